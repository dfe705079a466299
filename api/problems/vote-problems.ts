import { countProblemText } from './count-words.js'
import type { RefusalRows } from './problem-rows.js'

/** What is refused of a meeting, its electorate, its ballot and its count. */
export const VOTE_PROBLEMS = {
  'nobody-convened': {
    status: 422,
    title: { vi: 'Không còn ai để bỏ phiếu', en: 'Nobody is left to vote' },
    detail: () => ({
      vi: 'Không ai được triệu tập, hoặc mọi người được triệu tập đều vắng mặt: không có ai để tính tỷ lệ, không bỏ phiếu được. Hãy chuyển hội nghị sang ngày khác (meetingOn), bỏ khỏi "absences" người vẫn dự, hoặc triệu tập thêm người kèm lý do trong "corrections".',
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
      vi: `Ghi số và ngày của văn bản chấp thuận (${article.vi}).`,
      en: `Give the number and the date of the paper that settled them (${article.en}).`,
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
  'standing-committee-needed': {
    status: 422,
    title: {
      vi: 'Chưa có ban thường vụ cấp ủy cùng cấp trong thành phần triệu tập',
      en: 'The standing committee of the same level is not among those convened',
    },
    detail: ({ article }) => ({
      vi: `Dữ liệu của đơn vị chưa có ban thường vụ (${article.vi}): thêm từng ủy viên kèm lý do.`,
      en: `The records of the unit have no standing committee (${article.en}): add each member with the reason.`,
    }),
  },
  'quorum-not-reached': {
    status: 422,
    title: { vi: 'Hội nghị chưa đủ số người dự họp', en: 'Too few attend: the meeting is not valid' },
    detail: ({ bar, present, convened, article }) => ({
      vi: `Có mặt ${present} trên ${convened} người được triệu tập, cần ${bar} (${article.vi}).`,
      en: `${present} of ${convened} convened are present, ${bar} is needed (${article.en}).`,
    }),
  },
  'count-inconsistent': {
    status: 422,
    title: { vi: 'Số phiếu không khớp', en: 'The count does not add up' },
    detail: ({ problem, limit }) => countProblemText(problem, limit),
  },
  'not-among-those-named': {
    status: 422,
    title: { vi: 'Người này không thuộc số được lựa chọn', en: 'Not one of those to choose from' },
  },
  'opinion-not-as-voted': {
    status: 422,
    title: {
      vi: 'Ý kiến phải theo kết quả biểu quyết của nơi được hỏi',
      en: 'The opinion follows from the vote of those asked',
    },
    detail: ({ article }) => ({
      vi: `Ghi số người đồng ý và tổng số để tính ở trường "votes"; trên tỷ lệ quy định là nhất trí, dưới tỷ lệ là không nhất trí (${article.vi}).`,
      en: `Give in "votes" how many agree, of how many; above the share they agree, below it they do not (${article.en}).`,
    }),
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
} satisfies RefusalRows

/** What is refused of the annulment of a vote, also by the right to it. */
export const ANNULMENT_PROBLEMS = {
  'vote-not-open-to-annulment': {
    status: 409,
    title: { vi: 'Không còn hủy được kết quả bỏ phiếu này', en: 'The vote cannot be annulled any more' },
  },
} satisfies RefusalRows
