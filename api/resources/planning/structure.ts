import type { Router } from 'express'
import type pg from 'pg'
import {
  listPlannable,
  listPlannablePosts,
  listPlannedPeople,
  type PlannableRow,
} from '../../../db/registers/planning.js'
import { findUnit } from '../../../db/registers/units.js'
import { capsBroken } from '../../../domain/planning/caps.js'
import {
  type LevelStructure,
  type PlannablePost,
  type PlannedPerson,
  planningStructure,
} from '../../../domain/planning/structure.js'
import { whatIf } from '../../../domain/planning/what-if.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import { isInForce } from '../../../domain/rules/select-rule-set.js'
import type { IsoDate, PersonId, PostId } from '../../../domain/vocabulary.js'
import { type Caller, covers, type Reach, requireReach } from '../../../records/rights/caller.js'
import { today } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import { operation, serve } from '../../http/openapi.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput } from '../../problems/problem.js'
import type { FieldError } from '../../problems/rows.js'
import { type Language, say } from '../../words/language.js'
import { rulesInUse } from '../rule-sets/known.js'
import { planningRules } from './entries.js'
import { capSentence } from './entry-caps.js'
import { structure, structureQuery, whatIfBody, whatIfResult } from './schemas.js'

const structureOperation = operation({
  method: 'get',
  path: '/v1/planning/structure',
  tag: 'Planning',
  summary: {
    vi: 'Cơ cấu quy hoạch so với chỉ tiêu',
    en: 'The structure of the planning against its targets',
  },
  description: {
    vi: 'Chỉ tiêu chưa đạt thì cảnh báo, không chặn.',
    en: 'A target that is missed warns; it blocks nothing.',
  },
  query: structureQuery,
  answers: { 200: { description: 'By level of posts', schema: structure } },
  problems: ['not-permitted'],
})

const whatIfOperation = operation({
  method: 'post',
  path: '/v1/planning/what-if',
  tag: 'Planning',
  summary: { vi: 'Thử đưa vào, đưa ra khỏi quy hoạch', en: 'What if people were added or removed' },
  description: {
    vi: 'Không thay đổi gì: chỉ nêu cơ cấu trước và sau, các chỉ tiêu đổi trạng thái và các giới hạn bị vượt.',
    en: 'Changes nothing: the structure before and after, the verdicts that change, the caps that would be broken.',
  },
  body: whatIfBody,
  answers: { 200: { description: 'Before and after', schema: whatIfResult } },
  problems: ['not-permitted'],
})

/** The planning of a unit against its targets, as it is and as it would be. */
export function serveStructure(router: Router, deps: ApiDeps): void {
  serve(router, structureOperation, async ({ caller, query, language, response }) => {
    const asked = await askedOf(deps, query, caller.sees)
    const { targets, posts, planned, on } = asked
    const levels = planningStructure(targets, posts, planned, on)
    const open = covers(caller.readsRecords, query.unit)
    response.json({
      ...about(asked, language),
      levels: levels.map((level) => (open ? level : numbersOf(level))),
    })
  })
  serve(router, whatIfOperation, async ({ caller, body, language, response }) => {
    const asked = await askedOf(deps, body, caller.readsRecords)
    const { targets, posts, planned, on } = asked
    const ids = [...new Set(body.add.map(({ personId }) => personId))]
    const people = await listPlannable(deps.pool, ids, on)
    requireMoves(body, { caller, people, posts, planned })
    const added = body.add.map(({ personId, postId }) => {
      const { sex = null, bornOn = null } = people.get(personId) ?? {}
      return { personId, postId, sex, bornOn }
    })
    const { planned: after, ...result } = whatIf(targets, asked, { add: added, remove: body.remove }, on)
    const broken = body.add.flatMap((move) =>
      brokenBy(asked, { move, after, person: people.get(move.personId), moves: body }),
    )
    response.json({
      ...about(asked, language),
      ...result,
      capsBroken: broken.map((cap) => ({ ...cap, message: say(capSentence(cap), language) })),
    })
  })
}

interface Asking {
  unit: string
  on?: IsoDate | undefined
  targets?: string | undefined
}

/** What a structure is made of; whoever the right does not reach is refused before anything is read. */
async function askedOf({ pool, now }: ApiDeps, asking: Asking, reach: Reach) {
  const { unit: id, on = today(now) } = asking
  const unit = await findUnit(pool, id)
  if (!unit) throw invalidInput(fieldError('unit', 'unknown-unit'))
  requireReach(reach, unit.id)
  const rules = await planningRules(pool, on)
  if (!rules) throw invalidInput(fieldError('on', 'no-rules-for-day'))
  const local = asking.targets === undefined ? undefined : await localTargets(pool, asking.targets, on)
  const [posts, planned] = await Promise.all([
    listPlannablePosts(pool, unit.id),
    listPlannedPeople(pool, unit.id, on),
  ])
  const targets = { planning: rules.planning, locality: local?.locality }
  return { unit, on, rules, local, targets, posts, planned }
}
type Asked = Awaited<ReturnType<typeof askedOf>>

async function localTargets(pool: pg.Pool, id: string, on: IsoDate): Promise<RuleSet> {
  const [latest] = (await rulesInUse(pool, id))
    .map(({ ruleSet }) => ruleSet)
    .filter((rules) => rules.locality && isInForce(rules, on))
    .sort((a, b) => b.version - a.version)
  if (!latest) throw invalidInput(fieldError('targets', 'no-such-rule-set'))
  return latest
}

function about({ unit, on, rules, local }: Asked, language: Language) {
  const used = ({ id, version, title }: RuleSet) => ({ id, version, title: say(title, language) })
  return {
    unit: { id: unit.id, name: say(unit.name, language) },
    on,
    ruleSet: used(rules),
    targets: local ? used(local) : null,
  }
}

/** What may be told to those who read neither birth dates nor sex: of one person, a share would tell both. */
function numbersOf({ women: _, ages: __, ...numbers }: LevelStructure) {
  return numbers
}

interface Move {
  personId: PersonId
  postId: PostId
}
interface Known {
  caller: Caller
  people: ReadonlyMap<PersonId, PlannableRow>
  posts: readonly PlannablePost[]
  planned: readonly PlannedPerson[]
}

/** Posts of the unit, people who may be known of, nobody twice, nobody who is planned already or is not. */
function requireMoves({ add, remove }: { add: Move[]; remove: Move[] }, known: Known): void {
  const isPlanned = ({ personId, postId }: Move) =>
    known.planned.some((entry) => entry.personId === personId && entry.postId === postId)
  const errors = [
    ...add.flatMap((move, index) => {
      const unitId = known.people.get(move.personId)?.unitId
      const open = unitId ? covers(known.caller.readsRecords, unitId) : false
      return [
        ...(open ? [] : [fieldError(`add.${index}.personId`, 'unknown-cadre')]),
        ...(open && isPlanned(move) ? [fieldError(`add.${index}`, 'already-planned')] : []),
        ...always('add', add, index),
      ]
    }),
    ...remove.flatMap((move, index) => [
      ...(isPlanned(move) ? [] : [fieldError(`remove.${index}`, 'not-planned')]),
      ...always('remove', remove, index),
    ]),
  ]
  if (errors.length > 0) throw invalidInput(...errors)

  function always(side: string, moves: Move[], index: number): FieldError[] {
    const move = moves[index]
    if (!move) return []
    const repeated = moves
      .slice(0, index)
      .some(({ personId, postId }) => personId === move.personId && postId === move.postId)
    return [
      ...(known.posts.some(({ postId }) => postId === move.postId)
        ? []
        : [fieldError(`${side}.${index}.postId`, 'post-outside-unit')]),
      ...(repeated ? [fieldError(`${side}.${index}`, 'named-twice')] : []),
    ]
  }
}

interface Addition {
  move: Move
  after: readonly PlannedPerson[]
  person: PlannableRow | undefined
  moves: { add: readonly Move[]; remove: readonly Move[] }
}

/** What one addition would break, the planning being as it would be with all the others. */
function brokenBy({ targets, posts }: Asked, { move, after, person, moves }: Addition) {
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
