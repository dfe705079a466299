import css from '../../records/records.module.css'
import { useVocabulary } from '../../server/vocabulary.js'
import { ageOn, born, capital, today } from '../../words/say.js'
import type { CadreFile } from '../cadres.js'
import { cadreWords } from '../words.js'

/** Who somebody is: born when, of where, with which degrees. */
export function PersonFacts({ file }: { file: CadreFile }) {
  const say = cadreWords.use()
  const word = useVocabulary()
  const { bornOn, sex, ethnicity, originUnit, degrees, email } = file
  const facts = [
    ['bornOn', bornOn && say('bornAndAge', { day: born(bornOn), count: ageOn(bornOn, today()) })],
    ['sexAndEthnicity', [sex && say(`sex_${sex}`), ethnicity].filter(Boolean).join(', ')],
    ['origin', originUnit],
    ['degrees', degrees.map((degree) => capital(word('degrees', degree))).join(', ')],
    ['email', email],
  ] as const
  return (
    <dl className={`${css.card} ${css.facts}`}>
      {facts.map(([key, value]) => (
        <div key={key} data-wide={key === 'email' || undefined}>
          <dt>{say(key)}</dt>
          <dd>{value || say('notEntered')}</dd>
        </div>
      ))}
    </dl>
  )
}
