import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { contradictions, recordsOf } from '../support/procedure-rows.js'
import { useProcedures } from '../support/procedure-suite.js'
import { RefusedCommand, type RunningProcedure } from '../support/procedures.js'
import { type Attempt, attempts, commandOf, type Seen } from '../support/random-commands.js'

const stack = useProcedures()

/** After this no further case is tried. */
const LONG_ENOUGH_MS = 15_000

async function seenOf(it: RunningProcedure): Promise<Seen> {
  const records = recordsOf(stack(), it)
  const [{ stages }, tasks, votes] = await Promise.all([
    records.case(),
    records.tasks('open'),
    records.votes(),
  ])
  return {
    tasks: tasks.map(({ id, kind, candidate_id, assignee_id, excluded, about }) => ({
      id,
      kind,
      excluded,
      about,
      ...(candidate_id !== null && { candidate: candidate_id }),
      ...(assignee_id !== null && { person: assignee_id }),
    })),
    candidates: it.candidates,
    stages: stages.map(({ key }) => key),
    votes: votes.flatMap(({ id, status }) => (status === 'annulled' ? [] : [id])),
  }
}

/** Tries each in turn: it is done or refused, and a refusal changes nothing. */
async function tryAll(it: RunningProcedure, tried: Attempt[]): Promise<void> {
  for (const attempt of tried) {
    const { person, name, input } = commandOf(attempt, await seenOf(it))
    const before = await recordsOf(stack(), it).case()
    const answer = await it.say(person, name, input).catch((error: unknown) => {
      if (error instanceof RefusedCommand) return undefined
      // A workflow that has ended takes no command.
      if (before.closed_at !== null) return undefined
      throw error
    })
    const after = await recordsOf(stack(), it).case()
    expect(after.sequence).toBe(answer ? before.sequence + 1 : before.sequence)
    if (!answer) continue
    const open = await recordsOf(stack(), it).tasks('open')
    expect(open.map(({ id }) => id).sort()).toEqual(answer.openTasks.map(({ id }) => id).sort())
    expect(answer).toMatchObject({ status: after.status, stage: after.stage, sequence: after.sequence })
  }
}

test('whatever people try in whatever order, PostgreSQL holds what the workflow does, and the chain is whole', async () => {
  const enough = Date.now() + LONG_ENOUGH_MS
  await fc.assert(
    fc.asyncProperty(
      attempts,
      fc.integer({ min: 1, max: 3 }),
      fc.constantFrom('appointment' as const, 'nomination' as const),
      async (tried, candidates, kind) => {
        if (Date.now() > enough) return
        const it = await stack().launch({ kind, candidates: await stack().candidates(candidates) })
        await tryAll(it, tried)
        expect(await contradictions(stack(), it)).toEqual([])
      },
    ),
    { numRuns: 200, endOnFailure: true },
  )
})
