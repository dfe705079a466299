import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Instant, IsoDate } from '../../domain/vocabulary.js'
import { type ProceduresStack, startProcedures, startProceduresOn } from './procedures.js'
import { startSkippingServer } from './skipping-server.js'
import { timeSkippingServer } from './temporal.js'

/** A stack in which weeks pass in a moment. */
export interface Time {
  stack: ProceduresStack
  /** Lets time pass until that moment, then waits until `expected` holds. */
  until(moment: Instant, expected?: () => Promise<void>): Promise<void>
  /** The day in Vietnam, as the workflows have it. */
  today(): Promise<IsoDate>
  stop(): Promise<void>
}

/** Milliseconds from a task's opening to its reminder, its due date and its end, where days cannot be skipped. */
const SHORT = { remind: 900, due: 1_800, overdue: 2_700 }
const PATIENCE_MS = 90_000

/** In virtual time on the Java test server, or where there is none on the real one with deadlines of seconds. */
export async function startTime(): Promise<Time> {
  const server = timeSkippingServer()
  return server ? await virtualTime(server.executable.path) : await shortDays()
}

startTime.kind = timeSkippingServer() ? 'in virtual time' : 'with short days'

async function virtualTime(program: string): Promise<Time> {
  const { environment, stop } = await startSkippingServer(program)
  const { connection, nativeConnection, namespace } = environment
  const stack = await startProceduresOn({
    connection,
    native: nativeConnection,
    namespace: namespace ?? 'default',
    taskQueue: `test-${randomBytes(8).toString('hex')}`,
  })
  return {
    stack,
    async until(moment, expected) {
      const ms = Date.parse(moment) - (await environment.currentTimeMs())
      if (ms > 0) await environment.sleep(ms)
      await holds(expected)
    },
    today: async () => localDate(new Date(await environment.currentTimeMs()).toISOString()),
    async stop() {
      await stack.stop()
      await stop()
    },
  }
}

async function shortDays(): Promise<Time> {
  const after = (ms: number) => new Date(Date.now() + ms).toISOString()
  const stack = await startProcedures({
    moments: () => ({
      remindAt: after(SHORT.remind),
      dueAt: after(SHORT.due),
      overdueAt: after(SHORT.overdue),
    }),
  })
  return {
    stack,
    async until(moment, expected) {
      await sleep(Math.max(Date.parse(moment) - Date.now(), 0))
      await holds(expected)
    },
    today: async () => localDate(new Date().toISOString()),
    stop: () => stack.stop(),
  }
}

/** What a deadline causes is written a moment after it: until then, asks again. */
async function holds(expected: (() => Promise<void>) | undefined): Promise<void> {
  const giveUpAt = Date.now() + PATIENCE_MS
  for (;;) {
    try {
      return await expected?.()
    } catch (error) {
      if (Date.now() > giveUpAt) throw error
      await sleep(20)
    }
  }
}
