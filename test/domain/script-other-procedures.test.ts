import { describe, expect, test } from '@jest/globals'
import { generateProvince } from '../../demonstration/generate-province.js'
import { walkThrough } from '../../demonstration/people/accounts.js'
import { afterDecisions } from '../../demonstration/procedures/decided-before.js'
import { scriptOtherProcedures } from '../../demonstration/procedures/script-other-cases.js'
import { scriptProcedures } from '../../demonstration/procedures/script-procedures.js'
import { ScriptWorld } from '../../demonstration/procedures/world.js'
import { currentStage } from '../../workflows/procedure/projection/rows.js'
import { rehearse } from '../support/rehearsal.js'

/** A proposal on that ground of the law, with the conclusion that shows it. */
const onGround = (code: string) => ({
  grounds: [{ code, paper: { number: expect.stringMatching(/KL/), on: expect.any(String) } }],
  reason: expect.any(String),
})

const TODAY = '2026-11-21'
const province = generateProvince(2026)
const short = scriptProcedures(province, TODAY)

const rehearsed = (today: string, of = province, beside = scriptProcedures(of, today)) => {
  // Each is rehearsed by the rows as the decisions of the short ones left them.
  const world = new ScriptWorld(afterDecisions(of, beside))
  return scriptOtherProcedures(of, today, beside).map((script) => ({
    ...script,
    ...rehearse(script.launch, world),
  }))
}
const others = rehearsed(TODAY, province, short)

describe('the procedures of the demonstration beside the short ones', () => {
  test('come after them, have no step that the rules refuse, and wait where they are to', () => {
    expect(others.flatMap(({ name, refused }) => (refused ? [{ name, refused }] : []))).toEqual([])
    expect(
      others.map(({ launch, state }) => [
        launch.caseId,
        launch.kind,
        currentStage(state),
        [...new Set(state.tasks.map(({ kind }) => kind))].join(),
      ]),
    ).toEqual([
      ['demo-061', 'appointment', 'policy', 'record-policy'],
      ['demo-062', 'appointment', 'step-1', 'convene-vote'],
      ['demo-063', 'appointment', 'step-2', 'enter-count'],
      ['demo-064', 'appointment', 'party-opinion', 'give-opinion'],
      ['demo-065', 'appointment', 'decision', 'submit-dossier'],
      ['demo-066', 'appointment', 'planning-check', 'confirm-eligibility'],
      ['demo-067', 'reappointment', 'self-report', 'submit-self-report'],
      ['demo-068', 'dismissal', 'joint-vote', 'convene-vote'],
      ['demo-069', 'rotation', 'receiving-opinion', 'give-opinion'],
      ['demo-070', 'relief', 'decision', 'record-decision'],
      ['demo-071', 'confidence-vote', 'self-report', 'submit-self-report'],
      ['demo-072', 'transfer', 'receiving-opinion', 'give-opinion'],
      ['demo-073', 'secondment', 'candidate-meeting', 'give-opinion'],
      ['demo-074', 'appointment', 'decision', 'record-decision'],
    ])
  })

  test('are appointments in nine steps, with a criterion that has no answer, with grounds and a purpose', () => {
    expect(others.slice(0, 5).map(({ launch }) => launch.stages.length)).toEqual([9, 9, 9, 9, 9])
    const checks = others.find(({ launch }) => launch.caseId === 'demo-066')?.state.tasks ?? []
    const answers = checks.flatMap(
      ({ gathered }) => gathered?.eligibility?.results.map(({ answer }) => answer) ?? [],
    )
    expect(answers).toContain('unknown')
    expect(others.flatMap(({ launch: { ground, rotation } }) => ground ?? rotation ?? [])).toEqual([
      onGround('53.1i'),
      { purpose: expect.any(String), until: expect.any(String), because: 'planned', next: 'return' },
      onGround('52.1b'),
    ])
  })

  test('take no seat and nobody of another open procedure, nor of the walk-through', () => {
    const seats = [...short, ...others].map(({ launch }) => launch.subject.seatId)
    const own = others.map(({ launch }) => launch.subject.seatId)
    expect(
      own.filter((seat) => seat === walkThrough.seatId || seats.filter((each) => each === seat).length > 1),
    ).toEqual([])
    const before = new Set([...walkThrough.candidates, ...short.flatMap(({ launch }) => launch.candidates)])
    const people = others.flatMap(({ launch }) => launch.candidates)
    expect(people.filter((person) => before.has(person))).toEqual([])
    expect(new Set(people).size).toBe(people.length)
  })

  test.each([
    ['on the working day after', 2026, '2026-11-23'],
    ['of another seed', 1, '2026-12-15'],
    ['years before the records', 2026, '2024-02-29'],
    ['years after the records', 2026, '2031-05-01'],
  ])('are there %s as well', (_, seed, today) => {
    const there = rehearsed(today, seed === 2026 ? province : generateProvince(seed))
    expect(there.flatMap(({ name, refused }) => (refused ? [{ name, refused }] : []))).toEqual([])
  })
})
