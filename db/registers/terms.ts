import type pg from 'pg'
import type { TermInOffice } from '../../domain/eligibility/end-of-term.js'
import { TERM_CALENDAR } from '../../domain/rules/term-calendar.js'
import type { IsoDate, PersonId, SeatId } from '../../domain/vocabulary.js'
import { OPEN, OPEN_OR_COMPLETED } from '../sql/open-statuses.js'

/** Somebody in office whose term ends. */
export interface EndingTerm extends TermInOffice {
  seatId: SeatId
  personId: PersonId
  /** Somebody in rotation: what comes after it is to be decided. */
  isRotation: boolean
  /** Somebody on secondment: they are to come back. */
  isSecondment?: boolean
  /** In whose name the procedure is opened: the head of the office that acts on the post, or one of its members. */
  officer: PersonId | null
}

/**
 * Terms that end up to that day, of seats for which no procedure runs; the earliest first. A term in whose last part
 * (`notOpenedAgain`) a reappointment came to nothing is left out, and one that an extension gave, which lasts until retirement: to try again
 * is for an officer. A reappointment that was completed gave the term that ends now.
 */
export async function listEndingTerms(
  client: pg.Pool | pg.ClientBase,
  until: IsoDate,
): Promise<EndingTerm[]> {
  const { rows } = await client.query<EndingTerm>({
    name: 'list-ending-terms',
    text: `SELECT t.seat_id AS "seatId", t.person_id AS "personId", t.from_on AS "from", t.term_ends_on AS "endsOn",
             h.born_on AS "bornOn", h.sex,
             t.rotation IS NOT NULL AS "isRotation", (
             SELECT m.person_id FROM group_members m
             WHERE m.group_id = p.office_id AND m.to_on IS NULL ORDER BY m.duty = 'head' DESC, m.person_id LIMIT 1
           ) AS officer
           FROM tenures t JOIN posts p ON p.id = t.post_id JOIN people h ON h.id = t.person_id
           WHERE t.to_on IS NULL AND t.seat_id IS NOT NULL AND t.term_ends_on <= $1
             AND (p.filled_by = 'appointment' OR t.rotation IS NOT NULL)
             AND NOT EXISTS (
               SELECT 1 FROM cases c WHERE c.seat_id = t.seat_id AND c.kind NOT IN ('revocation', 'confidence-vote') AND (
                 c.status IN ${OPEN}
                 OR (c.kind IN ('reappointment', 'extension', 'rotation-end') AND (c.status <> 'completed' OR c.kind = 'extension')
                     AND c.launched_at > t.term_ends_on - make_interval(months => $2::integer))))
           ORDER BY t.term_ends_on, t.seat_id`,
    values: [until, TERM_CALENDAR.notOpenedAgain.value],
  })
  return rows
}

/** Secondments that end up to that day, as terms that end: of seats for which no procedure runs, the earliest first. */
export async function listEndingSecondments(client: pg.Pool, until: IsoDate): Promise<EndingTerm[]> {
  const { rows } = await client.query<EndingTerm>({
    name: 'list-ending-secondments',
    text: `SELECT t.seat_id AS "seatId", t.person_id AS "personId", t.seconded_from AS "from", t.seconded_until AS "endsOn",
             h.born_on AS "bornOn", h.sex, false AS "isRotation", true AS "isSecondment", (
             SELECT m.person_id FROM group_members m
             WHERE m.group_id = p.office_id AND m.to_on IS NULL ORDER BY m.duty = 'head' DESC, m.person_id LIMIT 1
           ) AS officer
           FROM tenures t JOIN posts p ON p.id = t.post_id JOIN people h ON h.id = t.person_id
           WHERE t.to_on IS NULL AND t.seat_id IS NOT NULL AND t.seconded_to IS NOT NULL AND t.seconded_back_on IS NULL
             AND t.seconded_until <= $1
             AND NOT EXISTS (
               SELECT 1 FROM cases c WHERE c.seat_id = t.seat_id AND c.kind NOT IN ('revocation', 'confidence-vote') AND (
                 c.status IN ${OPEN}
                 OR (c.kind = 'secondment-end' AND c.status <> 'completed'
                     AND c.launched_at > t.seconded_until - make_interval(months => $2::integer))))
           ORDER BY t.seconded_until, t.seat_id`,
    values: [until, TERM_CALENDAR.notOpenedAgain.value],
  })
  return rows
}

interface UpdatedTerm {
  from: IsoDate
  before: IsoDate | null
  filledBy: 'appointment' | 'election'
  /** By a procedure that gave the term, or one about it that is open. */
  decided: boolean
}

/** Until when the present holder of a seat is in office, as a paper says; undefined where the person does not hold it. */
export async function updateTerm(
  client: pg.ClientBase,
  { person, seatId, termEndsOn }: { person: PersonId; seatId: SeatId; termEndsOn: IsoDate },
): Promise<UpdatedTerm | undefined> {
  const { rows } = await client.query<UpdatedTerm>(
    `UPDATE tenures t SET term_ends_on = $3
     FROM (SELECT x.id, x.from_on, x.term_ends_on, p.filled_by, (x.term_ends_on IS NOT NULL AND x.began_by IS NOT NULL) OR EXISTS (
             SELECT 1 FROM cases c WHERE c.seat_id = x.seat_id AND c.kind IN ('reappointment', 'extension', 'rotation-end')
               AND c.launched_at >= x.from_on AND c.status IN ${OPEN_OR_COMPLETED}) AS decided
           FROM tenures x JOIN posts p ON p.id = x.post_id
           WHERE x.person_id = $1 AND x.seat_id = $2 AND x.to_on IS NULL FOR UPDATE OF x) AS held
     WHERE t.id = held.id
     RETURNING held.from_on AS "from", held.term_ends_on AS before, held.filled_by AS "filledBy", held.decided`,
    [person, seatId, termEndsOn],
  )
  return rows[0]
}
