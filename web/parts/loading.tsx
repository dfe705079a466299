import { Alert, Button, Skeleton, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { NobodyAnswered, Problem } from '../server/problem.js'
import { shellWords } from '../words/shell.js'
import { NotThere } from './not-there.js'

const SOON = 200
const LATE = 10_000

/** Nothing at first, then the shape of what comes, then words. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const say = shellWords.use()
  const [since, setSince] = useState(0)
  useEffect(() => {
    const timers = [SOON, LATE].map((wait) => setTimeout(() => setSince(wait), wait))
    return () => timers.forEach(clearTimeout)
  }, [])
  if (since === 0) return null
  return (
    <Stack gap={12} p={16} role="status" aria-busy="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <Skeleton key={line} height={16} width={`${90 - (line % 3) * 20}%`} />
      ))}
      {since === LATE && <p>{say('stillLoading')}</p>}
    </Stack>
  )
}

/**
 * Is there nothing to be shown? What was read before stays while it cannot be read anew, with all that was typed into it, unless
 * it is not the reader's to see any more.
 */
export const cannotShow = (error: unknown, data: unknown): boolean =>
  error !== null && (data === undefined || (error instanceof Problem && [403, 404].includes(error.status)))

/**
 * What could not be loaded, in the words of the API, and another try. What is not the reader's to see, or not there, stays so
 * however often it is asked for: then it is said what may have happened, and where they can go.
 */
export function Failed({ error, again }: { error: unknown; again: () => unknown }) {
  const say = shellWords.use()
  if (error instanceof Problem && error.status === 404) return <NotThere title={say('notFound')} />
  if (error instanceof Problem && error.status === 403)
    return <NotThere title={say('notPermitted')} because={error.message} isForbidden />
  return (
    <Alert color="son" icon={<IconAlertTriangle />} title={say('failed')} role="alert" m={16}>
      <p>{error instanceof NobodyAnswered ? say('nobodyAnswered') : (error as Error).message}</p>
      <Button size="xs" mt={8} onClick={() => again()}>
        {say('again')}
      </Button>
    </Alert>
  )
}
