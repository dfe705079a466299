import type { Router } from 'express'
import { knownBy } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveStream } from '../../http/serve-stream.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Listener, Listening } from '../../live/listening.js'
import { EventStream, heardUpTo } from '../../live/stream.js'
import { Problem } from '../../problems/problem.js'
import { told } from './schemas.js'

const listen = operation({
  method: 'get',
  path: '/v1/events',
  tag: 'Events',
  summary: { vi: 'Nghe những gì thay đổi', en: 'Hear what changes' },
  description: {
    vi: 'Luồng sự kiện (server-sent events), chỉ gồm mã của những gì người nghe được đọc: `data` của mỗi sự kiện là một `Told`; nội dung đọc qua API. `everything`: nhiều hơn mức liệt kê, đọc lại mọi thứ đang hiện. Gửi lại `Last-Event-ID` thì nghe tiếp từ đó. Luồng kết thúc cùng phiên hoặc mã truy cập, muộn nhất sau 15 phút; khi đó hỏi lại.',
    en: 'Server-sent events that are ids and nothing else, of what the listener may read: the `data` of each is a `Told`, what it says is read by the API. `everything`: more than is listed, whatever is shown is to be read anew. With `Last-Event-ID` they go on from there. The stream ends with the session or the token, and after 15 minutes at the latest: then it is asked for again.',
  },
  answers: { 200: { description: 'A stream', schema: told, mediaType: 'text/event-stream' } },
})

/** Streams of one person, a few for each window, and of all who ask this process. */
const MOST_OF_ONE = 8
const MOST_OF_ALL = 1_000
/** Seconds after which somebody who had too many may ask again. */
const RETRY_AFTER = 30
/** Milliseconds after which whoever listens asks again, and is looked at as whoever asks anything. */
const LONGEST_MS = 15 * 60_000

/** GET /v1/events: no turn is taken by it, for it is answered as long as a page is open. */
export function eventRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  const listening = new Listening(deps)
  deps.stopping?.addEventListener('abort', () => listening.end())
  serveStream(router, listen, deps, {
    rights: 'everybody',
    async open({ request, response, caller }) {
      const { who, endsAt } = knownBy(request)
      if (listening.countOf(who.login) >= MOST_OF_ONE || listening.count >= MOST_OF_ALL)
        throw new Problem('too-many-requests', { retryAfter: RETRY_AFTER })
      const stream = new EventStream(response)
      if (request.method === 'HEAD' || deps.stopping?.aborted) return stream.end()
      const listener: Listener = { who, caller, stream }
      const left = endsAt === undefined ? LONGEST_MS : Date.parse(endsAt) - deps.now().getTime()
      const last = setTimeout(() => stream.end(), Math.min(LONGEST_MS, left))
      response.once('close', () => {
        clearTimeout(last)
        listening.leave(listener)
      })
      try {
        await listening.join(listener, heardUpTo(request))
      } catch (err) {
        // The headers are on their way: whoever cannot be told anything asks again.
        deps.logger.warn({ err }, 'whoever listens cannot be told anything')
        stream.end()
      }
    },
  })
  return router
}
