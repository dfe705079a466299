import type { z } from 'zod'
import type { objections } from '../../../api/resources/publicity/schemas.js'
import { day, small } from '../../words/say.js'
import { AnswerObjection, RegisterObjection } from '../entries/publicity-entries.js'
import { Section } from '../section.js'
import type { Case } from '../the-case.js'
import css from './table.module.css'
import { tabWords } from './words.js'

type Published = Objections['items'][number]['about']
type Objections = z.output<typeof objections>

interface Shown {
  of: Case
  published: readonly Published[]
  /** Undefined for those who do not read the records of the case. */
  received: Objections | undefined
}

/** What was objected to what is public, and the answers; for those who read the records of the case. */
export function Objections({ of, published, received }: Shown) {
  const say = tabWords.use()
  const isAnythingPublic = published.length > 0
  return (
    <Section
      title={say('objections')}
      isFlush
      beside={received && <RegisterObjection of={of} published={published} />}
    >
      {!isAnythingPublic ? (
        <p className={css.foot}>{say('afterPublic')}</p>
      ) : !received ? (
        <p className={css.foot}>{say('notForReader')}</p>
      ) : received.items.length === 0 ? (
        <p className={css.foot}>{say('noObjection')}</p>
      ) : (
        <ul className={css.objections}>
          {received.items.map((objection) => (
            <Objection key={objection.number} of={of} objection={objection} />
          ))}
        </ul>
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
