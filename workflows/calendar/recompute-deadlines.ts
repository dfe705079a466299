import { continueAsNew, isCancellation, proxyActivities } from '@temporalio/workflow'
import type { RecomputationActivities, Recounted } from '../../activities/recompute-deadlines.js'
import type { CaseId } from '../../domain/vocabulary.js'

/** Cases asked at once: people's commands come first. */
const AT_ONCE = 4
const PAGE = 50
/** Pages before the history is begun anew: some 800 events. */
const PAGES_PER_RUN = 5

const { awaitEarlierChanges, listCasesWithDeadlines, reportRecomputation } =
  proxyActivities<RecomputationActivities>({
    // PostgreSQL may be away for as long as it takes.
    startToCloseTimeout: '30 seconds',
    retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
  })

const { recountCase } = proxyActivities<RecomputationActivities>({
  startToCloseTimeout: '30 seconds',
  // A case that is out of reach for so long is counted as failed, and does not hold up the others.
  scheduleToCloseTimeout: '1 hour',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '1 minute' },
})

/** Which change of the calendar this follows, and how far it has come when it continues as new. */
export interface Recomputation {
  id: string
  /** Every case up to this one has been asked. */
  reached?: CaseId
  counts?: Counts
}

export interface Counts {
  done: number
  changed: number
  failed: number
}

/** After a change of the calendar: has every open case count its deadlines anew, a few at a time. */
export async function recomputeDeadlines({ id, reached, counts }: Recomputation): Promise<Counts> {
  if (reached === undefined) await awaitEarlierChanges()
  let after = reached ?? ''
  const so = counts ?? { done: 0, changed: 0, failed: 0 }
  for (let page = 0; page < PAGES_PER_RUN; page += 1) {
    const cases = await listCasesWithDeadlines({ after, limit: PAGE })
    await recountAll(id, cases, so)
    after = cases.at(-1) ?? after
    const finished = cases.length < PAGE
    await reportRecomputation({ id, ...so, finished })
    if (finished) return so
  }
  return await continueAsNew<typeof recomputeDeadlines>({ id, reached: after, counts: so })
}

async function recountAll(id: string, cases: readonly CaseId[], counts: Counts): Promise<void> {
  const waiting = [...cases]
  const lane = async () => {
    for (let caseId = waiting.shift(); caseId !== undefined; caseId = waiting.shift()) {
      const recounted = await recountOne(id, caseId)
      counts.done += 1
      if (recounted === 'changed') counts.changed += 1
      if (recounted === 'failed') counts.failed += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

async function recountOne(id: string, caseId: CaseId): Promise<Recounted | 'failed'> {
  try {
    return await recountCase({ id, caseId })
  } catch (error) {
    if (isCancellation(error)) throw error
    return 'failed'
  }
}
