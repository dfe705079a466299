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

/** They ask Temporal as well, or Temporal alone; the tables have no part in what they take. */
export const NOT_READ_FROM_TABLES = ['/readyz', '/v1/calendar/recomputations/{id}'] as const

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
  '/metrics': [['monitor', '']],
  '/v1/me': [
    ['monitor', ''],
    ['department', ''],
    ['member', ''],
    ['candidate', ''],
  ],
  '/v1/me/reads': [
    ['candidate', '', 'limit=200'],
    ['member', ''],
  ],

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
      ...NAMES,
      ...POSTS,
    ],
    ['largeDepartment', '', 'status=completed', 'kind=rotation', 'stuck=true', ...NAMES],
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
  '/v1/procedures/{id}/events': [
    ['officer', 'open case', 'closed case', 'closed case?limit=2'],
    ['member', 'case of the member'],
    ['candidate', 'case of the candidate'],
  ],
  '/v1/procedures/{id}/decision': [['officer', 'decided case']],
  '/v1/procedures/{id}/publications': [['officer', 'published case']],
  '/v1/procedures/{id}/objections': [['officer', 'objected case']],
  '/v1/procedures/{id}/dossier': [['officer', 'open case', 'closed case']],
  '/v1/tasks': [
    ['member', '', 'for=group', 'for=me', 'status=done', 'status=done&for=group', 'status=done&for=me'],
    ['candidate', '', 'status=done'],
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
  '/v1/monitoring/overdue': [
    ['monitor', '', `unit=${DEPARTMENT}`],
    ['largeDepartment', ''],
    ['department', ''],
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
    ],
    ['largeDepartment', ''],
    ['department', '', 'procedure=false'],
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
    ['department', '', ...NAMES, 'managedAs=provincial'],
    ['member', ''],
  ],
  '/v1/cadres/{id}': [
    ['officer', 'person'],
    ['department', 'person of the department'],
  ],
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
      `unit=${DEPARTMENT}`,
      'unit=u-root',
      'post={post}',
      'person={person}',
    ],
    ['department', '', 'current=true', 'unit=u-d3'],
    ['largeDepartment', ''],
  ],
  '/v1/planning/{id}': [['officer', 'planning entry']],
  '/v1/planning/structure': [
    ['monitor', 'unit=u-root', `unit=${DEPARTMENT}`],
    ['officer', `unit=${LARGE_DEPARTMENT}`],
  ],

  '/v1/posts': [
    [
      'member',
      '',
      `unit=${DEPARTMENT}`,
      'unit=u-root',
      'vacant=true',
      'vacant=false',
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

  '/v1/rule-sets': [['member', '', 'kind=appointment', 'on=2026-08-03']],
  '/v1/rule-sets/{id}': [['member', 'short-procedure']],
  '/v1/rule-sets/{id}/differences': [['member', 'short-procedure?with=decree-138-2020']],
  '/v1/templates': [['member', '']],
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
