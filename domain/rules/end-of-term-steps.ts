import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Cited, CitedTime, Text } from '../vocabulary.js'
import { howConvened, KEY_CADRES, LEADERSHIP } from './conferences.js'
import { allNotes, TEXT_SILENT } from './notes.js'
import { HALF } from './shares.js'
import { decision, partyOpinion } from './usual-steps.js'
import type { Decider, NoneAbove, VoteRule } from './values/vote-rule.js'

/** The steps at the end of a term, with what the texts differ in. */

type Citing = <T>(value: T, note?: Text) => Cited<T>

/** How one text has a vote about one person. */
interface VoteOnOne {
  at: Citing
  of: VoteRule['denominator']
  excusedLeave: Cited<boolean>
  announced: Cited<boolean>
  /** Who decides at exactly half. */
  atHalf: Cited<Decider>
  below: Cited<NoneAbove>
}

/** Agree or disagree, secret, above half. */
const voteOnOne = ({ at, of, excusedLeave, announced, atHalf, below }: VoteOnOne): VoteRule => ({
  ballot: at('each-person', TEXT_SILENT),
  secret: at(true),
  announced,
  excusedLeave,
  denominator: of,
  bar: at(HALF),
  exactlyAtBar: { ...atHalf, value: { one: atHalf.value } },
  noneAbove: below,
})

const SELF_REPORT: StageDefinition = step.submission({
  key: 'self-report',
  title: { vi: 'Báo cáo tự nhận xét, đánh giá', en: 'Self-report' },
  what: 'self-report',
})

interface Reappointment {
  keyCadres: VoteOnOne & { composedAs: Text; staff?: Text; heldWithin?: CitedTime }
  /** The head of the body where the person works assesses and proposes, where the text has it. */
  headProposes?: Cited<'head-of-body'>
  partyOpinion: Cited<'party-committee'>
  leadership: VoteOnOne & { composedAs?: Text; shown?: Text }
  result: Cited<'result'>
}

/** The report, the key cadres, the head, the party committee in writing, the leadership, the decision: in that order. */
export const reappointmentSteps = (text: Reappointment): StageDefinition[] => [
  step.planningCheck({
    key: 'deferral-check',
    title: { vi: 'Xem xét trường hợp chưa bổ nhiệm lại', en: 'Is the reappointment deferred?' },
  }),
  SELF_REPORT,
  step.vote({
    key: 'key-cadre-vote',
    title: { vi: 'Lấy phiếu của hội nghị cán bộ chủ chốt', en: 'Vote of the key-cadre conference' },
    electorate: text.keyCadres.at(
      KEY_CADRES,
      allNotes(text.keyCadres.composedAs, howConvened(KEY_CADRES, text.keyCadres.staff)),
    ),
    vote: voteOnOne(text.keyCadres),
    result: 'list',
    ...(text.keyCadres.heldWithin && { heldWithin: text.keyCadres.heldWithin }),
  }),
  ...(text.headProposes
    ? [
        step.consultation({
          key: 'head-proposal',
          title: {
            vi: 'Người đứng đầu nhận xét, đánh giá, đề xuất',
            en: 'The head assesses and proposes',
          },
          of: text.headProposes,
        }),
      ]
    : []),
  partyOpinion(text.partyOpinion),
  step.vote({
    key: 'leadership-vote',
    title: { vi: 'Tập thể lãnh đạo bỏ phiếu', en: 'Vote of the leadership collective' },
    electorate: text.leadership.at(LEADERSHIP, text.leadership.composedAs),
    shown: text.leadership.at(
      ['counts-so-far', 'party-committee-opinion', 'verified-issues'],
      text.leadership.shown,
    ),
    vote: voteOnOne(text.leadership),
    result: 'agreement',
  }),
  decision({ vi: 'Quyết định bổ nhiệm lại', en: 'Decision on the reappointment' }, text.result),
]

interface Extension {
  leadership: VoteOnOne & { heldWithin?: CitedTime }
  /** The written opinion of the competent authority, where the text has it. */
  authorityOpinion?: Cited<'authority'>
  result: Cited<'result'>
}

/** The report, the leadership, the written opinion of the authority, the decision. */
export const extensionSteps = (text: Extension): StageDefinition[] => [
  step.planningCheck({
    key: 'age-check',
    title: { vi: 'Kiểm tra tuổi nghỉ hưu', en: 'Retirement age checked' },
  }),
  SELF_REPORT,
  step.vote({
    key: 'leadership-vote',
    title: { vi: 'Tập thể lãnh đạo bỏ phiếu', en: 'Vote of the leadership collective' },
    electorate: text.leadership.at(LEADERSHIP),
    vote: voteOnOne(text.leadership),
    result: 'agreement',
    ...(text.leadership.heldWithin && { heldWithin: text.leadership.heldWithin }),
  }),
  ...(text.authorityOpinion
    ? [
        step.consultation({
          key: 'authority-opinion',
          title: { vi: 'Ý kiến bằng văn bản của cấp có thẩm quyền', en: 'Written opinion of the authority' },
          of: text.authorityOpinion,
        }),
      ]
    : []),
  decision({ vi: 'Quyết định kéo dài thời gian giữ chức vụ', en: 'Decision on the extension' }, text.result),
]
