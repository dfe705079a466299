import { WorkflowNotFoundError } from '@temporalio/client'
import { listSealedByOthers } from '../../db/case-change/sealed-keys.js'
import { listOpenCases, numbersOf } from '../../db/in-step/standings.js'
import { listUsedKeys } from '../../db/payload-keys.js'
import type { Comparing } from '../../in-step/deps.js'
import { inLanes } from '../../in-step/lanes.js'
import { keyIdsIn } from '../../temporal/payload-codec.js'
import { workflowIdOf } from '../../workflows/procedure/messages.js'

/** What still needs a key that does not encrypt any more. */
export interface NeedOfKey {
  id: string
  isGiven: boolean
  /** It has encrypted, for all that is known. */
  wasUsed: boolean
  /** Numbers of the cases whose states are sealed with it. */
  sealed: number[]
  /** Numbers of the cases whose workflows have it in their histories. */
  histories: number[]
  /** Other workflows that run and have it in theirs: their ids. */
  workflows: string[]
}

export const isNeeded = ({ sealed, histories, workflows }: NeedOfKey): boolean =>
  sealed.length + histories.length + workflows.length > 0

/**
 * What both stores still need each key for, but the one that encrypts: of those given (by id, the first first), those that have
 * encrypted, and those found. Reads the history of every workflow that runs.
 */
export async function findNeeds(
  stores: Pick<Comparing, 'pool' | 'client' | 'taskQueue'>,
  [first, ...others]: readonly [string, ...string[]],
): Promise<NeedOfKey[]> {
  const used = (await listUsedKeys(stores.pool)).flatMap(({ id }) => id ?? [])
  const needs = new Map<string, NeedOfKey>()
  const needOf = (id: string): NeedOfKey => {
    const known = needs.get(id)
    if (known) return known
    const [isGiven, wasUsed] = [others.includes(id), used.includes(id)]
    const need: NeedOfKey = { id, isGiven, wasUsed, sealed: [], histories: [], workflows: [] }
    needs.set(id, need)
    return need
  }
  for (const id of [...used, ...others]) if (id !== first) needOf(id)
  await addHistories(stores, (id) => (id === first ? undefined : needOf(id)))
  for (const { number, keys } of await listSealedByOthers(stores.pool, first)) {
    // What was sealed before keys had names may be of any that has encrypted.
    const ids = keys.includes('unnamed') ? [...keys, ...used] : keys
    for (const id of new Set(ids)) if (id !== first && id !== 'unnamed') needOf(id).sealed.push(number)
  }
  return [...needs.values()].map((need) => ({ ...need, histories: need.histories.sort((a, b) => a - b) }))
}

/** Of the workflows that run by Temporal's list, which is a little late, and of those of all open cases. */
async function addHistories(
  { pool, client, taskQueue }: Pick<Comparing, 'pool' | 'client' | 'taskQueue'>,
  needOf: (id: string) => NeedOfKey | undefined,
): Promise<void> {
  const workflowIds = new Set((await listOpenCases(pool)).map(({ caseId }) => workflowIdOf(caseId)))
  const query = `TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'`
  for await (const { workflowId } of client.workflow.list({ query })) workflowIds.add(workflowId)
  const caseOf = (workflowId: string): string => workflowId.slice(workflowIdOf('').length)
  const numbers = await numbersOf(pool, [...workflowIds].map(caseOf))
  await inLanes(workflowIds, async (workflowId) => {
    const history = await client.workflow
      .getHandle(workflowId)
      .fetchHistory()
      .catch((error: Error) => {
        // An open case whose workflow is gone is raised anew from its state.
        if (!(error instanceof WorkflowNotFoundError)) throw error
      })
    const number = numbers.get(caseOf(workflowId))
    for (const id of keyIdsIn(history)) {
      const need = needOf(id)
      if (number === undefined) need?.workflows.push(workflowId)
      else need?.histories.push(number)
    }
  })
}
