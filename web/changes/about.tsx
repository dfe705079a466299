import { useVocabulary } from '../server/vocabulary.js'
import { shellWords } from '../words/shell.js'
import type { Change } from './changes.js'
import { changeWords } from './words.js'

const KINDS = ['measures', 'disciplines', 'relations', 'interests', 'duties'] as const
const ROLES = ['hr_officer', 'approver', 'monitor', 'admin'] as const

/** A code of a measure, a discipline, a relation, an interest or a role in words; anything else as it is. */
export function useSubjectInWords(): (subject: string) => string {
  const word = useVocabulary()
  const shell = shellWords.use()
  return (subject) => {
    const role = ROLES.find((each) => each === subject)
    if (role) return shell(`role_${role}`)
    return KINDS.map((kind) => word(kind, subject)).find((said) => said !== subject) ?? subject
  }
}

/** Whom or what a change is about, in a sentence. */
export function useAbout(): (change: Change) => string {
  const say = changeWords.use()
  const inWords = useSubjectInWords()
  return ({ operation, person, personUnit, other, subject, title }) => {
    const what = title ?? inWords(subject)
    if (!person) return say('aboutWhat', { what })
    // As it is entered: what the other is to the person.
    if (other && operation === 'enter-relation')
      return say('aboutRelation', { name: person.name, other: other.name, what })
    const whom = other
      ? say('aboutBoth', { name: person.name, other: other.name })
      : say('aboutWhom', { name: [person.name, personUnit].filter(Boolean).join(', ') })
    return `${whom}: ${what}`
  }
}
