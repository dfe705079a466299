import type { Guard } from '../../../../domain/procedure/change.js'
import type { Confirmation, ConfirmingKind, TaskKind } from '../../../../domain/procedure/task-kinds.js'
import type { ForTwoInCases } from '../../../../domain/two-people.js'
import type { IsoDate, PersonId } from '../../../../domain/vocabulary.js'
import { ask, type Entry, type Flow, type Need } from '../../journal.js'
import { type StageContext, within } from '../stage-context.js'

export type Confirmed = Entry<'confirm-decision'>

/** A member of the managing body confirms what its secretariat recorded: not who recorded it, nor whom it is about. */
export function confirm(
  { launch }: StageContext,
  {
    recorded,
    candidate,
    ...more
  }: {
    recorded: Pick<Entry, 'by'>
    candidate?: PersonId
    about: Readonly<Record<string, unknown>>
    guard?(answer: Confirmation, on: IsoDate): Guard | undefined
  },
): Flow<Confirmed> {
  const { subject, ruleSet } = launch
  return ask({
    kind: 'confirm-decision',
    ...(candidate !== undefined && { candidate }),
    to: {
      group: subject.managingBody,
      except: [recorded.by, ...(candidate === undefined ? [] : [candidate])],
    },
    within: within(ruleSet.times.confirmDecision),
    ...more,
  })
}

/** What one of the office has entered, and the confirmation of another where that is needed. */
export interface EnteredByTwo<Kind extends TaskKind> {
  entered: Entry<Kind>
  confirmed?: Entry<ConfirmingKind>
}

/** Does the case need two people for it? It is as it was at its launch. */
export const needsTwo = ({ launch }: StageContext, what: ForTwoInCases): boolean =>
  launch.twoPeopleFor?.includes(what) === true

/**
 * One of the office enters something, another confirms it: neither who entered it, nor whom it is about. Sent back, it is
 * entered anew, with the reason before whoever does. What was judged when it was entered is judged again.
 * `second.about`: what is to be confirmed of an answer; undefined where nothing is.
 */
export function* enteredByTwo<Kind extends TaskKind>(
  { launch }: StageContext,
  need: Need<Kind> & { candidate: PersonId },
  second: {
    kind: ConfirmingKind
    about(entered: Entry<Kind>['result']): Readonly<Record<string, unknown>> | undefined
  },
): Flow<EnteredByTwo<Kind>> {
  const { subject, ruleSet } = launch
  const { candidate } = need
  let sentBack: Pick<Need<Kind>, 'about'> = {}
  for (;;) {
    const entered = yield* ask<Kind>({ ...need, ...sentBack })
    const about = second.about(entered.result)
    if (!about) return { entered }
    const confirmed = yield* ask({
      kind: second.kind,
      candidate,
      to: { group: subject.office, except: [entered.by, candidate] },
      within: within(ruleSet.times.confirmDecision),
      about,
      guard: (answer, on) => (answer.confirmed ? need.guard?.(entered.result, on) : undefined),
    })
    if (confirmed.result.confirmed) return { entered, confirmed }
    sentBack = { about: { ...need.about, notConfirmedBecause: confirmed.result.reason } }
  }
}
