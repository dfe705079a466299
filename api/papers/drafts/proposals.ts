import type { VoteDetails } from '../../../db/reads/votes.js'
import { isAboutOffice } from '../../../domain/procedure/procedure-kinds.js'
import type { ConsultationStep } from '../../../domain/procedure/stage-kinds.js'
import { votesFor } from '../../../domain/voting/check-count.js'
import { barInWords } from '../../../domain/voting/explanation.js'
import { levelsInWords, levelsOf } from '../../../domain/voting/three-levels.js'
import { body, dateInWords, grid, heading } from '../administrative-form.js'
import { type CaseRecord, purposeOf } from '../case-record.js'
import { percentOf } from '../percent.js'
import { headOf } from '../signature.js'
import { type Draft, TO_WRITE } from './draft.js'

/** The counts of the votes that the reader may know. */
export type Known = ReadonlySet<string>

/** Asks the authority whether the post is to be filled: Decree 170/2025 art. 33.1. */
export function policyProposal(record: CaseRecord): Draft {
  const { agency, head, place, leaders } = record
  return {
    ...{ issuer: agency, symbol: 'TTr', kind: 'Tờ trình' },
    abstract: `xin chủ trương ${purposeOf(record)}`,
    to: head.body,
    content: [
      body(
        `1. Hiện trạng, cơ cấu và nhu cầu: ${place.unit} đề nghị kiện toàn chức vụ ${record.post}. ${TO_WRITE}`,
      ),
      body('2. Số lượng đề nghị: 01 người.'),
      body(`3. Nguồn nhân sự (tại chỗ hoặc từ nơi khác, trong quy hoạch): ${TO_WRITE}`),
      body(`4. Tiêu chuẩn, điều kiện: theo các văn bản áp dụng cho quy trình này.`),
      body(`5. Dự kiến phân công công tác: ${TO_WRITE}`),
      body(`6. Kế hoạch thực hiện: ${TO_WRITE}`),
    ],
    last: `${agency.organisation} kính đề nghị ${head.body} xem xét, cho ý kiến về chủ trương`,
    end: { recipients: ['Như trên'], signature: headOf(agency, leaders) },
  }
}

/** Asks somebody's written opinion of the people under consideration. */
export function opinionRequest(record: CaseRecord, step: ConsultationStep): Draft {
  const { office, officeLeaders } = record
  return {
    ...{ issuer: office, symbol: 'CV' },
    abstract: `xin ý kiến về nhân sự ${purposeOf(record)} (${step.title.vi})`,
    to: TO_WRITE,
    content: [
      body(
        `Thực hiện quy trình ${purposeOf(record)}, ${office.organisation} đề nghị cho ý kiến bằng văn bản đối với:`,
      ),
      grid(
        [
          ['TT', 'Họ và tên', 'Chức vụ, đơn vị công tác'],
          ...inQuestion(record).map(({ name, posts }, i) => [
            `${i + 1}`,
            name,
            posts.map(({ title }) => title).join('; '),
          ]),
        ],
        [8, 42, 50],
      ),
      body(
        'Nội dung: tiêu chuẩn, điều kiện; ưu điểm, hạn chế; ý kiến khác nhau (nếu có); kết luận đồng ý hoặc không đồng ý.',
      ),
    ],
    last: 'Ý kiến bằng văn bản gửi về trước ngày …………',
    end: { recipients: ['Như trên'], signature: headOf(office, officeLeaders) },
  }
}

/** Those whom the case is still about. */
const GONE = ['withdrawn', 'blocked', 'not-agreed', 'rejected', 'proposed']
export const inQuestion = ({ candidates }: CaseRecord) =>
  candidates.filter(({ status }) => !GONE.includes(status))

/** The way that was gone, with the votes of each step, and what is proposed: Decree 170/2025 art. 35.1. */
export function resultsProposal(record: CaseRecord, known: Known): Draft {
  const { agency, head, leaders, votes } = record
  return {
    ...{ issuer: agency, symbol: 'TTr', kind: 'Tờ trình' },
    abstract: `kết quả thực hiện quy trình và đề nghị ${purposeOf(record)}`,
    to: head.body,
    content: [
      heading('I. QUÁ TRÌNH THỰC HIỆN'),
      ...votes.map((vote, i) =>
        body(`${i + 1}. ${stepOf(record, vote)}, ${dateInWords(vote.meetingOn)}: ${said(vote, known)}`),
      ),
      ...(votes.length === 0 ? [body(TO_WRITE)] : []),
      heading('II. Ý KIẾN KHÁC NHAU'),
      body(TO_WRITE),
      heading('III. ĐỀ NGHỊ'),
      ...proposed(record),
      // These stay with the last sentence and whoever signs.
      body(`Lý do quá thời hạn (nếu có): ${TO_WRITE}`, { keepNext: true }),
      body(`Hồ sơ kèm theo: ${TO_WRITE}`, { keepNext: true }),
    ],
    last: `${agency.organisation} kính trình ${head.body} xem xét, quyết định`,
    end: { recipients: ['Như trên'], signature: headOf(agency, leaders) },
  }
}

/** What is asked of the authority: a post for a term, or that somebody leaves one from a day on. */
function proposed(record: CaseRecord) {
  const asked = `Đề nghị ${purposeOf(record)} đối với ${chosen(record)}`
  if (isAboutOffice(record.head.kind)) return [body(`${asked}, kể từ ngày ……………….`)]
  return [
    body(`${asked}. Thời hạn giữ chức vụ: ${TO_WRITE}`),
    body(`Trường hợp đặc biệt đề nghị cấp có thẩm quyền xem xét (nếu có): ${TO_WRITE}`),
  ]
}

const chosen = (record: CaseRecord): string => {
  const selected = record.candidates.filter(({ status }) => status === 'selected' || status === 'appointed')
  return (selected.length > 0 ? selected : inQuestion(record))
    .map(({ name }) => `đồng chí ${name}`)
    .join('; ')
}

const stepOf = ({ stages }: CaseRecord, { stage, round }: VoteDetails): string => {
  const title = stages.find(({ key }) => key === stage)?.title.vi ?? stage
  return round > 1 ? `${title}, lần ${round}` : title
}

/** What a vote came to for those who may know it; for others that its minutes are sent to the authority. */
function said(vote: VoteDetails, known: Known): string {
  const { count, verdict, names, candidates, electorate } = vote
  if (!count || !verdict) return 'chưa kiểm phiếu.'
  const present = electorate.convened.length - electorate.absences.length
  const meeting = `triệu tập ${electorate.convened.length} người, có mặt ${present} người`
  if (!known.has(vote.id)) {
    const left = candidates.map((id) => `đồng chí ${names[id] ?? id} ……/${verdict.denominator} phiếu`)
    return `${meeting}; ${left.join('; ')} (kết quả không công bố: ghi theo biên bản kiểm phiếu).`
  }
  const each = candidates.map((id) => {
    const votes = votesFor(count.votes[id])
    return `đồng chí ${names[id] ?? id} ${votes}/${verdict.denominator} phiếu (${percentOf(votes, verdict.denominator)})`
  })
  return `${meeting}; ${each.join('; ')}. Mức phải đạt: ${barInWords(verdict.bar).vi}.`
}

/** A row a person, a column a step: who was convened and present, the votes and their percent (art. 35.1). */
export function resultsTable(record: CaseRecord, known: Known): Draft {
  const { office, officeLeaders, votes, candidates, head } = record
  const counted = votes.filter(({ verdict }) => verdict !== null)
  const meetings = counted.map((vote) => {
    const { convened, absences } = vote.electorate
    return `${stepOf(record, vote)}\nTriệu tập ${convened.length}, có mặt ${convened.length - absences.length}`
  })
  const rows = candidates.map(({ id, name }, i) => [
    `${i + 1}`,
    name,
    ...counted.map((vote) => cellOf(vote, id, known)),
  ])
  const width = counted.length > 0 ? 62 / counted.length : 62
  return {
    ...{ issuer: office, symbol: 'BTH', kind: 'Bảng tổng hợp kết quả kiểm phiếu' },
    abstract: purposeOf(record),
    content: [
      grid([['TT', 'Họ và tên', ...meetings], ...rows], [6, 32, ...counted.map(() => width)], {
        ...{ orientation: 'landscape', size: 24 },
      }),
    ],
    last: counted.every(({ id }) => known.has(id))
      ? `Tổng hợp từ ${counted.length} biên bản kiểm phiếu`
      : 'Ô để trống là kết quả không công bố: ghi theo biên bản kiểm phiếu gửi cấp có thẩm quyền',
    end: { recipients: [head.body], signature: headOf(office, officeLeaders) },
    orientation: 'landscape',
  }
}

function cellOf(vote: VoteDetails, id: string, known: Known): string {
  const { count, verdict } = vote
  if (!count || !verdict || !vote.candidates.includes(id)) return '–'
  if (!known.has(vote.id)) return `……/${verdict.denominator}`
  const levels = levelsOf(count.votes).get(id)
  if (levels) return levelsInWords(levels).vi
  const votes = votesFor(count.votes[id])
  return `${votes}/${verdict.denominator} (${percentOf(votes, verdict.denominator)})`
}
