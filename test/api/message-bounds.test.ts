import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { officeDatabase, serveApi, type TestApi } from './api-server.js'

let api: TestApi
let drop: () => Promise<void>

beforeAll(async () => {
  const database = await officeDatabase()
  drop = database.drop
  api = await serveApi(database)
})
afterAll(async () => {
  await api.close()
  await drop()
})

/** A second request, which stands in the body of the first: whoever reads the bounds otherwise than a proxy serves it. */
const HIDDEN =
  'GET /v1/me HTTP/1.1\r\nHost: api.test\r\nAuthorization: Bearer officer\r\nConnection: close\r\n\r\n'

/** The status lines of what is answered to bytes on one connection. */
async function answered(sent: string): Promise<string[]> {
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1')
  let text = ''
  socket.setEncoding('latin1').on('data', (part) => {
    text += part
  })
  socket.write(sent, 'latin1')
  await once(socket, 'close')
  return text.match(/HTTP\/1\.1 \d{3}/g) ?? []
}

const head = (...lines: string[]) =>
  ['POST /v1/procedures HTTP/1.1', 'Host: api.test', ...lines, '', ''].join('\r\n')

test.each([
  ['two lengths', head('Content-Length: 5', 'Content-Length: 0') + HIDDEN],
  [
    'a length and chunks',
    `${head(`Content-Length: ${HIDDEN.length}`, 'Transfer-Encoding: chunked')}0\r\n\r\n${HIDDEN}`,
  ],
  [
    'chunks that are not the last encoding',
    `${head('Transfer-Encoding: chunked, identity')}0\r\n\r\n${HIDDEN}`,
  ],
  ['a length that is none', head('Content-Length: +5') + HIDDEN],
  ['a space before the colon', head('Content-Length : 5') + HIDDEN],
  ['a line that ends otherwise', head('X-Test: a\nContent-Length: 5') + HIDDEN],
])('a message whose bounds can be read in two ways is refused whole: %s', async (_, sent) => {
  expect(await answered(sent)).toEqual(['HTTP/1.1 400'])
})

test('a message whose bounds are plain is answered, and the next one on its connection too', async () => {
  expect(await answered(head('Content-Length: 0') + HIDDEN)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 200'])
})
