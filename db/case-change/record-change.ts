import pg from 'pg'
import { localDate } from '../../domain/deadlines/dates.js'
import { isToldAnew, recountBetween } from '../../domain/deadlines/recount.js'
import type { WorkingCalendar } from '../../domain/deadlines/working-days.js'
import type { CriterionResult } from '../../domain/eligibility/criterion.js'
import type { Change, ChangeRecorded, Missed } from '../../domain/procedure/change.js'
import { fillsSeat } from '../../domain/procedure/procedure-kinds.js'
import type { PinnedRules } from '../../domain/rules/rule-set.js'
import type { PersonId, TaskId } from '../../domain/vocabulary.js'
import { type ChainPosition, insertLinks, linkChain, lockChain } from '../audit/audit-chain.js'
import { insertClosedHead } from '../audit/closed-heads.js'
import { inTwoFlights, together, type Written } from '../pool.js'
import { tellRecorded } from '../recorded-commands.js'
import { Refused, Unrecordable } from '../refused.js'
import { findPinnedLaw } from '../registers/pinned-law.js'
import {
  advanceCase,
  annulVotes,
  closeTasks,
  insertCase,
  insertNotifications,
  insertTasks,
  updateTasks,
  upsertCandidates,
  upsertDecision,
  upsertVotes,
} from './case-rows.js'
import { type Prepared, prepareEffect, requireVacant } from './effects.js'
import { readGuards } from './guards.js'
import {
  countDays,
  gather,
  insertEligibilityChecks,
  type MomentsOf,
  readWorld,
  type World,
} from './questions.js'
import { findMissed, findStanding, type Sealing, sealState } from './standing.js'

/** What recording needs of the world besides the database. */
export interface RecordingDeps extends Sealing {
  pool: pg.Pool
  loadCalendar: (client: pg.ClientBase) => Promise<WorkingCalendar>
  moments: MomentsOf
  /** Are notifications to be mailed, beyond being shown? */
  mails: boolean
  /** Which workflows decide: kept with the state that they come to. */
  build: string
}

/**
 * Writes one change of a case whole, in one transaction, and answers its questions of the same snapshot; where the case
 * has gone on without the workflow, or this very command is written, it writes nothing and answers what is there. All is
 * read in one flight and written in a second. Throws `Refused` when a rule over all cases forbids it, `Unrecordable`
 * when the tables cannot hold it, and the driver's error when the database is away.
 */
export async function recordChange(deps: RecordingDeps, change: Change): Promise<ChangeRecorded | Missed> {
  try {
    const { rules } = await findPinnedLaw(deps.pool, change.row.law)
    return await inTwoFlights(deps.pool, async (client): Promise<Written<ChangeRecorded | Missed>> => {
      // The lock first, so that a second try that meets the first one waits, and then finds it. What is read is of no account
      // where the change is written already; all the same nothing of it is under way when the transaction ends.
      const [standing, found] = await Promise.allSettled([
        stand(deps, client, change),
        read(deps, client, change, rules),
      ])
      if (standing.status === 'rejected') throw standing.reason
      const { chain, missed } = standing.value
      if (missed) return { result: missed }
      if (found.status === 'rejected') throw found.reason
      return written(deps, change, chain, found.value)
    })
  } catch (error) {
    throw refusalOf(error, change) ?? unrecordable(error) ?? error
  }
}

/** Where the case's chain stands, locked, and what the workflow has missed of the case. */
async function stand(
  deps: RecordingDeps,
  client: pg.PoolClient,
  change: Change,
): Promise<{ chain: ChainPosition; missed: Missed | undefined }> {
  const [chain, standing] = await together([
    lockChain(client, change.caseId, change.sequence === 1),
    findStanding(client, change),
  ])
  return { chain, missed: await findMissed(client, change, standing, deps) }
}

/** All that the change depends on. */
interface Found {
  world: World
  judge: (judged: ReadonlyMap<PersonId, CriterionResult[]>) => void
  effects: Prepared[]
}

async function read(
  deps: RecordingDeps,
  client: pg.PoolClient,
  change: Change,
  rules: PinnedRules,
): Promise<Found> {
  const { row, sequence, caseId } = change
  const [world, judge, effects] = await together([
    readWorld(client, change, { ...deps, rules }),
    readGuards(client, change, { ...deps, rules }),
    together(change.effects.map((effect) => prepareEffect(client, caseId, effect))),
    sequence === 1 && fillsSeat(row.kind) && requireVacant(client, row.seatId),
  ])
  return { world, judge, effects }
}

/** Judges the change on what was read, and says how it is written. */
function written(
  deps: RecordingDeps,
  asked: Change,
  from: ChainPosition,
  { world, judge, effects }: Found,
): Written<ChangeRecorded> {
  judge(world.judged)
  const days = countDays(asked, world.calendar, deps.moments)
  const counted = asked.recount ? recounted(asked, asked.recount, days.deadlines) : { change: asked }
  if (!counted) {
    const { head, length } = from
    return { result: { auditHead: head, auditLength: length, ...days, gathered: {}, unmoved: true } }
  }
  const { change, ...toldAnew } = counted
  const gathered = gather(change, world)
  const entries = [...change.audit, ...effects.flatMap((effect) => effect.entries)]
  const chain = linkChain(change.caseId, from, entries, change.at)
  const { head, length } = chain.end
  const { command } = change
  const recorded: ChangeRecorded = { auditHead: head, auditLength: length, ...days, gathered, ...toldAnew }
  return {
    result: recorded,
    write: (client) => [
      ...(change.launch ? [insertCase(client, change, change.launch.subject)] : []),
      ...effects.flatMap((effect) => effect.write(client)),
      insertEligibilityChecks(client, change, world.judged),
      upsertCandidates(client, change),
      closeTasks(client, change),
      updateTasks(client, change, days.deadlines),
      insertTasks(client, change, { deadlines: days.deadlines, gathered }),
      upsertVotes(client, change),
      annulVotes(client, change),
      upsertDecision(client, change),
      advanceCase(client, change, sealState(change, recorded, deps)),
      insertNotifications(client, change, deps.mails),
      insertLinks(client, chain),
      ...(change.row.closedAt ? [insertClosedHead(client, chain)] : []),
    ],
    ...(command && { tell: (client) => tellRecorded(client, command.id) }),
  }
}

/** A recount as it is to be written, with the event that says what it changes. Undefined where it changes nothing. */
function recounted(
  change: Change,
  were: NonNullable<Change['recount']>,
  deadlines: ChangeRecorded['deadlines'],
): { change: Change; toldAnew: TaskId[] } | undefined {
  const recount = recountBetween(were, deadlines)
  if (!recount) return undefined
  const today = localDate(change.at)
  const toldAnew = Object.keys(were).filter((id) => isToldAnew(were[id]?.due, deadlines[id]?.due, today))
  return {
    toldAnew,
    change: {
      ...change,
      tasksChanged: change.tasksChanged.map(({ remindedAt, escalatedAt, ...task }) => ({
        ...task,
        ...(!toldAnew.includes(task.id) && {
          ...(remindedAt && { remindedAt }),
          ...(escalatedAt && { escalatedAt }),
        }),
      })),
      audit: change.audit.map((entry) => ({
        ...entry,
        before: { ...Object(entry.before), ...recount.before },
        after: { ...Object(entry.after), ...recount.after },
      })),
    },
  }
}

const UNIQUE_VIOLATION = '23505'

/** Rules over all cases are unique indexes: of two changes that break one, the first wins. */
function refusalOf(error: unknown, change: Change): Refused | undefined {
  if (!(error instanceof pg.DatabaseError) || error.code !== UNIQUE_VIOLATION) return undefined
  switch (error.constraint) {
    case 'cases_one_per_seat':
    case 'cases_one_confidence_vote':
      return new Refused({ code: 'seat-has-running-procedure', seat: change.row.seatId })
    case 'tenures_one_holder':
      return new Refused({ code: 'seat-filled', seat: change.row.seatId })
    case 'decisions_number':
      return new Refused({ code: 'number-already-used', field: 'resolutionNumber' })
    case 'cases_one_revocation':
      return new Refused({ code: 'not-revocable', case: change.row.revokes ?? '' })
    default:
      return undefined
  }
}

/**
 * Data that no column takes (class 22) and rows that name what is not there (class 23) are so the next time as well. A
 * unique violation that is no rule of the law is a second try that met the first: tried again, it finds it.
 */
function unrecordable(error: unknown): Unrecordable | undefined {
  if (!(error instanceof pg.DatabaseError) || error.code === undefined || error.code === UNIQUE_VIOLATION)
    return undefined
  return /^2[23]/.test(error.code) ? new Unrecordable(error.constraint ?? error.code) : undefined
}
