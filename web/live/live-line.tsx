import { Button } from '@mantine/core'
import { IconCloudOff, IconLock } from '@tabler/icons-react'
import { signInBeside, useMe } from '../server/session.js'
import { clock } from '../words/say.js'
import css from './live-line.module.css'
import { useLive } from './use-live.js'
import { liveWords } from './words.js'

/** Says, above the page and without touching it, that the session has ended or that the server does not answer; else nothing. */
export function LiveLine({ hasEnded }: { hasEnded: boolean }) {
  const say = liveWords.use()
  const { login } = useMe()
  const goneSince = useLive()
  return (
    <div role="status">
      {hasEnded ? (
        <p className={css.line}>
          <IconLock size={18} aria-hidden />
          <span>{say('sessionEnded')}</span>
          <Button size="xs" onClick={() => signInBeside(login)}>
            {say('signInAgain')}
          </Button>
        </p>
      ) : (
        goneSince && (
          <p className={css.line}>
            <IconCloudOff size={18} aria-hidden />
            <span>{say('goneSince', { clock: clock(goneSince.toISOString()) })}</span>
          </p>
        )
      )}
    </div>
  )
}
