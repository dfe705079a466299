import { describe, expect, test } from '@jest/globals'
import { addMonths } from '../../domain/deadlines/dates.js'
import { daysOf, stagesAhead, stagesLeft } from '../../domain/procedure/plan.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { flowRules, lawOfCase } from '../../domain/rules/rule-set.js'
import { today } from '../support/procedure-steps.js'
import { PureCase } from '../support/pure-case.js'
import { membersOf, SUBJECT } from '../support/small-office.js'
import { usualAnswer } from '../support/usual-answers.js'

const PROCEDURES = RULE_SETS.flatMap((ruleSet) =>
  (ruleSet.procedure?.kinds ?? []).map(
    (kind) => [`${ruleSet.id} ${ruleSet.version}, ${kind}`, { ruleSet, kind }] as const,
  ),
)

const DECISION = {
  ...{ outcome: 'approved', resolutionNumber: '1-QĐ/TU', signedOn: today(), effectiveOn: today() },
  ...{ keepsFormerPost: false, bodyVotes: { inFavour: 5, against: 0 }, signatory: 'Bí thư' },
}

/** One answer to each kind of task, in the order in which a case that goes well opens them, up to a stage. */
function walked(it: PureCase, until?: string): { stage: string; kind: TaskKind }[] {
  const opened: { stage: string; kind: TaskKind }[] = []
  for (let step = 0; step < 100 && it.state.tasks.length > 0; step += 1) {
    const [task] = it.state.tasks
    if (!task || task.stage === until) break
    const last = opened.at(-1)
    if (last?.stage !== task.stage || last.kind !== task.kind)
      opened.push({ stage: task.stage, kind: task.kind })
    const { assignee, gathered } = task
    const named = gathered?.electorate?.map(({ person }) => person) ?? []
    const result =
      task.kind === 'record-decision'
        ? { ...DECISION, ...moreOf(it.state.launch.kind) }
        : usualAnswer(task.kind, {
            about: task.about,
            ...{ named, present: 15, document: { documentId: 'd', sha256: 'x' } },
          })
    const able =
      'person' in assignee
        ? [assignee.person]
        : membersOf(assignee.group).filter((person) => !assignee.except.includes(person))
    const refused = it.say(able[0] ?? '', 'completeTask', { task: task.id, kind: task.kind, result } as never)
    if (refused) throw new Error(`${task.kind}: ${JSON.stringify(refused)}`)
  }
  return opened
}

function moreOf(kind: string): object {
  if (['reappointment', 'extension', 'rotation'].includes(kind)) return { termEndsOn: '2090-01-01' }
  if (kind === 'secondment') return { termEndsOn: addMonths(today(), 12) }
  if (kind === 'rotation-end') return { afterRotation: 'stays' }
  return {}
}

describe('the plan of a procedure is what its workflow asks where nothing goes wrong', () => {
  test.each(PROCEDURES)('%s', (_, { ruleSet, kind }) => {
    const law = lawOfCase(ruleSet)
    const ahead = stagesAhead({
      ...{ stages: law.stages, ...flowRules(law.ruleSet) },
      ...{ level: SUBJECT.level, electionByTwo: true, isProposed: false },
    })
    const planned = ahead.flatMap(({ stage, tasks }) =>
      tasks.map((task) => ({ stage: stage.key, kind: task.kind })),
    )
    const it = new PureCase({ kind, ...law, twoPeopleFor: ['election-results'] })
    expect(walked(it)).toEqual(planned)
    expect(daysOf(ahead).workingDays).toBeGreaterThan(0)
  })
})

describe('the vote of the present workplace of Decree 170 as issued, art. 33.3', () => {
  const law = lawOfCase(
    RULE_SETS.find(({ id }) => id === 'from-elsewhere-170-2025') ?? (RULE_SETS[0] as never),
  )
  const given = { givenBy: 'Sở', givenOn: today(), summary: 'Ý kiến' }
  const asked = () => {
    const it = new PureCase(law)
    walked(it, 'workplace-opinion')
    const [task] = it.state.tasks
    return (result: object) =>
      it.say('officer', 'completeTask', { task: task?.id ?? '', kind: 'give-opinion', result } as never)
  }

  test.each([
    ['agree', { agree: 7, of: 12 }],
    ['agree', { agree: 6, of: 12 }],
    ['disagree', { agree: 6, of: 12 }],
    ['disagree', { agree: 5, of: 12 }],
  ])('lets it %s with %j: at exactly half its head decides', (opinion, votes) => {
    expect(asked()({ ...given, opinion, votes })).toBeUndefined()
  })

  test.each([
    ['agree', { agree: 5, of: 12 }, 'opinion-not-as-voted', 'opinion'],
    ['disagree', { agree: 7, of: 12 }, 'opinion-not-as-voted', 'opinion'],
    ['agree', undefined, 'opinion-not-as-voted', 'votes'],
    ['agree', { agree: 13, of: 12 }, 'count-inconsistent', 'votes.agree'],
  ])('does not let it %s with %j', (opinion, votes, code, field) => {
    expect(asked()({ ...given, opinion, ...(votes && { votes }) })).toMatchObject({ code, field })
  })
})

describe('the opinion of the party committee of art. 33.2(đ)', () => {
  const law = lawOfCase(RULE_SETS.find(({ id }) => id === 'decree-300-2026') ?? (RULE_SETS[0] as never))
  const outcomeOf = (it: PureCase) =>
    it.state.stages[law.stages.findIndex(({ key }) => key === 'party-opinion')]?.outcome
  const shownAt = (it: PureCase) =>
    it.changes
      .flatMap(({ tasksOpened }) => tasksOpened)
      .find(({ stage, kind }) => stage === 'step-4' && kind === 'convene-vote')?.about.shown

  test('is neither asked nor planned nor put before step 4 where the committee leads comprehensively', () => {
    const subject = { ...SUBJECT, partyLeads: true }
    const it = new PureCase({ ...law, subject })
    const ahead = stagesAhead({
      ...{ stages: law.stages, ...flowRules(law.ruleSet), partyLeads: true },
      ...{ level: SUBJECT.level, electionByTwo: true, isProposed: false },
    })
    const planned = ahead.flatMap(({ stage, tasks }) =>
      tasks.map((task) => ({ stage: stage.key, kind: task.kind })),
    )
    expect(walked(it)).toEqual(planned)
    expect(planned.map(({ stage }) => stage)).not.toContain('party-opinion')
    expect(outcomeOf(it)).toMatchObject({
      ...{ outcome: 'skipped', because: 'party-leads' },
      article: { en: expect.stringContaining('33.2(đ)') },
    })
    expect(shownAt(it)).toEqual(['counts-so-far', 'verified-issues'])
  })

  test.each([
    [false, 'party-does-not-lead'],
    [undefined, 'not-on-record'],
  ])('is asked where it does not lead, or nothing is on record: %s', (partyLeads, because) => {
    const it = new PureCase({
      ...law,
      subject: { ...SUBJECT, ...(partyLeads !== undefined && { partyLeads }) },
    })
    walked(it)
    expect(outcomeOf(it)).toMatchObject({ outcome: 'passed', asked: { because } })
    expect(shownAt(it)).toEqual(['counts-so-far', 'party-committee-opinion', 'verified-issues'])
  })
})

describe('a public employee who is to be relieved, Decree 115/2020 art. 54', () => {
  const law = lawOfCase(RULE_SETS.find(({ id }) => id === 'relief-115-2020') ?? (RULE_SETS[0] as never))
  const ground = { grounds: [{ code: '54.1d' }], reason: 'Lý do khác' }
  const planOf = (more: object) =>
    stagesAhead({
      ...{ stages: law.stages, ...flowRules(law.ruleSet), ...more },
      ...{ level: SUBJECT.level, electionByTwo: true, isProposed: false },
    }).flatMap(({ stage, tasks }) => tasks.map((task) => ({ stage: stage.key, kind: task.kind })))
  const outcomeOf = (it: PureCase) =>
    it.state.stages[law.stages.findIndex(({ key }) => key === 'joint-vote')]?.outcome

  test('is voted on as art. 55.2 has it where no letter was handed in', () => {
    const it = new PureCase({ kind: 'relief', ...law, ground })
    expect(walked(it)).toEqual(planOf({}))
    expect(planOf({}).map(({ stage }) => stage)).toContain('joint-vote')
    expect(outcomeOf(it)).toMatchObject({ outcome: 'passed', selected: expect.any(String) })
  })

  test('is voted on by nobody where there is a letter: the proposal goes up for decision', () => {
    const it = new PureCase({ kind: 'relief', ...law, ground: { ...ground, byLetter: true } })
    expect(walked(it)).toEqual(planOf({ byLetter: true }))
    expect(outcomeOf(it)).toMatchObject({
      ...{ outcome: 'skipped', because: 'by-letter' },
      article: { en: expect.stringContaining('art. 54') },
    })
    expect(it.state.status).toBe('completed')
  })
})

test.each(['dismissal', 'dismissal-170-2025', 'dismissal-115-2020'])(
  '%s asks who is in a standing committee that the records do not have, art. 53.2, and art. 55.2 of Decree 115',
  (id) => {
    const it = new PureCase({
      kind: 'dismissal',
      ...lawOfCase(RULE_SETS.find((each) => each.id === id) ?? (RULE_SETS[0] as never)),
    })
    walked(it, 'joint-vote')
    const [task] = it.state.tasks
    const convened = task?.gathered?.electorate?.map(({ person }) => person) ?? []
    const meeting = { meetingOn: today(), convened, absences: [] }
    const say = (result: object) =>
      it.say('officer', 'completeTask', { task: task?.id, kind: task?.kind, result } as never)
    expect(say(meeting)).toMatchObject({ code: 'standing-committee-needed', field: 'corrections' })
    const corrections = [{ personId: 'm1', reason: 'Ủy viên ban thường vụ' }]
    expect(say({ ...meeting, convened: [...convened, 'm1'], corrections })).toBeUndefined()
  },
)

describe('what is left of it', () => {
  const law = lawOfCase(
    RULE_SETS.find(({ procedure }) => procedure?.type === 'short') ?? (RULE_SETS[0] as never),
  )
  const ahead = stagesAhead({
    ...{ stages: law.stages, ...flowRules(law.ruleSet) },
    ...{ level: SUBJECT.level, electionByTwo: false, isProposed: false },
  })
  const left = (stage: string | null, open: TaskKind[]) =>
    stagesLeft(ahead, { stage, open }).flatMap(({ tasks }) => tasks.map(({ kind }) => kind))

  test('begins after the task that is open, and is nothing once the case is over', () => {
    const [first] = law.stages
    const all = ahead.flatMap(({ tasks }) => tasks.map(({ kind }) => kind))
    expect(left(first?.key ?? '', ['confirm-eligibility'])).toEqual(all.slice(1))
    expect(left(null, [])).toEqual([])
  })

  test('of two candidates it follows the one who is behind in the stage', () => {
    const stage = law.stages[1]?.key ?? ''
    expect(left(stage, ['review-action-program', 'submit-action-program'])[0]).toBe('review-action-program')
    expect(left(stage, ['review-action-program'])[0]).toBe('convene-vote')
  })
})
