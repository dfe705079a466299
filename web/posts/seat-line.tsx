import { Badge } from '@mantine/core'
import { IconUserOff } from '@tabler/icons-react'
import { Link } from 'wouter'
import css from '../records/records.module.css'
import { holds, useMe } from '../server/session.js'
import { day } from '../words/say.js'
import type { Post } from './posts.js'
import { postWords } from './words.js'

/** A seat: who holds it and since when; a vacant one, since when, and for an HR officer the way to fill it. */
export function SeatLine({ seat, post }: { seat: Post['seats'][number]; post: Post }) {
  const say = postWords.use()
  const mayLaunch = holds(useMe(), 'hr_officer')
  const { id, ordinal, holder, vacantSince, procedure } = seat
  return (
    <li className={css.between}>
      <span>
        {post.seats.length > 1 && <span className={css.quiet}>{say('seat', { seat: ordinal })}: </span>}
        {holder ? (
          <>
            {say('heldBy', { name: holder.name, day: day(holder.since) })}
            {holder.termEndsOn && (
              <span className={css.quiet}> ({say('termEnds', { day: day(holder.termEndsOn) })})</span>
            )}
          </>
        ) : (
          <span className={css.vacant}>
            <Badge color="dong" leftSection={<IconUserOff size={13} />}>
              {say('vacant')}
            </Badge>
            {vacantSince && (
              <span className={css.quiet}>{say('vacantSince', { day: day(vacantSince) })}</span>
            )}
          </span>
        )}
      </span>
      {procedure && (
        <Link className={css.way} href={`/procedures/${encodeURIComponent(procedure.id)}`}>
          {say('running', { number: procedure.number })}
        </Link>
      )}
      {!holder && !procedure && mayLaunch && (
        <Link
          className={css.way}
          href={`/launch?${new URLSearchParams({ seat: id })}`}
          aria-label={say('launchFor', { seat: ordinal, post: post.title })}
        >
          {say('launch')}
        </Link>
      )}
    </li>
  )
}
