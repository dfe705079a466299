import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { lockSeat, prepareEffect } from '../../db/case-change/effects.js'
import { inTwoFlights } from '../../db/pool.js'
import type { RecordEffect } from '../../domain/procedure/change.js'
import { until } from '../support/product.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi, WHO_ENTERS } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

const path = `/v1/posts/${OFFICE.post}/acting-holders`
const wrong = { reason: 'Ghi nhầm' }

/** An entry for a seat of the post that fell vacant on 2020-01-01 and is nobody else's in these tests. */
async function acting(over: object = {}) {
  const seatId = await insertSeat(office.pool, OFFICE.post)
  const term = { personId: 'an', from: '2026-08-03', until: '2027-08-03' }
  return { seatId, ...term, reference: 'Quyết định 31-QĐ/TU', ...over }
}

async function entered(as: string, body: object): Promise<{ id: number }> {
  const answer = await office.api.post(as, path, body)
  expect(answer).toMatchObject({ status: 201 })
  return answer.body
}

/** Fills or vacates the seat as a decision does. */
const decided = (effect: RecordEffect, caseId = 'p-decided') =>
  inTwoFlights(office.pool, async (client) => {
    const { entries, write } = await prepareEffect(client, caseId, effect)
    return { result: entries, write }
  })

const filling = (seatId: string, effectiveOn: string, person: string): RecordEffect => ({
  do: 'fill-seat',
  ...{ seatId, postId: OFFICE.post, level: 'department-deputy', person, effectiveOn },
  keepsFormerPost: false,
})

const ENTER_ANOTHER = `INSERT INTO acting_holders (seat_id, vacant_since, person_id, from_on, until_on, reference, recorded_by, recorded_at)
  VALUES ($1, '2020-01-01', 'binh', '2026-08-03', '2026-09-01', 'Quyết định 8', 'officer', now())`
const FILL = `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on)
  VALUES ('chi', 'post-deputy', $1, 'department-deputy', '2026-08-03')`

const vacancyOf = async (seatId: string, filter = '') => {
  const { body } = await office.api.get('monitor', `/v1/monitoring/vacancies?limit=200${filter}`)
  return body.items.find(({ seat }: { seat: { id: string } }) => seat.id === seatId)
}

describe('who acts in a vacant seat', () => {
  test('is entered with the paper, listed by seat, and ended before the last day with the reason', async () => {
    const term = await acting()
    const answer = await office.api.post('officer', path, term)
    const { seatId, personId, ...said } = term
    expect(answer).toMatchObject({
      status: 201,
      body: {
        ...said,
        seat: { id: seatId },
        person: { id: personId, name: 'Người an' },
        recordedBy: { id: 'officer', name: 'Người officer' },
        recordedAt: '2026-08-03T02:00:00.000Z',
        ended: null,
      },
    })
    const place = `${path}/${answer.body.id}/ending`
    const moved = { endedOn: '2026-08-03', reason: 'Điều động công tác khác' }
    const ended = await office.api.post('health.admin', place, moved)
    expect(ended).toMatchObject({
      status: 200,
      body: {
        ended: { on: '2026-08-03', reason: moved.reason, by: { id: 'health.admin' }, procedure: null },
      },
    })
    expect(await office.api.post('officer', place, moved)).toMatchObject({
      status: 409,
      body: { code: 'already-ended' },
    })
    expect((await office.audited()).slice(-2)).toEqual(['acting-entered', 'acting-ended'])
    expect((await office.api.get('approver', path)).body.items).toContainEqual(ended.body)
  })

  test('is entered once only with the same key', async () => {
    const term = await acting()
    const sent = () => office.api.post('officer', path, term, 'acting-once')
    const [first, again] = [await sent(), await sent()]
    expect([first.status, again.body]).toEqual([201, first.body])
    expect(
      await office.api.post('officer', path, { ...term, until: '2027-01-01' }, 'acting-once'),
    ).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    })
  })

  test.each([
    ['vi', 'Muộn nhất: 03/08/2027', '12 tháng, không gia hạn (khoản 3 Điều 34 Nghị định 170/2025/NĐ-CP'],
    ['en', 'At the latest: 03/08/2027', '12 months, not renewable (Decree 170/2025/NĐ-CP art. 34.3'],
  ])(
    'acts for a year at most, and the answer says until when and by which article (%s)',
    async (lang, ...words) => {
      const term = await acting({ until: '2027-08-04' })
      const answer = await office.api.post('officer', `${path}?lang=${lang}`, term)
      expect(answer).toMatchObject({
        status: 422,
        body: { code: 'acting-too-long', errors: [{ field: 'until', code: 'acting-too-long' }] },
      })
      for (const each of words) expect(answer.body.errors[0].message).toContain(each)
      expect(await vacancyOf(term.seatId)).toMatchObject({ acting: null })
      await entered('officer', { ...term, until: '2027-08-03' })
    },
  )

  test('does not act twice in one vacancy, unless the first entry was wrong', async () => {
    const term = await acting({ from: '2026-06-01', until: '2026-07-01' })
    const { id: mistaken } = await entered('officer', { ...term, from: '2026-05-01' })
    await office.api.post('officer', `${path}/${mistaken}/ending`, { endedOn: '2026-05-01', ...wrong })
    await entered('officer', term)
    const again = { ...term, from: '2026-07-02', until: '2026-09-01' }
    expect(await office.api.post('officer', path, again)).toMatchObject({
      status: 409,
      body: { code: 'acts-again', errors: [{ field: 'personId' }] },
    })
    await entered('officer', { ...again, personId: 'binh' })
  })

  test('shares the year with those who acted before: nothing is left of it for another after it', async () => {
    const term = await acting({ from: '2025-06-01', until: '2026-04-30' })
    const { id } = await entered('officer', term)
    await office.api.post('officer', `${path}/${id}/ending`, { endedOn: '2026-04-01', ...wrong })
    const next = { ...term, personId: 'binh', from: '2026-06-01' }
    // 2025-06-01 to 2026-06-01 are 366 days, 304 of them are used.
    const tooLong = await office.api.post('officer', `${path}?lang=en`, { ...next, until: '2026-08-02' })
    expect(tooLong).toMatchObject({ status: 422, body: { code: 'acting-too-long' } })
    expect(tooLong.body.errors[0].message).toContain('At the latest: 01/08/2026.')
    await entered('officer', { ...next, until: '2026-08-01' })
    const third = { ...term, personId: 'chi', from: '2026-08-02', until: '2026-08-02' }
    const nothing = await office.api.post('officer', `${path}?lang=en`, third)
    expect(nothing).toMatchObject({ status: 422, body: { code: 'acting-too-long' } })
    expect(nothing.body.errors[0].message).toContain('used up the 12 months')
  })

  test('is alone: nobody else acts on any of those days', async () => {
    const term = await acting({ from: '2026-07-01', until: '2026-12-31' })
    await entered('officer', term)
    const before = { ...term, personId: 'chi', from: '2026-06-01', until: '2026-07-01' }
    expect(await office.api.post('officer', path, before)).toMatchObject({
      status: 409,
      body: { code: 'acts-meanwhile', errors: [{ field: 'from' }] },
    })
    await entered('officer', { ...before, until: '2026-06-30' })
  })

  test.each([
    ['acts-meanwhile', 'another entry', ENTER_ANOTHER],
    ['seat-filled', 'a decision', FILL],
  ])('is refused as %s where %s for the seat, not yet done, comes first', async (code, _, first) => {
    const term = await acting()
    const other = await office.pool.connect()
    await other.query('BEGIN')
    await lockSeat(other, term.seatId)
    await other.query(first, [term.seatId])
    const asked = office.api.post('officer', path, term)
    const waiting =
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    await until('the second waits', async () => (await office.pool.query(waiting)).rowCount === 1)
    await other.query('COMMIT')
    other.release()
    expect(await asked).toMatchObject({ status: 409, body: { code } })
  })

  test.each([
    [{ seatId: OFFICE.formerSeat }, 'seatId', 'seat-of-another-post'],
    [{ personId: 'nobody' }, 'personId', 'unknown-cadre-in-reach'],
    [{ from: '2026-08-04' }, 'from', 'date-in-future'],
    [{ from: '2019-12-31', until: '2020-01-31' }, 'from', 'date-before'],
    [{ until: '2026-08-02' }, 'until', 'date-before'],
    [{ until: '2199-12-31' }, 'until', 'acting-too-long'],
    [{ until: undefined }, 'until', 'required'],
    [{ reference: ' ' }, 'reference', 'too-short'],
    [{ to: '2026-10-01' }, 'to', 'unknown-key'],
  ])('with %j is refused at %s', async (over, field, code) => {
    const term = await acting(over)
    const { id: last = 0 } = (await office.api.get('officer', path)).body.items.at(-1) ?? {}
    expect(await office.api.post('officer', path, term)).toMatchObject({
      status: 422,
      body: { errors: [{ field, code }] },
    })
    expect((await office.api.get('officer', path)).body.items.at(-1)?.id ?? 0).toBe(last)
  })

  test('acts in no seat that is held', async () => {
    const held = { seatId: OFFICE.formerSeat, personId: 'binh', from: '2026-08-03', until: '2026-09-01' }
    expect(
      await office.api.post('officer', '/v1/posts/post-division/acting-holders', {
        ...held,
        reference: 'Quyết định 32',
      }),
    ).toMatchObject({ status: 409, body: { code: 'seat-filled' } })
  })

  test('is ended on a day that has come, neither before the first nor after the last, where they act', async () => {
    const term = await acting({ from: '2026-06-01', until: '2026-06-30' })
    const { id } = await entered('officer', term)
    const open = await entered('officer', { ...(await acting()), personId: 'binh' })
    for (const [which, endedOn, code] of [
      [id, '2026-05-31', 'date-before'],
      [id, '2026-07-02', 'date-after'],
      [open.id, '2026-08-04', 'date-in-future'],
    ]) {
      expect(
        await office.api.post('officer', `${path}/${which}/ending`, { endedOn, ...wrong }),
      ).toMatchObject({
        status: 422,
        body: { code, errors: [{ field: 'endedOn' }] },
      })
    }
    for (const place of [`/v1/posts/post-division/acting-holders/${id}`, `${path}/none`, `${path}/99999`]) {
      expect(
        await office.api.post('officer', `${place}/ending`, { endedOn: '2026-06-02', ...wrong }),
      ).toMatchObject({ status: 404, body: { code: 'acting-holder-not-found' } })
    }
  })
})

describe('the seat', () => {
  test('among the vacant ones tells who acts in it, and from the day after the last that this is overdue', async () => {
    const running = await acting({ from: '2025-12-01', until: '2026-08-03' })
    const over = await acting({ from: '2025-12-01', until: '2026-08-02', personId: 'binh' })
    const { seatId: nobody } = await acting()
    await entered('officer', running)
    const { id } = await entered('officer', over)
    const shown = { from: '2025-12-01', until: '2026-08-03', overdue: false }
    expect((await vacancyOf(running.seatId)).acting).toEqual({
      person: { id: 'an', name: 'Người an' },
      ...shown,
    })
    expect((await vacancyOf(over.seatId)).acting).toMatchObject({ until: '2026-08-02', overdue: true })
    for (const [state, seatId] of [
      ['in-term', running.seatId],
      ['overdue', over.seatId],
      ['nobody', nobody],
    ]) {
      const listed = [running.seatId, over.seatId, nobody].map((seat) => vacancyOf(seat, `&acting=${state}`))
      expect((await Promise.all(listed)).map((row) => row?.seat.id)).toEqual(
        [running.seatId, over.seatId, nobody].map((seat) => (seat === seatId ? seat : undefined)),
      )
    }
    await office.api.post('officer', `${path}/${id}/ending`, { endedOn: '2026-08-03', reason: 'Hết hạn' })
    expect((await vacancyOf(over.seatId)).acting).toBeNull()
    expect(await office.api.get('monitor', '/v1/monitoring/vacancies?acting=late')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'acting', code: 'not-one-of' }] },
    })
  })

  test('filled by a decision ends it; vacated again it begins anew, for the same person too', async () => {
    const term = await acting({ from: '2026-05-01', until: '2027-04-30' })
    const { id } = await entered('officer', term)
    const { seatId } = term
    expect(await decided(filling(seatId, '2026-07-01', 'voter12'))).toMatchObject([
      { what: 'acting-ended', after: { seat: seatId, person: 'an', from: '2026-05-01', to: '2026-07-01' } },
      { what: 'seat-filled' },
    ])
    const { items } = (await office.api.get('officer', path)).body
    expect(items.find((item: { id: number }) => item.id === id).ended).toEqual({
      ...{ on: '2026-07-01', reason: null, by: null, procedure: 'p-decided' },
    })
    const again = { ...term, from: '2026-07-20', until: '2027-07-20' }
    expect(await office.api.post('officer', path, again)).toMatchObject({
      status: 409,
      body: { code: 'seat-filled' },
    })
    await decided({ do: 'vacate-seat', seatId, person: 'voter12', effectiveOn: '2026-07-20' })
    expect(await vacancyOf(seatId)).toMatchObject({ vacantSince: '2026-07-20', acting: null })
    await entered('officer', again)
  })

  test.each(['revoke', 'end-rotation'] as const)('given back to its holder (%s) ends it', async (how) => {
    const [{ seatId }, { seatId: elsewhere }] = [await acting(), await acting()]
    const person = how === 'revoke' ? 'voter10' : 'voter11'
    const [left, effectiveOn] = [`p-left-${how}`, '2026-07-20']
    await decided(filling(seatId, '2024-07-01', person))
    await decided(filling(elsewhere, '2026-06-01', person), left)
    await entered('officer', await acting({ seatId, from: '2026-06-01', until: '2026-12-31' }))
    const back: RecordEffect =
      how === 'revoke'
        ? { do: how, caseId: left, effectiveOn }
        : { do: how, seatId: elsewhere, person, after: 'return', effectiveOn }
    const told = await decided(back, `p-${how}`)
    expect(told.map(({ what }) => what)).toEqual(['tenure-ended', 'acting-ended', 'tenure-restored'])
    expect(told[1]).toMatchObject({ after: { seat: seatId, person: 'an', to: effectiveOn } })
  })

  test('filled after the last day leaves the period as it was, which is nothing to the next vacancy', async () => {
    const term = await acting({ from: '2026-05-01', until: '2026-06-30' })
    const { id } = await entered('officer', term)
    expect(await decided(filling(term.seatId, '2026-07-01', 'voter13'))).toMatchObject([
      { what: 'seat-filled' },
    ])
    const { items } = (await office.api.get('officer', path)).body
    expect(items.find((item: { id: number }) => item.id === id).ended).toBeNull()
    const { seatId } = term
    await decided({ do: 'vacate-seat', seatId, person: 'voter13', effectiveOn: '2026-07-20' })
    expect(await vacancyOf(seatId)).toMatchObject({ vacantSince: '2026-07-20', acting: null })
  })
})

describe('who may', () => {
  // Everybody may know of a post, so that those of other units are told that they may not, never that it is not there.
  const whoEnters = WHO_ENTERS.map(([who, status]) => [who, status === 404 ? 403 : status] as const)
  test.each(whoEnters)('%s enters who acts: %s', async (who, status) => {
    const before = (await office.audited()).length
    expect(await office.api.post(who, path, await acting())).toMatchObject({ status })
    expect((await office.audited()).length - before).toBe(status === 201 ? 1 : 0)
  })

  test.each([
    ['officer', 200],
    ['approver', 200],
    ['health.admin', 200],
    ['monitor', 403],
    ['other.officer', 403],
    ['an', 403],
  ])('%s reads the register: %s', async (who, status) => {
    expect(await office.api.get(who, path)).toMatchObject({ status })
  })

  test('nobody enters or ends that they act themselves', async () => {
    const own = await acting({ personId: 'officer' })
    expect(await office.api.post('officer', path, own)).toMatchObject({ status: 403 })
    const { id } = await entered('admin', own)
    const place = `${path}/${id}/ending`
    expect(await office.api.post('officer', place, { endedOn: '2026-08-03', ...wrong })).toMatchObject({
      status: 403,
    })
  })

  test('whom the officer may not know of is as unknown as nobody', async () => {
    await office.pool.query("UPDATE people SET unit_id = 'u-other' WHERE id = 'voter9'")
    const far = await acting({ personId: 'voter9' })
    expect(await office.api.post('health.officer', path, far)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'personId', code: 'unknown-cadre-in-reach' }] },
    })
    await entered('officer', far)
  })

  test('a post that is not there has no register', async () => {
    expect(await office.api.get('officer', '/v1/posts/none/acting-holders')).toMatchObject({
      status: 404,
      body: { code: 'post-not-found' },
    })
  })
})
