import { setTimeout as sleep } from 'node:timers/promises'

/** Something that runs, and can be stopped. */
export interface Running {
  readonly pid: number
  readonly exited: Promise<void>
  stop(): Promise<void>
}

const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 10_000

/**
 * Keeps a service running: one that ends without having been asked to is started again, each time a little later, and
 * said so. The first start throws what it throws.
 */
export async function supervise<Service extends Running>(
  name: string,
  start: () => Promise<Service>,
  say: (sentence: string) => void,
): Promise<{ current: () => Service; stop: () => Promise<void> }> {
  let service = await start()
  let stopping = false
  const keep = async (): Promise<void> => {
    let wait = FIRST_WAIT_MS
    for (;;) {
      const since = Date.now()
      await service.exited
      if (stopping) return
      say(`${name} ended by itself: starting it again.`)
      if (Date.now() - since > LONGEST_WAIT_MS) wait = FIRST_WAIT_MS
      for (let started = false; !started && !stopping; ) {
        await sleep(wait)
        wait = Math.min(wait * 2, LONGEST_WAIT_MS)
        if (stopping) return
        await start().then(
          (next) => {
            service = next
            started = true
          },
          (error: Error) => say(`${name}: ${error.message}`),
        )
      }
      // Asked to stop while it was starting: whoever asked waits for this, and then stops what has started.
      if (stopping) return
    }
  }
  const kept = keep()
  return {
    current: () => service,
    async stop() {
      stopping = true
      await service.stop()
      await kept
      // A start that was under way when we were asked to stop.
      await service.stop()
    },
  }
}
