import { day } from '../words/say.js'
import type { ProcedureFiltering } from './procedure-list.js'
import { procedureListWords } from './words.js'

/** What the address names, as a row tells it. */
export interface Titles {
  stage: string | undefined
  ruleSet: string | undefined
}

const SPANS = [
  ['launched', 'launchedFrom', 'launchedTo'],
  ['closed', 'closedFrom', 'closedTo'],
  ['waiting', 'waitingDaysFrom', 'waitingDaysTo'],
] as const

type Filter = keyof ProcedureFiltering['filters']

/** The filters that links carry and no field shows: each in words, and by which names it stands in the address. */
export function useLinkedFilters(
  filters: ProcedureFiltering['filters'],
  titles: Titles,
): { words: string; names: readonly Filter[] }[] {
  const say = procedureListWords.use()
  const { stage, ruleSet } = filters
  const spans = SPANS.flatMap(([of, first, last]) => {
    const [from, to] = [filters[first], filters[last]]
    const shown = of === 'waiting' ? (value: string) => value : day
    const words =
      from && to
        ? say(`${of}_within`, { from: shown(from), to: shown(to) })
        : from
          ? say(`${of}_from`, { from: shown(from) })
          : to && say(`${of}_to`, { to: shown(to) })
    return words ? [{ words, names: [first, last] }] : []
  })
  return [
    ...(stage ? [{ words: say('stage', { stage: titles.stage ?? stage }), names: ['stage'] as const }] : []),
    ...(ruleSet
      ? [{ words: say('ruleSet', { ruleSet: titles.ruleSet ?? ruleSet }), names: ['ruleSet'] as const }]
      : []),
    ...spans,
    ...(filters.unit && filters.below === 'false'
      ? [{ words: say('unitAlone'), names: ['below'] as const }]
      : []),
  ]
}
