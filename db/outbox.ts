import { createHash } from 'node:crypto'
import type pg from 'pg'
import { inTransaction } from './pool.js'

/** A notification to be mailed. */
export interface OutgoingNotification {
  kind: string
  email: string
  locale: 'vi' | 'en'
  /** null: of no case. */
  caseNumber: number | null
  taskKind: string | null
  dueOn: string | null
  /** The same at every try, and after a restoration; no other notification has it. Tells of nobody. */
  mark: string
}

interface DueRow extends Omit<OutgoingNotification, 'email' | 'mark'> {
  id: string
  email: string | null
  identity: string
}

/** Longest wait between two tries of one mail. */
const LONGEST_WAIT_MINUTES = 60

const DUE = `
  SELECT n.id, n.kind, p.email, p.locale, c.number AS "caseNumber", t.kind AS "taskKind", t.due_on AS "dueOn",
    CASE WHEN n.case_id IS NULL THEN jsonb_build_array('breakthrough-task', n.breakthrough_task_id, n.recipient_id, n.kind)
      ELSE jsonb_build_array(n.case_id, n.sequence, n.recipient_id, n.kind, n.task_id) END::text AS identity
  FROM notifications n JOIN people p ON p.id = n.recipient_id LEFT JOIN cases c ON c.id = n.case_id
  LEFT JOIN tasks t ON t.id = n.task_id
  -- What is told of records is told whether or not anything is mailed: once mails are, what does not matter any more is not.
  WHERE n.next_try_at <= now() AND (n.case_id IS NOT NULL OR n.attempts > 0
    OR n.matters_until >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
  ORDER BY n.next_try_at, n.id LIMIT 1 FOR UPDATE OF n SKIP LOCKED`

const SENT = `
  UPDATE notifications SET sent_at = now(), next_try_at = NULL, not_mailed_since = NULL, attempts = attempts + 1
  WHERE id = $1`
/** As a list places it: its cursors tell moments by the millisecond. */
const NOT_MAILED = "not_mailed_since = coalesce(not_mailed_since, date_trunc('milliseconds', now()))"
/** Does it matter any more, or is it given up? A task's for as long as the task is open, too. */
const STILL_MATTERS = `(coalesce(n.matters_until, 'infinity') >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
  OR EXISTS (SELECT 1 FROM tasks t WHERE t.id = n.task_id AND t.status = 'open'))`
const FAILED = `
  UPDATE notifications n SET attempts = attempts + 1, last_error = left($2, 200), ${NOT_MAILED},
    next_try_at = CASE WHEN ${STILL_MATTERS}
      THEN now() + least(power(2, attempts), ${LONGEST_WAIT_MINUTES}) * interval '1 minute' END WHERE id = $1`
const WITHOUT_ADDRESS = `
  UPDATE notifications SET no_address_at = now(), next_try_at = NULL, ${NOT_MAILED} WHERE id = $1`

/**
 * Sends what is due longest, in a transaction of its own: whoever is killed between the mail and its mark has sent this one,
 * and no other, which is then sent once more. Its row is locked meanwhile, so that several workers share the outbox. A mail
 * that fails is tried again later, twice as late each time, until it does not matter any more; one without an address is not
 * sent, and waits for one.
 * Answers whether there was anything.
 */
export async function sendNext(
  pool: pg.Pool,
  send: (notification: OutgoingNotification) => Promise<void>,
): Promise<boolean> {
  return await inTransaction(pool, async (client) => {
    const { rows } = await client.query<DueRow>({ name: 'next-due-notification', text: DUE })
    const [due] = rows
    if (!due) return false
    const { id, email, identity, ...notification } = due
    if (email === null) {
      await client.query(WITHOUT_ADDRESS, [id])
      return true
    }
    const mark = createHash('sha256').update(identity).digest('hex').slice(0, 32)
    const failed = await send({ ...notification, email, mark }).then(() => undefined, String)
    await (failed === undefined ? client.query(SENT, [id]) : client.query(FAILED, [id, failed]))
    return true
  })
}

/** What was not mailed: for want of an address, and after a failed try. */
export interface Undelivered {
  withoutAddress: number
  failing: number
}

export async function countUndelivered(client: pg.Pool | pg.ClientBase): Promise<Undelivered> {
  const { rows } = await client.query<Undelivered>({
    name: 'count-undelivered',
    text: `SELECT (SELECT count(*)::integer FROM notifications WHERE no_address_at IS NOT NULL) AS "withoutAddress",
             (SELECT count(*)::integer FROM notifications WHERE next_try_at IS NOT NULL AND attempts > 0) AS failing`,
  })
  return rows[0] ?? { withoutAddress: 0, failing: 0 }
}
