import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Connection, isGrpcServiceError } from '@temporalio/client'
import { NativeConnection } from '@temporalio/worker'
import { z } from 'zod'
import { connectLazily } from '../../temporal/client.js'
import { connectionSettings, type Security, securityOf } from '../../temporal/connection-settings.js'
import { quietRuntime, startProceduresOn } from '../support/procedures.js'
import {
  environmentOf,
  HOW_TO_HAVE_THEM,
  makeCertificates,
  startSecuredTemporal,
  temporalPrograms,
} from '../support/secured-temporal.js'
import { testTemporal } from '../support/temporal.js'

const PERMISSION_DENIED = 7

const certificates = makeCertificates()
afterAll(() => certificates.remove())

/** As a process of the product reads its environment. */
const secured = (given: Record<string, string>): Security =>
  securityOf(z.object(connectionSettings).parse(given))

const asProduct = () => environmentOf(certificates.folder, 'product')

/** Without these variables. */
function without(given: Record<string, string>, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)))
}

/** What the server says to a client: its name, or the code of gRPC by which it refuses. */
async function answerTo(
  address: string,
  given: Record<string, string>,
  ask: (connection: Connection) => Promise<unknown> = ({ workflowService }) =>
    workflowService.describeNamespace({ namespace: 'personnel' }),
): Promise<'answered' | number | undefined> {
  const connection = connectLazily(address, secured(given))
  try {
    await connection.withDeadline(Date.now() + 5_000, () => ask(connection))
    return 'answered'
  } catch (error) {
    return isGrpcServiceError(error) ? error.code : undefined
  } finally {
    await connection.close()
  }
}

describe('Temporal behind TLS that asks for a certificate', () => {
  let line: Server
  let address: string

  beforeAll(async () => {
    const [host = '', port] = (await testTemporal()).address.split(':')
    const of = (name: string) => readFileSync(join(certificates.folder, 'temporal', name))
    line = createServer(
      {
        cert: of('server.crt'),
        key: of('server.key'),
        ca: of('clients.crt'),
        requestCert: true,
        rejectUnauthorized: true,
        ALPNProtocols: ['h2'],
      },
      (client) => {
        const server = connect(Number(port), host)
        client.pipe(server).pipe(client)
        client.on('error', () => server.destroy())
        server.on('error', () => client.destroy())
      },
    ).listen(0, '127.0.0.1')
    await once(line, 'listening')
    address = `127.0.0.1:${(line.address() as AddressInfo).port}`
  })
  afterAll(() => void line.close())

  const asked = ({ workflowService }: Connection) => workflowService.getSystemInfo({})

  test('answers the product, its API and its worker', async () => {
    expect(await answerTo(address, asProduct(), asked)).toBe('answered')
    const native = await NativeConnection.connect({ address, ...secured(asProduct()) })
    await native.close()
  })

  test('answers nobody without a certificate, nor with one that somebody else signed', async () => {
    const bare = without(asProduct(), 'TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH')
    const others = {
      ...asProduct(),
      TEMPORAL_TLS_CLIENT_CERT_PATH: join(certificates.folder, 'postgres', 'server.crt'),
      TEMPORAL_TLS_CLIENT_KEY_PATH: join(certificates.folder, 'postgres', 'server.key'),
    }
    for (const given of [{}, bare, others]) expect(await answerTo(address, given, asked)).not.toBe('answered')
  })

  test('is not believed where its certificate is signed by somebody else', async () => {
    const other = {
      ...asProduct(),
      TEMPORAL_TLS_SERVER_CA_CERT_PATH: join(certificates.folder, 'temporal', 'engine.crt'),
    }
    expect(await answerTo(address, other, asked)).not.toBe('answered')
  })
})

describe('what says how Temporal is reached', () => {
  test('may be left out: then it is reached without', () => {
    expect(secured({})).toEqual({})
  })

  test('names the file that cannot be read, and the half of a pair that is missing', () => {
    expect(() => secured({ TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/nowhere.crt' })).toThrow(
      'TEMPORAL_TLS_SERVER_CA_CERT_PATH: /nowhere.crt cannot be read: must be the path of a PEM file.',
    )
    expect(() => secured(without(asProduct(), 'TEMPORAL_TLS_CLIENT_KEY_PATH'))).toThrow(
      'TEMPORAL_TLS_CLIENT_KEY_PATH: must be set too: a certificate and its key go together.',
    )
  })
})

const programs = temporalPrograms()
const describeWithServer = programs ? describe : describe.skip
const why = programs ? '' : ` (its programs are not here: ${HOW_TO_HAVE_THEM})`

describeWithServer(`the Temporal server of docker-compose.yml, with its authorizer${why}`, () => {
  let server: Awaited<ReturnType<typeof startSecuredTemporal>> | undefined

  beforeAll(async () => {
    server = await startSecuredTemporal(programs ?? '', certificates.folder)
  }, 180_000)
  afterAll(() => server?.stop())
  function running() {
    if (!server) throw new Error('the server did not start')
    return server
  }

  test('lets the product run a procedure with its certificate and its token', async () => {
    quietRuntime()
    const { address } = running()
    const connection = connectLazily(address, secured(asProduct()))
    const native = await NativeConnection.connect({ address, ...secured(asProduct()) })
    const stack = await startProceduresOn({
      connection,
      native,
      namespace: 'personnel',
      taskQueue: 'secured',
    })
    const procedure = await stack.launch()
    expect(procedure.caseId).toBeTruthy()
    await stack.stop()
    await native.close()
    await connection.close()
  }, 60_000)

  test('lets nobody ask anything without a certificate', async () => {
    const bare = without(asProduct(), 'TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH')
    for (const given of [{}, bare]) expect(await answerTo(running().address, given)).not.toBe('answered')
    expect(await answerTo(running().address, asProduct())).toBe('answered')
  })

  test('refuses a certificate without a token, and a token that somebody made', async () => {
    const { address } = running()
    expect(await answerTo(address, without(asProduct(), 'TEMPORAL_API_KEY'))).toBe(PERMISSION_DENIED)
    const [head, , signature] = asProduct().TEMPORAL_API_KEY?.split('.') ?? []
    const more = Buffer.from(JSON.stringify({ sub: 'product', permissions: ['temporal-system:admin'] }))
    const forged = `${head}.${more.toString('base64url')}.${signature}`
    expect(await answerTo(address, { ...asProduct(), TEMPORAL_API_KEY: forged })).not.toBe('answered')
  })

  test('lets the product neither make a namespace nor read another, as the tools may', async () => {
    const { address } = running()
    const others = ({ workflowService }: Connection) =>
      workflowService.describeNamespace({ namespace: 'temporal-system' })
    const made = ({ workflowService }: Connection) => workflowService.registerNamespace({ namespace: 'mine' })
    for (const ask of [others, made])
      expect(await answerTo(address, asProduct(), ask)).toBe(PERMISSION_DENIED)
    expect(await answerTo(address, environmentOf(certificates.folder, 'tools'), others)).toBe('answered')
  })
})
