import type { Client } from '../../db/pool.js'
import { listPlannable, type PlannableRow } from '../../db/reads/plannable.js'
import { type CapBroken, capsBroken } from '../../domain/planning/caps.js'
import type { PlannedPerson } from '../../domain/planning/structure.js'
import { type Move, type Moves, type WhatIf, whatIf } from '../../domain/planning/what-if.js'
import type { FieldCode, FieldRefusal } from '../../domain/records/field-codes.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { type Caller, covers } from '../rights/caller.js'
import { requireValid } from '../use-case/invalid-input.js'
import type { UnitPlanning } from './structure.js'

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
  const ids = [...new Set(moves.add.map(({ personId }) => personId))]
  const people = await listPlannable(client, ids, on)
  requireValid(wrongMoves(moves, { ...planning, caller, people }))
  const add = moves.add.map(({ personId, postId }) => {
    const { sex = null, bornOn = null } = people.get(personId) ?? {}
    return { personId, postId, sex, bornOn }
  })
  const { planned: after, ...result } = whatIf(targets, planning, { add, remove: moves.remove }, on)
  const broken = moves.add.flatMap((move) =>
    brokenBy(planning, { move, after, person: people.get(move.personId), moves }),
  )
  return { ...result, broken }
}

interface Known extends Pick<UnitPlanning, 'posts' | 'planned'> {
  caller: Caller
  people: ReadonlyMap<PersonId, PlannableRow>
}

/** Posts of the unit, people who may be known of, nobody twice, nobody who is planned already or is not. */
function wrongMoves({ add, remove }: Moves, { caller, people, posts, planned }: Known): FieldRefusal[] {
  const isPlanned = (move: Move) => planned.some(isSame(move))
  return [
    ...add.flatMap((move, index) => {
      const unitId = people.get(move.personId)?.unitId
      const open = unitId ? covers(caller.readsRecords, unitId) : false
      return [
        ...wrong(!open, `add.${index}.personId`, 'unknown-cadre'),
        ...wrong(open && isPlanned(move), `add.${index}`, 'already-planned'),
        ...always('add', add, index),
      ]
    }),
    ...remove.flatMap((move, index) => [
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
}

/** What one addition would break, the planning being as it would be with all the others. */
function brokenBy({ targets, posts }: UnitPlanning, { move, after, person, moves }: Addition) {
  const level = posts.find(({ postId }) => postId === move.postId)?.level
  if (!level) return []
  const own = ({ personId }: Move) => personId === move.personId
  const gone = moves.remove.filter(own).map(({ postId }) => postId)
  const come = moves.add.filter(own).flatMap(({ postId }) => posts.filter((post) => post.postId === postId))
  const broken = capsBroken(targets.planning, {
    personId: move.personId,
    post: { postId: move.postId, level },
    plannedForPost: after.flatMap(({ personId, postId }) => (postId === move.postId ? [personId] : [])),
    plannedOfPerson: [...(person?.planned ?? []).filter(({ postId }) => !gone.includes(postId)), ...come],
    holds: person?.holds ?? [],
  })
  return broken.map((cap) => ({ ...move, ...cap }))
}
