import type pg from 'pg'
import { Refused } from '../../db/refused.js'
import {
  decideProposedChange,
  findProposedChange,
  type ProposalDecided,
  type ProposedChangeRow,
} from '../../db/registers/proposed-changes.js'
import type { Caller } from '../rights/caller.js'
import { callerNow } from '../rights/grants.js'
import { proposalsWithin } from '../rights/proposed-changes.js'
import { audit } from '../use-case/audit.js'
import { isOfInput } from '../use-case/invalid-input.js'
import { written } from '../use-case/just-written.js'
import { refuses, refusing } from '../use-case/refusing.js'
import { type By, under } from '../use-case/use-case.js'
import { hashOfSent } from './hash-of-sent.js'
import { PROPOSABLE, type Proposable, proposableNamed } from './proposable.js'

const requireWaiting = refusing(['proposed-change-decided'], ({ state }: ProposedChangeRow): void => {
  if (state !== 'waiting') throw new Refused({ code: 'proposed-change-decided', state })
})

/** It is the very text that was entered, or nothing. */
const requireAsEntered = refusing(['proposed-change-damaged'], ({ sent, hash }: ProposedChangeRow): void => {
  if (hashOfSent(sent) !== hash) throw new Refused({ code: 'proposed-change-damaged' })
})

/**
 * Carries out what was proposed, by the rules and the records of this moment: in the name of whoever entered it, who still
 * has to have the right, confirmed by somebody else who has it too. The trail names both.
 * @throws Refused proposer-without-right; whatever the change itself is refused for by now: it goes on waiting then
 */
export const confirmChange = under(
  'second-person',
  refuses(requireWaiting, requireAsEntered, 'proposer-without-right', ...PROPOSABLE.map(({ use }) => use)),
  async ({ granted: change, ...by }, _asked: { id: number }): Promise<ProposedChangeRow> => {
    requireWaiting(change)
    requireAsEntered(change)
    const { client, at } = by
    const proposable = proposableNamed(change.operation)
    // What waits may bind whoever entered it: they enter it now all the same.
    await decideProposedChange(client, change.id, { state: 'confirmed', by: by.caller.personId, at })
    const proposer = await entitledProposer(client, change, { proposable, at })
    const result = await proposable.use(client, proposer, at, change.sent)
    return decided(by, change, { state: 'confirmed', result })
  },
)

/** Refuses it, and says why. */
export const refuseChange = under(
  'second-person',
  refuses(requireWaiting),
  async (
    { granted: change, ...by },
    { reason }: { id: number; reason: string },
  ): Promise<ProposedChangeRow> => {
    requireWaiting(change)
    return decided(by, change, { state: 'refused', reason })
  },
)

/** Takes back what one entered oneself. */
export const withdrawChange = under(
  'first-person',
  refuses(requireWaiting),
  async ({ granted: change, ...by }, _asked: { id: number }): Promise<ProposedChangeRow> => {
    requireWaiting(change)
    return decided(by, change, { state: 'withdrawn' })
  },
)

/** Whoever entered it, as they stand today. @throws Refused proposer-without-right */
async function entitledProposer(
  client: pg.ClientBase,
  { enteredBy, sent }: ProposedChangeRow,
  { proposable, at }: { proposable: Proposable<unknown, unknown>; at: By['at'] },
): Promise<Caller> {
  const proposer = await callerNow(client, enteredBy.id, at)
  if (!proposer) throw new Refused({ code: 'proposer-without-right' })
  try {
    await proposable.use.ask(client, proposer, at, sent)
  } catch (error) {
    const isOfRight = error instanceof Refused && !isOfInput(error)
    throw isOfRight ? new Refused({ code: 'proposer-without-right' }) : error
  }
  return proposer
}

/** The change as it was decided; the trail says by whom, and who had entered it. */
async function decided(
  { client, caller, at }: By,
  { id, operation, subject, person, other, unitId, hash, enteredBy }: ProposedChangeRow,
  decision: Pick<ProposalDecided, 'state' | 'reason' | 'result'>,
): Promise<ProposedChangeRow> {
  await decideProposedChange(client, id, { ...decision, by: caller.personId, at })
  const { state, reason } = decision
  await audit(client, caller, at, {
    what: `change-${state}`,
    before: {
      ...{ id, operation, subject, person: person?.id ?? null, other: other?.id ?? null, unitId, hash },
      enteredBy: enteredBy.id,
    },
    after: { id, decidedBy: caller.personId, ...(reason !== undefined && { reason }) },
  })
  const row = await findProposedChange(client, { ...proposalsWithin(caller), id })
  return written(row, `proposed change ${id}`)
}
