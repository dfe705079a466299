import type pg from 'pg'
import type { z } from 'zod'
import type { FormalMeasure, RuleSet } from '../../domain/rules/rule-set.js'
import { isInForce } from '../../domain/rules/select-rule-set.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import type { Language } from '../language.js'
import { rulesInUse } from '../rule-sets/known.js'
import type { effect } from './schemas.js'

type Effect = z.output<typeof effect>

/** What a measure does on that day, by the rule sets that are then in force. */
export async function effectsOn(
  client: pg.Pool | pg.ClientBase,
  on: IsoDate,
  language: Language,
): Promise<(measure: Measure) => Effect> {
  const rules = (await rulesInUse(client)).map(({ ruleSet }) => ruleSet).filter((each) => isInForce(each, on))
  return (measure) => effectOf(measure, rules, { on, language })
}

interface Measure {
  kind: string
  decidedOn: IsoDate | null
  endedOn: IsoDate | null
}

function effectOf(
  { kind, decidedOn, endedOn }: Measure,
  rules: readonly RuleSet[],
  { on, language }: { on: IsoDate; language: Language },
): Effect {
  const isOver = endedOn !== null && endedOn <= on
  const standsInTheWay = isOver || (decidedOn !== null && decidedOn > on) ? [] : rules.filter(blocks(kind))
  return {
    blocks: standsInTheWay.map(({ title }) => title[language]),
    inWords: standsInTheWay.length > 0 ? BLOCKS[language] : NOTHING[language],
  }
}

const blocks =
  (kind: string) =>
  ({ procedure }: RuleSet): boolean =>
    procedure?.eligibility.blocks?.value.includes(kind as FormalMeasure) ?? false

const BLOCKS = {
  vi: 'Chưa được xác nhận điều kiện, trình và quyết định theo các bộ quy tắc này, cho đến khi có quyết định chấm dứt; hồ sơ đang chạy được đánh dấu và dừng ở các bước đó.',
  en: 'Under these rule sets nobody is confirmed, put up or decided on until a decision ends it; running procedures are marked, and stop at those steps.',
}
const NOTHING = { vi: 'Không còn hiệu lực chặn.', en: 'It stands in the way of nothing now.' }
