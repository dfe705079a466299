import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail as it arrived. */
export interface ReceivedMail {
  to: string[]
  messageId: string
  subject: string
  text: string
  /** Everything, headers too, decoded as far as it was encoded. */
  whole: string
}

/** A real SMTP server that keeps what it is sent, and can be away for a while. */
export interface SmtpSink {
  url: string
  mails: ReceivedMail[]
  /** Called with each mail that has arrived; its sender has the answer when that is done. */
  arrived: (mail: ReceivedMail) => Promise<void>
  /** Takes connections again, on the same port. */
  open(): Promise<void>
  /** Refuses connections. */
  close(): Promise<void>
}

export async function startSmtpSink(): Promise<SmtpSink> {
  const mails: ReceivedMail[] = []
  let server: SMTPServer | undefined
  const listen = async (port: number): Promise<number> => {
    const fresh = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData(stream, session, done) {
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address)
          const mail = { to, ...parsed(Buffer.concat(chunks).toString('latin1')) }
          mails.push(mail)
          void sink.arrived(mail).then(() => done())
        })
      },
    })
    server = fresh
    await new Promise<void>((resolve) => fresh.listen(port, '127.0.0.1', resolve))
    // A TCP server that listens has such an address.
    return (fresh.server.address() as AddressInfo).port
  }
  const port = await listen(0)
  const sink: SmtpSink = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    arrived: async () => {},
    open: async () => void (await listen(port)),
    close: async () => {
      const closing = server
      server = undefined
      if (closing) await new Promise<void>((resolve) => closing.close(resolve))
    },
  }
  return sink
}

function parsed(raw: string): Omit<ReceivedMail, 'to'> {
  const end = raw.indexOf('\r\n\r\n')
  const head = decodedWords(raw.slice(0, end).replace(/\r\n[ \t]+/g, ' '))
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? ''
  const text = decodedBody(raw.slice(end + 4), header('Content-Transfer-Encoding'))
  return { messageId: header('Message-ID'), subject: header('Subject'), text, whole: `${head}\n\n${text}` }
}

function decodedBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return encoding === 'quoted-printable' ? unquoted(body.replace(/=\r\n/g, '')) : body
}

/** RFC 2047: `=?UTF-8?B?…?=`; white space between two of them is none. */
function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_word, way: string, word: string) =>
      way.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString('utf8')
        : unquoted(word.replace(/_/g, ' ')),
    )
}

function unquoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_quoted, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
