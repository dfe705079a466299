import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { decree335 } from '../../domain/rules/decree-335-2025.js'
import { today } from '../support/procedure-steps.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { must, newCandidates, seen } from './walk.js'

let office: HttpOffice
beforeAll(async () => {
  office = await startHttpOffice()
})
afterAll(() => office.stop())

const FIRST_YEAR_OF_POINTS = Number(decree335.inForce.from.slice(0, 4))
const INPUTS = decree335.evaluation?.inputs.value ?? []

/** A "good" year, as that year was evaluated. */
function goodIn(year: number): object {
  if (year < FIRST_YEAR_OF_POINTS) return { grade: 'good', evidence: `Thông báo 31-TB/TU ngày 20/12/${year}` }
  return { points: 80, inputs: Object.fromEntries(INPUTS.map((input) => [input, 80])) }
}

async function evaluations(candidate: string): Promise<{ answer: string; evidence: string }> {
  const seatId = await insertSeat(office.pool, OFFICE.post)
  const body = { kind: 'appointment', seatId, candidates: [candidate] }
  const { id } = must(await office.as('officer').post('/v1/procedures', body), 201).body
  const { eligibility } = await seen(office, id)
  return eligibility[0].results.find(({ criterion }: { criterion: string }) => criterion === 'evaluations')
}

test('the last three years feed eligibility, with points and from before there were points', async () => {
  const [candidate = ''] = await newCandidates(office, 1)
  await office.pool.query('DELETE FROM evaluations WHERE person_id = $1', [candidate])
  expect(await evaluations(candidate)).toMatchObject({ answer: 'unknown' })
  const thisYear = Number(today().slice(0, 4))
  const years = [thisYear - 3, thisYear - 2, thisYear - 1]
  for (const year of years) {
    must(await office.as('officer').put(`/v1/evaluations/${candidate}/${year}`, goodIn(year)), 201)
  }
  const { answer, evidence } = await evaluations(candidate)
  expect(answer).toBe('met')
  for (const year of years) expect(evidence).toContain(`${year}`)
})
