import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useVocabulary } from '../server/vocabulary.js'
import { useRunning } from './asked.js'
import { launchWords } from './words.js'

/** The procedures that already run for a post, each a way to its page. */
export function Running({ post }: { post: string }) {
  const say = launchWords.use()
  const word = useVocabulary()
  const { data } = useRunning(post)
  if (!data || data.items.length === 0) return null
  return (
    <Alert color="dong" icon={<IconAlertTriangle />} title={say('running')} m={16}>
      <ul>
        {data.items.map(({ id, number, kind, status }) => (
          <li key={id}>
            <Link href={`/procedures/${encodeURIComponent(id)}`}>
              {say('runningOne', { number, kind: word('procedureKinds', kind) })}
            </Link>
            , {word('caseStatuses', status)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
