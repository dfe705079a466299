import { describe, expect, test } from '@jest/globals'
import { addMonths } from '../../domain/deadlines/dates.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { selectRuleSet } from '../../domain/rules/select-rule-set.js'
import { notPublishedOn } from '../../domain/rules/templates.js'
import {
  type IsoDate,
  PROCEDURE_KINDS,
  PROCEDURE_TYPES,
  type ProcedureKind,
  type ProcedureType,
} from '../../domain/vocabulary.js'

/**
 * The law's own dates, written down a second time: from which day on which rule set rules a type, or the text of which none
 * is published ('no rule set: …'). Before the first day there is nothing.
 */
type Turns = readonly (readonly [from: IsoDate, chosen: string])[]

const none = (text: string) => `no rule set: ${text}`
const ENDS_OF_TERMS = (id: string): Turns => [
  ['2020-12-01', none('decree-138-2020')],
  ['2025-07-01', `${id}-170-2025`],
  ['2026-08-01', id],
]
const UNDER_115 = (id: string): Turns => [
  ['2020-09-29', none('decree-115-2020')],
  ['2023-12-07', `${id}-115-2020`],
  ['2026-07-01', none('decree-259-2026')],
]
const ROTATING = (id: string): Turns => [
  ['2022-04-28', none('regulation-65-2022')],
  ['2025-01-01', id],
  ['2025-07-01', `${id}-170-2025`],
]

/** Dismissal and resignation by Decree 170/2025 as issued, then as Decree 300/2026 amends it. */
const LEAVING_FROM_2025 = (kind: string): Turns => [
  ['2020-12-01', none('decree-138-2020')],
  ['2025-07-01', `${kind}-170-2025`],
  ['2026-08-01', kind],
]
const PUBLIC_EMPLOYEES = (id: string): Turns => [
  ['2020-09-29', none('decree-115-2020')],
  ['2023-12-07', id],
  ['2026-07-01', none('decree-259-2026')],
]

const LAW: Readonly<Record<`${ProcedureKind} ${ProcedureType}` | string, Turns>> = {
  'appointment on-the-spot': [
    ['2020-12-01', 'decree-138-2020'],
    ['2024-09-17', 'decree-116-2024'],
    ['2025-07-01', 'decree-170-2025'],
    ['2026-08-01', 'decree-300-2026'],
  ],
  'appointment public-employees': PUBLIC_EMPLOYEES('decree-115-2020'),
  'appointment from-elsewhere': [
    ['2020-12-01', none('decree-138-2020')],
    ['2025-07-01', 'from-elsewhere-170-2025'],
    ['2026-08-01', 'appointment-from-elsewhere'],
  ],
  'appointment public-employees-from-elsewhere': UNDER_115('from-elsewhere'),
  'appointment after-merger': [
    ['2025-07-01', 'after-merger-170-2025'],
    ['2026-08-01', 'after-merger'],
  ],
  'appointment short': [['2025-01-01', 'short-procedure']],
  'nomination short': [['2025-01-01', 'short-nomination']],
  'nomination nomination': [
    ['2017-12-19', none('regulation-105-2017')],
    ['2022-08-18', 'regulation-80-2022'],
    ['2025-10-08', 'nomination-377-2025'],
  ],
  'reappointment reappointment': ENDS_OF_TERMS('reappointment'),
  'reappointment public-employees-reappointment': UNDER_115('reappointment'),
  'extension extension': ENDS_OF_TERMS('extension'),
  'extension public-employees-extension': UNDER_115('extension'),
  'relief relief': [['2026-08-01', 'relief']],
  'dismissal dismissal': LEAVING_FROM_2025('dismissal'),
  'resignation resignation': LEAVING_FROM_2025('resignation'),
  'relief public-employees': PUBLIC_EMPLOYEES('relief-115-2020'),
  'dismissal public-employees': PUBLIC_EMPLOYEES('dismissal-115-2020'),
  'replacement replacement': [['2025-07-01', 'replacement']],
  'rotation rotation': ROTATING('rotation'),
  'rotation-end rotation-end': ROTATING('rotation-end'),
  'transfer transfer': [
    ['2025-07-01', 'transfer-170-2025'],
    ['2026-08-01', 'transfer'],
  ],
  'secondment secondment': [
    ['2025-07-01', 'secondment-170-2025'],
    ['2026-08-01', 'secondment'],
  ],
  'secondment-end secondment-end': [['2025-07-01', 'secondment-end']],
  'confidence-vote confidence-vote': [['2023-02-02', 'confidence-vote']],
  'revocation revocation': [['2025-01-01', 'revocation']],
}

const known = PROCEDURE_KINDS.flatMap((kind) =>
  PROCEDURE_TYPES.flatMap((type) =>
    RULE_SETS.some(({ procedure }) => procedure?.type === type && procedure.kinds.includes(kind))
      ? [{ kind, type }]
      : [],
  ),
)

function chosen(kind: ProcedureKind, type: ProcedureType, on: IsoDate): string {
  const found = selectRuleSet(RULE_SETS, { kind, type, on })
  if ('ruleSet' in found) return found.ruleSet.id
  return found.problem === 'not-published' ? none(found.text) : found.problem
}

const byLaw = (turns: Turns, on: IsoDate): string =>
  turns.findLast(([from]) => from <= on)?.[1] ?? 'none-in-force'

test('the law’s own table has every kind and type that a rule set is of', () => {
  expect(known.map(({ kind, type }) => `${kind} ${type}`).sort()).toEqual(Object.keys(LAW).sort())
})

describe.each(known)('for a $kind of the type $type', ({ kind, type }) => {
  const turns = LAW[`${kind} ${type}`] ?? []

  test('begun on the first of each month from 2021 to 2028, the text of that day is chosen, or named as missing', () => {
    for (let month = 0; month < 8 * 12; month += 1) {
      const on = addMonths('2021-01-01', month)
      expect([on, chosen(kind, type, on)]).toEqual([on, byLaw(turns, on)])
    }
  })

  test.each(turns)('it turns on %s itself', (from, then) => {
    expect(chosen(kind, type, from)).toBe(then)
  })
})

describe('a type whose text ended (Decree 259/2026 since 2026-07-01)', () => {
  const [decree115] = RULE_SETS.filter(({ id }) => id === 'decree-115-2020')
  const asked = { kind: 'appointment', on: '2026-12-01' } as const
  const own = { ...decree115, id: 'tinh-259', inForce: { from: '2026-07-15' } }
  const missing = { problem: 'not-published', text: 'decree-259-2026' }
  const OTHERS_OF_259 = [
    ['public-employees-from-elsewhere', 'appointment'],
    ['public-employees-reappointment', 'reappointment'],
    ['public-employees-extension', 'extension'],
  ].map(([type, kind]) => ({ type, kinds: [kind], text: 'decree-259-2026' }))

  test('is refused with the text that rules it, by its type and by the name of what ended', () => {
    expect(selectRuleSet(RULE_SETS, { ...asked, type: 'public-employees' })).toEqual(missing)
    expect(selectRuleSet(RULE_SETS, { ...asked, id: 'decree-115-2020' })).toEqual(missing)
    expect(notPublishedOn(RULE_SETS, asked.on)).toEqual([
      { type: 'public-employees', kinds: ['appointment', 'relief', 'dismissal'], text: 'decree-259-2026' },
      ...OTHERS_OF_259,
    ])
  })

  test.each([{}, { takesPlaceOf: 'decree-115-2020' }])(
    'runs by what the installation published from its first day on, with %j',
    (given) => {
      const rules = [...RULE_SETS, { ...own, ...given } as (typeof RULE_SETS)[number]]
      expect(selectRuleSet(rules, { ...asked, type: 'public-employees' })).toMatchObject({
        ruleSet: { id: 'tinh-259' },
      })
      // What was published is of appointments alone.
      expect(notPublishedOn(rules, asked.on)).toEqual([
        { type: 'public-employees', kinds: ['relief', 'dismissal'], text: 'decree-259-2026' },
        ...OTHERS_OF_259,
      ])
      expect(selectRuleSet(rules, { ...asked, type: 'public-employees', on: '2026-07-14' })).toEqual(missing)
      // What ended is retired now: something else is chosen in its place.
      expect(selectRuleSet(rules, { ...asked, id: 'decree-115-2020' })).toEqual({
        problem: 'retired',
        to: '2026-06-30',
      })
    },
  )
})
