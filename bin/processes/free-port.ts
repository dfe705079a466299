import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const port = await listenOnce(0)
  if (port === undefined) throw new Error('No free port was found on 127.0.0.1.')
  return port
}

/** Whether `port` of 127.0.0.1 can be listened on at this moment. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await listenOnce(port)) !== undefined
}

/** Whether `port` is free within `patienceMs`: a server that was just killed may hold its port a moment longer. */
export async function becomesFree(port: number, patienceMs: number): Promise<boolean> {
  const deadline = Date.now() + patienceMs
  while (!(await isPortFree(port))) {
    if (Date.now() > deadline) return false
    await sleep(50)
  }
  return true
}

/** Listens on `port` (0: any) and lets go at once. The port it had, or undefined if it is taken. */
function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined))
    })
  })
}
