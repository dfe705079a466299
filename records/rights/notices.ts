import type { Client } from '../../db/pool.js'
import {
  LOOKED_AT,
  listNoticeStandings,
  listUnreadStandings,
  type NoticePlace,
  type NoticeStanding,
} from '../../db/reads/own-notices.js'
import { type Caller, covers, readsRecordOf } from './caller.js'
import { knowsOfCase } from './cases.js'
import { seesTask } from './tasks.js'

/** A notice to somebody who may read what it is about now, and which of it they open. */
export interface ReadableNotice {
  id: number
  isRead: boolean
  /** A task while it is open and theirs to know of, else the case where they may; of a breakthrough task the file of whose it is. */
  opens: 'task' | 'case' | 'cadre'
}

/**
 * The latest notices to the caller, or the latest before one of them: those alone whose task or whose case they may read as
 * they are now, whatever they were when they were told. `isMore`: older ones were not looked at.
 */
export async function readableNotices(
  client: Client,
  caller: Caller,
  before?: NoticePlace,
): Promise<{ notices: ReadableNotice[]; isMore: boolean }> {
  const standings = await listNoticeStandings(client, caller, before)
  return {
    notices: standings.flatMap((standing) => readable(caller, standing)),
    isMore: standings.length === LOOKED_AT,
  }
}

/** How many of the latest that they have not read they may read, up to `MOST_UNREAD`. */
export async function countUnread(client: Client, caller: Caller): Promise<number> {
  const standings = await listUnreadStandings(client, caller)
  return standings.flatMap((standing) => readable(caller, standing)).length
}

function readable(caller: Caller, standing: NoticeStanding): ReadableNotice[] {
  const { id, isRead, task, isTaskOpen, breakthroughTask } = standing
  if (breakthroughTask) return approvesOf(caller, breakthroughTask) ? [{ id, isRead, opens: 'cadre' }] : []
  const knowsTask = task !== null && seesTask(caller, task)
  const knowsCase = knowsOfCase(caller, standing)
  if (!knowsTask && !knowsCase) return []
  return [{ id, isRead, opens: knowsTask && (isTaskOpen || !knowsCase) ? 'task' : 'case' }]
}

/** Whoever approves what that person registers, and reads of them. */
function approvesOf(
  caller: Caller,
  { personId, unitId }: NonNullable<NoticeStanding['breakthroughTask']>,
): boolean {
  if (unitId === null || personId === caller.personId) return false
  return covers(caller.approves, unitId) && readsRecordOf(caller, { id: personId, unitId })
}
