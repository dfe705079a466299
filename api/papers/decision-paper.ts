import type { Client } from '../../db/pool.js'
import { findDecision } from '../../db/reads/case-details.js'
import { findDecidedPerson } from '../../db/reads/paper-heads.js'
import type { LegalTextId } from '../../domain/rules/legal-texts.js'
import type { CaseId } from '../../domain/vocabulary.js'
import type { GrantedToRead } from '../../records/rights/named-rights.js'
import { decisionDocx } from './decision-docx.js'
import { letterheadFor } from './letterhead.js'

/** Values that a locality chose are in its rule sets; a decision is not founded on them. */
const LOCAL_PARAMETERS: LegalTextId = 'local-practice'

/** The decision as DOCX: one paper, the same for all who may read it. */
export async function decisionPaper(
  client: Client,
  id: CaseId,
  { standing, decision, head }: GrantedToRead<'reads-decision'>,
): Promise<{ file: Buffer; name: string }> {
  const person = decision.personId ? await findDecidedPerson(client, decision.personId, id) : undefined
  const revoked = head.revokes ? await findDecision(client, head.revokes) : undefined
  const file = await decisionDocx({
    letterhead: letterheadFor(head),
    kind: head.kind,
    decision: {
      outcome: decision.outcome,
      resolutionNumber: decision.resolutionNumber,
      signedOn: decision.signedOn,
      bodyVotes: decision.bodyVotes,
      signatory: decision.signatory,
      ...(decision.effectiveOn !== null && { effectiveOn: decision.effectiveOn }),
      ...(decision.reason !== null && { reason: decision.reason }),
      ...(decision.afterRotation !== null && { afterRotation: decision.afterRotation }),
      ...(decision.termEndsOn !== null && { termEndsOn: decision.termEndsOn }),
    },
    body: decision.body.vi,
    post: { title: head.postTitle, unit: head.unit },
    ...(person && {
      person: {
        name: person.name,
        ...(person.bornOn !== null && { bornOn: person.bornOn }),
        ...(person.formerPost && { formerPost: person.formerPost }),
      },
    }),
    grounds: head.sources.flatMap(({ id, title }) => (id === LOCAL_PARAMETERS ? [] : [title.vi])),
    ...(revoked && {
      revokes: { resolutionNumber: revoked.resolutionNumber, signedOn: revoked.signedOn },
    }),
  })
  return { file, name: `decision-${standing.number}.docx` }
}
