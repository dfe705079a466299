import { DEPARTMENT, LARGE_DEPARTMENT, type READERS } from './data/scale.js'
import { isSample, type Samples } from './samples.js'

/** A request as one reader sends it. */
export interface Reading {
  /** The path in the OpenAPI document. */
  operation: string
  reader: keyof typeof READERS
  /**
   * The query string; where the path names a thing, what stands in its place, a query string behind it. `{open case}` is
   * one of the samples of that name.
   */
  asked: string
}

/**
 * They ask Temporal as well, or Temporal alone, or are of the demonstration: the tables of a province have no part in them. Or
 * they do not end (`/v1/events`), or read one file by its number, of which a province has a few dozen.
 */
export const NOT_READ_FROM_TABLES = [
  '/readyz',
  '/v1/calendar/recomputations/{id}',
  '/v1/demonstration/accounts',
  '/v1/events',
  '/v1/units/{id}/paper-templates/content',
] as const

type Asked = readonly [reader: keyof typeof READERS, ...asked: string[]]

/** Names of candidates: of two in five, of one in thirty, of one in a hundred, of one in a thousand, of one, of none. */
const NAMES = [
  'q=nguyen',
  'q=thanh',
  'q=khue',
  'q=ksor',
  'q=nguyen van an',
  'q=ksor hong khue',
  'q=xq',
  'q=an',
  'q=n',
]
const POSTS = ['q=truong phong', `q=truong phong, phong so 3, so so 7`, 'q=so so 7']
const OF_ANY_STATE = ['status=open', 'status=completed', 'status=rejected', 'status=closed']

/** Every operation that reads, with what is asked of it most and with what is hardest to find. */
const READINGS: Readonly<Record<string, readonly Asked[]>> = {
  '/healthz': [['monitor', '']],
  '/v1/me': [
    ['monitor', ''],
    ['department', ''],
    ['member', ''],
    ['candidate', ''],
  ],
  '/v1/session': [
    ['monitor', ''],
    ['candidate', ''],
  ],
  '/v1/me/sessions': [['member', '']],
  '/v1/me/reads': [
    ['candidate', '', 'limit=200'],
    ['member', ''],
  ],
  '/v1/me/notifications': [
    ['officer', '', 'limit=200'],
    ['member', '', 'limit=20', 'limit=200'],
    ['candidate', ''],
  ],

  '/v1/unread-texts': [['member', '']],
  '/v1/vocabulary': [['member', '']],

  '/v1/procedures': [
    [
      'monitor',
      '',
      ...OF_ANY_STATE,
      'status=suspended',
      'kind=appointment',
      'kind=rotation-end',
      'kind=rotation-end&status=open',
      'kind=appointment&status=closed',
      'ruleSet=decree-138-2020',
      'ruleSet=short-procedure',
      'ruleSet=decree-138-2020&status=open',
      'stage=collective-vote',
      'stage=approval&kind=appointment',
      'overdue=true',
      'overdue=true&kind=rotation',
      'overdue=true&sort=launchedAt',
      'atRisk=true',
      'stuck=true',
      'stuck=true&stuckDays=115',
      'sort=dueOn',
      'sort=dueOn&status=completed',
      'sort=dueOn&status=suspended',
      'sort=waitingSince',
      'sort=waitingSince&kind=rotation',
      'sort=closedAt',
      'sort=number',
      'sort=number&status=open',
      'sort=number&kind=rotation',
      `sort=number&unit=${DEPARTMENT}&status=completed`,
      'status=completed&kind=appointment&ruleSet=short-procedure&closedFrom=2025-03-01&closedTo=2025-03-31',
      'status=completed&kind=rotation-end&closedFrom=2000-01-01',
      'ruleSet=decree-138-2020&closedTo=2024-12-31',
      'closedFrom=2025-01-01&closedTo=2025-12-31',
      'closedFrom=2025-01-01&q=khue',
      `unit=${DEPARTMENT}&status=completed&closedFrom=2025-01-01`,
      'launchedFrom=2025-03-01&launchedTo=2025-03-31',
      'launchedTo=2024-12-31&kind=rotation',
      'status=open&waitingDaysFrom=6&waitingDaysTo=10',
      'waitingDaysFrom=31&sort=launchedAt',
      'waitingDaysFrom=31&kind=rotation',
      'type=reappointment',
      'type=reappointment&status=open',
      `unit=${DEPARTMENT}&below=false`,
      'format=csv&status=suspended',
      'post={post}',
      'candidate={person}',
      `unit=${DEPARTMENT}`,
      `unit=${DEPARTMENT}&status=open`,
      `unit=${LARGE_DEPARTMENT}&status=completed`,
      'unit=u-c3&overdue=true',
      ...NAMES,
      'q=777',
      ...POSTS,
      'q=nguyen&status=suspended',
      'q=thanh&status=open',
      'q=khue&kind=rotation',
      'q=nguyen&overdue=true',
      'q=khue&overdue=true',
      'q=ksor&sort=dueOn',
    ],
    [
      'department',
      '',
      ...OF_ANY_STATE,
      'kind=rotation',
      'kind=rotation&status=open',
      'ruleSet=short-procedure',
      'stage=approval',
      'overdue=true',
      'atRisk=true',
      'stuck=true',
      'sort=dueOn',
      'sort=waitingSince',
      'closedFrom=2025-01-01&closedTo=2025-12-31',
      'launchedFrom=2025-01-01',
      'waitingDaysFrom=31',
      'type=reappointment',
      ...NAMES,
      ...POSTS,
    ],
    [
      ...(['largeDepartment', '', 'status=completed', 'kind=rotation', 'stuck=true', ...NAMES] as const),
      ...['closedFrom=2025-01-01', 'launchedFrom=2025-01-01&launchedTo=2025-12-31', 'waitingDaysFrom=31'],
    ],
    ['member', 'closedFrom=2025-01-01', 'launchedFrom=2025-01-01', 'waitingDaysFrom=31'],
    ['member', '', ...OF_ANY_STATE, 'kind=rotation', 'overdue=true', 'sort=dueOn', 'q=nguyen', 'q=ksor'],
    ['candidate', '', 'status=open', 'sort=dueOn', 'q=nguyen'],
  ],
  '/v1/procedures/{id}': [
    ['monitor', 'open case', 'closed case'],
    ['officer', 'open case', 'closed case'],
    ['department', 'case of the department'],
    ['member', 'case of the member'],
    ['candidate', 'case of the candidate'],
  ],
  '/v1/procedures/{id}/plan': [
    ['officer', 'open case', 'closed case'],
    ['member', 'case of the member'],
    ['candidate', 'case of the candidate'],
  ],
  '/v1/procedures/{id}/events': [
    ['officer', 'open case', 'closed case', 'closed case?limit=2'],
    ['member', 'case of the member'],
    ['candidate', 'case of the candidate'],
  ],
  '/v1/procedures/{id}/decision': [['officer', 'decided case']],
  '/v1/procedures/{id}/papers': [['officer', 'open case', 'decided case']],
  '/v1/procedures/{id}/papers/docx': [
    ['officer', 'open case?paper=results-proposal', 'decided case?paper=conclusion'],
  ],
  '/v1/procedures/{id}/publications': [['officer', 'published case', 'objected case?objections=true']],
  '/v1/procedures/{id}/objections': [['officer', 'objected case']],
  '/v1/procedures/{id}/dossier': [['officer', 'open case', 'closed case']],
  '/v1/tasks': [
    ['member', '', 'for=group', 'for=me', 'status=done', 'status=done&for=group', 'status=done&for=me'],
    [
      ...(['member', 'overdue=true', 'kind=enter-count', 'sort=openedAt'] as const),
      ...[`unit=${DEPARTMENT}`, 'q=nguyen', 'q=ksor', 'status=done&q=nguyen', 'group=g-u-root-office'],
    ],
    ['candidate', '', 'status=done'],
    ['officer', ''],
  ],
  '/v1/tasks/counts': [
    ['member', ''],
    ['officer', ''],
  ],
  '/v1/tasks/{id}': [
    ['officer', 'open task', 'done task'],
    ['member', 'task of the member'],
  ],
  '/v1/votes/{id}': [['officer', 'vote']],
  '/v1/votes/{id}/minutes': [['officer', 'vote']],
  '/v1/documents/{id}': [['officer', 'document']],
  '/v1/documents/{id}/content': [['officer', 'document']],

  '/v1/monitoring/summary': [
    ['monitor', '', `unit=${DEPARTMENT}`, 'stuckDays=10'],
    ['largeDepartment', ''],
    ['department', ''],
  ],
  '/v1/monitoring/statistics': [
    ['monitor', '', 'year=2024', `unit=${DEPARTMENT}`, 'unit=u-root'],
    ['largeDepartment', ''],
    ['department', '', 'year=2024'],
  ],
  '/v1/monitoring/overdue': [
    ['monitor', '', `unit=${DEPARTMENT}`],
    ['largeDepartment', ''],
    ['department', ''],
  ],
  '/v1/monitoring/withdrawn-after-reading': [['monitor', '', 'limit=200']],
  '/v1/monitoring/notices': [
    ['monitor', '', 'limit=200', `unit=${DEPARTMENT}`],
    ['admin', ''],
    ['largeDepartment', ''],
  ],
  '/v1/monitoring/vacancies': [
    [
      'monitor',
      '',
      'procedure=true',
      'procedure=false',
      'acting=nobody',
      'acting=in-term',
      'acting=overdue',
      `unit=${DEPARTMENT}`,
      'unit=u-root',
      'unit=u-root&procedure=true',
      'vacantDaysFrom=90&vacantDaysTo=179',
      'vacantDaysFrom=730&acting=in-term',
    ],
    ['largeDepartment', ''],
    ['department', '', 'procedure=false', 'vacantDaysFrom=730'],
  ],
  '/v1/monitoring/unfinished-tasks': [
    ['officer', '', `unit=${DEPARTMENT}`],
    ['department', ''],
  ],
  '/v1/monitoring/rotation': [
    ['monitor', ''],
    ['department', ''],
  ],

  '/v1/cadres': [
    ['officer', '', ...NAMES, 'managedAs=provincial', `unit=${DEPARTMENT}`, 'unit=u-root'],
    ['officer', 'level=division-head', 'plannedFor={post}', 'sex=female&ageTo=40'],
    ['officer', 'eligibleFor={post}', 'eligibleFor={seat}'],
    ['department', '', ...NAMES, 'managedAs=provincial'],
    ['member', ''],
  ],
  '/v1/cadres/{id}': [
    ['officer', 'person', 'person?registers=true'],
    ['department', 'person of the department'],
  ],
  '/v1/cadres/{id}/sheet': [['officer', 'person']],
  '/v1/cadres/{id}/absences': [['officer', 'person']],
  '/v1/cadres/{id}/measures': [['officer', 'person']],
  '/v1/cadres/{id}/disciplines': [['officer', 'person']],
  '/v1/cadres/{id}/interests': [['officer', 'person']],
  '/v1/cadres/{id}/relations': [['officer', 'person']],
  '/v1/cadres/{id}/reads': [
    ['monitor', 'person', 'person?limit=200'],
    ['admin', 'person'],
  ],
  '/v1/evaluations': [
    ['officer', '', 'year=2012', 'year=2025', `unit=${DEPARTMENT}`, 'unit=u-root', 'person={person}'],
    ['department', '', 'year=2025'],
    ['member', ''],
  ],
  '/v1/breakthrough-tasks': [
    [
      'officer',
      '',
      'year=2012',
      'status=approved',
      'status=registered',
      'toApprove=true',
      'year=2012&status=unfinished',
      `unit=${DEPARTMENT}`,
      'unit=u-root',
      'person={person}',
    ],
    ['department', '', 'year=2012'],
    ['member', ''],
  ],
  '/v1/breakthrough-tasks/{id}': [['officer', 'breakthrough task']],

  '/v1/planning': [
    [
      'monitor',
      '',
      'current=true',
      'current=false',
      'reviewOverdue=true',
      `unit=${DEPARTMENT}`,
      'unit=u-root',
      'unit=u-root&reviewOverdue=true',
      'post={post}',
      'person={person}',
    ],
    ['department', '', 'current=true', 'unit=u-d3'],
    ['largeDepartment', ''],
  ],
  '/v1/planning/{id}': [['officer', 'planning entry']],
  '/v1/planning/structure': [
    ['monitor', '', 'unit=u-root', `unit=${DEPARTMENT}`],
    ['officer', `unit=${LARGE_DEPARTMENT}`, `unit=${LARGE_DEPARTMENT}&years=true`],
  ],

  '/v1/posts': [
    [
      'member',
      '',
      `unit=${DEPARTMENT}`,
      'unit=u-root',
      'vacant=true',
      'vacant=false',
      'planned=true',
      'planned=false',
      'level=standing-committee',
      'level=specialist',
      'level=specialist&vacant=false',
      'q=truong phong',
      'q=pho giam doc, so so 7',
      'q=phong so 3',
      'q=xq',
      'q=ph',
    ],
  ],
  '/v1/posts/{id}': [['member', 'post']],
  '/v1/posts/{id}/authority': [['officer', 'post']],
  '/v1/posts/{id}/acting-holders': [['officer', 'post']],
  '/v1/units': [['member', '', `under=${DEPARTMENT}`, 'kind=commune', 'q=phong so 3', 'q=xq']],
  '/v1/units/{id}': [['member', 'unit']],
  '/v1/units/{id}/paper-templates': [['officer', 'unit']],
  '/v1/units/{id}/planning-paper': [['officer', 'unit?paper=decision', 'unit?paper=review']],
  '/v1/units/{id}/grades-paper': [['officer', 'unit?year=2025']],
  '/v1/groups/{id}': [['officer', 'group']],

  '/v1/proposed-changes': [
    ['officer', '', 'state=waiting', 'kind=rule-sets&state=waiting', 'person={person}'],
    ['department', '', 'state=waiting'],
    ['member', ''],
  ],
  '/v1/proposed-changes/{id}': [['officer', 'proposed change']],
  '/v1/rights': [['admin', '', `unit=${DEPARTMENT}`, 'role=admin', 'person={person}']],

  '/v1/accounts': [
    ['admin', '', 'limit=200', `unit=${DEPARTMENT}`, 'role=admin', 'closed=true', 'q=nguyen', 'q=xq'],
  ],
  '/v1/accounts/{id}': [['admin', 'account']],
  '/v1/groups': [['admin', '', 'limit=200', `unit=${DEPARTMENT}`, 'unit=u-root', 'kind=tellers']],
  '/v1/groups/{id}/members': [['admin', 'group', 'group?limit=200']],

  '/v1/rule-sets': [['member', '', 'kind=appointment', 'on=2026-08-03']],
  '/v1/rule-sets/{id}': [['member', 'short-procedure']],
  '/v1/rule-sets/{id}/differences': [['member', 'short-procedure?with=decree-138-2020']],
  '/v1/templates': [
    ['member', ''],
    ['officer', 'seat={seat}', 'post={post}'],
  ],
  '/v1/grounds': [['officer', 'ruleSet=dismissal&seat={seat}']],
  '/v1/leaders': [['officer', 'seat={seat}']],
  '/v1/calendar': [['member', 'from=2025&to=2027']],
  '/v1/calendar/{year}': [['member', '2026']],
  '/v1/deadlines': [['member', 'from=2026-08-03&workingDays=10']],
}

/** Of one operation, or of all. */
export function readingsOf(operation?: string): Reading[] {
  return Object.entries(READINGS).flatMap(([path, byReader]) =>
    operation === undefined || operation === path
      ? byReader.flatMap(([reader, ...asked]) =>
          asked.map((each): Reading => ({ operation: path, reader, asked: each })),
        )
      : [],
  )
}

/** The path of the request, of the sample of that turn. */
export function pathOf({ operation, asked }: Reading, samples: Samples, turn: number): string {
  const sampled = (name: string): string => {
    const rows = isSample(name) ? samples[name] : [name]
    return encodeURIComponent(rows[turn % rows.length] ?? name)
  }
  if (operation.includes('{')) {
    const [thing = '', query] = asked.split('?')
    return operation.replace(/\{\w+\}/, sampled(thing)) + (query ? `?${query}` : '')
  }
  const query = encodeURI(asked.replace(/\{([\w ]+)\}/g, (_, name: string) => sampled(name)))
  return operation + (query && `?${query}`)
}
