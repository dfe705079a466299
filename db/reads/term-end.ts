import type { IsoDate, SeatId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'

/** Until when, with the last day, the term of whoever holds the seat runs; null where none is on record. */
export async function findTermEnd(client: Client, seat: SeatId): Promise<IsoDate | null> {
  const { rows } = await client.query<{ ends: IsoDate | null }>({
    name: 'find-term-end-of-seat',
    text: 'SELECT max(term_ends_on) AS ends FROM tenures WHERE seat_id = $1 AND to_on IS NULL',
    values: [seat],
  })
  return rows[0]?.ends ?? null
}
