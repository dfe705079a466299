import { type StageDefinition, step, type VoteStep } from '../procedure/stage-kinds.js'
import type { Cited, Text } from '../vocabulary.js'
import { EXPANDED_LEADERSHIP, howConvened, KEY_CADRES, LEADERSHIP } from './conferences.js'
import { citing } from './legal-texts.js'
import { allNotes } from './notes.js'
import { HALF, THREE_TENTHS, TWO_THIRDS } from './shares.js'
import { ACTION_PROGRAM_STEP, PLANNING_CHECK, partyOpinion, policyAnswer, stepTitle } from './usual-steps.js'
import type { Composition } from './values/composition.js'
import type { MeetingValues } from './values/step-values.js'
import type { NoneAbove, VoteRule } from './values/vote-rule.js'

/** What the texts with five steps differ in. */
interface FiveSteps {
  /** Where the conferences are. */
  article: Text
  /** The authority's answer on the policy, where the text is known to have it. */
  policy?: Cited<'policy'>
  /** When a leader of the superior body chairs, where the text is known to say. */
  chair?: MeetingValues['superiorChairs']
  /** Who meets in the first step. */
  adoptedBy: Text
  /** Who meets in the steps of the leadership; head and deputies where nothing is said. */
  leadership?: Composition
  /** Who everybody is, where everybody is convened. */
  staff?: Text
  /** How surely what the text says of its steps is known; nothing where it was read. */
  known?: { first?: Text; second?: Text; later?: Text; grassRoots?: Text }
  /** The same of the quorum, where that is known otherwise. */
  quorumKnown?: Text
  /** Said of a value that the text does not give: it is silent, or that part of it was not seen. */
  unsaid: Text
  /** Said beside the bar of the last step: nobody above it stops, by which text. */
  nobodyStops: Text
  /** Who goes on where nobody is above half. */
  goOn: NoneAbove
  goOnNote?: Text
}

export const THREE_TENTHS_GO_ON: NoneAbove = { take: 'at-least', share: THREE_TENTHS, to: 'next-step' }

/** Who meets in the first step, where the text has the leadership alone. */
export const ADOPTED_BY_LEADERSHIP: Text = {
  vi: 'Người đứng đầu chủ trì; tập thể lãnh đạo rà soát, thông qua danh sách nhân sự đủ điều kiện; không bỏ phiếu, có biên bản. Phần mềm không triệu tập hội nghị này: cán bộ tổ chức ghi ý kiến theo biên bản (ai cho ý kiến, ngày nào, nội dung).',
  en: 'The head chairs; the leadership reviews and adopts the list of those who are eligible; no ballot; minuted. The product convenes nobody here: the officer enters the opinion from the minutes (who gave it, on which day, what it says).',
}

const OUTSIDERS: Text = {
  vi: 'Người ngoài danh sách của bước 2 phải được ít nhất 2/3 tổng số thành viên tập thể lãnh đạo đồng ý bằng phiếu kín; không đạt thì dừng đối với người đó và báo cáo. Người đó có thể là người mà bước trước không chọn, hoặc người chưa được nêu khi mở quy trình; người chưa được nêu phải đủ mọi tiêu chuẩn vào ngày triệu tập, không được miễn (lựa chọn của phần mềm: văn bản nêu "nhân sự khác đủ điều kiện" và để trường hợp đặc biệt cho cấp có thẩm quyền).',
  en: "Somebody outside step 2's list needs at least two thirds of all members of the leadership, by secret ballot; short of that it ends for them and is reported. They may be people whom the step before left behind, or people not named at the launch; the latter must meet every criterion on the day on which the meeting is convened, with none waived (a choice of this product: the text has another eligible person, and leaves special cases to the authority).",
}
const INFORMS: Text = {
  vi: 'Kết quả để tham khảo ở bước 5; không có tỷ lệ tối thiểu, không công bố.',
  en: 'The result informs step 5; no threshold, not announced.',
}
const EACH_PERSON: Text = {
  vi: 'Văn bản chỉ nêu "ghi phiếu": cho ý kiến với từng người (cách hiểu của phần mềm).',
  en: 'The text has a ballot marked: an opinion on each person (as this product understands it).',
}
const STAYS_IN: Text = {
  vi: 'Người vắng vẫn tính trong số được triệu tập.',
  en: 'Whoever is away stays among those convened.',
}
const AT_HALF: Text = {
  vi: 'Hai người cùng đúng 50%: người đứng đầu chọn người để trình, báo cáo đủ các ý kiến. Một người đúng 50%: văn bản không quy định; không coi là đạt, cũng không dừng, cấp có thẩm quyền quyết định (cách hiểu của phần mềm).',
  en: 'Two at exactly 50%: the head picks whom to submit, all views are reported. One person at exactly 50%: the text is silent; it is neither a pass nor an end, and the authority decides (a reading of this product).',
}
const BEFORE_STEP_5: Text = {
  vi: 'Nhận xét, đánh giá bằng văn bản của cấp ủy trước bước 5.',
  en: 'The written assessment of the party committee, before step 5.',
}

/**
 * The five steps of an appointment on the spot up to the selection: the leadership adopts the list without a ballot; then
 * ballots above half of those convened, each with two thirds of them present; the key cadres' informs the last one, before
 * which the party committee writes its opinion. The action program is presented before the key cadres.
 */
export function fiveSteps(text: FiveSteps): StageDefinition[] {
  const { article, policy, adoptedBy, known = {}, unsaid, leadership = LEADERSHIP } = text
  const here = citing(article)
  const meeting = (at: 2 | 3 | 4 | 5, convened: Composition, more: Omit<VoteStep, keyof Meeting>): VoteStep =>
    step.vote({
      key: `step-${at}`,
      title: titleOf[at](at),
      electorate: here(
        convened,
        allNotes(
          howConvened(convened, text.staff),
          ...(at === 2 ? [known.second, known.grassRoots] : [known.later]),
        ),
      ),
      ...(text.chair && { superiorChairs: text.chair }),
      ...more,
    })
  const second = ballot(text, known.second)
  const later = ballot(text, known.later)
  const goOn = here(text.goOn, allNotes(text.goOnNote, known.later))
  return [
    ...(policy ? [policyAnswer(policy)] : []),
    PLANNING_CHECK,
    step.consultation({
      key: 'step-1',
      title: stepTitle.leadership(1),
      of: here('leadership', allNotes(adoptedBy, known.first)),
    }),
    meeting(2, EXPANDED_LEADERSHIP, {
      vote: {
        ...second,
        announced: here(false, allNotes(known.second, known.grassRoots)),
        noneAbove: here(text.goOn, allNotes(text.goOnNote, known.second)),
      },
      result: 'list',
    }),
    meeting(3, leadership, {
      vote: {
        ...later,
        announced: here(true, known.later),
        noneAbove: goOn,
        outsiders: here(TWO_THIRDS, allNotes(OUTSIDERS, known.later)),
        outsidersOf: here('all-members', known.later),
      },
      result: 'list',
    }),
    ACTION_PROGRAM_STEP,
    meeting(4, KEY_CADRES, {
      shown: here(
        ['candidate-list', 'cv', 'asset-declaration', 'assessment', 'intended-assignment'],
        known.later,
      ),
      vote: informing(later, text),
      result: 'opinion',
    }),
    partyOpinion(here('party-committee', allNotes(BEFORE_STEP_5, known.later))),
    meeting(5, leadership, {
      shown: here(['party-committee-opinion', 'verified-issues'], known.later),
      vote: {
        ...later,
        announced: here(true, unsaid),
        bar: here(HALF, allNotes(text.nobodyStops, known.later)),
        exactlyAtBar: here({ several: 'head', one: 'undecided' }, allNotes(AT_HALF, known.later)),
      },
      result: 'selection',
    }),
  ]
}

type Meeting = Pick<VoteStep, 'kind' | 'key' | 'title' | 'electorate'>

const titleOf = {
  2: stepTitle.expandedLeadership,
  3: stepTitle.leadership,
  4: stepTitle.keyCadres,
  5: stepTitle.leadership,
}

/** What the ballots have in common: each voter names one person, above half of those convened, two thirds of them present. */
function ballot(
  { article, unsaid, quorumKnown }: FiveSteps,
  known: Text | undefined,
): Omit<VoteRule, 'announced'> {
  const here = citing(article)
  return {
    ballot: here('one-person', known),
    secret: here(true, known),
    quorum: here(TWO_THIRDS, quorumKnown ?? known),
    excusedLeave: here(false, allNotes(STAYS_IN, unsaid)),
    denominator: here('convened', known),
    bar: here(HALF, known),
  }
}

/** The key cadres' ballot, which has no bar. */
function informing(counted: Omit<VoteRule, 'announced'>, { article, known, unsaid }: FiveSteps): VoteRule {
  const here = citing(article)
  const { bar: _, ...informs } = counted
  return {
    ...informs,
    ballot: here('each-person', known?.later ? unsaid : EACH_PERSON),
    secret: here(true, unsaid),
    announced: here(false, allNotes(INFORMS, known?.later)),
  }
}
