import type { DayUnit } from '../../domain/deadlines/working-days.js'
import { showDate } from '../../domain/eligibility/wording.js'
import type { StageDefinition } from '../../domain/procedure/stages.js'
import { SIGNATORIES } from '../../domain/rules/authority.js'
import { SHIPPED_DAYS_OFF } from '../../domain/rules/days-off.js'
import { LEGAL_TEXTS } from '../../domain/rules/legal-texts.js'
import { PUBLICITY } from '../../domain/rules/publicity.js'
import { TERM_CALENDAR } from '../../domain/rules/reappointment.js'
import type { ProcedureRules, RuleSet } from '../../domain/rules/rule-set.js'
import type { Cited, Text } from '../../domain/vocabulary.js'
import { LABELS } from './labels.js'
import { valueInWords } from './values.js'

/** The law as the product applies it, in Markdown: what a lawyer reads instead of the code. Pure. */
export function lawDocument(ruleSets: readonly RuleSet[]): string {
  return `${[PREFACE, contents(ruleSets), ...ruleSets.map(chapter), beside()].join('\n\n')}\n`
}

const PREFACE = `# Luật trong phần mềm / The law in the software

Tệp này được sinh từ các bộ quy tắc (\`domain/rules\`) bằng \`npm run law\`; không sửa bằng tay. Mỗi giá trị có căn cứ của nó. Một quy trình giữ nguyên bộ quy tắc của ngày bắt đầu cho đến khi kết thúc.

This file is made from the rule sets (\`domain/rules\`) by \`npm run law\`; it is not edited by hand. Each value stands with its article. A procedure keeps the rule set of the day it began until it ends.`

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

/** Values that stand beside the rule sets: calendars of whole procedures, publicity, who signs, days off. */
function beside(): string {
  const days = SHIPPED_DAYS_OFF.map(
    ({ date, reason, source }) => `| ${date} | ${both(reason)} | ${cell(source)} |`,
  )
  return [
    '## Lịch, công khai, người ký, ngày nghỉ / Calendars, publicity, signatories, days off',
    table([...citedOf(TERM_CALENDAR), ['signatories', SIGNATORIES]]),
    '### Công khai, thời hạn kiến nghị / Publicity and objections',
    table(citedOf(PUBLICITY)),
    '### Ngày nghỉ / Days off',
    ['| Ngày / Day | Lý do / Reason | Nguồn / Source |', '| --- | --- | --- |', ...days].join('\n'),
  ].join('\n\n')
}

function ofProcedure({
  steps,
  eligibility,
  actionProgram,
  approval,
  dossier,
  recusal,
  times,
}: ProcedureRules): string[] {
  return [
    '### Các bước / Steps',
    ...steps.flatMap((step, index) => stepOf(step, index + 1)),
    '### Điều kiện, tiêu chuẩn / Eligibility',
    table(citedOf(eligibility)),
    '### Chương trình hành động, quyết định, hồ sơ / Action program, decision, dossier',
    table([...citedOf(actionProgram), ...citedOf(approval), ...(dossier ? citedOf(dossier) : [])]),
    ...(recusal ? ['### Không tham gia / Recusal', table(citedOf(recusal))] : []),
    '### Thời hạn / Times',
    table(citedOf(times)),
  ]
}

const KINDS: Readonly<Record<StageDefinition['kind'], Text>> = {
  planningCheck: { vi: 'kiểm tra quy hoạch, điều kiện', en: 'planning check' },
  submission: { vi: 'nộp tài liệu', en: 'submission' },
  consultation: { vi: 'lấy ý kiến', en: 'consultation' },
  collectiveVote: { vi: 'bỏ phiếu', en: 'collective vote' },
  approval: { vi: 'cấp có thẩm quyền trả lời', en: "the authority's answer" },
  externalResult: { vi: 'bầu cử, phê chuẩn', en: 'election, ratification' },
}

function stepOf(step: StageDefinition, number: number): string[] {
  const kind = KINDS[step.kind]
  const heading = `**${number}. ${step.title.vi} / ${step.title.en}** (\`${step.key}\`: ${kind.vi} / ${kind.en})`
  if (step.kind === 'collectiveVote') {
    const { vote, secondRound, electorate, heldWithin } = step
    const rows = citedOf({ electorate, ...vote, ...(heldWithin && { heldWithin }) })
    return [
      heading,
      [table(rows), ...(vote.bar && !vote.noneAbove ? [stops(vote.bar.article)] : [])].join('\n'),
      ...(secondRound ? ['Vòng hai / Second round:', table(citedOf(secondRound))] : []),
    ]
  }
  const rows = citedOf(step)
  return rows.length > 0 ? [heading, table(rows)] : [heading]
}

/** A value with what may stand beside it. */
type CitedValue = Cited<unknown> & { waivable?: boolean; unit?: DayUnit }

/** What a text without a rule for it comes to. */
function stops(article: Text): string {
  const label = LABELS.noneAbove ?? { vi: '', en: '' }
  const words = { vi: 'dừng và báo cáo', en: 'it stops and is reported' }
  return `| ${[both(label), both(words), both(article), ''].join(' | ')} |`
}

/** The cited members of an object, by name. */
function citedOf(values: object): [string, CitedValue][] {
  return Object.entries(values).filter(([, value]) => isCited(value))
}

const isCited = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'value' in value && 'article' in value

function table(rows: readonly [string, CitedValue][]): string {
  const lines = rows.map(([name, { value, article, note, waivable, unit }]) => {
    const label = LABELS[name]
    if (!label) throw new RangeError(`${name}: a value without a label`)
    const words = valueInWords(name, value, unit)
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
