import { OFFICE } from '../support/small-office.js'
import type { HttpOffice } from './http-office.js'
import { must, procedureAt, seen, task } from './walk.js'

/**
 * Makes everything that the paths of `VALID_BODIES` name, and the officer one who may send all of them: what is wrong with a
 * body is told to those alone who may. Answers a path with what there is.
 */
export async function thingsToName(office: HttpOffice): Promise<(path: string) => string> {
  await office.pool.query(
    "INSERT INTO role_grants (person_id, role, unit_id) VALUES ('officer', 'admin', $1)",
    [OFFICE.province],
  )
  const launched = await procedureAt(office, 'launched')
  const counting = await procedureAt(office, 'first-count')
  const [vote] = (await seen(office, counting.id)).votes
  const [planned] = must(await office.as('officer').get('/v1/planning?limit=1'), 200).body.items
  const { rows } = await office.pool.query(
    `INSERT INTO proposed_changes (proposed_for, operation, subject, person_id, sent, hash, entered_by, entered_at)
     VALUES ('formal-decisions', 'enter-measure', 'inspection', 'an', '{}', '', 'second.officer', now()) RETURNING id`,
  )
  const named: Record<string, string> = {
    ...{ 'p-1': launched.id, 't-1': await task(office, launched, 'confirm-eligibility'), 'v-1': vote.id },
    ...{ '1': String(planned.id), 'post-1': OFFICE.post },
    'waits-1': String(rows[0].id),
  }
  return (path) =>
    path
      .split('/')
      .map((part) => named[part] ?? part)
      .join('/')
}
