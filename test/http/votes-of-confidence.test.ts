import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addDays, addMonths } from '../../domain/deadlines/dates.js'
import { insertLedBody, type LedBody } from '../support/led-body.js'
import { today } from '../support/procedure-steps.js'
import { OFFICE } from '../support/small-office.js'
import { docxText } from './docx-text.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { runToEnd, runUntil } from './run-to-end.js'
import { must, seen } from './walk.js'

let office: HttpOffice
beforeAll(async () => {
  office = await startHttpOffice()
})
afterAll(() => office.stop())

/** Today is in the third year of a term that began then. */
const THIRD_YEAR = addMonths(today(), -30)

const launchOf = ({ seat, head, deputies }: LedBody, over: object = {}) =>
  office.as('officer').post('/v1/procedures', {
    ...{ kind: 'confidence-vote', seatId: seat, candidates: [head, ...deputies], termBeganOn: THIRD_YEAR },
    ...over,
  })

/** Nine ballots collected: the head has six of low confidence, exactly two thirds; a deputy seven; the other none. */
const counted = ({ head, deputies: [first = '', second = ''] }: LedBody) => ({
  ...{ issued: 9, returned: 9, blank: 0, invalid: 0 },
  votes: {
    [head]: { high: 1, confidence: 2, low: 6, invalid: 0 },
    [first]: { high: 1, confidence: 0, low: 7, invalid: 1 },
    [second]: { high: 7, confidence: 2, low: 0, invalid: 0 },
  },
})

const held = (body: LedBody) => ({ 'enter-count': () => counted(body) })

describe('Regulation 96-QĐ/TW: a vote of confidence on the leaders of a body', () => {
  test('runs from the self-reports to the note of the authority, and each entitled reader has their part of it', async () => {
    const body = await insertLedBody(office.pool, 'run')
    const [first = '', second = ''] = body.deputies
    const { id } = must(await launchOf(body), 201).body
    expect((await seen(office, id)).waitingFor.map(({ kind }: { kind: string }) => kind)).toEqual(
      Array.from({ length: 3 }, () => 'submit-self-report'),
    )
    const taken = await runUntil(office, id, 'confirm-decision', held(body))
    expect(taken.map(({ kind }) => kind).slice(3)).toEqual([
      ...['convene-vote', 'enter-count', 'enter-count', 'record-acknowledgement'],
    ])
    const votesTo = async (login: string) =>
      must(await office.as(login).get(`/v1/procedures/${id}`), 200).body.votes[0]
    // Before the authority took note, its members alone know, and those who counted.
    expect((await votesTo('member1')).confidence.people).toHaveLength(3)
    for (const login of ['officer', body.head, 'monitor']) {
      expect([login, (await votesTo(login)).confidence]).toEqual([login, undefined])
    }
    await runToEnd(office, id)
    const done = await seen(office, id)
    expect(done).toMatchObject({
      status: 'completed',
      kind: 'confidence-vote',
      outcome: { status: 'completed' },
    })
    const toOfficer = (await votesTo('officer')).confidence
    expect(toOfficer.collected).toBe(9)
    expect(toOfficer.bars).toMatchObject([
      { share: '> 50%', percent: 50, least: 5 },
      { share: '≥ 2/3', percent: expect.closeTo(66.67, 2), least: 6 },
    ])
    const of = (person: string) =>
      toOfficer.people.find((each: { person: { id: string } }) => each.person.id === person)
    const codes = (person: string) => of(person).grounds?.map(({ code }: { code: string }) => code)
    // At exactly two thirds the Party's text dismisses, the decree (above two thirds) does not: both are shown.
    expect(of(body.head)).toMatchObject({ low: 6, follows: { share: '≥ 2/3' } })
    expect(codes(body.head)).toEqual(['52.2b', '52.2b'])
    expect(codes(first)).toEqual(['52.2b', '52.2b', '53.1c'])
    expect(of(second)).toMatchObject({ high: 7, confidence: 2, low: 0 })
    expect([of(second).follows, codes(second)]).toEqual([undefined, undefined])
    const own = await votesTo(first)
    expect(own.confidence.people).toMatchObject([{ person: { id: first }, low: 7, invalid: 1 }])
    expect([own.count, own.verdict, own.tellers]).toEqual([undefined, undefined, undefined])
    expect((await votesTo('monitor')).confidence).toBeUndefined()
    // On the file of a person it stands for the same readers, and for nobody else who may read the file.
    const onFile = async (login: string, person: string) =>
      (await office.as(login).get(`/v1/cadres/${person}?registers=true`)).body.confidence
    const result = { procedure: id, collected: 9, ...{ high: 1, confidence: 0, low: 7, invalid: 1 } }
    for (const login of ['officer', first])
      expect([login, await onFile(login, first)]).toMatchObject([login, [result]])
    expect(await onFile('officer', second)).toMatchObject([{ procedure: id, high: 7, low: 0 }])
    for (const login of ['monitor', 'member1', second])
      expect([login, await onFile(login, first)]).toEqual([login, undefined])
  })

  test('the trail, and what is told of the case, hold no number of anybody', async () => {
    const body = await insertLedBody(office.pool, 'trail')
    const { id } = must(await launchOf(body), 201).body
    await runToEnd(office, id, held(body))
    for (const login of ['monitor', body.head]) {
      const text = JSON.stringify([
        must(await office.as(login).get(`/v1/procedures/${id}/events?limit=200`), 200).body,
        login === 'monitor' && must(await office.as(login).get(`/v1/procedures/${id}`), 200).body,
      ])
      expect(text).not.toMatch(/"(high|low|invalid)":|tín nhiệm thấp/)
    }
  })

  test('the minutes have the three levels of each, in percent of the ballots collected', async () => {
    const body = await insertLedBody(office.pool, 'minutes')
    const { id } = must(await launchOf(body), 201).body
    await runToEnd(office, id, held(body))
    const [{ id: vote }] = (await seen(office, id)).votes
    const text = await docxText(await office.as('member1').get(`/v1/votes/${vote}/minutes`))
    expect(text).toContain('Tín nhiệm thấp')
    expect(text).toContain('6 (66,67%)')
    expect(text).toContain('số phiếu thu về')
    const papers = must(await office.as('officer').get(`/v1/procedures/${id}/papers`), 200).body.items
    const made = async (paper: string) => {
      const { content } = papers.find((each: { paper: string }) => each.paper === paper)
      return await docxText(await office.as('officer').get(content))
    }
    const report = await made('confidence-report')
    for (const said of ['6 (66,67%)', '7 (77,78%)', 'miễn nhiệm, không chờ']) expect(report).toContain(said)
    const ballots = await made('ballots')
    for (const said of ['PHIẾU TÍN NHIỆM', 'Tín nhiệm cao', 'Tín nhiệm thấp']) expect(ballots).toContain(said)
    expect(papers.map(({ paper }: { paper: string }) => paper)).not.toContain('candidate-list')
  })

  test('nothing that is launched about a leader meanwhile is held up by it', async () => {
    const body = await insertLedBody(office.pool, 'meanwhile')
    must(await launchOf(body), 201)
    const grounds = [{ code: '52.1b', paper: { number: '4-KL', on: addDays(today(), -3) } }]
    const relief = { kind: 'relief', seatId: body.seat, grounds, reason: 'Theo kết luận' }
    must(await office.as('officer').post('/v1/procedures', relief), 201)
  })

  test('a relief and a dismissal are judged by it: the ground is met, or contradicts what was counted', async () => {
    const body = await insertLedBody(office.pool, 'grounds')
    const { id } = must(await launchOf(body), 201).body
    await runToEnd(office, id, held(body))
    const answers = async (seat: string, ruleSet: string, code: string) => {
      const path = `/v1/grounds?seat=${seat}&ruleSet=${ruleSet}`
      const { items } = must(await office.as('officer').get(path), 200).body
      return items.find((each: { code: string }) => each.code === code)
    }
    expect(await answers(body.seat, 'resignation', '52.2b')).toMatchObject({ answer: 'met' })
    const dismissal = await answers(body.seat, 'dismissal', '53.1c')
    expect(dismissal).toMatchObject({ answer: 'not-met', evidence: expect.stringContaining('6/9') })
    expect(await answers(`${body.unit}-seat-1`, 'dismissal', '53.1c')).toMatchObject({ answer: 'met' })
    const launch = (seatId: string) =>
      office.as('officer').post('/v1/procedures', {
        ...{ kind: 'dismissal', seatId, grounds: [{ code: '53.1c' }], reason: 'Kết quả lấy phiếu' },
      })
    const refused = await launch(body.seat)
    expect(refused.body.errors).toMatchObject([{ field: 'grounds.0.code', code: 'ground-contradicted' }])
    must(await launch(`${body.unit}-seat-1`), 201)
  })
})

test('Regulation 96-QĐ/TW: whoever has low confidence is not planned for a higher post', async () => {
  const body = await insertLedBody(office.pool, 'planned')
  const { id } = must(await launchOf(body), 201).body
  await runToEnd(office, id, held(body))
  const plan = (personId: string | undefined) =>
    office.as('officer').post('/v1/planning', {
      ...{ personId, postId: OFFICE.post, term: '2025-2030', approvedOn: today() },
    })
  const refused = await plan(body.head)
  expect([refused.status, refused.body.code]).toEqual([409, 'low-confidence'])
  expect(refused.body.detail).toContain('96-QĐ/TW')
  must(await plan(body.deputies[1]), 201)
})

describe('bad input, each with its article', () => {
  test('who is voted on: a leader who took office this year, one left out without a paper, one who leads another body', async () => {
    const body = await insertLedBody(office.pool, 'who', ['2021-05-01', '2022-05-01', today()])
    const [first = '', young = ''] = body.deputies
    const errorsOf = async (over: object) => (await launchOf(body, over)).body.errors
    expect(await errorsOf({})).toMatchObject([
      { field: 'candidates.2', code: 'not-voted-on', message: expect.stringContaining('96-QĐ/TW') },
    ])
    expect(await errorsOf({ candidates: [body.head] })).toMatchObject([
      { field: 'leftOut', code: 'leader-missing', message: expect.stringContaining(`Người ${first}`) },
    ])
    expect(await errorsOf({ candidates: [body.head, first, 'an'] })).toMatchObject([
      { field: 'candidates.2', code: 'no-leader-of-body' },
    ])
    const read = must(await office.as('officer').get(`/v1/leaders?seat=${body.seat}`), 200).body
    const leftOut = read.items.find((each: { person: { id: string } }) => each.person.id === young).leftOut
    expect(leftOut).toMatchObject({
      because: 'took-office-this-year',
      article: expect.stringContaining('96'),
    })
    const notice = [{ personId: first, number: '8-TB/SNV', on: addDays(today(), -9) }]
    const { id } = must(await launchOf(body, { candidates: [body.head], leftOut: notice }), 201).body
    expect((await seen(office, id)).proposal).toMatchObject({ leftOut: [{ name: `Người ${first}` }] })
  })

  test('when: another year of the term, and a second vote in one term', async () => {
    const body = await insertLedBody(office.pool, 'when')
    const early = await launchOf(body, { termBeganOn: addMonths(today(), -12) })
    expect(early.body.errors).toMatchObject([{ field: 'termBeganOn', code: 'not-year-of-vote' }])
    must(await launchOf(body), 201)
    const again = await launchOf(body)
    expect(again.body.errors).toMatchObject([{ field: 'termBeganOn', code: 'voted-on-in-term' }])
  })

  test('a meeting of fewer than two thirds of those convened is refused, by the article', async () => {
    const body = await insertLedBody(office.pool, 'few')
    const { id } = must(await launchOf(body), 201).body
    await runUntil(office, id, 'convene-vote')
    const [{ task }] = (await seen(office, id)).waitingFor
    const { members } = must(await office.as('officer').get(`/v1/tasks/${task}`), 200).body
    const convened = members.map((each: { id: string }) => each.id)
    const away = (count: number) =>
      convened.slice(0, count).map((personId: string) => ({ personId, reason: 'Ốm', forceMajeure: false }))
    const convene = (count: number) =>
      office.as('officer').post(`/v1/tasks/${task}/completion`, {
        ...{ kind: 'convene-vote', result: { meetingOn: today(), convened, absences: away(count) } },
      })
    const third = Math.floor(convened.length / 3)
    const refused = await convene(third + 1)
    expect(refused.status).toBe(422)
    expect(refused.body).toMatchObject({
      code: 'quorum-not-reached',
      detail: expect.stringContaining('cần ≥ 2/3 (Quy định 96-QĐ/TW'),
    })
    must(await convene(third), 200)
    // The ballots are counted person by person.
    const count = (low: number) => ({
      ...{ issued: 6, returned: 6, blank: 0, invalid: 0 },
      votes: Object.fromEntries(
        [body.head, ...body.deputies].map((each) => [each, { high: 3, confidence: 2, low, invalid: 0 }]),
      ),
    })
    const [{ task: counting }] = (await seen(office, id)).waitingFor
    const enter = (low: number) =>
      office
        .as('teller1')
        .post(`/v1/tasks/${counting}/completion`, { kind: 'enter-count', result: count(low) })
    const wrong = await enter(2)
    expect(wrong.body).toMatchObject({
      code: 'count-inconsistent',
      errors: [{ field: `result.votes.${body.head}` }],
    })
    must(await enter(1), 200)
  })
})
