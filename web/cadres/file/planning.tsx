import { Entries, Section } from '../../records/section.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { day } from '../../words/say.js'
import type { CadreDetails } from '../cadres.js'
import { cadreWords } from '../words.js'

/** For which posts somebody is planned, or was. */
export function Planning({ entries }: { entries: CadreDetails['planning'] }) {
  const say = cadreWords.use()
  // A reason in somebody's words, or the code of whoever left by being appointed.
  const word = useVocabulary()
  return (
    <Section title={say('planning')}>
      <Entries of={entries} none={say('noPlanning')}>
        {({ id, post, term, approvedOn, leftOn, leftReason }) => (
          <li key={id}>
            {leftOn ? post.title : <b>{post.title}</b>}
            <small>{say('planned', { term, day: day(approvedOn) })}</small>
            {leftOn && (
              <small>
                {say('left', { day: day(leftOn) })}
                {leftReason && `: ${word('candidateStatuses', leftReason)}`}
              </small>
            )}
          </li>
        )}
      </Entries>
    </Section>
  )
}
