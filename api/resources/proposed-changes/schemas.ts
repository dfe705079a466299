import { z } from 'zod'
import { FOR_TWO_PEOPLE, PROPOSAL_STATES, PROPOSED_FOR } from '../../../domain/two-people.js'
import { PROPOSABLE } from '../../../records/proposed-changes/proposable.js'
import { id, instant, named, orNull, reason } from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'
import { differenceList } from '../rule-sets/schemas.js'

const state = z.enum(PROPOSAL_STATES)
const kind = z.enum(PROPOSED_FOR)
const anything = z.record(z.string(), z.unknown())

export const proposedChange = z
  .object({
    id: z.int(),
    kind: kind.meta({
      description: `As TWO_PEOPLE_FOR names it, which also has others of: ${FOR_TWO_PEOPLE.join(', ')}`,
    }),
    operation: z.enum(PROPOSABLE.map(({ name }) => name)),
    inWords: z.string(),
    subject: z
      .string()
      .meta({ description: 'The id of a rule set, the kind of a measure or a relation, a role' }),
    title: z.string().optional().meta({ description: 'Of a rule set: what it is called' }),
    person: named.optional().meta({ description: 'Whom it is about' }),
    personUnit: z.string().optional().meta({ description: 'The unit of that person' }),
    other: named.optional().meta({ description: 'Whom it ties to that person: it is about them as well' }),
    unitId: z.string().nullable().meta({ description: 'Of a right: the unit that it is granted on' }),
    enteredBy: named,
    enteredAt: instant,
    state,
    decidedBy: orNull(named),
    decidedAt: instant.nullable(),
    reason: z.string().nullable().meta({ description: 'Refused: why' }),
  })
  .meta({ id: 'ProposedChange' })
export const proposedChangePage = pageOf(proposedChange).meta({ id: 'ProposedChangePage' })

export const proposedChangeDetails = proposedChange
  .extend({
    sent: anything.meta({ description: 'What is carried out once it is confirmed, and nothing else' }),
    hash: z.string().meta({ description: 'SHA-256 of the canonical JSON of `sent`; the trail has it' }),
    names: z.record(z.string(), z.string()).meta({
      description: 'What is called what of the groups, units and people that `sent` names by their id',
    }),
    result: orNull(anything).meta({ description: 'Confirmed: what came of it' }),
    differences: differenceList.shape.items.optional().meta({
      description: 'Of a rule set that waits or was confirmed: what differs from what it follows',
    }),
  })
  .meta({ id: 'ProposedChangeDetails' })

export const proposedChangeQuery = z.object({
  ...pageQuery,
  state: state.optional(),
  kind: kind.optional(),
  person: id.optional().meta({ description: 'About whom' }),
})

export const confirmation = z.strictObject({}).meta({ id: 'ProposedChangeConfirmation' })
export const refusal = z.strictObject({ reason }).meta({ id: 'ProposedChangeRefusal' })
export const withdrawal = z.strictObject({}).meta({ id: 'ProposedChangeWithdrawal' })
