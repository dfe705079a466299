import type { Text } from '../vocabulary.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { FROM_SECONDARY, joinNotes, READ_IN_PART } from './notes.js'
import type { RuleSet } from './rule-set.js'
import { WAIT_OF_REGULATION_377 } from './shared-eligibility.js'
import { HALF } from './shares.js'
import type { PlanningRules } from './values/planning-rules.js'

/** As for an appointment; of a planning it is asked whatever the post. */
const { onlyForHigher: _, ...WAIT_AFTER_DISCIPLINE } = WAIT_OF_REGULATION_377

const at = (article: string) => citing(cite('regulation-377-2025', article))
const guidance = (place: string) => citing(cite('guidance-45-2025', place))

/** The regulation's own text was not read; the guidance, which was, names its article. */
const BY_GUIDANCE: Text = {
  vi: 'Theo Hướng dẫn 45-HD/BTCTW (đã đọc toàn văn, trừ phụ lục), dẫn chiếu điều này của Quy định 377-QĐ/TW.',
  en: 'By Guidance 45-HD/BTCTW, read in full without its annexes, which names this article of Regulation 377-QĐ/TW.',
}

const FROM_PROPOSAL: Text = {
  vi: 'Kể từ khi có đủ tờ trình và hồ sơ.',
  en: 'From a complete proposal with its files.',
}

/** The planning under Regulation 377: it names no shares, those are the localities' own. */
export const PLANNING_OF_REGULATION_377: PlanningRules = {
  peoplePerSeat: at('26.2')(
    3,
    joinNotes(
      { vi: 'Ba vị trí cấp phó thì quy hoạch tối đa 9 người.', en: 'Three seats of deputies: nine people.' },
      BY_GUIDANCE,
    ),
  ),
  committees: at('26.1')(
    { atLeast: { numerator: 1, denominator: 1 }, atMost: { numerator: 3, denominator: 2 } },
    joinNotes(
      { vi: '15 vị trí thì tối đa 23, 9 vị trí thì tối đa 14.', en: '15 seats: 23 at most; 9 seats: 14.' },
      BY_GUIDANCE,
    ),
  ),
  postsPerPerson: at('26.2')(3, BY_GUIDANCE),
  postsCountedBy: at('26.2')('approving-body', BY_GUIDANCE),
  onlyHigherPosts: guidance('§ II.1.2')(true, {
    vi: 'Không quy hoạch chức danh đang giữ, tương đương, thấp hơn, hoặc kiêm nhiệm theo cơ cấu. Người giữ chức vụ cao hơn vị trí cấp ủy, chức danh theo cơ cấu thì không cần quy hoạch, không cần quy trình nhân sự cho vị trí đó.',
    en: 'Not the post that is held, an equal or a lower one, nor one held by structure. Who holds a post higher than the seat or post that structure brings needs neither planning nor the personnel process for it.',
  }),
  monthsLeft: at('25.2')(
    { first: 60, second: 120 },
    joinNotes(
      {
        vi: 'Đối tượng 1 giữ chức vụ liền kề dưới, đối tượng 2 giữ chức vụ dưới nữa. Nữ được công tác đến 60 tuổi: chưa tính (cần đối chiếu từng trường hợp).',
        en: 'The first group holds the adjacent lower post, the second one below it. Women kept to 60 are not told apart.',
      },
      BY_GUIDANCE,
    ),
  ),
  countingDates: at('25.3')(
    [
      { countedFor: 'grass-roots', termFrom: 2030, month: 4 },
      { countedFor: 'above-grass-roots', termFrom: 2030, month: 6 },
      { countedFor: 'commune', termFrom: 2030, month: 7 },
      { countedFor: 'province', termFrom: 2030, month: 9 },
      { countedFor: 'state', termFrom: 2031, month: 3 },
      { countedFor: 'front', termFrom: 2031, month: 5 },
      { countedFor: 'organisations', termFrom: 2031, month: 6 },
    ],
    joinNotes(
      {
        vi: 'Ngày đầu của tháng: cách hiểu của phần mềm. Mặt trận Tổ quốc, tổ chức chính trị - xã hội cấp tỉnh, cấp xã nhiệm kỳ 2030–2035 theo hướng dẫn riêng của mình: địa phương đặt thời điểm trong bộ quy tắc của mình. Bổ sung nhiệm kỳ hiện tại: văn bản tính vào ngày rà soát; dữ liệu chỉ có ngày phê duyệt, có thể muộn hơn.',
        en: 'The first day of the month is a reading of this product. The Front and organisations of province and commune 2030–2035 go by their own guidance: the locality sets the date in a rule set of its own. Additions to the present term are counted on the day of the review; the records have the day of the approval, which may be later.',
      },
      BY_GUIDANCE,
    ),
  ),
  approvedWithin: at('23')(30, joinNotes(FROM_PROPOSAL, BY_GUIDANCE)),
  approvalPutOffBy: at('23')(15, BY_GUIDANCE),
  builtInYear: at('24.1')(2, BY_GUIDANCE),
  reportedByMonth: guidance('§ II.4.2')(6, {
    vi: 'Kết quả rà soát quý I báo cáo cấp trên trong quý II.',
    en: 'What the review of the first quarter came to is reported upward in the second.',
  }),
  committeesFirst: guidance('§ II.1.1')(true),
  noneForHeadOfDeputies: guidance('§ II.2.2')(true),
  theory: at('25.1')(
    { first: 'of-post', second: 'planned-after' },
    joinNotes(
      {
        vi: 'Chức danh Trung ương quản lý: cao cấp. Cơ quan nhỏ không có đơn vị cấu thành: theo quy định của địa phương.',
        en: 'Centrally managed posts: advanced. Small bodies without units: a local rule.',
      },
      BY_GUIDANCE,
    ),
  ),
  waitAfterDiscipline: {
    ...WAIT_AFTER_DISCIPLINE,
    note: joinNotes(
      {
        vi: 'Văn bản (theo nguồn thứ cấp) nêu thời hạn đối với chức vụ cao hơn; áp dụng cho việc đưa vào quy hoạch là cách hiểu của phần mềm.',
        en: 'The text, from secondary sources, has the wait for a higher post; that it holds for entering the planning is a reading of this product.',
      },
      WAIT_AFTER_DISCIPLINE.note,
    ),
  },
  waitAfterPost: citing(cite('decree-170-2025', '55.1', 'decree-300-2026'))({
    relief: 12,
    resignation: 24,
    dismissal: 36,
  }),
  leavesAboveLowConfidence: citing(cite('regulation-96-2023'))(
    HALF,
    joinNotes(
      {
        vi: 'Trên 50% số phiếu thu về là tín nhiệm thấp thì không còn trong quy hoạch chức vụ cao hơn; từ hai phần ba trở lên thì miễn nhiệm. Kết quả lấy phiếu nhập cùng căn cứ thôi giữ chức vụ: cán bộ tổ chức tự đưa ra khỏi quy hoạch.',
        en: 'Above half of the ballots collected, nobody stays planned for a higher post; with two thirds or more they are dismissed. The count is entered with a ground of leaving office: the officer takes the entry out.',
      },
      FROM_SECONDARY,
    ),
  ),
  reviewedInFirstMonths: at('24.2')(3, BY_GUIDANCE),
  leavesAt: at('29')(
    ['reprimand', 'warning', 'removal'],
    joinNotes(
      { vi: 'Ngay sau khi quyết định kỷ luật có hiệu lực.', en: 'As soon as the decision is in effect.' },
      BY_GUIDANCE,
    ),
  ),
  leavesAtReview: at('29')(['over-age', 'political-standard'], BY_GUIDANCE),
  notWhileProposed: citing(cite('regulation-377-2025'))(
    ['appointment', 'nomination', 'rotation', 'transfer'],
    joinNotes(
      {
        vi: 'Không đồng thời đưa vào quy hoạch và đề nghị bổ nhiệm: áp dụng với chức danh đang được đề nghị và mọi chức danh mà mục quy hoạch đó đáp ứng (tương đương, thấp hơn); khi kiểm tra quy hoạch, chỉ tính mục được duyệt trước ngày bắt đầu quy trình. Giới thiệu ứng cử, luân chuyển là tham số, đề nghị bộ phận pháp chế đối chiếu.',
        en: 'Nobody enters planning and is proposed for appointment at the same time: this holds for the post of the proposal and for every post that the entry answers for (equal or lower); the planning check counts only entries approved before the day on which the procedure began. Nomination and rotation are parameters, have your legal office confirm.',
      },
      FROM_SECONDARY,
    ),
  ),
}

/** Planning of cadres. */
export const regulation377: RuleSet = {
  id: 'regulation-377-2025',
  version: 1,
  title: {
    vi: 'Quy hoạch cán bộ (Quy định 377-QĐ/TW năm 2025)',
    en: 'Planning (Regulation 377-QĐ/TW of 2025)',
  },
  inForce: { from: '2025-10-08' },
  reviewStatus: READ_IN_PART,
  sources: sourcesOf(
    'regulation-377-2025',
    'guidance-45-2025',
    'regulation-96-2023',
    'decree-170-2025',
    'decree-300-2026',
  ),
  planning: PLANNING_OF_REGULATION_377,
}
