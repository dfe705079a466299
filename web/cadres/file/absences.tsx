import css from '../../records/records.module.css'
import { Entries, Section } from '../../records/section.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital, day } from '../../words/say.js'
import type { Registers } from '../cadres.js'
import { EndAbsence, EnterAbsence } from '../entries/absences.js'
import type { OfCadre } from '../entries/of-cadre.js'
import { cadreWords } from '../words.js'

/** When somebody was, is or will be away, and by which paper. */
export function Absences({ of, absences }: { of: OfCadre } & Pick<Registers, 'absences'>) {
  const say = cadreWords.use()
  const word = useVocabulary()
  const fromWhenToWhen = (from: string, to: string | null) => {
    if (to === null) return say('heldSince', { day: day(from) })
    // Ended on the day on which it began: entered by mistake.
    return to === from ? say('notAway', { day: day(from) }) : say('fromTo', { from: day(from), to: day(to) })
  }
  return (
    <Section title={say('absences')} beside={<EnterAbsence cadre={of} />}>
      <Entries of={absences.items} none={say('noAbsences')}>
        {({ id, kind, from, to, evidence, ended }) => (
          <li key={id}>
            <span className={css.between}>
              <b>{capital(word('absences', kind))}</b>
              {!ended && <EndAbsence cadre={of} id={id} what={word('absences', kind)} />}
            </span>
            <small>{capital(fromWhenToWhen(from, to))}</small>
            <small>{evidence}</small>
            {ended && <small>{say('backBy', { evidence: ended.evidence })}</small>}
          </li>
        )}
      </Entries>
    </Section>
  )
}
