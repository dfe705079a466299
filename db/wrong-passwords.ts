import { hash } from 'node:crypto'
import type pg from 'pg'
import { inTransaction } from './pool.js'

/** By whom, or from where, a password is tried. What it is called is stored as a hash. */
export interface Trying {
  called: string
  /** Wrong ones in a row that cost nothing; with each other one the wait doubles, from a second on. */
  free: number
  /** Seconds that it grows to. */
  longestWait: number
}

/** SQL: seconds to wait after so many wrong ones in a row; $2 are free, $3 is the longest. */
const waitAfter = (inARow: string): string =>
  `make_interval(secs => CASE WHEN ${inARow} <= $2::int THEN 0
     ELSE least($3::int, power(2, least(${inARow} - $2::int - 1, 20))) END)`

/** SQL: what was wrong more than a day ago counts no more. */
const IN_A_ROW = `CASE WHEN known.last_at < now() - interval '1 day' THEN 1 ELSE known.in_a_row + 1 END`

/** Whoever waits is not counted again. Of several at once each waits for the one before, and then sees what it wrote. */
const COUNT = `
  INSERT INTO wrong_passwords AS known (subject, in_a_row, last_at, next_at)
  VALUES ($1, 1, now(), now() + ${waitAfter('1')})
  ON CONFLICT (subject) DO UPDATE
  SET in_a_row = ${IN_A_ROW}, last_at = now(), next_at = now() + ${waitAfter(IN_A_ROW)}
  WHERE known.next_at <= now()
  RETURNING subject`

const WAIT = `
  SELECT greatest(1, ceil(extract(epoch FROM max(next_at) - clock_timestamp())))::int AS seconds
  FROM wrong_passwords WHERE subject = ANY ($1)`

/**
 * Counts an attempt as wrong before its password is looked at, so that many at once are no way around the wait; `forgive`
 * takes that back. Answers the seconds to wait where it must not be looked at: then nothing is counted. Where several are
 * named, each may have to wait; always name them in the same order, so that nobody waits in a circle.
 */
export async function countAttempt(pool: pg.Pool, trying: readonly Trying[]): Promise<number | undefined> {
  const subjects = trying.map(subjectOf)
  try {
    await inTransaction(pool, async (client) => {
      for (const { free, longestWait, ...who } of trying) {
        const { rowCount } = await client.query(COUNT, [subjectOf(who), free, longestWait])
        if (rowCount === 0) throw new MustWait()
      }
    })
    return undefined
  } catch (error) {
    if (!(error instanceof MustWait)) throw error
    const { rows } = await pool.query<{ seconds: number | null }>(WAIT, [subjects])
    return rows[0]?.seconds ?? 1
  }
}

/** The password was right: nobody waits for what was wrong before. */
export async function forgive(pool: pg.Pool, trying: readonly Pick<Trying, 'called'>[]): Promise<void> {
  // One by one: of two statements neither holds what the other waits for.
  for (const who of trying)
    await pool.query('DELETE FROM wrong_passwords WHERE subject = $1', [subjectOf(who)])
}

/** Removes some of what counts no more. */
export async function forgetOld(pool: pg.Pool): Promise<void> {
  await pool.query(
    `DELETE FROM wrong_passwords WHERE subject IN (
       SELECT subject FROM wrong_passwords WHERE last_at < now() - interval '1 day'
       ORDER BY last_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
  )
}

class MustWait extends Error {}

const subjectOf = ({ called }: Pick<Trying, 'called'>): Buffer => hash('sha256', called, 'buffer')
