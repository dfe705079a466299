import Bowser from 'bowser'
import type { Router } from 'express'
import type { z } from 'zod'
import { listSessionsOf, type SessionTold } from '../../../db/browser-sessions.js'
import { endOwnSession } from '../../../records/sessions.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { ownSessions, sessionEnded, sessionEnding } from './schemas.js'

const tag = 'Me'

const listOperation = operation({
  method: 'get',
  path: '/v1/me/sessions',
  tag,
  summary: { vi: 'Tôi đang đăng nhập ở những trình duyệt nào', en: 'In which browsers I am signed in' },
  description: {
    vi: 'Chỉ của chính mình. Chương trình dùng mã truy cập không có phiên ở đây.',
    en: 'Of oneself alone. A program that brings a token has no session here.',
  },
  answers: { 200: { description: 'All of them: there are some twenty at most', schema: ownSessions } },
})

const endOperation = operation({
  method: 'post',
  path: '/v1/me/sessions/{id}/ending',
  tag,
  summary: { vi: 'Kết thúc một phiên của tôi', en: 'End one of my sessions' },
  description: {
    vi: 'Từ yêu cầu tiếp theo, trình duyệt đó phải đăng nhập lại. Tất cả các phiên cùng lúc: `POST /auth/sign-out?everywhere=true`.',
    en: 'From its next request on that browser has to sign in again. All of them at once: `POST /auth/sign-out?everywhere=true`.',
  },
  body: sessionEnding,
  command: true,
  answers: { 200: { description: 'It has ended', schema: sessionEnded } },
})

/** Where one is signed in oneself. */
export function ownSessionRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  const idle = deps.browser?.sessions.lifetime.idle ?? 0
  serveReading(router, listOperation, deps, {
    rights: 'everybody',
    read: async ({ client, who }) => ({
      sessions: (await listSessionsOf(client, { ...who, idle })).map(showSession),
    }),
  })
  serveUseCase(router, endOperation, deps, {
    rights: 'oneself',
    use: endOwnSession,
    input: ({ of }) => ({ id: of }),
    show: (ended) => ended,
  })
  return router
}

type Shown = z.output<typeof ownSessions>['sessions'][number]

function showSession({ userAgent, ...session }: SessionTold): Shown {
  if (!userAgent) return { ...session, browser: null, system: null }
  const { browser, os } = Bowser.parse(userAgent)
  return { ...session, browser: browser.name || null, system: os.name || null }
}
