import { Badge, Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ownSessions } from '../../api/resources/session/schemas.js'
import { Failed, Loading } from '../parts/loading.js'
import { NotSent, Wrong } from '../parts/wrong.js'
import css from '../records/records.module.css'
import { Entries, Section } from '../records/section.js'
import { ask } from '../server/ask.js'
import { useOnce } from '../server/once.js'
import { clock, day } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { sessionWords } from './words.js'

const SESSIONS = '/v1/me/sessions'
type OwnSessions = z.output<typeof ownSessions>
type OwnSession = OwnSessions['sessions'][number]

/** In which browsers the reader is signed in; each but this one can be ended here, this one by signing out. */
export default function SessionsPage() {
  const say = sessionWords.use()
  const product = shellWords.use()('product')
  const { data, error, refetch } = useQuery({
    queryKey: [SESSIONS],
    queryFn: ({ signal }) => ask<OwnSessions>(SESSIONS, { signal }),
  })
  useDocumentTitle(`${say('title')} · ${product}`)
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{say('title')}</h1>
          <p className={css.quiet}>{say('about')}</p>
        </div>
      </header>
      {error ? <Failed error={error} again={refetch} /> : !data && <Loading lines={3} />}
      {data && (
        <Section title={say('sessions')}>
          <Entries of={data.sessions} none={say('none')}>
            {(session) => <SessionLine key={session.id} session={session} />}
          </Entries>
        </Section>
      )}
    </div>
  )
}

function SessionLine({ session }: { session: OwnSession }) {
  const say = sessionWords.use()
  const client = useQueryClient()
  const { id, browser, system, begunAt, usedAt, endsAt, isThis } = session
  const { give, isSending, isLost, problem } = useOnce({
    send: (_: undefined, key) => ask(`${SESSIONS}/${id}/ending`, { method: 'POST', key, body: {} }),
    done: async () => {
      await client.invalidateQueries({ queryKey: [SESSIONS] })
      notifications.show({ message: say('done') })
    },
  })
  const name = browser && system ? say('browserOn', { browser, system }) : (browser ?? say('unknown'))
  const begun = { clock: clock(begunAt), day: day(begunAt) }
  return (
    <li>
      <span className={css.between}>
        <b>{name}</b>
        {isThis ? (
          <Badge color="ngoc">{say('isThis')}</Badge>
        ) : (
          <Button
            color="son"
            aria-label={say('endThat', { browser: name, ...begun })}
            loading={isSending}
            onClick={() => give(undefined)}
          >
            {say('end')}
          </Button>
        )}
      </span>
      <small>{say('begun', { ...begun, usedClock: clock(usedAt), usedDay: day(usedAt) })}</small>
      <small>{say('ends', { clock: clock(endsAt), day: day(endsAt) })}</small>
      {problem && <Wrong problem={problem} />}
      {isLost && <NotSent isTrying={isSending} />}
    </li>
  )
}
