import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** What PostgreSQL says of a transaction that is committed: CommandComplete, its length, "COMMIT". */
export const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1')
/** What PostgreSQL is told that is to commit. */
export const TO_COMMIT = Buffer.from('COMMIT\0', 'latin1')

/** From the process to the service, or back. */
type Direction = 'there' | 'back'

interface Cut {
  direction: Direction
  /** From these bytes on; from the beginning of what comes next where there are none. */
  at: Buffer
}

/**
 * Stands between a process and a service, and passes everything on, until it is cut: then a connection keeps what comes
 * in that direction from where it meets those bytes, and nobody hears of it.
 */
export class CutLine {
  readonly #server: Server
  readonly #target: { host: string; port: number }
  readonly #sockets = new Set<Socket>()
  #cut: Cut | undefined
  #kept: { to: Socket; chunk: Buffer }[] = []
  #caught = new Set<Socket>()

  private constructor(host: string, port: number) {
    this.#target = { host, port }
    this.#server = createServer((client) => this.#connect(client))
  }

  static async open({ host, port }: { host: string; port: number }): Promise<CutLine> {
    const line = new CutLine(host, port)
    line.#server.listen(0, '127.0.0.1')
    await once(line.#server, 'listening')
    return line
  }

  get port(): number {
    // A TCP server that listens has such an address.
    return (this.#server.address() as AddressInfo).port
  }

  /** Connections that were cut since. */
  get caught(): number {
    return this.#caught.size
  }

  /** Bytes that are kept. */
  get kept(): number {
    return this.#kept.reduce((sum, { chunk }) => sum + chunk.length, 0)
  }

  cut(direction: Direction, at: Buffer = Buffer.alloc(0)): void {
    this.#cut = { direction, at }
  }

  /** Passes on what was kept, and all that comes. */
  release(): void {
    const kept = this.#kept
    this.mend()
    for (const { to, chunk } of kept) to.write(chunk)
  }

  /** Passes everything on again; what was kept is lost, with its connections when their process ends. */
  mend(): void {
    this.#cut = undefined
    this.#kept = []
    this.#caught = new Set()
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }

  #connect(client: Socket): void {
    const service = connect(this.#target.port, this.#target.host)
    this.#pass('there', client, service)
    this.#pass('back', service, client)
    for (const [socket, other] of [
      [client, service],
      [service, client],
    ] as const) {
      this.#sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        this.#sockets.delete(socket)
        other.destroy()
      })
    }
  }

  #pass(direction: Direction, from: Socket, to: Socket): void {
    let tail = Buffer.alloc(0)
    from.on('data', (chunk: Buffer) => {
      const cut = this.#cut?.direction === direction ? this.#cut : undefined
      const seen = Buffer.concat([tail, chunk])
      tail = cut && cut.at.length > 1 ? seen.subarray(-cut.at.length + 1) : Buffer.alloc(0)
      if (cut && seen.includes(cut.at)) this.#caught.add(from)
      if (cut && this.#caught.has(from)) this.#kept.push({ to, chunk })
      else to.write(chunk)
    })
  }
}

/** A line to the PostgreSQL of that URL, and the URL by way of it. */
export async function lineToDatabase(databaseUrl: string): Promise<{ line: CutLine; url: string }> {
  const url = new URL(databaseUrl)
  const line = await CutLine.open({ host: url.hostname, port: Number(url.port) })
  url.port = String(line.port)
  return { line, url: url.href }
}
