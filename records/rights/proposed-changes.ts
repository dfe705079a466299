import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import {
  countProposedByOthers,
  findProposedChange,
  listKnownProposals,
  type ProposedChangeRow,
  type ProposedChangesWithin,
} from '../../db/registers/proposed-changes.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { ProposedFor } from '../../domain/two-people.js'
import { type Instant, RELATION_KINDS } from '../../domain/vocabulary.js'
import { type Refusing, refusing } from '../use-case/refusing.js'
import { accountOfPerson } from './accounts.js'
import type { Caller, Reach } from './caller.js'
import { rightToChange } from './grants.js'
import { membershipToChange } from './groups.js'
import { requireNotNear } from './nearness.js'
import { cadreToChange } from './people.js'
import { lawToWrite } from './rule-sets.js'
import { placeToMoveTo, unitToChange } from './units.js'

const either = (one: Reach, other: Reach): Reach =>
  one === 'all' || other === 'all' ? 'all' : [...one, ...other]

/** Whose proposed changes the caller may know of: their own, and those that they might have entered themselves. */
export function proposalsWithin({
  personId,
  competitors,
  manages,
  administers,
}: Caller): ProposedChangesWithin {
  return {
    self: personId,
    without: competitors,
    writesLaw: manages === 'all' || administers === 'all',
    files: either(manages, administers),
    declarations: manages,
    rights: administers,
  }
}

/** May there be any that the caller may enter, and know of? */
export function mayKnowOfProposals(caller: Caller): boolean {
  const { writesLaw, files, declarations, rights } = proposalsWithin(caller)
  return writesLaw || [files, declarations, rights].some((reach) => reach === 'all' || reach.length > 0)
}

/** How many changes wait for the caller as the second person; nothing is asked for whoever may enter none. */
export async function proposalsToDecide(client: Client, caller: Caller): Promise<number> {
  return mayKnowOfProposals(caller) ? countProposedByOthers(client, proposalsWithin(caller)) : 0
}

/** Those among these that the caller may know of. */
export async function proposalsKnown(
  client: Client,
  caller: Caller,
  ids: readonly number[],
): Promise<readonly number[]> {
  if (ids.length === 0 || !mayKnowOfProposals(caller)) return []
  return listKnownProposals(client, { ...proposalsWithin(caller), ids })
}

/** @throws Refused proposed-change-not-found also for those whom it is about, and who could not have entered it */
export const visibleProposal = refusing(
  ['proposed-change-not-found'],
  async (client: Client, caller: Caller, id: number, locked = false): Promise<ProposedChangeRow> => {
    const row = await findProposedChange(client, { ...proposalsWithin(caller), id, locked })
    if (!row) throw new Refused({ code: 'proposed-change-not-found' })
    return row
  },
)

type Held = Refusing &
  ((
    client: pg.ClientBase,
    caller: Caller,
    change: Pick<ProposedChangeRow, 'person' | 'other' | 'unitId' | 'subject' | 'sent'>,
    at: Instant,
  ) => Promise<unknown>)

/** Of each what there has to be, of a person or a unit: the table has it. @throws Error where it has not */
function present<Id extends string>(id: Id | null | undefined): Id {
  if (!id) throw new Error('a proposed change names neither its person nor its unit')
  return id
}

/** What a field of what was sent names, where it names something: the group that somebody is to join, the role that they are to have. */
function namedIn(sent: unknown, field: 'group' | 'role'): string | undefined {
  const value: unknown = typeof sent === 'object' && sent !== null ? Reflect.get(sent, field) : undefined
  return typeof value === 'string' ? value : undefined
}

/** The right that whoever enters such a change needs: whoever confirms or refuses it needs the same. */
const HELD: Readonly<Record<ProposedFor, Held>> = {
  'rule-sets': refusing([lawToWrite], (client, caller) => lawToWrite(client, caller)),
  'formal-decisions': refusing([cadreToChange], (client, caller, { person }, at) =>
    cadreToChange(client, caller, present(person?.id), { rights: [caller.manages, caller.administers], at }),
  ),
  // It binds both.
  declarations: refusing([cadreToChange, requireNotNear], async (client, caller, { person, other }, at) => {
    await cadreToChange(client, caller, present(person?.id), { rights: [caller.manages], at })
    if (other) await requireNotNear(client, caller, [other.id], localDate(at))
  }),
  // A right is somebody's; without a person it is a unit that is put below another.
  rights: refusing(
    [membershipToChange, rightToChange, accountOfPerson, unitToChange, placeToMoveTo],
    async (client, caller, { person, unitId, subject, sent }, at) => {
      const on = localDate(at)
      if (person) {
        const [personId, group] = [person.id, namedIn(sent, 'group')]
        if (group) return membershipToChange(client, caller, { group, personId }, at)
        const asked = { personId, unitId: present(unitId) }
        return namedIn(sent, 'role')
          ? rightToChange(client, caller, asked, at)
          : accountOfPerson(client, caller, asked, at)
      }
      const unit = await unitToChange(client, caller, present(unitId), on)
      return placeToMoveTo(client, caller, unit, { parentId: subject, on })
    },
  ),
}

/** The change, locked, for whoever might have entered it, and did not. */
export const proposalToDecide = refusing(
  [visibleProposal, 'second-person-needed', ...Object.values(HELD)],
  async (client: pg.ClientBase, caller: Caller, id: number, at: Instant): Promise<ProposedChangeRow> => {
    const change = await visibleProposal(client, caller, id, true)
    if (change.enteredBy.id === caller.personId) {
      throw new Refused({ code: 'second-person-needed', entered: true })
    }
    await HELD[change.proposedFor](client, caller, change, at)
    return change
  },
)

/**
 * The change, locked, for whoever entered it, whatever they may today.
 * @throws Refused not-permitted where it ties themself to somebody: nobody ends what stands in their own way
 */
export const proposalToWithdraw = refusing(
  [visibleProposal, 'second-person-needed', 'not-permitted'],
  async (client: pg.ClientBase, caller: Caller, id: number): Promise<ProposedChangeRow> => {
    const change = await visibleProposal(client, caller, id, true)
    if (change.enteredBy.id !== caller.personId) {
      throw new Refused({ code: 'second-person-needed', entered: false })
    }
    if (change.other?.id === caller.personId) {
      const isRelation = RELATION_KINDS.some((kind) => kind === change.subject)
      throw new Refused({ code: 'not-permitted', because: isRelation ? 'relation' : 'interest' })
    }
    return change
  },
)
