import { holdsVote, type StageDefinition } from '../../../domain/procedure/stage-kinds.js'
import type { FieldRefusal } from '../../../domain/records/field-codes.js'
import type { Template } from '../../../domain/rules/templates.js'
import { inShort } from '../../../domain/rules/values/vote-rule.js'
import type { ListedRuleSet, WholeRuleSet } from '../../../records/rule-sets/known.js'
import type { PublishedVersion, SavedDraft } from '../../../records/rule-sets/publication.js'
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

/** A rule set whole, with its steps to read. */
export function detailsOf(whole: WholeRuleSet, language: Language) {
  const { status, ruleSet, isDefault, problems } = whole
  const entered = whole.status === 'built-in' ? undefined : whole.stored
  return {
    ruleSet,
    default: isDefault,
    status,
    builtIn: status === 'built-in',
    steps: (ruleSet.procedure?.steps ?? []).map((step) => stepOf(step, language)),
    enteredBy: entered?.authorId ?? null,
    enteredAt: enteredAt(whole),
    reason: entered?.reason ?? null,
    hash: whole.status === 'published' ? whole.stored.hash : null,
    ...(status === 'draft' && { problems: told(problems, language) }),
  }
}

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

/** A procedure that can be launched, and its steps. */
export const templateView =
  (language: Language) =>
  ({ ruleSet: { id, version, title }, procedure: { type, steps }, kinds }: Template) => ({
    ruleSet: { id, version },
    type,
    kinds,
    title: say(title, language),
    stages: steps.map(({ key, title, kind }) => ({ key, title: say(title, language), kind })),
  })
