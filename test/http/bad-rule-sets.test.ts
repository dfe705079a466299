import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { replaced } from './valid-bodies.js'
import { must, newCandidates, task } from './walk.js'
import { expectRefused, worldOf } from './world.js'

/** Law that nobody could apply, and law that does not fit the day or the people: refused at its field, nothing written. */
let office: HttpOffice
let seatId: string
beforeAll(async () => {
  office = await startHttpOffice()
  seatId = await insertSeat(office.pool, OFFICE.post)
  const admin = office.as('admin')
  for (const body of [
    bodyOf({ id: 'tinh-there', inForce: { from: '2027-01-01' } }),
    bodyOf({ id: 'tinh-first', inForce: { from: '2030-01-01' }, takesPlaceOf: 'short-procedure' }),
    bodyOf({ id: 'tinh-second', inForce: { from: '2031-01-01' }, takesPlaceOf: 'tinh-first' }),
    bodyOf({ id: 'tinh-future', inForce: { from: '2199-01-01' } }),
    bodyOf({ id: 'tinh-retired', inForce: { from: '2025-01-01', to: '2025-12-31' } }),
  ]) {
    must(await admin.post('/v1/rule-sets', body), 201)
  }
})
afterAll(() => office.stop())

/** The short procedure under an id of its own. */
function bodyOf(given: Partial<RuleSet>): object {
  const { version: _, ...rules } = shortProcedure
  return {
    ...rules,
    id: 'tinh-bad',
    inForce: { from: '2027-01-01' },
    ...given,
    reason: 'Nghị quyết của tỉnh',
  }
}

const STEPS = shortProcedure.procedure?.steps ?? []
const VOTE = STEPS.findIndex(({ kind }) => kind === 'collectiveVote')
const vote = STEPS[VOTE]
if (vote?.kind !== 'collectiveVote' || !vote.secondRound) throw new Error('no vote of two rounds')
const { secondRound, ...oneRound } = vote

const inVote = (...path: (string | number)[]) => ['procedure', 'steps', VOTE, ...path]
const nextStep = { take: 'at-least', share: { numerator: 3, denominator: 10 }, to: 'next-step' }
const everyone = { parts: ['head'], everyoneBelow: 30 }
const at = (...path: (string | number)[]) => path.join('.')

type Wrong = [
  what: string,
  body: unknown,
  error: string,
  said: { vi: string; en: string },
  more?: readonly string[],
]
const wrong = (path: readonly (string | number)[], value: unknown, given: Partial<RuleSet> = {}) =>
  replaced(bodyOf(given), path, value)

const WRONG: Wrong[] = [
  [
    'a typo in an enumerated value',
    wrong(inVote('vote', 'denominator', 'value'), 'convenned'),
    `${at(...inVote('vote', 'denominator', 'value'))}: not-one-of`,
    { vi: 'Phải là một trong: convened, present, all-members', en: 'One of: convened, present, all-members' },
  ],
  [
    'a typo in the kind of a step',
    wrong(inVote('kind'), 'colectiveVote'),
    `${at(...inVote('kind'))}: not-one-of`,
    { vi: 'collectiveVote', en: 'collectiveVote' },
  ],
  [
    'an unknown key',
    wrong(inVote('vote', 'threshold'), 50),
    `${at(...inVote('vote', 'threshold'))}: unknown-key`,
    { vi: 'hãy sửa tên hoặc bỏ đi', en: 'correct its name or leave it out' },
  ],
  [
    'a step that names a second round that there is not',
    wrong(inVote(), oneRound),
    `${at(...inVote('vote', 'noneAbove', 'value', 'to'))}: no-second-round`,
    { vi: 'không có vòng hai (secondRound)', en: 'no second round (secondRound)' },
  ],
  [
    'a step that names a later vote that there is not',
    wrong(inVote('secondRound', 'noneAbove'), { ...secondRound.bar, value: nextStep }),
    `${at(...inVote('secondRound', 'noneAbove', 'value', 'to'))}: no-later-vote`,
    { vi: 'không còn bước bỏ phiếu nào', en: 'No vote follows this step' },
  ],
  [
    'a vote that is shown what no earlier step brings',
    wrong(inVote('shown'), {
      ...vote.electorate,
      value: ['cv', 'action-program', 'party-committee-opinion'],
    }),
    `${at(...inVote('shown', 'value', 2))}: no-step-before`,
    {
      vi: 'Thiếu bước phải đứng trước: lấy ý kiến cấp ủy (kind "consultation", of "party-committee")',
      en: 'has to stand before it: a consultation of the party committee (kind "consultation", of "party-committee")',
    },
  ],
  [
    'an appointment without a planning check',
    wrong(['procedure', 'steps'], STEPS.slice(1)),
    'procedure.steps: no-step-before',
    { vi: '(kind "planningCheck")', en: 'a planning check (kind "planningCheck")' },
  ],
  [
    'a bar above 1',
    wrong(inVote('vote', 'bar', 'value'), { numerator: 3, denominator: 2 }),
    `${at(...inVote('vote', 'bar', 'value'))}: bar-out-of-range`,
    { vi: 'lớn hơn 0 và nhỏ hơn 1', en: 'above 0 and below 1' },
  ],
  [
    'a percentage where a fraction is asked',
    wrong(inVote('vote', 'bar', 'value'), '50%'),
    `${at(...inVote('vote', 'bar', 'value'))}: not-a-fraction`,
    { vi: 'Cần một phân số: {"numerator": 1', en: 'A fraction is expected: {"numerator": 1' },
  ],
  [
    'a denominator that the electorate cannot give',
    replaced(
      wrong(inVote('electorate', 'value'), everyone),
      inVote('vote', 'denominator', 'value'),
      'all-members',
    ),
    `${at(...inVote('vote', 'denominator', 'value'))}: no-fixed-membership`,
    { vi: 'Không tính được trên tổng số thành viên', en: 'All members cannot be counted' },
  ],
  [
    'an order of steps that does not end',
    wrong(['procedure', 'steps'], STEPS.slice(0, -1)),
    'procedure.steps: order-cannot-end',
    { vi: 'không kết thúc quy trình: cần', en: 'cannot end the procedure: an approval' },
    ['procedure.steps: no-result-approval'],
  ],
  [
    'a round that leads to itself',
    wrong(inVote('secondRound', 'noneAbove'), vote.vote.noneAbove),
    `${at(...inVote('secondRound', 'noneAbove', 'value', 'to'))}: second-round-again`,
    { vi: 'không thể dẫn lại vào vòng hai', en: 'cannot lead to a second round again' },
  ],
  [
    'a circle of rule sets that take each other’s place',
    bodyOf({ id: 'tinh-first', inForce: { from: '2032-01-01' }, takesPlaceOf: 'tinh-second' }),
    'takesPlaceOf: places-in-circle',
    { vi: 'Vòng tròn: tinh-second', en: 'A circle: tinh-second' },
  ],
  [
    'the place of a rule set that is taken',
    bodyOf({ inForce: { from: '2030-06-01' }, takesPlaceOf: 'short-procedure' }),
    'takesPlaceOf: place-taken',
    { vi: 'tinh-first (2030-06-01): hãy nêu bộ đó', en: 'tinh-first (2030-06-01): name that one' },
  ],
  [
    'days in force that overlap an earlier version’s',
    bodyOf({ id: 'tinh-there' }),
    'inForce.from: overlaps-published',
    {
      vi: '1 (2027-01-01): phải bắt đầu sau ngày đó; nếu bắt đầu trước thì phải hết hiệu lực (inForce.to)',
      en: '1 (2027-01-01): begin after that day, or begin earlier and end (inForce.to) before it',
    },
  ],
  [
    'a part of those convened named twice',
    wrong(['procedure', 'steps', VOTE, 'electorate', 'value'], { parts: ['head', 'head'] }),
    'procedure.steps.2.electorate.value.parts.1: named-twice',
    { vi: 'Được nêu hai lần', en: 'Named twice' },
  ],
  [
    'outsiders of a list that no vote makes',
    wrong(['procedure', 'steps', VOTE, 'vote', 'outsiders'], {
      value: { numerator: 2, denominator: 3 },
      article: { vi: 'Mục 1', en: '§ 1' },
    }),
    'procedure.steps.2.vote.outsiders: nobody-outside-a-list',
    { vi: 'không có bước bỏ phiếu nào lập danh sách', en: 'no vote before this step makes a list' },
  ],
  [
    'a type of procedure for other kinds of case',
    wrong(['procedure', 'type'], 'dismissal'),
    'procedure.kinds.0: kind-does-not-fit-type',
    { vi: 'chỉ dùng cho: dismissal (miễn nhiệm)', en: 'only for: dismissal' },
  ],
]

const MANY = Array.from({ length: 12 }, (_, n) => `c${n}`)

describe('what is refused at its field, in both languages, with nothing written', () => {
  test.each(WRONG)('a rule set with %s', (_what, body, error, said, more = []) =>
    expectRefused(office, 'admin', (person) => person.post('/v1/rule-sets', body), {
      ...{ status: 422, code: 'invalid-input', fields: [error, ...more] },
      ...said,
    }),
  )

  test.each<[what: string, given: object, error: string, said: { vi: string; en: string }]>([
    [
      'by a text that is not yet in force',
      { ruleSetId: 'tinh-future' },
      'ruleSetId: rule-set-not-yet-in-force',
      { vi: 'có hiệu lực từ 01/01/2199', en: 'in force from 01/01/2199 on' },
    ],
    [
      'by a retired text',
      { ruleSetId: 'tinh-retired' },
      'ruleSetId: rule-set-retired',
      { vi: 'hết hiệu lực sau ngày 31/12/2025', en: 'in force until 31/12/2025' },
    ],
    [
      'with 12 candidates for one post',
      { candidates: MANY },
      'candidates: too-many',
      { vi: 'Nhiều nhất là 11', en: 'At most 11' },
    ],
  ])('a launch %s', (_what, given, error, said) =>
    expectRefused(
      office,
      'officer',
      (person) =>
        person.post('/v1/procedures', { kind: 'appointment', seatId, candidates: ['an'], ...given }),
      { ...{ status: 422, code: 'invalid-input', fields: [error] }, ...said },
    ),
  )

  test('a count of a ballot with 12 people for one post', () => {
    const count = { members: 15, convened: 15, excused: 0, present: 15, issued: 15, returned: 15, blank: 15 }
    const votes = Object.fromEntries(MANY.map((each) => [each, 0]))
    const body = { step: 'collective-vote', ...count, invalid: 0, votes }
    return expectRefused(
      office,
      'officer',
      (person) => person.post('/v1/rule-sets/short-procedure/vote-evaluation', body),
      {
        ...{ status: 422, code: 'invalid-input', fields: ['votes: too-many-candidates'] },
        ...{ vi: 'nhiều nhất 11 người', en: 'At most 11 people' },
      },
    )
  })

  test('a holiday outside its year', () => {
    const day = { date: '2034-01-01', kind: 'off', reason: { vi: 'Tết', en: 'New Year' }, source: 'TB 1' }
    return expectRefused(office, 'admin', (person) => person.put('/v1/calendar/2033', { days: [day] }, '*'), {
      ...{ status: 422, code: 'invalid-input', fields: ['days.0.date: outside-year'] },
      ...{ vi: 'Không thuộc năm 2033', en: 'Not a day of 2033' },
    })
  })
})

test('a deadline in a year that nobody has entered is provisional, and nothing is written', async () => {
  const before = await worldOf(office.pool)
  const counted = await office.as('an').get('/v1/deadlines?from=2033-04-24&workingDays=15')
  expect(must(counted, 200).body).toMatchObject({ provisional: true })
  expect(await worldOf(office.pool)).toEqual(before)
})

test('a cadre without date of birth: the criterion of age is unknown, and nothing passes over it', async () => {
  const [candidate = ''] = await newCandidates(office, 1)
  await office.pool.query('UPDATE people SET born_on = NULL WHERE id = $1', [candidate])
  const body = { kind: 'appointment', seatId, candidates: [candidate] }
  const { id } = must(await office.as('officer').post('/v1/procedures', body), 201).body
  for (const [language, evidence] of [
    ['vi', 'Chưa có ngày sinh hoặc giới tính.'],
    ['en', 'Date of birth or sex is not on record.'],
  ] as const) {
    const { eligibility } = must(await office.as('officer', language).get(`/v1/procedures/${id}`), 200).body
    const unknown = eligibility[0].results.filter(({ answer }: { answer: string }) => answer === 'unknown')
    expect(unknown).toMatchObject([{ criterion: 'full-term', evidence, waivable: false }])
  }
  const open = await task(office, { id }, 'confirm-eligibility')
  const confirmed = { kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: [] } }
  await expectRefused(office, 'officer', (person) => person.post(`/v1/tasks/${open}/completion`, confirmed), {
    ...{ status: 422, code: 'criterion-not-met', fields: ['result.waivers: criterion-not-met'] },
    ...{ vi: 'Đủ tuổi công tác trọn thời hạn giữ chức vụ', en: 'A criterion is neither met nor waived' },
  })
})
