import type pg from 'pg'
import {
  claimRefresh,
  endSession,
  endSessionsOf,
  giveRefreshBack,
  insertSession,
  keepRefreshed,
  type SessionLifetime,
  type SessionRow,
  useSession,
} from '../../db/browser-sessions.js'
import type { Instant } from '../../domain/vocabulary.js'
import { type GivenTokens, type SignInClient, SignInRefused } from '../identity/sign-in-client.js'
import { InsufficientScope, InvalidToken, WeakSignIn } from '../identity/verify-token.js'
import { hashOf, type KeptTokens, newSecret, openTokens, sealTokens } from './sealed-tokens.js'

/** A session as the process knows it. Whether it has ended meanwhile is asked with the caller, by its hash. */
export interface BrowserSession {
  login: string
  hash: Buffer
  endsAt: Instant
}

/** The sessions of browsers. A secret is what a cookie holds. */
export interface BrowserSessions {
  lifetime: SessionLifetime
  /**
   * The session of a secret; undefined where there is none, it has ended, or the provider does not stand by it any more.
   * @throws {IssuerUnavailable} where the provider has to be asked and cannot be
   */
  find(secret: string): Promise<BrowserSession | undefined>
  /** Begins a session of what calls itself so: its secret, or undefined where the login has no account. */
  begin(tokens: GivenTokens, userAgent?: string): Promise<string | undefined>
  /** Ends it: whose it was and what was kept of it, undefined where there was none. */
  end(secret: string): Promise<(KeptTokens & { login: string }) | undefined>
  /** Ends every session of that login. */
  endAllOf(login: string): Promise<void>
}

/** A session that was found is believed so long to be one of its login; a process sees a refresh by another as late. */
const BELIEVED_MS = 60_000
const REMEMBERED = 10_000
/** Characters that are kept of what a browser calls itself: the others say nothing that tells it from another. */
const LONGEST_USER_AGENT = 400
/** A minute at the least: no provider is asked at each request. */
const SOONEST_REFRESH_SECONDS = 60

interface Remembered extends BrowserSession {
  until: number
  /** Milliseconds since 1970; undefined where the provider cannot be asked. */
  refreshAt: number | undefined
}

export function createBrowserSessions(
  pool: pg.Pool,
  client: SignInClient,
  lifetime: SessionLifetime,
): BrowserSessions {
  const remembered = new Map<string, Remembered>()
  const refreshing = new Map<string, Promise<Remembered | undefined>>()
  const believedMs = Math.min(BELIEVED_MS, (lifetime.idle * 1000) / 2)

  const forget = (hash: Buffer): void => void remembered.delete(hash.toString('base64'))

  async function look(hash: Buffer): Promise<Remembered | undefined> {
    const row = await useSession(pool, hash, lifetime)
    forget(hash)
    if (!row) return undefined
    const session = rememberedOf(row, hash, believedMs)
    remembered.set(hash.toString('base64'), session)
    const oldest = remembered.keys().next()
    if (remembered.size > REMEMBERED && !oldest.done) remembered.delete(oldest.value)
    return session
  }

  /** Asks the provider, unless another process does: then it goes on as it is. */
  async function refreshed(secret: string, session: Remembered): Promise<Remembered | undefined> {
    const { hash, login } = session
    const sealed = await claimRefresh(pool, hash)
    if (!sealed) return await look(hash)
    const kept = openTokens(secret, sealed)
    try {
      const tokens = await client.refresh(kept.refreshToken ?? '')
      if (tokens.login !== login) throw new SignInRefused('The refresh token is of another account.')
      await keepRefreshed(pool, hash, keptOf(secret, { ...kept, ...defined(tokens) }, tokens))
    } catch (error) {
      if (!standsNot(error)) {
        await giveRefreshBack(pool, hash)
        throw error
      }
      await endSession(pool, hash)
    }
    return await look(hash)
  }

  /** One at a time of a session: a refresh token is good for one use. */
  function refreshedOnce(secret: string, session: Remembered): Promise<Remembered | undefined> {
    const key = session.hash.toString('base64')
    const running = refreshing.get(key) ?? refreshed(secret, session).finally(() => refreshing.delete(key))
    refreshing.set(key, running)
    return running
  }

  return {
    lifetime,
    async find(secret) {
      const hash = hashOf(secret)
      const known = remembered.get(hash.toString('base64'))
      const session = known && known.until > Date.now() ? known : await look(hash)
      if (session?.refreshAt === undefined || session.refreshAt > Date.now()) return session
      return await refreshedOnce(secret, session)
    },
    async begin(tokens, userAgent) {
      const secret = newSecret()
      const { login, ...given } = tokens
      const isOpen = await insertSession(pool, {
        ...{ hash: hashOf(secret), login, lifetime, userAgent: userAgent?.slice(0, LONGEST_USER_AGENT) },
        tokens: keptOf(secret, defined(given), tokens),
      })
      return isOpen ? secret : undefined
    },
    async end(secret) {
      const hash = hashOf(secret)
      forget(hash)
      const ended = await endSession(pool, hash)
      return ended && { ...openTokens(secret, ended.sealed), login: ended.login }
    },
    async endAllOf(login) {
      for (const [key, session] of remembered) if (session.login === login) remembered.delete(key)
      await endSessionsOf(pool, login)
    },
  }
}

/** Does that mean that the provider does not stand by the sign-in, rather than that it cannot be asked? */
const standsNot = (error: unknown): boolean =>
  [SignInRefused, InvalidToken, InsufficientScope, WeakSignIn].some((kind) => error instanceof kind)

function rememberedOf(
  { login, endsAt, refreshInSeconds }: SessionRow,
  hash: Buffer,
  believedMs: number,
): Remembered {
  const now = Date.now()
  const refreshAt = refreshInSeconds === null ? undefined : now + refreshInSeconds * 1000
  return { login, hash, endsAt, refreshAt, until: Math.min(now + believedMs, Date.parse(endsAt)) }
}

/** What was given of what is kept: a provider that gives no new refresh token leaves the one before good. */
function defined({ refreshToken, idToken }: Pick<GivenTokens, 'refreshToken' | 'idToken'>): KeptTokens {
  return { ...(refreshToken !== undefined && { refreshToken }), ...(idToken !== undefined && { idToken }) }
}

const keptOf = (
  secret: string,
  kept: KeptTokens,
  { expiresInSeconds }: Pick<GivenTokens, 'expiresInSeconds'>,
) => ({
  sealed: sealTokens(secret, kept),
  refreshInSeconds:
    kept.refreshToken === undefined ? null : Math.max(expiresInSeconds, SOONEST_REFRESH_SECONDS),
})
