import type { DayOff } from '../../domain/deadlines/working-days.js'
import { list, showDate } from '../../domain/eligibility/wording.js'
import type { StageDefinition } from '../../domain/procedure/stage-kinds.js'
import { SIGNATORIES } from '../../domain/rules/authority.js'
import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, sourceInWords } from '../../domain/rules/days-off.js'
import { DEADLINE_COUNTING } from '../../domain/rules/deadline-counting.js'
import { LEGAL_TEXTS } from '../../domain/rules/legal-texts.js'
import { joinNotes } from '../../domain/rules/notes.js'
import { PRINCIPLES } from '../../domain/rules/principles.js'
import { PUBLICITY } from '../../domain/rules/publicity.js'
import { TERM_CALENDAR } from '../../domain/rules/reappointment.js'
import type { ProcedureRules, RuleSet, TaskTimes } from '../../domain/rules/rule-set.js'
import { VOTE_COUNTING } from '../../domain/rules/vote-counting.js'
import type { VoteRule } from '../../domain/rules/vote-rule.js'
import { STEP_KINDS, STOPS, YIELDS } from '../../domain/rules/words/choices.js'
import { LABELS } from '../../domain/rules/words/labels.js'
import { valueInWords } from '../../domain/rules/words/values.js'
import type { Cited, CitedTime, DayUnit, Text } from '../../domain/vocabulary.js'
import {
  actionProgramApplied,
  eligibilityApplied,
  recusalApplied,
  timesApplied,
  timesOfStep,
} from './applied.js'

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
  const { id, version, title, inForce, reviewStatus, sources, procedure, planning, evaluation, locality } =
    ruleSet
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
    ['Đánh giá / Evaluation', evaluation],
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
    table([...citedOf(TERM_CALENDAR), ['signatories', SIGNATORIES]]),
    '### Công khai, thời hạn kiến nghị / Publicity and objections',
    table(citedOf(PUBLICITY)),
    '### Ngày nghỉ / Days off',
    daysTable(SHIPPED_DAYS_OFF),
    '### Thứ Bảy làm bù / Worked Saturdays',
    daysTable(SHIPPED_WORKED_SATURDAYS),
  ].join('\n\n')
}

function ofProcedure(law: ProcedureRules): string[] {
  const { steps, approval, dossier, term, publicity } = law
  const criteria = citedOf(eligibilityApplied(law))
  const recusal = citedOf(recusalApplied(law))
  return [
    '### Các bước / Steps',
    ...steps.flatMap((step, index) => stepOf(step, index + 1, law)),
    '### Điều kiện, tiêu chuẩn / Eligibility',
    criteria.length > 0 ? table(criteria) : NO_CRITERIA,
    '### Chương trình hành động, quyết định, hồ sơ / Action program, decision, dossier',
    table([
      ...citedOf(actionProgramApplied(law)),
      ...citedOf(approval),
      ...(dossier ? citedOf(dossier) : []),
    ]),
    ...(recusal.length > 0
      ? [
          '### Không tham gia tham mưu, xử lý (tránh xung đột lợi ích) / Recusal (conflict of interest)',
          table(recusal),
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

const NO_CRITERIA =
  'Không xét điều kiện: quy trình này không giao chức vụ cho ai. / None is judged: nobody is given a post by this procedure.'

/** Where some votes have a term of their own, the time to convene is that of the others. */
function appliesWhere(task: keyof TaskTimes, time: CitedTime, law: ProcedureRules): CitedTime {
  const votes = law.steps.filter((step) => step.kind === 'collectiveVote')
  if (task !== 'conveneVote' || !votes.some(({ heldWithin }) => heldWithin)) return time
  const titles = votes.filter(({ heldWithin }) => !heldWithin).map(({ title }) => title)
  const { vi, en } = list(titles)
  return { ...time, note: joinNotes({ vi: `Chỉ bước: ${vi}.`, en: `Only for: ${en}.` }, time.note) }
}

const POLICY: Text = { vi: 'cấp có thẩm quyền trả lời', en: "the authority's answer" }

function stepOf(step: StageDefinition, number: number, law: ProcedureRules): string[] {
  const kind = step.kind === 'approval' && step.decides.value === 'policy' ? POLICY : STEP_KINDS[step.kind]
  const heading = `**${number}. ${step.title.vi} / ${step.title.en}** (\`${step.key}\`: ${kind.vi} / ${kind.en})`
  if (step.kind === 'collectiveVote') {
    const { vote, secondRound, electorate, shown, heldWithin } = step
    const rows = citedOf({ electorate, ...(shown && { shown }), ...vote, ...(heldWithin && { heldWithin }) })
    return [
      heading,
      `${voteTable(rows, vote)}\n${plainRow('yields', YIELDS[step.result])}`,
      ...(secondRound ? ['Vòng hai / Second round:', voteTable(citedOf(secondRound), secondRound)] : []),
    ]
  }
  const rows = citedOf(step)
  return [heading, rows.length > 0 ? table(rows) : ownRows(step, law)]
}

/** A step without values of its own: those of the rule set that it goes by. */
function ownRows(step: StageDefinition, law: ProcedureRules): string {
  const times = timesApplied(law).filter(([task]) => timesOfStep(step, law).includes(task))
  const threshold = step.kind === 'submission' && step.what === 'action-program'
  const rows = table([
    ...(threshold ? citedOf({ requiredFrom: law.actionProgram.requiredFrom }) : []),
    ...times,
  ])
  if (step.kind !== 'planningCheck') return rows
  const asked = citedOf(eligibilityApplied(law)).flatMap(([name]) => LABELS[name] ?? [])
  return `${rows}\n${plainRow('asked', list(asked))}`
}

/** The rows of a vote; where nobody above the bar means the end, that is said too. */
function voteTable(rows: readonly [string, CitedValue][], { bar, noneAbove }: VoteRule): string {
  return bar && !noneAbove ? `${table(rows)}\n${plainRow('noneAbove', STOPS, SEE_BAR)}` : table(rows)
}

const SEE_BAR: Text = { vi: 'Xem ghi chú ở dòng "Đạt khi".', en: 'See the note beside "Passes".' }

/** A row that follows from others, and has no article of its own. */
function plainRow(name: string, words: Text, note: Text = { vi: '', en: '' }): string {
  return `| ${[both(labelOf(name)), both(words), '', both(note)].join(' | ')} |`
}

/** A value with what may stand beside it. */
type CitedValue = Cited<unknown> & { waivable?: boolean; unit?: DayUnit }

/** The cited members of an object, by name. */
function citedOf(values: object): [string, CitedValue][] {
  return Object.entries(values).filter(([, value]) => isCited(value))
}

const isCited = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'value' in value && 'article' in value

function table(rows: readonly [string, CitedValue][]): string {
  const lines = rows.map(([name, { value, article, note, waivable, unit }]) => {
    const words = valueInWords(name, value, unit)
    const remark = [note, waivable ? WAIVABLE : undefined].flatMap((each) => each ?? [])
    const cells = [both(labelOf(name)), both(words), both(article), remark.map(both).join('<br>')]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| Nội dung / What | Giá trị / Value | Căn cứ / Article | Ghi chú / Note |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}

function labelOf(name: string): Text {
  const label = LABELS[name]
  if (!label) throw new RangeError(`${name}: a value without a label`)
  return label
}

const WAIVABLE: Text = { vi: 'Có thể miễn, phải nêu lý do.', en: 'May be waived, with the reason.' }

const both = ({ vi, en }: Text): string => (vi === en ? cell(vi) : `${cell(vi)}<br>*${cell(en)}*`)

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function period({ from, to }: RuleSet['inForce'], language: 'vi' | 'en'): string {
  const [first, last] = [showDate(from)[language], to === undefined ? undefined : showDate(to)[language]]
  if (language === 'vi') return last ? `hiệu lực ${first} – ${last}` : `hiệu lực từ ${first}`
  return last ? `in force ${first} to ${last}` : `in force from ${first}`
}
