import { z } from 'zod'
import { type AuditEventRow, findClaims, listEventsUntil } from '../../../db/audit/audit-events.js'
import type { Client } from '../../../db/pool.js'
import type { CaseDetails } from '../../../db/reads/case-details.js'
import type { AwaitedTask } from '../../../db/reads/tasks.js'
import type { CaseStatus } from '../../../domain/procedure/case.js'
import type { TaskKind } from '../../../domain/procedure/task-kinds.js'
import type { Instant, PersonId, TaskId, Text } from '../../../domain/vocabulary.js'
import type { CaseRights } from '../../../records/rights/cases.js'
import type { Language } from '../../words/language.js'
import { type BegunAnew, whyItWaits } from '../../words/waiting-words.js'
import type { ProcedureView } from './schemas.js'

/** What of why a case waits is found beside its rows. */
export interface FoundWhy {
  suspension: ProcedureView['suspension']
  anew: BegunAnew | undefined
  /** When what is claimed was claimed. */
  claims: ReadonlyMap<TaskId, Instant>
}

/** Why the tasks of a case wait, as its trail says it to the same reader: reasons to those who read its records. */
export async function findWhy(
  client: Client,
  { row, tasks }: Pick<CaseDetails, 'row' | 'tasks'>,
  rights: Pick<CaseRights, 'records'>,
): Promise<Omit<FoundWhy, 'suspension'>> {
  const stage = row.stages.find(({ key }) => key === row.stage)
  const claimed = tasks.flatMap(({ id, claimedBy }) => (claimedBy === null ? [] : [id]))
  const claims = claimed.length > 0 ? await findClaims(client, row.id, claimed) : new Map()
  if (!stage || stage.visit < 2 || !stage.openedAt) return { anew: undefined, claims }
  const { visit, openedAt } = stage
  const events = await listEventsUntil(client, row.id, { at: openedAt, what: TURNS, limit: LOOKED_AT })
  const turn = turnAt(events, openedAt)
  if (!turn) return { anew: { because: 'anew', visit }, claims }
  const { because, reason } = turn
  return { anew: { because, visit, since: openedAt, ...(rights.records && { reason }) }, claims }
}

const TURNS = ['case-returned', 'vote-annulled', 'task-completed']
/** Whoever confirms a return comes soon after whoever recorded it. */
const LOOKED_AT = 20

const returned = z.object({ result: z.object({ outcome: z.literal('returned'), reason: z.string() }) })
const led = z.object({ result: z.object({ action: z.literal('return'), reason: z.string() }) })
const withReason = z.object({ reason: z.string() })
const confirmed = z.object({ result: z.object({ confirmed: z.literal(true) }) })

/** What made a stage begin anew at that moment: a command, or a decision, which is on record before it is confirmed. */
function turnAt(
  events: readonly AuditEventRow[],
  at: Instant,
): Pick<BegunAnew, 'because' | 'reason'> | undefined {
  const first = events.find((event) => event.at === at)
  if (!first) return undefined
  const { what, after } = first
  if (what !== 'task-completed') {
    const { data } = withReason.safeParse(after)
    return { because: what === 'vote-annulled' ? 'annulled' : 'returned', reason: data?.reason }
  }
  const recorded = confirmed.safeParse(after).success
    ? events.find((event) => returned.safeParse(event.after).success)?.after
    : after
  const decision = returned.safeParse(recorded).data ?? led.safeParse(recorded).data
  return decision && { because: 'returned', reason: decision.result.reason }
}

/** Why a task of a case waits, in the words of whoever reads the case. */
export function reasonOfTask(
  task: AwaitedTask,
  { suspension, anew, claims }: FoundWhy,
  reader: { rights: Pick<CaseRights, 'records'>; caller: { personId: PersonId }; language: Language },
): string {
  const { id, kind, openedAt, assigneeId, assigneeName, group, claimedByName } = task
  const { rights, caller, language } = reader
  const mayKnow = rights.records || assigneeId === caller.personId
  const sentBack = mayKnow ? sentBackOf(task) : undefined
  return whyItWaits(
    {
      ...{ kind, suspension, anew, sentBack },
      ...{ nobodyMay: task.nobodyMay, differed: task.differed, since: openedAt },
      to: assigneeId === null ? { group: group?.[language] ?? '' } : { person: assigneeName ?? assigneeId },
      claimedBy: claimedByName ?? undefined,
      claimedAt: claims.get(id),
    },
    language,
  )
}

function sentBackOf({ returnedBecause, notConfirmedBecause }: AwaitedTask) {
  if (returnedBecause !== null) return { what: 'handed-in' as const, reason: returnedBecause }
  return notConfirmedBecause === null ? undefined : { what: 'recorded' as const, reason: notConfirmedBecause }
}

/** What a list tells of an open task. */
interface ToldInList {
  kind: TaskKind
  person: { name: string } | null
  group: { name: Text } | null
  claimedBy: { name: string } | null
  since: Instant
  nobodyMay: boolean
  differed: boolean
}

/** Why a task waits, as a list says it: what depends on more than seeing the case is left out, reasons among it. */
export function reasonInList(
  { person, group, claimedBy, ...task }: ToldInList,
  of: { status: CaseStatus; waitingSince: Instant | null; visit: number | null },
  language: Language,
): string {
  const { status, waitingSince, visit } = of
  return whyItWaits(
    {
      ...task,
      to: person ? { person: person.name } : { group: group?.name[language] ?? '' },
      claimedBy: claimedBy?.name,
      suspension: status === 'suspended' && waitingSince !== null ? { since: waitingSince } : undefined,
      anew: visit !== null && visit > 1 ? { because: 'anew', visit } : undefined,
    },
    language,
  )
}
