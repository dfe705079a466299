import { describe, expect, test } from '@jest/globals'
import type { CriterionResult } from '../../domain/eligibility/criterion.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { PureCase } from '../support/pure-case.js'

const WORDS = { vi: 'x', en: 'x' }
/** What the records say of whoever is not in the planning. */
const NOT_PLANNED: CriterionResult = {
  criterion: 'planning',
  title: WORDS,
  answer: 'not-met',
  article: WORDS,
  evidence: WORDS,
  waivable: true,
}

/** The officer waives the planning for one candidate. */
function waive(it: PureCase, candidate: PersonId): void {
  it.state = {
    ...it.state,
    tasks: it.state.tasks.map((task) => ({
      ...task,
      gathered: { eligibility: { on: '2026-01-01', results: [NOT_PLANNED] } },
    })),
  }
  const task = it.state.tasks.find((open) => open.candidate === candidate)
  const waivers = [{ criterion: 'planning' as const, reason: 'Nhân sự từ nguồn khác' }]
  const refusal = it.say('officer', 'completeTask', {
    task: task?.id ?? '',
    kind: 'confirm-eligibility',
    result: { decision: 'confirm', waivers },
  })
  expect(refusal).toBeUndefined()
}

const recorded = ({ changes }: PureCase, candidate: PersonId) =>
  changes.flatMap(({ candidates }) => candidates.filter(({ personId }) => personId === candidate)).at(-1)

describe('a criterion that was waived', () => {
  test.each(['an', 'org:7:an', ':an', 'an:1'])(
    'is waived for %s, whatever signs the id holds',
    (candidate) => {
      const it = new PureCase({ candidates: [candidate, 'binh'] })
      waive(it, candidate)
      expect(recorded(it, candidate)?.waivers).toMatchObject([{ criterion: 'planning', by: 'officer' }])
      expect(recorded(it, 'binh')?.waivers).toEqual([])
    },
  )

  test('stays on record when the candidate leaves', () => {
    const it = new PureCase({ candidates: ['an', 'binh'] })
    waive(it, 'an')
    it.say('officer', 'blockCandidate', { candidate: 'an', reason: 'Bị kỷ luật' })
    expect(recorded(it, 'an')).toMatchObject({ status: 'blocked', waivers: [{ criterion: 'planning' }] })
  })
})
