import type { Task } from './task-list.js'

/** Milliseconds around what somebody did in which what is opened in that procedure was brought by it; clocks differ. */
const BROUGHT_WITHIN = 60_000

/** When the reader did something in a procedure, since this page was loaded. */
const done = new Map<string, number[]>()

/** The reader launched the procedure, completed a task of it or gave it a command: what follows is theirs. */
export const noteDone = (procedure: string): void =>
  void done.set(procedure, [...(done.get(procedure) ?? []), Date.now()])

/** Did something that the reader did themself open the task? */
export function isBroughtByReader({ procedure, openedAt }: Task): boolean {
  const opened = Date.parse(openedAt)
  return (done.get(procedure.id) ?? []).some((at) => Math.abs(opened - at) < BROUGHT_WITHIN)
}

/** The tasks that are shown, in their order, with those that the reader brought, each after the one that the list has before it. */
export function withBrought(
  held: readonly Task[],
  latest: readonly Task[],
  brought: readonly Task[],
): readonly Task[] {
  const tasks = [...held]
  for (const task of brought) {
    const before = latest.slice(0, latest.indexOf(task)).map(({ id }) => id)
    tasks.splice(tasks.findLastIndex(({ id }) => before.includes(id)) + 1, 0, task)
  }
  return tasks
}
