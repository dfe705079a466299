import type { DecisionRow, Guard, VoteRow } from '../../domain/procedure/change.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { Assignee, Gathered, TaskResults, TimeGranted } from '../../domain/procedure/tasks.js'
import type { Composition } from '../../domain/rules/values/composition.js'
import type { GroupId, Instant, IsoDate, PersonId, WorkingDays } from '../../domain/vocabulary.js'

/**
 * A stage is a generator that reads like the procedure on paper: ask somebody, look at the answer, go on. It is pure,
 * and it is run from its beginning after every change, over the journal of what people answered so far: an `ask` that
 * the journal answers goes on at once, one that it does not is an open task. So the open tasks are a function of the
 * state; a change that the database refuses leaves nothing half done; and a return, a lost candidate or a continued
 * workflow needs no code of its own (ADR 0007).
 */
export type Flow<Result> = Generator<Request, Result, unknown>

type Request = { ask: Need<TaskKind> } | { each: Flow<unknown>[] } | { show: Shown }

/** A question to one person or one of a group, answered by completing a human task. */
export interface Need<Kind extends TaskKind> {
  kind: Kind
  candidate?: PersonId
  to: Assignee
  within: TimeGranted
  /** What whoever answers has to know; codes and reasons, no names. */
  about?: Readonly<Record<string, unknown>>
  /** Facts that `record` reads when the task opens. */
  gather?: { eligibility?: PersonId; members?: GroupId; electorate?: Composition }
  /** Why this answer cannot be taken; undefined when it can. */
  accept?(result: TaskResults[Kind], given: Given): Refusal | undefined
  /** A candidate who must still meet the criteria when this answer is written. */
  guard?(result: TaskResults[Kind], on: IsoDate): Guard | undefined
}

/** What an answer is judged by. */
export interface Given {
  by: PersonId
  /** The day of the answer, Asia/Ho_Chi_Minh. */
  on: IsoDate
  /** The last day in time, where the task has one: later by the days for which the case was suspended. */
  due?: IsoDate
  gathered: Gathered
}

/** An answer, as the journal keeps it. */
export interface Entry<Kind extends TaskKind = TaskKind> {
  kind: Kind
  result: TaskResults[Kind]
  by: PersonId
  at: Instant
  gathered?: Gathered
  /** Working days that were left of the deadline, where somebody's clock stops here. */
  remaining?: WorkingDays
}

/** Answers by the key of the need they answer. */
export type Journal = Readonly<Record<string, Entry>>

/** What a stage shows of itself in PostgreSQL besides its tasks. */
export interface Shown {
  votes: VoteRow[]
  decision?: DecisionRow
}

/** Asks, and waits for the answer. */
export function* ask<Kind extends TaskKind>(need: Need<Kind>): Flow<Entry<Kind>> {
  // `follow` answers a need with an entry of the same kind, which generators cannot express.
  return (yield { ask: need as unknown as Need<TaskKind> }) as Entry<Kind>
}

/** Several flows at once; goes on when all have ended, with their results in order. */
export function* each<Result>(flows: Flow<Result>[]): Flow<Result[]> {
  // `follow` answers with the results of these flows, which generators cannot express.
  return (yield { each: flows }) as Result[]
}

/** Shows a vote or a decision; shown again, it replaces what was shown before. */
export function* show(shown: { vote: VoteRow } | { decision: DecisionRow }): Flow<void> {
  yield { show: 'vote' in shown ? { votes: [shown.vote] } : { votes: [], decision: shown.decision } }
}

export interface Followed<Result> {
  /** Unanswered questions, by their keys: what the stage waits for. */
  needs: { key: string; need: Need<TaskKind> }[]
  shown: Shown
  /** Absent while the stage waits. */
  ended?: { result: Result }
}

/** Runs a flow over the journal as far as it goes. */
export function follow<Result>(flow: Flow<Result>, journal: Journal): Followed<Result> {
  const needs: Followed<Result>['needs'] = []
  const votes = new Map<string, VoteRow>()
  const asked = new Map<string, number>()
  let decision: DecisionRow | undefined

  const advance = <R>(part: Flow<R>): { result: R } | undefined => {
    let step = part.next()
    while (!step.done) {
      const request = step.value
      if ('show' in request) {
        for (const vote of request.show.votes) votes.set(vote.id, vote)
        decision = request.show.decision ?? decision
        step = part.next()
      } else if ('each' in request) {
        const ends = request.each.map((branch) => advance(branch))
        const results = ends.flatMap((end) => (end ? [end.result] : []))
        if (results.length < ends.length) return undefined
        step = part.next(results)
      } else {
        const key = nextKey(asked, request.ask)
        const entry = journal[key]
        if (!entry || entry.kind !== request.ask.kind) {
          needs.push({ key, need: request.ask })
          return undefined
        }
        step = part.next(entry)
      }
    }
    return { result: step.value }
  }

  const ended = advance(flow)
  return {
    needs,
    shown: { votes: [...votes.values()], ...(decision && { decision }) },
    ...(ended && { ended }),
  }
}

/** The n-th question of this kind about this candidate in this visit of the stage. */
function nextKey(asked: Map<string, number>, need: Need<TaskKind>): string {
  const name = need.candidate ? `${need.kind}:${need.candidate}` : need.kind
  const times = (asked.get(name) ?? 0) + 1
  asked.set(name, times)
  return `${name}:${times}`
}
