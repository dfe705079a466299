import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { OFFICE, type OfficeOverHttp, startOffice } from './office-over-http.js'

/** Whoever holds a role only on a unit does not steer a case of it that a higher level acts on. */

const reason = { reason: 'Theo đề nghị' }
let office: OfficeOverHttp
let caseId: string
let task: string

beforeAll(async () => {
  office = await startOffice()
  const { pool } = office.stack
  await pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('health.officer', 'Người Sở', 'nguoi so', $1, 'staff')`,
    [OFFICE.department],
  )
  await pool.query("INSERT INTO accounts (login, person_id) VALUES ('health.officer', 'health.officer')")
  await pool.query(
    "INSERT INTO role_grants (person_id, role, unit_id) VALUES ('health.officer', 'hr_officer', $1)",
    [OFFICE.department],
  )
  caseId = await office.untilCounted(['an', 'binh'])
  task = await office.task('officer', caseId, 'record-decision')
})
afterAll(() => office?.stop())

const STEERING: [what: string, path: () => string, body: object][] = [
  ['suspension', () => `/v1/procedures/${caseId}/suspension`, reason],
  ['return', () => `/v1/procedures/${caseId}/return`, { stage: 'planning-check', ...reason }],
  ['withdrawal', () => `/v1/procedures/${caseId}/withdrawal`, reason],
  ['withdrawal of a candidate', () => `/v1/procedures/${caseId}/candidates/an/withdrawal`, reason],
  ['block of a candidate', () => `/v1/procedures/${caseId}/candidates/an/block`, reason],
  ['annulment of a vote', () => `/v1/votes/${caseId}-collective-vote-1-1/annulment`, reason],
  ['reassignment', () => `/v1/tasks/${task}/reassignment`, { to: 'secretary2', ...reason }],
]

test.each(STEERING)('of a higher level, the %s is refused, with whose it is', async (_, path, body) => {
  for (const [language, words] of [
    ['vi', `Do ${OFFICE.office} thực hiện`],
    ['en', `It is for ${OFFICE.office}`],
  ]) {
    expect(await office.post('health.officer', `${path()}?lang=${language}`, body)).toMatchObject({
      status: 403,
      body: { code: 'wrong-level', detail: expect.stringContaining(words ?? '') },
    })
  }
})

test('nor is a task released there, nor a suspended case resumed', async () => {
  expect((await office.post('secretary', `/v1/tasks/${task}/claim`, {})).status).toBe(200)
  expect(await office.post('health.officer', `/v1/tasks/${task}/release`, {})).toMatchObject({
    body: { code: 'task-claimed-by-another' },
  })
  expect((await office.post('officer', `/v1/tasks/${task}/release`, {})).status).toBe(200)
  expect((await office.post('officer', `/v1/procedures/${caseId}/suspension`, reason)).status).toBe(200)
  const resume = (as: string) => office.post(as, `/v1/procedures/${caseId}/resumption`, reason)
  expect(await resume('health.officer')).toMatchObject({ status: 403, body: { code: 'wrong-level' } })
  expect((await resume('officer')).status).toBe(200)
})

test('whoever steers goes on steering, whatever office, level and unit the post is given meanwhile', async () => {
  const { pool } = office.stack
  await pool.query(
    "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-health-office', $1, 'office', 'Phòng Sở', 'Health')",
    [OFFICE.department],
  )
  await pool.query(
    "UPDATE posts SET office_id = 'g-health-office', level = 'division-head', unit_id = $2 WHERE id = $1",
    [OFFICE.post, OFFICE.province],
  )
  const suspend = (as: string) => office.post(as, `/v1/procedures/${caseId}/suspension`, reason)
  expect(await suspend('health.officer')).toMatchObject({
    status: 403,
    body: { code: 'wrong-level', detail: expect.stringContaining(OFFICE.office) },
  })
  expect(
    await office.post('health.officer', `/v1/tasks/${task}/reassignment`, { to: 'secretary2', ...reason }),
  ).toMatchObject({
    body: { code: 'wrong-level' },
  })
  expect((await suspend('officer')).status).toBe(200)
  expect((await office.post('officer', `/v1/procedures/${caseId}/resumption`, reason)).status).toBe(200)
})

test('of their own level they steer, and a monitor of the whole steers nothing', async () => {
  const { pool } = office.stack
  await pool.query('UPDATE groups SET unit_id = $2 WHERE id = $1', [OFFICE.office, OFFICE.department])
  const suspend = (as: string) => office.post(as, `/v1/procedures/${caseId}/suspension`, reason)
  expect(await suspend('monitor')).toMatchObject({ status: 403, body: { code: 'not-permitted' } })
  expect((await suspend('health.officer')).status).toBe(200)
})
