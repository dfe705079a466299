import type { Guard } from '../../../../domain/procedure/change.js'
import type { TaskResults } from '../../../../domain/procedure/task-kinds.js'
import type { IsoDate, PersonId } from '../../../../domain/vocabulary.js'
import { ask, type Entry, type Flow } from '../../journal.js'
import { type StageContext, within } from '../stage-context.js'

type Confirmation = 'confirm-decision'
export type Confirmed = Entry<Confirmation>

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
    guard?(answer: TaskResults[Confirmation], on: IsoDate): Guard | undefined
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
