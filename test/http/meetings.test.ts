import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import JSZip from 'jszip'
import { CALLED_AHEAD } from '../../domain/rules/conferences.js'
import { insertDepartment, insertHolder } from '../support/department.js'
import { inDays, today } from '../support/procedure-steps.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { countFor } from '../support/usual-answers.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { runToEndOf, runUntil } from './run-to-end.js'
import { complete, must, newCandidates, seen, task, type Walked } from './walk.js'

/** What a meeting has before it, and what it leaves on record. */

let office: HttpOffice
beforeAll(async () => {
  office = await startHttpOffice()
  await insertDepartment(office.pool)
})
afterAll(() => office.stop())

async function appointment(law: Record<string, unknown>): Promise<Walked> {
  const candidates = await newCandidates(office, 2)
  const seatId = await insertSeat(office.pool, OFFICE.post)
  const body = { kind: 'appointment', seatId, candidates, ...law }
  return { id: must(await office.as('officer').post('/v1/procedures', body), 201).body.id, candidates }
}

const beganBefore = { reason: 'Đã bắt đầu trên giấy', evidence: 'Thông báo số 5' }

interface Convening {
  convened: string[]
  absences: object[]
  meetingOn: string
}

/** Everybody, but one who is kept away by a storm. */
async function withOneExcused(it: Walked): Promise<Convening> {
  const open = await task(office, it, 'convene-vote')
  const { members } = must(await office.as('officer').get(`/v1/tasks/${open}`), 200).body
  const convened = members.map(({ id }: { id: string }) => id)
  const absences = [{ personId: convened.at(-1), reason: 'Bão', forceMajeure: true }]
  return { meetingOn: today(), convened, absences }
}

const settledBy = { documentNumber: '15-CV/TU', signedOn: today() }

/** The text of the minutes of the vote held last. */
async function minutes(it: Walked): Promise<string> {
  const { votes } = await seen(office, it.id)
  const { body } = must(await office.as('officer').get(votes.at(-1).minutes), 200)
  return (await (await JSZip.loadAsync(body)).file('word/document.xml')?.async('text')) ?? ''
}

async function counted(it: Walked, count: object): Promise<void> {
  for (const teller of ['teller1', 'teller2'])
    must(await complete(office, it, teller, 'enter-count', count), 200)
}

const refused = (answer: { status: number; body: { code?: string; errors?: { field: string }[] } }) => [
  answer.status,
  answer.body.code,
  ...(answer.body.errors ?? []).map(({ field }) => field),
]

test('each is convened for a reason, in words, by the article that names the circle', async () => {
  const it = await appointment({ type: 'on-the-spot' })
  await runUntil(office, it.id, 'convene-vote')
  const [{ task }] = (await seen(office, it.id)).waitingFor
  for (const [language, because, article] of [
    ['vi', 'là người đứng đầu', 'Điều 33'],
    ['en', 'heads the unit', 'art. 33'],
  ] as const) {
    const { body } = must(await office.as('officer', language).get(`/v1/tasks/${task}`), 200)
    expect(body.convenedBy).toContain(article)
    expect(body.members).toContainEqual(expect.objectContaining({ id: 'd-head', as: 'head', because }))
    expect(body.members.every((member: { because?: string }) => member.because)).toBe(true)
  }
})

test('a count of which no paper came back is taken with a second yes of both tellers', async () => {
  const it = await appointment({ type: 'on-the-spot' })
  await runUntil(office, it.id, 'enter-count')
  const zeros = Object.fromEntries(it.candidates.map((candidate) => [candidate, 0]))
  const nothing = { issued: 4, returned: 0, blank: 0, invalid: 0, votes: zeros }
  const enter = (teller: string, count: object) => complete(office, it, teller, 'enter-count', count)
  for (const teller of ['teller1', 'teller2']) {
    const before = await seen(office, it.id)
    expect(refused(await enter(teller, nothing))).toEqual([422, 'invalid-input', 'result.returned'])
    expect((await seen(office, it.id)).sequence).toBe(before.sequence)
    must(await enter(teller, { ...nothing, nothingReturned: true }), 200)
  }
  const [vote] = (await seen(office, it.id)).votes
  expect(vote).toMatchObject({ status: 'counted', count: { issued: 4, returned: 0, votes: zeros } })
  expect(vote.count).not.toHaveProperty('nothingReturned')
  const { body } = must(await office.as('officer').get(`/v1/procedures/${it.id}/events?limit=200`), 200)
  expect(body.items.filter(({ what }: { what: string }) => what === 'vote-counted')).toMatchObject([
    { after: { nothingReturned: ['teller1', 'teller2'] } },
  ])
})

describe('an absence for force majeure', () => {
  test('that leaves the denominator is settled by the authority on paper before the vote', async () => {
    const it = await appointment({ type: 'on-the-spot', beganOn: inDays(-3), beganBefore })
    await runUntil(office, it.id, 'convene-vote')
    const meeting = await withOneExcused(it)
    const convene = (more: object) => complete(office, it, 'officer', 'convene-vote', { ...meeting, ...more })

    const before = await seen(office, it.id)
    const without = await convene({})
    expect(refused(without)).toEqual([422, 'absences-not-settled', 'result.settledBy'])
    expect(without.body.detail).toContain('Điều 33')
    expect(refused(await convene({ settledBy: { ...settledBy, signedOn: inDays(1) } }))).toEqual([
      ...[422, 'date-in-future', 'result.settledBy.signedOn'],
    ])
    expect(refused(await convene({ meetingOn: inDays(-1), settledBy }))).toEqual([
      ...[422, 'date-after', 'result.settledBy.signedOn'],
    ])
    expect((await seen(office, it.id)).sequence).toBe(before.sequence)
    // Art. 34.2: a leader of the superior body chairs; art. 33.2(a): the authority has it held partly online.
    const partlyOnline = {
      ...{ documentNumber: '16-QĐ/TU', signedOn: today(), ballot: 'phiếu giấy tại điểm cầu' },
    }
    const chair = { name: 'Nguyễn Văn Chủ trì', because: 'head-is-appointed' }
    const early = { ...partlyOnline, signedOn: inDays(-4) }
    expect(refused(await convene({ settledBy, partlyOnline: early }))).toEqual([
      ...[422, 'date-before', 'result.partlyOnline.signedOn'],
    ])
    const { body: task } = must(
      await office.as('officer').get(`/v1/tasks/${before.waitingFor[0].task}?lang=en`),
      200,
    )
    expect(task.mayChair.article).toContain('art. 34.2')
    expect(task.mayChair.votes).toBe(false)
    expect(task.mayChair.cases.map(({ code }: { code: string }) => code)).toContain('head-is-appointed')
    expect(task.mayBeOnline.article).toContain('33.2(a)')
    const settled = { ...settledBy, authority: 'Ban Thường vụ Tỉnh ủy' }
    must(await convene({ settledBy: settled, partlyOnline, chair }), 200)

    const present = meeting.convened.length - 1
    const count = countFor(present, it.candidates, undefined)
    const late = { ...count, prepared: present - 1 }
    expect(refused(await complete(office, it, 'teller1', 'enter-count', late))).toEqual([
      ...[422, 'count-inconsistent', 'result.issued'],
    ])
    // The second teller's record does not tell how many papers were prepared.
    must(await complete(office, it, 'teller1', 'enter-count', { ...count, prepared: present + 1 }), 200)
    must(await complete(office, it, 'teller2', 'enter-count', count), 200)
    const paper = await minutes(it)
    expect(paper).toContain('được Ban Thường vụ Tỉnh ủy quyết định trước khi bỏ phiếu: văn bản số 15-CV/TU')
    expect(paper).toContain('Người chủ trì: Nguyễn Văn Chủ trì')
    expect(paper).toContain('quyết định số 16-QĐ/TU')
    expect(paper).toContain('Có; không tính vào tổng số')
    expect(paper).toContain('Số phiếu chuẩn bị')
    expect(paper).toContain('chủ trương đã được phê duyệt; nguồn nhân sự trong quy hoạch')
    expect((await seen(office, it.id)).votes.at(-1)).toMatchObject({
      electorate: {
        ...{ excused: 1, settledBy: settled, partlyOnline },
        chair: { name: chair.name, because: 'bổ nhiệm người đứng đầu' },
      },
      count: { prepared: present + 1 },
      verdict: { denominator: present },
    })
  })

  test('convenes nobody who is not on record, and is annulled and held anew where it was convened wrongly', async () => {
    const it = await appointment({ type: 'on-the-spot' })
    await runUntil(office, it.id, 'convene-vote')
    const { absences: _, ...meeting } = await withOneExcused(it)
    const convened = [...meeting.convened, 'c-nobody']
    const corrections = [{ personId: 'c-nobody', reason: 'Thành phần bổ sung' }]
    const unknown = await complete(office, it, 'officer', 'convene-vote', {
      ...meeting,
      convened,
      corrections,
    })
    expect(refused(unknown)).toEqual([422, 'invalid-input', 'result.corrections.0.personId'])
    expect((await seen(office, it.id)).votes).toEqual([])

    const yearsAhead = { ...meeting, meetingOn: '2099-01-01' }
    const mistyped = await complete(office, it, 'officer', 'convene-vote', yearsAhead)
    expect(refused(mistyped)).toEqual([422, 'date-after', 'result.meetingOn'])

    // The month is wrong: nobody can count before the day. The policy that is answered does not keep it from being annulled.
    const late = { ...meeting, meetingOn: inDays(CALLED_AHEAD.value) }
    must(await complete(office, it, 'officer', 'convene-vote', late), 200)
    const [vote] = (await seen(office, it.id)).votes
    const reason = { reason: 'Ghi sai tháng họp' }
    must(await office.as('officer').post(`/v1/votes/${vote.id}/annulment`, reason), 200)
    must(await complete(office, it, 'officer', 'convene-vote', meeting), 200)
    const statuses = (await seen(office, it.id)).votes.map(({ status }: { status: string }) => status)
    expect(statuses.sort()).toEqual(['annulled', 'convened'])
  })

  test('stays in the denominator under Decree 170/2025 as issued, needs no paper, and the minutes say so', async () => {
    const it = await appointment({ type: 'on-the-spot', beganOn: '2026-07-31', beganBefore })
    await runUntil(office, it.id, 'convene-vote')
    // The counts of its second step are not announced: an officer reads the minutes of the third.
    await runToEndOf(office, it.id, 'step-2')
    const meeting = await withOneExcused(it)
    must(await complete(office, it, 'officer', 'convene-vote', meeting), 200)
    await counted(it, countFor(meeting.convened.length - 1, it.candidates.slice(0, 1), undefined))
    const paper = await minutes(it)
    expect(paper).toContain('Có; vẫn tính vào tổng số theo quy định áp dụng')
    expect(paper).toContain(`Tỷ lệ tính trên số người được triệu tập: ${meeting.convened.length}, gồm cả`)
    expect(paper).not.toContain('Số phiếu chuẩn bị')
  })
})

test('whoever convenes reads in their language what the law has shown to the meeting', async () => {
  const it = await appointment({ type: 'on-the-spot' })
  await runUntil(office, it.id, 'convene-vote')
  const open = await task(office, it, 'convene-vote')
  const shown = async (language: 'vi' | 'en') =>
    must(await office.as('officer', language).get(`/v1/tasks/${open}`), 200).body.shown
  expect(await shown('en')).toEqual(['the approved policy', 'the sources in the planning', 'the evaluations'])
  expect(await shown('vi')).toContain('chủ trương đã được phê duyệt')
})

test('where the votes do not decide, the authority does by a resolution, of the day of the vote or later', async () => {
  const [person = ''] = await newCandidates(office, 1)
  const seatId = await insertHolder(office.pool, person)
  const body = { kind: 'reappointment', seatId }
  const { id } = must(await office.as('officer').post('/v1/procedures', body), 201).body
  const it = { id, candidates: [person] }
  await runUntil(office, id, 'enter-count')
  const { votes } = await seen(office, id)
  const { convened } = votes.at(-1).electorate
  const votesFor = { [person]: { yes: 0, no: convened } }
  await counted(it, { issued: convened, returned: convened, blank: 0, invalid: 0, votes: votesFor })
  const decide = (more: object) =>
    complete(office, it, 'secretary', 'decide-vote', {
      ...{ choice: 'select', person, reasons: 'Xem xét tiếp', ...more },
    })
  const resolutionNumber = '8-KL/TU'
  for (const [more, code, field] of [
    [{ views: 'x' }, 'resolution-needed', 'resolutionNumber'],
    [{ resolutionNumber }, 'resolution-needed', 'decidedOn'],
    [{ resolutionNumber, decidedOn: inDays(1) }, 'date-in-future', 'decidedOn'],
    [{ resolutionNumber, decidedOn: inDays(-1) }, 'date-before', 'decidedOn'],
  ] as const) {
    expect(refused(await decide(more))).toEqual([422, code, `result.${field}`])
  }
  must(await decide({ resolutionNumber, decidedOn: today() }), 200)
  await runUntil(office, id, 'give-opinion')
})
