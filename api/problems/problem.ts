import { DOSSIER_NAMES } from '../../domain/dossier/item-names.js'
import { CRITERION_TITLES, type CriterionId } from '../../domain/eligibility/criterion.js'
import { codesInWords, list, showDate } from '../../domain/eligibility/wording.js'
import { KIND_NAMES } from '../../domain/procedure/procedure-kinds.js'
import type { LackingItem, Refusal, RefusalCode } from '../../domain/procedure/refusals.js'
import { AFTER_ROTATION_NAMES } from '../../domain/rotation/after-rotation.js'
import { PRINCIPLES } from '../../domain/rules/principles.js'
import { valueInWords } from '../../domain/rules/values/every-value.js'
import type { Text } from '../../domain/vocabulary.js'
import { recusalInWords } from '../words/recusal-words.js'
import { countProblemText } from './field-errors.js'

/** What the API itself refuses, before or beside the workflow. */
export type ApiProblemCode =
  | 'invalid-input'
  | 'malformed-json'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'unauthenticated'
  | 'account-unknown'
  | 'not-found'
  | 'procedure-not-found'
  | 'task-not-found'
  | 'vote-not-found'
  | 'dossier-not-reusable'
  | 'decision-not-found'
  | 'unit-not-found'
  | 'post-not-found'
  | 'cadre-not-found'
  | 'planning-entry-not-found'
  | 'document-not-found'
  | 'rule-set-not-found'
  | 'vote-not-counted'
  | 'idempotency-key-required'
  | 'idempotency-key-reused'
  | 'precondition-required'
  | 'precondition-failed'
  | 'record-in-use'
  | 'already-in-planning'
  | 'too-many-people-for-post'
  | 'too-many-posts-for-person'
  | 'post-not-higher'
  | 'proposed-for-post'
  | 'breakthrough-task-not-found'
  | 'no-post-for-breakthrough-task'
  | 'too-many-breakthrough-tasks'
  | 'breakthrough-task-status'
  | 'own-breakthrough-task'
  | 'already-exists'
  | 'relation-not-found'
  | 'interest-not-found'
  | 'formal-decision-not-found'
  | 'absence-not-found'
  | 'acting-holder-not-found'
  | 'acts-again'
  | 'acts-meanwhile'
  | 'acting-too-long'
  | 'already-ended'
  | 'nothing-published'
  | 'nothing-to-publish'
  | 'objection-period-over'
  | 'objection-not-found'
  | 'already-answered'
  | 'document-empty'
  | 'document-too-large'
  | 'document-type-mismatch'
  | 'document-not-awaited'
  | 'dependency-down'
  | 'internal-error'

export type ProblemCode = RefusalCode | ApiProblemCode

interface Entry<Data> {
  status: number
  title: Text
  /** A sentence with what the refusal carries; absent: the title says it all. */
  detail?: (data: Data) => Text
}
type Table = { [Code in RefusalCode]: Entry<Extract<Refusal, { code: Code }>> } & {
  [Code in ApiProblemCode]: Entry<unknown>
}

const criterionText = (criterion: CriterionId): Text => criteriaText([criterion])

function criteriaText(criteria: readonly CriterionId[]): Text {
  const { vi, en } = list(criteria.map((criterion) => CRITERION_TITLES[criterion]))
  return { vi: `Tiêu chuẩn: ${vi}.`, en: `The criterion: ${en}.` }
}

const NO_WAIVER = {
  met: { vi: 'Tiêu chuẩn đã đạt, không cần miễn.', en: 'It is met and needs no waiver.' },
  'not-asked': {
    vi: 'Văn bản áp dụng cho hồ sơ không hỏi tiêu chuẩn này.',
    en: 'The law of the procedure does not ask it.',
  },
  'not-waivable': { vi: 'Văn bản không cho miễn.', en: 'Its rule allows no waiver.' },
}

/** What is missing, and what is too old with until when it was valid. */
function lackingText(items: readonly LackingItem[]): Text {
  const missing = list(
    items.flatMap(({ item, answer }) => (answer === 'missing' ? [DOSSIER_NAMES[item]] : [])),
  )
  const old = list(
    items.flatMap(({ item, answer, validUntil = '' }): Text[] => {
      const { vi, en } = DOSSIER_NAMES[item]
      const until = {
        vi: `${vi}, có giá trị đến ${showDate(validUntil).vi}`,
        en: `${en}, valid until ${validUntil}`,
      }
      return answer === 'too-old' ? [until] : []
    }),
  )
  const said: Text[] = [
    ...(missing.vi
      ? [
          {
            vi: `Thiếu: ${missing.vi}. Bản cấp sau ngày quyết định không được tính.`,
            en: `Missing: ${missing.en}. What is issued after the day of the decision does not count.`,
          },
        ]
      : []),
    ...(old.vi ? [{ vi: `Quá hạn: ${old.vi}.`, en: `Too old: ${old.en}.` }] : []),
  ]
  return { vi: said.map(({ vi }) => vi).join(' '), en: said.map(({ en }) => en).join(' ') }
}

const notPublicYet = ({ vi, en }: Text): Text => ({
  vi: `Chưa công khai: ${vi}.`,
  en: `Not made public yet: ${en}.`,
})

/** The only table from code to HTTP status and message. A code without a row does not compile. */
export const PROBLEMS: Table = {
  'task-not-open': {
    status: 409,
    title: { vi: 'Nhiệm vụ không còn mở', en: 'The task is not open any more' },
  },
  'not-the-assignee': {
    status: 403,
    title: { vi: 'Nhiệm vụ này không được giao cho bạn', en: 'This task is not yours' },
  },
  'task-claimed-by-another': {
    status: 409,
    title: {
      vi: 'Người khác trong nhóm đã nhận nhiệm vụ',
      en: 'Someone else of the group has claimed the task',
    },
  },
  'task-not-claimed': {
    status: 409,
    title: { vi: 'Bạn chưa nhận nhiệm vụ này', en: 'You have not claimed this task' },
  },
  'not-a-group-task': {
    status: 409,
    title: {
      vi: 'Nhiệm vụ được giao cho một người, không cho nhóm',
      en: 'The task is given to a person, not to a group',
    },
  },
  'wrong-task-kind': {
    status: 422,
    title: { vi: 'Kết quả không đúng loại nhiệm vụ', en: 'The result is of another kind of task' },
    detail: ({ expected }) => ({
      vi: `Nhiệm vụ này thuộc loại ${expected}.`,
      en: `This task is of the kind ${expected}.`,
    }),
  },
  'not-permitted': {
    status: 403,
    title: { vi: 'Bạn không có quyền làm việc này', en: 'You are not permitted to do this' },
  },
  'case-suspended': {
    status: 409,
    title: { vi: 'Hồ sơ đang tạm dừng', en: 'The procedure is suspended' },
  },
  'case-not-suspended': {
    status: 409,
    title: { vi: 'Hồ sơ không ở trạng thái tạm dừng', en: 'The procedure is not suspended' },
  },
  'case-closed': {
    status: 409,
    title: { vi: 'Hồ sơ đã kết thúc', en: 'The procedure is closed' },
  },
  'already-decided': {
    status: 409,
    title: { vi: 'Hồ sơ đã có quyết định', en: 'The procedure has already been decided' },
  },
  'stage-not-found': {
    status: 422,
    title: { vi: 'Quy trình không có bước này', en: 'The procedure has no such stage' },
    detail: ({ known }) => ({ vi: `Các bước: ${known.join(', ')}.`, en: `Its stages: ${known.join(', ')}.` }),
  },
  'stage-not-earlier': {
    status: 422,
    title: { vi: 'Chỉ trả lại được bước trước đó', en: 'Only an earlier stage can be returned to' },
  },
  'candidate-not-found': {
    status: 404,
    title: { vi: 'Người này không phải ứng viên của hồ sơ', en: 'Not a candidate of this procedure' },
  },
  'candidate-not-active': {
    status: 409,
    title: { vi: 'Ứng viên không còn trong quy trình', en: 'The candidate is not in the procedure any more' },
  },
  'reason-required': {
    status: 422,
    title: { vi: 'Cần nêu lý do', en: 'A reason is required' },
  },
  'criterion-not-met': {
    status: 422,
    title: { vi: 'Còn tiêu chuẩn chưa đạt và chưa được miễn', en: 'A criterion is neither met nor waived' },
    detail: ({ criterion, also = [] }) => criteriaText([criterion, ...also]),
  },
  'criterion-not-waivable': {
    status: 422,
    title: { vi: 'Không ghi miễn cho tiêu chuẩn này', en: 'This criterion takes no waiver' },
    detail: ({ criterion, because }) => {
      const named = criterionText(criterion)
      const why = NO_WAIVER[because ?? 'not-waivable']
      return { vi: `${named.vi} ${why.vi}`, en: `${named.en} ${why.en}` }
    },
  },
  'candidate-not-eligible': {
    status: 409,
    title: { vi: 'Ứng viên không (còn) đủ điều kiện', en: 'The candidate is not (or no longer) eligible' },
    detail: ({ criterion, also = [], evidence = { vi: '', en: '' } }) => {
      const { vi, en } = criteriaText([criterion, ...also])
      return { vi: `${vi} ${evidence.vi}`.trim(), en: `${en} ${evidence.en}`.trim() }
    },
  },
  'objections-open': {
    status: 409,
    title: {
      vi: 'Chưa hết thời hạn tiếp nhận kiến nghị, hoặc còn kiến nghị chưa trả lời',
      en: 'Objections are still taken, or wait for an answer',
    },
    detail: ({ publication, until, unanswered = 0 }) =>
      until === undefined
        ? notPublicYet(valueInWords('publication', publication))
        : {
            vi: `Tiếp nhận đến hết ngày ${showDate(until).vi}; ${unanswered} kiến nghị chưa trả lời.`,
            en: `Taken until the end of ${until}; ${unanswered} not answered.`,
          },
  },
  'dossier-incomplete': {
    status: 409,
    title: {
      vi: 'Hồ sơ chưa đủ hoặc có thành phần quá hạn, chưa trình được',
      en: 'The dossier lacks an item or has one that is too old: it cannot go up',
    },
    detail: ({ also = [], ...first }) => lackingText([first, ...also]),
  },
  'explanation-owed': {
    status: 422,
    title: { vi: 'Đã quá thời hạn: cần nêu lý do', en: 'The term has passed: the reason is owed' },
    detail: ({ due, article }) => ({
      vi: `Thời hạn: ${showDate(due).vi} (${article.vi}). Hãy giải trình ở trường "lateReason".`,
      en: `The term ended on ${due} (${article.en}). Give the reason in the field "lateReason".`,
    }),
  },
  'nobody-convened': {
    status: 422,
    title: { vi: 'Không còn ai để bỏ phiếu', en: 'Nobody is left to vote' },
    detail: () => ({
      vi: 'Không ai được triệu tập, hoặc mọi người được triệu tập đều vắng mặt: mẫu số bằng 0, không bỏ phiếu được. Hãy chuyển hội nghị sang ngày khác (meetingOn), bỏ khỏi "absences" người vẫn dự, hoặc triệu tập thêm người kèm lý do trong "corrections".',
      en: 'Nobody is convened, or everyone convened is absent or excused: the denominator is zero and no vote can be held. Hold the meeting on another day (meetingOn), take those who attend after all out of "absences", or convene more people with the reason under "corrections".',
    }),
  },
  'nobody-on-ballot': {
    status: 422,
    title: {
      vi: 'Chưa có ai trên phiếu: nêu người được đưa vào ở "outsiders"',
      en: 'Nobody is on the ballot: name who is put on it in "outsiders"',
    },
  },
  'absences-not-settled': {
    status: 422,
    title: {
      vi: 'Vắng mặt vì lý do bất khả kháng phải được cấp có thẩm quyền chấp thuận trước khi bỏ phiếu',
      en: 'Absences for force majeure are settled by the authority before the vote',
    },
    detail: ({ article }) => ({
      vi: `Ghi số và ngày của văn bản ở trường "settledBy" (${article.vi}).`,
      en: `Give the number and the date of the paper in the field "settledBy" (${article.en}).`,
    }),
  },
  'candidate-does-not-vote': {
    status: 422,
    title: {
      vi: 'Người được lấy phiếu không tham gia bỏ phiếu',
      en: 'Those on the ballot do not vote on it',
    },
    detail: ({ article }) => ({ vi: `Căn cứ: ${article.vi}.`, en: `By ${article.en}.` }),
  },
  recused: {
    status: 403,
    title: {
      vi: 'Để tránh xung đột lợi ích, việc này do người khác làm',
      en: 'A conflict of interest: somebody else does this',
    },
    detail: recusalInWords,
  },
  'holder-recused': {
    status: 422,
    title: {
      vi: 'Người này đứng ngoài hồ sơ để tránh xung đột lợi ích: hãy giao cho người khác trong nhóm',
      en: 'A conflict of interest: give it to somebody else of the group',
    },
  },
  'not-a-member': {
    status: 422,
    title: { vi: 'Người này không thuộc thành phần được triệu tập', en: 'Not a member of the electorate' },
  },
  'named-twice': {
    status: 422,
    title: { vi: 'Một người được nêu hai lần', en: 'One person is named twice' },
  },
  'absent-but-not-convened': {
    status: 422,
    title: {
      vi: 'Người vắng mặt không có trong danh sách triệu tập',
      en: 'Absent without having been convened',
    },
  },
  'count-inconsistent': {
    status: 422,
    title: { vi: 'Số phiếu không khớp', en: 'The count does not add up' },
    detail: ({ problem, limit }) => countProblemText(problem, limit),
  },
  'second-entry-by-first-person': {
    status: 403,
    title: {
      vi: 'Lần nhập hoặc xác nhận thứ hai phải do người khác thực hiện',
      en: 'The second entry or confirmation has to be made by another person',
    },
  },
  'date-in-future': {
    status: 422,
    title: { vi: 'Ngày không được ở tương lai', en: 'The date may not be in the future' },
    detail: ({ latest }) => ({ vi: `Muộn nhất: ${showDate(latest).vi}.`, en: `At the latest: ${latest}.` }),
  },
  'date-before': {
    status: 422,
    title: { vi: 'Ngày quá sớm', en: 'The date is too early' },
    detail: ({ earliest }) => ({
      vi: `Sớm nhất: ${showDate(earliest).vi}.`,
      en: `At the earliest: ${earliest}.`,
    }),
  },
  'date-after': {
    status: 422,
    title: { vi: 'Ngày quá muộn', en: 'The date is too late' },
    detail: ({ latest }) => ({ vi: `Muộn nhất: ${showDate(latest).vi}.`, en: `At the latest: ${latest}.` }),
  },
  'correction-needed': {
    status: 422,
    title: {
      vi: 'Người thuộc thành phần triệu tập bị bỏ sót mà chưa nêu lý do',
      en: 'Somebody whom the records name is left out without a reason',
    },
    detail: ({ person }) => ({
      vi: `Triệu tập ${person}, hoặc nêu lý do trong "corrections".`,
      en: `Convene ${person}, or give the reason under "corrections".`,
    }),
  },
  'quorum-not-reached': {
    status: 422,
    title: { vi: 'Hội nghị chưa đủ số người dự họp', en: 'Too few attend: the meeting is not valid' },
    detail: ({ bar, present, convened }) => ({
      vi: `Có mặt ${present} trên ${convened} người được triệu tập, cần ${bar}.`,
      en: `${present} of ${convened} convened are present, ${bar} is needed.`,
    }),
  },
  'not-among-those-named': {
    status: 422,
    title: { vi: 'Người này không thuộc số được lựa chọn', en: 'Not one of those to choose from' },
  },
  'views-needed': {
    status: 422,
    title: {
      vi: 'Người đứng đầu lựa chọn phải báo cáo đầy đủ các ý kiến khác',
      en: 'The head who picks reports the views of all',
    },
    detail: ({ article }) => ({
      vi: `Ghi các ý kiến ở trường "views" (${article.vi}).`,
      en: `Give the views in the field "views" (${article.en}).`,
    }),
  },
  'resolution-needed': {
    status: 422,
    title: {
      vi: 'Cần số và ngày văn bản quyết định của cấp có thẩm quyền',
      en: "The number and the day of the authority's decision are needed",
    },
    detail: ({ article }) => ({
      vi: `Ghi ở các trường "resolutionNumber", "decidedOn" (${article.vi}).`,
      en: `Give them in the fields "resolutionNumber" and "decidedOn" (${article.en}).`,
    }),
  },
  'choice-needed': {
    status: 422,
    title: { vi: 'Cần chọn phương án', en: 'A choice is needed' },
    detail: ({ choices }) => {
      const { vi, en } = codesInWords(choices, AFTER_ROTATION_NAMES)
      return { vi: `Một trong: ${vi}.`, en: `One of: ${en}.` }
    },
  },
  'not-of-this-kind': {
    status: 422,
    title: { vi: 'Trường này không dùng cho loại việc này', en: 'This field is not of such a case' },
    detail: ({ kind }) => ({
      vi: `Quyết định ${KIND_NAMES[kind].vi} không có nội dung này: hãy bỏ trường đi.`,
      en: `A decision in a case of the kind "${KIND_NAMES[kind].en}" says nothing of it: leave the field out.`,
    }),
  },
  'term-needed': {
    status: 422,
    title: { vi: 'Cần ghi ngày hết thời hạn giữ chức vụ', en: 'The day on which the term ends is needed' },
  },
  'majority-not-reached': {
    status: 422,
    title: { vi: 'Số phiếu tán thành chưa đủ', en: 'The votes in favour do not reach the majority' },
    detail: ({ bar, members }) => ({
      vi: `Cần ${bar} trên tổng số ${members} thành viên.`,
      en: `${bar} of all ${members} members is needed.`,
    }),
  },
  'more-votes-than-members': {
    status: 422,
    title: { vi: 'Số phiếu nhiều hơn số thành viên', en: 'More votes than members' },
    detail: ({ members }) => ({ vi: `Có ${members} thành viên.`, en: `There are ${members} members.` }),
  },
  'number-already-used': {
    status: 409,
    title: { vi: 'Số nghị quyết đã được dùng', en: 'The resolution number is already used' },
  },
  'vote-not-open-to-annulment': {
    status: 409,
    title: { vi: 'Không còn hủy được kết quả bỏ phiếu này', en: 'The vote cannot be annulled any more' },
  },
  'wrong-level': {
    status: 403,
    title: {
      vi: 'Chức vụ này do cấp khác quản lý, không thuộc thẩm quyền khởi tạo của bạn',
      en: 'This post is managed at another level: its procedures are not launched from yours',
    },
    detail: ({ name }) => {
      const { article } = PRINCIPLES.launchedBy
      return {
        vi: `Do ${name.vi} thực hiện. Căn cứ: ${article.vi}.`,
        en: `It is for ${name.en}. ${article.en}.`,
      }
    },
  },
  'seat-filled': {
    status: 409,
    title: { vi: 'Chức vụ đã có người giữ', en: 'The post is already filled' },
  },
  'seat-not-held': {
    status: 409,
    title: { vi: 'Người này không (còn) giữ chức vụ', en: 'The person does not hold the post (any more)' },
  },
  'seat-has-running-procedure': {
    status: 409,
    title: { vi: 'Chức vụ đang có một quy trình khác', en: 'Another procedure for this seat is running' },
  },
  'not-revocable': {
    status: 409,
    title: { vi: 'Không thu hồi được quyết định này', en: 'This decision cannot be revoked' },
  },
  'invalid-input': {
    status: 422,
    title: { vi: 'Dữ liệu chưa hợp lệ', en: 'The input is not valid' },
  },
  'malformed-json': {
    status: 400,
    title: { vi: 'Nội dung không phải JSON hợp lệ', en: 'The body is not valid JSON' },
  },
  'body-too-large': {
    status: 413,
    title: { vi: 'Nội dung lớn hơn 1 MB', en: 'The body is larger than 1 MB' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { vi: 'Kiểu nội dung không được hỗ trợ', en: 'The content type is not supported' },
  },
  unauthenticated: {
    status: 401,
    title: { vi: 'Cần đăng nhập', en: 'A valid access token is required' },
  },
  'account-unknown': {
    status: 403,
    title: { vi: 'Tài khoản chưa được khai báo trong hệ thống', en: 'The account is not known here' },
  },
  'not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy', en: 'Not found' },
  },
  'procedure-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy hồ sơ', en: 'Procedure not found' },
  },
  'task-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy nhiệm vụ', en: 'Task not found' },
  },
  'vote-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy cuộc bỏ phiếu', en: 'Vote not found' },
  },
  'dossier-not-reusable': {
    status: 409,
    title: {
      vi: 'Hồ sơ trước không dùng lại được: khác cấp quản lý, đã quá thời hạn, hoặc không có thành phần nào dùng lại được',
      en: 'The earlier dossier cannot be taken over: of another authority, too long ago, or without an item to take over',
    },
  },
  'decision-not-found': {
    status: 404,
    title: { vi: 'Hồ sơ chưa có quyết định', en: 'The procedure has no decision' },
  },
  'unit-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy đơn vị', en: 'Unit not found' },
  },
  'post-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy chức vụ', en: 'Post not found' },
  },
  'cadre-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy cán bộ', en: 'Cadre not found' },
  },
  'planning-entry-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy trong quy hoạch', en: 'Planning entry not found' },
  },
  'document-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy tài liệu', en: 'Document not found' },
  },
  'rule-set-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy bộ quy tắc', en: 'Rule set not found' },
  },
  'vote-not-counted': {
    status: 409,
    title: { vi: 'Chưa có kết quả kiểm phiếu', en: 'The vote has not been counted yet' },
  },
  'idempotency-key-required': {
    status: 400,
    title: {
      vi: 'Cần tiêu đề Idempotency-Key, 1 đến 200 ký tự in được',
      en: 'The header Idempotency-Key is required, 1 to 200 printable characters',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: {
      vi: 'Idempotency-Key này đã dùng cho một nội dung khác',
      en: 'This Idempotency-Key was used with another body',
    },
  },
  'precondition-required': {
    status: 428,
    title: { vi: 'Cần tiêu đề If-Match', en: 'The header If-Match is required' },
  },
  'precondition-failed': {
    status: 412,
    title: { vi: 'Dữ liệu đã thay đổi kể từ khi bạn đọc', en: 'The record has changed since you read it' },
  },
  'record-in-use': {
    status: 409,
    title: { vi: 'Dữ liệu đang được dùng', en: 'The record is in use' },
  },
  'already-in-planning': {
    status: 409,
    title: { vi: 'Người này đã có trong quy hoạch chức vụ', en: 'Already planned for this post' },
  },
  'too-many-people-for-post': {
    status: 409,
    title: { vi: 'Chức danh đã đủ số người quy hoạch', en: 'As many are planned for the post as may be' },
  },
  'too-many-posts-for-person': {
    status: 409,
    title: {
      vi: 'Người này đã đủ số chức danh quy hoạch ở một cấp',
      en: 'Planned for as many posts of one level as may be',
    },
  },
  'post-not-higher': {
    status: 409,
    title: {
      vi: 'Chỉ quy hoạch chức danh cao hơn chức vụ hiện giữ',
      en: 'Only a post higher than the present one is planned for',
    },
  },
  'proposed-for-post': {
    status: 409,
    title: {
      vi: 'Không đưa vào quy hoạch đồng thời với đề nghị bổ nhiệm',
      en: 'Nobody enters the planning and is proposed for appointment at the same time',
    },
  },
  'breakthrough-task-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy nhiệm vụ đột phá', en: 'Breakthrough task not found' },
  },
  'no-post-for-breakthrough-task': {
    status: 409,
    title: {
      vi: 'Người này không giữ chức vụ phải đăng ký nhiệm vụ đột phá',
      en: 'Holds no post from which on breakthrough tasks are registered',
    },
  },
  'too-many-breakthrough-tasks': {
    status: 409,
    title: {
      vi: 'Đã đăng ký đủ số nhiệm vụ đột phá trong năm',
      en: 'As many breakthrough tasks are registered for the year as may be',
    },
  },
  'breakthrough-task-status': {
    status: 409,
    title: {
      vi: 'Trạng thái của nhiệm vụ đột phá không cho phép việc này',
      en: 'The status of the breakthrough task does not allow this',
    },
  },
  'own-breakthrough-task': {
    status: 403,
    title: {
      vi: 'Người đăng ký không tự phê duyệt hoặc tự kết luận nhiệm vụ của mình',
      en: 'Nobody approves or closes their own breakthrough task',
    },
  },
  'already-exists': {
    status: 409,
    title: { vi: 'Đã tồn tại', en: 'It exists already' },
  },
  'relation-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy quan hệ gia đình', en: 'Relation not found' },
  },
  'interest-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy lợi ích đã kê khai', en: 'Declared interest not found' },
  },
  'formal-decision-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy quyết định', en: 'Decision not found' },
  },
  'absence-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy đợt vắng mặt', en: 'Absence not found' },
  },
  'acting-holder-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy việc giao phụ trách, giao quyền', en: 'Acting holder not found' },
  },
  'acts-again': {
    status: 409,
    title: {
      vi: 'Người này đã được giao phụ trách, giao quyền ở vị trí này',
      en: 'The person has acted in this vacancy already',
    },
  },
  'acts-meanwhile': {
    status: 409,
    title: {
      vi: 'Vị trí đã có người được giao phụ trách, giao quyền trong thời gian này',
      en: 'Somebody acts in the seat at that time',
    },
  },
  'acting-too-long': {
    status: 422,
    title: { vi: 'Quá thời hạn giao phụ trách, giao quyền', en: 'Longer than anybody may act' },
  },
  'already-ended': {
    status: 409,
    title: { vi: 'Đã chấm dứt trước đó', en: 'It has ended already' },
  },
  'nothing-published': {
    status: 409,
    title: { vi: 'Chưa công khai nội dung này', en: 'Nothing of the kind has been published' },
  },
  'nothing-to-publish': {
    status: 409,
    title: { vi: 'Chưa có nội dung này để công khai', en: 'There is nothing of the kind to publish yet' },
  },
  'objection-period-over': {
    status: 409,
    title: { vi: 'Đã hết thời hạn tiếp nhận kiến nghị', en: 'Objections are no longer taken' },
  },
  'objection-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy kiến nghị', en: 'Objection not found' },
  },
  'already-answered': {
    status: 409,
    title: { vi: 'Kiến nghị đã được trả lời', en: 'The objection has been answered' },
  },
  'document-empty': {
    status: 422,
    title: { vi: 'Tệp rỗng', en: 'The file is empty' },
  },
  'document-too-large': {
    status: 413,
    title: { vi: 'Tệp lớn hơn mức cho phép', en: 'The file is larger than allowed' },
  },
  'document-type-mismatch': {
    status: 422,
    title: {
      vi: 'Nội dung tệp không phải PDF hoặc DOCX, hoặc không đúng với tên tệp',
      en: 'The content of the file is not PDF or DOCX, or not what its name says',
    },
  },
  'document-not-awaited': {
    status: 409,
    title: {
      vi: 'Bạn không có nhiệm vụ đang mở cần tài liệu này',
      en: 'You have no open task in this procedure that needs such a document',
    },
  },
  'dependency-down': {
    status: 503,
    title: {
      vi: 'Hệ thống tạm thời chưa phục vụ được; gửi lại cùng yêu cầu là an toàn',
      en: 'Not available right now; the same request can safely be sent again',
    },
  },
  'internal-error': {
    status: 500,
    title: { vi: 'Lỗi không mong đợi', en: 'Unexpected error' },
  },
}

/** One thing wrong with the input; `field` is a path into the body (`result.votes.c-12`) or the name of a parameter. */
export interface FieldError {
  field: string
  code: string
  message: Text
  /** The numbers and the article of a rule that the input breaks. */
  facts?: { limit?: number; count?: number; article: Text }
}

interface Particulars {
  errors?: FieldError[]
  /** A sentence instead of the table's. Nothing personal: it may be logged. */
  detail?: Text
  /** Seconds, for 503. */
  retryAfter?: number
  cause?: unknown
}

/** An answer that is not success. Thrown anywhere below a route; the error handler turns it into problem+json. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly title: Text
  readonly detail: Text
  readonly errors: FieldError[]
  readonly retryAfter: number | undefined

  constructor(code: ProblemCode, { errors = [], detail, retryAfter, cause }: Particulars = {}) {
    super(code, { cause })
    this.name = 'Problem'
    const { status, title } = PROBLEMS[code]
    this.code = code
    this.status = status
    this.title = title
    this.detail = detail ?? title
    this.errors = errors
    this.retryAfter = retryAfter
  }
}

/** Is this the code of a refusal of the domain? */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code)
}

/**
 * A refusal of the domain as a problem. The refusal's `field` is relative to what was asked; `within` is where that
 * stands in the body: 'result' for a completion.
 */
export function refusalProblem(refusal: Refusal, within?: string): Problem {
  const { code } = refusal
  // The row of a code takes the refusal of that code: the compiler does not follow the pair through the lookup.
  const { title, detail } = PROBLEMS[code] as Entry<Refusal>
  const sentence = detail?.(refusal) ?? title
  const field = 'field' in refusal ? [within, refusal.field].filter(Boolean).join('.') : undefined
  const errors =
    field === undefined ? [] : [{ field, code, message: detail ? joined(title, sentence) : title }]
  return new Problem(code, { errors, detail: sentence })
}

function joined(title: Text, sentence: Text): Text {
  return { vi: `${title.vi}. ${sentence.vi}`, en: `${title.en}. ${sentence.en}` }
}

/** Something in the input is wrong. */
export function invalidInput(...errors: FieldError[]): Problem {
  return new Problem('invalid-input', { errors })
}
