import { Refused } from '../../../db/refused.js'
import type { LaunchWithLaw } from '../../../domain/procedure/case.js'
import { KIND_NAMES } from '../../../domain/procedure/procedure-kinds.js'
import { legalText } from '../../../domain/rules/legal-texts.js'
import { lawOfCase, type RuleSet } from '../../../domain/rules/rule-set.js'
import { type SelectedRuleSet, selectRuleSet } from '../../../domain/rules/select-rule-set.js'
import { TYPE_NAMES } from '../../../domain/rules/values/choices.js'
import type { IsoDate, ProcedureKind } from '../../../domain/vocabulary.js'
import { inWords } from '../../../domain/words.js'
import { wrongField } from '../../use-case/invalid-input.js'
import { refusing } from '../../use-case/refusing.js'
import type { LawAsked } from './asked.js'

/** The law that a case is launched with and keeps. */
export type Law = Pick<LaunchWithLaw, 'stages' | 'ruleSet' | 'begunOn' | 'begunBefore' | 'ageCountedOn'>

/**
 * The steps and the law of the day on which the procedure began, of the rule sets that ship and those published: the case
 * keeps them.
 * @throws Refused date-in-future; invalid-input where no such rule set is in force, or it is for another kind
 */
export const lawOf = refusing(
  ['date-in-future'],
  (ruleSets: readonly RuleSet[], asked: LawAsked & { kind: ProcedureKind }, today: IsoDate): Law => {
    const begunOn = asked.beganOn ?? today
    if (begunOn > today) throw new Refused({ code: 'date-in-future', field: 'beganOn', latest: today })
    if (begunOn < today && !asked.beganBefore) throw wrongField('beganBefore', 'required')
    const { kind, type, ruleSetId: id, ruleSetVersion: version, ageCountedOn } = asked
    if (version !== undefined && id === undefined)
      throw wrongField('ruleSetVersion', 'version-of-no-rule-set')
    const selected = selectRuleSet(ruleSets, { kind, on: begunOn, type, id, version })
    if ('problem' in selected) {
      const kinds = otherKinds(ruleSets, asked)
      throw kinds
        ? wrongField('kind', 'kind-does-not-fit-rule-set', inWords(kinds, KIND_NAMES))
        : notToBeHad(selected, id !== undefined)
    }
    return {
      ...lawOfCase(selected.ruleSet),
      begunOn,
      ...(begunOn < today && asked.beganBefore && { begunBefore: asked.beganBefore }),
      ...(ageCountedOn && { ageCountedOn }),
    }
  },
)

/** What the rule set or the type that is named is for, where that is other kinds of case than the one asked. */
function otherKinds(
  ruleSets: readonly RuleSet[],
  { kind, type, ruleSetId: id, ruleSetVersion: version }: LawAsked & { kind: ProcedureKind },
): ProcedureKind[] | undefined {
  const kinds = ruleSets.flatMap((ruleSet) => {
    const isNamed =
      id === undefined
        ? ruleSet.procedure?.type === type
        : ruleSet.id === id && (version === undefined || ruleSet.version === version)
    return isNamed ? (ruleSet.procedure?.kinds ?? []) : []
  })
  return kinds.length === 0 || kinds.includes(kind) ? undefined : [...new Set(kinds)]
}

function notToBeHad(selected: Exclude<SelectedRuleSet, { ruleSet: unknown }>, isNamed: boolean): Refused {
  switch (selected.problem) {
    case 'unknown':
      return wrongField('ruleSetId', 'unknown-rule-set')
    case 'none-in-force':
      return wrongField(
        isNamed ? 'ruleSetId' : 'type',
        'no-rule-set-in-force',
        inWords([selected.type], TYPE_NAMES),
      )
    case 'not-yet-in-force':
      return wrongField('ruleSetId', 'rule-set-not-yet-in-force', selected.from)
    case 'not-published':
      return wrongField(
        isNamed ? 'ruleSetId' : 'type',
        'rule-set-not-published',
        legalText(selected.text).name,
      )
    case 'retired':
      return wrongField('ruleSetId', 'rule-set-retired', selected.to)
  }
}
