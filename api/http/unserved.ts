import { IncomingMessage, type RequestListener, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { securityHeaders } from './security-headers.js'

/** What is answered before there is an application: 503, to be tried again. The address may follow from the port. */
export function notYet(publicUrl?: string): RequestListener {
  const secure = securityHeaders(publicUrl)
  return (request, response) =>
    secure(request, response, () => void response.writeHead(503, { 'Retry-After': '1' }).end())
}

/** Serves what says whom it asks, as RFC 9112 has it (3.2); refuses the rest, for a server that leaves that to it. */
export function withHost(serve: RequestListener, publicUrl?: string): RequestListener {
  const secure = securityHeaders(publicUrl)
  return (request, response) => {
    if (request.headers.host !== undefined || request.httpVersion !== '1.1') return serve(request, response)
    return secure(request, response, () => {
      response.writeHead(400, { 'Content-Length': '0', Connection: 'close' }).end()
    })
  }
}

/** Of what Node says of a request that it cannot read; whatever else is wrong with one is 400. */
const STATUSES: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
}

/**
 * Refuses what cannot be read as a request, or expects what nobody does, which no application ever sees, as Node does, with
 * the headers of every answer.
 */
export function refuseUnreadable(server: Server, publicUrl?: string): void {
  const secure = securityHeaders(publicUrl)
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    secure(request, response, () => void response.writeHead(417, { 'Content-Length': '0' }).end()),
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    const response = new ServerResponse(new IncomingMessage(socket))
    try {
      response.assignSocket(socket)
    } catch {
      // The answer to the request before it is under way there.
      socket.destroy()
      return
    }
    response.shouldKeepAlive = false
    secure(response.req, response, () => {
      response.writeHead(STATUSES[error.code ?? ''] ?? 400, { 'Content-Length': '0' })
      response.end(() => socket.destroySoon())
    })
  })
}
