import type { Command, Launch } from '../../../domain/procedure/case.js'
import type { Change, StoredLaunch } from '../../../domain/procedure/change.js'
import type { Instant, PersonId } from '../../../domain/vocabulary.js'
import type { Decided } from '../decided.js'
import { type CaseState, withoutLaunch } from '../state.js'
import { caseAnswer } from './answer.js'
import { auditOf } from './audit.js'
import { effects } from './effects.js'
import { noticesOf } from './notices.js'
import { judgedBy, questions } from './questions.js'
import { recusal } from './recusal.js'
import { caseRow, changedCandidates, taskRow } from './rows.js'
import { annulledVotes, changedVotes, shownBy } from './shown.js'

/**
 * What PostgreSQL has to learn when a case goes from one state to the next: a pure function of the two, so that the
 * tables can always be compared with, and rebuilt from, the workflow.
 */
export function changeBetween(
  before: CaseState,
  after: CaseState,
  decided: Decided,
  said: { at: Instant; command?: Change['command']; launch?: Launch },
): Change {
  const opened = after.tasks.filter(({ id }) => !before.tasks.some((task) => task.id === id))
  const closed = before.tasks.filter(({ id }) => !after.tasks.some((task) => task.id === id))
  const changed = after.tasks.filter((task) => before.tasks.some((old) => old.id === task.id && old !== task))
  const shown = { before: shownBy(before), after: shownBy(after) }
  const asked = questions(before, after, decided)
  return {
    caseId: after.launch.caseId,
    sequence: after.sequence,
    at: said.at,
    ...(said.command && { command: said.command, answer: caseAnswer(after) }),
    row: caseRow(after),
    state: withoutLaunch(after),
    ...(said.launch && { launch: storedLaunch(said.launch) }),
    candidates: changedCandidates(before, after, shown),
    tasksOpened: opened.map((task) => taskRow(task, said.at)),
    tasksChanged: changed.map((task) => taskRow(task, said.at)),
    tasksClosed: closed.map(({ id }) =>
      id === decided.completed
        ? { id, status: 'done', by: decided.audit.actor }
        : { id, status: 'cancelled' },
    ),
    votes: changedVotes(shown.before, shown.after),
    votesAnnulled: annulledVotes(shown.before, shown.after, after).map(({ id }) => ({
      id,
      reason: decided.annulledBecause ?? decided.audit.what,
    })),
    ...(shown.after.decision && !shown.before.decision && { decision: shown.after.decision }),
    audit: auditOf(before, after, decided, { shown, opened, closed }),
    notices: [...(decided.notices ?? []), ...noticesOf(before, after, opened, closed, decided)],
    questions: asked,
    ...((asked.eligibility.length > 0 || decided.guard?.waived) && { judge: judgedBy(after, decided.guard) }),
    ...(decided.guard && { guard: decided.guard }),
    ...recusal(before, decided),
    effects: effects(before, after),
  }
}

/** What a case was started with, but for what its law says. */
function storedLaunch({ stages: _, ruleSet: __, ...launch }: Launch): StoredLaunch {
  return launch
}

/**
 * The change that counts the open deadlines anew, each from its own day and with the days it was given: what was left of
 * it, after a suspension. PostgreSQL writes it only if a deadline is counted otherwise now. `by` changed the calendar.
 */
export function recountOf(
  before: CaseState,
  after: CaseState,
  { by, ...said }: { at: Instant; command: Command; by: PersonId },
): Change {
  const change = changeBetween(
    before,
    after,
    { state: after, audit: { what: 'deadlines-recounted', actor: by ?? 'system' } },
    said,
  )
  const remindBefore = before.launch.ruleSet.times.remindBefore.value
  const counted = before.tasks.flatMap(({ id, deadline }) => (deadline ? [{ task: id, deadline }] : []))
  return {
    ...change,
    tasksChanged: before.tasks.flatMap((task) => (task.deadline ? [taskRow(task, said.at)] : [])),
    questions: {
      ...change.questions,
      deadlines: counted.map(({ task, deadline: { workingDays, unit, article, from } }) => ({
        ...{ task, workingDays, article, from, remindBefore },
        ...(unit && { unit }),
      })),
    },
    recount: Object.fromEntries(
      counted.map(({ task, deadline: { due, skipped, provisional } }) => [
        task,
        { due, skipped, provisional },
      ]),
    ),
  }
}
