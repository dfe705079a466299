import type { Request, Router } from 'express'
import { z } from 'zod'
import { together } from '../../../db/pool.js'
import { localDate } from '../../../domain/deadlines/dates.js'
import type { Caller } from '../../../records/rights/caller.js'
import { accountOf, callerOf, knownBy, recognise } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import { FAIR_SHARE, limitAccount, limitSignIn } from '../../http/fair-share.js'
import { languageQuery, operation } from '../../http/operation.js'
import { strictRouter } from '../../http/strict-router.js'
import { validate } from '../../http/validation.js'
import { Problem } from '../../problems/problem.js'
import { SIGN_IN, SIGN_OUT } from '../../session/browser-sign-in.js'
import { languageOf } from '../../words/language.js'
import { showMe } from '../me/view.js'
import { countsOf } from '../tasks/counts.js'
import { session } from './schemas.js'

const readSession = operation({
  method: 'get',
  path: '/v1/session',
  tag: 'Me',
  summary: { vi: 'Ai đang đăng nhập', en: 'Who is signed in' },
  description: {
    vi: 'Câu hỏi đầu tiên của trình duyệt: không đăng nhập không phải là lỗi.',
    en: 'What a browser asks first: to be signed in as nobody is no error.',
  },
  answers: { 200: { description: 'The caller, or where to sign in', schema: session } },
  problems: [
    ...(['unauthenticated', 'insufficient-scope', 'sign-in-too-weak'] as const),
    ...(['account-unknown', 'too-many-requests'] as const),
  ],
  anonymous: true,
})

const query = z.strictObject(languageQuery)

/** Who asks, also where that is nobody: these are limited by address, as whoever signs in. */
export function sessionRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  const { fairShare = FAIR_SHARE } = deps
  const [byAccount, byAddress] = [limitAccount(fairShare, accountOf), limitSignIn(fairShare)]
  router.get(readSession.path, async (request, response, next) => {
    response.locals.route = readSession.path
    validate(query, request.query)
    const caller = await callerIfAny(deps, request)
    const limit = caller ? byAccount : byAddress
    limit(request, response, (refused?: unknown) => {
      if (refused) next(refused)
      else answer(deps, request, caller).then((body) => response.json(body), next)
    })
  })
  return router
}

async function answer(
  { pool, browser, demo = false, identity, now }: ApiDeps,
  request: Request,
  caller: Caller | undefined,
): Promise<z.infer<typeof session>> {
  const demonstration = demo && identity !== undefined
  if (!caller) return { signedIn: false, signIn: browser ? SIGN_IN : null, demonstration }
  const { by, endsAt = null } = knownBy(request)
  const signOut = by === 'session' ? SIGN_OUT : null
  const at = now().toISOString()
  const [me, tasks] = await together([
    showMe(pool, caller, languageOf(request, caller.locale)),
    countsOf(pool, caller, { now: at, today: localDate(at) }),
  ])
  return { signedIn: true, ...me, by, endsAt, signOut, tasks, demonstration }
}

/** Nobody is who brings neither token nor session, or a session that has ended; a token that is no good stays an error. */
async function callerIfAny(deps: ApiDeps, request: Request): Promise<Caller | undefined> {
  try {
    await recognise(deps, request)
    return await callerOf(request)
  } catch (error) {
    const isNobody = error instanceof Problem && error.code === 'unauthenticated'
    if (!isNobody || request.get('authorization') !== undefined) throw error
    return undefined
  }
}
