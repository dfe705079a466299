import type pg from 'pg'
import { inTransaction } from '../../../db/pool.js'
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
import type { CaseId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import { caseOf, readsDecision } from '../../../records/rights/cases.js'
import { today } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import { decisionDocx } from '../../papers/decision-docx.js'
import { letterheadFor } from '../../papers/letterhead.js'
import { Problem } from '../../problems/problem.js'
import { codesOfTexts, inWords } from '../../words/in-words.js'
import type { Language } from '../../words/language.js'
import { signatoryOfCase } from '../posts/signatory.js'
import { listLimits } from './limits.js'
import type { ProcedureView } from './schemas.js'
import { procedureDetailsView } from './view.js'

/** Values that a locality chose are in its rule sets; a decision is not founded on them. */
const LOCAL_PARAMETERS: LegalTextId = 'local-practice'

/**
 * A case as the caller may see it, all of one moment.
 * @throws Problem procedure-not-found
 */
export async function readProcedure(
  deps: ApiDeps,
  caller: Caller,
  id: CaseId,
  language: Language,
): Promise<ProcedureView> {
  return inTransaction(deps.pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rights } = await caseOf(client, caller, id)
    const details = await findCaseDetails(client, id)
    if (!details) throw new Problem('procedure-not-found')
    const votes = await listVotes(client, id)
    const on = today(deps.now)
    const limits = await listLimits(client, details, { language, today: on })
    const signatory = await signatoryOfCase(client, id, { on: details.decision?.signedOn ?? on, language })
    const reader = { caller, rights, language }
    const eligibility = await withNames(client, details.eligibility)
    const measures = rights.records ? await listMeasuresInForce(client, id, on) : []
    const blocks = measures.filter(({ measure }) => details.row.blocks?.value.includes(measure))
    const interests = rights.records ? await listCandidateInterests(client, id, on) : []
    const shown = { ...details, eligibility, votes, limits, signatory, blocks, interests }
    return procedureDetailsView(shown, reader, deps.now().toISOString())
  })
}

/** Evidence is kept with codes; people read names. */
async function withNames(
  client: pg.ClientBase,
  checks: CaseDetails['eligibility'],
): Promise<CaseDetails['eligibility']> {
  const texts = checks.flatMap(({ results }) => results.map(({ evidence }) => evidence))
  const titles = await findTitlesOfCodes(client, codesOfTexts(texts))
  return checks.map(({ results, ...check }) => ({
    ...check,
    results: results.map((result) => ({ ...result, evidence: inWords(result.evidence, titles) })),
  }))
}

/**
 * The decision as DOCX: one paper, the same for all who may read it, who are those who read records and the person whom
 * it is about.
 * @throws Problem procedure-not-found, decision-not-found, not-permitted
 */
export async function decisionPaper(
  deps: ApiDeps,
  caller: Caller,
  id: CaseId,
): Promise<{ file: Buffer; name: string }> {
  const { standing, rights } = await caseOf(deps.pool, caller, id)
  const [decision, head] = await Promise.all([findDecision(deps.pool, id), findPaperHead(deps.pool, id)])
  if (!decision || !head) throw new Problem('decision-not-found')
  if (!readsDecision(rights, decision)) throw new Problem('not-permitted')
  const person = decision.personId ? await findDecidedPerson(deps.pool, decision.personId, id) : undefined
  const revoked = head.revokes ? await findDecision(deps.pool, head.revokes) : undefined
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
