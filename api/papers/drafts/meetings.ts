import type { ConvenedOnPaper } from '../../../db/reads/case-papers.js'
import type { VoteDetails } from '../../../db/reads/votes.js'
import { hasNoCandidate, isAboutLeaders, isAboutStaying } from '../../../domain/procedure/procedure-kinds.js'
import { SHOWN_NAMES } from '../../../domain/procedure/shown-to-voters.js'
import type { VoteStep } from '../../../domain/procedure/stage-kinds.js'
import { convenedTo, shownAt } from '../../../domain/rules/values/step-values.js'
import { body, dateInWords, grid } from '../administrative-form.js'
import { type CaseRecord, purposeOf } from '../case-record.js'
import type { Issuer } from '../issuer.js'
import { postInWords } from '../post-in-words.js'
import { headOf } from '../signature.js'
import { type Draft, TO_WRITE, toWrite } from './draft.js'

/** A vote of a case, as the papers of its meeting have it. */
export interface Meeting {
  vote: VoteDetails
  step: VoteStep
  issuer: Issuer
  convened: readonly ConvenedOnPaper[]
}

const nameOfStep = ({ step, vote: { round } }: Meeting): string =>
  round > 1 ? `${step.title.vi}, lần ${round}` : step.title.vi

/** Who meets, and in which step: 'Hội nghị tập thể lãnh đạo mở rộng (Bước 2)'. */
const nameOfMeeting = (meeting: Meeting): string => {
  const { group } = meeting.vote
  const [, step = nameOfStep(meeting), named] = /^(Bước \d+): (.+)$/u.exec(nameOfStep(meeting)) ?? []
  if (group.vi === meeting.step.title.vi) return named === undefined ? step : `${named} (${step})`
  const who = /^hội nghị/iu.test(group.vi) ? group.vi : `Hội nghị ${lowerFirst(group.vi)}`
  return `${who} (${step})`
}
const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)

/** What those who meet are asked, by what the step is for: nobody is appointed by a vote. */
const ASKED: Readonly<Record<VoteStep['result'], string>> = {
  list: 'lấy phiếu giới thiệu nhân sự',
  selection: 'biểu quyết nhân sự',
  agreement: 'biểu quyết',
  opinion: 'lấy ý kiến',
}
const contentOf = (record: CaseRecord, { step, vote }: Meeting): string => {
  const { kind } = record.head
  if (isAboutLeaders(kind)) return `${purposeOf(record)}${vote.secret ? ', bỏ phiếu kín' : ''}`
  const about = hasNoCandidate(kind) || isAboutStaying(kind)
  const asked = about ? ASKED[step.result].replace(/ nhân sự$/u, '') : ASKED[step.result]
  return `${asked} ${about || !asked.endsWith('nhân sự') ? 'về việc ' : ''}${purposeOf(record)}${vote.secret ? ', bỏ phiếu kín' : ''}`
}

/** Those who lead the body that issues, where it is one of the case's own. */
const membersOf = ({ agency, body: deciding, leaders, bodyMembers }: CaseRecord, { organisation }: Issuer) =>
  organisation === agency.organisation ? leaders : organisation === deciding.organisation ? bodyMembers : []

/** What they hold, the highest office first where the records have several. */
const heldBy = ({ posts }: ConvenedOnPaper): string =>
  posts.map((post) => postInWords(post)).join('; ') || TO_WRITE.slice(0, 12)

/** By which article those convened are who they are; of what a locality chose no paper names a text. */
const composedBy = (article: string): string =>
  /^tham số của địa phương/iu.test(article) ? '' : `Thành phần theo ${article}.`

/** Who is convened and who is away, put before the authority (Decree 170/2025 art. 33.2a names the step). */
export function convenedList(record: CaseRecord, meeting: Meeting): Draft {
  const { vote, convened, step } = meeting
  const { absences, settledBy } = vote.electorate
  const away = new Map(absences.map((each) => [each.personId, each]))
  const rows = convened.map((each, i) => {
    const absent = away.get(each.id)
    const why = absent ? `${absent.forceMajeure ? 'vắng, bất khả kháng' : 'vắng'}: ${absent.reason}` : ''
    return [`${i + 1}`, each.name, heldBy(each), why]
  })
  return {
    ...{ issuer: record.office, symbol: 'DS', kind: 'Danh sách triệu tập' },
    abstract: `${nameOfMeeting(meeting)}: ${purposeOf(record)}`,
    content: [
      body(`Hội nghị ${dateInWords(vote.meetingOn)}. ${composedBy(convenedTo(step).article.vi)}`),
      grid([['TT', 'Họ và tên', 'Chức vụ, đơn vị', 'Vắng mặt, lý do'], ...rows], [8, 30, 38, 24]),
    ],
    last: settledBy
      ? `Danh sách gồm ${convened.length} người, được cấp có thẩm quyền chấp thuận tại văn bản số ${settledBy.documentNumber}, ${dateInWords(settledBy.signedOn)}`
      : `Danh sách gồm ${convened.length} người, vắng mặt ${absences.length} người`,
    end: {
      recipients: [record.head.body],
      signature: headOf(record.office, record.officeLeaders),
    },
  }
}

/** The invitation to a meeting: the same for everybody of its list. */
export function invitation(record: CaseRecord, meeting: Meeting): Draft {
  const { vote, issuer, step } = meeting
  const shown = shownAt(step)?.value.map((each) => SHOWN_NAMES[each].vi) ?? []
  return {
    ...{ issuer, symbol: 'GM', kind: 'Giấy mời' },
    abstract: `dự hội nghị ${purposeOf(record)}`,
    to: 'các đồng chí có tên trong danh sách triệu tập kèm theo',
    content: [
      body(`Kính mời đồng chí dự ${nameOfMeeting(meeting)}.`),
      body(`1. Thời gian: …… giờ ……, ${dateInWords(vote.meetingOn)}.`),
      toWrite('2. Địa điểm: '),
      body(`3. Nội dung: ${contentOf(record, meeting)}.`),
      body('4. Thành phần: theo danh sách triệu tập kèm theo.'),
      ...(shown.length > 0 ? [body(`5. Tài liệu tại hội nghị: ${shown.join('; ')}.`)] : []),
    ],
    last: 'Đề nghị các đồng chí dự đầy đủ, đúng thời gian; trường hợp vắng mặt, báo cáo bằng văn bản kèm lý do trước hội nghị',
    end: {
      recipients: ['Như trên'],
      signature: headOf(issuer, membersOf(record, issuer)),
    },
  }
}

/** The minutes of the meeting itself; those of its count are another paper. */
export function meetingMinutes(record: CaseRecord, meeting: Meeting): Draft {
  const { vote, issuer, step, convened } = meeting
  const { absences } = vote.electorate
  const shown = shownAt(step)?.value.map((each) => SHOWN_NAMES[each].vi) ?? []
  const names = vote.candidates.map((id) => vote.names[id] ?? id)
  return {
    ...{ issuer, symbol: 'BB', kind: 'Biên bản' },
    abstract: `${nameOfMeeting(meeting)}: ${purposeOf(record)}`,
    content: [
      body(`1. Thời gian: bắt đầu …… giờ ……, kết thúc …… giờ ……, ${dateInWords(vote.meetingOn)}.`),
      toWrite('2. Địa điểm: '),
      body(
        `3. Thành phần: triệu tập ${convened.length} người, có mặt ${convened.length - absences.length} người, vắng mặt ${absences.length} người (danh sách kèm theo).`,
      ),
      toWrite('4. Chủ trì: '),
      toWrite('5. Thư ký: '),
      body(`6. Nhân sự được đưa ra hội nghị: ${names.join('; ') || 'không có'}.`),
      ...(shown.length > 0 ? [body(`7. Nội dung đã báo cáo hội nghị: ${shown.join('; ')}.`)] : []),
      toWrite(`${shown.length > 0 ? 8 : 7}. Ý kiến thảo luận, ý kiến khác nhau: `),
      toWrite(''),
      body(
        `${shown.length > 0 ? 9 : 8}. Hội nghị tiến hành ${vote.secret ? 'bỏ phiếu kín' : 'biểu quyết'}; kết quả ghi tại biên bản kiểm phiếu kèm theo, ${
          vote.announced ? 'được công bố tại hội nghị' : 'không công bố tại hội nghị'
        }.`,
      ),
    ],
    last: 'Kết luận của người chủ trì: ……………………………………. Biên bản được thông qua tại hội nghị, lập thành 02 bản, lưu hồ sơ theo quy định',
    end: 'minutes',
  }
}
