import { IconFileText } from '@tabler/icons-react'
import { votesFor } from '../../inbox/forms/answers.js'
import { capital, day, size } from '../../words/say.js'
import type { Candidate, Case } from '../the-case.js'
import css from './candidates.module.css'
import type { Line } from './line.js'
import { candidateWords } from './words.js'

const PURPOSES = { 'action-program': 'action_program', 'self-report': 'self_report' } as const

/** Of whom interests still matter. */
const STILL_IN: readonly Candidate['status'][] = ['active', 'selected']

/** What the case itself knows of each candidate: what they handed in, their votes, their interests. */
export function useCaseLines({ documents, votes, interests, candidates }: Case): Line[] {
  const say = candidateWords.use()
  const purposes = (['action-program', 'self-report'] as const).filter((purpose) =>
    documents.some((document) => document.purpose === purpose),
  )
  const counted = votes.filter(({ count, status }) => count && status === 'counted')
  return [
    ...(candidates.some(({ reason }) => reason)
      ? [{ key: 'why', label: say('why'), of: ({ reason }: Candidate) => reason }]
      : []),
    ...purposes.map((purpose) => ({
      key: purpose,
      label: say(PURPOSES[purpose]),
      of: ({ id }: Candidate) => {
        const document = documents.findLast((each) => each.purpose === purpose && each.uploadedBy.id === id)
        return document && <HandedIn document={document} />
      },
    })),
    ...counted.map(({ id, meetingOn, count, verdict }) => ({
      key: id,
      label: say('votes', { day: day(meetingOn) }),
      of: (candidate: Candidate) => {
        const given = count?.votes[candidate.id]
        const yes = votesFor(given)
        if (yes === undefined) return undefined
        return (
          <>
            <b>{yes}</b>
            {verdict && `/${verdict.denominator}`}
          </>
        )
      },
    })),
    ...(interests
      ? [
          {
            key: 'interests',
            label: say('interests'),
            of: ({ id, status }: Candidate) => {
              const declared = interests.find(({ candidate }) => candidate.id === id)
              if (!declared)
                return STILL_IN.includes(status) ? undefined : (
                  <span className={css.quiet}>{say('interestNoLonger')}</span>
                )
              if (declared.declaredOn === null) return say('notDeclared')
              if (declared.items.length === 0)
                return (
                  <span className={css.quiet}>{say('noInterest', { day: day(declared.declaredOn) })}</span>
                )
              return declared.items.map(({ kindName, what }) => (
                <span key={kindName + what} className={css.piece}>
                  {capital(kindName)}: {what}
                </span>
              ))
            },
          },
        ]
      : []),
  ]
}

function HandedIn({ document }: { document: Case['documents'][number] }) {
  const say = candidateWords.use()
  return (
    <>
      <a href={document.content} download={document.fileName}>
        <IconFileText size={16} aria-hidden /> {say('fetched')}
      </a>
      <small>{say('handedIn', { day: day(document.uploadedAt), size: size(document.size) })}</small>
    </>
  )
}
