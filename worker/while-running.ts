import type { Worker } from '@temporalio/worker'

/**
 * Looks every so often while the worker runs, and is not what keeps the process alive. What fails is met again at the
 * next look: a dependency may be away.
 */
export function whileRunning(
  worker: Pick<Worker, 'getState'>,
  everyMs: number,
  look: () => Promise<unknown>,
): void {
  const timer = setInterval(() => {
    const state = worker.getState()
    if (state === 'INITIALIZED' || state === 'RUNNING') look().catch(() => {})
    else clearInterval(timer)
  }, everyMs)
  timer.unref()
}
