import { Button, Group } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { papersOfCase } from '../../api/resources/papers/schemas.js'
import { Section } from '../case/section.js'
import { LineField } from '../parts/fields/text-fields.js'
import { Failed, Loading } from '../parts/loading.js'
import css from '../records/records.module.css'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'
import type { TemplatedPaper } from './templates.js'
import { templateWords } from './words.js'

type Papers = z.output<typeof papersOfCase>

/** The paper of a procedure, as it is made now: by which template, and the file. */
export function TryTemplate({ of }: { of: TemplatedPaper }) {
  const say = templateWords.use()
  const [typed, type] = useState('')
  const [asked, askFor] = useState<string>()
  return (
    <Section title={say('try')}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          askFor(typed.trim() || undefined)
        }}
      >
        <Group align="end" gap={12}>
          <LineField
            label={say('number')}
            description={say('numberHint')}
            longest={120}
            value={typed}
            onChange={(event) => type(event.target.value)}
          />
          <Button type="submit" variant="default">
            {say('tryNow')}
          </Button>
        </Group>
      </form>
      {asked && <Made id={asked} of={of} />}
    </Section>
  )
}

function Made({ id, of }: { id: string; of: TemplatedPaper }) {
  const say = templateWords.use()
  const { data, error, refetch } = useQuery({
    queryKey: ['papers-tried', id, of.paper, currentLanguage()],
    queryFn: ({ signal }) => ask<Papers>(`/v1/procedures/${encodeURIComponent(id)}/papers`, { signal }),
    // A template may be uploaded or withdrawn meanwhile.
    staleTime: 0,
  })
  if (error) return <Failed error={error} again={refetch} />
  if (!data) return <Loading />
  const papers = data.items.filter(({ paper }) => paper === of.paper)
  if (papers.length === 0) return <p className={css.quiet}>{say('tryNone', { paper: of.title })}</p>
  return (
    <ul>
      {papers.map(({ content, title, about, template }) => (
        <li key={content}>
          <a href={content} download>
            <IconDownload size={16} aria-hidden /> {about ?? title}
          </a>{' '}
          <small>
            {template ? say('tryBy', { name: template.fileName, unit: template.unit }) : say('tryOwn')}
          </small>
        </li>
      ))}
    </ul>
  )
}
