import type {
  IsoDate,
  Months,
  PersonId,
  PostId,
  PostLevel,
  ProcedureKind,
  SeatId,
  TaskId,
  Text,
} from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { bilingual } from '../sql/bilingual.js'

/** A seat that somebody holds today. */
export interface HeldSeat {
  seatId: SeatId
  postId: PostId
  post: Text
  unit: Text
  level: PostLevel
  since: IsoDate
  termEndsOn: IsoDate | null
}

/** The seats that a person holds, the one held longest first. */
export async function listHeldSeats(client: Client, person: PersonId): Promise<HeldSeat[]> {
  const { rows } = await client.query<HeldSeat>({
    name: 'list-held-seats',
    text: `SELECT t.seat_id AS "seatId", t.post_id AS "postId", ${bilingual('p.title')} AS post,
             ${bilingual('u.name')} AS unit, t.level, t.from_on AS since, t.term_ends_on AS "termEndsOn"
           FROM tenures t JOIN posts p ON p.id = t.post_id JOIN units u ON u.id = p.unit_id
           WHERE t.person_id = $1 AND t.to_on IS NULL AND t.seat_id IS NOT NULL ORDER BY t.from_on, t.id`,
    values: [person],
  })
  return rows
}

/** For how many months the post of a seat is held; null where it is not entered. */
export async function findTermOfSeat(client: Client, seat: SeatId): Promise<Months | null> {
  const { rows } = await client.query<{ months: Months | null }>({
    name: 'find-term-of-seat',
    text: 'SELECT o.term_months AS months FROM seats s JOIN posts o ON o.id = s.post_id WHERE s.id = $1',
    values: [seat],
  })
  return rows[0]?.months ?? null
}

/** The same of the post that a task is about, with the kind of its case. */
export async function findTermOfTask(
  client: Client,
  task: TaskId,
): Promise<{ kind: ProcedureKind; months: Months | null } | undefined> {
  const { rows } = await client.query<{ kind: ProcedureKind; months: Months | null }>({
    name: 'find-term-of-task',
    text: `SELECT c.kind, o.term_months AS months
           FROM tasks t JOIN cases c ON c.id = t.case_id JOIN posts o ON o.id = c.post_id WHERE t.id = $1`,
    values: [task],
  })
  return rows[0]
}
