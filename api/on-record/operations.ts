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
  /** Where the answer holds, by their kinds, what else is read with it. */
  beside?: string
}

const PERSON = ['person', 'id'] as const

/**
 * Every operation that shows something of a person's record. With `NOT_ON_RECORD` it names each operation that reads, which
 * a test sees to: what is new is decided on.
 */
export const ON_RECORD: Readonly<Record<string, OnRecord>> = {
  'get /v1/cadres': { what: 'file', in: 'items', names: ['id'], shows: 'sex' },
  'get /v1/cadres/{id}': { what: 'file', of: 'person', shows: 'file', beside: 'registers' },
  'get /v1/cadres/{id}/sheet': { what: 'file', of: 'person' },
  'get /v1/cadres/{id}/absences': { what: 'absences', of: 'person' },
  'get /v1/cadres/{id}/disciplines': { what: 'disciplines', of: 'person' },
  'get /v1/cadres/{id}/measures': { what: 'measures', of: 'person' },
  'get /v1/cadres/{id}/interests': { what: 'interests', of: 'person' },
  'get /v1/cadres/{id}/relations': { what: 'relations', of: 'person' },
  'get /v1/cadres/{id}/reads': { what: 'readers', of: 'person' },
  'get /v1/groups/{id}': { what: 'absences', in: 'members', names: PERSON, shows: 'absent' },
  'get /v1/evaluations': { what: 'evaluations', in: 'items', names: PERSON },
  'get /v1/breakthrough-tasks': { what: 'breakthrough-tasks', in: 'items', names: PERSON },
  'get /v1/breakthrough-tasks/{id}': { what: 'breakthrough-tasks', names: PERSON },
  'get /v1/monitoring/unfinished-tasks': { what: 'breakthrough-tasks', in: 'items', names: PERSON },
  'get /v1/monitoring/rotation': { what: 'rotation', in: 'inRotation', names: PERSON, shows: 'purpose' },
  'get /v1/monitoring/withdrawn-after-reading': {
    ...{ what: 'readers', in: 'items', names: ['candidate', 'id'] },
  },
  'get /v1/groups/{id}/members': { what: 'absences', in: 'items', names: PERSON, shows: 'absence' },
  'get /v1/planning': { what: 'planning', in: 'items', names: PERSON, shows: 'leftReason' },
  'get /v1/planning/{id}': { what: 'planning', names: PERSON, shows: 'leftReason' },
  'post /v1/planning/what-if': { what: 'file', in: 'moved', names: ['id'] },
  'get /v1/units/{id}/planning-paper': { what: 'planning', in: 'items', names: PERSON },
  'get /v1/units/{id}/grades-paper': { what: 'evaluations', in: 'items', names: PERSON },
  'get /v1/procedures/{id}': {
    ...{ what: 'procedure', of: 'case', in: 'candidates', names: ['id'], shows: 'reason' },
  },
  'get /v1/grounds': { what: 'eligibility', names: ['holder', 'id'], shows: 'holder' },
  'post /v1/procedures/preview': {
    ...{ what: 'eligibility', in: 'candidates', names: ['candidate', 'id'], shows: 'met' },
  },
  'get /v1/procedures/{id}/events': { what: 'procedure', of: 'case', in: 'items', shows: 'names' },
  'get /v1/procedures/{id}/dossier': {
    ...{ what: 'dossier', of: 'case', in: 'candidates', names: ['candidate', 'id'] },
  },
  'get /v1/procedures/{id}/decision': { what: 'decision', of: 'case' },
  'get /v1/procedures/{id}/papers': { what: 'procedure', of: 'case' },
  'get /v1/procedures/{id}/papers/docx': { what: 'procedure', of: 'case' },
  'get /v1/procedures/{id}/objections': { what: 'objections', of: 'case' },
  'get /v1/procedures/{id}/publications': { what: 'objections', of: 'case', shows: 'objections' },
  'get /v1/tasks/{id}': { what: 'procedure', of: 'task', shows: 'about' },
  'post /v1/tasks/{id}/decision-preview': { what: 'decision', of: 'task' },
  'get /v1/votes/{id}': { what: 'minutes', of: 'vote', shows: 'count' },
  'get /v1/votes/{id}/minutes': { what: 'minutes', of: 'vote' },
  'get /v1/documents/{id}/content': { what: 'document', of: 'document' },
  'get /v1/proposed-changes': { what: 'proposed-changes', in: 'items', names: PERSON, shows: 'person' },
  'get /v1/proposed-changes/{id}': { what: 'proposed-changes', names: PERSON, shows: 'person' },
}

const NAMES_NOBODY = 'of nobody'
const NO_RECORD = 'names, posts and dates, which hold nothing of a record'

/** Every other operation that reads, and why nobody has to be told. */
export const NOT_ON_RECORD: Readonly<Record<string, string>> = {
  'get /healthz': NAMES_NOBODY,
  'get /readyz': NAMES_NOBODY,
  'get /v1/me': 'oneself',
  'get /v1/session': 'oneself',
  'get /v1/demonstration/accounts': 'people who are made up',
  'get /v1/me/reads': 'oneself',
  'get /v1/me/sessions': 'oneself',
  'get /v1/me/notifications': NO_RECORD,
  'get /v1/events': 'ids of what there is to be read',
  'get /v1/procedures': NO_RECORD,
  'get /v1/procedures/{id}/plan': NO_RECORD,
  'get /v1/leaders': NO_RECORD,
  'get /v1/tasks': NO_RECORD,
  'get /v1/tasks/counts': 'numbers',
  'get /v1/documents/{id}': 'that there is a document, as its case says; not what is in it',
  'get /v1/units': NAMES_NOBODY,
  'get /v1/units/{id}': NAMES_NOBODY,
  'get /v1/units/{id}/paper-templates': 'forms of papers, and who uploaded them',
  'get /v1/units/{id}/paper-templates/content': 'the form of a paper, which is of nobody',
  'get /v1/posts': NO_RECORD,
  'get /v1/posts/{id}': NO_RECORD,
  'get /v1/posts/{id}/authority': NAMES_NOBODY,
  'get /v1/posts/{id}/acting-holders': 'the register of a post',
  'get /v1/planning/structure': 'numbers of a unit',
  'get /v1/monitoring/summary': 'numbers',
  'get /v1/monitoring/statistics': 'numbers',
  'get /v1/monitoring/overdue': NO_RECORD,
  'get /v1/monitoring/vacancies': NO_RECORD,
  'get /v1/monitoring/notices': NO_RECORD,
  'get /v1/deadlines': NAMES_NOBODY,
  'get /v1/calendar': NAMES_NOBODY,
  'get /v1/calendar/{year}': NAMES_NOBODY,
  'get /v1/calendar/recomputations/{id}': NAMES_NOBODY,
  'get /v1/rule-sets': NAMES_NOBODY,
  'get /v1/rule-sets/{id}': NAMES_NOBODY,
  'get /v1/rule-sets/{id}/differences': NAMES_NOBODY,
  'post /v1/rule-sets/{id}/vote-evaluation': NAMES_NOBODY,
  'get /v1/templates': NAMES_NOBODY,
  'get /v1/unread-texts': NAMES_NOBODY,
  'get /v1/vocabulary': NAMES_NOBODY,
  'get /v1/accounts': 'who signs in by which login, which is no part of a record',
  'get /v1/accounts/{id}': 'who signs in by which login, which is no part of a record',
  'get /v1/groups': 'groups, and who heads them',
  'get /v1/rights': 'who may what, which is no part of a record',
}
