import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { PUBLICITY } from '../../domain/rules/publicity.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type RecordsApi, recordsApi, writeCase } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
  const { pool } = office
  await writeCase(pool, { id: 'case-1', task: { kind: 'confirm-eligibility', group: OFFICE.office } })
  await writeCase(pool, { id: 'case-2', seat: OFFICE.secondSeat })
  await writeCase(pool, { id: 'case-3', seat: OFFICE.electedSeat, post: OFFICE.electedPost })
})
afterAll(() => office.close())

const publications = (id = 'case-1') => `/v1/procedures/${id}/publications`
const objections = (id = 'case-1') => `/v1/procedures/${id}/objections`
const board = { what: 'list', publishedOn: '2026-07-27', place: 'Bảng tin Sở Y tế' }
const SENDER = 'Bà Nguyễn Thị Kín, tổ 4'
const letter = { receivedOn: '2026-08-03', from: SENDER, content: 'Ông An chưa kê khai một thửa đất.' }

describe('what is published', () => {
  test('has its last day by the locality’s days, is shown to whoever sees the case, and is in the common chain', async () => {
    const made = await office.api.post('officer', publications(), board)
    const shown = { number: 1, ...board, days: 5, untilOn: '2026-08-03' }
    expect(made).toMatchObject({ status: 201, body: shown })
    expect((await office.audited()).at(-1)).toBe('case-published')
    for (const who of ['officer', 'monitor', 'an']) {
      const { body } = await office.api.get(who, publications())
      expect(body.items).toEqual([shown])
      expect(body.mustBePublic).toContainEqual(
        expect.objectContaining({
          what: 'list',
          days: 5,
          state: 'published',
          article: 'Tham số của địa phương',
        }),
      )
    }
    const second = await office.api.post('officer', publications(), { ...board, what: 'policy' })
    expect(second).toMatchObject({ status: 201, body: { number: 2 } })
  })

  test('for the days of the law that the case keeps; where that has none, for those that ship', async () => {
    await writeCase(office.pool, { id: 'case-4', seat: OFFICE.formerSeat, post: 'post-division' })
    const local = { ...PUBLICITY, list: { ...PUBLICITY.list, value: 7 } }
    await office.pool.query(
      `INSERT INTO pinned_law (hash, law)
         SELECT 'local', jsonb_set(law, '{rules,publicity}', $1::jsonb) FROM pinned_law WHERE hash = 'law' UNION ALL
         SELECT 'older', law #- '{rules,publicity}' FROM pinned_law WHERE hash = 'law'`,
      [JSON.stringify(local)],
    )
    const publishedUnder = async (law: string) => {
      await office.pool.query("UPDATE cases SET law_hash = $1 WHERE id = 'case-4'", [law])
      const body = { ...board, place: `${board.place} (${law})` }
      return (await office.api.post('officer', publications('case-4'), body)).body
    }
    expect(await publishedUnder('local')).toMatchObject({ days: 7, untilOn: '2026-08-05' })
    expect(await publishedUnder('older')).toMatchObject({ days: 5, untilOn: '2026-08-03' })
    expect(await publishedUnder('law')).toMatchObject({ days: 5, untilOn: '2026-08-03' })
  })

  test('sent again with the same key is published once', async () => {
    const sent = () => office.api.post('officer', publications('case-3'), board, 'publish-once')
    const [first, again] = [await sent(), await sent()]
    expect([first.status, again.body]).toEqual([201, first.body])
    expect((await office.api.get('officer', publications('case-3'))).body.items).toHaveLength(1)
  })

  test('is there once, as the same on one day in one place, also when entered twice at once', async () => {
    await writeCase(office.pool, { id: 'case-6', seat: await insertSeat(office.pool, OFFICE.post) })
    const twice = [board, board].map((body) => office.api.post('officer', publications('case-6'), body))
    expect((await Promise.all(twice)).map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await office.api.post('officer', publications('case-6'), board)).toMatchObject({
      status: 409,
      body: { code: 'already-exists' },
    })
    for (const over of [{ what: 'policy' }, { publishedOn: '2026-07-28' }, { place: 'Cổng thông tin' }]) {
      const other = await office.api.post('officer', publications('case-6'), { ...board, ...over })
      expect(other).toMatchObject({ status: 201 })
    }
  })

  test.each(['withdrawn', 'rejected', 'stopped'])(
    'is nothing more of a case that was %s, while objections to what was published are taken until their time is over',
    async (status) => {
      const id = `case-${status}`
      await writeCase(office.pool, { id, seat: await insertSeat(office.pool, OFFICE.post) })
      expect(await office.api.post('officer', publications(id), board)).toMatchObject({ status: 201 })
      await office.pool.query('UPDATE cases SET status = $2 WHERE id = $1', [id, status])
      for (const what of ['policy', 'list', 'result']) {
        const more = { ...board, what, place: 'Cổng thông tin' }
        expect(await office.api.post('officer', publications(id), more)).toMatchObject({
          status: 409,
          body: { code: 'case-closed' },
        })
      }
      const { items, mustBePublic } = (await office.api.get('officer', publications(id))).body
      expect(items).toHaveLength(1)
      expect(mustBePublic).toMatchObject([{ what: 'list', state: 'published' }])
      expect(await office.api.post('officer', objections(id), letter)).toMatchObject({ status: 201 })
    },
  )

  test('is the result of a case that is completed', async () => {
    await writeCase(office.pool, { id: 'case-7', seat: OFFICE.secondSeat, status: 'completed' })
    const result = { ...board, what: 'result' }
    expect(await office.api.post('officer', publications('case-7'), result)).toMatchObject({ status: 201 })
    expect(await office.api.post('officer', objections('case-7'), letter)).toMatchObject({
      status: 201,
      body: { about: 'result' },
    })
  })

  test('by several at once is numbered one after the other', async () => {
    const answers = await Promise.all(
      ['policy', 'list', 'list', 'policy'].map((what, index) =>
        office.api.post('officer', publications('case-3'), { ...board, what, place: `Bảng tin ${index}` }),
      ),
    )
    expect(answers.map(({ body }) => body.number).sort()).toEqual([2, 3, 4, 5])
  })

  test.each([
    ['vi', 'Chỉ công khai được sau bước "Lấy phiếu của tập thể".'],
    ['en', 'It can be published after the step "Collective vote".'],
  ])(
    'cannot be the result before there is one, and says in %s what has to come first',
    async (lang, message) => {
      const result = { ...board, what: 'result' }
      expect(
        await office.api.post('officer', `${publications('case-2')}?lang=${lang}`, result),
      ).toMatchObject({
        status: 409,
        body: {
          code: 'nothing-to-publish',
          detail: message,
          errors: [{ field: 'what', code: 'nothing-to-publish', message }],
        },
      })
      expect((await office.api.get('officer', publications('case-2'))).body.items).toEqual([])
    },
  )

  test.each([
    [{ what: 'rumour' }, 'what', 'not-one-of', 'Phải là một trong', 'One of'],
    [{ publishedOn: '2026-08-04' }, 'publishedOn', 'date-in-future', 'tương lai', 'future'],
    [{ publishedOn: '2026-05-03' }, 'publishedOn', 'date-before', '04/05/2026', '04/05/2026'],
    [{ publishedOn: 'today' }, 'publishedOn', 'not-a-date', 'Không có ngày này', 'No such day'],
    [{ place: '' }, 'place', 'too-short', 'Bắt buộc, chưa ghi', 'Required, nothing'],
    [{ days: 1 }, 'days', 'unknown-key', 'Không có trường này', 'no such field'],
  ])('with %j is refused at %s', async (over, field, code, vi, en) => {
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ]) {
      const answer = await office.api.post('officer', `${publications('case-2')}?lang=${language}`, {
        ...board,
        ...over,
      })
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
      expect(answer.body.errors[0].message).toContain(words)
    }
    expect((await office.api.get('officer', publications('case-2'))).body.items).toEqual([])
  })
})

describe('an objection', () => {
  test('is refused before anything is published', async () => {
    expect(await office.api.post('officer', objections('case-2'), letter)).toMatchObject({
      status: 409,
      body: { code: 'nothing-published' },
    })
  })

  test('is registered and answered once, in the common chain, with no word of who objects', async () => {
    const made = await office.api.post('officer', objections(), { ...letter, about: 'list' })
    expect(made).toMatchObject({
      status: 201,
      body: { number: 1, about: 'list', publication: 1, answeredOn: null, answer: null },
    })
    expect(made.body).not.toHaveProperty('from')
    const answer = { answeredOn: '2026-08-03', answer: 'Đã kiểm tra: thửa đất đã được kê khai.' }
    const place = `${objections()}/1/answer`
    expect(await office.api.post('officer', place, { ...answer, answeredOn: '2026-08-02' })).toMatchObject({
      status: 422,
      body: { code: 'date-before', errors: [{ field: 'answeredOn' }] },
    })
    expect(await office.api.post('officer', place, { ...answer, answeredOn: '2026-08-04' })).toMatchObject({
      status: 422,
      body: { code: 'date-in-future', errors: [{ field: 'answeredOn' }] },
    })
    const answered = await office.api.post('officer', place, answer)
    expect(answered).toMatchObject({ status: 200, body: { number: 1, ...answer } })
    expect(await office.api.post('officer', place, answer)).toMatchObject({
      status: 409,
      body: { code: 'already-answered' },
    })
    expect((await office.audited()).slice(-2)).toEqual(['objection-registered', 'objection-answered'])
    const { rows } = await office.pool.query('SELECT bytes FROM audit_events')
    expect(rows.length).toBeGreaterThan(3)
    const { rows: remembered } = await office.pool.query('SELECT answer::text AS bytes FROM record_commands')
    expect(JSON.stringify([...rows, ...remembered])).not.toContain('Thị Kín')
  })

  test('after the period is refused with the last day', async () => {
    const late = await recordsApi('2026-08-12T02:00:00.000Z')
    try {
      await writeCase(late.pool, { id: 'case-1' })
      await late.api.post('officer', publications(), board)
      for (const [language, sentence] of [
        ['vi', 'Ngày cuối là 03/08/2026.'],
        ['en', 'The last day was 03/08/2026.'],
      ]) {
        const after = { ...letter, receivedOn: '2026-08-04' }
        expect(await late.api.post('officer', `${objections()}?lang=${language}`, after)).toMatchObject({
          status: 409,
          body: {
            code: 'objection-period-over',
            detail: sentence,
            errors: [{ field: 'receivedOn', message: sentence }],
          },
        })
      }
      // Received in time, entered later.
      expect(await late.api.post('officer', objections(), letter)).toMatchObject({ status: 201 })
      expect((await late.api.get('officer', objections())).body.items).toHaveLength(1)
    } finally {
      await late.close()
    }
  })

  test.each([
    [{ receivedOn: '2026-08-04' }, 'receivedOn', 'date-in-future', 'tương lai', 'future'],
    [{ receivedOn: '2026-07-26' }, 'receivedOn', 'date-before', '27/07/2026', '27/07/2026'],
    [{ from: undefined }, 'from', 'required', 'Bắt buộc', 'Required'],
    [{ content: 'x'.repeat(5001) }, 'content', 'too-long', 'Dài nhất', 'At most'],
    [{ about: 'gossip' }, 'about', 'not-one-of', 'Phải là một trong', 'One of'],
  ])('with wrong input is refused at its field (%#)', async (over, field, code, vi, en) => {
    const before = (await office.api.get('officer', objections())).body.items.length
    for (const [language, words] of [
      ['vi', vi],
      ['en', en],
    ]) {
      const place = `${objections()}?lang=${language}`
      const answer = await office.api.post('officer', place, { ...letter, ...over })
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code }] } })
      expect(answer.body.errors[0].message).toContain(words)
      expect(JSON.stringify(answer.body)).not.toContain(SENDER)
    }
    expect((await office.api.get('officer', objections())).body.items).toHaveLength(before)
  })

  test.each(['0', '99', 'one'])('number %s is not there to be answered', async (number) => {
    const answer = { answeredOn: '2026-08-03', answer: 'x' }
    expect(await office.api.post('officer', `${objections()}/${number}/answer`, answer)).toMatchObject({
      status: 404,
      body: { code: 'objection-not-found' },
    })
  })
})

describe('who may', () => {
  test.each([
    ['officer', 200, true],
    ['health.officer', 200, true],
    ['admin', 200, true],
    ['health.admin', 200, true],
    ['approver', 200, false],
    ['monitor', 403, false],
    ['an', 403, false],
    ['other.officer', 404, false],
    ['outsider', 404, false],
  ])('%s reads the objections: %s, with who objects: %s', async (who, status, named) => {
    const answer = await office.api.get(who, objections())
    expect(answer.status).toBe(status)
    expect(answer.body.items?.[0]?.from).toBe(named ? SENDER : undefined)
    if (status === 200) expect(answer.body.items[0].content).toBe(letter.content)
    expect(JSON.stringify(answer.body).includes(SENDER)).toBe(named)
  })

  test.each([
    ['approver', 403],
    ['admin', 403],
    ['monitor', 403],
    ['an', 403],
    ['other.officer', 404],
    ['outsider', 404],
  ])('%s publishes, registers and answers nothing: %s', async (who, status) => {
    const before = await office.audited()
    const answer = { answeredOn: '2026-08-03', answer: 'x' }
    expect(await office.api.post(who, publications(), board)).toMatchObject({ status })
    expect(await office.api.post(who, objections(), letter)).toMatchObject({ status })
    expect(await office.api.post(who, `${objections()}/1/answer`, answer)).toMatchObject({ status })
    expect(await office.audited()).toEqual(before)
  })

  test('an officer who is a candidate neither reads nor keeps what is said against them', async () => {
    await office.pool.query(
      "INSERT INTO case_candidates (case_id, person_id, ordinal, status) VALUES ('case-3', 'health.officer', 2, 'active')",
    )
    expect(await office.api.post('officer', objections('case-3'), letter)).toMatchObject({ status: 201 })
    expect(await office.api.get('health.officer', publications('case-3'))).toMatchObject({ status: 200 })
    expect(await office.api.get('health.officer', objections('case-3'))).toMatchObject({ status: 403 })
    // Nor, of whom they stand against there, in another case.
    expect(await office.api.get('health.officer', objections())).toMatchObject({ status: 403 })
    expect(await office.api.post('health.officer', objections('case-3'), letter)).toMatchObject({
      status: 403,
    })
    const answer = { answeredOn: '2026-08-03', answer: 'x' }
    expect(await office.api.post('health.officer', `${objections('case-3')}/1/answer`, answer)).toMatchObject(
      { status: 403 },
    )
  })

  test.each(['other.officer', 'outsider'])('to %s there is no publication either', async (who) => {
    expect(await office.api.get(who, publications())).toMatchObject({ status: 404 })
    expect(await office.api.get(who, objections('none'))).toMatchObject({ status: 404 })
  })
})

test('a change of the calendar moves the end of the time for objections, of what is open alone, and says so', async () => {
  await writeCase(office.pool, { id: 'case-5', seat: OFFICE.secondSeat, status: 'withdrawn' })
  const today = { ...board, publishedOn: '2026-08-03' }
  const { number } = (await office.api.post('officer', publications(), today)).body
  await office.pool.query(
    `INSERT INTO publications (case_id, ordinal, what, published_on, days, until_on, place, published_by, recorded_at)
     VALUES ('case-5', 1, 'list', '2026-08-03', 5, '2026-08-10', 'Bảng tin', 'officer', now())`,
  )
  const untilOf = async (id: string, ordinal: number) =>
    (await office.api.get('admin', publications(id))).body.items.find(
      (item: { number: number }) => item.number === ordinal,
    ).untilOn
  expect(await untilOf('case-1', number)).toBe('2026-08-10')
  const year = await office.api.get('admin', '/v1/calendar/2026')
  const off = { kind: 'off', reason: { vi: 'Nghỉ đột xuất', en: 'A special day off' }, source: 'Công điện' }
  const changed = await office.api.send('/v1/calendar/2026', {
    method: 'PUT',
    headers: {
      ...{ authorization: 'Bearer admin', 'content-type': 'application/json', 'idempotency-key': 'storm' },
      'if-match': year.headers.get('etag') ?? '',
    },
    body: JSON.stringify({ days: [...year.body.days, { ...off, date: '2026-08-06' }] }),
  })
  expect(changed.status).toBe(202)
  expect(await untilOf('case-1', number)).toBe('2026-08-11')
  expect(await untilOf('case-1', 1)).not.toBe('2026-08-11')
  expect(await untilOf('case-5', 1)).toBe('2026-08-10')
  const { rows } = await office.pool.query(
    "SELECT bytes::jsonb AS event FROM audit_events WHERE what = 'objection-periods-recounted'",
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].event.after.moved).toContainEqual({
    ...{ case: 'case-1', publication: number, before: '2026-08-10', after: '2026-08-11' },
  })
})
