import type pg from 'pg'
import type { Instant } from '../domain/vocabulary.js'

/** Of one person; with one more the oldest ends. */
const MOST_OF_ONE_LOGIN = 20
/** Seconds that one process may take to ask the provider, before another may. */
const REFRESHING_SECONDS = 10

/** SQL: that the row `s` of a session has not ended. */
const LIVES = 's.ends_at > now() AND s.idle_until > now()'

/** SQL: that a session is one of a login, and has not ended; always where there is none to be looked at. */
export const sessionStands = ({ session, login }: { session: string; login: string }): string =>
  `(${session}::bytea IS NULL OR EXISTS (
     SELECT FROM browser_sessions s WHERE s.secret_hash = ${session} AND s.login = ${login} AND ${LIVES}))`

/** How long a session lasts, in seconds: whatever is done, and after the last that was asked. */
export interface SessionLifetime {
  longest: number
  idle: number
}

/** What the provider gave, sealed, and the seconds after which it is asked again; null where it cannot be. */
interface SealedTokens {
  sealed: Buffer
  refreshInSeconds: number | null
}

/** A session that begins: of which login, known by which secret, as what the browser calls itself. */
interface Begun {
  hash: Buffer
  login: string
  userAgent: string | undefined
  tokens: SealedTokens
  lifetime: SessionLifetime
}

/** Begins a session of that login. False where it has no account, or a closed one. Ends those that nobody uses any more. */
export async function insertSession(
  pool: pg.Pool,
  { hash, login, userAgent, tokens, lifetime }: Begun,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `INSERT INTO browser_sessions (secret_hash, login, ends_at, idle_until, sealed_tokens, refresh_at, user_agent)
     SELECT $1, login, now() + make_interval(secs => $3), now() + make_interval(secs => $4), $5,
       now() + make_interval(secs => $6), $7
     FROM accounts WHERE login = $2 AND closed_at IS NULL`,
    [hash, login, lifetime.longest, lifetime.idle, tokens.sealed, tokens.refreshInSeconds, userAgent],
  )
  await pool.query(
    `DELETE FROM browser_sessions
     WHERE secret_hash IN (
         SELECT secret_hash FROM browser_sessions WHERE idle_until < now()
         ORDER BY idle_until LIMIT 100 FOR UPDATE SKIP LOCKED)
       OR secret_hash IN (
         SELECT secret_hash FROM browser_sessions WHERE login = $1
         ORDER BY begun_at DESC OFFSET ${MOST_OF_ONE_LOGIN})`,
    [login],
  )
  return rowCount === 1
}

export interface SessionRow {
  login: string
  endsAt: Instant
  /** Seconds until the provider is to be asked again; null where it cannot be. */
  refreshInSeconds: number | null
}

/** The session of that secret, which is used now; undefined where there is none, or it has ended. */
export async function useSession(
  pool: pg.Pool,
  hash: Buffer,
  { idle }: Pick<SessionLifetime, 'idle'>,
): Promise<SessionRow | undefined> {
  const { rows } = await pool.query<SessionRow>({
    name: 'use-browser-session',
    text: `UPDATE browser_sessions s SET idle_until = now() + make_interval(secs => $2)
      WHERE s.secret_hash = $1 AND ${LIVES}
      RETURNING s.login, s.ends_at AS "endsAt",
        extract(epoch FROM s.refresh_at - now())::float8 AS "refreshInSeconds"`,
    values: [hash, idle],
  })
  return rows[0]
}

/** What is sealed of a session that is to be refreshed, for whoever comes first: the others get nothing. */
export async function claimRefresh(pool: pg.Pool, hash: Buffer): Promise<Buffer | undefined> {
  const { rows } = await pool.query<{ sealed: Buffer }>(
    `UPDATE browser_sessions s SET refreshing_until = now() + make_interval(secs => ${REFRESHING_SECONDS})
     WHERE s.secret_hash = $1 AND ${LIVES} AND s.refresh_at <= now()
       AND (s.refreshing_until IS NULL OR s.refreshing_until < now())
     RETURNING s.sealed_tokens AS sealed`,
    [hash],
  )
  return rows[0]?.sealed
}

/** The provider stands by the sign-in, and gave that. */
export async function keepRefreshed(
  pool: pg.Pool,
  hash: Buffer,
  { sealed, refreshInSeconds }: SealedTokens,
): Promise<void> {
  await pool.query(
    `UPDATE browser_sessions SET sealed_tokens = $2, refresh_at = now() + make_interval(secs => $3), refreshing_until = NULL
     WHERE secret_hash = $1`,
    [hash, sealed, refreshInSeconds],
  )
}

/** The provider could not be asked: whoever comes next asks it. */
export async function giveRefreshBack(pool: pg.Pool, hash: Buffer): Promise<void> {
  await pool.query('UPDATE browser_sessions SET refreshing_until = NULL WHERE secret_hash = $1', [hash])
}

/** Ends a session: whose it was and what was sealed of it; undefined where there was none. */
export async function endSession(
  pool: pg.Pool,
  hash: Buffer,
): Promise<{ login: string; sealed: Buffer } | undefined> {
  const { rows } = await pool.query<{ login: string; sealed: Buffer }>(
    'DELETE FROM browser_sessions WHERE secret_hash = $1 RETURNING login, sealed_tokens AS sealed',
    [hash],
  )
  return rows[0]
}

/** Ends every session of a login. */
export async function endSessionsOf(pool: pg.Pool, login: string): Promise<void> {
  await pool.query('DELETE FROM browser_sessions WHERE login = $1', [login])
}

/** A session as it is told to whoever's it is: by a code that opens nothing. */
export interface SessionTold {
  id: string
  /** What the browser called itself; null where it said nothing. */
  userAgent: string | null
  begunAt: Instant
  /** When something was last asked by it, to the minute. */
  usedAt: Instant
  endsAt: Instant
  /** Is it the one by which this is asked? */
  isThis: boolean
}

/** The sessions of whoever asks: the one by which they ask, then those used last. There are some twenty at most. */
export async function listSessionsOf(
  client: pg.Pool | pg.ClientBase,
  { login, session, idle }: { login: string; session?: Buffer | undefined } & Pick<SessionLifetime, 'idle'>,
): Promise<SessionTold[]> {
  const { rows } = await client.query<SessionTold>(
    `SELECT s.id, s.user_agent AS "userAgent", s.begun_at AS "begunAt", s.ends_at AS "endsAt",
       greatest(s.begun_at, s.idle_until - make_interval(secs => $3)) AS "usedAt",
       s.secret_hash IS NOT DISTINCT FROM $2::bytea AS "isThis"
     FROM browser_sessions s WHERE s.login = $1 AND ${LIVES}
     ORDER BY "isThis" DESC, s.idle_until DESC, s.id`,
    [login, session, idle],
  )
  return rows
}

/** Ends one session of a login, by its code: was there such a one? */
export async function endSessionOf(
  client: pg.ClientBase,
  { login, id }: { login: string; id: string },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `DELETE FROM browser_sessions s WHERE s.login = $1 AND s.id::text = $2 AND ${LIVES}`,
    [login, id],
  )
  return rowCount === 1
}
