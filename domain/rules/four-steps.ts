import { type StageDefinition, step, type VoteStep } from '../procedure/stage-kinds.js'
import type { Text } from '../vocabulary.js'
import { EXPANDED_LEADERSHIP, howConvened, KEY_CADRES, LEADERSHIP } from './conferences.js'
import { citing } from './legal-texts.js'
import {
  allNotes,
  NOBODY_STOPS,
  NOBODY_STOPS_HERE,
  NOBODY_STOPS_SILENT,
  SECRET_BY_DEFAULT,
  TEXT_SILENT,
} from './notes.js'
import { HALF, THREE_TENTHS } from './shares.js'
import { ACTION_PROGRAM_STEP, PLANNING_CHECK, partyOpinion, policyAnswer, stepTitle } from './usual-steps.js'
import { SUPERIOR_CHAIRS } from './values/step-values.js'
import type { NoneAbove, VoteRule } from './values/vote-rule.js'

/** Where a text has each part of the four steps, and what is to be known of all of it. */
interface FourSteps {
  /** The authority's answer on the policy. */
  policy: Text
  /** What the ballots have in common. */
  common: Text
  /** Who chairs where the head does not. */
  chair: Text
  first: Text
  second: Text
  third: Text
  fourth: Text
  note?: Text
  /** Said of a value that was not seen in the text; nothing where it was read. */
  unsaid?: Text
}

const PROPOSED_FIRST: Text = {
  vi: 'Trước đó tập thể lãnh đạo và cấp ủy của cơ quan có nhu cầu thảo luận, quyết định hoặc đề xuất chủ trương, số lượng, nguồn, dự kiến phân công; văn bản trả lời nêu rõ nguồn nhân sự. Bước trước đó chưa có trong phần mềm.',
  en: 'Before it, leadership and party committee of the body in need discuss, and decide or propose policy, number, source and intended assignment; the answer names the source. What comes before it is not in this product.',
}
const EXCUSED: Text = {
  vi: 'Cơ quan tham mưu về tổ chức cán bộ báo cáo; cấp có thẩm quyền quyết định danh sách triệu tập và những trường hợp vắng mặt vì bất khả kháng không tính vào tổng số. Khi triệu tập ghi cơ quan quyết định, số và ngày văn bản; việc quyết định trước khi bỏ phiếu là cách hiểu của phần mềm.',
  en: 'The personnel body reports; the authority decides the list of those convened and which absences for force majeure leave their number. Whoever convenes enters who decided, the number and the day of the paper; that it is decided before the vote is a reading of this product.',
}
const CONVENED_AND_PRESENT: Text = {
  vi: 'Văn bản tính trên số người được triệu tập và có mặt: người được triệu tập mà có mặt.',
  en: 'The text counts those convened and present: of those convened, the ones who are there.',
}
const AT_HALF: Text = {
  vi: 'Hai người cùng đúng 50%: người đứng đầu chọn người để trình và báo cáo đầy đủ các ý kiến, cấp có thẩm quyền quyết định; không có người đứng đầu thì trình cấp có thẩm quyền. Một người đúng 50% (bước 3 thường chỉ đưa một người sang): văn bản không quy định; không coi là đạt, cũng không dừng, cấp có thẩm quyền quyết định (cách hiểu của phần mềm).',
  en: 'Two at exactly 50%: the head picks whom to submit and reports all views, the authority decides; without a head it goes to the authority. One person at exactly 50% (step 3 usually lets one through): the text is silent; it is neither a pass nor an end, and the authority decides (a reading of this product).',
}
const ADOPTED: Text = {
  vi: 'Hội nghị thảo luận, thông qua danh sách nhân sự đủ điều kiện.',
  en: 'The meeting adopts the list of those who are eligible.',
}
const ONE_NAME: Text = {
  vi: 'Phiếu chỉ còn một tên thì đánh dấu hoặc không; tỷ lệ vẫn tính như vậy.',
  en: 'A ballot with a single name is ticked or not; the shares are the same.',
}
const OTHER_CONTENT: Text = {
  vi: 'Chương trình hành động được trình bày ở mục "nội dung khác" của văn bản.',
  en: 'The action program stands for the "other content" of the text.',
}

/** Decree 170/2025 art. 34.2, which no later text amended. */
export const CHAIR_IS_NOT_CONVENED: Text = {
  vi: 'Ngoài các trường hợp này người đứng đầu chủ trì. Văn bản không quy định người chủ trì của cấp trên có bỏ phiếu hay không: phần mềm không triệu tập người đó.',
  en: 'In other cases the head chairs. Whether a leader of the superior body who chairs votes is not said: they are not convened here.',
}
const SPECIAL_CASE: Text = {
  vi: 'Trường hợp đặc biệt do tính chất công việc hoặc của cơ quan; bảo đảm chính xác, bảo mật. Cán bộ tổ chức ghi số, ngày quyết định và hình thức phiếu khi triệu tập.',
  en: 'In a special case, by the work or the nature of the body; exact and confidential. The officer enters the number and day of the decision and the form of the ballot when convening.',
}
const LEADS_OR_NOT: Text = {
  vi: 'Theo dữ liệu của cơ quan, tổ chức mà chức vụ thuộc về vào ngày mở quy trình; chưa ghi thì vẫn lấy ý kiến.',
  en: 'By what is on record of the body that the post belongs to on the day of the launch; where nothing is, the opinion is asked.',
}
const OPINION_IF_ASKED: Text = {
  vi: 'Ý kiến của cấp ủy chỉ được báo cáo khi đã lấy.',
  en: 'The opinion of the party committee is put before them only where it was asked.',
}

const threeTenthsGoOn: NoneAbove = { take: 'at-least', share: THREE_TENTHS, to: 'next-step' }

/** The four steps of an appointment on the spot up to the selection: Decree 170/2025 art. 33.2 as amended in 2026. */
export function fourSteps(text: FourSteps): StageDefinition[] {
  const { note } = text
  const at =
    (place: Text) =>
    <T>(value: T, about?: Text) =>
      citing(place)(value, allNotes(about, note))
  const [common, first, second] = [at(text.common), at(text.first), at(text.second)]
  const [third, fourth, chair] = [at(text.third), at(text.fourth), at(text.chair)]
  const held: Pick<VoteStep, 'superiorChairs' | 'partlyOnline'> = {
    superiorChairs: chair(SUPERIOR_CHAIRS, CHAIR_IS_NOT_CONVENED),
    partlyOnline: common('by-decision', SPECIAL_CASE),
  }
  /** Each voter names one person, above half of those convened. */
  const ballot = (here: typeof common): Omit<VoteRule, 'announced'> => ({
    ballot: here('one-person'),
    secret: here(true),
    excusedLeave: common(true, EXCUSED),
    denominator: common('convened'),
    bar: here(HALF),
  })
  return [
    policyAnswer(at(text.policy)('policy', PROPOSED_FIRST)),
    PLANNING_CHECK,
    step.vote({
      key: 'step-1',
      title: stepTitle.leadership(1),
      electorate: first(LEADERSHIP),
      ...held,
      shown: first(['approved-policy', 'planned-sources', 'evaluations'], ADOPTED),
      vote: {
        ...ballot(first),
        secret: first(true, text.unsaid ?? SECRET_BY_DEFAULT),
        announced: first(true),
        noneAbove: first(threeTenthsGoOn),
      },
      result: 'list',
    }),
    step.vote({
      key: 'step-2',
      title: stepTitle.expandedLeadership(2),
      electorate: second(EXPANDED_LEADERSHIP, howConvened(EXPANDED_LEADERSHIP)),
      ...held,
      shown: second(['result-of-step-before']),
      vote: {
        ...ballot(second),
        ballot: second('one-person', ONE_NAME),
        announced: second(true),
        noneAbove: second(threeTenthsGoOn),
      },
      result: 'list',
    }),
    ACTION_PROGRAM_STEP,
    step.vote({
      key: 'step-3',
      title: stepTitle.keyCadres(3),
      electorate: third(KEY_CADRES, howConvened(KEY_CADRES)),
      ...held,
      shown: third(
        ['candidate-list', 'cv', 'assessment', 'intended-assignment', 'action-program'],
        OTHER_CONTENT,
      ),
      vote: {
        ...ballot(third),
        ballot: third('one-person', ONE_NAME),
        announced: third(false),
        denominator: common('present', CONVENED_AND_PRESENT),
        bar: third(HALF, NOBODY_STOPS),
      },
      result: 'list',
    }),
    partyOpinion(fourth('party-committee'), fourth('party-does-not-lead', LEADS_OR_NOT)),
    step.vote({
      key: 'step-4',
      title: stepTitle.leadership(4),
      electorate: fourth(LEADERSHIP),
      ...held,
      shown: fourth(['counts-so-far', 'party-committee-opinion', 'verified-issues'], OPINION_IF_ASKED),
      vote: {
        ...ballot(fourth),
        ballot: fourth('one-person', allNotes(text.unsaid ?? TEXT_SILENT, ONE_NAME)),
        announced: fourth(true),
        bar: fourth(HALF, text.unsaid ? NOBODY_STOPS_HERE : NOBODY_STOPS_SILENT),
        exactlyAtBar: fourth({ several: 'head', one: 'undecided' }, AT_HALF),
      },
      result: 'selection',
    }),
  ]
}
