import type pg from 'pg'
import { findTitlesOfCodes } from '../../../db/reads/titles-of-codes.js'
import { listPlannable, listPlannedForPost, listProposals } from '../../../db/registers/planning.js'
import type { PostRow } from '../../../db/registers/posts.js'
import { LEVEL_NAMES } from '../../../domain/eligibility/wording.js'
import { type CapBroken, capsBroken } from '../../../domain/planning/caps.js'
import { hinderingProposal, type RankedPost } from '../../../domain/planning/qualifying.js'
import { KIND_NAMES } from '../../../domain/procedure/procedure-kinds.js'
import type { IsoDate, PersonId, Text } from '../../../domain/vocabulary.js'
import { type Caller, covers } from '../../caller/caller.js'
import { type FieldError, PROBLEMS, Problem } from '../../problems/problem.js'
import { planningRules, rulesOfEntry } from './entries.js'

export interface Entering {
  personId: PersonId
  post: PostRow
  approvedOn: IsoDate
  today: IsoDate
}

/**
 * The caps of the rule set in force when the entry was approved, of the first one where none was: the entry counts today,
 * and no day that is named for it takes it out of every cap. Asked once the entry is in, which counts with the
 * others. Post and person have to be locked: of two entries that meet, the second is counted after the first.
 * @throws Problem too-many-people-for-post, too-many-posts-for-person, post-not-higher
 */
export async function requireWithinCaps(
  client: pg.ClientBase,
  { personId, post, approvedOn, today }: Entering,
): Promise<void> {
  const rules = await rulesOfEntry(client, approvedOn)
  if (!rules) return
  const person = (await listPlannable(client, [personId], today)).get(personId)
  const broken = capsBroken(rules.planning, {
    personId,
    post: { postId: post.id, level: post.level },
    plannedForPost: await listPlannedForPost(client, post.id),
    plannedOfPerson: person?.planned ?? [],
    holds: person?.holds ?? [],
  })
  const errors = broken.map(capError)
  const [first] = broken
  if (first) throw new Problem(first.code, { detail: capSentence(first), errors })
}

/**
 * Nobody is entered, nor an entry dated back, while an open procedure proposes the person for a post that it answers for.
 * The rule is that of today, the day of the entering, whatever day the entry names.
 * @throws Problem proposed-for-post
 */
export async function requireNotProposed(
  client: pg.ClientBase,
  {
    caller,
    personId,
    planned,
    today,
  }: { caller: Pick<Caller, 'sees'>; personId: PersonId; planned: RankedPost; today: IsoDate },
): Promise<void> {
  const rules = await planningRules(client, today)
  if (!rules) return
  const found = hinderingProposal(rules.planning, planned, await listProposals(client, personId))
  if (!found) return
  const { proposal, rule } = found
  const { article } = rule
  const [kind, { caseId, postId, unitId }] = [KIND_NAMES[proposal.kind], proposal]
  if (!covers(caller.sees, unitId)) throw proposedElsewhere(article)
  const titles = await findTitlesOfCodes(client, [postId])
  const post = titles.get(postId) ?? { vi: postId, en: postId }
  const detail: Text = {
    vi: `Quy trình ${kind.vi} đang mở đề nghị người này vào chức vụ ${post.vi}, chức danh mà mục quy hoạch này đáp ứng (${article.vi}).`,
    en: `An open procedure (${kind.en}) proposes the person for the post ${post.en}, which this entry answers for (${article.en}).`,
  }
  const error = { field: 'personId', code: 'proposed-for-post', message: detail, facts: { caseId, article } }
  throw new Problem('proposed-for-post', { detail, errors: [error] })
}

/** Of a procedure that is not the caller's to see, that there is one is all that is said. */
function proposedElsewhere(article: Text): Problem {
  const detail: Text = {
    vi: `Một quy trình đang mở đề nghị người này vào chức danh mà mục quy hoạch này đáp ứng (${article.vi}).`,
    en: `An open procedure proposes the person for a post that this entry answers for (${article.en}).`,
  }
  const error = { field: 'personId', code: 'proposed-for-post', message: detail, facts: { article } }
  return new Problem('proposed-for-post', { detail, errors: [error] })
}

function capError(broken: CapBroken): FieldError {
  const { code, article } = broken
  const numbers = 'limit' in broken ? { limit: broken.limit, count: broken.count } : {}
  return {
    field: code === 'too-many-posts-for-person' ? 'personId' : 'postId',
    code,
    message: capSentence(broken),
    facts: { ...numbers, article },
  }
}

/** What is broken, with the numbers and the article. */
export function capSentence(broken: CapBroken): Text {
  const { title } = PROBLEMS[broken.code]
  const numbers = numbersOf(broken)
  const { article } = broken
  return {
    vi: `${title.vi}: ${numbers.vi} (${article.vi}).`,
    en: `${title.en}: ${numbers.en} (${article.en}).`,
  }
}

function numbersOf(broken: CapBroken): Text {
  if (broken.code === 'post-not-higher') {
    const [level, present] = [LEVEL_NAMES[broken.level], LEVEL_NAMES[broken.present]]
    return {
      vi: `đang là ${present.vi}, quy hoạch ${level.vi}`,
      en: `now ${present.en}, planned ${level.en}`,
    }
  }
  const { limit, count } = broken
  return { vi: `sẽ là ${count}, nhiều nhất ${limit}`, en: `it would be ${count}, at most ${limit}` }
}
