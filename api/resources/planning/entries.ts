import type { PlanningRow } from '../../../db/registers/planning.js'
import { leavingSentence, reviewDueOn } from '../../../domain/planning/leaving.js'
import { type Caller, readsRecordOf } from '../../../records/rights/caller.js'
import { planningRules } from '../../../records/rules-in-force.js'
import type { Shown } from '../../http/answer.js'
import { say } from '../../words/language.js'

/** Why somebody left, and what a review notes, may be a discipline: for those who read records, and the person. */
function readsReason(caller: Caller, { person, post }: PlanningRow): boolean {
  return [person.unitId, post.unitId].some((unitId) => readsRecordOf(caller, { id: person.id, unitId }))
}

/** Entries as the caller may see them; the day of the next review is by the rules in force today. */
export async function entryView({ client, caller, language, today }: Omit<Shown, 'of'>) {
  const rules = await planningRules(client, today)
  return (row: PlanningRow) => {
    const open = readsReason(caller, row)
    const reason = row.leftGrounds ? leavingSentence(row.leftGrounds)[language] : row.leftReason
    const [latest] = row.reviews
    const due =
      rules && row.leftOn === null
        ? (reviewDueOn(rules.planning, {
            ...{ approvedOn: row.approvedOn, reviewedOn: latest?.on ?? null },
          }) ?? null)
        : null
    return {
      id: row.id,
      person: { id: row.person.id, name: row.person.name },
      holds: row.holds && say(row.holds, language),
      post: { id: row.post.id, title: say(row.post.title, language) },
      level: row.level,
      term: row.term,
      approvedOn: row.approvedOn,
      leftOn: row.leftOn,
      ...(open && { leftReason: reason }),
      reviews: row.reviews.map(({ note, ...review }) => ({ ...review, ...(open && { note }) })),
      reviewDueOn: due,
      version: row.version,
    }
  }
}

/** As `entryView`, of one entry. */
export const showEntry = async (row: PlanningRow, shown: Omit<Shown, 'of'>) => (await entryView(shown))(row)
