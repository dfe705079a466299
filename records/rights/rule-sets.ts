import type pg from 'pg'
import { Refused } from '../../db/refused.js'
import { listRuleSetDrafts, lockRuleSets, type RuleSetDraft } from '../../db/registers/rule-sets.js'
import { refusing } from '../use-case/refusing.js'
import type { Caller } from './caller.js'

/** Does the caller write the law of the installation? Its administrators and HR officers of the whole of it do. */
export const writesLaw = ({ administers, manages }: Pick<Caller, 'administers' | 'manages'>): boolean =>
  administers === 'all' || manages === 'all'

/** Those who write the law of the installation, one at a time. */
export const lawToWrite = refusing(
  ['not-permitted'],
  async (client: pg.ClientBase, caller: Caller): Promise<void> => {
    if (!writesLaw(caller)) throw new Refused({ code: 'not-permitted' })
    await lockRuleSets(client)
  },
)

/** The draft of that id, which everybody may know of. */
export const draftNamed = refusing(
  ['rule-set-not-found'],
  async (client: pg.ClientBase, id: string): Promise<RuleSetDraft> => {
    const [draft] = await listRuleSetDrafts(client, id)
    if (!draft) throw new Refused({ code: 'rule-set-not-found' })
    return draft
  },
)

/** The draft of that id, for those who write the law. */
export const draftToChange = refusing(
  [lawToWrite, draftNamed],
  async (client: pg.ClientBase, caller: Caller, { id }: { id: string }): Promise<RuleSetDraft> => {
    await lawToWrite(client, caller)
    return draftNamed(client, id)
  },
)
