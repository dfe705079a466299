import type { Client } from '../../db/pool.js'
import {
  listPlannable,
  listPlannablePosts,
  listPlannedPeople,
  type PlannableRow,
} from '../../db/reads/plannable.js'
import { type CapBroken, capsBroken } from '../../domain/planning/caps.js'
import type { PlannablePost, PlannedPerson } from '../../domain/planning/structure.js'
import { type Move, type Moves, type WhatIf, whatIf } from '../../domain/planning/what-if.js'
import type { FieldCode, FieldRefusal } from '../../domain/records/field-codes.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { type Caller, readsRecordOf } from '../rights/caller.js'
import { requireValid } from '../use-case/invalid-input.js'
import { conditionsTold } from './entry-caps.js'
import { countsOf, type UnitPlanning } from './structure.js'

/** The structure as it would be, and what of the additions would be refused then. Nothing changes. */
export interface WhatIfMoved extends Omit<WhatIf, 'planned'> {
  broken: (Move & CapBroken)[]
}

/** @throws Refused invalid-input at each move that cannot be made */
export async function whatIfMoved(
  client: Client,
  caller: Caller,
  planning: UnitPlanning,
  moves: Moves,
): Promise<WhatIfMoved> {
  const { targets, on } = planning
  const { people, posts, planned, counts } = await concernedBy(client, planning, moves)
  requireValid(wrongMoves(moves, { caller, people, posts, planned }))
  const add = moves.add.map(({ personId, postId }) => {
    const { sex = null, bornOn = null } = people.get(personId) ?? {}
    return { personId, postId, sex, bornOn }
  })
  // The posts of those who are planned, too: somebody may stay in a level by another of them.
  const concerned = { posts: [...posts, ...planned], planned, counts }
  const result = whatIf(targets, concerned, { add, remove: moves.remove }, on)
  const { planned: after, ...structures } = result
  const broken = moves.add.flatMap((move) =>
    brokenBy(planning, caller, { move, after, person: people.get(move.personId), moves, posts }),
  )
  return { ...structures, broken }
}

/** The people and the posts of the moves with all that is planned of them in the unit, and the counts of everything. */
async function concernedBy(client: Client, planning: UnitPlanning, { add, remove }: Moves) {
  const { unit, on } = planning
  const personIds = (moves: readonly Move[]) => [...new Set(moves.map(({ personId }) => personId))]
  const postIds = [...new Set([...add, ...remove].map(({ postId }) => postId))]
  const [people, posts, planned, counts] = await Promise.all([
    listPlannable(client, personIds([...add, ...remove]), on),
    listPlannablePosts(client, unit.id, postIds),
    listPlannedPeople(client, unit.id, { on, people: personIds([...add, ...remove]), posts: postIds }),
    countsOf(client, planning),
  ])
  return { people, posts, planned, counts }
}

interface Known {
  posts: readonly PlannablePost[]
  planned: readonly PlannedPerson[]
  caller: Caller
  people: ReadonlyMap<PersonId, PlannableRow>
}

/**
 * Posts of the unit, nobody twice, nobody who is planned already or is not; and people whose files are open alone: what one of
 * them makes of the shares tells their sex and age, whether they are added or removed.
 */
function wrongMoves({ add, remove }: Moves, { caller, people, posts, planned }: Known): FieldRefusal[] {
  const isPlanned = (move: Move) => planned.some(isSame(move))
  const isOpen = ({ personId: id }: Move): boolean => {
    const unitId = people.get(id)?.unitId
    return unitId ? readsRecordOf(caller, { id, unitId }) : false
  }
  return [
    ...add.flatMap((move, index) => {
      const open = isOpen(move)
      return [
        ...wrong(!open, `add.${index}.personId`, 'unknown-cadre'),
        ...wrong(open && isPlanned(move), `add.${index}`, 'already-planned'),
        ...always('add', add, index),
      ]
    }),
    ...remove.flatMap((move, index) => [
      ...wrong(!isOpen(move), `remove.${index}.personId`, 'unknown-cadre-in-reach'),
      ...wrong(!isPlanned(move), `remove.${index}`, 'not-planned'),
      ...always('remove', remove, index),
    ]),
  ]

  function always(side: string, moves: readonly Move[], index: number): FieldRefusal[] {
    const move = moves[index]
    if (!move) return []
    const isOfUnit = posts.some(({ postId }) => postId === move.postId)
    return [
      ...wrong(!isOfUnit, `${side}.${index}.postId`, 'post-outside-unit'),
      ...wrong(moves.slice(0, index).some(isSame(move)), `${side}.${index}`, 'named-twice'),
    ]
  }
}

const wrong = (isWrong: boolean, field: string, code: FieldCode): FieldRefusal[] =>
  isWrong ? [{ field, code }] : []

const isSame = (move: Move) => (other: Move) =>
  other.personId === move.personId && other.postId === move.postId

interface Addition {
  move: Move
  after: readonly PlannedPerson[]
  person: PlannableRow | undefined
  moves: Moves
  posts: readonly PlannablePost[]
}

/** What one addition would break, the planning being as it would be with all the others. */
function brokenBy(
  { targets, on }: UnitPlanning,
  caller: Caller,
  { move, after, person, moves, posts }: Addition,
) {
  const post = posts.find(({ postId }) => postId === move.postId)
  if (!post) return []
  const own = ({ personId }: Move) => personId === move.personId
  const gone = moves.remove.filter(own).map(({ postId }) => postId)
  const come = moves.add.filter(own).flatMap(({ postId }) => posts.filter((post) => post.postId === postId))
  const broken = capsBroken(targets.planning, {
    personId: move.personId,
    post,
    plannedForPost: after.flatMap(({ personId, postId }) => (postId === move.postId ? [personId] : [])),
    plannedOfPerson: [...(person?.planned ?? []).filter(({ postId }) => !gone.includes(postId)), ...come],
    holds: person?.holds ?? [],
  })
  // Of the present term: the months are counted on the day of the trial.
  const asked = { ...post, term: '', approvedOn: on }
  const conditions = person ? conditionsTold(targets.planning, caller, person, asked) : []
  return [...broken, ...conditions].map((cap) => ({ ...move, ...cap }))
}
