import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import { keyIdOf } from '../../temporal/key-ring.js'
import { keyIdsIn } from '../../temporal/payload-codec.js'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import { type Product, startProduct } from '../support/product.js'
import { GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, type Opening, openings } from './office.js'
import { complete, launch, stepFor, walkOn } from './walk.js'

/** The payload key is replaced while a case is open, as docs/operations.md says how. */
const wanted = openings(2)
let product: Product
let client: GoodClient
let keyFile: string
let oldKey: string
let early: CaseAnswer
let late: CaseAnswer
const newKey = randomBytes(32).toString('hex')
/** Of the first case. */
const numberOfEarly = 1

const idOf = (key: string): string => keyIdOf(Buffer.from(key, 'hex'))
const opening = (n: number): Opening => {
  const found = wanted[n]
  if (!found) throw new Error(`no opening ${n}`)
  return found
}

/** Both start anew, with these keys. */
async function restartWith(...keys: string[]): Promise<void> {
  for (const each of [product.worker, product.api]) if (each.isRunning) await each.stop()
  writeFileSync(keyFile, `${keys.join('\n')}\n`)
  await Promise.all([product.worker.start(), product.api.start()])
}

async function keysOf({ id }: CaseAnswer): Promise<Set<string>> {
  return keyIdsIn(await product.client.workflow.getHandle(workflowIdOf(id)).fetchHistory())
}

const rotateKeys = (...args: string[]) => product.run('bin/rotate-keys.js', ...args)

beforeAll(async () => {
  product = await startProduct({ seed: (pool) => insertOfficeWithOpenings(pool, wanted) })
  client = new GoodClient(product)
  keyFile = join(product.dataDir, 'payload.key')
  oldKey = readFileSync(keyFile, 'utf8')
  early = await launch(client, opening(0))
})
afterAll(() => product?.close())

test('with one key nothing needs another', () => {
  expect(rotateKeys()).toEqual({
    code: 0,
    output: `Payload key ${idOf(oldKey)} encrypts.\nNothing is left that needs another key.\n`,
  })
})

test('with a new key first the open case goes on, and what is new is encrypted with the new one', async () => {
  await restartWith(newKey, oldKey)
  const [task] = early.openTasks
  if (!task) throw new Error('the case waits for nobody')
  const step = await stepFor(client, opening(0), { ...task, caseId: early.id, count: early.sequence })
  early = await complete(client, task.id, step)
  late = await launch(client, opening(1))
  expect([await keysOf(early), await keysOf(late)]).toEqual([
    new Set([idOf(oldKey), idOf(newKey)]),
    new Set([idOf(newKey)]),
  ])
})

test('it is said which cases still need the old key, and for what', () => {
  expect(rotateKeys()).toEqual({
    code: 0,
    output: [
      `Payload key ${idOf(newKey)} encrypts.`,
      `Payload key ${idOf(oldKey)} is still needed:`,
      `  for the kept state of case ${numberOfEarly}, until npm run rotate-keys -- --seal-anew has sealed it with the first key`,
      `  for the history of case ${numberOfEarly}, until that is closed, and the key can go`,
      '',
    ].join('\n'),
  })
})

test('the old key left out too early is missed by its id at the start', async () => {
  const refused = `2 open cases need their payload key ${idOf(oldKey)}, which is not in ${keyFile}: put it back`
  await expect(restartWith(newKey)).rejects.toThrow(refused)
  await restartWith(newKey, oldKey)
})

test('what is kept is sealed anew while the product runs; the history needs the old key on', () => {
  const sealed = (count: number) => ({
    code: 0,
    output: [
      `Payload key ${idOf(newKey)} encrypts.`,
      `Cases whose kept state was sealed anew with it: ${count}.`,
      `Payload key ${idOf(oldKey)} is still needed:`,
      `  for the history of case ${numberOfEarly}, until that is closed, and the key can go`,
      '',
    ].join('\n'),
  })
  expect(rotateKeys('--seal-anew')).toEqual(sealed(1))
  expect(rotateKeys('--seal-anew')).toEqual(sealed(0))
})

test('keys in another order than the product has them are refused', () => {
  writeFileSync(keyFile, `${oldKey}\n${newKey}\n`)
  const { code, output } = rotateKeys()
  writeFileSync(keyFile, `${newKey}\n${oldKey}\n`)
  expect([code, output]).toEqual([
    1,
    `The product encrypts with payload key ${idOf(newKey)}, and the first one here is ${idOf(oldKey)}: give the keys as the product has them, or start it with these first.\n`,
  ])
  expect(rotateKeys('--all')).toEqual({
    code: 1,
    output: 'Usage: npm run rotate-keys [-- --seal-anew]\n',
  })
})

test('when the old case is closed the old key can go, and the others go on without it', async () => {
  await walkOn(client, opening(0), early)
  const free = {
    code: 0,
    output: [
      `Payload key ${idOf(newKey)} encrypts.`,
      `Nothing needs payload key ${idOf(oldKey)} any more: take it out, start every process anew, and keep it with the backups of its time.`,
      'Nothing is left that needs another key.',
      '',
    ].join('\n'),
  }
  expect([rotateKeys('--seal-anew').code, rotateKeys()]).toEqual([0, free])
  await restartWith(newKey)
  expect(rotateKeys().output).toContain('Nothing is left that needs another key.')
  await walkOn(client, opening(1), late)
  const { code, output } = product.run('bin/verify-audit.js')
  expect([code, output]).toEqual([0, expect.stringContaining(' 0 faults.')])
})
