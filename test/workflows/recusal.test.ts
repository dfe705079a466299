import { expect, test } from '@jest/globals'
import type { TaskResults } from '../../domain/procedure/task-kinds.js'
import { recordsOf } from '../support/procedure-rows.js'
import { confirmEligibility, convene, goTo, presentPrograms, voteOf } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { refusal } from '../support/procedures.js'
import { actor, launchOf, OFFICE, VOTERS } from '../support/small-office.js'

/** Who stands back where a candidate is close to them, or an interest ties them (Regulation 114/2023). */

const stack = useProcedures()

async function declare(person: string, relative: string, kind: string): Promise<void> {
  await stack().pool.query(
    `INSERT INTO relations (person_id, relative_id, kind, declared_on, source) VALUES ($1, $2, $3, '2026-01-05', 'Bản kê khai')`,
    [person, relative, kind],
  )
}

interface Interest {
  person: string
  other?: string
  unit?: string
  endedOn?: string
}

async function declareInterest({ person, other, unit, endedOn }: Interest): Promise<void> {
  await stack().pool.query(
    `INSERT INTO interests (person_id, kind, what, other_id, unit_id, declared_on, source, recorded_by, recorded_at, ended_on, ended_reason, ended_by)
     VALUES ($1, 'loan', 'Cho vay', $2, $3, '2026-01-05', 'Bản kê khai', 'officer2', now(), $4::date,
             CASE WHEN $4::date IS NOT NULL THEN 'Đã trả' END, CASE WHEN $4::date IS NOT NULL THEN 'officer2' END)`,
    [person, other, unit, endedOn],
  )
}

test('a near relative of a candidate neither takes nor does a task of a group, until the relation has ended', async () => {
  const [an = '', binh = ''] = await stack().candidates(2)
  // Declared by the candidate: the officer is the sibling of their spouse.
  await declare(binh, 'officer', 'spouse-sibling')
  const it = await stack().launch({ candidates: [an, binh], launchedBy: actor('officer2') })
  const before = await recordsOf(stack(), it).case()
  const ofAnother = await it.task('confirm-eligibility', an)
  const recused = { code: 'recused', because: 'relation', candidate: binh }
  expect(await refusal(it.say('officer', 'claimTask', { task: ofAnother }))).toEqual(recused)
  const confirmed: TaskResults['confirm-eligibility'] = { decision: 'confirm', waivers: [] }
  expect(await refusal(it.complete('officer', 'confirm-eligibility', confirmed, an))).toEqual(recused)
  expect(await recordsOf(stack(), it).case()).toEqual(before)

  await it.complete('officer2', 'confirm-eligibility', { decision: 'reject', reason: 'Không đạt' }, binh)
  await it.complete('officer2', 'confirm-eligibility', confirmed, an)
  await presentPrograms(it, [an])
  // Whom the check rejected may come back by a return: the officer still stands back.
  expect(await refusal(convene(it))).toEqual(recused)
  await stack().pool.query("UPDATE relations SET ended_on = '2026-01-06', ended_reason = 'Ly hôn'")
  await convene(it)

  const next = await stack().launch({ candidates: [binh] })
  await confirmEligibility(next)
})

test('nor does whoever declared an interest tied to a candidate or to the unit of the post, nor whom a candidate named', async () => {
  const [an = ''] = await stack().candidates(1)
  const it = await stack().launch({ candidates: [an] })
  const act = () =>
    refusal(it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] }))
  const tied = async (interest: Interest) => {
    await declareInterest(interest)
    const refused = await act()
    await stack().pool.query('DELETE FROM interests')
    return refused
  }
  expect(await tied({ person: 'officer', other: an })).toEqual({
    ...{ code: 'recused', because: 'interest', candidate: an },
  })
  expect(await tied({ person: an, other: 'officer' })).toEqual({
    ...{ code: 'recused', because: 'interest', candidate: an },
  })
  // The unit of the post, and one above it.
  const unit = { code: 'recused', because: 'interest' }
  expect(await tied({ person: 'officer', unit: OFFICE.department })).toEqual(unit)
  expect(await tied({ person: 'officer', unit: OFFICE.province })).toEqual(unit)

  // An interest elsewhere, one between others, one that is over: none of them ties the officer to this case.
  await declareInterest({ person: 'officer' })
  await declareInterest({ person: 'officer', other: 'officer2' })
  await declareInterest({ person: an, unit: OFFICE.department })
  await declareInterest({ person: 'officer', unit: OFFICE.department, endedOn: '2026-02-01' })
  await confirmEligibility(it)
  await stack().pool.query('DELETE FROM interests')
})

test('a candidate neither launches nor steers their own procedure, nor does a task of a group on it, under any rules', async () => {
  const [an = ''] = await stack().candidates(1)
  const { ruleSet } = launchOf()
  const { recusal: _, ...without } = ruleSet
  const self = { code: 'recused', because: 'candidate', candidate: an }
  const launchedBy = { ...actor('officer'), personId: an }
  const launching = stack().launch({ candidates: [an], ruleSet: without, launchedBy })
  expect(await refusal(launching)).toEqual(self)

  const it = await stack().launch({ candidates: [an], ruleSet: without })
  const before = await recordsOf(stack(), it).case()
  await stack().pool.query(
    "INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ($1, $2, 'member', '2020-01-01')",
    [OFFICE.office, an],
  )
  const asCandidate = { ...actor('officer'), personId: an }
  const reason = { reason: 'Tự xử lý' }
  for (const [command, input] of [
    ['suspendCase', reason],
    ['withdrawCase', reason],
    ['blockCandidate', { candidate: an, ...reason }],
    ['claimTask', { task: await it.task('confirm-eligibility', an) }],
  ] as const) {
    expect([command, await refusal(it.say(asCandidate, command, input as never))]).toEqual([command, self])
  }
  expect(await recordsOf(stack(), it).case()).toEqual(before)
  // One's own withdrawal is one's own.
  await it.say(an, 'withdrawCandidate', { candidate: an, ...reason })
})

test('whoever is tied to a candidate launches and steers nothing, and is given no task of it', async () => {
  const [an = ''] = await stack().candidates(1)
  const it = await stack().launch({ candidates: [an] })
  await goTo(it, 'collective-vote')
  await convene(it)
  await it.say('teller1', 'claimTask', { task: await it.task('enter-count') })
  await declare(an, 'officer', 'spouse')
  const recused = { code: 'recused', because: 'relation', candidate: an }
  expect(await refusal(stack().launch({ candidates: [an] }))).toEqual(recused)
  const reason = { reason: 'Vì người thân' }
  const task = await it.task('enter-count')
  const before = await recordsOf(stack(), it).case()
  for (const [command, input] of [
    ['suspendCase', reason],
    ['withdrawCase', reason],
    ['blockCandidate', { candidate: an, ...reason }],
    ['withdrawCandidate', { candidate: an, ...reason }],
    ['returnCase', { stage: 'planning-check', keep: [], ...reason }],
    ['annulVote', { vote: voteOf(it), ...reason }],
    ['releaseTask', { task }],
    ['reassignTask', { task, to: 'teller2', ...reason }],
  ] as const) {
    expect([command, await refusal(it.say('officer', command, input as never))]).toEqual([command, recused])
  }
  expect(await recordsOf(stack(), it).case()).toEqual(before)
  await it.say('officer2', 'suspendCase', reason)
  expect(await refusal(it.say('officer', 'resumeCase', reason))).toEqual(recused)
  await it.say('officer2', 'resumeCase', reason)

  await declare(an, 'teller2', 'sibling')
  expect(await refusal(it.say('officer2', 'reassignTask', { task, to: 'teller2', ...reason }))).toEqual({
    ...{ code: 'holder-recused', field: 'to', person: 'teller2' },
  })
  // What one has claimed one gives back, tied or not.
  await declare(an, 'teller1', 'sibling')
  await it.say('teller1', 'releaseTask', { task })
  await it.say('officer2', 'reassignTask', { task, to: 'teller3', ...reason })
  await stack().pool.query('DELETE FROM relations')
})

test('whom a step left behind is no bystander: neither they nor their relatives bring them back', async () => {
  const [an = '', binh = ''] = await stack().candidates(2)
  const it = await stack().launch({ candidates: [an, binh] })
  await goTo(it, 'approval')
  const loser = { ...actor('officer'), personId: binh }
  const reason = { reason: 'Bỏ phiếu lại' }
  const annulled = { vote: voteOf(it), ...reason }
  expect(await refusal(it.say(loser, 'annulVote', annulled))).toMatchObject({ because: 'candidate' })
  await declare('officer', binh, 'spouse')
  expect(await refusal(it.say('officer', 'annulVote', annulled))).toMatchObject({ because: 'relation' })
  // Who withdrew is nobody's concern any more, but stays one of its people.
  await it.say('officer2', 'annulVote', annulled)
  await it.say(binh, 'withdrawCandidate', { candidate: binh, ...reason })
  expect(await refusal(it.say(loser, 'suspendCase', reason))).toMatchObject({ because: 'candidate' })
  await it.say('officer', 'suspendCase', reason)
  await stack().pool.query('DELETE FROM relations')
})

test('a rule set without degrees of kinship and kinds of interests lets everybody act', async () => {
  const [an = ''] = await stack().candidates(1)
  await declare('officer2', an, 'sibling')
  await declareInterest({ person: 'officer2', other: an })
  const { ruleSet } = launchOf()
  const { recusal: _, ...without } = ruleSet
  const it = await stack().launch({ candidates: [an], ruleSet: without })
  await it.complete('officer2', 'confirm-eligibility', { decision: 'confirm', waivers: [] })
  await stack().pool.query('DELETE FROM relations; DELETE FROM interests')
})

test('where the rule set has it so, those on the ballot do not vote on it, and need no reason for staying away', async () => {
  const [an = ''] = await stack().candidates(1)
  await stack().pool.query(
    "INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ($1, $2, 'member', '2020-01-01')",
    [OFFICE.electorate, an],
  )
  const { ruleSet } = launchOf()
  const article = { vi: 'Mục 3', en: '§ 3' }
  const noVote = { recusedRelatives: { value: [], article }, candidatesVote: { value: false, article } }
  const barred = await stack().launch({ candidates: [an], ruleSet: { ...ruleSet, recusal: noVote } })
  await goTo(barred, 'collective-vote')
  expect(await refusal(convene(barred, { convened: [...VOTERS, an] }))).toEqual({
    ...{ code: 'candidate-does-not-vote', field: 'convened.15', person: an, article },
  })
  await convene(barred)

  await barred.say('officer', 'withdrawCase', { reason: 'Hết' })
  const shipped = await stack().launch({ candidates: [an] })
  await goTo(shipped, 'collective-vote')
  expect(await refusal(convene(shipped))).toMatchObject({ code: 'correction-needed', person: an })
  await convene(shipped, { convened: [...VOTERS, an] })
})
