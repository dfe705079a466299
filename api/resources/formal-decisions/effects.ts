import type pg from 'pg'
import type { z } from 'zod'
import { listRuleSets } from '../../../db/registers/rule-sets.js'
import { showDate } from '../../../domain/eligibility/wording.js'
import { isAboutOffice } from '../../../domain/procedure/procedure-kinds.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import { isInForce } from '../../../domain/rules/select-rule-set.js'
import { isBlockedBy } from '../../../domain/rules/values/eligibility-rules.js'
import type { FormalMeasure, IsoDate, Text } from '../../../domain/vocabulary.js'
import type { Language } from '../../words/language.js'
import type { effect } from './schemas.js'

type Effect = z.output<typeof effect>

/** What a measure does on that day, by the rule sets that are then in force. */
export async function effectsOn(
  client: pg.Pool | pg.ClientBase,
  on: IsoDate,
  language: Language,
): Promise<(measure: Measure) => Effect> {
  const rules = (await listRuleSets(client)).filter((each) => isInForce(each, on))
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
    inWords: standsInTheWay.length > 0 ? blocksUntil(endedOn)[language] : NOTHING[language],
  }
}

const blocks =
  (kind: string) =>
  ({ procedure }: RuleSet): boolean =>
    procedure?.kinds.some((each) => !isAboutOffice(each)) === true &&
    isBlockedBy(procedure.eligibility, kind as FormalMeasure)

function blocksUntil(endedOn: IsoDate | null): Text {
  const day = endedOn && showDate(endedOn)
  const until = day
    ? { vi: `trước ngày ${day.vi}`, en: `before ${day.en}` }
    : { vi: 'cho đến khi có quyết định chấm dứt', en: 'until a decision ends it' }
  return {
    vi: `Theo các bộ quy tắc này chưa được xác nhận điều kiện, trình, quyết định ${until.vi}; hồ sơ đang chạy dừng ở các bước đó, theo bộ quy tắc của hồ sơ.`,
    en: `Under these rule sets they are not confirmed, put up or decided on ${until.en}; running procedures stop at those steps, by the rules that they keep.`,
  }
}

const NOTHING = { vi: 'Hôm nay không chặn bước nào.', en: 'Today it stands in the way of nothing.' }
