import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { fileTypeFromBuffer } from 'file-type'
import JSZip from 'jszip'
import { generateProvince } from '../../demonstration/generate-province.js'
import { walkThrough } from '../../demonstration/people/accounts.js'
import { type ScriptedProcedure, scriptProcedures } from '../../demonstration/procedures/script-procedures.js'
import { ScriptWorld } from '../../demonstration/procedures/world.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { isWorkingDay, workingCalendar } from '../../domain/deadlines/working-days.js'
import { CASE_STATUSES } from '../../domain/procedure/case.js'
import { TASK_KINDS, type TaskKind } from '../../domain/procedure/task-kinds.js'
import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, SHIPPED_YEARS } from '../../domain/rules/days-off.js'
import { currentStage } from '../../workflows/procedure/projection/rows.js'
import { candidateStanding, isClosed } from '../../workflows/procedure/state.js'
import { rehearse } from '../support/rehearsal.js'

const TODAY = '2026-11-21'
const CALENDAR = workingCalendar(SHIPPED_YEARS, SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS)
const province = generateProvince(2026)
const world = new ScriptWorld(province)
const scripts = scriptProcedures(province, TODAY)
const rehearsals = scripts.map(({ launch }) => ({ launch, ...rehearse(launch, world) }))
const open = rehearsals.filter(({ state }) => !isClosed(state))
const waiting = open.flatMap(({ state }) => (state.status === 'running' ? state.tasks : []))

function countBy<T>(list: readonly T[], keyOf: (each: T) => string | null): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const each of list) counts[keyOf(each) ?? 'none'] = (counts[keyOf(each) ?? 'none'] ?? 0) + 1
  return counts
}
const trailOf = ({ launch }: Pick<ScriptedProcedure, 'launch'>) =>
  launch.paperTrail ?? { launchedAt: '', steps: [] }
const refusals = (of: readonly ScriptedProcedure[], rows = world) =>
  of.flatMap(({ launch }) => {
    const { refused } = rehearse(launch, rows)
    return refused ? [{ case: launch.caseId, ...refused }] : []
  })

/** What the short procedure never asks, or only where two counts differ twice. */
const ELSEWHERE: readonly TaskKind[] = [
  'agree-to-candidate',
  'submit-dossier',
  'resolve-count-difference',
  'decide-vote',
  'give-opinion',
  'record-policy',
  'submit-self-report',
  'record-acknowledgement',
]

describe('the 60 procedures of the demonstration', () => {
  test('are numbered in the order of their launches, one entry each', () => {
    expect(scripts).toHaveLength(60)
    expect(scripts.map(({ launch }) => launch.caseId)).toEqual(
      Array.from({ length: 60 }, (_, index) => `demo-${String(index + 1).padStart(3, '0')}`),
    )
    expect(scripts.map(({ launch }) => launch.command.id)).toEqual(scripts.map(({ launch }) => launch.caseId))
    const days = scripts.map((script) => localDate(trailOf(script).launchedAt))
    expect(days).toEqual([...days].sort())
  })

  test('are the same for the same province and day, and others on another day', () => {
    // Documents too: a buffer is its bytes in JSON.
    const again = JSON.stringify(scriptProcedures(generateProvince(2026), TODAY))
    expect(again === JSON.stringify(scripts)).toBe(true)
    expect(JSON.stringify(scriptProcedures(province, '2026-11-25')) === again).toBe(false)
  })

  test('have no step that the rules refuse', () => {
    expect(refusals(scripts)).toEqual([])
  })

  test.each([
    ['on a working day', 2026, '2026-11-23'],
    ['of another seed', 1, '2026-12-15'],
    ['of a third seed, at the end of the records', 987654321, '2027-01-01'],
    ['years before the records', 2026, '2024-02-29'],
    ['years after the records', 2026, '2031-05-01'],
  ])('have none %s either', (_, seed, today) => {
    const other = seed === 2026 ? province : generateProvince(seed)
    const rows = seed === 2026 ? world : new ScriptWorld(other)
    const there = scriptProcedures(other, today)
    expect(there).toHaveLength(60)
    expect(refusals(there, rows)).toEqual([])
  })

  test('go through office hours of working days of the year before, in order', () => {
    for (const script of scripts) {
      const { launchedAt, steps } = trailOf(script)
      const moments = [launchedAt, ...steps.map(({ at }) => at)]
      expect(moments).toEqual([...new Set(moments)].sort())
      for (const moment of moments) {
        const day = localDate(moment)
        expect([moment, day >= '2025-11-21' && day < TODAY, isWorkingDay(CALENDAR, day)]).toEqual([
          moment,
          true,
          true,
        ])
        const minutes = (Number(moment.slice(11, 13)) + 7) * 60 + Number(moment.slice(14, 16))
        const inOffice = (minutes >= 480 && minutes < 690) || (minutes >= 810 && minutes < 1020)
        expect([moment, inOffice]).toEqual([moment, true])
      }
    }
  })

  test('are in every status, at every stage, and wait for every kind of task', () => {
    expect(countBy(rehearsals, ({ state }) => state.status)).toEqual({
      running: 28,
      suspended: 2,
      decided: 3,
      completed: 20,
      rejected: 2,
      stopped: 3,
      withdrawn: 2,
    })
    expect(Object.keys(countBy(rehearsals, ({ state }) => state.status)).sort()).toEqual(
      [...CASE_STATUSES].sort(),
    )
    expect(Object.keys(countBy(open, ({ state }) => currentStage(state))).sort()).toEqual(
      ['action-program', 'approval', 'collective-vote', 'election', 'none', 'planning-check'].sort(),
    )
    const asked = TASK_KINDS.filter((kind) => !ELSEWHERE.includes(kind))
    expect(Object.keys(countBy(waiting, ({ kind }) => kind)).sort()).toEqual(asked.sort())
  })

  test('wait overdue, due on the day, due soon, and since yesterday', () => {
    const dues = waiting.map(({ deadline }) => deadline?.due ?? '')
    expect(dues.filter((due) => due < TODAY).length).toBeGreaterThanOrEqual(10)
    // The 21st is a Saturday: what is due next is due on Monday.
    expect(dues.filter((due) => due === '2026-11-23').length).toBeGreaterThanOrEqual(3)
    expect(dues.filter((due) => due > '2026-11-23' && due <= '2026-11-26').length).toBeGreaterThanOrEqual(5)
    expect(
      waiting.filter(({ openedAt }) => localDate(openedAt) === '2026-11-20').length,
    ).toBeGreaterThanOrEqual(5)
    const overdueKinds = new Set(
      waiting.flatMap(({ kind, deadline }) => (deadline && deadline.due < TODAY ? [kind] : [])),
    )
    expect(overdueKinds.size).toBeGreaterThanOrEqual(9)
    const suspended = rehearsals.filter(({ state }) => state.status === 'suspended')
    for (const { state } of suspended) expect(localDate(state.waitingSince) < '2026-08-21').toBe(true)
  })

  test('end in every way that a candidate and a vote can end', () => {
    const standings = rehearsals.flatMap(({ state }) =>
      [...candidateStanding(state).values()].map(({ status }) => status),
    )
    expect(new Set(standings)).toEqual(
      new Set(['active', 'rejected', 'not-selected', 'selected', 'withdrawn', 'blocked']),
    )
    expect(new Set(rehearsals.flatMap(({ state }) => state.ending?.because ?? []))).toEqual(
      new Set(['no-candidate-left', 'nobody-above-the-bar', 'not-elected']),
    )
    const changes = rehearsals.flatMap((each) => each.changes)
    expect(changes.filter(({ votesAnnulled }) => votesAnnulled.length > 0).length).toBeGreaterThanOrEqual(5)
    expect(changes.flatMap(({ votes }) => votes).filter(({ round }) => round === 2).length).toBeGreaterThan(2)
    const said = changes.flatMap(({ audit }) => audit.map(({ what }) => what))
    for (const what of [
      'case-returned',
      'case-resumed',
      'candidate-withdrew',
      'candidate-blocked',
      'task-claimed',
    ]) {
      expect(said).toContain(what)
    }
    const waived = scripts.filter((script) =>
      JSON.stringify(trailOf(script).steps).includes('"criterion":"planning"'),
    )
    expect(waived).toHaveLength(2)
  })

  test('have about twenty completed, over most months, one of them revoked', () => {
    const completed = rehearsals.filter(({ state }) => state.status === 'completed')
    expect(countBy(completed, ({ launch }) => launch.kind)).toEqual({
      appointment: 17,
      nomination: 2,
      revocation: 1,
    })
    expect(new Set(completed.map(({ state }) => state.closedAt?.slice(0, 7))).size).toBeGreaterThanOrEqual(9)
    const [revocation] = completed.filter(({ launch }) => launch.kind === 'revocation')
    const revoked = completed.find(({ launch }) => launch.caseId === revocation?.launch.revokes)
    expect(revoked?.state.effect?.person).toBe(revocation?.launch.candidates[0])
    expect(revoked?.launch.subject.seatId).toBe(revocation?.launch.subject.seatId)
    expect((revoked?.state.closedAt ?? '9') < (revocation?.state.launchedAt ?? '0')).toBe(true)
  })

  test('have one, two and three candidates', () => {
    const sizes = countBy(scripts, ({ launch }) => String(launch.candidates.length))
    expect(sizes['3']).toBeGreaterThanOrEqual(2)
    expect(sizes['2']).toBeGreaterThanOrEqual(15)
    expect(sizes['1']).toBeGreaterThanOrEqual(15)
  })

  test('leave the seat of the walk-through and its two candidates alone', () => {
    const seats = scripts.map(({ launch }) => launch.subject.seatId)
    const candidates = scripts.flatMap(({ launch }) => launch.candidates)
    expect(seats).not.toContain(walkThrough.seatId)
    for (const person of walkThrough.candidates) expect(candidates).not.toContain(person)
  })

  test('are one open at a seat, and nobody is a candidate in two of them', () => {
    const seats = open.map(({ launch }) => launch.subject.seatId)
    expect(new Set(seats).size).toBe(seats.length)
    const candidates = open.flatMap(({ launch }) => launch.candidates)
    expect(new Set(candidates).size).toBe(candidates.length)
    const held = new Set(province.tenures.filter(({ toOn }) => !toOn).map(({ seatId }) => seatId))
    expect(scripts.filter(({ launch }) => held.has(launch.subject.seatId))).toEqual([])
  })

  test('give everybody with an account something to do', () => {
    const inbox = (login: string) => {
      const person = province.accounts.find((account) => account.login === login)?.personId ?? ''
      const { groups } = world.actor(person, 'u-province', TODAY)
      return waiting.filter(({ assignee, claimedBy }) =>
        'person' in assignee
          ? assignee.person === person
          : groups.includes(assignee.group) &&
            !assignee.except.includes(person) &&
            (claimedBy === undefined || claimedBy === person),
      ).length
    }
    const officers = ['hr.officer', 'hr.officer2', 'hr.health', 'reviewer', 'teller1', 'teller2', 'teller3']
    const committee = ['sc.secretary', 'sc.secretary2', 'sc.head', 'sc.member1', 'sc.member2']
    const candidates = ['candidate5', 'candidate6']
    const few = [...officers, ...committee, ...candidates].filter((login) => inbox(login) < 2)
    expect(few).toEqual([])
    // A candidate has one procedure, and in it one task at a time.
    expect([inbox('candidate3'), inbox('candidate4')]).toEqual([1, 1])
  })
})

describe('the action programs of the demonstration', () => {
  const documents = scripts.flatMap((script) =>
    script.documents.map((document) => ({ ...document, launch: script.launch })),
  )

  test('are the ones that the steps name, by their digest', () => {
    const named = scripts.flatMap((script) =>
      trailOf(script).steps.flatMap(({ input, at, actor }) => {
        const { kind, result } = input as { kind?: string; result: { documentId: string; sha256: string } }
        return kind === 'submit-action-program'
          ? [{ id: result.documentId, sha256: result.sha256, at, by: actor.personId }]
          : []
      }),
    )
    expect(named.length).toBeGreaterThan(20)
    expect(
      documents.map(({ id, content, uploadedAt, uploadedBy }) => ({
        id,
        sha256: createHash('sha256').update(content).digest('hex'),
        at: uploadedAt,
        by: uploadedBy,
      })),
    ).toEqual(named)
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length)
  })

  test('are DOCX files that say for which post they are and whose', async () => {
    for (const { content, mediaType, fileName, uploadedBy, launch } of documents) {
      expect((await fileTypeFromBuffer(content))?.mime).toBe(mediaType)
      expect(fileName).toMatch(/^Chương trình hành động - .+\.docx$/)
      const text = await (await JSZip.loadAsync(content)).file('word/document.xml')?.async('string')
      const post = province.posts.find(({ id }) => id === launch.subject.postId)?.titleVi
      expect(text).toContain(`Chức danh dự kiến: ${post}.`)
      expect(text).toContain(world.nameOf(uploadedBy))
    }
  })
})
