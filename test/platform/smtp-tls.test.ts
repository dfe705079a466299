import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from '@jest/globals'
import { SMTPServer } from 'smtp-server'
import { parse } from 'yaml'
import { z } from 'zod'
import { makeCertificates } from '../support/secured-temporal.js'

const root = new URL('../../', import.meta.url)
const certificates = makeCertificates()
const of = (...path: string[]) => join(certificates.folder, ...path)
let server: SMTPServer | undefined
let received = 0

afterEach(() => void server?.close(() => {}))
afterAll(() => certificates.remove())

/** SMTP_URL as the worker of docker-compose.yml has it, to a server of the test's. */
async function addressOf(own: ConstructorParameters<typeof SMTPServer>[0]): Promise<string> {
  received = 0
  server = new SMTPServer({
    authOptional: true,
    ...own,
    onData(stream, _session, done) {
      received += 1
      stream.resume()
      stream.on('end', () => done())
    },
  })
  server.on('error', () => {})
  const { server: listening } = server
  server.listen(0, 'localhost')
  if (!listening.listening) await once(listening, 'listening')
  const compose = z
    .object({
      services: z.looseObject({ worker: z.looseObject({ environment: z.record(z.string(), z.string()) }) }),
    })
    .parse(parse(readFileSync(new URL('docker-compose.yml', root), 'utf8'), { merge: true }))
  const url = compose.services.worker.environment.SMTP_URL ?? ''
  return url.replace('smtp:587', `localhost:${(listening.address() as AddressInfo).port}`)
}

/** Whether a process of the product that trusts that authority can send there. */
async function sends(url: string, authority: string): Promise<boolean> {
  const script = `const { createTransport } = await import('nodemailer')
    await createTransport(process.env.SMTP_URL).sendMail({ from: 'a@example.vn', to: 'b@example.vn', text: 'x' })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, SMTP_URL: url, NODE_EXTRA_CA_CERTS: of('authorities', `${authority}.crt`) },
    stdio: 'ignore',
  })
  const [code] = await once(child, 'exit')
  return code === 0
}

const tls = () => ({
  cert: readFileSync(of('smtp', 'server.crt')),
  key: readFileSync(of('smtp', 'server.key')),
})

test('mail goes out over TLS, to a server that shows whose it is', async () => {
  expect(await sends(await addressOf(tls()), 'servers')).toBe(true)
  expect(received).toBe(1)
})

test('no mail goes to a server that speaks no TLS, or that somebody else has signed', async () => {
  expect(await sends(await addressOf({ disabledCommands: ['STARTTLS'] }), 'servers')).toBe(false)
  expect(received).toBe(0)
  expect(await sends(await addressOf(tls()), 'engine')).toBe(false)
  expect(received).toBe(0)
})
