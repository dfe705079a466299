import type pg from 'pg'
import { findProposal, listPlannable, listPlannedForPost } from '../../db/planning.js'
import type { PostRow } from '../../db/posts.js'
import { LEVEL_NAMES } from '../../domain/eligibility/wording.js'
import { type CapBroken, capsBroken } from '../../domain/planning/caps.js'
import type { IsoDate, PersonId, Text } from '../../domain/vocabulary.js'
import { type FieldError, PROBLEMS, Problem } from '../problem.js'
import { planningRules } from './entries.js'

export interface Entering {
  personId: PersonId
  post: PostRow
  approvedOn: IsoDate
  today: IsoDate
}

/**
 * The caps of the rule set in force when the entry was approved, and that nobody is proposed for the post meanwhile; asked
 * once the entry is in, which counts with the others. Post and person have to be locked: of two entries that meet, the
 * second is counted after the first.
 * @throws Problem too-many-people-for-post, too-many-posts-for-person, post-not-higher, proposed-for-post
 */
export async function requireWithinCaps(
  client: pg.ClientBase,
  { personId, post, approvedOn, today }: Entering,
): Promise<void> {
  const rules = await planningRules(client, approvedOn)
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
  if (await findProposal(client, personId, post.id)) throw proposed(rules.title)
}

function proposed(title: Text): Problem {
  const detail: Text = {
    vi: `Đang có quy trình đề nghị bổ nhiệm hoặc giới thiệu người này vào chức vụ (${title.vi}).`,
    en: `An open procedure proposes the person for this post (${title.en}).`,
  }
  const error = { field: 'personId', code: 'proposed-for-post', message: detail, facts: { article: title } }
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
