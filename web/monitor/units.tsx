import type { Summary } from './figures.js'
import { LooksTable } from './looks-table.js'
import { monitorWords } from './words.js'

/** How many procedures each unit has, with those below it; of which unit it is, where not all are of one. */
export function Units({ summary }: { summary: Summary }) {
  const say = monitorWords.use()
  const isOfOne = new Set(summary.byUnit.map(({ parent }) => parent?.id)).size < 2
  const rows = summary.byUnit.map(({ unit, parent, below, ...looks }) => ({
    key: unit.id,
    title: below ? unit.name : say('unitItself', { unit: unit.name }),
    within: isOfOne ? undefined : parent?.name,
    query: { unit: unit.id, ...(!below && { below: 'false' }) },
    ...looks,
  }))
  return rows.length > 0 ? <LooksTable id="units" title={say('byUnit')} of={say('unit')} rows={rows} /> : null
}
