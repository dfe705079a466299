import type { VoteDetails } from '../../../db/reads/votes.js'
import { SUPERIOR_CHAIRS_NAMES } from '../../../domain/rules/values/step-values.js'
import type { Caller } from '../../../records/rights/caller.js'
import { type CaseRights, ownResultOf, seesCounts } from '../../../records/rights/cases.js'
import type { Language } from '../../words/language.js'
import { named } from '../../words/titles.js'
import { confidenceView, type OpenedByLow } from './confidence.js'
import type { VoteView } from './schemas.js'

export interface Reader {
  caller: Pick<Caller, 'personId'>
  rights: CaseRights
  language: Language
  /** What may be opened by low confidence, for whoever may open it. */
  opens?: OpenedByLow
}

/** A vote for one reader: the counts, the verdict and the tellers only where they may be known. */
export function voteView(vote: VoteDetails, reader: Reader): VoteView {
  const { caller, rights, language } = reader
  const { convened, absences, members, settledBy, chair, partlyOnline } = vote.electorate
  const person = (id: string) => named(id, vote.names[id] ?? id, language)
  const view: VoteView = {
    id: vote.id,
    procedure: vote.caseId,
    stage: vote.stage,
    round: vote.round,
    status: vote.status,
    announced: vote.announced,
    secret: vote.secret,
    meetingOn: vote.meetingOn,
    group: named(vote.groupId, vote.group, language),
    electorate: {
      members,
      convened: convened.length,
      absent: absences.length,
      excused: absences.filter(({ forceMajeure }) => forceMajeure).length,
      ...(settledBy && { settledBy }),
      ...(chair && {
        chair: { name: chair.name, because: SUPERIOR_CHAIRS_NAMES[chair.because][language] },
      }),
      ...(partlyOnline && { partlyOnline }),
    },
    candidates: vote.candidates.map(person),
    annulledReason: vote.annulledReason,
  }
  const own = ownResultOf(rights, vote)
  if (own !== undefined) return { ...view, ...confidenceView(vote, reader, [own]) }
  if (!vote.count || !vote.verdict || !seesCounts(rights, caller, vote)) return view
  const { explanation, article, ...verdict } = vote.verdict
  return {
    ...view,
    count: vote.count,
    ...confidenceView(vote, reader, vote.candidates),
    verdict: { ...verdict, article: article[language], explanation: withNames(explanation[language], vote) },
    tellers: vote.tellers.map(person),
    minutes: `/v1/votes/${vote.id}/minutes`,
  }
}

/** The rule speaks of candidates by their codes; people read names. */
function withNames(text: string, { candidates, names }: VoteDetails): string {
  // The longest first: one code may begin another. Of what a code holds the full stop alone means something here.
  const codes = [...candidates].sort((one, other) => other.length - one.length)
  const written = codes.map((code) => code.replaceAll('.', '\\.')).join('|')
  return text.replace(new RegExp(`(?<![\\w-])(${written})(?![\\w-])`, 'g'), (code) => names[code] ?? code)
}
