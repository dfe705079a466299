import { daysOf, stagesAhead, type TaskAhead } from '../../../domain/procedure/plan.js'
import { holdsVote, type StageDefinition } from '../../../domain/procedure/stage-kinds.js'
import { TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import type { FieldRefusal } from '../../../domain/records/field-codes.js'
import { legalText } from '../../../domain/rules/legal-texts.js'
import type { RuleSetDifference } from '../../../domain/rules/publication/diff-rule-sets.js'
import { flowRules, lawOfCase } from '../../../domain/rules/rule-set.js'
import type { NotPublished, Template } from '../../../domain/rules/templates.js'
import { TYPE_NAMES } from '../../../domain/rules/values/choices.js'
import { type ValueInWords, valuesInWords } from '../../../domain/rules/values/values-in-words.js'
import { inShort } from '../../../domain/rules/values/vote-rule.js'
import type { PostLevel } from '../../../domain/vocabulary.js'
import { type LaunchOfKind, launchesOf, type PostToFill } from '../../../records/cases/launch/templates.js'
import type { ListedRuleSet, WholeRuleSet } from '../../../records/rule-sets/known.js'
import type { PublishedVersion, SavedDraft } from '../../../records/rule-sets/publication.js'
import { becauseOf } from '../../problems/because.js'
import { fieldError } from '../../problems/field-errors.js'
import { type Language, say } from '../../words/language.js'

/** A rule set as a list shows it. */
export const itemOf =
  (language: Language) =>
  ({ status, ruleSet, isDefault }: ListedRuleSet) => {
    const { id, version, title, procedure, inForce, takesPlaceOf, reviewStatus, sources } = ruleSet
    return {
      id,
      version,
      title: say(title, language),
      kinds: procedure?.kinds ?? [],
      type: procedure?.type ?? null,
      inForce,
      takesPlaceOf: takesPlaceOf ?? null,
      default: isDefault,
      reviewStatus: say(reviewStatus, language),
      status,
      builtIn: status === 'built-in',
      sources: sources.map((source) => ({ id: source.id, title: say(source.title, language) })),
    }
  }

interface ShownWhole {
  language: Language
  /** Does the reader write the law of the installation? */
  mayWrite: boolean
  /** Of a draft: from what it would follow. */
  differences: RuleSetDifference[] | undefined
}

/** A rule set whole, with its steps to read. */
export function detailsOf(whole: WholeRuleSet, { language, mayWrite, differences }: ShownWhole) {
  const { status, ruleSet, isDefault, problems } = whole
  const entered = whole.status === 'built-in' ? undefined : whole.stored
  return {
    ruleSet,
    default: isDefault,
    status,
    builtIn: status === 'built-in',
    steps: (ruleSet.procedure?.steps ?? []).map((step) => stepOf(step, language)),
    values: valuesInWords(ruleSet).map((value) => valueView(value, language)),
    enteredBy: entered?.authorId ?? null,
    enteredAt: enteredAt(whole),
    reason: entered?.reason ?? null,
    hash: whole.status === 'published' ? whole.stored.hash : null,
    mayWrite,
    ...(whole.status === 'draft' && {
      revision: whole.stored.revision,
      problems: told(problems, language),
      differences,
    }),
  }
}

const valueView = ({ path, of, name, says, article, note }: ValueInWords, language: Language) => ({
  path,
  of: of.map((part) => say(part, language)),
  ...{ name: say(name, language), says: say(says, language), article: say(article, language) },
  ...(note && { note: say(note, language) }),
})

function enteredAt(whole: WholeRuleSet): string | null {
  if (whole.status === 'published') return whole.stored.publishedAt
  return whole.status === 'draft' ? whole.stored.savedAt : null
}

function stepOf(step: StageDefinition, language: Language) {
  const { key, kind, title } = step
  return {
    key,
    title: say(title, language),
    kind,
    ...(holdsVote(step) && {
      vote: { ...inShort(step.vote), rounds: step.secondRound ? 2 : 1, result: step.result },
    }),
  }
}

/** What was entered, as its author is told. */
export function showEntered(
  { warnings, ...entered }: PublishedVersion | SavedDraft,
  { language }: { language: Language },
) {
  return {
    ...entered,
    ...('problems' in entered && { problems: told(entered.problems, language) }),
    ...(warnings.length > 0 && { warnings: told(warnings, language) }),
  }
}

/** Problems as a draft's reader is told them. */
function told(problems: readonly FieldRefusal[], language: Language) {
  return problems.map(({ field, code, what }) => ({
    ...{ field, code, message: say(fieldError(field, code, what).message, language) },
  }))
}

interface ShownTemplates {
  language: Language
  /** That of the post that is asked about; else every step is shown that any post has. */
  level: PostLevel
  electionByTwo: boolean
  asked: PostToFill
}

/** A procedure that can be launched, its steps with their tasks; of a post that is asked about, whether it applies. */
export const templateView =
  ({ language, asked, ...ofCase }: ShownTemplates) =>
  (template: Template) => {
    const { ruleSet, procedure, kinds } = template
    const { stages, ruleSet: law } = lawOfCase(ruleSet)
    const ahead = stagesAhead({ ...flowRules(law), ...ofCase, stages, isProposed: false })
    return {
      ruleSet: { id: ruleSet.id, version: ruleSet.version },
      ...{ type: procedure.type, kinds, title: say(ruleSet.title, language) },
      stages: ahead.map(({ stage: { key, title, kind }, tasks }) => ({
        ...{ key, title: say(title, language), kind },
        tasks: tasks.map((task) => taskAheadView(task, language)),
      })),
      votes: stages.filter(holdsVote).length,
      ...daysOf(ahead),
      ...(asked && { launches: launchesOf(template, asked).map((launch) => launchView(launch, language)) }),
    }
  }

/** What the law has a text for, and nobody published a rule set of. */
export const notPublishedView =
  (language: Language) =>
  ({ type, kinds, text }: NotPublished) => ({
    ...{ type, kinds, title: say(TYPE_NAMES[type], language) },
    because: say(fieldError('type', 'rule-set-not-published', legalText(text).name).message, language),
  })

const taskAheadView = ({ kind, by, within }: TaskAhead, language: Language) => ({
  ...{ kind, title: say(TASK_ROWS[kind].words, language), by },
  workingDays: within.workingDays,
  unit: within.unit ?? 'working-days',
  article: say(within.article, language),
})

function launchView({ kind, isUsual, refusal }: LaunchOfKind, language: Language) {
  const shown = { kind, applies: refusal === undefined, default: isUsual }
  return refusal ? { ...shown, because: becauseOf(refusal, language) } : shown
}
