import type { VoteRow } from '../../domain/procedure/change.js'
import { PURPOSES } from '../../domain/procedure/procedure-kinds.js'
import { SHOWN_NAMES, type Shown } from '../../domain/procedure/shown-to-voters.js'
import { SUPERIOR_CHAIRS_NAMES } from '../../domain/rules/values/step-values.js'
import type { Cited, PersonId, ProcedureKind } from '../../domain/vocabulary.js'
import type { PaperCount, VoteVerdict } from '../../domain/voting/evaluate-vote.js'
import { barInWords } from '../../domain/voting/explanation.js'
import {
  body,
  dateInWords,
  docx,
  grid,
  heading,
  type Letterhead,
  letterheadOf,
  line,
  signatures,
} from './administrative-form.js'
import { type PostOfUnit, postInWords } from './post-in-words.js'

/** Everything the minutes of one count say. Names are given beside the ids that the vote's row holds. */
export interface CountRecord {
  letterhead: Letterhead
  /** '12-BB/TKP'; by default made of the case's number and the round. */
  number?: string
  caseNumber: number
  kind: ProcedureKind
  post: PostOfUnit
  /** The body that voted, in Vietnamese. */
  group: string
  secret: boolean
  vote: Pick<VoteRow, 'round' | 'meetingOn' | 'electorate' | 'candidates' | 'tellers' | 'announced'> & {
    count: PaperCount
    verdict: VoteVerdict
  }
  /** Do absences for force majeure leave the number convened? */
  excusedLeave: boolean
  /** What the law has put before the meeting. */
  shown?: Cited<readonly Shown[]>
  names: Readonly<Record<PersonId, string>>
  /** Are those who were absent named, with their reasons, or only counted? */
  namesAbsentees: boolean
  /** Why the vote was annulled, when it was: the minutes stay on record and say so. */
  annulledBecause?: string
}

/**
 * The minutes of a count ("Biên bản kiểm phiếu") as DOCX, in Vietnamese. The same record gives the same bytes.
 * RangeError names a person whose name is not given.
 */
export function minutesDocx(record: CountRecord): Promise<Buffer> {
  const { letterhead, vote, caseNumber } = record
  const number = record.number ?? `${caseNumber}.${vote.round}-BB/TKP`
  return docx(`Biên bản kiểm phiếu ${number}`, vote.meetingOn, [
    letterheadOf(letterhead, number, vote.meetingOn),
    ...title(record),
    ...composition(record),
    ...absences(record),
    ...beforeVoting(record),
    ...ballots(record),
    ...votes(record),
    ...verdict(record),
    ...closing(record),
  ])
}

function title(record: CountRecord) {
  const { kind, post, vote, annulledBecause } = record
  const round = vote.round > 1 ? ` (vòng ${vote.round})` : ''
  return [
    line('BIÊN BẢN KIỂM PHIẾU', { bold: true, align: 'CENTER', size: 32, spacing: { before: 360 } }),
    line(`lấy phiếu ${PURPOSES[kind]} ${postInWords(post)}${round}`, {
      bold: true,
      align: 'CENTER',
      spacing: { after: 240 },
    }),
    ...(annulledBecause === undefined
      ? []
      : [body(`KẾT QUẢ NÀY ĐÃ BỊ HỦY. Lý do: ${annulledBecause}`, { bold: true })]),
  ]
}

function composition({ vote, group, letterhead, names, secret }: CountRecord) {
  const { members, convened, absences: absent } = vote.electorate
  return [
    body(
      `Hôm nay, ${dateInWords(vote.meetingOn)}, tại ${letterhead.place}, ${group} họp và tiến hành ${
        secret ? 'bỏ phiếu kín' : 'bỏ phiếu'
      }.`,
    ),
    heading('I. THÀNH PHẦN'),
    body(`1. Tổng số thành viên: ${members} người.`),
    body(`2. Số người được triệu tập: ${convened.length} người.`),
    body(`3. Số người có mặt: ${convened.length - absent.length} người; vắng mặt: ${absent.length} người.`),
    body(
      `4. Tổ kiểm phiếu: ${vote.tellers.map((teller) => `đồng chí ${nameOf(names, teller)}`).join('; ')}.`,
    ),
  ]
}

function absences(record: CountRecord) {
  const { vote, names } = record
  const { absences: absent } = vote.electorate
  if (absent.length === 0) return [body('5. Người vắng mặt: không có.')]
  if (!record.namesAbsentees) {
    const excused = absent.filter(({ forceMajeure }) => forceMajeure).length
    return [
      body(`5. Người vắng mặt: ${absent.length} người, trong đó vì lý do bất khả kháng: ${excused} người.`),
    ]
  }
  const rows = absent.map(({ personId, reason, forceMajeure }, i) => [
    `${i + 1}`,
    nameOf(names, personId),
    reason,
    forceMajeure ? ofForceMajeure(record) : 'Không',
  ])
  return [
    body('5. Người vắng mặt và lý do:', { keepNext: true }),
    grid([['TT', 'Họ và tên', 'Lý do', 'Bất khả kháng'], ...rows], [8, 34, 34, 24]),
  ]
}

/** What an absence for force majeure is to the denominator that the verdict was reached with. */
function ofForceMajeure(record: CountRecord): string {
  if (record.vote.verdict.of === 'present') return 'Có; mẫu số là số người có mặt'
  return leaveDenominator(record)
    ? 'Có; không tính vào mẫu số'
    : 'Có; vẫn tính vào mẫu số theo quy định áp dụng'
}

const leaveDenominator = ({ excusedLeave, vote }: CountRecord): boolean =>
  excusedLeave && vote.verdict.of === 'convened'

/** What was settled before the vote, and what had to be shown. */
function beforeVoting({ shown, vote }: CountRecord) {
  const { settledBy, chair, partlyOnline } = vote.electorate
  const lines = [
    ...(chair
      ? [
          `Người chủ trì: ${chair.name}, lãnh đạo cơ quan cấp trên trực tiếp (${SUPERIOR_CHAIRS_NAMES[chair.because].vi}).`,
        ]
      : []),
    ...(partlyOnline
      ? [
          `Hội nghị họp trực tiếp kết hợp trực tuyến theo quyết định số ${partlyOnline.documentNumber}, ${dateInWords(partlyOnline.signedOn)}; hình thức phiếu: ${partlyOnline.ballot}.`,
        ]
      : []),
    ...(settledBy
      ? [
          `Danh sách triệu tập và người vắng mặt được ${settledBy.authority ?? 'cấp có thẩm quyền'} quyết định trước khi bỏ phiếu: văn bản số ${settledBy.documentNumber}, ${dateInWords(settledBy.signedOn)}.`,
        ]
      : []),
    ...(shown
      ? [
          `Nội dung phải báo cáo hội nghị trước khi bỏ phiếu (${shown.article.vi}): ${shown.value.map((each) => SHOWN_NAMES[each].vi).join('; ')}.`,
        ]
      : []),
  ]
  return lines.map((text, index) => body(`${6 + index}. ${text}`))
}

function ballots({ vote: { count } }: CountRecord) {
  const valid = count.returned - count.blank - count.invalid
  const rows: [string, number | undefined][] = [
    ['Số phiếu chuẩn bị', count.prepared],
    ['Số phiếu phát ra', count.issued],
    ['Số phiếu thu về', count.returned],
    ['Số phiếu hợp lệ', valid],
    ['Số phiếu không hợp lệ', count.invalid],
    ['Số phiếu trắng', count.blank],
  ]
  return [
    heading('II. PHIẾU'),
    grid(
      [
        ['Nội dung', 'Số phiếu'],
        ...rows.flatMap(([what, number]) => (number === undefined ? [] : [[what, `${number}`]])),
      ],
      [70, 30],
    ),
  ]
}

function votes({ vote, names }: CountRecord) {
  const rows = vote.candidates.map((candidate, i) => {
    const given = vote.count.votes[candidate] ?? 0
    const received = typeof given === 'number' ? given : given.yes
    const shown = typeof given === 'number' ? `${given}` : `${given.yes} đồng ý, ${given.no} không đồng ý`
    return [`${i + 1}`, nameOf(names, candidate), shown, `${received}/${vote.verdict.denominator}`]
  })
  return [
    heading('III. KẾT QUẢ'),
    grid([['TT', 'Họ và tên', 'Số phiếu', 'Trên mẫu số'], ...rows], [8, 52, 18, 22]),
  ]
}

const DENOMINATOR: Record<VoteVerdict['of'], string> = {
  convened: 'số người được triệu tập',
  present: 'số người có mặt',
  'all-members': 'tổng số thành viên',
}

function verdict(record: CountRecord) {
  const { vote, names } = record
  const { outcome, candidates, denominator, of, bar, article } = vote.verdict
  const who = candidates.map((candidate) => `đồng chí ${nameOf(names, candidate)}`).join('; ')
  const conclusion: Record<VoteVerdict['outcome'], string> = {
    selected: `${who} được chọn ở bước này với ${vote.verdict.votes ?? 0}/${denominator} phiếu.`,
    advances: `Không ai quá mức quy định ở vòng này. Vào vòng tiếp theo: ${who}.`,
    tie: `${who} có số phiếu cao nhất bằng nhau (${vote.verdict.votes ?? 0} phiếu); chưa chọn được ai.`,
    undecided: `Báo cáo cấp có thẩm quyền xem xét, quyết định: ${who}.`,
    stopped: 'Không ai đạt mức quy định; dừng lại và báo cáo cấp có thẩm quyền.',
  }
  const less = leaveDenominator(record) ? ', trừ người vắng vì lý do bất khả kháng' : ''
  return [
    body(`Mẫu số: ${denominator} (${DENOMINATOR[of]}${less}), tính cả phiếu trắng và phiếu không hợp lệ.`, {
      spacing: { before: 160 },
    }),
    body(`Mức phải đạt: ${barInWords(bar).vi}. Căn cứ: ${article.vi}.`),
    body(`Kết luận: ${conclusion[outcome]}`, { bold: true }),
  ]
}

function closing({ vote, names }: CountRecord) {
  const announcement = vote.announced
    ? 'Kết quả kiểm phiếu được công bố tại hội nghị.'
    : 'Kết quả kiểm phiếu không công bố tại hội nghị.'
  return [
    body(`${announcement} Biên bản được lập thành 02 bản, lưu hồ sơ theo quy định.`, {
      spacing: { after: 240 },
    }),
    signatures(vote.tellers.map((teller) => ({ titles: ['NGƯỜI KIỂM PHIẾU'], name: nameOf(names, teller) }))),
  ]
}

function nameOf(names: CountRecord['names'], person: PersonId): string {
  const name = names[person]
  if (name === undefined) throw new RangeError(`names: ${person} is missing`)
  return name
}
