import type { Client } from '../../../db/pool.js'
import { type CaseDetails, listMeasuresInForce } from '../../../db/reads/case-details.js'
import { findTitlesOfCodes } from '../../../db/reads/titles-of-codes.js'
import { listVotes } from '../../../db/reads/votes.js'
import { listCandidateInterests } from '../../../db/registers/interests.js'
import type { CaseId, Instant, IsoDate } from '../../../domain/vocabulary.js'
import { limitsAhead } from '../../../records/cases/limits-ahead.js'
import { caseDetails } from '../../../records/rights/cases.js'
import { codesOfTexts, inWords } from '../../words/in-words.js'
import { signatoryOfCase } from '../posts/signatory.js'
import { explained } from '../tasks/view.js'
import type { Reader } from '../votes/view.js'
import type { ProcedureView } from './schemas.js'
import { procedureDetailsView } from './view.js'

interface ReaderOfCase extends Reader {
  id: CaseId
  today: IsoDate
  now: Instant
}

/**
 * A case as the caller may see it; of one moment where `client` is in a snapshot.
 * @throws Refused procedure-not-found
 */
export async function readProcedure(
  client: Client,
  { id, today, now, ...reader }: ReaderOfCase,
): Promise<ProcedureView> {
  const { rights, language } = reader
  const details = await caseDetails(client, id)
  const votes = await listVotes(client, id)
  const limits = (await limitsAhead(client, details, today)).map(({ what, deadline, passed }) => ({
    what,
    deadline: explained(deadline, language),
    passed,
  }))
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
