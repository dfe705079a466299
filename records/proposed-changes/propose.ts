import type pg from 'pg'
import { Refused } from '../../db/refused.js'
import {
  findProposedChange,
  insertProposedChange,
  type ProposedChangeRow,
} from '../../db/registers/proposed-changes.js'
import { proposalsWithin } from '../rights/proposed-changes.js'
import { audit } from '../use-case/audit.js'
import { written } from '../use-case/just-written.js'
import { refusing } from '../use-case/refusing.js'
import type { By } from '../use-case/use-case.js'
import { hashOfSent } from './hash-of-sent.js'
import type { Proposable } from './proposable.js'

/**
 * Keeps a change for a second person. It is carried out on trial and undone: what would be refused of it is refused now, by
 * the very rules that it will be confirmed by.
 * @throws Refused whatever the use case refuses; already-exists where the very same waits
 */
export const propose = refusing(
  ['already-exists'],
  async <Input extends object, Result>(
    { client, caller, at }: By,
    change: Proposable<Input, Result>,
    input: Input,
  ): Promise<ProposedChangeRow> => {
    const sent = await toKeep({ client, caller, at }, change, input)
    const result = await onTrial(client, () => change.use(client, caller, at, sent))
    const { subject, person = null, other = null, unitId = null } = change.about(sent, result)
    const hash = hashOfSent(sent)
    const { name: operation, proposedFor } = change
    const what = { proposedFor, operation, subject, person, other, unitId, hash }
    const id = await insertProposedChange(client, {
      ...{ ...what, sent, enteredBy: caller.personId, enteredAt: at },
    })
    if (id === undefined) throw new Refused({ code: 'already-exists', what: 'proposal' })
    await audit(client, caller, at, { what: 'change-proposed', after: { id, ...what } })
    const row = await findProposedChange(client, { ...proposalsWithin(caller), id })
    return written(row, `proposed change ${id}`)
  },
)

/** What is kept of it, for those alone who may ask it. */
async function toKeep<Input, Result>(
  { client, caller, at }: By,
  { use, keep }: Proposable<Input, Result>,
  input: Input,
): Promise<Input> {
  if (!keep) return input
  await use.ask(client, caller, at, input)
  return keep(client, input)
}

/** What comes of it, with nothing left of it. */
async function onTrial<Result>(client: pg.ClientBase, work: () => Promise<Result>): Promise<Result> {
  await client.query('SAVEPOINT trial')
  const result = await work()
  await client.query('ROLLBACK TO SAVEPOINT trial')
  return result
}
