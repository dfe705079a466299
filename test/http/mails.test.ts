import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { addDays } from '../../domain/deadlines/dates.js'
import { NOTICES } from '../../domain/rules/notices.js'
import { DELIVER_NOTIFICATIONS } from '../../workflows/notifications/messages.js'
import { dayInWords, today } from '../support/procedure-steps.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { type SmtpSink, startSmtpSink } from './smtp-sink.js'
import { complete, must, procedureAt, seen, until, type Walked } from './walk.js'

let sink: SmtpSink
let office: HttpOffice
const workflowId = `${DELIVER_NOTIFICATIONS}-${randomUUID()}`
const PUBLIC_URL = 'https://can-bo.example.org'

beforeAll(async () => {
  sink = await startSmtpSink()
  const delivery = { smtpUrl: sink.url, from: 'no-reply@example.org', publicUrl: PUBLIC_URL }
  office = await startHttpOffice({ delivery }, { METRICS_PORT: '0' })
  const { client, taskQueue } = office.stack
  await client.workflow.start(DELIVER_NOTIFICATIONS, { workflowId, taskQueue })
  await office.pool.query("UPDATE people SET locale = 'en' WHERE id = 'officer2'")
})
afterAll(async () => {
  await office.stack.client.workflow.getHandle(workflowId).terminate()
  await office.stop()
  await sink.close()
})

interface Outgoing {
  recipient_id: string
  kind: string
  sent_at: string | null
  attempts: number
  next_try_at: string | null
  last_error: string | null
  no_address_at: string | null
}

/** Mailed, or known to have no address. */
const isDone = ({ sent_at, no_address_at }: Outgoing): boolean => sent_at !== null || no_address_at !== null

/** What monitors are told could not be mailed of a case: to whom, and why. */
async function notMailed({ id }: Walked): Promise<Record<string, string>> {
  const { items } = must(await office.as('monitor').get('/v1/monitoring/notices?limit=200'), 200).body
  const told = items.filter(({ procedure }: { procedure: { id: string } }) => procedure.id === id)
  return Object.fromEntries(
    told.map(({ recipient, why }: { recipient: { id: string }; why: { code: string } }) => [
      recipient.id,
      why.code,
    ]),
  )
}

async function outbox({ id }: Walked): Promise<Outgoing[]> {
  const { rows } = await office.pool.query<Outgoing>(
    'SELECT * FROM notifications WHERE case_id = $1 ORDER BY id',
    [id],
  )
  return rows
}

const numberOf = async ({ id }: Walked): Promise<number> => (await seen(office, id)).number

/** Mails about a case: they name it by its number. */
async function mailsAbout(it: Walked) {
  const number = await numberOf(it)
  return sink.mails.filter(({ subject }) => subject.endsWith(` ${number})`))
}

test('an opened task is mailed to each of its group, in their language, with the due date and where to go', async () => {
  const it = await procedureAt(office, 'launched')
  await until(async () => (await outbox(it)).every(({ sent_at }) => sent_at !== null))
  const mails = await mailsAbout(it)
  const number = await numberOf(it)
  const [{ deadline }] = (await seen(office, it.id)).waitingFor
  expect(
    mails.map(({ to, subject, text }) => ({ to, subject, text: text.replaceAll('\r\n', '\n').trim() })),
  ).toEqual(
    expect.arrayContaining([
      {
        to: ['officer@example.org'],
        subject: `Có việc mới: Xác nhận điều kiện, tiêu chuẩn (Quy trình số ${number})`,
        text: `Có việc mới: Xác nhận điều kiện, tiêu chuẩn (Quy trình số ${number})\nHạn: ${dayInWords(deadline.due)}\nXem tại: ${PUBLIC_URL}`,
      },
      {
        to: ['officer2@example.org'],
        subject: `New task: Confirm eligibility (Procedure no. ${number})`,
        text: `New task: Confirm eligibility (Procedure no. ${number})\nDue: ${dayInWords(deadline.due)}\nSee: ${PUBLIC_URL}`,
      },
    ]),
  )
  expect(mails).toHaveLength(2)
})

test('while the mail server is away procedures go on, and once it is back each mail arrives once', async () => {
  await sink.close()
  const before = Date.now()
  const it = await procedureAt(office, 'launched')
  await until(async () => (await outbox(it)).every(({ attempts }) => attempts > 0))
  for (const { sent_at, next_try_at, last_error } of await outbox(it)) {
    expect(sent_at).toBeNull()
    expect(Date.parse(String(next_try_at))).toBeGreaterThan(before + 30_000)
    expect(last_error).toMatch(/ECONNREFUSED/)
  }
  expect(await notMailed(it)).toEqual({ officer: 'failing', officer2: 'failing' })
  must(
    await complete(office, it, 'officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] }),
    200,
  )
  await sink.open()
  await office.pool.query(
    'UPDATE notifications SET next_try_at = now() WHERE case_id = $1 AND sent_at IS NULL',
    [it.id],
  )
  await until(async () => (await outbox(it)).every(({ sent_at }) => sent_at !== null))
  expect(await notMailed(it)).toEqual({})
  const mails = await mailsAbout(it)
  expect(mails.map(({ to }) => to[0]).sort()).toEqual(
    ['officer@example.org', 'officer2@example.org', `${it.candidates[0]}@example.org`].sort(),
  )
  expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(mails.length)
  const again = sink.mails.length
  // Looked at once more, the outbox has nothing left for this case.
  await office.pool.query(
    'UPDATE notifications SET next_try_at = now() WHERE case_id = $1 AND sent_at IS NULL',
    [it.id],
  )
  expect((await outbox(it)).every(({ attempts }) => attempts <= 2)).toBe(true)
  expect(sink.mails.length).toBe(again)
})

test('a mail that fails is given up once it does not matter any more, and not before', async () => {
  await sink.close()
  const [over, open] = [await procedureAt(office, 'launched'), await procedureAt(office, 'launched')]
  must(await office.as('second.officer').post(`/v1/procedures/${over.id}/withdrawal`, { reason: 'x' }), 200)
  const both = [over.id, open.id]
  await until(async () =>
    [...(await outbox(over)), ...(await outbox(open))].every(({ attempts }) => attempts > 0),
  )
  await office.pool.query(
    'UPDATE notifications SET matters_until = $2, next_try_at = now() WHERE case_id = ANY ($1)',
    [both, addDays(today(), -1)],
  )
  await until(async () =>
    [...(await outbox(over)), ...(await outbox(open))].every(({ attempts }) => attempts > 1),
  )
  expect((await outbox(over)).map(({ next_try_at }) => next_try_at)).toEqual(
    (await outbox(over)).map(() => null),
  )
  expect(new Set(Object.values(await notMailed(over)))).toEqual(new Set(['given-up']))
  expect(await notMailed(open)).toEqual({ officer: 'failing', officer2: 'failing' })
  await sink.open()
})

test('who has no address is told in the console only: that is not sent, it is counted, and holds nothing up', async () => {
  await office.pool.query("UPDATE people SET email = NULL WHERE id = 'officer'")
  const it = await procedureAt(office, 'launched')
  await until(async () => (await outbox(it)).every(isDone))
  expect((await mailsAbout(it)).map(({ to }) => to)).toEqual([['officer2@example.org']])
  expect(await outbox(it)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ recipient_id: 'officer', sent_at: null, attempts: 0, next_try_at: null }),
      expect.objectContaining({ recipient_id: 'officer2', no_address_at: null, attempts: 1 }),
    ]),
  )
  expect(await notMailed(it)).toEqual({ officer: 'no-address' })
  const metrics = await fetch(`${office.metricsUrl}/metrics`)
  expect(await metrics.text()).toContain('notices_not_mailed{why="no-address"} 1\n')
})

/** Until when what the officer was told of a case matters, by its kind. */
async function mattersUntil({ id }: Walked): Promise<Record<string, string | null>> {
  const { rows } = await office.pool.query<{ kind: string; until: string | null }>(
    "SELECT kind, matters_until AS until FROM notifications WHERE case_id = $1 AND recipient_id = 'officer'",
    [id],
  )
  return Object.fromEntries(rows.map(({ kind, until }) => [kind, until]))
}

test('an address that is entered later brings what still matters: open tasks, and what is new', async () => {
  await office.pool.query("UPDATE people SET email = NULL WHERE id = 'officer'")
  const [open, done, recent, past] = [
    await procedureAt(office, 'launched'),
    await procedureAt(office, 'launched'),
    await procedureAt(office, 'launched'),
    await procedureAt(office, 'launched'),
  ]
  const confirmed = { decision: 'confirm', waivers: [] }
  must(await complete(office, done, 'officer2', 'confirm-eligibility', confirmed), 200)
  for (const it of [recent, past]) {
    must(await office.as('second.officer').post(`/v1/procedures/${it.id}/suspension`, { reason: 'x' }), 200)
  }
  for (const it of [open, done, recent, past]) await until(async () => (await outbox(it)).every(isDone))
  const lastDay = addDays(today(), NOTICES.matterFor.value)
  expect(await mattersUntil(past)).toEqual({ 'task-opened': lastDay, 'case-suspended': lastDay })
  await office.pool.query(
    "UPDATE notifications SET created_at = created_at - interval '1 year' WHERE case_id = ANY ($1)",
    [[recent.id, past.id]],
  )
  for (const [it, day] of [
    [recent, today()],
    [past, addDays(today(), -1)],
  ] as const) {
    await office.pool.query('UPDATE notifications SET matters_until = $2 WHERE case_id = $1', [it.id, day])
  }
  await office.pool.query("UPDATE people SET email = 'officer.new@example.org' WHERE id = 'officer'")
  const arrived = async (it: Walked) =>
    (await mailsAbout(it)).filter(({ to }) => to[0] === 'officer.new@example.org').length
  await until(async () => (await outbox(open)).every(({ sent_at }) => sent_at !== null))
  for (const it of [recent, past]) await until(async () => (await outbox(it)).every(isDone))
  expect(await Promise.all([open, done, recent, past].map(arrived))).toEqual([1, 0, 2, 1])
  expect(await outbox(done)).toContainEqual(
    expect.objectContaining({ recipient_id: 'officer', sent_at: null }),
  )
})

test('mails name nobody and tell no reason: they travel in clear', async () => {
  const it = await procedureAt(office, 'decision', { candidates: 2 })
  const because = { reason: 'Chờ kết luận thanh tra về kê khai tài sản' }
  must(await office.as('second.officer').post(`/v1/procedures/${it.id}/suspension`, because), 200)
  must(await office.as('second.officer').post(`/v1/procedures/${it.id}/resumption`, because), 200)
  must(
    await office
      .as('second.officer')
      .post(`/v1/procedures/${it.id}/return`, { stage: 'action-program', ...because }),
    200,
  )
  must(await office.as('second.officer').post(`/v1/procedures/${it.id}/withdrawal`, because), 200)
  await until(async () => (await outbox(it)).every(({ sent_at }) => sent_at !== null))
  const told = new Set((await outbox(it)).map(({ kind }) => kind))
  expect(told).toEqual(
    new Set([
      'task-opened',
      'case-suspended',
      'case-resumed',
      'case-returned',
      'task-cancelled',
      'case-withdrawn',
    ]),
  )
  const { rows } = await office.pool.query<{ full_name: string; id: string }>(
    'SELECT id, full_name FROM people',
  )
  const secrets = [...rows.map(({ full_name }) => full_name), because.reason, 'Ba việc trọng tâm', it.id]
  expect(sink.mails.length).toBeGreaterThan(10)
  for (const { to, whole } of sink.mails) {
    expect(secrets.filter((secret) => whole.includes(secret))).toEqual([])
    // Of people, a mail holds the address that it goes to, once.
    expect(
      whole.match(/[\w.-]+@example\.org/g)?.filter((address) => address !== 'no-reply@example.org'),
    ).toEqual(to)
  }
})
