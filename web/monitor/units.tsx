import { useMe } from '../server/session.js'
import type { Summary } from './figures.js'
import { LooksTable } from './looks-table.js'
import { monitorWords } from './words.js'

/** How many procedures each unit has, with those below it; of which unit it is, where that is not the reader's own. */
export function Units({ summary }: { summary: Summary }) {
  const say = monitorWords.use()
  const own = useMe().roles.map(({ unit }) => unit.id)
  const rows = summary.byUnit.map(({ unit, parent, below, ...looks }) => ({
    key: unit.id,
    title: below ? unit.name : say('unitItself', { unit: unit.name }),
    within: parent && own.includes(parent.id) ? undefined : parent?.name,
    query: { unit: unit.id, ...(!below && { below: 'false' }) },
    ...looks,
  }))
  return rows.length > 0 ? <LooksTable id="units" title={say('byUnit')} of={say('unit')} rows={rows} /> : null
}
