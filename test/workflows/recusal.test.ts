import { expect, test } from '@jest/globals'
import type { TaskResults } from '../../domain/procedure/tasks.js'
import { recordsOf } from '../support/procedure-rows.js'
import { confirmEligibility, convene, goTo, presentPrograms } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { refusal } from '../support/procedures.js'
import { launchOf, OFFICE, VOTERS } from '../support/small-office.js'

/** Who stands back where a candidate is close to them (Regulation 114/2023). */

const stack = useProcedures()

async function declare(person: string, relative: string, kind: string): Promise<void> {
  await stack().pool.query(
    `INSERT INTO relations (person_id, relative_id, kind, declared_on, source) VALUES ($1, $2, $3, '2026-01-05', 'Bản kê khai')`,
    [person, relative, kind],
  )
}

test('a near relative of a candidate neither takes nor does a task of a group, until the relation has ended', async () => {
  const [an = '', binh = ''] = await stack().candidates(2)
  // Declared by the candidate: the officer is the sibling of their spouse.
  await declare(binh, 'officer', 'spouse-sibling')
  const it = await stack().launch({ candidates: [an, binh] })
  const before = await recordsOf(stack(), it).case()
  const ofAnother = await it.task('confirm-eligibility', an)
  const recused = { code: 'recused', candidate: binh }
  expect(await refusal(it.say('officer', 'claimTask', { task: ofAnother }))).toEqual(recused)
  const confirmed: TaskResults['confirm-eligibility'] = { decision: 'confirm', waivers: [] }
  expect(await refusal(it.complete('officer', 'confirm-eligibility', confirmed, an))).toEqual(recused)
  expect(await recordsOf(stack(), it).case()).toEqual(before)

  await it.complete('officer2', 'confirm-eligibility', { decision: 'reject', reason: 'Không đạt' }, binh)
  await it.complete('officer2', 'confirm-eligibility', confirmed, an)
  await presentPrograms(it, [an])
  // Of those who are left, nobody is close to the officer.
  await convene(it)
  await stack().pool.query("UPDATE relations SET ended_on = '2026-01-06', ended_reason = 'Ly hôn'")

  const next = await stack().launch({ candidates: [binh] })
  await confirmEligibility(next)
})

test('a rule set without degrees of kinship lets everybody act', async () => {
  const [an = ''] = await stack().candidates(1)
  await declare('officer2', an, 'sibling')
  const { ruleSet } = launchOf()
  const { recusal: _, ...without } = ruleSet
  const it = await stack().launch({ candidates: [an], ruleSet: without })
  await it.complete('officer2', 'confirm-eligibility', { decision: 'confirm', waivers: [] })
  await stack().pool.query('DELETE FROM relations')
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
