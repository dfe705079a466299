import type { PersonId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'

/** Somebody has read what they were told up to that notice, if it is to them, and goes back behind none. */
export async function markNoticesRead(client: Client, person: PersonId, upTo: number): Promise<void> {
  await client.query({
    name: 'mark-notices-read',
    text: `INSERT INTO notices_read (person_id, told_at, notice_id)
           SELECT recipient_id, created_at, id FROM notifications WHERE id = $2 AND recipient_id = $1
           ON CONFLICT (person_id) DO UPDATE SET told_at = excluded.told_at, notice_id = excluded.notice_id
           WHERE (notices_read.told_at, notices_read.notice_id) < (excluded.told_at, excluded.notice_id)`,
    values: [person, upTo],
  })
}
