import type { VoteDetails } from '../../../db/reads/votes.js'
import { CRITERION_TITLES } from '../../../domain/eligibility/criterion.js'
import { isAboutOffice } from '../../../domain/procedure/procedure-kinds.js'
import { answersPolicy, type ConsultationStep } from '../../../domain/procedure/stage-kinds.js'
import { groundsOf } from '../../../domain/rules/grounds.js'
import { votesFor } from '../../../domain/voting/check-count.js'
import { levelsInWords, levelsOf } from '../../../domain/voting/three-levels.js'
import { showDate } from '../../../domain/words.js'
import { body, dateInWords, grid, heading } from '../administrative-form.js'
import { askedAbout } from '../asked-of-authority.js'
import { barInPaper } from '../bar-in-paper.js'
import { type CaseRecord, purposeOf } from '../case-record.js'
import { groundsOfLeaving } from '../grounds-of-leaving.js'
import { percentOf } from '../percent.js'
import { headOf } from '../signature.js'
import { type Draft, TO_WRITE, toWrite } from './draft.js'

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
      ...groundsOf(head.sources, head.begunOn).map((text) => body(`Căn cứ ${text};`, { italics: true })),
      toWrite(`1. Hiện trạng, cơ cấu và nhu cầu: ${place.unit} đề nghị kiện toàn chức vụ ${record.post}. `),
      body('2. Số lượng đề nghị: 01 người.'),
      toWrite('3. Nguồn nhân sự (tại chỗ hoặc từ nơi khác, trong quy hoạch): '),
      body('4. Tiêu chuẩn, điều kiện: theo các văn bản nêu trên và tiêu chuẩn chức danh của chức vụ.'),
      toWrite('5. Dự kiến phân công công tác: '),
      toWrite('6. Kế hoạch thực hiện: '),
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
      ...asked(record).map((text) => body(text)),
      ...votes.map((vote, i) =>
        body(`${i + 1}. ${stepOf(record, vote)}, ${dateInWords(vote.meetingOn)}: ${saidOf(vote, known)}`),
      ),
      ...(votes.length === 0 ? [toWrite('')] : []),
      heading('II. Ý KIẾN KHÁC NHAU'),
      toWrite(''),
      heading('III. ĐỀ NGHỊ'),
      ...proposed(record),
      // These stay with the last sentence and whoever signs.
      toWrite('Lý do quá thời hạn (nếu có): ', { keepNext: true }),
      toWrite('Hồ sơ kèm theo: 1. ', { keepNext: true }),
      toWrite('2. ', { keepNext: true }),
    ],
    last: `${agency.organisation} kính trình ${head.body} xem xét, quyết định`,
    end: { recipients: ['Như trên'], signature: headOf(agency, leaders) },
  }
}

/** What was answered before: the policy with its paper, and the opinion of the committee on each. */
function asked({ stages, outcomes, candidates }: CaseRecord): string[] {
  return stages.flatMap((stage) => {
    const outcome = outcomes.find((each) => each.stage === stage.key)?.outcome
    if (outcome?.outcome !== 'passed') return []
    const { note, opinions } = outcome
    if (answersPolicy(stage)) {
      const [number = '……', day] = note?.split(', ') ?? []
      return [
        `Chủ trương: được cấp có thẩm quyền đồng ý tại văn bản số ${number}${day ? ` ngày ${showDate(day).vi}` : ''}.`,
      ]
    }
    const said = opinions?.map(({ candidate, opinion }) => {
      const name = candidates.find(({ id }) => id === candidate)?.name ?? candidate
      return `${opinion === 'agree' ? 'nhất trí' : 'không nhất trí'} đối với đồng chí ${name}`
    })
    return said && said.length > 0 ? [`${stage.title.vi}: ${said.join('; ')}.`] : []
  })
}

/** What is asked of the authority: a post for a term, or that somebody leaves one from a day on, by which grounds. */
function proposed(record: CaseRecord) {
  const what = `Kính đề nghị ${record.head.body} xem xét, quyết định ${askedAbout(record, chosen(record) || undefined)}`
  const grounds = groundsOfLeaving(record.head)
  if (isAboutOffice(record.head.kind))
    return [
      body(`${what}, kể từ ngày ……………….`),
      ...(grounds.length > 0 ? [body(`Căn cứ: ${grounds.join('; ')}.`)] : []),
    ]
  return [body(`${what}, thời hạn …… năm.`), ...waivers(record)]
}

/** The criteria that the authority is asked to except somebody from, as they were judged; else room for them. */
function waivers({ candidates }: CaseRecord) {
  const asked = candidates.flatMap(({ name, waivers: given }) =>
    given.map(({ criterion, reason }) => `đồng chí ${name}: ${CRITERION_TITLES[criterion].vi} (${reason})`),
  )
  return asked.length > 0
    ? [body(`Trường hợp đặc biệt đề nghị cấp có thẩm quyền xem xét: ${asked.join('; ')}.`)]
    : [toWrite('Trường hợp đặc biệt đề nghị cấp có thẩm quyền xem xét (nếu có): ')]
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
export function saidOf(vote: VoteDetails, known: Known): string {
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
  const bar = barInPaper(verdict.bar)
  return `${meeting}; ${each.join('; ')}.${bar === undefined ? '' : ` Tỷ lệ phải đạt: ${bar}.`}`
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

/** What somebody had in each step that was counted, for those who may know it. */
export const votesSoFar = ({ votes }: CaseRecord, id: string, known: Known): string =>
  votes
    .filter(({ verdict, candidates }) => verdict !== null && candidates.includes(id))
    .map((vote, i) => `${i + 1}) ${cellOf(vote, id, known)}`)
    .join('\n')

function cellOf(vote: VoteDetails, id: string, known: Known): string {
  const { count, verdict } = vote
  if (!count || !verdict || !vote.candidates.includes(id)) return '–'
  if (!known.has(vote.id)) return `……/${verdict.denominator}`
  const levels = levelsOf(count.votes).get(id)
  if (levels) return levelsInWords(levels).vi
  const votes = votesFor(count.votes[id])
  return `${votes}/${verdict.denominator} (${percentOf(votes, verdict.denominator)})`
}
