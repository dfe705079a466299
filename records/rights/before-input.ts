import type pg from 'pg'
import { DOCUMENT_PURPOSES } from '../../domain/procedure/task-kinds.js'
import type { Instant } from '../../domain/vocabulary.js'
import { isOfInput } from '../use-case/invalid-input.js'
import { numbered, yearNamed } from '../use-case/record-number.js'
import { type Caller, type Reach, reachOfRoles } from './caller.js'
import { caseOf } from './cases.js'
import { postToLaunch } from './launches.js'
import { RIGHTS, type Right, type RightName } from './named-rights.js'

/** What a change is known by before its input is: what the path names, and what was sent, whatever that is. */
export interface BeforeInput {
  path: Readonly<Record<string, string | string[]>>
  sent: unknown
  at: Instant
}

type AskedBefore = (client: pg.ClientBase, caller: Caller, before: BeforeInput) => Promise<unknown>
type AskedBy<Name extends RightName> = Parameters<(typeof RIGHTS)[Name]>[2]

/** The right of that name, of what is asked. */
function ask<Name extends RightName>(
  name: Name,
  asked: (before: BeforeInput) => AskedBy<Name> | undefined,
): AskedBefore {
  // Of the right of that name: the compiler does not follow the name through the lookup.
  const right = RIGHTS[name] as Right<AskedBy<Name>, unknown>
  return async (client, caller, before) => {
    const of = asked(before)
    return of === undefined ? undefined : right(client, caller, of, before.at)
  }
}

/** Whoever has a right nowhere has it not of what is sent either; then as far as that names something. */
function somewhere(held: (caller: Caller) => Reach, there: AskedBefore): AskedBefore {
  return async (client, caller, before) => {
    reachOfRoles(held(caller))
    return there(client, caller, before)
  }
}

const officers = ({ manages }: Caller): Reach => manages
const admins = ({ administers }: Caller): Reach => administers

/** What a field holds that may name something: what no code can be names nothing. */
function named(sent: unknown, field: string): string | undefined {
  const value: unknown = typeof sent === 'object' && sent !== null ? Reflect.get(sent, field) : undefined
  return typeof value === 'string' && /^[\w.:~-]{1,120}$/.test(value) ? value : undefined
}

const inField =
  <Field extends string>(field: Field) =>
  ({ sent }: BeforeInput) => {
    const id = named(sent, field)
    // One entry, of that field.
    return id === undefined ? undefined : ({ [field]: id } as Record<Field, string>)
  }

const inPath = ({ path }: BeforeInput): string => String(path.id ?? path.personId ?? '')
const person = (before: BeforeInput) => ({ person: inPath(before) })
const caseNamed = (before: BeforeInput) => ({ caseId: inPath(before) })
const number = (before: BeforeInput) => ({ id: numbered(inPath(before)) })
const code = (before: BeforeInput) => ({ id: inPath(before) })
const nothing = () => ({})

/** Each right as far as it can be asked before the input is known. */
const BEFORE_INPUT: Readonly<Record<RightName, AskedBefore>> = {
  'officers-of-person': ask('officers-of-person', person),
  'officers-and-admins-of-person': ask('officers-and-admins-of-person', person),
  'officers-of-person-with-relative': ask('officers-of-person', person),
  'officers-of-unit': somewhere(officers, ask('officers-of-unit', inField('unitId'))),
  'admins-of-unit': ask('admins-of-unit', (before) => ({ unit: inPath(before) })),
  'admins-of-parent-unit': somewhere(admins, ask('admins-of-parent-unit', inField('parentId'))),
  'admins-of-everything': ask('admins-of-everything', nothing),
  'officers-and-admins-of-post': ask('officers-and-admins-of-post', (before) => ({ post: inPath(before) })),
  'officers-of-post-and-its-office': somewhere(officers, async (client, caller, { sent }) => {
    const [seatId, postId] = [named(sent, 'seatId'), named(sent, 'postId')]
    if (seatId !== undefined) await postToLaunch(client, caller, { seatId })
    else if (postId !== undefined) await postToLaunch(client, caller, { postId })
  }),
  'officers-of-case-untied': ask('officers-of-case-untied', caseNamed),
  'officers-of-running-case-untied': ask('officers-of-running-case-untied', caseNamed),
  'awaited-to-hand-in': async (client, caller, { sent, at }) => {
    const [caseId, of] = [named(sent, 'case'), named(sent, 'purpose')]
    const purpose = DOCUMENT_PURPOSES.find((known) => known === of)
    if (caseId === undefined) return undefined
    return purpose === undefined
      ? caseOf(client, caller, caseId)
      : RIGHTS['awaited-to-hand-in'](client, caller, { caseId, purpose }, at)
  },
  'officers-of-planning': somewhere(officers, ask('officers-of-planning', inField('unit'))),
  'officers-of-graded-unit': ask('officers-of-graded-unit', ({ path }) => ({
    ...{ unit: String(path.unitId ?? ''), year: yearNamed(String(path.year ?? '')) },
  })),
  'officers-of-issuing-unit': ask('officers-of-issuing-unit', (before) => ({ unit: inPath(before) })),
  'admins-of-unit-of-post': somewhere(admins, ask('admins-of-unit-of-post', inField('unitId'))),
  'admins-of-post': ask('admins-of-post', code),
  'officers-of-planned-post': somewhere(
    officers,
    ask('officers-of-planned-post', ({ sent }) => {
      const [personId, postId] = [named(sent, 'personId'), named(sent, 'postId')]
      return personId === undefined || postId === undefined ? undefined : { personId, postId }
    }),
  ),
  'officers-of-planning-entry': ask('officers-of-planning-entry', number),
  'registrars-of-breakthrough-task': ask('registrars-of-breakthrough-task', inField('personId')),
  'approvers-of-breakthrough-task': ask('approvers-of-breakthrough-task', number),
  'approvers-and-officers-of-breakthrough-task': ask('approvers-and-officers-of-breakthrough-task', number),
  'authors-of-rule-sets': ask('authors-of-rule-sets', nothing),
  'authors-of-rule-set-draft': ask('authors-of-rule-set-draft', code),
  'admins-of-right': somewhere(
    admins,
    ask('admins-of-right', ({ sent }) => {
      const [personId, unitId] = [named(sent, 'personId'), named(sent, 'unitId')]
      return personId === undefined || unitId === undefined ? undefined : { personId, unitId }
    }),
  ),
  'admins-of-new-account': somewhere(admins, ask('admins-of-new-account', inField('personId'))),
  'admins-of-account': ask('admins-of-account', person),
  'admins-of-membership': somewhere(
    admins,
    ask('admins-of-membership', (before) => {
      const personId = named(before.sent, 'personId')
      return personId === undefined ? undefined : { group: inPath(before), personId }
    }),
  ),
  'second-person': ask('second-person', number),
  'first-person': ask('first-person', number),
  oneself: ask('oneself', nothing),
}

/**
 * Refuses whoever may not make a change of which only this is known, because what was sent is wrong: what is wrong with it is
 * told to those alone who may make it.
 */
export function refuseBeforeInput(
  right: RightName,
  client: pg.ClientBase,
  caller: Caller,
  before: BeforeInput,
): Promise<void> {
  return unlessOfInput(BEFORE_INPUT[right](client, caller, before))
}

/** Refuses who may not. What is wrong with the input is left for those to say who know all that is wrong with it. */
export async function unlessOfInput(asked: Promise<unknown>): Promise<void> {
  try {
    await asked
  } catch (error) {
    if (!isOfInput(error)) throw error
  }
}
