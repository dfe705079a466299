import type { Client } from '../../db/pool.js'
import { findIssuingGroup } from '../../db/reads/paper-heads.js'
import { findVoteLaw } from '../../db/reads/votes.js'
import { shownAt } from '../../domain/rules/values/step-values.js'
import { excusedAreLeftOut } from '../../domain/rules/values/vote-rule.js'
import type { GrantedToRead } from '../../records/rights/named-rights.js'
import { groundsOfLeaving } from './grounds-of-leaving.js'
import { issuerOf } from './issuer.js'
import { type CountRecord, minutesDocx } from './minutes-docx.js'

/** The minutes of a count as a file, named by the case and the round; who was absent and why, for those who read records. */
export async function minutesOf(
  client: Client,
  { vote, standing, head, rights }: GrantedToRead<'reads-count'>,
): Promise<{ file: Buffer; name: string }> {
  const record = await countRecord(client, { vote, head, rights })
  return { file: await minutesDocx(record), name: `minutes-${standing.number}-${vote.round}.docx` }
}

/** All that the minutes say. */
async function countRecord(
  client: Client,
  { vote, head, rights }: Pick<GrantedToRead<'reads-count'>, 'vote' | 'head' | 'rights'>,
): Promise<CountRecord> {
  const { rule, step } = await findVoteLaw(client, vote)
  const shown = shownAt(step)
  return {
    issuer: issuerOf(await findIssuingGroup(client, vote.groupId)),
    kind: head.kind,
    grounds: groundsOfLeaving(head),
    post: { title: head.postTitle, unit: head.unit },
    group: vote.group.vi,
    secret: vote.secret,
    step: { title: step.title.vi, result: step.result },
    vote,
    excusedLeave: excusedAreLeftOut(rule),
    ...(shown && { shown }),
    names: vote.names,
    namesAbsentees: rights.records,
    ...(vote.annulledReason !== null && { annulledBecause: vote.annulledReason }),
  }
}
