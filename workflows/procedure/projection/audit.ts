import type { AuditEntry } from '../../../domain/procedure/change.js'
import type { HumanTask } from '../../../domain/procedure/tasks.js'
import type { Decided } from '../decided.js'
import type { CaseState } from '../state.js'
import { currentStage, proposalOf } from './rows.js'
import { countedNow, type ShownByCase } from './shown.js'

/** What the trail says of the launch: who, for whom where it opened by itself, and all that the proposal says. */
export function launchEvent({
  launchedBy,
  byItself,
  candidates,
  subject,
  ...launch
}: CaseState['launch']): Decided['audit'] {
  const { begunOn, begunBefore, ageCountedOn, twoPeopleFor = [] } = launch
  return {
    what: 'case-launched',
    actor: byItself ? 'system' : launchedBy.personId,
    ...(byItself && { onBehalfOf: launchedBy.personId }),
    after: {
      ...{ candidates, seat: subject.seatId, begunOn },
      ...(begunBefore && { begunBefore }),
      ...(ageCountedOn && { ageCountedOn }),
      ...proposalOf(launch),
      ...(twoPeopleFor.length > 0 && { twoPeopleFor }),
    },
  }
}

/** The audit event of a change, with where the case stood before and stands after, and one for each vote counted by it. */
export function auditOf(
  before: CaseState,
  after: CaseState,
  { audit }: Decided,
  {
    shown,
    opened,
    closed,
  }: { shown: { before: ShownByCase; after: ShownByCase }; opened: HumanTask[]; closed: HumanTask[] },
): AuditEntry[] {
  return [
    {
      ...audit,
      before: { ...standing(before), ...asObject(audit.before) },
      after: {
        ...standing(after),
        ...asObject(audit.after),
        ...(opened.length > 0 && { opened: opened.map(({ id, kind }) => ({ id, kind })) }),
        ...(closed.length > 0 && { closed: closed.map(({ id }) => id) }),
      },
    },
    ...countedNow(shown.before, shown.after).map((vote) => ({
      what: 'vote-counted',
      actor: audit.actor,
      after: {
        ...{ vote: vote.id, count: vote.count, verdict: vote.verdict, tellers: vote.tellers },
        ...(vote.nothingReturned && { nothingReturned: vote.nothingReturned }),
      },
    })),
  ]
}

const standing = (state: CaseState) =>
  state.sequence === 0 ? {} : { status: state.status, stage: currentStage(state) }

/** An audit event's own members, beside where the case stands. */
const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
