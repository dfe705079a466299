import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { NotSent } from '../../parts/wrong.js'
import type { ProblemBody } from '../../server/problem.js'
import { clock, day } from '../../words/say.js'
import type { useCommand } from './command.js'
import { actionWords } from './words.js'

type Given = ReturnType<typeof useCommand>

/** Why a command was not carried out: wrong in itself, given to what has changed meanwhile, or not yet arrived. */
export function Refused({ given, close }: { given: Given; close: () => void }) {
  const { problem, isStale, isLost, isSending, refresh } = given
  const seeNew = async () => {
    await refresh()
    close()
  }
  return (
    <>
      {problem && (isStale ? <Stale problem={problem} seeNew={seeNew} /> : <Wrong problem={problem} />)}
      {isLost && <NotSent isTrying={isSending} />}
    </>
  )
}

function Wrong({ problem: { body } }: { problem: NonNullable<Given['problem']> }) {
  const say = actionWords.use()
  const summary = useRef<HTMLDivElement>(null)
  const errors = body.errors ?? []
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer takes the focus anew
  useEffect(() => summary.current?.focus(), [body])
  return (
    <Alert
      ref={summary}
      tabIndex={-1}
      role="alert"
      color="son"
      icon={<IconAlertTriangle />}
      title={errors.length > 0 ? say('wrong', { count: errors.length }) : body.title}
    >
      {errors.length > 0 ? (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field + message}>{message}</li>
          ))}
        </ul>
      ) : (
        body.detail
      )}
    </Alert>
  )
}

function Stale({ problem, seeNew }: { problem: NonNullable<Given['problem']>; seeNew: () => void }) {
  const say = actionWords.use()
  const { now, detail, title } = problem.body
  const told = useRef<HTMLDivElement>(null)
  useEffect(() => told.current?.focus(), [])
  return (
    <Alert ref={told} tabIndex={-1} role="alert" color="dong" icon={<IconRefresh />} title={say('changed')}>
      {now && now.changes.length > 0 ? <Changes changes={now.changes} /> : <p>{detail || title}</p>}
      <p>{say('changedFor')}</p>
      <Button size="xs" mt={8} onClick={seeNew}>
        {say('seeNew')}
      </Button>
    </Alert>
  )
}

/** What happened meanwhile, the latest first. */
function Changes({ changes }: { changes: NonNullable<ProblemBody['now']>['changes'] }) {
  const say = actionWords.use()
  return (
    <ul>
      {changes.toReversed().map(({ at, sentence }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what happened stays as it is
        <li key={place}>{say('changedBy', { day: day(at), clock: clock(at), what: sentence })}</li>
      ))}
    </ul>
  )
}
