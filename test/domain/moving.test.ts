import { describe, expect, test } from '@jest/globals'
import { type CandidateRecord, checkEligibility } from '../../domain/eligibility/check-eligibility.js'
import { exclusionsOf } from '../../domain/eligibility/moving.js'
import { NOT_SECONDED, NOT_TRANSFERRED } from '../../domain/rules/not-moved.js'
import { pinned } from '../../domain/rules/rule-set.js'
import { secondment, secondment170, secondmentEnd } from '../../domain/rules/secondment.js'
import { transfer, transfer170 } from '../../domain/rules/transfer.js'
import type { FormalMeasure, PostLevel } from '../../domain/vocabulary.js'

const on = '2026-12-01'
const post = { postId: 'post-1', level: 'division-head' } as const

const record = (own: Partial<CandidateRecord> = {}): CandidateRecord => ({
  ...{ personId: 'p-1', bornOn: '1980-01-02', sex: 'male' },
  tenures: [{ postId: 'post-9', level: 'division-head', from: '2020-01-01' }],
  ...{ planning: [], evaluations: [], disciplines: [], measures: [], papers: [], degrees: [] },
  ...own,
})
const measured = (measure: FormalMeasure) => record({ measures: [{ measure, decidedOn: '2026-11-01' }] })
const away = (kind: 'abroad' | 'hospital' | 'maternity', to: string) =>
  record({ absences: [{ kind, from: '2026-11-01', to }] })

const excluded = (of: CandidateRecord, rows = NOT_TRANSFERRED, movedAtOwnRequest?: true) =>
  exclusionsOf(rows, {
    record: of,
    on,
    post: { ...post, ...(movedAtOwnRequest && { movedAtOwnRequest }) },
  }).map(({ row: { value, article }, answer }) => `${value} ${answer} ${article.en}`)
const at = (code: string) => `${code} not-met Decree 170/2025/NĐ-CP art. 25.5(${code.slice(4)})`

describe('170 art. 25.5: nobody is transferred who', () => {
  test.each([
    ['is under disciplinary processing', measured('discipline-review'), '25.5a'],
    ['is charged', measured('criminal-proceedings'), '25.5b'],
    ['is investigated', measured('investigation'), '25.5b'],
    ['is concerned by an inspection', measured('inspection'), '25.5b'],
    ['is concerned by a State inspection', measured('state-inspection'), '25.5b'],
    ['is in hospital', away('hospital', '2026-12-15'), '25.5c'],
    ['is abroad for long', away('abroad', '2027-02-01'), '25.5d'],
    ['is on secondment', record({ secondedUntil: '2027-06-30' }), '25.5d'],
    ['is on maternity leave', away('maternity', '2027-04-01'), '25.5đ'],
  ])('%s', (_, of, code) => {
    expect(excluded(of)).toEqual([at(code)])
  })

  test('but whoever has none of it, or had it before, may be', () => {
    expect(excluded(record())).toEqual([])
    expect(excluded(away('abroad', '2027-01-31'))).toEqual([])
    expect(excluded(away('maternity', '2026-12-01'))).toEqual([])
    const over = { measure: 'inspection', decidedOn: '2026-01-01', endedOn: '2026-12-01' } as const
    expect(excluded(record({ measures: [over] }))).toEqual([])
  })

  test('but whoever is on maternity leave may be where they ask for it, and nobody else', () => {
    expect(excluded(away('maternity', '2027-04-01'), NOT_TRANSFERRED, true)).toEqual([])
    expect(excluded(measured('investigation'), NOT_TRANSFERRED, true)).toEqual([at('25.5b')])
  })

  test('and the check says so by its article, never waivable; what is on no record is told to whoever meets the person', () => {
    const of = (one: CandidateRecord) =>
      checkEligibility(pinned(transfer).eligibility, one, post, on).find(
        ({ criterion }) => criterion === 'may-be-moved',
      )
    expect(of(measured('investigation'))).toMatchObject({
      ...{ answer: 'not-met', waivable: false },
      article: { en: 'Decree 170/2025/NĐ-CP art. 25.5' },
      evidence: { vi: expect.stringContaining('điểm b khoản 5 Điều 25') },
    })
    expect(of(record())).toMatchObject({
      ...{
        answer: 'met',
        evidence: { en: expect.stringContaining('special hardship that the head confirms') },
      },
    })
  })
})

describe('170 art. 25: a transfer', () => {
  test('meets the person first, asks both places, and has no ballot', () => {
    expect(transfer.procedure?.steps.map(({ key, kind }) => `${key}: ${kind}`)).toEqual([
      'policy: approval',
      'candidate-meeting: consultation',
      'receiving-opinion: consultation',
      'workplace-opinion: consultation',
      'planning-check: planningCheck',
      'appraisal: consultation',
      'decision: approval',
    ])
    expect(transfer170.procedure?.steps.map(({ key }) => key)).toEqual(
      transfer.procedure?.steps.map(({ key }) => key),
    )
  })

  test('has the present workplace vote until 2026-07-31 alone: art. 33.3 as first issued', () => {
    const votes = ({ procedure }: typeof transfer) =>
      procedure?.steps.some((step) => step.kind === 'consultation' && step.byVote !== undefined)
    expect([votes(transfer170), votes(transfer)]).toEqual([true, false])
  })

  test.each([
    ['division-head', undefined],
    ['division-deputy', undefined],
    ['department-deputy', 'not-met'],
  ] as [PostLevel, string | undefined][])(
    'of a division head to a post as %s: planning is %s',
    (level, expected) => {
      const found = checkEligibility(pinned(transfer).eligibility, record(), { ...post, level }, on)
      expect(found.find(({ criterion }) => criterion === 'planning')?.answer).toBe(expected)
    },
  )

  test('170 art. 27: an allowance that was higher is kept six months', () => {
    expect(transfer.procedure?.moving?.allowanceKept).toMatchObject({
      value: 6,
      article: { en: 'Decree 170/2025/NĐ-CP art. 27 as amended by Decree 300/2026/NĐ-CP' },
    })
  })
})

describe('170 art. 26: a secondment', () => {
  test('has the receiving body, the person, both bodies in writing, and then the authority', () => {
    expect(secondment.procedure?.steps.map(({ key }) => key)).toEqual([
      ...['receiving-opinion', 'candidate-meeting', 'refusal-check', 'written-agreement', 'decision'],
    ])
    expect(secondmentEnd.procedure?.steps.map(({ key }) => key)).toEqual(['receiving-opinion', 'decision'])
  })

  test('lasts three years at the most, and is prolonged for an urgent task alone since 2026-08-01', () => {
    expect(secondment.procedure?.approval.endsWithin?.value).toBe(36)
    expect(secondment170.procedure?.approval.endsWithin?.value).toBe(36)
    expect(secondment.procedure?.moving?.prolongedFor?.value).toEqual(['urgent-task'])
    expect(secondment170.procedure?.moving?.prolongedFor).toBeUndefined()
  })

  test('is of nobody of art. 25.5; whoever is on one is prolonged', () => {
    expect(excluded(measured('discipline-review'), NOT_SECONDED)).toEqual([at('25.5a')])
    expect(excluded(record({ secondedUntil: '2027-06-30' }), NOT_SECONDED)).toEqual([])
  })
})
