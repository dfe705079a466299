import { holdsVote, type StageDefinition } from '../../../domain/procedure/stage-kinds.js'
import { RULE_SETS } from '../../../domain/rules/index.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import type { RuleSetProblem } from '../../../domain/rules/rule-set-problem.js'
import { isDefaultOn, selectRuleSet } from '../../../domain/rules/select-rule-set.js'
import { validateRuleSet } from '../../../domain/rules/validate-rule-set.js'
import { nobodyStandsBack } from '../../../domain/rules/values/recusal-rules.js'
import { inShort } from '../../../domain/rules/values/vote-rule.js'
import {
  type IsoDate,
  PROCEDURE_KINDS,
  PROCEDURE_TYPES,
  type ProcedureKind,
} from '../../../domain/vocabulary.js'
import { fieldError } from '../../problems/field-errors.js'
import type { FieldError } from '../../problems/rows.js'
import { type Language, say } from '../../words/language.js'
import type { KnownRuleSet } from './known.js'

/** What a rule set stands beside, and the day and the language in which it is shown. */
export interface Showing {
  inUse: readonly KnownRuleSet[]
  on: IsoDate
  language: Language
}

/** A rule set as a list shows it, in one language. */
export function itemOf(known: KnownRuleSet, showing: Showing) {
  const { status, ruleSet } = known
  const { language } = showing
  const { id, version, title, procedure, inForce, takesPlaceOf, reviewStatus, sources } = ruleSet
  return {
    id,
    version,
    title: say(title, language),
    kinds: procedure?.kinds ?? [],
    type: procedure?.type ?? null,
    inForce,
    takesPlaceOf: takesPlaceOf ?? null,
    default: isDefault(known, showing),
    reviewStatus: say(reviewStatus, language),
    status,
    builtIn: status === 'built-in',
    sources: sources.map((source) => ({ id: source.id, title: say(source.title, language) })),
  }
}

/** A rule set whole, with its steps to read. */
export function detailsOf(known: KnownRuleSet, showing: Showing) {
  const { status, ruleSet } = known
  const { inUse, language } = showing
  const entered = known.status === 'built-in' ? undefined : known.stored
  return {
    ruleSet,
    default: isDefault(known, showing),
    status,
    builtIn: status === 'built-in',
    steps: (ruleSet.procedure?.steps ?? []).map((step) => stepOf(step, language)),
    enteredBy: entered?.authorId ?? null,
    enteredAt: known.status === 'published' ? known.stored.publishedAt : savedAt(known),
    reason: entered?.reason ?? null,
    hash: known.status === 'published' ? known.stored.hash : null,
    ...(status === 'draft' && { problems: told(problemsOf(ruleSet, inUse), language) }),
  }
}

function savedAt(known: KnownRuleSet): string | null {
  return known.status === 'draft' ? known.stored.savedAt : null
}

function isDefault({ status, ruleSet }: KnownRuleSet, { inUse, on }: Showing): boolean {
  return status !== 'draft' && isDefaultOn(ruleSet, rulesOf(inUse), on)
}

/** What keeps a rule set from being published, beside those that are there. */
export function problemsOf(ruleSet: Omit<RuleSet, 'version'>, inUse: readonly KnownRuleSet[]): FieldError[] {
  const published = rulesOf(inUse.filter(({ status }) => status === 'published'))
  return validateRuleSet(ruleSet, { builtIn: RULE_SETS, published }).map(
    ({ field, problem, what }: RuleSetProblem) => fieldError(field, problem, what),
  )
}

const rulesOf = (inUse: readonly KnownRuleSet[]): RuleSet[] => inUse.map(({ ruleSet }) => ruleSet)

/** What keeps no rule set from being published, but its author should know. */
export function warningsOf(
  { procedure }: Pick<RuleSet, 'procedure'>,
  language: Language,
): { field: string; code: string; message: string }[] {
  return procedure && nobodyStandsBack(procedure.recusal)
    ? told([fieldError('procedure.recusal', 'nobody-stands-back')], language)
    : []
}

/** Problems as a draft's reader is told them. */
export function told(errors: readonly FieldError[], language: Language) {
  return errors.map(({ field, code, message }) => ({ field, code, message: say(message, language) }))
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

/**
 * What a launch on that day would run by when it names no rule set: of every kind and type the one in force, once for all
 * the kinds for which it is the one. By id.
 */
export function templatesOn(ruleSets: readonly RuleSet[], on: IsoDate, language: Language) {
  const kindsOf = new Map<RuleSet, ProcedureKind[]>()
  for (const kind of PROCEDURE_KINDS) {
    for (const type of PROCEDURE_TYPES) {
      const selected = selectRuleSet(ruleSets, { kind, type, on })
      if ('problem' in selected) continue
      kindsOf.set(selected.ruleSet, [...(kindsOf.get(selected.ruleSet) ?? []), kind])
    }
  }
  return [...kindsOf]
    .flatMap(([{ id, version, title, procedure }, kinds]) =>
      procedure
        ? [
            {
              ruleSet: { id, version },
              type: procedure.type,
              kinds,
              title: say(title, language),
              stages: procedure.steps.map((step) => ({
                key: step.key,
                title: say(step.title, language),
                kind: step.kind,
              })),
            },
          ]
        : [],
    )
    .sort((a, b) => compareText(a.ruleSet.id, b.ruleSet.id) || a.ruleSet.version - b.ruleSet.version)
}

/** By code unit: the same order on every server. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
