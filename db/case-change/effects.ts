import type pg from 'pg'
import type { AuditEntry, RecordEffect } from '../../domain/procedure/change.js'
import type { CaseId } from '../../domain/vocabulary.js'
import { together } from '../pool.js'
import { Refused } from '../refused.js'

/** Does to seats and tenures what a decision says, and tells it as audit events. */
export async function applyEffect(
  client: pg.ClientBase,
  caseId: CaseId,
  effect: RecordEffect,
): Promise<AuditEntry[]> {
  switch (effect.do) {
    case 'fill-seat':
      return fillSeat(client, caseId, effect)
    case 'end-rotation':
      return endRotation(client, caseId, effect)
    case 'vacate-seat':
      return vacateSeat(client, caseId, effect)
    case 'extend-term':
      return extendTerm(client, effect)
    case 'revoke':
      return revoke(client, caseId, effect)
  }
}

/** The seat is filled from the effective date; posts held before end that day, unless kept. */
async function fillSeat(
  client: pg.ClientBase,
  caseId: CaseId,
  effect: Extract<RecordEffect, { do: 'fill-seat' }>,
): Promise<AuditEntry[]> {
  const { seatId, postId, level, person, effectiveOn, termEndsOn } = effect
  await requireVacant(client, seatId)
  const ended = effect.keepsFormerPost
    ? []
    : await changedTenures(
        client,
        `UPDATE tenures SET to_on = greatest(from_on, $2::date), ended_by = $3
         WHERE person_id = $1 AND to_on IS NULL RETURNING seat_id, post_id, person_id, from_on, to_on`,
        [person, effectiveOn, caseId],
      )
  const began = await changedTenures(
    client,
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, began_by, term_ends_on, rotation)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING seat_id, post_id, person_id, from_on, to_on`,
    [person, postId, seatId, level, effectiveOn, caseId, termEndsOn ?? null, effect.rotation ?? null],
  )
  return [
    ...ended.map(told('tenure-ended')),
    ...(await actingEnded(client, caseId, began)),
    ...began.map(told('seat-filled')),
  ]
}

/** Whoever leaves office: the seat is vacant from the effective date, and its vacancy is counted from there. */
async function vacateSeat(
  client: pg.ClientBase,
  caseId: CaseId,
  { seatId, person, effectiveOn }: Extract<RecordEffect, { do: 'vacate-seat' }>,
): Promise<AuditEntry[]> {
  const ended = await changedTenures(
    client,
    `UPDATE tenures SET to_on = greatest(from_on, $3::date), ended_by = $4
     WHERE seat_id = $1 AND person_id = $2 AND to_on IS NULL RETURNING seat_id, post_id, person_id, from_on, to_on`,
    [seatId, person, effectiveOn, caseId],
  )
  if (ended.length === 0) throw new Refused({ code: 'seat-not-held', seat: seatId, person })
  return ended.map(told('tenure-ended'))
}

/** After a rotation: back to the posts that it ended, if they are free; to stay, without a term; or onward, to none yet. */
async function endRotation(
  client: pg.ClientBase,
  caseId: CaseId,
  { seatId, person, effectiveOn, after }: Extract<RecordEffect, { do: 'end-rotation' }>,
): Promise<AuditEntry[]> {
  if (after === 'stay') {
    const stays = await changedTenures(
      client,
      `UPDATE tenures SET term_ends_on = NULL, rotation = NULL WHERE seat_id = $1 AND person_id = $2 AND to_on IS NULL
       RETURNING seat_id, post_id, person_id, from_on, to_on`,
      [seatId, person],
    )
    if (stays.length === 0) throw new Refused({ code: 'seat-not-held', seat: seatId, person })
    return stays.map(told('rotation-stays'))
  }
  const ended = await vacateSeat(client, caseId, { do: 'vacate-seat', seatId, person, effectiveOn })
  if (after === 'onward') return ended
  const former = await client.query<{ seat_id: string }>(
    `SELECT f.seat_id FROM tenures t JOIN tenures f ON f.ended_by = t.began_by AND f.person_id = t.person_id
     WHERE t.seat_id = $1 AND t.ended_by = $2 AND f.seat_id IS NOT NULL`,
    [seatId, caseId],
  )
  for (const { seat_id } of former.rows) await requireVacant(client, seat_id)
  const restored = await changedTenures(
    client,
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, began_by)
     SELECT f.person_id, f.post_id, f.seat_id, f.level, $3, $2
     FROM tenures t JOIN tenures f ON f.ended_by = t.began_by AND f.person_id = t.person_id
     WHERE t.seat_id = $1 AND t.ended_by = $2 ORDER BY f.id
     RETURNING seat_id, post_id, person_id, from_on, to_on`,
    [seatId, caseId, effectiveOn],
  )
  const acting = await actingEnded(client, caseId, restored)
  return [...ended, ...acting, ...restored.map(told('tenure-restored'))]
}

/** Whoever stays in office: until when. */
async function extendTerm(
  client: pg.ClientBase,
  { seatId, person, termEndsOn }: Extract<RecordEffect, { do: 'extend-term' }>,
): Promise<AuditEntry[]> {
  const extended = await changedTenures(
    client,
    `UPDATE tenures SET term_ends_on = $3 WHERE seat_id = $1 AND person_id = $2 AND to_on IS NULL
     RETURNING seat_id, post_id, person_id, from_on, term_ends_on AS to_on`,
    [seatId, person, termEndsOn],
  )
  if (extended.length === 0) throw new Refused({ code: 'seat-not-held', seat: seatId, person })
  return extended.map(told('term-extended'))
}

/** The tenure that the revoked case began ends; those it ended begin again, if their seats are still free. */
async function revoke(
  client: pg.ClientBase,
  caseId: CaseId,
  effect: Extract<RecordEffect, { do: 'revoke' }>,
): Promise<AuditEntry[]> {
  const ended = await changedTenures(
    client,
    `UPDATE tenures SET to_on = greatest(from_on, $2::date), ended_by = $3
     WHERE began_by = $1 AND to_on IS NULL RETURNING seat_id, post_id, person_id, from_on, to_on`,
    [effect.caseId, effect.effectiveOn, caseId],
  )
  if (ended.length === 0) throw new Refused({ code: 'not-revocable', case: effect.caseId })
  const former = await client.query<{ seat_id: string | null }>(
    'SELECT seat_id FROM tenures WHERE ended_by = $1',
    [effect.caseId],
  )
  for (const { seat_id } of former.rows) if (seat_id) await requireVacant(client, seat_id)
  const restored = await changedTenures(
    client,
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, began_by)
     SELECT person_id, post_id, seat_id, level, $2, $3 FROM tenures WHERE ended_by = $1 ORDER BY id
     RETURNING seat_id, post_id, person_id, from_on, to_on`,
    [effect.caseId, effect.effectiveOn, caseId],
  )
  return [
    ...ended.map(told('tenure-ended')),
    ...(await actingEnded(client, caseId, restored)),
    ...restored.map(told('tenure-restored')),
  ]
}

/** Nobody acts any longer in a seat that has a holder: from the day on which the tenure begins. */
async function actingEnded(
  client: pg.ClientBase,
  caseId: CaseId,
  began: readonly TenureRow[],
): Promise<AuditEntry[]> {
  const ended = await changedTenures(
    client,
    `UPDATE acting_holders a SET ended_on = greatest(a.from_on, t.from_on), ended_by_case = $3
     FROM unnest($1::text[], $2::date[]) AS t (seat_id, from_on), seats s
     WHERE a.seat_id = t.seat_id AND s.id = a.seat_id AND a.ended_on IS NULL AND a.until_on >= t.from_on
     RETURNING a.seat_id, s.post_id, a.person_id, a.from_on, a.ended_on AS to_on`,
    [began.map(({ seat_id }) => seat_id), began.map(({ from_on }) => from_on), caseId],
  )
  return ended.map(told('acting-ended'))
}

/** Locks the seat, so that of two decisions for it one wins, and refuses when somebody holds it. */
export async function requireVacant(client: pg.ClientBase, seatId: string): Promise<void> {
  const [, holder] = await together([
    lockSeat(client, seatId),
    client.query({
      name: 'find-holder',
      text: 'SELECT 1 FROM tenures WHERE seat_id = $1 AND to_on IS NULL',
      values: [seatId],
    }),
  ])
  if (holder.rowCount) throw new Refused({ code: 'seat-filled', seat: seatId })
}

/** Keeps others from filling the seat until the transaction ends. */
export async function lockSeat(client: pg.ClientBase, seatId: string): Promise<void> {
  await client.query({
    name: 'lock-seat',
    text: 'SELECT 1 FROM seats WHERE id = $1 FOR UPDATE',
    values: [seatId],
  })
}

interface TenureRow {
  seat_id: string | null
  post_id: string
  person_id: string
  from_on: string
  to_on: string | null
}

async function changedTenures(client: pg.ClientBase, text: string, values: unknown[]): Promise<TenureRow[]> {
  return (await client.query<TenureRow>(text, values)).rows
}

const told =
  (what: string) =>
  (row: TenureRow): AuditEntry => ({
    what,
    actor: 'system',
    after: { seat: row.seat_id, post: row.post_id, person: row.person_id, from: row.from_on, to: row.to_on },
  })
