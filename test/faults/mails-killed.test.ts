import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type SmtpSink, startSmtpSink } from '../http/smtp-sink.js'
import { type Product, startProduct, until } from '../support/product.js'
import { GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, openings } from './office.js'
import { launch } from './walk.js'

const PROCEDURES = 8
const wanted = openings(PROCEDURES)
let product: Product
let sink: SmtpSink

beforeAll(async () => {
  sink = await startSmtpSink()
  await sink.close()
  product = await startProduct({
    seed: (pool) => insertOfficeWithOpenings(pool, wanted),
    workerEnvironment: { SMTP_URL: sink.url },
  })
})
afterAll(async () => {
  await product?.close()
  await sink.close()
})

test('a worker that is killed between a mail and its mark sends that one again, by the same Message-ID, and no other', async () => {
  const client = new GoodClient(product)
  for (const opening of wanted) await launch(client, opening)
  const due = async (where: string): Promise<number> => {
    const { rowCount } = await product.pool.query(`SELECT 1 FROM notifications WHERE ${where}`)
    return rowCount ?? 0
  }
  const all = await due('true')
  expect(all).toBeGreaterThan(PROCEDURES)
  await until('each was tried', async () => (await due('attempts = 0')) === 0)
  let killed: string | undefined
  sink.arrived = async ({ messageId }) => {
    if (killed !== undefined || sink.mails.length < all / 2) return
    killed = messageId
    // With the mail taken, and before its sender comes to know.
    await product.worker.kill()
  }
  await sink.open()
  await product.pool.query('UPDATE notifications SET next_try_at = now()')
  await until('the worker is killed', () => killed !== undefined && !product.worker.isRunning)
  await product.worker.start()
  await until('all are sent', async () => (await due('sent_at IS NULL')) === 0)
  const copies = new Map<string, number>()
  for (const { messageId } of sink.mails) copies.set(messageId, (copies.get(messageId) ?? 0) + 1)
  expect(copies.size).toBe(all)
  expect([...copies].filter(([, count]) => count > 1)).toEqual([[killed, 2]])
})
