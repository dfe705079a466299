import type { VoteRow } from '../../domain/procedure/change.js'
import { isAboutHolder, isAboutLeaders, PURPOSES } from '../../domain/procedure/procedure-kinds.js'
import { SHOWN_NAMES, type Shown } from '../../domain/procedure/shown-to-voters.js'
import type { VoteStep } from '../../domain/procedure/stage-kinds.js'
import { SUPERIOR_CHAIRS_NAMES } from '../../domain/rules/values/step-values.js'
import type { Cited, PersonId, ProcedureKind } from '../../domain/vocabulary.js'
import { votesFor } from '../../domain/voting/check-count.js'
import type { PaperCount, VoteVerdict } from '../../domain/voting/evaluate-vote.js'
import { type ConfidenceLevel, LEVELS, levelsOf, type ThreeLevels } from '../../domain/voting/three-levels.js'
import {
  body,
  dateInWords,
  docx,
  grid,
  heading,
  kindAndAbstract,
  letterheadOf,
  signatures,
} from './administrative-form.js'
import { barInPaper } from './bar-in-paper.js'
import { type Issuer, numberToGive } from './issuer.js'
import { percentOf } from './percent.js'
import { type PostOfUnit, postInWords } from './post-in-words.js'

/** Everything the minutes of one count say. Names are given beside the ids that the vote's row holds. */
export interface CountRecord {
  /** Whose meeting it was: the form is theirs. */
  issuer: Issuer
  /** Absent: given when they are signed. */
  number?: string
  kind: ProcedureKind
  post: PostOfUnit
  /** Of leaving office: the grounds that are to be settled. */
  grounds?: readonly string[]
  /** The body that voted, in Vietnamese. */
  group: string
  secret: boolean
  /** The step, in Vietnamese, and what its vote is for. */
  step: { title: string; result: VoteStep['result'] }
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
  const { issuer, vote } = record
  const number = record.number ?? numberToGive(issuer, 'BB')
  return docx(`Biên bản kiểm phiếu ${number}`, vote.meetingOn, [
    letterheadOf(issuer, number, vote.meetingOn),
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

function title({ kind, post, vote, annulledBecause, issuer, step, grounds = [] }: CountRecord) {
  const again = vote.round > 1 ? `, lần ${vote.round}` : ''
  return [
    ...kindAndAbstract(
      'Biên bản kiểm phiếu',
      `lấy phiếu ${PURPOSES[kind]} ${postInWords(post)}`,
      issuer.form,
      `(${step.title}${again})`,
    ),
    ...grounds.map((ground) => body(`Căn cứ đề nghị: ${ground}.`)),
    ...(annulledBecause === undefined
      ? []
      : [body(`KẾT QUẢ NÀY ĐÃ BỊ HỦY. Lý do: ${annulledBecause}`, { bold: true })]),
  ]
}

function composition({ vote, group, issuer, names, secret }: CountRecord) {
  const { members, convened, absences: absent } = vote.electorate
  return [
    body(
      `Hồi …… giờ ……, ${dateInWords(vote.meetingOn)}, tại …………………, ${issuer.place}, ${group} họp và tiến hành ${
        secret ? 'bỏ phiếu kín' : 'biểu quyết'
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
  if (record.vote.verdict.of === 'present') return 'Có; tỷ lệ tính trên số người có mặt'
  return leaveDenominator(record)
    ? 'Có; không tính vào tổng số'
    : 'Có; vẫn tính vào tổng số theo quy định áp dụng'
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

function votes(record: CountRecord) {
  const { vote, names } = record
  const levels = levelsOf(vote.count.votes)
  if (levels.size > 0) return confidence(record, levels)
  const rows = vote.candidates.map((candidate, i) => {
    const given = vote.count.votes[candidate] ?? 0
    const received = votesFor(given)
    const shown =
      typeof given === 'object' && 'yes' in given
        ? `${given.yes} đồng ý, ${given.no} không đồng ý`
        : `${received}`
    const { denominator } = vote.verdict
    return [
      `${i + 1}`,
      nameOf(names, candidate),
      shown,
      `${received}/${denominator}`,
      percentOf(received, denominator),
    ]
  })
  return [
    heading('III. KẾT QUẢ'),
    grid([['TT', 'Họ và tên', 'Số phiếu', 'Trên tổng số', 'Tỷ lệ'], ...rows], [8, 42, 18, 17, 15]),
  ]
}

/** Of each person the three levels, each with its share of the ballots collected. */
function confidence({ vote, names }: CountRecord, levels: ReadonlyMap<string, ThreeLevels>) {
  const rows = vote.candidates.map((candidate, i) => {
    const given = levels.get(candidate)
    const shown = (level: ConfidenceLevel) => {
      const ballots = given?.[level] ?? 0
      return level === 'invalid' ? `${ballots}` : `${ballots} (${percentOf(ballots, vote.count.returned)})`
    }
    return [`${i + 1}`, nameOf(names, candidate), ...LEVELS.map(shown)]
  })
  return [
    heading('III. KẾT QUẢ'),
    grid(
      [
        ['TT', 'Họ và tên', 'Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp', 'Không hợp lệ đối với người này'],
        ...rows,
      ],
      [7, 33, 16, 16, 16, 12],
    ),
  ]
}

const DENOMINATOR: Record<VoteVerdict['of'], string> = {
  convened: 'số người được triệu tập',
  present: 'số người có mặt',
  'all-members': 'tổng số thành viên',
  collected: 'số phiếu thu về',
}

function verdict(record: CountRecord) {
  const { denominator, of } = record.vote.verdict
  const less = leaveDenominator(record) ? ', trừ người vắng vì lý do bất khả kháng' : ''
  return [
    body(
      `Tỷ lệ tính trên ${DENOMINATOR[of]}${less}: ${denominator}, gồm cả phiếu trắng và phiếu không hợp lệ.`,
      { spacing: { before: 160 } },
    ),
    ...barOf(record),
    body(`Kết luận: ${conclusionOf(record)}`, { bold: true }),
  ]
}

/** What was to be reached, by which article; of an opinion nothing, and of what a locality chose no text. */
function barOf({ step, vote: { verdict: reached } }: CountRecord) {
  const bar = step.result === 'opinion' ? undefined : barInPaper(reached.bar)
  if (bar === undefined) return []
  const { vi: article } = reached.article
  return [
    body(`Tỷ lệ phải đạt: ${bar}.${/^tham số của địa phương/iu.test(article) ? '' : ` Căn cứ: ${article}.`}`),
  ]
}

/** What the vote comes to in the words of its step: an opinion is noted, nobody goes on by it. */
function conclusionOf(record: CountRecord): string {
  const { vote, names, step, kind } = record
  const { outcome, candidates, denominator, decidedBy, votes: most = 0 } = vote.verdict
  const who = candidates.map((candidate) => `đồng chí ${nameOf(names, candidate)}`).join('; ')
  const decides =
    decidedBy === 'head'
      ? `người đứng đầu xem xét, quyết định và báo cáo các ý kiến: ${who}.`
      : `báo cáo cấp có thẩm quyền xem xét, quyết định: ${who}.`
  if (isAboutLeaders(kind) && outcome !== 'stopped')
    return 'ghi nhận kết quả lấy phiếu tín nhiệm để báo cáo cấp có thẩm quyền.'
  if (step.result === 'opinion' && outcome !== 'stopped')
    return 'ghi nhận ý kiến của hội nghị để báo cáo cấp có thẩm quyền xem xét, quyết định.'
  const votes = `${most}/${denominator} phiếu (${percentOf(most, denominator)})`
  switch (outcome) {
    case 'selected':
      return isAboutHolder(kind)
        ? `hội nghị tán thành việc ${PURPOSES[kind]} ${postInWords(record.post)} đối với ${who} với ${votes}.`
        : step.result === 'list'
          ? `${who} đạt mức quy định với ${votes}, chuyển sang bước tiếp theo.`
          : `${who} được lựa chọn giới thiệu với ${votes}.`
    case 'advances':
      return `không ai quá mức quy định; theo quy định, chuyển sang bước (lần) tiếp theo: ${who}.`
    case 'tie':
      return `${who} có số phiếu bằng nhau (${votes}); ${decides}`
    case 'undecided':
      return decides
    case 'stopped':
      return isAboutHolder(kind)
        ? `không đạt mức quy định; báo cáo cấp có thẩm quyền.`
        : 'không ai đạt mức quy định; không tiến hành các bước tiếp theo, báo cáo cấp có thẩm quyền.'
  }
}

function closing({ vote, names }: CountRecord) {
  const announcement = vote.announced
    ? 'Kết quả kiểm phiếu được công bố tại hội nghị.'
    : 'Kết quả kiểm phiếu không công bố tại hội nghị, gửi cấp có thẩm quyền.'
  return [
    body('Việc kiểm phiếu kết thúc hồi …… giờ …… cùng ngày. Phiếu được niêm phong theo quy định.'),
    body(`${announcement} Biên bản đã được đọc lại, lập thành 02 bản, lưu hồ sơ theo quy định.`, {
      spacing: { after: 240 },
      keepNext: true,
    }),
    signatures([
      ...vote.tellers.map((teller) => ({ title: 'NGƯỜI KIỂM PHIẾU', name: nameOf(names, teller) })),
      { title: 'CHỦ TRÌ HỘI NGHỊ' },
    ]),
  ]
}

function nameOf(names: CountRecord['names'], person: PersonId): string {
  const name = names[person]
  if (name === undefined) throw new RangeError(`names: ${person} is missing`)
  return name
}
