import { setTimeout as sleep } from 'node:timers/promises'

/** Something that runs, can be asked whether it works, and can be stopped. */
export interface Running {
  readonly pid: number
  readonly exited: Promise<void>
  /** Whether it does what it is there for, within some seconds. */
  answers(): Promise<boolean>
  stop(): Promise<void>
  /** At once, with everything it has started, whatever state it is in. */
  kill(): void
}

const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 10_000
/** How long a service may be silent before it is started anew. */
const SILENCE_LIMIT_MS = 30_000
/** Questions that are left without an answer in that time: a machine that slept has missed one of them, not all. */
const QUESTIONS = 3

/**
 * Keeps a service running: one that ends without having been asked to, or does not answer any more, is started again, each
 * time a little later, and said so. The first start throws what it throws.
 */
export async function supervise<Service extends Running>(
  name: string,
  start: () => Promise<Service>,
  say: (sentence: string) => void,
  silenceLimitMs = SILENCE_LIMIT_MS,
): Promise<{ current: () => Service; stop: () => Promise<void> }> {
  let service = await start()
  let stopping = false
  const startAgain = async (firstWait: number): Promise<void> => {
    for (let wait = firstWait; !stopping; wait = longer(wait)) {
      await sleep(wait)
      if (stopping) return
      try {
        service = await start()
        return
      } catch (error) {
        say(`${name}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
  }
  const keep = async (): Promise<void> => {
    let wait = FIRST_WAIT_MS
    // Asked to stop while it was starting: whoever asked waits for this, and then stops what has started.
    while (!stopping) {
      const since = Date.now()
      const fell = await fallen(service, silenceLimitMs)
      if (stopping) return
      say(`${name} ${fell}: starting it again.`)
      wait = Date.now() - since > LONGEST_WAIT_MS ? FIRST_WAIT_MS : longer(wait)
      await startAgain(wait)
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

const longer = (wait: number): number => Math.min(wait * 2, LONGEST_WAIT_MS)

/** Waits until the service has ended, and ends it where it is silent. Says which. */
async function fallen(service: Running, silenceLimitMs: number): Promise<string> {
  const ended = new AbortController()
  void service.exited.then(() => ended.abort())
  for (let unanswered = 0; unanswered < QUESTIONS; ) {
    let isAnswered = false
    service.answers().then(
      (answer) => {
        isAnswered = answer
      },
      () => {},
    )
    await sleep(silenceLimitMs / QUESTIONS, undefined, { signal: ended.signal }).catch(() => {})
    if (ended.signal.aborted) return 'ended by itself'
    unanswered = isAnswered ? 0 : unanswered + 1
  }
  service.kill()
  await service.exited
  return 'did not answer any more'
}
