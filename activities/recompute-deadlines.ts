import { setTimeout as pause } from 'node:timers/promises'
import { WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common'
import type pg from 'pg'
import {
  areOverBefore,
  findHorizon,
  findRequester,
  listCasesWithDeadlines,
  type Progress,
  updateRecomputation,
} from '../db/calendar/calendar-years.js'
import { findCaseStatus } from '../db/reads/case-standing.js'
import { isOpen, type RecountAsked } from '../domain/procedure/case.js'
import type { CaseId } from '../domain/vocabulary.js'

/** What a change of the calendar needs of the world to count the open deadlines anew. */
export interface RecomputationActivities {
  /** Waits for the changes under way, which may have read the calendar of before. */
  awaitEarlierChanges(): Promise<void>
  /** The next open cases that have a deadline, by id. */
  listCasesWithDeadlines(page: { after: CaseId; limit: number }): Promise<CaseId[]>
  /** Has the case count its deadlines anew; fails for good where it cannot be reached. */
  recountCase(asked: { id: string; caseId: CaseId }): Promise<Recounted>
  /** Writes down how far it is. */
  reportRecomputation(report: Progress & { id: string; finished: boolean }): Promise<void>
}

export type Recounted = 'changed' | 'unchanged' | 'closed'

export interface RecomputationDeps {
  pool: pg.Pool
  /** Sends `recountDeadlines` to the case's workflow. */
  recount: (caseId: CaseId, asked: RecountAsked) => Promise<{ changed: boolean }>
}

/** Changes take milliseconds, and their statements a few seconds at the most. */
const LONGEST_CHANGE_MS = 15_000
const LOOK_AGAIN_MS = 50

export function createRecomputationActivities({ pool, recount }: RecomputationDeps): RecomputationActivities {
  return {
    async awaitEarlierChanges() {
      const horizon = await findHorizon(pool)
      const until = Date.now() + LONGEST_CHANGE_MS
      // Whatever lasts longer is no change of a case: somebody's backup must not hold up the deadlines.
      while (!(await areOverBefore(pool, horizon)) && Date.now() < until) await pause(LOOK_AGAIN_MS)
    },
    listCasesWithDeadlines: (page) => listCasesWithDeadlines(pool, page),
    async recountCase({ id, caseId }) {
      const by = await findRequester(pool, id)
      const command = { id: `recount-${id}-${caseId}`, bodyHash: id }
      try {
        return (await recount(caseId, { command, by })).changed ? 'changed' : 'unchanged'
      } catch (error) {
        if (isRefused(error, 'case-closed')) return 'closed'
        if (!isWithoutWorkflow(error)) throw asFinal(error)
        const status = await findCaseStatus(pool, caseId)
        if (status === undefined || !isOpen(status)) return 'closed'
        throw ApplicationFailure.nonRetryable('an open case has no workflow', 'case-without-workflow')
      }
    },
    reportRecomputation: (report) => updateRecomputation(pool, report),
  }
}

const isRefused = (error: unknown, type: string): boolean =>
  error instanceof WorkflowUpdateFailedError &&
  error.cause instanceof ApplicationFailure &&
  error.cause.type === type

/** What a case answers to a command it answers for good; anything else is tried again. */
const asFinal = (error: unknown): unknown =>
  error instanceof WorkflowUpdateFailedError
    ? ApplicationFailure.nonRetryable(error.message, 'recount-failed')
    : error

/** It is over, or ended while the command was under way. */
const isWithoutWorkflow = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError || isRefused(error, 'AcceptedUpdateCompletedWorkflow')
