import { describe, expect, test } from '@jest/globals'
import type { CriterionResult } from '../../domain/eligibility/criterion.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { TaskKind, TaskResults } from '../../domain/procedure/task-kinds.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { nextTelling, tellDeadlines } from '../../workflows/procedure/tasks/deadlines.js'
import { approvalOf, countOf, PROGRAM, today, winning } from '../support/procedure-steps.js'
import { PureCase } from '../support/pure-case.js'
import { VOTERS } from '../support/small-office.js'

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
const WAIVED = {
  decision: 'confirm',
  waivers: [{ criterion: 'planning', reason: 'Nhân sự từ nguồn khác' }],
} as const satisfies { decision: 'confirm'; waivers: unknown }
const waived = (): TaskResults['confirm-eligibility'] => ({ ...WAIVED, waivers: [...WAIVED.waivers] })

const openTask = ({ state }: PureCase, kind: TaskKind, candidate?: PersonId) =>
  state.tasks.find((task) => task.kind === kind && (candidate === undefined || task.candidate === candidate))

/** Completes the open task of that kind; answers the refusal, or nothing. */
function complete<Kind extends TaskKind>(
  it: PureCase,
  person: PersonId,
  kind: Kind,
  result: TaskResults[Kind],
  candidate?: PersonId,
): Refusal | undefined {
  return it.say(person, 'completeTask', { task: openTask(it, kind, candidate)?.id ?? 'none', kind, result })
}

/** Nobody of them is in the planning, by the records. */
function unplanned(it: PureCase): PureCase {
  const gathered = { eligibility: { on: '2026-01-01', results: [NOT_PLANNED] } }
  it.state = { ...it.state, tasks: it.state.tasks.map((task) => ({ ...task, gathered })) }
  return it
}

const waivers = ({ changes }: PureCase, candidate: PersonId) =>
  changes.flatMap(({ candidates }) => candidates.filter(({ personId }) => personId === candidate)).at(-1)
    ?.waivers

describe('a waiver where the case needs two people for it', () => {
  const begun = (candidates = ['an', 'binh']) =>
    unplanned(new PureCase({ candidates, twoPeopleFor: ['waivers'] }))

  test('is one when another of the office has confirmed it, and not before', () => {
    const it = begun()
    expect(complete(it, 'officer', 'confirm-eligibility', waived(), 'an')).toBeUndefined()
    expect(waivers(it, 'an')).toEqual([])
    expect(openTask(it, 'confirm-waivers', 'an')).toMatchObject({
      assignee: { group: 'g-office', except: ['officer', 'an'] },
      about: { waivers: WAIVED.waivers },
    })
    expect(complete(it, 'officer2', 'confirm-waivers', { confirmed: true }, 'an')).toBeUndefined()
    expect(waivers(it, 'an')).toMatchObject([
      { criterion: 'planning', by: 'officer', on: today(), confirmedBy: 'officer2', confirmedOn: today() },
    ])
  })

  test('is judged again when it is confirmed', () => {
    const it = begun()
    complete(it, 'officer', 'confirm-eligibility', waived(), 'an')
    complete(it, 'officer2', 'confirm-waivers', { confirmed: true }, 'an')
    expect(it.changes.at(-1)).toMatchObject({ guard: { person: 'an', waived: ['planning'] } })
  })

  test('is not confirmed by whoever entered it, nor by the candidate', () => {
    const it = begun(['officer2', 'binh'])
    complete(it, 'officer', 'confirm-eligibility', waived(), 'officer2')
    for (const person of ['officer', 'officer2']) {
      expect(complete(it, person, 'confirm-waivers', { confirmed: true }, 'officer2')).toMatchObject({
        code: 'second-entry-by-first-person',
      })
    }
    expect(complete(it, 'secretary', 'confirm-waivers', { confirmed: true }, 'officer2')).toMatchObject({
      code: 'not-the-assignee',
    })
  })

  test('is sent back with the reason, and entered anew', () => {
    const it = begun()
    complete(it, 'officer', 'confirm-eligibility', waived(), 'an')
    const sentBack = { confirmed: false, reason: 'Chưa đủ căn cứ' } as const
    expect(complete(it, 'officer2', 'confirm-waivers', sentBack, 'an')).toBeUndefined()
    expect(it.changes.at(-1)?.guard).toBeUndefined()
    expect(waivers(it, 'an')).toEqual([])
    expect(openTask(it, 'confirm-eligibility', 'an')?.about).toEqual({
      notConfirmedBecause: 'Chưa đủ căn cứ',
    })
    unplanned(it)
    complete(it, 'officer2', 'confirm-eligibility', waived(), 'an')
    expect(openTask(it, 'confirm-waivers', 'an')?.assignee).toMatchObject({ except: ['officer2', 'an'] })
    complete(it, 'officer', 'confirm-waivers', { confirmed: true }, 'an')
    expect(waivers(it, 'an')).toMatchObject([{ by: 'officer2', confirmedBy: 'officer' }])
  })

  test('does not stay on record of a candidate who leaves before it is confirmed', () => {
    const it = begun()
    complete(it, 'officer', 'confirm-eligibility', waived(), 'an')
    it.say('officer', 'blockCandidate', { candidate: 'an', reason: 'Bị kỷ luật' })
    expect(waivers(it, 'an')).toEqual([])
    expect(openTask(it, 'confirm-waivers')).toBeUndefined()
  })

  test('stays on record of a candidate who leaves after it was sent back and confirmed', () => {
    const it = begun()
    complete(it, 'officer', 'confirm-eligibility', waived(), 'an')
    complete(it, 'officer2', 'confirm-waivers', { confirmed: false, reason: 'x' }, 'an')
    unplanned(it)
    complete(it, 'officer', 'confirm-eligibility', waived(), 'an')
    complete(it, 'officer2', 'confirm-waivers', { confirmed: true }, 'an')
    it.say('officer', 'blockCandidate', { candidate: 'an', reason: 'Bị kỷ luật' })
    expect(waivers(it, 'an')).toMatchObject([{ criterion: 'planning', confirmedBy: 'officer2' }])
  })

  test('asks for nobody where nothing is waived', () => {
    const it = new PureCase({ candidates: ['an'], twoPeopleFor: ['waivers'] })
    complete(it, 'officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] })
    expect(it.state.tasks.map(({ kind }) => kind)).toEqual(['submit-action-program'])
  })

  test.each([[undefined], [[]], [['election-results']]] as const)(
    'needs one person where the launch says %j',
    (twoPeopleFor) => {
      const it = unplanned(
        new PureCase({ candidates: ['an'], ...(twoPeopleFor && { twoPeopleFor: [...twoPeopleFor] }) }),
      )
      complete(it, 'officer', 'confirm-eligibility', waived())
      expect(waivers(it, 'an')).toEqual([
        { criterion: 'planning', reason: 'Nhân sự từ nguồn khác', by: 'officer', on: today() },
      ])
      expect(it.state.tasks.map(({ kind }) => kind)).toEqual(['submit-action-program'])
    },
  )
})

const ELECTED = { electedOn: today(), elected: true, votesFor: 40, voters: 45 }
const RATIFIED = {
  ratified: true,
  resolutionNumber: '11-QĐ/TTg',
  signedOn: today(),
  effectiveOn: today(),
  keepsFormerPost: false,
} as const

/** A nomination that waits for the result of the election. */
function introduced(twoPeopleFor: ('waivers' | 'election-results')[]): PureCase {
  const it = new PureCase({ kind: 'nomination', candidates: ['an'], twoPeopleFor })
  complete(it, 'officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] })
  complete(it, 'an', 'submit-action-program', PROGRAM)
  complete(it, 'reviewer', 'review-action-program', { accepted: true })
  complete(it, 'officer', 'convene-vote', { meetingOn: today(), convened: VOTERS, absences: [] })
  for (const teller of ['teller1', 'teller2']) complete(it, teller, 'enter-count', countOf(winning(['an'])))
  complete(it, 'secretary', 'record-decision', approvalOf())
  complete(it, 'member1', 'confirm-decision', { confirmed: true })
  complete(it, 'officer', 'record-introduction', { introducedOn: today(), resolutionNumber: '9-TB/TU' })
  return it
}

describe('the result of an election and its ratification, where the case needs two people for them', () => {
  test('are entered by one of the office and confirmed by another', () => {
    const it = introduced(['election-results'])
    expect(complete(it, 'officer', 'record-election-result', ELECTED)).toBeUndefined()
    expect(it.state.tasks).toMatchObject([
      {
        kind: 'confirm-election-result',
        assignee: { group: 'g-office', except: ['officer', 'an'] },
        about: { election: ELECTED },
      },
    ])
    expect(complete(it, 'officer', 'confirm-election-result', { confirmed: true })).toMatchObject({
      code: 'second-entry-by-first-person',
    })
    expect(complete(it, 'officer2', 'confirm-election-result', { confirmed: true })).toBeUndefined()
    expect(complete(it, 'officer2', 'record-ratification', RATIFIED)).toBeUndefined()
    expect(it.state.status).toBe('running')
    expect(it.state.tasks).toMatchObject([
      {
        kind: 'confirm-ratification',
        assignee: { except: ['officer2', 'an'] },
        about: { ratification: RATIFIED },
      },
    ])
    expect(complete(it, 'officer2', 'confirm-ratification', { confirmed: true })).toMatchObject({
      code: 'second-entry-by-first-person',
    })
    expect(complete(it, 'officer', 'confirm-ratification', { confirmed: true })).toBeUndefined()
    expect(it.state).toMatchObject({ status: 'completed', effect: { person: 'an' } })
  })

  test('are judged again when they are confirmed: the criteria by which somebody takes office', () => {
    const it = introduced(['election-results'])
    complete(it, 'officer', 'record-election-result', ELECTED)
    complete(it, 'officer2', 'confirm-election-result', { confirmed: true })
    complete(it, 'officer', 'record-ratification', RATIFIED)
    expect(it.changes.at(-1)?.guard).toEqual({ person: 'an', waived: [] })
    complete(it, 'officer2', 'confirm-ratification', { confirmed: true })
    expect(it.changes.at(-1)?.guard).toEqual({ person: 'an', waived: [] })
  })

  test('are sent back with the reason, and entered anew', () => {
    const it = introduced(['election-results'])
    const reason = 'Biên bản ghi 41 phiếu'
    complete(it, 'officer', 'record-election-result', { ...ELECTED, elected: false })
    complete(it, 'officer2', 'confirm-election-result', { confirmed: false, reason })
    expect(it.state.tasks).toMatchObject([
      { kind: 'record-election-result', about: { notConfirmedBecause: reason } },
    ])
    complete(it, 'officer2', 'record-election-result', { ...ELECTED, votesFor: 41 })
    complete(it, 'officer', 'confirm-election-result', { confirmed: true })
    complete(it, 'officer', 'record-ratification', { ratified: false, reason: 'x' })
    complete(it, 'officer2', 'confirm-ratification', { confirmed: false, reason })
    expect(it.state.tasks).toMatchObject([
      { kind: 'record-ratification', about: { notConfirmedBecause: reason } },
    ])
  })

  test('end the case only once they are confirmed', () => {
    const it = introduced(['election-results'])
    complete(it, 'officer', 'record-election-result', { ...ELECTED, elected: false })
    expect(it.state.status).toBe('running')
    complete(it, 'officer2', 'confirm-election-result', { confirmed: true })
    expect(it.state).toMatchObject({ status: 'stopped', ending: { because: 'not-elected' } })
  })

  test('need one person where the launch does not say so', () => {
    const it = introduced(['waivers'])
    complete(it, 'officer', 'record-election-result', ELECTED)
    complete(it, 'officer', 'record-ratification', RATIFIED)
    expect(it.state.status).toBe('completed')
  })
})

describe('where the office has nobody else', () => {
  test('the case is escalated at once, and whoever heads the group is told', () => {
    // `officer2` is the candidate: of the office only whoever entered it is left.
    const it = unplanned(new PureCase({ candidates: ['officer2'], twoPeopleFor: ['waivers'] }))
    complete(it, 'officer', 'confirm-eligibility', waived())
    const at = new Date().toISOString()
    expect(nextTelling(it.state)).toBe(openTask(it, 'confirm-waivers')?.openedAt)
    it.apply((state) => tellDeadlines(state, at), at)
    expect(it.changes.at(-1)).toMatchObject({
      tasksChanged: [{ kind: 'confirm-waivers', escalatedAt: at }],
      notices: [{ to: { superiorOf: { group: 'g-office' } }, kind: 'nobody-may' }],
    })
    expect(tellDeadlines(it.state, at)).toBeUndefined()
    expect(nextTelling(it.state)).toBeUndefined()
  })

  test('is not said of an office that has somebody', () => {
    const it = unplanned(new PureCase({ candidates: ['an'], twoPeopleFor: ['waivers'] }))
    complete(it, 'officer', 'confirm-eligibility', waived())
    expect(tellDeadlines(it.state, new Date().toISOString())).toBeUndefined()
  })

  test('is said of every task that is kept from some of its group: a review of the only reviewer', () => {
    const it = new PureCase({ candidates: ['reviewer'] })
    complete(it, 'officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] })
    complete(it, 'reviewer', 'submit-action-program', PROGRAM)
    expect(tellDeadlines(it.state, new Date().toISOString())?.notices).toMatchObject([{ kind: 'nobody-may' }])
  })
})
