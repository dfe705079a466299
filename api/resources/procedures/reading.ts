import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import type { Client } from '../../../db/pool.js'
import { listMeasuresInForce } from '../../../db/reads/case-details.js'
import { listHoldersInBody } from '../../../db/reads/leaders.js'
import { listVotes } from '../../../db/reads/votes.js'
import { listCandidateInterests } from '../../../db/registers/interests.js'
import { listRuleSets } from '../../../db/registers/rule-sets.js'
import { lowGroundsOn } from '../../../domain/leaving/low-confidence.js'
import { takesEffectByElection } from '../../../domain/procedure/procedure-kinds.js'
import type { CaseId, Instant, IsoDate } from '../../../domain/vocabulary.js'
import { limitsAhead } from '../../../records/cases/limits-ahead.js'
import { caseDetails } from '../../../records/rights/cases.js'
import { type AskedOfCase, actionsOf } from '../../actions/actions.js'
import { offersOfCase } from '../../actions/offers-of-case.js'
import { signatoryOfCase } from '../posts/signatory.js'
import { explained } from '../tasks/view.js'
import type { Reader } from '../votes/view.js'
import { elsewhereOf } from './elsewhere.js'
import { withNames } from './parts-view.js'
import type { ProcedureView } from './schemas.js'
import { suspensionOf } from './suspension.js'
import { procedureDetailsView } from './view.js'
import { findWhy } from './why-waiting.js'

interface ReaderOfCase extends Omit<Reader, 'caller'>, Pick<AskedOfCase, 'caller' | 'unseal'> {
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
  { id, today, now, unseal, ...reader }: ReaderOfCase,
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
  const { status } = details.row
  const suspension = status === 'suspended' ? await suspensionOf(client, id, reader) : undefined
  const why = { suspension, ...(await findWhy(client, details, rights)) }
  const shown = { ...details, eligibility, votes, limits, signatory, blocks, interests, why }
  const elsewhere =
    rights.records && takesEffectByElection(details.row.kind)
      ? await elsewhereOf(client, {
          id,
          open: details.tasks.map(({ kind }) => kind),
          hasEnded: details.row.closedAt !== null || status === 'decided',
        })
      : undefined
  const isNoted = votes.some((vote) => vote.confidence && vote.isNoted)
  const opens =
    rights.manages && isNoted
      ? {
          grounds: lowGroundsOn(await listRuleSets(client), today),
          held: await listHoldersInBody(client, details.row.seatId),
        }
      : undefined
  const offers = await offersOfCase(client, reader, shown)
  const { caller } = reader
  const actions = await actionsOf(client, offers, {
    caller,
    language,
    now,
    today,
    caseId: id,
    status,
    unseal,
  })
  const calendar = await loadCalendar(client)
  return {
    ...procedureDetailsView(shown, { ...reader, ...(opens && { opens }) }, { now, calendar }),
    actions,
    ...(suspension && { suspension }),
    ...(elsewhere && { elsewhere }),
  }
}
