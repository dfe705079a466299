import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import {
  loadOrCreateSecrets,
  ProductNotStarted,
  rotateSigningKeys,
} from '../../api/identity/embedded-state.js'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { runTokenCommand } from '../../api/identity/token-command.js'
import { createTokenVerifier } from '../../api/identity/verify-token.js'
import { createDataDir, type RunningProvider, startProvider } from './identity-installation.js'

let data: Awaited<ReturnType<typeof createDataDir>>
let dataDir: string
let running: RunningProvider | undefined

beforeEach(async () => {
  data = await createDataDir()
  dataDir = data.dataDir
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  await data.remove()
})

test('a token made with the key in DATA_DIR is accepted by the API of that installation and of no other', async () => {
  running = await startProvider(dataDir)
  const token = await mintEmbeddedToken({ dataDir, login: 'hr.officer' })
  await expect(createTokenVerifier(running)(`Bearer ${token}`)).resolves.toMatchObject({
    login: 'hr.officer',
  })

  const elsewhere = await createDataDir()
  const other = await startProvider(elsewhere.dataDir)
  await expect(createTokenVerifier(other)(`Bearer ${token}`)).rejects.toMatchObject({ code: 'foreign' })
  await other.stop()
  await elsewhere.remove()
})

test('a token made to have expired is refused as expired', async () => {
  running = await startProvider(dataDir)
  const token = await mintEmbeddedToken({ dataDir, login: 'hr.officer', expiresInSeconds: -60 })
  await expect(createTokenVerifier(running)(`Bearer ${token}`)).rejects.toMatchObject({ code: 'expired' })
})

test('a restart keeps tokens valid and the password the same', async () => {
  const first = await startProvider(dataDir)
  const token = await mintEmbeddedToken({ dataDir, login: 'hr.officer' })
  await first.stop()
  running = await startProvider(dataDir, { port: first.port })
  expect(running.demoPassword).toBe(first.demoPassword)
  await expect(createTokenVerifier(running)(`Bearer ${token}`)).resolves.toMatchObject({
    login: 'hr.officer',
  })
})

test('after a rotation tokens of the old and the new key are valid; after a second one the oldest end', async () => {
  const first = await startProvider(dataDir)
  const options = { ...first, unknownKeyMs: 0 }
  const verify = createTokenVerifier(options)
  const oldest = await mintEmbeddedToken({ dataDir, login: 'hr.officer' })
  await expect(verify(`Bearer ${oldest}`)).resolves.toMatchObject({ login: 'hr.officer' })

  await first.stop()
  await rotateSigningKeys(dataDir)
  const second = await startProvider(dataDir, { port: first.port })
  const newer = await mintEmbeddedToken({ dataDir, login: 'monitor' })
  expect(decodeProtectedHeader(newer).kid).not.toBe(decodeProtectedHeader(oldest).kid)
  await expect(verify(`Bearer ${newer}`)).resolves.toMatchObject({ login: 'monitor' })
  await expect(verify(`Bearer ${oldest}`)).resolves.toMatchObject({ login: 'hr.officer' })

  await second.stop()
  await rotateSigningKeys(dataDir)
  running = await startProvider(dataDir, { port: first.port })
  const newest = await mintEmbeddedToken({ dataDir, login: 'monitor' })
  await expect(verify(`Bearer ${newest}`)).resolves.toMatchObject({ login: 'monitor' })
  await expect(verify(`Bearer ${oldest}`)).rejects.toMatchObject({ code: 'invalid' })
})

test('two processes that start at once agree on the secrets', async () => {
  const [one, other] = await Promise.all([loadOrCreateSecrets(dataDir), loadOrCreateSecrets(dataDir)])
  expect(one).toEqual(other)
  const onDisk = JSON.parse(await readFile(join(dataDir, 'identity', 'secrets.json'), 'utf8'))
  expect(onDisk.demoPassword).toBe(one.demoPassword)
})

test('damaged secrets stop the start with one sentence that does not quote them', async () => {
  await loadOrCreateSecrets(dataDir)
  await writeFile(join(dataDir, 'identity', 'secrets.json'), '{"demoPassword": "once-upon-a-time"')
  const problem = await loadOrCreateSecrets(dataDir).catch(String)
  expect(problem).toContain('is damaged')
  expect(problem).not.toContain('once-upon')
})

test('each installation has its own password and keys', async () => {
  const elsewhere = await createDataDir()
  const [one, other] = [await loadOrCreateSecrets(dataDir), await loadOrCreateSecrets(elsewhere.dataDir)]
  expect(one.demoPassword).not.toBe(other.demoPassword)
  expect(one.signingKeys[0]?.kid).not.toBe(other.signingKeys[0]?.kid)
  await elsewhere.remove()
})

test('the token command answers with a token for an account of the running product', async () => {
  running = await startProvider(dataDir)
  const answer = await runTokenCommand(['hr.officer'], { dataDir })
  const token = 'token' in answer ? answer.token : ''
  const { exp = 0, iat = 0 } = decodeJwt(token)
  expect(exp - iat).toBe(3_600)
  await expect(createTokenVerifier(running)(`Bearer ${token}`)).resolves.toMatchObject({
    login: 'hr.officer',
  })
})

test('the token command says in one sentence what keeps it from answering', async () => {
  expect(await runTokenCommand([], { dataDir })).toEqual({
    problem: 'Name one account: npm run token -- hr.officer',
  })
  await expect(mintEmbeddedToken({ dataDir, login: 'hr.officer' })).rejects.toBeInstanceOf(ProductNotStarted)
  expect(await runTokenCommand(['hr.officer'], { dataDir })).toMatchObject({
    problem: expect.stringContaining('run npm start first'),
  })
  const started = await startProvider(dataDir)
  expect(await runTokenCommand(['nobody'], { dataDir })).toMatchObject({
    problem: expect.stringContaining('There is no account "nobody"'),
  })
  await started.stop()
  expect(await runTokenCommand(['hr.officer'], { dataDir })).toMatchObject({
    problem: expect.stringContaining('does not answer'),
  })
})

test('the account address answers the holder of a token of this installation only', async () => {
  running = await startProvider(dataDir)
  const address = `${running.issuer}/account`
  expect((await fetch(address)).status).toBe(401)
  expect((await fetch(address, { headers: { authorization: 'Bearer a.b.c' } })).status).toBe(401)
  const nobody = await mintEmbeddedToken({ dataDir, login: 'hr.officer\u0000' })
  expect((await fetch(address, { headers: { authorization: `Bearer ${nobody}` } })).status).toBe(404)
})
