import { type StageDefinition, step, type VoteStep } from '../procedure/stage-kinds.js'
import type { Cited, Fraction, Text } from '../vocabulary.js'
import { EXPANDED_LEADERSHIP, howConvened, KEY_CADRES, LEADERSHIP } from './conferences.js'
import { citing } from './legal-texts.js'
import { joinNotes, NOBODY_STOPS_HERE, NOT_SEEN } from './notes.js'
import { HALF } from './shares.js'
import { ACTION_PROGRAM_STEP, PLANNING_CHECK, stepTitle } from './usual-steps.js'
import type { Composition } from './values/composition.js'
import type { NoneAbove, VoteRule } from './values/vote-rule.js'

/** What the texts with five steps differ in. */
interface FiveSteps {
  article: Text
  /** Said of the values that the text shares with Decree 138/2020. */
  note?: Text
  quorum?: Cited<Fraction>
  /** Are the counts of the second step announced? */
  second: Cited<boolean>
  third: Cited<boolean>
}

const CONVENED: Text = {
  vi: 'Bước 1, 3, 5: tập thể lãnh đạo; bước 2: tập thể lãnh đạo mở rộng; bước 4: cán bộ chủ chốt. Ghi theo trí nhớ; thành phần lấy theo Nghị định 300/2026/NĐ-CP, là tham số cần đối chiếu.',
  en: 'Steps 1, 3, 5: the leadership collective; step 2: expanded leadership; step 4: key cadres. From memory; who is convened is taken over from Decree 300/2026/NĐ-CP as a parameter to be confirmed.',
}
const KEY_CADRES_ALIKE: Text = {
  vi: 'Chưa thấy quy định riêng cho bước 4; áp dụng như các bước khác, là tham số cần đối chiếu.',
  en: 'A rule of its own for step 4 was not seen; counted as the other steps, a parameter to be confirmed.',
}
const SILENT_AT_HALF: Text = {
  vi: 'Chưa thấy quy định về trường hợp đúng 50%; không suy đoán, để cấp có thẩm quyền quyết định.',
  en: 'A rule for exactly 50% was not seen; never guess, it is for the authority to decide.',
}

const SHARED_PLACE: Text = {
  vi: 'Nhiều người bằng phiếu ở vị trí cuối thì cùng được đưa vào bước sau (lựa chọn của phần mềm, văn bản chỉ nêu hai người).',
  en: 'Those who share the last place all go on (a choice of this product; the text names two people).',
}

const topTwoGoOn: NoneAbove = { take: 'most', count: 2, to: 'next-step' }

/**
 * The five steps of Decree 138/2020 art. 46, up to the selection: secret, above half of those convened, else the top two
 * go on. The action program is presented before the key cadres.
 */
export function fiveSteps({ article, note, quorum, second, third }: FiveSteps): StageDefinition[] {
  const here = citing(article)
  const electorate = (composition: Composition) =>
    here(composition, joinNotes(CONVENED, howConvened(composition)))
  const unseen = (announced: boolean) => here(announced, NOT_SEEN)
  const selection: VoteRule = {
    ballot: here('one-person', NOT_SEEN),
    secret: here(true, note),
    announced: unseen(true),
    ...(quorum && { quorum }),
    excusedLeave: here(false, NOT_SEEN),
    denominator: here('convened', note),
    bar: here(HALF, joinNotes(NOBODY_STOPS_HERE, note)),
    exactlyAtBar: here({ several: 'undecided', one: 'undecided' }, SILENT_AT_HALF),
  }
  const { exactlyAtBar: _, ...counted } = selection
  const list: VoteRule = {
    ...counted,
    bar: here(HALF, note),
    noneAbove: here(topTwoGoOn, joinNotes(SHARED_PLACE, note)),
  }
  const meeting = (key: number, title: Text, convened: Composition, vote: VoteRule): VoteStep =>
    step.vote({
      key: `step-${key}`,
      title,
      electorate: electorate(convened),
      vote,
      result: vote.noneAbove ? 'list' : 'selection',
    })
  return [
    PLANNING_CHECK,
    meeting(1, stepTitle.leadership(1), LEADERSHIP, list),
    meeting(2, stepTitle.expandedLeadership(2), EXPANDED_LEADERSHIP, { ...list, announced: second }),
    meeting(3, stepTitle.leadership(3), LEADERSHIP, { ...list, announced: third }),
    ACTION_PROGRAM_STEP,
    meeting(4, stepTitle.keyCadres(4), KEY_CADRES, {
      ...list,
      announced: unseen(false),
      bar: here(HALF, KEY_CADRES_ALIKE),
      noneAbove: here(topTwoGoOn, joinNotes(SHARED_PLACE, KEY_CADRES_ALIKE)),
    }),
    meeting(5, stepTitle.leadership(5), LEADERSHIP, selection),
  ]
}
