import type { Client } from '../../db/pool.js'
import { type DecisionDetails, findDecision } from '../../db/reads/case-details.js'
import {
  type CaseOnPaper,
  findCaseOnPaper,
  listCandidatesOnPaper,
  type PersonOnPaper,
} from '../../db/reads/case-papers.js'
import { type BodyMember, listBodyMembers } from '../../db/reads/deciding-body.js'
import { findPaperHead, type PaperHead } from '../../db/reads/paper-heads.js'
import { listVotes, type VoteDetails } from '../../db/reads/votes.js'
import { findPinnedLaw } from '../../db/registers/pinned-law.js'
import { retirementOf } from '../../domain/eligibility/criterion-checks.js'
import { dueAtEndOf, monthsBetween } from '../../domain/eligibility/end-of-term.js'
import { isAboutLeaders, isAboutStaying, PURPOSES } from '../../domain/procedure/procedure-kinds.js'
import type { PinnedRules } from '../../domain/rules/rule-set.js'
import type { CaseId, GroupId, IsoDate } from '../../domain/vocabulary.js'
import { type Issuer, issuerOf } from './issuer.js'
import { type PostOfUnit, postInWords } from './post-in-words.js'

/** A case as its papers have it: read once, whichever of them is made. */
export interface CaseRecord
  extends Omit<CaseOnPaper, 'agency' | 'leadership' | 'officeLeadership' | 'lawHash'> {
  id: CaseId
  head: PaperHead
  /** The post in words: 'Phó Giám đốc Sở Y tế'. */
  post: string
  place: PostOfUnit
  candidates: PersonOnPaper[]
  /** Those that stand, in the order in which they were held. */
  votes: VoteDetails[]
  decision: DecisionDetails | undefined
  /** Who issues: the agency of the post, the office that does the work, the body that decides. */
  agency: Issuer
  office: Issuer
  body: Issuer
  bodyMembers: BodyMember[]
  /** Of the agency, and of the unit whose office does the work. */
  leaders: BodyMember[]
  officeLeaders: BodyMember[]
  /** Of a term that ends: what a notice tells of it, as far as the records and the law have it. */
  ending?: EndOfTerm
  today: IsoDate
}

export interface EndOfTerm {
  retiresOn?: IsoDate
  monthsLeft?: number
  /** By which it follows that this procedure comes: 'khoản 1 Điều 36 …'. */
  article?: string
}

/** @throws RangeError there is no such case */
export async function caseRecord(client: Client, id: CaseId, today: IsoDate): Promise<CaseRecord> {
  const [head, found] = [await findPaperHead(client, id), await findCaseOnPaper(client, id)]
  if (!head || !found) throw new RangeError(`no case ${id}`)
  const votes = await listVotes(client, id)
  const decision = await findDecision(client, id)
  // As it was when it was decided: a paper that is made later tells nothing of what came of it.
  const on = decision?.signedOn ?? today
  const { agency, leadership, officeLeadership, lawHash, ...more } = found
  const candidates = await listCandidatesOnPaper(client, id, on)
  const ending = isAboutStaying(head.kind)
    ? endOfTerm((await findPinnedLaw(client, lawHash)).rules, candidates[0], more)
    : undefined
  const membersOf = async (group: GroupId | null) =>
    group === null ? [] : await listBodyMembers(client, group, on)
  const place = { title: head.postTitle, unit: head.unit }
  return {
    ...more,
    ...{ id, head, place, today },
    post: postInWords(place),
    candidates,
    ...(ending && { ending }),
    votes: votes.filter(({ status }) => status !== 'annulled'),
    decision,
    agency: issuerOf(agency),
    office: issuerOf(head.office),
    body: issuerOf(head.issuer),
    bodyMembers: await membersOf(head.bodyId),
    leaders: await membersOf(leadership),
    officeLeaders: await membersOf(officeLeadership),
  }
}

function endOfTerm(
  law: PinnedRules,
  holder: PersonOnPaper | undefined,
  { termBeganOn: from, termEndsOn: endsOn }: Pick<CaseOnPaper, 'termBeganOn' | 'termEndsOn'>,
): EndOfTerm {
  const { bornOn = null, sex = null } = holder ?? {}
  const retirement = retirementOf(law.eligibility, { ...(bornOn && { bornOn }), ...(sex && { sex }) })
  const due = from && endsOn ? dueAtEndOf({ from, endsOn, bornOn, sex }, law) : undefined
  return {
    ...('day' in retirement && { retiresOn: retirement.day }),
    ...('day' in retirement && endsOn && { monthsLeft: monthsBetween(endsOn, retirement.day) }),
    ...(due && { article: due.article.vi }),
  }
}

/** What a case is for, as its papers say it: 'bổ nhiệm chức vụ Phó Giám đốc Sở Y tế'. */
export const purposeOf = ({ head, post }: Pick<CaseRecord, 'head' | 'post'>): string =>
  isAboutLeaders(head.kind)
    ? `lấy phiếu tín nhiệm đối với lãnh đạo ${head.unit}`
    : `${PURPOSES[head.kind]} ${post}`
