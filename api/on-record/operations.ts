import type { ReadKind } from '../../domain/records/read-kinds.js'

/** An operation that shows something of people's records: what it is, and of whom. */
export interface OnRecord {
  what: ReadKind
  /** What the {id} of the path is, where they are found by it: the person, or the candidates of the case. */
  of?: 'person' | 'case' | 'vote' | 'task' | 'document'
  /** The list in the answer whose items are each of somebody. */
  in?: string
  /** Where an item, or the answer, names whom it is of. */
  names?: readonly string[]
  /** What an item, or the answer, shows to those who read records: without it nothing was read. */
  shows?: string
}

const PERSON = ['person', 'id'] as const

/**
 * Every operation that shows something of a person's record. With `NOT_ON_RECORD` it names each operation that reads, which
 * a test sees to: what is new is decided on.
 */
export const ON_RECORD: Readonly<Record<string, OnRecord>> = {
  'get /v1/cadres/{id}': { what: 'file', of: 'person', shows: 'file' },
  'get /v1/cadres/{id}/absences': { what: 'absences', of: 'person' },
  'get /v1/cadres/{id}/disciplines': { what: 'disciplines', of: 'person' },
  'get /v1/cadres/{id}/measures': { what: 'measures', of: 'person' },
  'get /v1/cadres/{id}/interests': { what: 'interests', of: 'person' },
  'get /v1/cadres/{id}/relations': { what: 'relations', of: 'person' },
  'get /v1/cadres/{id}/reads': { what: 'readers', of: 'person' },
  'get /v1/evaluations': { what: 'evaluations', in: 'items', names: PERSON },
  'get /v1/breakthrough-tasks': { what: 'breakthrough-tasks', in: 'items', names: PERSON },
  'get /v1/breakthrough-tasks/{id}': { what: 'breakthrough-tasks', names: PERSON },
  'get /v1/monitoring/unfinished-tasks': { what: 'breakthrough-tasks', in: 'items', names: PERSON },
  'get /v1/monitoring/rotation': { what: 'rotation', in: 'inRotation', names: PERSON, shows: 'purpose' },
  'get /v1/planning': { what: 'planning', in: 'items', names: PERSON, shows: 'leftReason' },
  'get /v1/planning/{id}': { what: 'planning', names: PERSON, shows: 'leftReason' },
  'get /v1/procedures/{id}': {
    ...{ what: 'procedure', of: 'case', in: 'candidates', names: ['id'], shows: 'reason' },
  },
  'get /v1/procedures/{id}/events': { what: 'procedure', of: 'case', in: 'items', shows: 'names' },
  'get /v1/procedures/{id}/dossier': {
    ...{ what: 'dossier', of: 'case', in: 'candidates', names: ['candidate', 'id'] },
  },
  'get /v1/procedures/{id}/decision': { what: 'decision', of: 'case' },
  'get /v1/procedures/{id}/objections': { what: 'objections', of: 'case' },
  'get /v1/tasks/{id}': { what: 'procedure', of: 'task', shows: 'about' },
  'get /v1/votes/{id}': { what: 'minutes', of: 'vote', shows: 'count' },
  'get /v1/votes/{id}/minutes': { what: 'minutes', of: 'vote' },
  'get /v1/documents/{id}/content': { what: 'document', of: 'document' },
}

const NAMES_NOBODY = 'of nobody'
const NO_RECORD = 'names, posts and dates, which hold nothing of a record'

/** Every other operation that reads, and why nobody has to be told. */
export const NOT_ON_RECORD: Readonly<Record<string, string>> = {
  'get /healthz': NAMES_NOBODY,
  'get /readyz': NAMES_NOBODY,
  'get /metrics': NAMES_NOBODY,
  'get /v1/me': 'oneself',
  'get /v1/me/reads': 'oneself',
  'get /v1/procedures': NO_RECORD,
  'get /v1/procedures/{id}/publications': 'it is public',
  'get /v1/tasks': NO_RECORD,
  'get /v1/documents/{id}': 'that there is a document, as its case says; not what is in it',
  'get /v1/cadres': NO_RECORD,
  'get /v1/units': NAMES_NOBODY,
  'get /v1/units/{id}': NAMES_NOBODY,
  'get /v1/posts': NO_RECORD,
  'get /v1/posts/{id}': NO_RECORD,
  'get /v1/posts/{id}/authority': NAMES_NOBODY,
  'get /v1/posts/{id}/acting-holders': 'the register of a post',
  'get /v1/planning/structure': 'numbers of a unit',
  'post /v1/planning/what-if': 'numbers of a unit',
  'get /v1/monitoring/summary': 'numbers',
  'get /v1/monitoring/overdue': NO_RECORD,
  'get /v1/monitoring/vacancies': NO_RECORD,
  'get /v1/deadlines': NAMES_NOBODY,
  'get /v1/calendar/{year}': NAMES_NOBODY,
  'get /v1/calendar/recomputations/{id}': NAMES_NOBODY,
  'get /v1/rule-sets': NAMES_NOBODY,
  'get /v1/rule-sets/{id}': NAMES_NOBODY,
  'get /v1/rule-sets/{id}/differences': NAMES_NOBODY,
  'post /v1/rule-sets/{id}/vote-evaluation': NAMES_NOBODY,
  'get /v1/templates': NAMES_NOBODY,
}
