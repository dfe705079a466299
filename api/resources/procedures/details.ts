import {
  type CaseDetails,
  findCaseDetails,
  findDecision,
  listMeasuresInForce,
} from '../../../db/reads/case-details.js'
import { findDecidedPerson, findPaperHead } from '../../../db/reads/paper-heads.js'
import { findTitlesOfCodes } from '../../../db/reads/titles-of-codes.js'
import { listVotes } from '../../../db/reads/votes.js'
import { listCandidateInterests } from '../../../db/registers/interests.js'
import type { LegalTextId } from '../../../domain/rules/legal-texts.js'
import type { CaseId, Instant, IsoDate } from '../../../domain/vocabulary.js'
import type { Client, GrantedToRead } from '../../../records/rights/right.js'
import { decisionDocx } from '../../papers/decision-docx.js'
import { letterheadFor } from '../../papers/letterhead.js'
import { Problem } from '../../problems/problem.js'
import { codesOfTexts, inWords } from '../../words/in-words.js'
import { signatoryOfCase } from '../posts/signatory.js'
import type { Reader } from '../votes/view.js'
import { listLimits } from './limits.js'
import type { ProcedureView } from './schemas.js'
import { procedureDetailsView } from './view.js'

/** Values that a locality chose are in its rule sets; a decision is not founded on them. */
const LOCAL_PARAMETERS: LegalTextId = 'local-practice'

interface ReaderOfCase extends Reader {
  id: CaseId
  today: IsoDate
  now: Instant
}

/**
 * A case as the caller may see it; of one moment where `client` is in a snapshot.
 * @throws Problem procedure-not-found
 */
export async function readProcedure(
  client: Client,
  { id, today, now, ...reader }: ReaderOfCase,
): Promise<ProcedureView> {
  const { rights, language } = reader
  const details = await findCaseDetails(client, id)
  if (!details) throw new Problem('procedure-not-found')
  const votes = await listVotes(client, id)
  const limits = await listLimits(client, details, { language, today })
  const signatory = await signatoryOfCase(client, id, { on: details.decision?.signedOn ?? today, language })
  const eligibility = await withNames(client, details.eligibility)
  const measures = rights.records ? await listMeasuresInForce(client, id, today) : []
  const blocks = measures.filter(({ measure }) => details.row.blocks?.value.includes(measure))
  const interests = rights.records ? await listCandidateInterests(client, id, today) : []
  const shown = { ...details, eligibility, votes, limits, signatory, blocks, interests }
  return procedureDetailsView(shown, reader, now)
}

/** Evidence is kept with codes; people read names. */
async function withNames(
  client: Client,
  checks: CaseDetails['eligibility'],
): Promise<CaseDetails['eligibility']> {
  const texts = checks.flatMap(({ results }) => results.map(({ evidence }) => evidence))
  const titles = await findTitlesOfCodes(client, codesOfTexts(texts))
  return checks.map(({ results, ...check }) => ({
    ...check,
    results: results.map((result) => ({ ...result, evidence: inWords(result.evidence, titles) })),
  }))
}

/** The decision as DOCX: one paper, the same for all who may read it. @throws Problem decision-not-found */
export async function decisionPaper(
  client: Client,
  id: CaseId,
  { standing, decision }: GrantedToRead<'reads-decision'>,
): Promise<{ file: Buffer; name: string }> {
  const head = await findPaperHead(client, id)
  if (!head) throw new Problem('decision-not-found')
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
