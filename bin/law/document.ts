import type { DayOff } from '../../domain/deadlines/working-days.js'
import {
  answersPolicy,
  checksEligibility,
  holdsVote,
  STAGE_KIND_NAMES,
  type StageDefinition,
  timesOfStep,
} from '../../domain/procedure/stage-kinds.js'
import { SIGNATORIES } from '../../domain/rules/authority.js'
import { UNKNOWN_BIRTH_DAY } from '../../domain/rules/birth-day.js'
import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, sourceInWords } from '../../domain/rules/days-off.js'
import { DEADLINE_COUNTING } from '../../domain/rules/deadline-counting.js'
import { citeAll, LEGAL_TEXTS } from '../../domain/rules/legal-texts.js'
import { joinNotes } from '../../domain/rules/notes.js'
import { PRINCIPLES } from '../../domain/rules/principles.js'
import { PUBLICITY } from '../../domain/rules/publicity.js'
import type { ProcedureRules, RuleSet } from '../../domain/rules/rule-set.js'
import { EARLIER_SUSPENSION, SUSPENSION } from '../../domain/rules/suspension.js'
import { TERM_CALENDAR } from '../../domain/rules/term-calendar.js'
import { YIELDS } from '../../domain/rules/values/choices.js'
import { casesNotMoved } from '../../domain/rules/values/eligibility-rules.js'
import { labelOf, valueInWords } from '../../domain/rules/values/every-value.js'
import {
  besideList,
  closedList,
  type LeavingRules,
  PROOF_NAMES,
} from '../../domain/rules/values/leaving-rules.js'
import type { MovingRules } from '../../domain/rules/values/moving-rules.js'
import {
  ENDS_BELOW_BAR,
  endsBelowBar,
  includedBar,
  type VoteRule,
} from '../../domain/rules/values/vote-rule.js'
import { VOTE_COUNTING } from '../../domain/rules/vote-counting.js'
import type { Text } from '../../domain/vocabulary.js'
import { list, showDate } from '../../domain/words.js'
import {
  appliedBy,
  type CitedValue,
  citedOf,
  eligibilityApplied,
  type NamedValue,
  readAt,
  timesApplied,
} from './applied.js'
import { textsTable } from './texts-table.js'
import { notBuiltTable, unreadTable } from './unread-table.js'

/** The law as the product applies it, in Markdown: what a lawyer reads instead of the code. Pure. */
export function lawDocument(ruleSets: readonly RuleSet[]): string {
  const chapters = [...ruleSets.map(chapter), ...general(), beside()]
  return `${[PREFACE, contents(ruleSets), ...chapters].join('\n\n')}\n`
}

const PREFACE = `# Luật trong phần mềm / The law in the software

Tệp này được sinh từ các bộ quy tắc (\`domain/rules\`) bằng \`npm run law\`; không sửa bằng tay. Mỗi giá trị có căn cứ của nó. Một quy trình giữ nguyên bộ quy tắc của ngày bắt đầu cho đến khi kết thúc (${PRINCIPLES.textWhenBegun.article.vi}). Mỗi bộ quy tắc chỉ in những gì các bước của nó sử dụng; cách tính phiếu và tính thời hạn chung in một lần, sau các bộ quy tắc.

This file is made from the rule sets (\`domain/rules\`) by \`npm run law\`; it is not edited by hand. Each value stands with its article. A procedure keeps the rule set of the day it began until it ends (${PRINCIPLES.textWhenBegun.article.en}). Of each rule set only what its steps use is printed; what is the same of every vote and every deadline stands once, after the rule sets.`

function contents(ruleSets: readonly RuleSet[]): string {
  return ruleSets
    .map(
      ({ id, title, inForce }) =>
        `- [${title.vi} / ${title.en}](#${id}), ${period(inForce, 'vi')} / ${period(inForce, 'en')}`,
    )
    .join('\n')
}

function chapter(ruleSet: RuleSet): string {
  const { id, version, title, inForce, reviewStatus, sources, procedure, planning, locality } = ruleSet
  const facts = [
    `<a id="${id}"></a>\n## ${title.vi} / ${title.en}`,
    [
      `- \`${id}\`, phiên bản / version ${version}; ${period(inForce, 'vi')} / ${period(inForce, 'en')}`,
      `- ${reviewStatus.vi} / ${reviewStatus.en}`,
      `- Văn bản / texts: ${sources.map(sourceOf).join('; ')}`,
    ].join('\n'),
  ]
  const parts = procedure ? ofProcedure(procedure) : []
  for (const [heading, values] of [
    ['Quy hoạch / Planning', planning],
    ['Đánh giá / Evaluation', ruleSet.evaluation],
    ['Đánh giá viên chức / Evaluation of public employees', ruleSet.employeeEvaluation],
    ['Chỉ tiêu / Targets', locality],
  ] as const) {
    if (values) parts.push(`### ${heading}`, table(citedOf(values)))
  }
  return [...facts, ...parts].join('\n\n')
}

/** A text as it is listed, with what is to be known of its dates. */
function sourceOf({ id, title }: RuleSet['sources'][number]): string {
  const note = LEGAL_TEXTS.find((text) => text.id === id)?.note
  return `${title.vi} / ${title.en}${note ? ` (${note.vi} / ${note.en})` : ''}`
}

/** What is the same whatever the rule set: how votes and days are counted, which text and whose power. */
function general(): string[] {
  return [
    '## Cách tính phiếu / How votes are counted',
    table(citedOf(VOTE_COUNTING)),
    '## Cách tính thời hạn / How deadlines are counted',
    table(citedOf(DEADLINE_COUNTING)),
    '## Nguyên tắc chung, thẩm quyền / General principles, authority',
    table(citedOf(PRINCIPLES)),
  ]
}

function daysTable(days: readonly DayOff[]): string {
  const rows = days.map(
    ({ date, reason, source }) => `| ${date} | ${both(reason)} | ${both(sourceInWords(source))} |`,
  )
  return ['| Ngày / Day | Lý do / Reason | Nguồn / Source |', '| --- | --- | --- |', ...rows].join('\n')
}

/** Values that stand beside the rule sets: calendars of whole procedures, publicity, who signs, days off. */
function beside(): string {
  return [
    '## Lịch, công khai, người ký, ngày nghỉ / Calendars, publicity, signatories, days off',
    table([...citedOf(TERM_CALENDAR), ['signatories', SIGNATORIES], ['unknownBirthDay', UNKNOWN_BIRTH_DAY]]),
    '### Tạm đình chỉ công tác / Suspension from work',
    table([...citedOf(SUSPENSION), ...citedOf(EARLIER_SUSPENSION)]),
    '### Công khai, thời hạn kiến nghị / Publicity and objections',
    table(citedOf(PUBLICITY)),
    '### Ngày nghỉ / Days off',
    daysTable(SHIPPED_DAYS_OFF),
    '### Thứ Bảy làm bù / Worked Saturdays',
    daysTable(SHIPPED_WORKED_SATURDAYS),
    '## Những gì chưa đọc được / What we could not read',
    unreadTable(),
    '## Chưa có trong phần mềm / Not in the product',
    notBuiltTable(),
    '## Văn bản / Texts',
    textsTable(),
  ].join('\n\n')
}

function ofProcedure(law: ProcedureRules): string[] {
  const { steps, actionProgram, approval, dossier, recusal, term, publicity, leaving, confidence } = law
  const { moving } = law
  const criteria = eligibilityApplied(law)
  return [
    '### Các bước / Steps',
    ...steps.flatMap((step, index) => stepOf(step, index + 1, law)),
    '### Điều kiện, tiêu chuẩn / Eligibility',
    criteria.length > 0 ? table(criteria) : NO_CRITERIA,
    ...(leaving ? ofLeaving(leaving) : []),
    ...(confidence ? ['### Lấy phiếu tín nhiệm / Vote of confidence', table(citedOf(confidence))] : []),
    ...(moving ? ofMoving(moving, law.eligibility) : []),
    '### Chương trình hành động, quyết định, hồ sơ / Action program, decision, dossier',
    table([...appliedBy(steps, actionProgram), ...citedOf(approval), ...(dossier ? citedOf(dossier) : [])]),
    ...(recusal
      ? [
          '### Không tham gia tham mưu, xử lý (tránh xung đột lợi ích) / Recusal (conflict of interest)',
          table(appliedBy(steps, recusal)),
        ]
      : []),
    '### Thời hạn / Times',
    table(timesApplied(law).map(([task, time]) => [task, appliesWhere(task, time, law)])),
    ...(term ? ['### Thời hạn giữ chức vụ / Terms of office', table(citedOf(term))] : []),
    ...(publicity
      ? ['### Công khai, thời hạn kiến nghị / Publicity and objections', table(citedOf(publicity))]
      : []),
  ]
}

/** The grounds one by one, each with its article and by what it is shown. */
function ofLeaving(leaving: LeavingRules): string[] {
  const list = closedList(leaving)
  if (!list) return []
  const rows = list.value.map(
    ({ value, article, words, proof, low }) =>
      `| ${[value, both(joinNotes(words, low?.orAtLeast?.note)), both(citeAll(article, ...(low?.orAtLeast ? [low.orAtLeast.article] : []))), both(PROOF_NAMES[proof])].join(' | ')} |`,
  )
  return [
    '### Căn cứ thôi giữ chức vụ / Grounds of leaving office',
    [
      '| Mã / Code | Căn cứ / Ground | Điều khoản / Article | Chứng minh / Shown |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
    [list.article, list.note]
      .flatMap((each) => each ?? [])
      .map(both)
      .join('. '),
    table(citedOf(besideList(leaving))),
  ]
}

/** For what somebody is moved, and each case in which nobody is. */
function ofMoving(moving: MovingRules, criteria: ProcedureRules['eligibility']): string[] {
  const rows = casesNotMoved(criteria).map(
    ({ value, article, note, words, unlessAsked }) =>
      `| ${[value, both(joinNotes(words, note)), both(article), unlessAsked ? both({ vi: 'tự nguyện', en: 'at their own request' }) : ''].join(' | ')} |`,
  )
  return [
    '### Điều động, biệt phái / Transfer and secondment',
    table(citedOf(moving)),
    [
      '| Mã / Code | Chưa điều động, biệt phái / Nobody is moved | Điều khoản / Article | Trừ khi / Unless |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ]
}

const NO_CRITERIA =
  'Không xét điều kiện: quy trình này không giao chức vụ cho ai. / None is judged: nobody is given a post by this procedure.'

/** Where some votes have a term of their own, the time to convene is that of the others. */
function appliesWhere(task: string, time: CitedValue, law: ProcedureRules): CitedValue {
  const votes = law.steps.filter(holdsVote)
  const convened = votes.filter((step) => timesOfStep(step, law).includes('conveneVote'))
  if (task !== 'conveneVote' || convened.length === votes.length) return time
  const { vi, en } = list(convened.map(({ title }) => title))
  return { ...time, note: joinNotes({ vi: `Chỉ bước: ${vi}.`, en: `Only for: ${en}.` }, time.note) }
}

const POLICY: Text = { vi: 'cấp có thẩm quyền trả lời', en: "the authority's answer" }

function stepOf(step: StageDefinition, number: number, law: ProcedureRules): string[] {
  const kind = answersPolicy(step) ? POLICY : STAGE_KIND_NAMES[step.kind]
  const heading = `**${number}. ${step.title.vi} / ${step.title.en}** (\`${step.key}\`: ${kind.vi} / ${kind.en})`
  if (holdsVote(step)) {
    const { vote, secondRound } = step
    // Who meets and before what, then how they vote, then within what time.
    const own = citedOf(step)
    const [times, meeting] = [own.filter(isTime), own.filter((value) => !isTime(value))]
    return [
      heading,
      `${voteTable([...meeting, ...citedOf(vote), ...times], vote)}\n${plainRow(YIELDED, YIELDS[step.result])}`,
      ...(secondRound ? ['Vòng hai / Second round:', voteTable(citedOf(secondRound), secondRound)] : []),
    ]
  }
  const rows = citedOf(step)
  return [heading, rows.length > 0 ? table(rows) : ownRows(step, law)]
}

const isTime = ([, { value }]: NamedValue): boolean => typeof value === 'number'

/** A step without values of its own: those of the rule set that it goes by. */
function ownRows(step: StageDefinition, law: ProcedureRules): string {
  const names: readonly string[] = timesOfStep(step, law)
  const times = timesApplied(law).filter(([name]) => names.includes(name))
  const rows = table([...readAt(step, law.actionProgram), ...times])
  if (!checksEligibility(step)) return rows
  const asked = eligibilityApplied(law).flatMap(([name]) => labelOf(name) ?? [])
  return `${rows}\n${plainRow(CHECKED, list(asked))}`
}

/** The rows of a vote; where nobody above the bar means the end, that is said too. */
function voteTable(given: readonly NamedValue[], rule: VoteRule): string {
  const rows = withBarIncluded(given, rule)
  return endsBelowBar(rule)
    ? `${table(rows)}\n${plainRow(ENDS_BELOW_BAR.label, ENDS_BELOW_BAR.absent, SEE_BAR)}`
    : table(rows)
}

/** A bar that is enough itself is one row: '≥ 50%', with what the text says of it. */
function withBarIncluded(rows: readonly NamedValue[], rule: VoteRule): NamedValue[] {
  const said = includedBar(rule)
  if (!said) return [...rows]
  return rows.flatMap(([name, value]): NamedValue[] => {
    if (name === 'bar') return []
    return name === 'barIncluded' ? [['bar', { ...value, said }]] : [[name, value]]
  })
}

const SEE_BAR: Text = { vi: 'Xem ghi chú ở dòng "Đạt khi".', en: 'See the note beside "Passes".' }

/** A row that follows from others, and has no article of its own. */
function plainRow(label: Text, words: Text, note: Text = { vi: '', en: '' }): string {
  return `| ${[both(label), both(words), '', both(note)].join(' | ')} |`
}

const YIELDED: Text = { vi: 'Kết quả của bước', en: 'What the step yields' }
const CHECKED: Text = {
  vi: 'Nội dung kiểm tra (xem mục Điều kiện)',
  en: 'What is checked (see Eligibility)',
}

function table(rows: readonly NamedValue[]): string {
  const lines = rows.map(([name, { value, article, note, waivable, unit, said }]) => {
    const label = labelOf(name)
    if (!label) throw new RangeError(`${name}: a value without a label`)
    const words = said ?? valueInWords(name, value, unit)
    const remark = [note, waivable ? WAIVABLE : undefined].flatMap((each) => each ?? [])
    const cells = [both(label), both(words), both(article), remark.map(both).join('<br>')]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| Nội dung / What | Giá trị / Value | Căn cứ / Article | Ghi chú / Note |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}

const WAIVABLE: Text = { vi: 'Có thể miễn, phải nêu lý do.', en: 'May be waived, with the reason.' }

const both = ({ vi, en }: Text): string => (vi === en ? cell(vi) : `${cell(vi)}<br>*${cell(en)}*`)

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function period({ from, to }: RuleSet['inForce'], language: 'vi' | 'en'): string {
  const [first, last] = [showDate(from)[language], to === undefined ? undefined : showDate(to)[language]]
  if (language === 'vi') return last ? `hiệu lực ${first} – ${last}` : `hiệu lực từ ${first}`
  return last ? `in force ${first} to ${last}` : `in force from ${first}`
}
