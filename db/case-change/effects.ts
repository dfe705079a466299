import type pg from 'pg'
import type { AuditEntry, RecordEffect } from '../../domain/procedure/change.js'
import type { CaseId, IsoDate, PersonId, SeatId } from '../../domain/vocabulary.js'
import { together } from '../pool.js'
import { Refused } from '../refused.js'

/** What a decision does to seats and tenures, looked at and not yet done: its audit events, and how it is written. */
export interface Prepared {
  entries: AuditEntry[]
  /** Sends its statements one behind the other, without waiting. */
  write: (client: pg.ClientBase) => Promise<unknown>[]
}

/** Looks at what a decision changes, and keeps others from it until the transaction ends. */
export function prepareEffect(
  client: pg.ClientBase,
  caseId: CaseId,
  effect: RecordEffect,
): Promise<Prepared> {
  switch (effect.do) {
    case 'fill-seat':
      return fillSeat(client, caseId, effect)
    case 'end-rotation':
      return endRotation(client, caseId, effect)
    case 'begin-secondment':
      return beginSecondment(client, effect)
    case 'end-secondment':
      return endSecondment(client, effect)
    case 'vacate-seat':
      return vacateSeat(client, caseId, effect)
    case 'extend-term':
      return extendTerm(client, effect)
    case 'revoke':
      return revoke(client, caseId, effect)
    case 'keep-confidence':
      return Promise.resolve(keepConfidence(caseId, effect))
  }
}

/** What was counted is kept for each person; of it nothing stands in the trail, which has the count's own events. */
const keepConfidence = (
  caseId: CaseId,
  { number }: Extract<RecordEffect, { do: 'keep-confidence' }>,
): Prepared => ({
  entries: [],
  write: (writer) => [
    writer.query({
      name: 'keep-confidence',
      text: `INSERT INTO confidence_results (case_id, person_id, vote_id, held_on, collected, high, confidence, low, invalid, number)
             SELECT v.case_id, given.key, v.id, v.meeting_on, (v.count ->> 'returned')::integer, (given.value ->> 'high')::integer,
               (given.value ->> 'confidence')::integer, (given.value ->> 'low')::integer, (given.value ->> 'invalid')::integer, $2
             FROM votes v, jsonb_each(v.count -> 'votes') AS given
             WHERE v.case_id = $1 AND v.status = 'counted' AND given.value ? 'low'`,
      values: [caseId, number],
    }),
  ],
})

/** The seat is filled from the effective date; posts held before end that day, unless kept. */
async function fillSeat(
  client: pg.ClientBase,
  caseId: CaseId,
  effect: Extract<RecordEffect, { do: 'fill-seat' }>,
): Promise<Prepared> {
  const { seatId, postId, level, person, effectiveOn, termEndsOn, rotation } = effect
  const [, held, acting] = await together([
    requireVacant(client, seatId),
    effect.keepsFormerPost ? [] : tenuresOf(client, person, effectiveOn),
    actingIn(client, [seatId], effectiveOn),
  ])
  const began = {
    ...{ seat_id: seatId, post_id: postId, person_id: person },
    from_on: effectiveOn,
    to_on: null,
  }
  return {
    entries: [
      ...held.map(told('tenure-ended')),
      ...acting.map(told('acting-ended')),
      told('seat-filled')(began),
    ],
    write: (writer) => [
      endTenures(writer, held, caseId),
      writer.query({
        name: 'insert-tenure',
        text: `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, began_by, term_ends_on, rotation)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        values: [person, postId, seatId, level, effectiveOn, caseId, termEndsOn ?? null, rotation ?? null],
      }),
      endActing(writer, acting, caseId),
    ],
  }
}

/** Whoever leaves office: the seat is vacant from the effective date, and its vacancy is counted from there. */
async function vacateSeat(
  client: pg.ClientBase,
  caseId: CaseId,
  { seatId, person, effectiveOn }: Extract<RecordEffect, { do: 'vacate-seat' }>,
): Promise<Prepared> {
  const held = await heldSeat(client, seatId, person, effectiveOn)
  return { entries: held.map(told('tenure-ended')), write: (writer) => [endTenures(writer, held, caseId)] }
}

/** After a rotation: back to the posts that it ended, if they are free; to stay, without a term; or onward, to none yet. */
async function endRotation(
  client: pg.ClientBase,
  caseId: CaseId,
  { seatId, person, effectiveOn, after }: Extract<RecordEffect, { do: 'end-rotation' }>,
): Promise<Prepared> {
  const held = await heldSeat(client, seatId, person, effectiveOn)
  if (after === 'stay') {
    return {
      entries: held.map((tenure) => told('rotation-stays')({ ...tenure, to_on: null })),
      write: (writer) => [
        writer.query('UPDATE tenures SET term_ends_on = NULL, rotation = NULL WHERE id = ANY ($1)', [
          idsOf(held),
        ]),
      ],
    }
  }
  const [{ began_by = null } = {}] = held
  const former = after === 'onward' || began_by === null ? [] : await endedBy(client, began_by, person)
  return leaving(client, caseId, { held, former, effectiveOn })
}

/** Whoever is seconded holds the seat on; a secondment that is prolonged goes on from its first day. */
async function beginSecondment(
  client: pg.ClientBase,
  { seatId, person, effectiveOn, until, receiver }: Extract<RecordEffect, { do: 'begin-secondment' }>,
): Promise<Prepared> {
  const held = await heldSeat(client, seatId, person, effectiveOn)
  return {
    entries: held.map((tenure) =>
      told('secondment-began')({ ...tenure, from_on: effectiveOn, to_on: until }),
    ),
    write: (writer) => [
      writer.query(
        `UPDATE tenures SET seconded_to = $2, seconded_until = $4, seconded_back_on = NULL,
           seconded_from = CASE WHEN seconded_to IS NULL OR seconded_back_on IS NOT NULL THEN $3::date ELSE seconded_from END
         WHERE id = ANY ($1)`,
        [idsOf(held), receiver, effectiveOn, until],
      ),
    ],
  }
}

/** Back to the post that is held. */
async function endSecondment(
  client: pg.ClientBase,
  { seatId, person, effectiveOn }: Extract<RecordEffect, { do: 'end-secondment' }>,
): Promise<Prepared> {
  const held = await heldSeat(client, seatId, person, effectiveOn)
  return {
    entries: held.map((tenure) => told('secondment-ended')({ ...tenure, to_on: null })),
    write: (writer) => [
      writer.query(
        'UPDATE tenures SET seconded_back_on = $2 WHERE id = ANY ($1) AND seconded_to IS NOT NULL',
        [idsOf(held), effectiveOn],
      ),
    ],
  }
}

/** The tenure that the revoked case began ends; those it ended begin again, if their seats are still free. */
async function revoke(
  client: pg.ClientBase,
  caseId: CaseId,
  { caseId: revoked, effectiveOn }: Extract<RecordEffect, { do: 'revoke' }>,
): Promise<Prepared> {
  const held = await openTenures(client, 'began_by = $1', [revoked], effectiveOn)
  if (held.length === 0) throw new Refused({ code: 'not-revocable', case: revoked })
  return leaving(client, caseId, { held, former: await endedBy(client, revoked), effectiveOn })
}

/** Tenures end, and former ones begin again. */
async function leaving(
  client: pg.ClientBase,
  caseId: CaseId,
  { held, former, effectiveOn }: { held: Tenure[]; former: Tenure[]; effectiveOn: IsoDate },
): Promise<Prepared> {
  const seats = former.flatMap(({ seat_id }) => (seat_id === null ? [] : [seat_id]))
  for (const seat of seats) await requireVacant(client, seat, held)
  const acting = await actingIn(client, seats, effectiveOn)
  const restored = former.map((tenure) => ({ ...tenure, from_on: effectiveOn, to_on: null }))
  return {
    entries: [
      ...held.map(told('tenure-ended')),
      ...acting.map(told('acting-ended')),
      ...restored.map(told('tenure-restored')),
    ],
    write: (writer) => [
      endTenures(writer, held, caseId),
      writer.query(
        `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, began_by)
         SELECT person_id, post_id, seat_id, level, $2, $3 FROM tenures WHERE id = ANY ($1) ORDER BY id`,
        [idsOf(former), effectiveOn, caseId],
      ),
      endActing(writer, acting, caseId),
    ],
  }
}

/** Whoever stays in office: until when. */
async function extendTerm(
  client: pg.ClientBase,
  { seatId, person, effectiveOn, termEndsOn }: Extract<RecordEffect, { do: 'extend-term' }>,
): Promise<Prepared> {
  const held = await heldSeat(client, seatId, person, effectiveOn)
  return {
    entries: held.map((tenure) => told('term-extended')({ ...tenure, to_on: termEndsOn })),
    write: (writer) => [
      writer.query('UPDATE tenures SET term_ends_on = $2 WHERE id = ANY ($1)', [idsOf(held), termEndsOn]),
    ],
  }
}

/** Locks the seat, so that of two decisions for it one wins, and refuses when somebody holds it but in those tenures. */
export async function requireVacant(
  client: pg.ClientBase,
  seatId: SeatId,
  but: readonly Tenure[] = [],
): Promise<void> {
  const [, holder] = await together([
    lockSeat(client, seatId),
    client.query({
      name: 'find-holder',
      text: 'SELECT 1 FROM tenures WHERE seat_id = $1 AND to_on IS NULL AND id <> ALL ($2::bigint[])',
      values: [seatId, idsOf(but)],
    }),
  ])
  if (holder.rowCount) throw new Refused({ code: 'seat-filled', seat: seatId })
}

/** Keeps others from filling the seat until the transaction ends. */
export async function lockSeat(client: pg.ClientBase, seatId: SeatId): Promise<void> {
  await client.query({
    name: 'lock-seat',
    text: 'SELECT 1 FROM seats WHERE id = $1 FOR UPDATE',
    values: [seatId],
  })
}

/** A tenure as it is told; `to_on`: the day on which it ends now, where it does. */
interface Told {
  seat_id: SeatId | null
  post_id: string
  person_id: PersonId
  from_on: IsoDate
  to_on: IsoDate | null
}
interface Tenure extends Told {
  id: number
  began_by: CaseId | null
}

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id)

/** The tenures that go on, locked, with the day on which they end where that is their end. */
async function openTenures(
  client: pg.ClientBase,
  condition: 'person_id = $1' | 'began_by = $1' | 'seat_id = $1 AND person_id = $2',
  values: readonly string[],
  endsOn: IsoDate,
): Promise<Tenure[]> {
  const on = `$${values.length + 1}`
  const { rows } = await client.query<Tenure>(
    `SELECT id, began_by, seat_id, post_id, person_id, from_on, greatest(from_on, ${on}::date) AS to_on
     FROM tenures WHERE ${condition} AND to_on IS NULL ORDER BY id FOR UPDATE`,
    [...values, endsOn],
  )
  return rows
}

/** What a person holds; of two decisions that appoint them, the second sees what the first began. */
async function tenuresOf(client: pg.ClientBase, person: PersonId, endsOn: IsoDate): Promise<Tenure[]> {
  const [, held] = await together([
    client.query({
      name: 'lock-appointee',
      text: 'SELECT 1 FROM people WHERE id = $1 FOR NO KEY UPDATE',
      values: [person],
    }),
    openTenures(client, 'person_id = $1', [person], endsOn),
  ])
  return held
}

async function heldSeat(
  client: pg.ClientBase,
  seat: SeatId,
  person: PersonId,
  endsOn: IsoDate,
): Promise<Tenure[]> {
  const held = await openTenures(client, 'seat_id = $1 AND person_id = $2', [seat, person], endsOn)
  if (held.length === 0) throw new Refused({ code: 'seat-not-held', seat, person })
  return held
}

/** What that case ended, of one person or of all. */
async function endedBy(client: pg.ClientBase, caseId: CaseId, person?: PersonId): Promise<Tenure[]> {
  const { rows } = await client.query<Tenure>(
    `SELECT id, began_by, seat_id, post_id, person_id, from_on, to_on FROM tenures
     WHERE ended_by = $1 AND ($2::text IS NULL OR (person_id = $2 AND seat_id IS NOT NULL)) ORDER BY id`,
    [caseId, person ?? null],
  )
  return rows
}

/** Nobody acts any longer in a seat that has a holder: from the day on which the tenure begins. */
async function actingIn(
  client: pg.ClientBase,
  seats: readonly SeatId[],
  from: IsoDate,
): Promise<(Told & { id: number })[]> {
  if (seats.length === 0) return []
  const { rows } = await client.query<Told & { id: number }>({
    name: 'find-acting-to-end',
    text: `SELECT a.id, a.seat_id, s.post_id, a.person_id, a.from_on, greatest(a.from_on, $2::date) AS to_on
           FROM acting_holders a JOIN seats s ON s.id = a.seat_id
           WHERE a.seat_id = ANY ($1) AND a.ended_on IS NULL AND a.until_on >= $2 ORDER BY a.id FOR UPDATE OF a`,
    values: [seats, from],
  })
  return rows
}

async function endTenures(client: pg.ClientBase, held: readonly Tenure[], caseId: CaseId): Promise<void> {
  if (held.length === 0) return
  await client.query({
    name: 'end-tenures',
    text: `UPDATE tenures SET to_on = ends.to_on, ended_by = $3
           FROM unnest($1::bigint[], $2::date[]) AS ends (id, to_on) WHERE tenures.id = ends.id`,
    values: [idsOf(held), held.map(({ to_on }) => to_on), caseId],
  })
}

async function endActing(
  client: pg.ClientBase,
  acting: readonly (Told & { id: number })[],
  caseId: CaseId,
): Promise<void> {
  if (acting.length === 0) return
  await client.query(
    `UPDATE acting_holders SET ended_on = ends.to_on, ended_by_case = $3
     FROM unnest($1::bigint[], $2::date[]) AS ends (id, to_on) WHERE acting_holders.id = ends.id`,
    [idsOf(acting), acting.map(({ to_on }) => to_on), caseId],
  )
}

const told =
  (what: string) =>
  (row: Told): AuditEntry => ({
    what,
    actor: 'system',
    after: { seat: row.seat_id, post: row.post_id, person: row.person_id, from: row.from_on, to: row.to_on },
  })
