import type { CookieOptions, Request, Response } from 'express'
import { z } from 'zod'
import type { SignInChecks } from '../identity/sign-in-client.js'

/** A browser that has begun to sign in: what the provider's answer is told by, and where to go then. */
export interface BegunSignIn extends SignInChecks {
  returnTo: string
}

const Begun = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
})

/** Longer than anybody takes to sign in. */
const BEGUN_MS = 60 * 60 * 1000
/** 32 bytes as base64url. */
const SECRET = /^[\w-]{43}$/

/** The two cookies of the product: of a session, and of a sign-in that has begun. */
export interface SessionCookies {
  /** The secret of the session that a request comes with. */
  secretOf(request: Request): string | undefined
  setSecret(response: Response, secret: string, seconds: number): void
  clearSecret(response: Response): void
  begunOf(request: Request): BegunSignIn | undefined
  setBegun(response: Response, begun: BegunSignIn): void
  clearBegun(response: Response): void
}

/**
 * Both are kept from scripts and from what other sites ask. By https the browser takes them from this very host alone
 * (`__Host-`); by http, on one machine, their names carry the port, for products side by side share the host.
 */
export function sessionCookies(publicUrl: string): SessionCookies {
  const secure = new URL(publicUrl).protocol === 'https:'
  const kept: CookieOptions = { httpOnly: true, sameSite: 'lax', secure, path: '/' }
  const [session, begun] = [sessionCookieName(publicUrl), named('sign-in', publicUrl)]
  return {
    secretOf(request) {
      const secret = cookieOf(request, session)
      return secret !== undefined && SECRET.test(secret) ? secret : undefined
    },
    setSecret: (response, secret, seconds) =>
      void response.cookie(session, secret, { ...kept, maxAge: seconds * 1000 }),
    clearSecret: (response) => void response.clearCookie(session, kept),
    begunOf(request) {
      const value = cookieOf(request, begun)
      return value === undefined ? undefined : readBegun(value)
    },
    setBegun: (response, it) =>
      void response.cookie(begun, Buffer.from(JSON.stringify(it)).toString('base64url'), {
        ...kept,
        maxAge: BEGUN_MS,
      }),
    clearBegun: (response) => void response.clearCookie(begun, kept),
  }
}

/** What the cookie of a session is called where people reach the product by that address. */
export const sessionCookieName = (publicUrl: string): string => named('session', publicUrl)

function named(name: string, publicUrl: string): string {
  const { protocol, port } = new URL(publicUrl)
  if (protocol === 'https:') return `__Host-${name}`
  return port ? `${name}-${port}` : name
}

/** The value of the one cookie of that name; of several none is believed. */
function cookieOf(request: Request, name: string): string | undefined {
  const values = (request.get('cookie') ?? '').split(/; */).flatMap((pair) => {
    const at = pair.indexOf('=')
    return pair.slice(0, at) === name ? [pair.slice(at + 1)] : []
  })
  return values.length === 1 ? values[0] : undefined
}

function readBegun(value: string): BegunSignIn | undefined {
  try {
    return Begun.parse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8')))
  } catch {
    // Whatever else stands there is no sign-in that we began.
    return undefined
  }
}
