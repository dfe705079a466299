import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Problem } from '../server/problem.js'
import { partWords } from '../words/parts.js'

interface Shown {
  problem: Problem
  /** In place of how many places are to be corrected, or of what the API calls it. */
  title?: string | undefined
  /** The answer to what is only being typed leaves the focus where it is. */
  isQuiet?: boolean
  children?: ReactNode
}

/** What a command was refused for, above what was typed; each answer takes the focus anew. */
export function Wrong({ problem: { body }, title, isQuiet = false, children }: Shown) {
  const say = partWords.use()
  const summary = useRef<HTMLDivElement>(null)
  const errors = body.errors ?? []
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer takes the focus anew
  useEffect(() => {
    if (!isQuiet) summary.current?.focus()
  }, [body])
  return (
    <Alert
      ref={summary}
      tabIndex={-1}
      role="alert"
      color="son"
      icon={<IconAlertTriangle />}
      title={title ?? (errors.length > 0 ? say('wrong', { count: errors.length }) : body.title)}
    >
      {children}
      {errors.length === 0 ? (
        <p>{body.detail}</p>
      ) : (
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field + message}>{message}</li>
          ))}
        </ul>
      )}
    </Alert>
  )
}

/** Nobody answered: it is on its way again, or was tried often enough and waits for whoever sends it. */
export function NotSent({ isTrying }: { isTrying: boolean }) {
  const say = partWords.use()
  return (
    <Alert color="dong" icon={<IconCloudOff />} role="status">
      {say(isTrying ? 'notSent' : 'notSentAgain')}
    </Alert>
  )
}
