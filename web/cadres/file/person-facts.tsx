import css from '../../records/records.module.css'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital } from '../../words/say.js'
import type { CadreFile } from '../cadres.js'
import { cadreWords } from '../words.js'

/** Who somebody is: born when, of where, with which degrees. */
export function PersonFacts({ file }: { file: CadreFile }) {
  const say = cadreWords.use()
  const word = useVocabulary()
  const { bornOn, sex, ethnicity, originUnit, degrees, email } = file
  const facts = [
    ['bornOn', bornOn && born(bornOn)],
    ['sexAndEthnicity', [sex && say(`sex_${sex}`), ethnicity].filter(Boolean).join(', ')],
    ['origin', originUnit],
    ['degrees', degrees.map((degree) => capital(word('degrees', degree))).join(', ')],
    ['email', email],
  ] as const
  return (
    <dl className={`${css.card} ${css.facts}`}>
      {facts.map(([key, value]) => (
        <div key={key}>
          <dt>{say(key)}</dt>
          <dd>{value || say('notEntered')}</dd>
        </div>
      ))}
    </dl>
  )
}

/** 19/07/1979; 07/1979 or 1979 where older files know no more. */
const born = (on: string): string => on.split('-').reverse().join('/')
