import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type pg from 'pg'
import { commandIdOf } from '../../api/commands/command-identity.js'
import { canonicalJson } from '../../db/audit/canonical-json.js'
import { findAskedCommand } from '../../db/reads/asked-commands.js'
import { callerFrom } from '../../records/rights/caller.js'
import { type CommandRight, rightToCommand } from '../../records/rights/named-rights.js'
import { countFor, OFFICE, type OfficeOverHttp, startOffice, today } from './office-over-http.js'

let office: OfficeOverHttp
let pool: pg.Pool

beforeAll(async () => {
  office = await startOffice()
  pool = office.stack.pool
}, 120_000)
afterAll(() => office.stop())

test('the database names a command as the API does, whoever asks and whatever is in the key', async () => {
  const people = ['Đỗ "Ký" \\ \u2028\u007f', 'tab\tand\nline\u0001', 'officer']
  for (const person of people.slice(0, 2)) {
    await pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ($1, $1, $1, $2, 'staff')`,
      [person, OFFICE.province],
    )
    await pool.query('INSERT INTO accounts (login, person_id) VALUES ($1, $1)', [person])
  }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...people), fc.string(), async (person, key) => {
      const rest = `,${JSON.stringify(['POST', '/v1/tasks/x/claim', key]).slice(1)}`
      const found = await findAskedCommand(pool, { login: person, today: today(), rest })
      expect(found?.commandId).toBe(commandIdOf(person, rest))
    }),
    { numRuns: 50 },
  )
})

test('what was sent is not found by its hash: one count gives as many as there are keys', async () => {
  const count = countFor(['an', 'binh'])
  const storedAfter = async (): Promise<string | undefined> => {
    const id = await office.untilConvened()
    expect((await office.complete('teller1', id, 'enter-count', count)).status).toBe(200)
    const { rows } = await pool.query<{ hash: string }>(
      'SELECT body_hash AS hash FROM case_changes WHERE case_id = $1 ORDER BY sequence DESC LIMIT 1',
      [id],
    )
    return rows[0]?.hash
  }
  const sent = { kind: 'enter-count', result: count }
  const guess = createHash('sha256').update(canonicalJson(sent)).digest('hex')
  const hashes = [await storedAfter(), await storedAfter()]
  expect(hashes).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)])
  expect(new Set([guess, ...hashes]).size).toBe(3)
})

test('the right to a command tells the last change of the case that PostgreSQL shows', async () => {
  const id = await office.untilCounted(['an'])
  const task = await office.task('officer', id, 'record-decision')
  const { body } = await office.get('officer', `/v1/procedures/${id}`)
  const seenBy = async (login: string, right: CommandRight, named: string) => {
    const { of: kind, judge } = rightToCommand(right)
    const asked = { login, today: today(), rest: ']', about: { kind, id: named } }
    const found = await findAskedCommand(pool, asked)
    if (!found) throw new Error(`${login} has no account`)
    const { caseId, sequence } = judge(callerFrom(found.caller), found.subject, { candidate: 'an' })
    return { caseId, sequence }
  }
  const last = { caseId: id, sequence: body.sequence }
  expect(body.sequence).toBeGreaterThan(5)
  expect(await seenBy('officer', 'officers-of-case', id)).toEqual(last)
  expect(await seenBy('an', 'officers-of-case-or-the-candidate', id)).toEqual(last)
  expect(await seenBy('secretary', 'sees-open-task', task)).toEqual(last)
  expect(await seenBy('officer', 'officers-of-open-task', task)).toEqual(last)
  expect(await seenBy('officer', 'officers-of-vote', body.votes[0].id)).toEqual(last)
})
