import { Link } from 'wouter'
import { Failed, Loading } from '../../parts/loading.js'
import { Entries, Section } from '../../records/section.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital } from '../../words/say.js'
import { useCasesOf } from '../cadres.js'
import { cadreWords } from '../words.js'

/** The open procedures in which somebody is a candidate. */
export function OpenCases({ of }: { of: string }) {
  const say = cadreWords.use()
  const word = useVocabulary()
  const { data, error, refetch } = useCasesOf(of)
  return (
    <Section title={say('cases')}>
      {error ? <Failed error={error} again={refetch} /> : !data && <Loading lines={2} />}
      {data && (
        <Entries of={data.items} none={say('noCases')}>
          {({ id, kind, number, post, stage }) => (
            <li key={id}>
              <Link href={`/procedures/${encodeURIComponent(id)}`}>
                {capital(word('procedureKinds', kind))}, {say('caseNumber', { number })}
              </Link>
              <small>{post.name}</small>
              {stage && <small>{stage.title}</small>}
            </li>
          )}
        </Entries>
      )}
    </Section>
  )
}
