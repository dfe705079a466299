/** The ladder's HTTP: what every server of a token and a JSON body does, and nothing of the API's own. One port a rung. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Client } from '@temporalio/client'
import express, { type Express, type Request } from 'express'
import { loadIssuer } from '../../api/identity/embedded-state.js'
import { createTokenVerifier, type VerifyToken } from '../../api/identity/verify-token.js'
import { connectLazily, createClient } from '../../temporal/client.js'
import { readPayloadKeys } from '../../temporal/payload-keys.js'
import { BARE_QUEUE } from '../bare-messages.js'
import { actorOf } from '../office.js'
import { readLadderConfig } from './config.js'
import { bareEngine, type Engine, flowEngine, type Told } from './engines.js'
import { ENCRYPTED_QUEUE } from './rungs.js'

function createLadderApp(verifyToken: VerifyToken, engine: Engine): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.post('/v1/documents', (_request, response) => {
    response.status(201).json({ id: 'document' })
  })
  app.use(express.json())
  app.post('/v1/procedures', async (request, response) => {
    response.status(201).json(await engine.launch(await toldBy(request, verifyToken)))
  })
  app.post('/v1/tasks/:task/completion', async (request, response) => {
    response.json(await engine.complete(request.params.task, await toldBy(request, verifyToken)))
  })
  return app
}

async function toldBy<Body>(request: Request, verifyToken: VerifyToken): Promise<Told<Body>> {
  const { login } = await verifyToken(request.get('authorization'))
  // Only the benchmark's own client speaks here: it sends what the API takes.
  const body: Body = request.body
  const command = {
    id: sha256([login, request.path, request.get('idempotency-key')]),
    bodyHash: sha256(body),
  }
  return { actor: actorOf(login), command, body }
}

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

const { temporalAddress, namespace, databaseUrl, dataDir } = readLadderConfig()
const connection = connectLazily(temporalAddress)
const plain = new Client({ connection, namespace })
const encrypted = createClient(connection, {
  namespace,
  payloadKeys: await readPayloadKeys({ DATA_DIR: dataDir }),
})
const verifyToken = createTokenVerifier(await loadIssuer(dataDir))
const engines = [
  bareEngine(plain, BARE_QUEUE),
  bareEngine(encrypted, ENCRYPTED_QUEUE),
  await flowEngine(encrypted, databaseUrl),
]
const ports: number[] = []
for (const engine of engines) {
  const server = createServer(createLadderApp(verifyToken, engine))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has such an address.
  ports.push((server.address() as AddressInfo).port)
}
process.stdout.write(`ladder server ready: ${ports.join(' ')}\n`)
