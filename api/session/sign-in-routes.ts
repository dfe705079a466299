import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { ApiDeps } from '../deps.js'
import { strictRouter } from '../http/strict-router.js'
import { validate } from '../http/validation.js'
import { isLogin } from '../identity/login.js'
import { contentSecurityPolicy, notSignedInPage } from '../identity/pages.js'
import { SignInRefused } from '../identity/sign-in-client.js'
import { InsufficientScope, InvalidToken, WeakSignIn } from '../identity/verify-token.js'
import { Problem, type ProblemCode } from '../problems/problem.js'
import { problemOf } from '../problems/problem-handler.js'
import { type Language, languageOf, say } from '../words/language.js'
import { type BrowserSignIn, CALLBACK, SIGN_IN, SIGN_OUT } from './browser-sign-in.js'
import { returnTo } from './return-to.js'
import { requireSameOrigin } from './same-origin.js'

const language = z.enum(['vi', 'en']).optional()
const SignIn = z.strictObject({
  returnTo: returnTo.default('/'),
  login: z
    .string()
    .refine(isLogin, { params: { code: 'not-a-login' } })
    .optional(),
  lang: language,
})
const SignOut = z.strictObject({ everywhere: z.enum(['true', 'false']).default('false'), lang: language })

/** The browser goes to the identity provider, comes back with a code, and has a session. Mount it before any body parser. */
export function signInRoutes({
  browser,
  publicUrl,
  logger,
}: Pick<ApiDeps, 'publicUrl' | 'logger'> & { browser: BrowserSignIn }): Router {
  const { client, sessions, cookies } = browser
  const router = strictRouter()
  router.use('/auth', (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', Vary: 'Cookie, Accept-Language' })
    next()
  })

  router.get(SIGN_IN, async (request, response) => {
    response.locals.route = SIGN_IN
    const elsewhere = byTheNameOfTheCookies(request, publicUrl)
    if (elsewhere) return response.redirect(303, elsewhere)
    const wishes = validate(SignIn, request.query)
    await orSayWhy(request, response, wishes.returnTo, async () => {
      const { address, checks } = await client.begin({ login: wishes.login, language: wishes.lang })
      cookies.setBegun(response, { ...checks, returnTo: wishes.returnTo })
      response.redirect(303, address.href)
    })
  })

  router.get(CALLBACK, async (request, response) => {
    response.locals.route = CALLBACK
    const begun = cookies.begunOf(request)
    cookies.clearBegun(response)
    const { success, data: place = '/' } = returnTo.safeParse(begun?.returnTo)
    await orSayWhy(request, response, place, async () => {
      if (!begun || !success) throw new Problem('sign-in-expired')
      const tokens = await client.complete(new URL(request.originalUrl, publicUrl), begun)
      const secret = await sessions.begin(tokens, request.get('user-agent'))
      if (secret === undefined) throw new Problem('account-unknown')
      // Whoever signs in has one session: the one before in this browser is none any more.
      const former = cookies.secretOf(request)
      if (former !== undefined) await sessions.end(former)
      cookies.setSecret(response, secret, sessions.lifetime.longest)
      response.redirect(303, place)
    })
  })

  router.post(SIGN_OUT, async (request, response) => {
    response.locals.route = SIGN_OUT
    const { everywhere } = validate(SignOut, request.query)
    const secret = cookies.secretOf(request)
    if (secret !== undefined) requireSameOrigin(request, publicUrl)
    const ended = secret === undefined ? undefined : await sessions.end(secret)
    cookies.clearSecret(response)
    // Whose sessions are to end is known by one that there was.
    if (everywhere === 'true' && !ended) throw new Problem('unauthenticated')
    if (everywhere === 'true' && ended) await sessions.endAllOf(ended.login)
    response.json({ signedIn: false, redirectTo: ended ? await endAtProvider(ended.idToken) : '/' })
  })

  /** Where the browser goes on, to end it there too; the page of ours where there is nothing to end, or nobody to ask. */
  async function endAtProvider(idToken: string | undefined): Promise<string> {
    try {
      return (await client.signOutAddress(idToken))?.href ?? '/'
    } catch (err) {
      logger.warn({ err }, 'the identity provider was not told of a sign-out')
      return '/'
    }
  }
  return router
}

/**
 * Cookies are of one name of this machine: whoever came by another (localhost) begins by the one that the provider leads back
 * to. Elsewhere what names a host is up to the proxies in front.
 */
function byTheNameOfTheCookies(request: Request, publicUrl: string): string | undefined {
  const { hostname, host } = new URL(publicUrl)
  if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) || request.get('host') === host) return undefined
  return new URL(request.originalUrl, publicUrl).href
}

/** Lets a browser in, or shows a person why not: a page in their language, with a way to try again. */
async function orSayWhy(
  request: Request,
  response: Response,
  place: string,
  letIn: () => Promise<void>,
): Promise<void> {
  try {
    await letIn()
  } catch (error) {
    const problem = problemOf(asProblem(error))
    if (problem.status >= 500) request.log?.error({ err: error, code: problem.code }, 'request failed')
    response.locals.problem = problem.code
    const spoken: Language = languageOf(request)
    const again = `${SIGN_IN}?${new URLSearchParams({ returnTo: place })}`
    response
      .status(problem.status)
      .set({ 'Content-Security-Policy': contentSecurityPolicy(), 'Content-Language': spoken })
      .type('html')
      .send(notSignedInPage(spoken, { why: say(problem.detail, spoken), again }))
  }
}

function asProblem(error: unknown): unknown {
  const meant = (code: ProblemCode) => new Problem(code, { cause: error })
  if (error instanceof SignInRefused) return meant('sign-in-refused')
  if (error instanceof InsufficientScope) return meant('insufficient-scope')
  if (error instanceof WeakSignIn) return meant('sign-in-too-weak')
  return error instanceof InvalidToken ? meant('sign-in-refused') : error
}
