import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** What PostgreSQL says of a transaction that is committed: CommandComplete, its length, "COMMIT". */
const COMMITTED = Buffer.from('C\0\0\0\x0bCOMMIT\0', 'latin1')

/**
 * Stands between a process and PostgreSQL, and passes everything on, until it is told to withhold what PostgreSQL says of
 * commits: then the transaction is in the database, and who wrote it does not know.
 */
export class DatabaseProxy {
  readonly #server: Server
  readonly #target: URL
  readonly #sockets = new Set<Socket>()
  #withholds = false

  private constructor(databaseUrl: string) {
    this.#target = new URL(databaseUrl)
    this.#server = createServer((client) => this.#connect(client))
  }

  static async open(databaseUrl: string): Promise<DatabaseProxy> {
    const proxy = new DatabaseProxy(databaseUrl)
    proxy.#server.listen(0, '127.0.0.1')
    await once(proxy.#server, 'listening')
    return proxy
  }

  /** The database, by way of the proxy. */
  get url(): string {
    const url = new URL(this.#target)
    // A TCP server that listens has such an address.
    url.port = String((this.#server.address() as AddressInfo).port)
    return url.href
  }

  /** From now on nobody hears of a commit. */
  withhold(): void {
    this.#withholds = true
  }

  /** Passes everything on again, to new connections. */
  passOn(): void {
    this.#withholds = false
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }

  #connect(client: Socket): void {
    const database = connect(Number(this.#target.port), this.#target.hostname)
    let tail = Buffer.alloc(0)
    let isSilent = false
    client.on('data', (chunk) => database.write(chunk))
    database.on('data', (chunk: Buffer) => {
      const seen = Buffer.concat([tail, chunk])
      tail = seen.subarray(-COMMITTED.length + 1)
      if (this.#withholds && seen.includes(COMMITTED)) isSilent = true
      if (!isSilent) client.write(chunk)
    })
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      this.#sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        this.#sockets.delete(socket)
        other.destroy()
      })
    }
  }
}
