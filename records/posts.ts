import type pg from 'pg'
import {
  insertPost,
  insertSeats,
  listKnownGroups,
  type PostCircle,
  type PostRow,
  type PostValues,
  touchPost,
  updatePost,
} from '../db/registers/posts.js'
import { localDate } from '../domain/deadlines/dates.js'
import type { PostId } from '../domain/vocabulary.js'
import { PLACES, requireOwnLevel } from './rights/post-circles.js'
import { knownPost } from './rights/posts.js'
import { audit, differences } from './use-case/audit.js'
import { requireValid } from './use-case/invalid-input.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'
import { requireVersion, type VersionRead } from './use-case/version.js'

/** A new post, with how many seats it has. */
export interface PostAdded extends PostValues {
  seats: number
}

/** Adds a post; its seats are vacant. @throws Refused wrong-level; invalid-input at the groups that are not there */
export const addPost = under(
  'admins-of-unit-of-post',
  refuses(requireOwnLevel),
  async ({ client, caller, at }, { seats, ...values }: PostAdded): Promise<PostRow> => {
    await requireOwnLevel(client, caller, { after: values })
    await requireKnownGroups(client, values)
    await insertPost(client, values)
    await insertSeats(client, values.id, seats, localDate(at))
    const row = await knownPost(client, values.id)
    const after = { ...valuesOf(row), seats: seatIds(row) }
    await audit(client, caller, at, { what: 'post-created', after })
    return row
  },
)

/** What is left out stays as it is. */
export interface PostChanged extends Partial<Omit<PostValues, 'id' | 'unitId'>> {
  id: PostId
  read: VersionRead
}

/** @throws Refused wrong-level; the version; invalid-input at the groups that are not there */
export const changePost = under(
  'admins-of-post',
  refuses(requireOwnLevel, requireVersion),
  async ({ client, caller, at, granted: before }, { read, ...changed }: PostChanged): Promise<PostRow> => {
    const values = { ...valuesOf(before), ...changed }
    await requireOwnLevel(client, caller, { before: valuesOf(before), after: values })
    requireVersion(read, before)
    await requireKnownGroups(client, changed)
    await updatePost(client, values)
    const after = await knownPost(client, before.id)
    const change = differences(valuesOf(before), valuesOf(after))
    await audit(client, caller, at, { what: 'post-changed', ...change })
    return after
  },
)

/** Adds seats after the last one; they are vacant. */
export const addSeats = under(
  'admins-of-post',
  refuses(),
  async (
    { client, caller, at, granted: before },
    { id, count }: { id: PostId; count: number },
  ): Promise<PostRow> => {
    await insertSeats(client, id, count, localDate(at))
    await touchPost(client, id)
    const row = await knownPost(client, id)
    const change = differences({ id, seats: seatIds(before) }, { id, seats: seatIds(row) })
    await audit(client, caller, at, { what: 'seats-added', ...change })
    return row
  },
)

async function requireKnownGroups(client: pg.ClientBase, circle: Partial<PostCircle>): Promise<void> {
  const named = PLACES.flatMap((role) => circle[role] ?? [])
  const groups = await listKnownGroups(client, named)
  const unknown = PLACES.filter((role) => circle[role] !== undefined && !groups.has(circle[role]))
  requireValid(unknown.map((field) => ({ field, code: 'unknown-group' })))
}

const seatIds = ({ seats }: PostRow) => seats.map(({ id }) => id)

function valuesOf({ circle, ...post }: PostRow): PostValues {
  const { managingBody, electorate, office, reviewers, tellers } = circle
  const { id, unit, title, level, filledBy, degree, termMonths, isByStructure } = post
  return {
    ...{ id, unitId: unit.id, title, level, filledBy, degree, termMonths, isByStructure },
    managingBody: managingBody.id,
    electorate: electorate.id,
    office: office.id,
    reviewers: reviewers.id,
    tellers: tellers.id,
  }
}
