import { connect, type Socket } from 'node:net'

/** What a scanner says of a file: nothing, or what it knows in it. */
export type MalwareScanner = (content: Buffer) => Promise<{ found: string | undefined }>

/** Nothing was said of the file: it is as if it had not been scanned. */
export class ScannerDown extends Error {
  constructor(why: string, cause?: unknown) {
    super(`the malware scanner ${why}`, { cause })
  }
}

export const CLAMD_ADDRESS_FORM = /^(?:[^\s/]+:\d{1,5}|\/\S+)$/

/** Milliseconds for a file of the largest size to be scanned. */
const PATIENCE_MS = 15_000
const CHUNK = 262_144
/** Bytes of an answer: one line. */
const LONGEST_ANSWER = 1_024

/**
 * clamd at `host:port` or at the path of its socket, by its command INSTREAM: the file goes in pieces with their lengths before
 * them, none at the end, and one line comes back.
 */
export function clamdAt(address: string, patienceMs = PATIENCE_MS): MalwareScanner {
  return async (content) => {
    const line = await asked(address, content, patienceMs)
    if (line === 'stream: OK') return { found: undefined }
    const [, found] = /^stream: (.+) FOUND$/.exec(line) ?? []
    if (found === undefined) throw new ScannerDown('did not scan the file')
    return { found: found.replace(/[^\w.:()-]/g, '?').slice(0, 100) }
  }
}

function asked(address: string, content: Buffer, patienceMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTo(address)
    const timer = setTimeout(() => socket.destroy(new Error('timed out')), patienceMs)
    const parts: Buffer[] = []
    socket.on('data', (part: Buffer) => {
      parts.push(part)
      if (Buffer.concat(parts).length > LONGEST_ANSWER) socket.destroy(new Error('a long answer'))
    })
    socket.on('error', (error) => reject(new ScannerDown('does not answer', error)))
    socket.on('close', () => {
      clearTimeout(timer)
      const [line, ...more] = Buffer.concat(parts).toString('utf8').split('\0')
      if (line && more.length > 0) resolve(line)
      else reject(new ScannerDown('does not answer'))
    })
    socket.write('zINSTREAM\0')
    for (let at = 0; at < content.length; at += CHUNK) socket.write(piece(content.subarray(at, at + CHUNK)))
    socket.write(piece(Buffer.alloc(0)))
  })
}

function connectTo(address: string): Socket {
  if (address.startsWith('/')) return connect(address)
  const colon = address.lastIndexOf(':')
  return connect(Number(address.slice(colon + 1)), address.slice(0, colon))
}

function piece(content: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  return Buffer.concat([length, content])
}
