import { listRuleSets } from '../../../db/registers/rule-sets.js'
import { codesInWords } from '../../../domain/eligibility/wording.js'
import type { Launch } from '../../../domain/procedure/case.js'
import { KIND_NAMES } from '../../../domain/procedure/procedure-kinds.js'
import { lawOfCase } from '../../../domain/rules/rule-set.js'
import { type SelectedRuleSet, selectRuleSet } from '../../../domain/rules/select-rule-set.js'
import { TYPE_NAMES } from '../../../domain/rules/values/choices.js'
import type { IsoDate, ProcedureKind, ProcedureType } from '../../../domain/vocabulary.js'
import { today } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, refusalProblem } from '../../problems/problem.js'
import type { FieldError } from '../../problems/rows.js'

/** The law that a case is launched with and keeps. */
export type Law = Pick<Launch, 'stages' | 'ruleSet' | 'begunOn' | 'begunBefore'>

interface LawAsked {
  kind: ProcedureKind
  type?: ProcedureType | undefined
  ruleSetId?: string | undefined
  ruleSetVersion?: number | undefined
  beganOn?: IsoDate | undefined
  beganBefore?: { reason: string; evidence: string } | undefined
}

/**
 * The steps and the law of the day on which the procedure began, of the rule sets that ship and those published: the case
 * keeps them.
 * @throws Problem date-in-future; invalid-input where no such rule set is in force, or it is for another kind
 */
export async function lawOf(deps: ApiDeps, asked: LawAsked): Promise<Law> {
  const on = today(deps.now)
  const begunOn = asked.beganOn ?? on
  if (begunOn > on) throw refusalProblem({ code: 'date-in-future', field: 'beganOn', latest: on })
  if (begunOn < on && !asked.beganBefore) throw invalidInput(fieldError('beganBefore', 'required'))
  const { kind, type, ruleSetId: id, ruleSetVersion: version } = asked
  if (version !== undefined && id === undefined) {
    throw invalidInput(fieldError('ruleSetVersion', 'version-of-no-rule-set'))
  }
  const ruleSets = await listRuleSets(deps.pool, { kind })
  const selected = selectRuleSet(ruleSets, { kind, on: begunOn, type, id, version })
  if ('problem' in selected) {
    const kinds = await otherKinds(deps, asked)
    throw invalidInput(
      kinds
        ? fieldError('kind', 'kind-does-not-fit-rule-set', codesInWords(kinds, KIND_NAMES))
        : ruleSetError(selected, id !== undefined),
    )
  }
  return {
    ...lawOfCase(selected.ruleSet),
    begunOn,
    ...(begunOn < on && asked.beganBefore && { begunBefore: asked.beganBefore }),
  }
}

/** What the rule set or the type that is named is for, where that is other kinds of case than the one asked. */
async function otherKinds(
  { pool }: ApiDeps,
  { kind, type, ruleSetId: id, ruleSetVersion: version }: LawAsked,
): Promise<ProcedureKind[] | undefined> {
  const kinds = (await listRuleSets(pool)).flatMap((ruleSet) => {
    const isNamed =
      id === undefined
        ? ruleSet.procedure?.type === type
        : ruleSet.id === id && (version === undefined || ruleSet.version === version)
    return isNamed ? (ruleSet.procedure?.kinds ?? []) : []
  })
  return kinds.length === 0 || kinds.includes(kind) ? undefined : [...new Set(kinds)]
}

function ruleSetError(
  selected: Exclude<SelectedRuleSet, { ruleSet: unknown }>,
  isNamed: boolean,
): FieldError {
  switch (selected.problem) {
    case 'unknown':
      return fieldError('ruleSetId', 'unknown-rule-set')
    case 'none-in-force':
      return fieldError(
        isNamed ? 'ruleSetId' : 'type',
        'no-rule-set-in-force',
        codesInWords([selected.type], TYPE_NAMES),
      )
    case 'not-yet-in-force':
      return fieldError('ruleSetId', 'rule-set-not-yet-in-force', selected.from)
    case 'retired':
      return fieldError('ruleSetId', 'rule-set-retired', selected.to)
  }
}
