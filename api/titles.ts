import { TEMPLATES } from '../domain/procedure/templates.js'
import { RULE_SETS } from '../domain/rules/index.js'
import type { RuleSet } from '../domain/rules/rule-set.js'
import type { Text } from '../domain/vocabulary.js'
import type { Language } from './language.js'

/** A reference with its name in the reader's language. */
export interface Named {
  id: string
  name: string
}

export function named(id: string, name: Text | string, language: Language): Named {
  return { id, name: typeof name === 'string' ? name : name[language] }
}

/** The title of a stage as its template names it; its key where the template is not known any more. */
export function stageTitle(templateId: string, key: string, language: Language): string {
  const template = TEMPLATES.find(({ id }) => id === templateId)
  return template?.stages.find((stage) => stage.key === key)?.title[language] ?? key
}

export function templateTitle(templateId: string, language: Language): string {
  return TEMPLATES.find(({ id }) => id === templateId)?.title[language] ?? templateId
}

/** The version of the law that a case is pinned to, where it still ships. */
export function ruleSetOf(id: string, version: number): RuleSet | undefined {
  return RULE_SETS.find((ruleSet) => ruleSet.id === id && ruleSet.version === version)
}
