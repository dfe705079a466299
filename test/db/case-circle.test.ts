import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { recordChange } from '../../db/case-change/record-change.js'
import { findCaseStanding } from '../../db/reads/case-standing.js'
import { findBodyOfCase } from '../../db/reads/deciding-body.js'
import { findCandidates } from '../../db/reads/launches.js'
import { findPaperHead } from '../../db/reads/paper-heads.js'
import { findDossierGround } from '../../db/registers/dossiers.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'
import { launchChange, recordingDeps } from '../support/launch-change.js'
import { insertSmallOffice, OFFICE } from '../support/small-office.js'

/** Who acts on a case is who acted on its post when it was launched. */
const NOBODY = { personId: 'nobody', groups: [], competitors: [] }
const PLACES = ['managing_body_id', 'electorate_id', 'office_id', 'reviewers_id', 'tellers_id']
let database: TestDatabase
let pool: pg.Pool
let caseId: string

beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url)
  await insertSmallOffice(pool)
  const change = await launchChange(pool)
  await recordChange(recordingDeps(pool), change)
  caseId = change.caseId
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** All that is read of who acts on the case. */
async function circle(): Promise<unknown> {
  const candidates = await findCandidates(pool, ['binh'], { caseId })
  const ground = await findDossierGround(pool, caseId)
  return {
    standing: await findCaseStanding(pool, caseId, NOBODY),
    body: await findBodyOfCase(pool, caseId),
    authority: candidates.get('binh')?.authority,
    dossierOf: ground?.managingBody,
    paper: await findPaperHead(pool, caseId),
  }
}

test('a case is acted on by whom its launch names, whoever acts on its post later', async () => {
  const before = await circle()
  expect(before).toMatchObject({
    standing: {
      office: OFFICE.office,
      reviewers: OFFICE.reviewers,
      tellers: OFFICE.tellers,
      managingBody: OFFICE.body,
      secretariat: OFFICE.secretariat,
    },
    body: OFFICE.body,
    authority: OFFICE.secretariat,
    dossierOf: OFFICE.body,
    paper: { body: OFFICE.body, electorate: OFFICE.electorate },
  })
  await pool.query(
    "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-later', $1, 'office', 'Sau', 'Later')",
    [OFFICE.department],
  )
  await pool.query(
    `UPDATE posts SET ${PLACES.map((place) => `${place} = 'g-later'`).join(', ')} WHERE id = $1`,
    [OFFICE.post],
  )
  expect(await circle()).toEqual(before)
})

test('a case that a worker of the version before launches is acted on by who acts on the post', async () => {
  await pool.query(
    `INSERT INTO cases (id, kind, rule_set_id, rule_set_version, unit_id, post_id, seat_id, law_hash, begun_on, status, stage,
       stages, launched_by, launched_at, sequence, changed_at)
     SELECT 'of-before', kind, rule_set_id, rule_set_version, unit_id, post_id, $2, law_hash, begun_on, status, stage, stages,
       launched_by, launched_at, sequence, changed_at FROM cases WHERE id = $1`,
    [caseId, OFFICE.secondSeat],
  )
  const { rows } = await pool.query(`SELECT ${PLACES.join(', ')} FROM cases WHERE id = 'of-before'`)
  expect(rows).toEqual([Object.fromEntries(PLACES.map((place) => [place, 'g-later']))])
})
