import { setTimeout as pause } from 'node:timers/promises'

const PATIENCE_MS = 90_000
const PAUSE_MS = 250

/**
 * Sends a command as the documentation asks of a client: answered with 503 it is sent again, with the same key, until it is
 * answered for good. On a busy machine the first command of a new worker takes longer than the API waits for it.
 */
export async function sentAgain<Answer extends { status: number }>(
  init: RequestInit,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const isCommand = new Headers(init.headers).has('idempotency-key')
  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const answer = await send()
    if (answer.status !== 503 || !isCommand || Date.now() > deadline) return answer
    await pause(PAUSE_MS)
  }
}
