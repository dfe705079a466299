import type { z } from 'zod'
import type { objections } from '../../../api/resources/publicity/schemas.js'
import { Failed, Loading } from '../../parts/loading.js'
import { day, small } from '../../words/say.js'
import { AnswerObjection, RegisterObjection } from '../entries/publicity-entries.js'
import { Section } from '../section.js'
import type { Case } from '../the-case.js'
import { isNotForReader, usePartOfCase } from './part-of-case.js'
import css from './table.module.css'
import { tabWords } from './words.js'

type Published = Objections['items'][number]['about']
type Objections = z.output<typeof objections>

/** What was objected to what is public, and the answers; for those who read the records of the case. */
export function Objections({ of, published }: { of: Case; published: readonly Published[] }) {
  const say = tabWords.use()
  const isAnythingPublic = published.length > 0
  const { data, error, refetch } = usePartOfCase<Objections>(of.id, 'objections', isAnythingPublic)
  return (
    <Section
      title={say('objections')}
      isFlush
      beside={data && <RegisterObjection of={of} published={published} />}
    >
      {!isAnythingPublic ? (
        <p className={css.foot}>{say('afterPublic')}</p>
      ) : data?.items.length === 0 ? (
        <p className={css.foot}>{say('noObjection')}</p>
      ) : data ? (
        <ul className={css.objections}>
          {data.items.map((objection) => (
            <Objection key={objection.number} of={of} objection={objection} />
          ))}
        </ul>
      ) : isNotForReader(error) ? (
        <p className={css.foot}>{say('notForReader')}</p>
      ) : error ? (
        <Failed error={error} again={refetch} />
      ) : (
        <Loading lines={3} />
      )}
    </Section>
  )
}

function Objection({ of, objection }: { of: Case; objection: Objections['items'][number] }) {
  const say = tabWords.use()
  const { number, about, receivedOn, from, content, answeredOn, answer } = objection
  const facts = [say('received', { day: day(receivedOn) }), ...(from ? [say('from', { name: from })] : [])]
  return (
    <li>
      <h3>{say('objection', { number, what: small(say(`what_${about}`)) })}</h3>
      <p className={css.meta}>{facts.join(' · ')}</p>
      <p>{content}</p>
      <div className={css.answer}>
        <b>{answeredOn ? say('answered', { day: day(answeredOn) }) : say('unanswered')}</b>
        {answer && <p>{answer}</p>}
        {!answeredOn && <AnswerObjection of={of} number={number} />}
      </div>
    </li>
  )
}
