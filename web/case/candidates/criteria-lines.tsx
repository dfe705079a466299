import { IconCheck, IconQuestionMark, IconShieldCheck, IconX } from '@tabler/icons-react'
import { day } from '../../words/say.js'
import type { Candidate, Case } from '../the-case.js'
import css from './candidates.module.css'
import type { Line } from './line.js'
import { candidateWords } from './words.js'

type Checked = Case['eligibility'][number]
type Result = Checked['results'][number]

/** How many criteria each meets, then each criterion with its evidence: what is not met comes first. */
export function useCriteriaLines({ eligibility }: Case): Line[] {
  const say = candidateWords.use()
  if (eligibility.length === 0) return []
  const of = ({ id }: Candidate) => eligibility.find(({ candidate }) => candidate.id === id)
  const criteria = new Map<string, { title: string; article: string; isMet: boolean }>()
  for (const { results } of eligibility)
    for (const { criterion, title, article, answer } of results) {
      const isMet = answer === 'met' && criteria.get(criterion)?.isMet !== false
      criteria.set(criterion, { title, article, isMet })
    }
  const ordered = [...criteria].sort(([, a], [, b]) => Number(a.isMet) - Number(b.isMet))
  return [
    {
      key: 'criteria',
      label: say('criteria'),
      of: (candidate) => {
        const checked = of(candidate)
        return checked && <Summary checked={checked} />
      },
    },
    ...ordered.map(([criterion, { title, article }]) => {
      const resultOf = (candidate: Candidate) =>
        of(candidate)?.results.find((each) => each.criterion === criterion)
      return {
        key: criterion,
        label: title,
        article,
        isPlain: (candidate: Candidate) => resultOf(candidate)?.answer === 'met',
        of: (candidate: Candidate) => {
          const result = resultOf(candidate)
          return result && <Answer result={result} />
        },
      }
    }),
  ]
}

function Summary({ checked: { met, results, on } }: { checked: Checked }) {
  const say = candidateWords.use()
  const [isMet, isWaived] = (['met', 'waived'] as const).map(
    (answer) => results.filter((result) => result.answer === answer).length,
  )
  const count = { met: (isMet ?? 0) + (isWaived ?? 0), all: results.length }
  const words =
    results.length === 0 ? say(met ? 'allMet' : 'notAllMet') : say(isWaived ? 'metWithWaivers' : 'met', count)
  return (
    <>
      <b className={css.answer} data-answer={met ? 'met' : 'not-met'}>
        {met ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
        {words}
      </b>
      <small>{say('checkedOn', { day: day(on) })}</small>
    </>
  )
}

const ICONS = {
  met: IconCheck,
  'not-met': IconX,
  unknown: IconQuestionMark,
  waived: IconShieldCheck,
} as const
const WORDS = {
  met: 'answer_met',
  'not-met': 'answer_not_met',
  unknown: 'answer_unknown',
  waived: 'answer_waived',
} as const

/** The answer by its shape and word, and what it rests on. */
function Answer({ result: { answer, evidence, waiver, waivable, mayBeWaivedBy } }: { result: Result }) {
  const say = candidateWords.use()
  const Icon = ICONS[answer]
  return (
    <span className={css.criterion}>
      <span className={css.answer} data-answer={answer}>
        <Icon size={16} aria-hidden />
        <span className={answer === 'met' ? 'unseen' : undefined}>{say(WORDS[answer])}</span>
      </span>
      <span>
        {evidence}
        {waiver && <small>{say('waivedBecause', { day: day(waiver.on), reason: waiver.reason })}</small>}
        {waiver?.paper && (
          <small>
            {say('waivedByPaper', { number: waiver.paper.number, day: day(waiver.paper.signedOn) })}
          </small>
        )}
        {waivable && mayBeWaivedBy && (answer === 'not-met' || answer === 'unknown') && (
          <small>{say('waivable', { by: mayBeWaivedBy })}</small>
        )}
      </span>
    </span>
  )
}
