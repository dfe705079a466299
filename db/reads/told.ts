import type { Notice } from '../../domain/procedure/change.js'
import type { IsoDate, PersonId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { columnsOfNotice, recipientsOf } from '../sql/notice-recipients.js'

/** Of each of these sets of notices of a case, how many people would be told. */
export async function countTold(
  client: Client,
  sets: readonly (readonly Notice[])[],
  { on, launchedBy }: { on: IsoDate; launchedBy: PersonId },
): Promise<number[]> {
  const notices = sets.flatMap((set, of) => set.map((notice) => ({ of, ...columnsOfNotice(notice) })))
  if (notices.length === 0) return sets.map(() => 0)
  const { rows } = await client.query<{ of: number; told: number }>({
    name: 'count-told',
    text: `WITH ${recipientsOf({ notices: '$1', on: '$2', launchedBy: '$3', more: '"of" int' })}
           SELECT "of", count(DISTINCT recipient)::int AS told FROM told GROUP BY "of"`,
    values: [JSON.stringify(notices), on, launchedBy],
  })
  const counted = new Map(rows.map(({ of, told }) => [of, told]))
  return sets.map((_, of) => counted.get(of) ?? 0)
}
