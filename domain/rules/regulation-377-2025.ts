import type { Text } from '../vocabulary.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { REVIEW_STATUS } from './notes.js'
import type { RuleSet } from './rule-set.js'
import { percent } from './shares.js'
import type { PlanningRules } from './values/planning-rules.js'

const regulation = citing(cite('regulation-377-2025'))

const LOCALITY_MAY_SET: Text = {
  vi: 'Chỉ tiêu là tham số của địa phương; chưa đạt thì cảnh báo, không chặn.',
  en: 'Targets are parameters of the locality; they warn, they never block.',
}

/** Caps and targets of the planning under Regulation 377. */
export const PLANNING_OF_REGULATION_377: PlanningRules = {
  peoplePerPost: regulation(3),
  postsPerPerson: regulation(3, {
    vi: 'Số chức danh ở cùng một cấp.',
    en: 'Posts at one level.',
  }),
  onlyHigherPosts: regulation(true),
  reviewedEveryMonths: regulation(12, {
    vi: 'Rà soát hằng năm theo phương châm "động" và "mở".',
    en: 'Reviewed yearly ("dynamic and open").',
  }),
  leavesAt: regulation(['over-age', 'reprimand', 'warning', 'removal', 'political-standard'], {
    vi: 'Đương nhiên ra khỏi quy hoạch khi quá tuổi, bị kỷ luật từ khiển trách trở lên, không đạt tiêu chuẩn chính trị.',
    en: 'Leaves automatically when over age, disciplined from reprimand up, or failing the political standard.',
  }),
  notWhileProposed: regulation(['appointment', 'nomination', 'rotation'], {
    vi: 'Không đồng thời đưa vào quy hoạch và đề nghị bổ nhiệm: áp dụng với chức danh đang được đề nghị và mọi chức danh mà mục quy hoạch đó đáp ứng (tương đương, thấp hơn); khi kiểm tra quy hoạch, chỉ tính mục được duyệt trước ngày bắt đầu quy trình. Giới thiệu ứng cử, luân chuyển là tham số, đề nghị bộ phận pháp chế đối chiếu.',
    en: 'Nobody enters planning and is proposed for appointment at the same time: this holds for the post of the proposal and for every post that the entry answers for (equal or lower); the planning check counts only entries approved before the day on which the procedure began. Nomination and rotation are parameters, have your legal office confirm.',
  }),
  women: regulation({ province: percent(25), commune: percent(15) }, LOCALITY_MAY_SET),
  ages: regulation(
    [
      { under: 40, atLeast: percent(15) },
      { under: 51, atLeast: percent(40), atMost: percent(45) },
    ],
    {
      vi: 'Dưới 40 tuổi từ 15%; từ 40 đến hết 50 tuổi 40–45% (cách hiểu "hết 50" cần đối chiếu); còn lại trên 50. Chỉ tiêu chỉ cảnh báo.',
      en: 'Under 40 at least 15%; 40 to 50, taken as 50 included (to be confirmed), 40–45%; the rest above. Targets warn.',
    },
  ),
  ratio: regulation(
    { atLeast: { numerator: 1, denominator: 1 }, atMost: { numerator: 13, denominator: 10 } },
    {
      vi: 'Số người quy hoạch so với số chức danh; phần còn lại để bổ sung hằng năm.',
      en: 'Planned people to posts; the remainder is kept for yearly additions.',
    },
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
  reviewStatus: REVIEW_STATUS,
  sources: sourcesOf('regulation-377-2025'),
  planning: PLANNING_OF_REGULATION_377,
}
