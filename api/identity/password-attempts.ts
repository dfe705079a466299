import { ipKeyGenerator } from 'express-rate-limit'
import type pg from 'pg'
import { countAttempt, forgetOld, forgive, type Trying } from '../../db/wrong-passwords.js'

/** Who tries a password, as typed, and from which address. */
export interface Attempt {
  login: string
  address: string
}

/** Looks at passwords no faster than they can be typed. */
export interface PasswordAttempts {
  /**
   * Is the password that was typed the right one of the account that it answers? Undefined where it is not; seconds where
   * it was not looked at, because too many were wrong before.
   */
  judge<Account>(
    attempt: Attempt,
    look: () => Promise<Account | undefined>,
  ): Promise<{ account: Account } | { waitSeconds: number } | undefined>
}

/**
 * A typing mistake or two cost nothing; then whoever guesses for one account waits up to a quarter of an hour. An address is
 * shared by an office: it has more mistakes, and a minute at most.
 */
const PER_LOGIN = { free: 2, longestWait: 15 * 60 }
const PER_ADDRESS = { free: 20, longestWait: 60 }

/** Counted in PostgreSQL, for all processes together. A login that nobody has is counted like any other. */
export function createPasswordAttempts(pool: pg.Pool): PasswordAttempts {
  return {
    async judge(attempt, look) {
      const trying = tryingOf(attempt)
      const waitSeconds = await countAttempt(pool, trying)
      if (waitSeconds !== undefined) return { waitSeconds }
      const account = await look()
      await (account ? forgive(pool, trying) : forgetOld(pool))
      return account && { account }
    },
  }
}

/** The login first: whoever tries locks them in this order. */
const tryingOf = ({ login, address }: Attempt): Trying[] => [
  { called: `login ${login}`, ...PER_LOGIN },
  { called: `address ${ipKeyGenerator(address)}`, ...PER_ADDRESS },
]
