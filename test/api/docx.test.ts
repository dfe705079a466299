import { createHash } from 'node:crypto'
import { describe, expect, jest, test } from '@jest/globals'
import { fileTypeFromBuffer } from 'file-type'
import JSZip from 'jszip'
import { dateInWords } from '../../api/papers/administrative-form.js'
import { type DecisionPaper, decisionDocx } from '../../api/papers/decision-docx.js'
import { issuerOf } from '../../api/papers/issuer.js'
import { type CountRecord, minutesDocx } from '../../api/papers/minutes-docx.js'
import { signatureOf } from '../../api/papers/signature.js'
import type { BodyMember } from '../../db/reads/deciding-body.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { evaluateVote } from '../../domain/voting/evaluate-vote.js'

const issuer = issuerOf({
  ...{ name: 'Ban Thường vụ Tỉnh ủy', unit: 'Tỉnh Lâm Đồng', unitKind: 'province' },
  ...{ above: null, province: 'Tỉnh Lâm Đồng' },
})
const department = issuerOf({
  ...{ name: 'Tập thể lãnh đạo, Sở Nội vụ', unit: 'Sở Nội vụ', unitKind: 'department' },
  ...{ above: 'Tỉnh Lâm Đồng', province: 'Tỉnh Lâm Đồng' },
})

const record: CountRecord = {
  issuer,
  kind: 'appointment',
  post: { title: 'Phó Giám đốc', unit: 'Sở Nội vụ' },
  group: 'Tập thể lãnh đạo Sở Nội vụ',
  secret: true,
  step: { title: 'Bước 2', result: 'selection' },
  vote: {
    round: 1,
    meetingOn: '2026-08-05',
    announced: true,
    electorate: {
      members: 17,
      convened: Array.from({ length: 16 }, (_, i) => `p-${i + 1}`),
      absences: [{ personId: 'p-3', reason: 'Nằm viện', forceMajeure: true }],
      settledBy: { documentNumber: '15-CV/TU', signedOn: '2026-08-04' },
      as: {},
    },
    candidates: ['p-20', 'p-21'],
    count: { prepared: 16, issued: 15, returned: 15, blank: 1, invalid: 2, votes: { 'p-20': 9, 'p-21': 3 } },
    verdict: {
      outcome: 'selected',
      candidates: ['p-20'],
      votes: 9,
      denominator: 15,
      of: 'convened',
      bar: '> 1/2',
      article: { vi: 'Nghị định 300/2026/NĐ-CP điều 33.2(d)', en: 'Decree 300/2026 art. 33.2(d)' },
      explanation: { vi: 'p-20 được 9 phiếu', en: 'p-20 has 9 votes' },
    },
    tellers: ['p-1', 'p-2'],
  },
  excusedLeave: true,
  namesAbsentees: true,
  names: {
    'p-1': 'Lê Thị Kiểm',
    'p-2': 'Phạm Văn Đếm',
    'p-3': 'Hoàng Vắng Mặt',
    'p-20': 'Nguyễn Văn Ánh',
    'p-21': 'K’Brêu & Con',
  },
}

const paper: DecisionPaper = {
  issuer,
  signature: { power: 'T/M Ban Thường vụ', title: 'Bí thư', name: 'Trần Thị Bí Thư' },
  proposedBy: 'Ban Tổ chức Tỉnh ủy',
  kind: 'appointment',
  decision: {
    outcome: 'approved',
    resolutionNumber: '145-QĐ/TU',
    signedOn: '2026-08-20',
    effectiveOn: '2026-09-01',
    bodyVotes: { members: 15, inFavour: 14, against: 1 },
  },
  body: 'Ban Thường vụ Tỉnh ủy',
  post: { title: 'Phó Giám đốc', unit: 'Sở Nội vụ' },
  person: {
    name: 'Nguyễn Văn Ánh',
    bornOn: '1984-02-03',
    formerPost: { title: 'Trưởng phòng Tổ chức', unit: 'Phòng Tổ chức' },
  },
  grounds: ['Nghị định 300/2026/NĐ-CP'],
}

/** The text of a DOCX, a line per paragraph. */
async function textOf(bytes: Buffer): Promise<string[]> {
  const zip = await JSZip.loadAsync(bytes)
  const xml = await zip.file('word/document.xml')?.async('string')
  return (xml ?? '')
    .split('</w:p>')
    .map((paragraph) => paragraph.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&'))
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test.each(['appointment', 'reappointment', 'extension', 'rotation'] as const)(
  'a decision on %s says until when, where it names a term',
  async (kind) => {
    const decision = { ...paper.decision, termEndsOn: '2031-08-31' }
    const article = (await textOf(await decisionDocx({ ...paper, kind, decision }))).find((each) =>
      each.startsWith('Điều 1.'),
    )
    expect(article).toMatch(/, thời hạn tính từ ngày 01 tháng 9 năm 2026 đến hết ngày 31 tháng 8 năm 2031\.$/)
  },
)

test.each([
  ['1968', 'sinh năm 1968,'],
  ['1968-03', 'sinh tháng 03/1968,'],
  ['1968-03-05', 'sinh ngày 05/03/1968,'],
])('a decision says of whom it appoints what is known of their birth: %s', async (bornOn, born) => {
  const person = { name: 'Nguyễn Văn Ánh', bornOn, formerPost: paper.person?.formerPost }
  const lines = await textOf(await decisionDocx({ ...paper, person }))
  expect(lines.find((each) => each.startsWith('Điều 1.'))).toContain(`đồng chí Nguyễn Văn Ánh, ${born}`)
})

test('the minutes of a count carry the form, the people, the ballots, the votes and the verdict with its article', async () => {
  const lines = await textOf(await minutesDocx(record))
  for (const line of [
    'TỈNH ỦY LÂM ĐỒNG',
    'Số ……-BB/TU',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Lâm Đồng, ngày 05 tháng 8 năm 2026',
    'BIÊN BẢN KIỂM PHIẾU',
    'lấy phiếu bổ nhiệm chức vụ Phó Giám đốc, Sở Nội vụ',
    '1. Tổng số thành viên: 17 người.',
    '2. Số người được triệu tập: 16 người.',
    '3. Số người có mặt: 15 người; vắng mặt: 1 người.',
    'Nằm viện',
    'Có; không tính vào tổng số',
    '6. Danh sách triệu tập và người vắng mặt được cấp có thẩm quyền quyết định trước khi bỏ phiếu: văn bản số 15-CV/TU, ngày 04 tháng 8 năm 2026.',
    'Tỷ lệ tính trên số người được triệu tập, trừ người vắng vì lý do bất khả kháng: 15, gồm cả phiếu trắng và phiếu không hợp lệ.',
    'K’Brêu & Con',
    '9/15',
    '60,00%',
    'Tỷ lệ phải đạt: trên 50%. Căn cứ: Nghị định 300/2026/NĐ-CP điều 33.2(d).',
    'Kết luận: đồng chí Nguyễn Văn Ánh được lựa chọn giới thiệu với 9/15 phiếu (60,00%).',
  ]) {
    expect(lines).toContain(line)
  }
  expect(after(lines, 'Số phiếu chuẩn bị')).toBe('16')
  expect(after(lines, 'Số phiếu hợp lệ')).toBe('12')
  expect(after(lines, 'Số phiếu không hợp lệ')).toBe('2')
  expect(after(lines, 'Số phiếu trắng')).toBe('1')
  expect(lines.filter((line) => line === 'NGƯỜI KIỂM PHIẾU')).toHaveLength(2)
  expect(lines.slice(-20)).toEqual(expect.arrayContaining(['Lê Thị Kiểm', 'Phạm Văn Đếm']))
})

test('the minutes count those who were absent, and name them with their reasons to those alone who may know', async () => {
  const counted = await textOf(await minutesDocx({ ...record, namesAbsentees: false }))
  expect(counted).toContain('3. Số người có mặt: 15 người; vắng mặt: 1 người.')
  expect(counted).toContain('5. Người vắng mặt: 1 người, trong đó vì lý do bất khả kháng: 1 người.')
  expect(counted.join('\n')).not.toMatch(/Hoàng Vắng Mặt|Nằm viện/)
})

test('a text with a line break of Word, or with what is no character, breaks no document', async () => {
  const pasted = 'Nằm viện\u000btheo giấy\ufffe số 5\uffff\u0007'
  const [absence] = record.vote.electorate.absences
  if (!absence) throw new Error('nobody is absent')
  const electorate = { ...record.vote.electorate, absences: [{ ...absence, reason: pasted }] }
  const zip = await JSZip.loadAsync(await minutesDocx({ ...record, vote: { ...record.vote, electorate } }))
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? ''
  expect(xml).toMatch(/Nằm viện<\/w:t>.{0,200}<w:br\/>.{0,200}theo giấy số 5</s)
  for (const file of Object.values(zip.files).filter(({ name }) => name.endsWith('.xml'))) {
    expect(await file.async('string')).not.toMatch(/[^\P{Cc}\t\n\r]|\p{Noncharacter_Code_Point}/u)
  }
})

/** The minutes of the same meeting as a step of another rule set counts it. */
async function countedBy(id: string, key: string): Promise<string[]> {
  const step = RULE_SETS.find((each) => each.id === id)?.procedure?.steps.find((each) => each.key === key)
  if (step?.kind !== 'collectiveVote') throw new Error(`no vote ${key} in ${id}`)
  const { vote: rule, shown } = step
  const one = rule.ballot.value === 'one-person'
  const count = {
    ...{ issued: 15, returned: 15, blank: 1, invalid: 2 },
    votes: { 'p-20': one ? 9 : { yes: 9, no: 3 }, 'p-21': one ? 3 : { yes: 3, no: 9 } },
  }
  const { members, convened } = record.vote.electorate
  const sizes = { members, convened: convened.length, excused: 1, present: 15 }
  const verdict = evaluateVote(rule, { ...count, ...sizes })
  const vote = { ...record.vote, count, verdict }
  const excusedLeave = rule.excusedLeave.value
  return await textOf(await minutesDocx({ ...record, vote, excusedLeave, ...(shown && { shown }) }))
}

const ALL_CONVENED = 'số người được triệu tập'
const LESS_EXCUSED = `${ALL_CONVENED}, trừ người vắng vì lý do bất khả kháng`
const STAYS = 'Có; vẫn tính vào tổng số theo quy định áp dụng'

test.each([
  ['decree-300-2026', 'step-4', 'Có; không tính vào tổng số', 15, LESS_EXCUSED],
  ['decree-300-2026', 'step-3', 'Có; tỷ lệ tính trên số người có mặt', 15, 'số người có mặt'],
  ['decree-170-2025', 'step-5', STAYS, 16, ALL_CONVENED],
  ['decree-115-2020', 'step-5', STAYS, 16, ALL_CONVENED],
  ['extension', 'leadership-vote', STAYS, 17, 'tổng số thành viên'],
  ['reappointment', 'key-cadre-vote', 'Có; tỷ lệ tính trên số người có mặt', 15, 'số người có mặt'],
  ['reappointment', 'leadership-vote', 'Có; không tính vào tổng số', 15, LESS_EXCUSED],
])(
  'by %s, %s, an absence for force majeure reads "%s", as the verdict counts',
  async (id, key, absence, denominator, of) => {
    const lines = await countedBy(id, key)
    expect(after(lines, 'Nằm viện')).toBe(absence)
    expect(lines.filter((line) => line.startsWith('Tỷ lệ tính trên '))).toEqual([
      `Tỷ lệ tính trên ${of}: ${denominator}, gồm cả phiếu trắng và phiếu không hợp lệ.`,
    ])
    expect(lines).toContain(`9/${denominator}`)
  },
)

test('the minutes name what the law has shown to the meeting, with the article', async () => {
  expect(await countedBy('decree-115-2020', 'step-4')).toContain(
    '7. Nội dung phải báo cáo hội nghị trước khi bỏ phiếu (khoản 2 Điều 46 Nghị định 115/2020/NĐ-CP, sửa đổi bởi Nghị định 85/2023/NĐ-CP): danh sách nhân sự; sơ yếu lý lịch; bản kê khai tài sản, thu nhập; nhận xét, đánh giá; dự kiến phân công công tác.',
  )
})

test('no opaque code of a person is left in the minutes', async () => {
  expect((await textOf(await minutesDocx(record))).join('\n')).not.toMatch(/p-\d/)
})

test('the minutes of an annulled vote stay readable and say that it is annulled', async () => {
  const lines = await textOf(await minutesDocx({ ...record, annulledBecause: 'Triệu tập thiếu thành viên' }))
  expect(lines).toContain('KẾT QUẢ NÀY ĐÃ BỊ HỦY. Lý do: Triệu tập thiếu thành viên')
})

test('a second round that selects nobody is reported, without absences and unannounced', async () => {
  const { verdict } = record.vote
  const lines = await textOf(
    await minutesDocx({
      ...record,
      vote: {
        ...record.vote,
        round: 2,
        announced: false,
        electorate: { ...record.vote.electorate, absences: [] },
        verdict: { ...verdict, outcome: 'stopped', candidates: [] },
      },
    }),
  )
  expect(lines).toContain('lấy phiếu bổ nhiệm chức vụ Phó Giám đốc, Sở Nội vụ')
  expect(lines).toContain('(Bước 2, lần 2)')
  expect(lines).toContain('5. Người vắng mặt: không có.')
  expect(lines.join('\n')).toContain(
    'không ai đạt mức quy định; không tiến hành các bước tiếp theo, báo cáo cấp có thẩm quyền.',
  )
  expect(lines.join('\n')).toContain('Kết quả kiểm phiếu không công bố tại hội nghị, gửi cấp có thẩm quyền.')
})

test('minutes that lack the name of a person are not made', () => {
  expect(() => minutesDocx({ ...record, names: {} })).toThrow('names: p-1 is missing')
})

test('the decision appoints the person to the post from its effective date, on the votes of the body', async () => {
  const lines = await textOf(await decisionDocx(paper))
  for (const line of [
    'QUYẾT ĐỊNH',
    'về việc bổ nhiệm cán bộ',
    'Số 145-QĐ/TU',
    'Lâm Đồng, ngày 20 tháng 8 năm 2026',
    '- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;',
    '- Căn cứ Nghị định 300/2026/NĐ-CP;',
    '- Căn cứ Quy chế làm việc của Ban Thường vụ Tỉnh ủy;',
    '- Căn cứ kết quả biểu quyết của Ban Thường vụ Tỉnh ủy;',
    '- Xét đề nghị của Ban Tổ chức Tỉnh ủy tại Tờ trình số …… ngày ………,',
    '-----',
    'Điều 1. Bổ nhiệm đồng chí Nguyễn Văn Ánh, sinh ngày 03/02/1984, Trưởng phòng Tổ chức giữ chức vụ Phó Giám đốc, Sở Nội vụ, thời hạn …… năm, tính từ ngày 01 tháng 9 năm 2026.',
    'T/M BAN THƯỜNG VỤ',
    'BÍ THƯ',
    'Trần Thị Bí Thư',
  ]) {
    expect(lines).toContain(line)
  }
  expect(lines.join('\n')).toContain('có hiệu lực kể từ ngày 01 tháng 9 năm 2026')
})

test('a paper names the unit of a post once, whether or not its title says it already', async () => {
  const post = { title: 'Phó Giám đốc Sở Nội vụ', unit: 'Sở Nội vụ' }
  const formerPost = { title: 'Bí thư Đảng ủy xã An Lạc', unit: 'Xã An Lạc' }
  const person = { name: 'Nguyễn Văn Ánh', formerPost }
  expect(await textOf(await decisionDocx({ ...paper, post, person }))).toContain(
    'Điều 1. Bổ nhiệm đồng chí Nguyễn Văn Ánh, Bí thư Đảng ủy xã An Lạc giữ chức vụ Phó Giám đốc Sở Nội vụ, thời hạn …… năm, tính từ ngày 01 tháng 9 năm 2026.',
  )
  expect(await textOf(await minutesDocx({ ...record, post }))).toContain(
    'lấy phiếu bổ nhiệm chức vụ Phó Giám đốc Sở Nội vụ',
  )
  const other = { title: 'Phó Giám đốc Sở Nội', unit: 'Sở Nội vụ' }
  expect(await textOf(await minutesDocx({ ...record, post: other }))).toContain(
    'lấy phiếu bổ nhiệm chức vụ Phó Giám đốc Sở Nội, Sở Nội vụ',
  )
})

test.each([
  ['return', '; trở lại công tác tại nơi đi, giữ chức vụ trước khi luân chuyển'],
  ['stay', '; ở lại, tiếp tục giữ chức vụ này'],
  ['onward', '; thôi giữ chức vụ này để được bố trí công tác ở nơi khác'],
] as const)('the end of a rotation names the post once and says what follows: %s', async (choice, words) => {
  const post = { title: 'Bí thư Đảng ủy xã Châu Sơn', unit: 'Xã Châu Sơn' }
  const person = { name: 'Nguyễn Văn Ánh', formerPost: post }
  const decision = { ...paper.decision, afterRotation: choice }
  const lines = await textOf(await decisionDocx({ ...paper, kind: 'rotation-end', decision, post, person }))
  expect(lines).toContain(
    `Điều 1. Kết thúc thời gian luân chuyển giữ chức vụ Bí thư Đảng ủy xã Châu Sơn của đồng chí Nguyễn Văn Ánh${words}.`,
  )
})

test('whoever leaves or keeps the post of the paper is named without it, the sentence has it', async () => {
  const person = { name: 'Nguyễn Văn Ánh', formerPost: paper.post }
  for (const [kind, sentence] of [
    ['dismissal', 'Miễn nhiệm chức vụ Phó Giám đốc, Sở Nội vụ đối với đồng chí Nguyễn Văn Ánh.'],
    [
      'reappointment',
      'Bổ nhiệm lại đồng chí Nguyễn Văn Ánh giữ chức vụ Phó Giám đốc, Sở Nội vụ, thời hạn …… năm, tính từ ngày 01 tháng 9 năm 2026.',
    ],
  ] as const) {
    expect(await textOf(await decisionDocx({ ...paper, kind, person }))).toContain(`Điều 1. ${sentence}`)
  }
})

test('a nomination introduces, a revocation names the decision it revokes, a refusal is a notice with its reason', async () => {
  const nomination = await textOf(await decisionDocx({ ...paper, kind: 'nomination' }))
  expect(nomination.join('\n')).toContain('Điều 1. Giới thiệu đồng chí Nguyễn Văn Ánh')
  const revokes = { resolutionNumber: '101-QĐ/TU', signedOn: '2026-02-09' }
  const revocation = await textOf(await decisionDocx({ ...paper, kind: 'revocation', revokes }))
  expect(revocation.join('\n')).toContain('hủy bỏ Quyết định số 101-QĐ/TU ngày 09 tháng 02 năm 2026')
  const { person: _, ...nobody } = paper
  const refused = await textOf(
    await decisionDocx({
      ...nobody,
      decision: { ...paper.decision, outcome: 'rejected', reason: 'Chưa đủ hồ sơ' },
    }),
  )
  expect(refused).toContain('THÔNG BÁO')
  expect(refused).toContain('Lý do: Chưa đủ hồ sơ.')
  expect(() => decisionDocx(nobody)).toThrow('person: missing')
})

test('a paper of the State carries the national motto instead of the name of the Party', async () => {
  const lines = await textOf(await decisionDocx({ ...paper, issuer: department }))
  expect(lines).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')
  expect(lines).toContain('Độc lập - Tự do - Hạnh phúc')
  expect(lines).not.toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
  expect(lines).toEqual(
    expect.arrayContaining(['ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG', 'GIÁM ĐỐC SỞ NỘI VỤ', 'QUYẾT ĐỊNH:']),
  )
})

test('the same record gives the same bytes, at whatever moment it is made, and another record other bytes', async () => {
  const first = sha256(await minutesDocx(record))
  const clocks = [
    'nextTick',
    'setImmediate',
    'setTimeout',
    'setInterval',
    'queueMicrotask',
    'performance',
  ] as const
  jest.useFakeTimers({ now: new Date('2031-01-02T03:04:05Z'), doNotFake: [...clocks] })
  try {
    expect(sha256(await minutesDocx(record))).toBe(first)
  } finally {
    jest.useRealTimers()
  }
  expect(sha256(await minutesDocx({ ...record, group: 'Ban Thường vụ' }))).not.toBe(first)
  expect(sha256(await decisionDocx(paper))).toBe(sha256(await decisionDocx(paper)))
})

test('no entry of the archive carries the moment it was packed', async () => {
  const zip = await JSZip.loadAsync(await decisionDocx(paper))
  const years = new Set(Object.values(zip.files).map((file) => file.date.getUTCFullYear()))
  expect([...years]).toEqual([1980])
  expect(await zip.file('docProps/core.xml')?.async('string')).toContain('2026-08-20T00:00:00Z')
})

test('what is made is recognised as a DOCX by its content', async () => {
  expect(await fileTypeFromBuffer(await decisionDocx(paper))).toMatchObject({ ext: 'docx' })
})

test('a day below ten has two digits, of the months only January and February', () => {
  expect(dateInWords('2026-02-09')).toBe('ngày 09 tháng 02 năm 2026')
  expect(dateInWords('2026-11-21')).toBe('ngày 21 tháng 11 năm 2026')
})

function after(lines: readonly string[], what: string): string | undefined {
  return lines[lines.indexOf(what) + 1]
}

describe('a paper has the form of the body that issues it (Regulation 399-QĐ/TW, Decree 30/2020/NĐ-CP)', () => {
  const province = 'Tỉnh Lâm Đồng'
  test.each([
    [
      'the standing committee',
      { name: 'Ban Thường vụ Tỉnh ủy', unit: province, unitKind: 'province' },
      'party',
      undefined,
      'Tỉnh ủy Lâm Đồng',
      'TU',
    ],
    [
      'its organisation committee',
      { name: 'Bộ phận nghiệp vụ', unit: 'Ban Tổ chức Tỉnh ủy', unitKind: 'department' },
      'party',
      'Tỉnh ủy Lâm Đồng',
      'Ban Tổ chức',
      'BTCTU',
    ],
    [
      "a commune's party committee",
      { name: 'Ban Thường vụ Đảng ủy, Xã An Lạc', unit: 'Xã An Lạc', unitKind: 'commune' },
      'party',
      'Tỉnh ủy Lâm Đồng',
      'Đảng ủy xã An Lạc',
      'ĐU',
    ],
    [
      'a department',
      { name: 'Tập thể lãnh đạo, Sở Y tế', unit: 'Sở Y tế', unitKind: 'department' },
      'state',
      'Ủy ban nhân dân tỉnh Lâm Đồng',
      'Sở Y tế',
      'SYT',
    ],
    [
      'a commune',
      { name: 'Tập thể lãnh đạo, Xã An Lạc', unit: 'Xã An Lạc', unitKind: 'commune' },
      'state',
      undefined,
      'Ủy ban nhân dân xã An Lạc',
      'UBND',
    ],
  ] as const)('%s', (_, group, form, superior, organisation, symbol) => {
    const found = issuerOf({ ...group, above: province, province })
    expect([found.form, found.superior, found.organisation, found.symbol]).toEqual([
      form,
      superior,
      organisation,
      symbol,
    ])
  })

  test('what is on record of a unit goes before its name: letterhead, symbol, titles, and the form where it has only one', () => {
    const letterhead = {
      ...{
        superior: 'Tỉnh ủy Lâm Đồng',
        organisation: 'Trung tâm Chính trị',
        symbol: 'TTCT',
        place: 'Đà Lạt',
      },
      ...{ power: null, title: 'Giám đốc', deputyTitle: 'Phó Giám đốc' },
    }
    const unit = {
      name: 'Tập thể lãnh đạo',
      unit: 'Trung tâm',
      unitKind: 'agency',
      above: province,
      province,
    } as const
    const told = issuerOf(unit)
    expect([told.form, told.symbol]).toEqual(['state', 'TT'])
    // Of another form than it issues in, nothing changes.
    expect(issuerOf({ ...unit, letterheads: { party: letterhead } })).toEqual(told)
    const found = issuerOf({ ...unit, letterheads: { party: letterhead, only: 'party' } })
    const { power: _, ...rest } = letterhead
    expect(found).toEqual({ form: 'party', ...rest })
    const state = issuerOf({
      ...unit,
      letterheads: { state: { ...letterhead, superior: null, power: 'TM. Hội đồng' } },
    })
    expect([state.form, state.superior, state.power]).toEqual(['state', undefined, 'TM. Hội đồng'])
    const deputy: BodyMember = { name: 'Lê Văn Phó', duty: 'deputy', titles: ['Phó Giám đốc Trung tâm'] }
    const head: BodyMember = { name: 'Trần Văn Trưởng', duty: 'head', titles: ['Giám đốc Trung tâm'] }
    expect(
      signatureOf({ ...found, deputyTitle: 'Phó Giám đốc Thường trực' }, [head, deputy], 'Lê Văn Phó'),
    ).toEqual({
      ...{ power: 'K/T Giám đốc', title: 'Phó Giám đốc Thường trực', name: 'Lê Văn Phó' },
    })
  })

  test('a city governed by the centre has a THÀNH ỦY', () => {
    const city = 'Thành phố Huế'
    const { organisation, place } = issuerOf({
      name: 'Ban Thường vụ Thành ủy',
      unit: city,
      unitKind: 'province',
      above: null,
      province: city,
    })
    expect([organisation, place]).toEqual(['Thành ủy Huế', 'Huế'])
  })
})

describe('who signs', () => {
  const head = { name: 'Trần Thị Bí Thư', duty: 'head', titles: ['Bí thư Tỉnh ủy'] } as const
  const deputy = { name: 'Lê Văn Phó', duty: 'deputy', titles: ['Phó Bí thư Tỉnh ủy'] } as const
  const members = [head, deputy].map((each) => ({ ...each, titles: [...each.titles] }))
  test.each([
    ['Trần Thị Bí Thư', { power: 'T/M Ban Thường vụ', title: 'Bí thư', name: head.name }],
    ['T/M Ban Thường vụ, Bí thư', { power: 'T/M Ban Thường vụ', title: 'Bí thư', name: head.name }],
    ['Phó Bí thư Lê Văn Phó', { power: 'T/M Ban Thường vụ', title: 'Phó Bí thư', name: deputy.name }],
    ['Phó Bí thư', { power: 'T/M Ban Thường vụ', name: 'Phó Bí thư' }],
  ])('of a committee a deputy signs in its name, with the own title: %s', (written, signature) => {
    expect(signatureOf(issuer, members, written)).toEqual(signature)
  })

  test('of an agency the deputy signs for the head (Decree 30/2020/NĐ-CP art. 13)', () => {
    const leaders = [
      { name: 'Phạm Giám', duty: 'head' as const, titles: ['Giám đốc Sở Nội vụ'] },
      { name: 'Lê Phó', duty: 'deputy' as const, titles: ['Phó Giám đốc Sở Nội vụ'] },
    ]
    expect(signatureOf(department, leaders, 'Phạm Giám')).toEqual({ title: 'Giám đốc', name: 'Phạm Giám' })
    expect(signatureOf(department, leaders, 'Lê Phó')).toEqual({
      ...{ power: 'KT. Giám đốc', title: 'Phó Giám đốc', name: 'Lê Phó' },
    })
  })
})

test.each([
  ['Ban Tổ chức Tỉnh ủy', 'Trưởng ban', 'Trưởng Ban Tổ chức Tỉnh ủy'],
  ['Văn phòng Tỉnh ủy', 'Chánh Văn phòng', 'Chánh Văn phòng Tỉnh ủy'],
  ['Ủy ban Kiểm tra Tỉnh ủy', 'Chủ nhiệm', 'Chủ nhiệm Ủy ban Kiểm tra'],
])('the head of %s signs as %s, a deputy for the head', (unit, title, post) => {
  const organ = issuerOf({
    ...{ name: `Tập thể lãnh đạo, ${unit}`, unit, unitKind: 'department' },
    ...{ above: 'Tỉnh Lâm Đồng', province: 'Tỉnh Lâm Đồng' },
  })
  const members = [
    { name: 'Phạm Trưởng', duty: 'head' as const, titles: [post] },
    { name: 'Lê Phó', duty: 'deputy' as const, titles: [`Phó ${post}`] },
  ]
  expect(signatureOf(organ, members, 'Phạm Trưởng')).toEqual({ title, name: 'Phạm Trưởng' })
  expect(signatureOf(organ, members, 'Lê Phó')).toEqual({
    ...{ power: `K/T ${title}`, title: `Phó ${title}`, name: 'Lê Phó' },
  })
})

test.each(['relief', 'dismissal', 'resignation', 'replacement'] as const)(
  'a decision on %s grants no duties: it ends the allowance and says what comes next',
  async (kind) => {
    const lines = (await textOf(await decisionDocx({ ...paper, kind }))).join('\n')
    expect(lines).not.toMatch(/thực hiện nhiệm vụ, quyền hạn/)
    expect(lines).toMatch(/Điều 2\. Người có tên tại Điều 1 thôi hưởng phụ cấp/)
  },
)

test.each([
  [
    'dismissal',
    'selected',
    'hội nghị tán thành việc miễn nhiệm chức vụ Phó Giám đốc, Sở Nội vụ đối với đồng chí Nguyễn Văn Ánh với 9/15 phiếu (60,00%).',
  ],
  ['dismissal', 'stopped', 'không đạt mức quy định; báo cáo cấp có thẩm quyền.'],
] as const)('a vote on %s sends nobody to another round: %s', async (kind, outcome, conclusion) => {
  const verdict = { ...record.vote.verdict, outcome }
  const lines = await textOf(await minutesDocx({ ...record, kind, vote: { ...record.vote, verdict } }))
  expect(lines).toContain(`Kết luận: ${conclusion}`)
  expect(lines.join('\n')).not.toMatch(/vòng/)
})

test('an opinion is noted: nobody goes on by it', async () => {
  const lines = await textOf(await minutesDocx({ ...record, step: { title: 'Bước 4', result: 'opinion' } }))
  expect(lines).toContain(
    'Kết luận: ghi nhận ý kiến của hội nghị để báo cáo cấp có thẩm quyền xem xét, quyết định.',
  )
})
