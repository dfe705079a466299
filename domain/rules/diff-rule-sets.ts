import type { StageDefinition } from '../procedure/stages.js'
import type { Text } from '../vocabulary.js'
import { showFraction } from '../voting/shares.js'
import type { RuleSet, TaskTimes } from './rule-set.js'

/** One place in which two rule sets differ. */
export interface RuleSetDifference {
  /** As in the JSON; a step stands under its key: 'procedure.steps.collective-vote.vote.bar.value'. */
  path: string
  /** The place and the two values in words. */
  what: Text
  /** null where there was nothing. */
  before: unknown
  /** null where there is nothing any more. */
  after: unknown
}

/** What changes from one rule set to another, in words, in the order of the text; their ids and versions apart. */
export function diffRuleSets(before: RuleSet, after: RuleSet): RuleSetDifference[] {
  const { id: _b, version: _bv, procedure: one, ...beforeRest } = before
  const { id: _a, version: _av, procedure: other, ...afterRest } = after
  const { steps: beforeSteps = [], ...beforeLaw } = one ?? {}
  const { steps: afterSteps = [], ...afterLaw } = other ?? {}
  const procedure: Place = { path: ['procedure'], words: [] }
  return [
    ...compare(beforeRest, afterRest, { path: [], words: [] }),
    ...compareSteps(beforeSteps, afterSteps),
    ...compare(beforeLaw, afterLaw, procedure),
  ]
}

/** Where something stands: the path in the JSON, and its names. */
interface Place {
  path: readonly string[]
  words: readonly Text[]
}

function compareSteps(
  before: readonly StageDefinition[],
  after: readonly StageDefinition[],
): RuleSetDifference[] {
  const at = (key: string) => `procedure.steps.${key}`
  const was = new Map(before.map((step) => [step.key, step]))
  const is = new Map(after.map((step) => [step.key, step]))
  const removed = before
    .filter(({ key }) => !is.has(key))
    .map((step) => ({
      path: at(step.key),
      what: { vi: `Bỏ bước "${step.title.vi}"`, en: `The step "${step.title.en}" is removed` },
      before: step,
      after: null,
    }))
  const added = after.flatMap((step, index) => {
    const { vi, en } = step.title
    const what = {
      vi: `Thêm bước "${vi}", là bước ${index + 1}`,
      en: `The step "${en}" is added as step ${index + 1}`,
    }
    return was.has(step.key) ? [] : [{ path: at(step.key), what, before: null, after: step }]
  })
  const changed = after.flatMap((step) => {
    const earlier = was.get(step.key)
    const words: Text = { vi: `Bước "${step.title.vi}"`, en: `Step "${step.title.en}"` }
    return earlier ? compare(earlier, step, { path: ['procedure', 'steps', step.key], words: [words] }) : []
  })
  return [...removed, ...added, ...compareOrder(before, after), ...changed]
}

/** The order of the steps that both have. */
function compareOrder(
  before: readonly StageDefinition[],
  after: readonly StageDefinition[],
): RuleSetDifference[] {
  const both = (one: readonly StageDefinition[], other: readonly StageDefinition[]) =>
    one.filter(({ key }) => other.some((step) => step.key === key))
  const was = both(before, after)
  const is = both(after, before)
  if (was.every(({ key }, index) => is[index]?.key === key)) return []
  const titles = (steps: readonly StageDefinition[], language: keyof Text) =>
    steps.map(({ title }) => title[language]).join(', ')
  return [
    {
      path: 'procedure.steps',
      what: {
        vi: `Thứ tự các bước: ${titles(was, 'vi')} → ${titles(is, 'vi')}`,
        en: `The order of the steps: ${titles(was, 'en')} → ${titles(is, 'en')}`,
      },
      before: was.map(({ key }) => key),
      after: is.map(({ key }) => key),
    },
  ]
}

function compare(before: unknown, after: unknown, place: Place): RuleSetDifference[] {
  if (isSame(before, after)) return []
  if (isLeaf(before, place) || isLeaf(after, place)) {
    return [
      {
        path: place.path.join('.'),
        what: { vi: sentence(place, before, after, 'vi'), en: sentence(place, before, after, 'en') },
        before: before ?? null,
        after: after ?? null,
      },
    ]
  }
  const [one, other] = [Object(before), Object(after)]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
    compare(Reflect.get(one, key), Reflect.get(other, key), {
      path: [...place.path, key],
      words: key === 'value' ? place.words : [...place.words, nameOf(key)],
    }),
  )
}

/** Compared as JSON, whatever the order of its members. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return (
    Array.isArray(one) === Array.isArray(other) &&
    [...keys].every((key) => isSame(Reflect.get(one, key), Reflect.get(other, key)))
  )
}

/** What is told as a whole: a value of law, a text, a list, and what only one of them has. */
function isLeaf(value: unknown, { path }: Place): boolean {
  return (
    typeof value !== 'object' ||
    value === null ||
    Array.isArray(value) ||
    'vi' in value ||
    'numerator' in value ||
    path.at(-1) === 'value'
  )
}

function sentence(place: Place, before: unknown, after: unknown, language: keyof Text): string {
  const where = place.words.map((words) => words[language]).join(': ')
  const shown = [before, after].map((value) => show(value, place, language))
  const [was, is] = shown
  // Both can look the same where the words do not tell everything: then it is only said that something changed.
  return was === is ? `${where}: ${CHANGED[language]}` : `${where}: ${was} → ${is}`
}

const CHANGED: Text = { vi: 'có thay đổi', en: 'changed' }
const NONE: Text = { vi: 'không có', en: 'none' }
const YES: Text = { vi: 'có', en: 'yes' }
const NO: Text = { vi: 'không', en: 'no' }

function show(value: unknown, place: Place, language: keyof Text): string {
  if (value === undefined || value === null) return NONE[language]
  if (typeof value === 'boolean') return (value ? YES : NO)[language]
  if (typeof value === 'number') return withUnit(value, place, language)
  if (typeof value === 'string') return CHOICES[value]?.[language] ?? value
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) {
    return value.map((each: unknown) => show(each, { path: [], words: [] }, language)).join(', ')
  }
  if ('vi' in value && 'en' in value) return String(language === 'vi' ? value.vi : value.en)
  if ('numerator' in value && 'denominator' in value) {
    return showFraction({ numerator: Number(value.numerator), denominator: Number(value.denominator) })
  }
  if ('article' in value && 'value' in value) return show(value.value, place, language)
  return Object.entries(value)
    .map(([key, each]) => `${nameOf(key)[language]} ${show(each, { path: [key], words: [] }, language)}`)
    .join(', ')
}

const MONTHS = [
  'timeInLowerPost',
  'fullTerm',
  'reviewedEveryMonths',
  'reusableWithin',
  'maxAge',
  'disciplineWait',
  'earlierDisciplineWait',
  'absences',
]

function withUnit(value: number, { path }: Place, language: keyof Text): string {
  if (
    ['times', 'heldWithin', 'finishedWithin', 'decidedBeforeTermEnds'].some((name) => path.includes(name))
  ) {
    return language === 'vi' ? `${value} ngày` : `${value} ${value === 1 ? 'day' : 'days'}`
  }
  if (MONTHS.some((name) => path.includes(name))) {
    return language === 'vi' ? `${value} tháng` : `${value} ${value === 1 ? 'month' : 'months'}`
  }
  return String(value)
}

/** The name of a member; one that has none in the table goes by its name in the JSON. */
function nameOf(key: string): Text {
  return NAMES[key] ?? { vi: key, en: key }
}

const TIMES: Record<keyof TaskTimes, Text> = {
  confirmEligibility: { vi: 'xác nhận điều kiện', en: 'confirming the eligibility' },
  submitActionProgram: { vi: 'nộp chương trình hành động', en: 'submitting the action program' },
  reviewActionProgram: { vi: 'xem xét chương trình hành động', en: 'reviewing the action program' },
  submitSelfReport: { vi: 'nộp báo cáo tự nhận xét', en: 'submitting the self-report' },
  giveOpinion: { vi: 'cho ý kiến', en: 'giving an opinion' },
  conveneVote: { vi: 'triệu tập bỏ phiếu', en: 'convening the vote' },
  enterCount: { vi: 'nhập kết quả kiểm phiếu', en: 'entering the count' },
  decideVote: { vi: 'quyết định khi phiếu không phân định', en: 'deciding where the votes do not' },
  answerPolicy: { vi: 'trả lời về chủ trương', en: 'answering on the policy' },
  submitDossier: { vi: 'trình hồ sơ', en: 'submitting the dossier' },
  recordDecision: { vi: 'ghi nhận quyết định', en: 'recording the decision' },
  confirmDecision: { vi: 'xác nhận quyết định', en: 'confirming the decision' },
  supplyPapers: { vi: 'bổ sung hồ sơ', en: 'supplying papers' },
  resolveLostCandidate: { vi: 'xử lý khi mất nhân sự', en: 'resolving a lost candidate' },
  recordExternalResult: { vi: 'ghi nhận kết quả bầu cử', en: 'recording the external result' },
  remindBefore: { vi: 'nhắc trước hạn', en: 'the reminder before the due date' },
}

const NAMES: Readonly<Record<string, Text>> = {
  ...TIMES,
  title: { vi: 'tên', en: 'title' },
  inForce: { vi: 'hiệu lực', en: 'in force' },
  takesPlaceOf: { vi: 'thay cho bộ quy tắc', en: 'takes the place of' },
  from: { vi: 'từ ngày', en: 'from' },
  to: { vi: 'đến', en: 'to' },
  reviewStatus: { vi: 'tình trạng rà soát', en: 'review status' },
  sources: { vi: 'văn bản nguồn', en: 'sources' },
  type: { vi: 'loại quy trình', en: 'type' },
  kinds: { vi: 'loại việc', en: 'kinds of case' },
  times: { vi: 'thời hạn', en: 'time for' },
  finishedWithin: { vi: 'thời hạn hoàn thành quy trình', en: 'time for the whole process' },
  decidedBeforeTermEnds: { vi: 'thời hạn trước khi hết nhiệm kỳ', en: 'time before the term ends' },
  unit: { vi: 'tính theo', en: 'counted in' },
  article: { vi: 'điều khoản', en: 'article' },
  note: { vi: 'ghi chú', en: 'note' },
  electorate: { vi: 'thành phần triệu tập', en: 'who is convened' },
  vote: { vi: 'cách lấy phiếu', en: 'the vote' },
  secondRound: { vi: 'vòng hai', en: 'second round' },
  result: { vi: 'ý nghĩa của phiếu', en: 'what the vote does' },
  heldWithin: { vi: 'tổ chức trong', en: 'held within' },
  ballot: { vi: 'loại phiếu', en: 'ballot' },
  secret: { vi: 'bỏ phiếu kín', en: 'secret' },
  announced: { vi: 'công bố kết quả', en: 'announced' },
  quorum: { vi: 'số người dự tối thiểu', en: 'quorum' },
  excusedLeave: { vi: 'người vắng bất khả kháng không tính', en: 'those excused leave' },
  denominator: { vi: 'tính trên', en: 'counted of' },
  bar: { vi: 'tỷ lệ phải vượt', en: 'bar' },
  exactlyAtBar: { vi: 'khi đúng bằng tỷ lệ', en: 'exactly at the bar' },
  noneAbove: { vi: 'khi không ai vượt', en: 'where nobody is above the bar' },
  outsiders: { vi: 'người ngoài danh sách', en: 'outsiders' },
  share: { vi: 'từ', en: 'at least' },
  take: { vi: 'lấy', en: 'take' },
  count: { vi: 'số người', en: 'people' },
  by: { vi: 'do', en: 'by' },
  decides: { vi: 'quyết định về', en: 'decides' },
  of: { vi: 'hỏi ý kiến', en: 'asks' },
  what: { vi: 'nội dung nộp', en: 'what is submitted' },
  kind: { vi: 'loại bước', en: 'kind of step' },
  eligibility: { vi: 'điều kiện', en: 'eligibility' },
  planning: { vi: 'quy hoạch', en: 'planning' },
  timeInLowerPost: { vi: 'thời gian giữ chức vụ thấp hơn', en: 'time in the lower post' },
  evaluations: { vi: 'xếp loại hằng năm', en: 'yearly evaluations' },
  fullTerm: { vi: 'đủ nhiệm kỳ trước tuổi nghỉ hưu', en: 'a full term before retirement' },
  retirementAge: { vi: 'tuổi nghỉ hưu', en: 'retirement age' },
  disciplineWait: { vi: 'thời gian chờ sau kỷ luật', en: 'wait after a discipline' },
  earlierDisciplineWait: {
    vi: 'thời gian chờ sau kỷ luật theo văn bản trước',
    en: 'wait after a discipline by the earlier text',
  },
  begunBefore: { vi: 'với quy trình bắt đầu trước', en: 'for procedures begun before' },
  relatives: { vi: 'người thân cùng giữ chức vụ', en: 'relatives together in office' },
  noOtherCase: { vi: 'quy trình khác đang tiến hành', en: 'other procedures of the person' },
  absences: { vi: 'vắng mặt dài ngày', en: 'long absences' },
  abroad: { vi: 'ở nước ngoài', en: 'abroad' },
  hospital: { vi: 'nằm viện', en: 'in hospital' },
  maternity: { vi: 'nghỉ thai sản', en: 'maternity leave' },
  endOfTerm: { vi: 'thời hạn giữ chức vụ', en: 'end of the term' },
  degrees: { vi: 'quan hệ', en: 'relations' },
  where: { vi: 'không cùng', en: 'not together in' },
  sensitive: { vi: 'vị trí nhạy cảm', en: 'sensitive posts' },
  levels: { vi: 'cấp', en: 'levels' },
  posts: { vi: 'chức vụ', en: 'posts' },
  reprimand: { vi: 'khiển trách', en: 'reprimand' },
  warning: { vi: 'cảnh cáo', en: 'warning' },
  removal: { vi: 'cách chức', en: 'removal' },
  actionProgram: { vi: 'chương trình hành động', en: 'action program' },
  requiredFrom: { vi: 'bắt buộc từ cấp', en: 'required from' },
  approval: { vi: 'quyết định của cấp có thẩm quyền', en: 'approval' },
  recusal: { vi: 'không tham gia', en: 'recusal' },
  recusedRelatives: { vi: 'người thân của nhân sự', en: 'relatives of a candidate' },
  candidatesVote: { vi: 'người được lấy phiếu bỏ phiếu', en: 'those on the ballot vote' },
  majority: { vi: 'số phiếu tán thành phải vượt', en: 'majority' },
  afterObjectionsTo: { vi: 'hết thời hạn kiến nghị về', en: 'after objections to' },
  dossier: { vi: 'hồ sơ', en: 'dossier' },
}

/** Values that are words of the vocabulary. */
const CHOICES: Readonly<Record<string, Text>> = {
  convened: { vi: 'số người được triệu tập', en: 'those convened' },
  present: { vi: 'số người có mặt', en: 'those present' },
  'all-members': { vi: 'tổng số thành viên', en: 'all members' },
  'one-person': { vi: 'mỗi phiếu chọn một người', en: 'one person' },
  'each-person': { vi: 'đồng ý hoặc không với từng người', en: 'yes or no to each' },
  'next-step': { vi: 'bước sau', en: 'the next step' },
  'second-round': { vi: 'vòng hai', en: 'a second round' },
  head: { vi: 'người đứng đầu', en: 'the head' },
  'calendar-days': { vi: 'ngày theo lịch', en: 'calendar days' },
  authority: { vi: 'cấp có thẩm quyền', en: 'the authority' },
  'by-retirement-age': { vi: 'không quá tuổi nghỉ hưu', en: 'by retirement age' },
}
