import type pg from 'pg'
import { Refused } from '../../db/refused.js'
import {
  type GroupRow,
  listCirclesBeside,
  listKnownGroups,
  type PostCircle,
  type PostValues,
} from '../../db/registers/posts.js'
import type { GroupId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers } from './caller.js'

/** The places in which groups act on a post. */
export const PLACES = [
  'managingBody',
  'electorate',
  'office',
  'reviewers',
  'tellers',
] as const satisfies (keyof PostCircle)[]

/** A post as it is to be, and as it was; a new one was not. */
interface Placing {
  before?: PostValues
  after: PostValues
}
type Beside = Awaited<ReturnType<typeof listCirclesBeside>>

/**
 * Who launches and decides on a post is not changed from below. A place gets another group by whoever administers the units of
 * both; a new post gets groups of units that one administers, or such as already act in that place on posts of its unit. Where
 * groups of another level act on posts of the same unit and level, so they do on a post that is added or raised to it.
 * @throws Refused wrong-level at the first place that is for others to fill
 */
export const requireOwnLevel = refusing(
  ['wrong-level'],
  async (
    client: pg.ClientBase,
    { administers }: Pick<Caller, 'administers'>,
    placing: Placing,
  ): Promise<void> => {
    if (administers === 'all') return
    const beside = await listCirclesBeside(client, placing.after)
    const groups = await groupsIn(client, [...Object.values(placing), ...beside])
    const beyond = (id: GroupId): GroupRow | undefined => {
      const group = groups.get(id)
      return group && !covers(administers, group.unitId) ? group : undefined
    }
    for (const field of PLACES) {
      const group = ofOthers(field, { ...placing, beside, beyond })
      if (group) throw new Refused({ code: 'wrong-level', office: group.id, name: group.name, field })
    }
  },
)

/** The group of another level that the caller may not put there, or not replace. */
function ofOthers(
  field: keyof PostCircle,
  {
    before,
    after,
    beside,
    beyond,
  }: Placing & { beside: Beside; beyond: (group: GroupId) => GroupRow | undefined },
): GroupRow | undefined {
  const group = after[field]
  if (before && before[field] !== group) {
    const other = beyond(before[field]) ?? beyond(group)
    if (other) return other
  }
  if (!before && !beside.some((post) => post[field] === group) && beyond(group)) return beyond(group)
  if (before?.level === after.level || beyond(group)) return undefined
  const levelled = beside.find(({ level, ...post }) => level === after.level && beyond(post[field]))
  return levelled && beyond(levelled[field])
}

const groupsIn = (client: pg.ClientBase, circles: readonly PostCircle[]): Promise<Map<GroupId, GroupRow>> =>
  listKnownGroups(
    client,
    circles.flatMap((circle) => PLACES.map((field) => circle[field])),
  )
