import type { Client } from '../../db/pool.js'
import { findDecision } from '../../db/reads/case-details.js'
import { findCaseOnPaper } from '../../db/reads/case-papers.js'
import { listBodyMembers } from '../../db/reads/deciding-body.js'
import { findDecidedPerson, type PaperHead } from '../../db/reads/paper-heads.js'
import type { Conclusion } from '../../domain/procedure/conclusion.js'
import { groundsOf, isOfEmployees } from '../../domain/rules/grounds.js'
import type { CaseId, IsoDate, PersonId } from '../../domain/vocabulary.js'
import type { GrantedToRead } from '../../records/rights/named-rights.js'
import { type DecisionPaper, decisionDocx } from './decision-docx.js'
import { groundsOfLeaving } from './grounds-of-leaving.js'
import { issuerOf, proposerOf, stateIssuerOf } from './issuer.js'
import { signatureOf, signedByHead } from './signature.js'

export interface Paper {
  file: Buffer
  name: string
}

/** The decision as DOCX: one paper, the same for all who may read it. */
export async function decisionPaper(
  client: Client,
  id: CaseId,
  { decision, head }: GrantedToRead<'reads-decision'>,
): Promise<Paper> {
  const { personId } = decision
  const file = await paperOf(client, id, {
    ...{ head, personId, body: decision.body.vi },
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
    conclusion: decision.conclusion ?? undefined,
  })
  return { file, name: `decision-${head.number}.docx` }
}

interface Decided extends Pick<DecisionPaper, 'body' | 'isPreview'> {
  decision: DecisionPaper['decision'] & { signatory: string }
  head: PaperHead
  personId: PersonId | null
  conclusion: Conclusion | undefined
}

/** A decision of a case, recorded or as it would be. */
export async function paperOf(
  client: Client,
  id: CaseId,
  { head, personId, decision, conclusion, ...more }: Decided,
): Promise<Buffer> {
  const { signedOn } = decision
  const person = personId ? await findDecidedPerson(client, personId, { caseId: id, signedOn }) : undefined
  const revoked = head.revokes ? await findDecision(client, head.revokes) : undefined
  return await decisionDocx({
    ...(await signedAs(client, id, { head, conclusion, ...decision })),
    proposedBy: proposerOf(head.office),
    kind: head.kind,
    ...{ decision, ...more },
    post: { title: head.postTitle, unit: head.unit },
    ...(person && {
      person: {
        name: person.name,
        ...(person.sex !== null && { sex: person.sex }),
        ...(person.bornOn !== null && { bornOn: person.bornOn }),
        ...(person.formerPost && { formerPost: person.formerPost }),
      },
    }),
    grounds: [...groundsOf(head.sources, head.begunOn), ...groundsOfLeaving(head)],
    ofEmployees: isOfEmployees(head.sources),
    ...(conclusion && { concluded: conclusion }),
    ...(head.receiver !== null && { receiver: head.receiver }),
    ...(revoked && {
      revokes: { resolutionNumber: revoked.resolutionNumber, signedOn: revoked.signedOn },
    }),
  })
}

/** Who issues the decision and how it is signed: the body that decides, or whoever carries its conclusion out. */
async function signedAs(
  client: Client,
  id: CaseId,
  {
    head,
    conclusion,
    signatory,
    signedOn,
  }: Pick<Decided, 'head' | 'conclusion'> & { signatory: string; signedOn: IsoDate },
): Promise<Pick<DecisionPaper, 'issuer' | 'signature'>> {
  if (!conclusion) {
    const issuer = issuerOf(head.issuer)
    const members = await listBodyMembers(client, head.bodyId, signedOn)
    return { issuer, signature: signatureOf(issuer, members, signatory) }
  }
  const found = await findCaseOnPaper(client, id)
  const isAgency = conclusion.carriedOutBy === 'agency-head'
  const issuer = stateIssuerOf(isAgency && found ? found.agency : head.issuer)
  const leadership = isAgency || found?.agency.unit === head.issuer.unit ? found?.leadership : undefined
  const members = leadership ? await listBodyMembers(client, leadership, signedOn) : []
  return { issuer, signature: signedByHead(issuer, members, signatory) }
}
