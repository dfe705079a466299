import type pg from 'pg'
import { inTransaction } from './pool.js'

/** A notification to be mailed. */
export interface OutgoingNotification {
  id: number
  kind: string
  email: string | null
  locale: 'vi' | 'en'
  caseNumber: number
  taskKind: string | null
  dueOn: string | null
}

/** Longest wait between two tries of one mail. */
const LONGEST_WAIT_MINUTES = 60

/**
 * Sends one batch. Rows are locked while they are sent, so that several workers share the outbox; a mail that fails is
 * tried again later, twice as late each time. Answers how many rows it looked at.
 */
export async function sendBatch(
  pool: pg.Pool,
  size: number,
  send: (notification: OutgoingNotification) => Promise<void>,
): Promise<number> {
  return await inTransaction(pool, async (client) => {
    const { rows } = await client.query<OutgoingNotification>(
      `SELECT n.id, n.kind, p.email, p.locale, c.number AS "caseNumber", t.kind AS "taskKind", t.due_on AS "dueOn"
       FROM notifications n JOIN people p ON p.id = n.recipient_id JOIN cases c ON c.id = n.case_id
       LEFT JOIN tasks t ON t.id = n.task_id
       WHERE n.sent_at IS NULL AND n.next_try_at <= now()
       ORDER BY n.id LIMIT $1 FOR UPDATE OF n SKIP LOCKED`,
      [size],
    )
    for (const row of rows) {
      const failed = row.email === null ? undefined : await send(row).then(() => undefined, String)
      await client.query(
        failed === undefined
          ? 'UPDATE notifications SET sent_at = now(), next_try_at = NULL, attempts = attempts + 1 WHERE id = $1'
          : `UPDATE notifications SET attempts = attempts + 1, last_error = left($2, 200),
               next_try_at = now() + least(power(2, attempts), $3) * interval '1 minute' WHERE id = $1`,
        failed === undefined ? [row.id] : [row.id, failed, LONGEST_WAIT_MINUTES],
      )
    }
    return rows.length
  })
}
