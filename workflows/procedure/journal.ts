import type { DecisionRow, Guard, VoteRow, WaiverGiven } from '../../domain/procedure/change.js'
import type { Lost } from '../../domain/procedure/outcomes.js'
import type { Proposed } from '../../domain/procedure/proposed.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { CandidacyAnswer, TaskKind, TaskResults } from '../../domain/procedure/task-kinds.js'
import type { Assignee, Gathered, TimeGranted } from '../../domain/procedure/tasks.js'
import type { Composition } from '../../domain/rules/values/composition.js'
import type { GroupId, Instant, IsoDate, PersonId, TaskId, WorkingDays } from '../../domain/vocabulary.js'

/**
 * A stage is a generator that reads like the procedure on paper: ask somebody, look at the answer, go on. It is pure,
 * and it is run from its beginning after every change, over the journal of what people answered so far: an `ask` that
 * the journal answers goes on at once, one that it does not is an open task. So the open tasks are a function of the
 * state; a change that the database refuses leaves nothing half done; and a return, a lost candidate or a continued
 * workflow needs no code of its own (ADR 0007).
 */
export type Flow<Result> = Generator<Request, Result, unknown>

type Request =
  | { ask: Need<TaskKind> }
  | { recall: Question<TaskKind> }
  | { each: Flow<unknown>[] }
  | { show: Shows }

/** What is asked, and about whom. */
interface Question<Kind extends TaskKind> {
  kind: Kind
  candidate?: PersonId
}

/** A question to one person or one of a group, answered by completing a human task. */
export interface Need<Kind extends TaskKind> extends Question<Kind> {
  to: Assignee
  within: TimeGranted
  /** What whoever answers has to know; codes and reasons, no names. */
  about?: Readonly<Record<string, unknown>>
  /** Facts that `record` reads when the task opens. */
  gather?: { eligibility?: PersonId; members?: GroupId; electorate?: Composition; head?: GroupId }
  /** Why this answer cannot be taken; undefined when it can. */
  accept?(result: TaskResults[Kind], given: Given): Refusal | undefined
  /** A candidate who must still meet the criteria when this answer is written. */
  guard?(result: TaskResults[Kind], on: IsoDate): Guard | undefined
  /** Of the question whether somebody is a candidate: what was answered. */
  candidacy?(result: TaskResults[Kind]): CandidacyAnswer
  /** Who comes into the case by this answer, whether or not they were candidates before. */
  joins?(result: TaskResults[Kind]): readonly PersonId[]
  /** Of those, who is only proposed by it. */
  proposes?(result: TaskResults[Kind]): readonly Proposed[]
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
  /** The task that was completed with it. */
  task: TaskId
  kind: Kind
  result: TaskResults[Kind]
  by: PersonId
  at: Instant
  gathered?: Gathered
  /** Who held the task, where its doer alone reads what it is about. */
  heldBy?: PersonId[]
  /** Working days that were left of the deadline, where somebody's clock stops here; below nothing where it was over. */
  remaining?: WorkingDays
}

/** Answers by the key of the need they answer. */
export type Journal = Readonly<Record<string, Entry>>

/** What a stage shows of itself besides its tasks: to PostgreSQL, and to the stages after it. */
export interface Shown {
  votes: VoteRow[]
  decision?: DecisionRow
  /** The day of the last meeting that was held in it. */
  heldOn?: IsoDate
  /** Criteria that were waived in it, by candidate. */
  waivers: Readonly<Record<PersonId, WaiverGiven[]>>
  /** Who was refused in it, be it that it goes on with others. */
  rejected: readonly Lost[]
}

type Shows =
  | { vote: VoteRow }
  | { decision: DecisionRow }
  | { meeting: IsoDate }
  | { waivers: WaiverGiven[]; of: PersonId }
  | { rejected: Lost }

/** Asks, and waits for the answer. */
export function ask<Kind extends TaskKind>(need: Need<Kind>): Flow<Entry<Kind>> {
  return requested({ ask: need })
}

/** The answer that was given to a question; where there is none, nobody is asked for it. */
export function recall<Kind extends TaskKind>(question: Question<Kind>): Flow<Entry<Kind> | undefined> {
  return requested({ recall: question })
}

/** Several flows at once; goes on when all have ended, with their results in order. */
export function each<Result>(flows: Flow<Result>[]): Flow<Result[]> {
  return requested({ each: flows })
}

/**
 * Shows something; a vote or a decision shown again, and the waivers for one candidate, replace what was shown before. Of
 * meetings the last is kept.
 */
export function show(shows: Shows): Flow<void> {
  return requested({ show: shows })
}

function* requested<Answer>(request: Request): Flow<Answer> {
  // `follow` answers every request with what its function above promises, which generators cannot express.
  return (yield request) as Answer
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
  const asked = new Map<string, number>()
  let shown: Shown = { votes: [], waivers: {}, rejected: [] }

  const advance = <R>(part: Flow<R>): { result: R } | undefined => {
    let step = part.next()
    while (!step.done) {
      const request = step.value
      if ('show' in request) {
        shown = withShown(shown, request.show)
        step = part.next()
      } else if ('each' in request) {
        const ends = request.each.map((branch) => advance(branch))
        const results = ends.flatMap((end) => (end ? [end.result] : []))
        if (results.length < ends.length) return undefined
        step = part.next(results)
      } else {
        const question = 'ask' in request ? request.ask : request.recall
        const key = nextKey(asked, question)
        const entry = journal[key]?.kind === question.kind ? journal[key] : undefined
        if (!entry && 'ask' in request) {
          needs.push({ key, need: request.ask })
          return undefined
        }
        step = part.next(entry)
      }
    }
    return { result: step.value }
  }

  const ended = advance(flow)
  return { needs, shown, ...(ended && { ended }) }
}

function withShown(shown: Shown, shows: Shows): Shown {
  if ('vote' in shows) {
    const { vote } = shows
    const isAgain = shown.votes.some(({ id }) => id === vote.id)
    const votes = shown.votes.map((other) => (other.id === vote.id ? vote : other))
    return { ...shown, votes: isAgain ? votes : [...votes, vote] }
  }
  if ('decision' in shows) return { ...shown, decision: shows.decision }
  if ('rejected' in shows) return { ...shown, rejected: [...shown.rejected, shows.rejected] }
  if ('meeting' in shows) return { ...shown, heldOn: latest(shown.heldOn, shows.meeting) }
  return { ...shown, waivers: { ...shown.waivers, [shows.of]: shows.waivers } }
}

/** The later of two days, where there are two. */
export const latest = (one: IsoDate | undefined, other: IsoDate): IsoDate =>
  one !== undefined && one > other ? one : other

/** The n-th question of this kind about this candidate in this visit of the stage. */
function nextKey(asked: Map<string, number>, need: Question<TaskKind>): string {
  const name = need.candidate ? `${need.kind}:${need.candidate}` : need.kind
  const times = (asked.get(name) ?? 0) + 1
  asked.set(name, times)
  return `${name}:${times}`
}
