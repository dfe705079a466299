import type { Change, Questions } from '../../../domain/procedure/change.js'
import { TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import type { WorkingDays } from '../../../domain/vocabulary.js'
import type { Decided } from '../decided.js'
import type { CaseState } from '../state.js'
import { followStage } from '../walk.js'

/** What a change asks of the world: due dates, what was left of a clock that stops, facts for the tasks that it opens. */
export function questions(before: CaseState, after: CaseState, decided: Decided): Questions {
  const { subject, ruleSet } = after.launch
  const { remindBefore } = ruleSet.times
  const running = after.status === 'running'
  const fresh = after.tasks.filter(({ id }) => !before.tasks.some((task) => task.id === id))
  const stopped = before.tasks.filter(
    (task) =>
      task.deadline &&
      (task.id === decided.completed
        ? TASK_ROWS[task.kind].stopsClock
        : after.tasks.some((now) => now.id === task.id && !now.deadline)),
  )
  const needs = followStage(after)?.needs ?? []
  const gather = fresh.flatMap((task) => {
    const asked = needs.find(({ key }) => key === task.need)?.need.gather
    return asked ? [{ task: task.id, ...asked }] : []
  })
  return {
    deadlines: after.tasks.flatMap(({ id, within, remaining, deadline }) =>
      running && within && !deadline
        ? [
            {
              task: id,
              workingDays: granted(remaining ?? within.workingDays),
              ...(within.unit && { unit: within.unit }),
              article: within.article,
              ...(within.from && remaining === undefined && { from: within.from }),
              ...(within.since && remaining === undefined && { since: within.since }),
              remindBefore: remindBefore.value,
            },
          ]
        : [],
    ),
    remaining: stopped.flatMap(({ id, deadline }) =>
      deadline ? [{ task: id, due: deadline.due, ...(deadline.unit && { unit: deadline.unit }) }] : [],
    ),
    eligibility: gather.flatMap(({ task, eligibility }) =>
      eligibility === undefined ? [] : [{ task, person: eligibility }],
    ),
    members: gather.flatMap(({ task, members }) => (members === undefined ? [] : [{ task, group: members }])),
    takers: fresh.flatMap(({ id: task, assignee }) =>
      'group' in assignee && assignee.except.length > 0 ? [{ task, ...assignee }] : [],
    ),
    electorates: gather.flatMap(({ task, electorate }) =>
      electorate === undefined
        ? []
        : [{ task, composition: electorate, unit: subject.unitId, circle: subject.electorate }],
    ),
    heads: gather.flatMap(({ task, head }) => (head === undefined ? [] : [{ task, group: head }])),
  }
}

/** Whoever has nothing left of a deadline that is not over yet gets a day; one that is over stays so. */
const granted = (days: WorkingDays): WorkingDays => (days < 0 ? days : Math.max(days, 1))

/** The post that a candidate's record is judged for. */
export function judgedBy({ launch }: CaseState, guard: Change['guard']): NonNullable<Change['judge']> {
  const { postId, level, degree } = launch.subject
  const { ageCountedOn, rotation, moving } = launch
  const termEndsOn = guard?.termEndsOn
  return {
    begunOn: launch.begunOn,
    post: {
      postId,
      level,
      caseId: launch.caseId,
      ...(degree && { degree }),
      ...(termEndsOn && { termEndsOn }),
      ...(ageCountedOn && { ageCountedOn }),
      ...(rotation?.because && { rotatedBecause: rotation.because }),
      ...(moving?.ownRequest && { movedAtOwnRequest: true }),
    },
  }
}
