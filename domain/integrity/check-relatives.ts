import type { Answer, Question } from '../eligibility/criterion.js'
import { met, notMet, unknown } from '../eligibility/criterion.js'
import { inForce } from '../eligibility/office-time.js'
import type { RelativeOnFile } from '../eligibility/record.js'
import type { PostId, PostLevel, Text } from '../vocabulary.js'
import { LEVEL_NAMES, list, RELATION_NAMES, showDate } from '../words.js'
import { isAmong } from './relations.js'
import { isHeadAndDeputy, type PostPlace, type RelativesRule } from './together.js'

/**
 * With the candidate in the post, no near relative sits in the same body, is head or deputy to them, or holds a
 * sensitive post of the same organisation. A relative found so decides, whoever declared it; that nobody is found says
 * something only where the candidate has declared. People and bodies are named by their ids.
 */
export function checkRelatives(question: Question, rule: RelativesRule): Answer {
  const { record, post, on } = question
  const near = (record.relatives ?? []).filter(
    ({ kind, endedOn }) => isAmong(kind, rule.degrees) && (endedOn === undefined || endedOn > on),
  )
  const { place } = post
  const together = place ? near.flatMap((relative) => togetherWith(relative, place, question, rule)) : []
  if (together.length > 0) return notMet(sentence(together))
  const declaredOn = [...(record.relationsDeclared ?? [])]
    .filter((day) => day <= on)
    .sort()
    .at(-1)
  if (declaredOn === undefined) {
    return unknown({
      vi: 'Chưa có bản kê khai quan hệ gia đình.',
      en: 'No declaration of relatives is on record.',
    })
  }
  const declared = showDate(declaredOn)
  if (near.length === 0) {
    return met({
      vi: `Kê khai ngày ${declared.vi}: không có người thân thuộc diện phải xét.`,
      en: `Declared on ${declared.en}: no relatives of the degrees asked.`,
    })
  }
  const who = list(near.map(named))
  if (!place) {
    return unknown({
      vi: `${who.vi}: chưa rõ chức vụ này thuộc đơn vị nào.`,
      en: `${who.en}: the unit of the post is not known.`,
    })
  }
  return met({
    vi: `Kê khai ngày ${declared.vi}: ${who.vi}; không giữ chức vụ có liên quan.`,
    en: `Declared on ${declared.en}: ${who.en}; in no related office.`,
  })
}

/** In what the candidate and the relative would be together. */
function togetherWith(
  relative: RelativeOnFile,
  place: PostPlace,
  { record, post, on }: Question,
  { where, sensitive }: RelativesRule,
): Text[] {
  const who = named(relative)
  const present = <Dated extends { from: string; to?: string }>(dated: readonly Dated[]) =>
    dated.filter(({ from, to }) => inForce(from, to, on))
  const own = [...place.bodies, ...present(record.bodies ?? []).map(({ groupId }) => groupId)]
  const isSensitive = (level: PostLevel, postId: PostId) =>
    sensitive.levels.includes(level) || sensitive.posts.includes(postId)
  const posts = present(relative.posts)
  const found: Text[] = []
  if (where.includes('same-body')) {
    const bodies = new Set(present(relative.bodies).map(({ groupId }) => groupId))
    for (const body of bodies) {
      if (!own.includes(body)) continue
      found.push({ vi: `${who.vi}: cùng tập thể ${body}`, en: `${who.en}: in the same body, ${body}` })
    }
  }
  if (where.includes('head-and-deputy')) {
    for (const { unitId, level, postId } of posts) {
      if (unitId !== place.unitId || !isHeadAndDeputy(level, post.level)) continue
      found.push({
        vi: `${who.vi}: ${LEVEL_NAMES[level].vi} (${postId}) của cùng đơn vị ${unitId}, là cấp trưởng và cấp phó`,
        en: `${who.en}: ${LEVEL_NAMES[level].en} (${postId}) of the same unit ${unitId}, as head and deputy`,
      })
    }
  }
  if (where.includes('sensitive-posts') && isSensitive(post.level, post.postId)) {
    for (const { organisationId, level, postId } of posts) {
      if (organisationId !== place.organisationId || !isSensitive(level, postId)) continue
      found.push({
        vi: `${who.vi}: giữ vị trí nhạy cảm ${postId} ở cùng cơ quan ${organisationId}`,
        en: `${who.en}: in the sensitive post ${postId} of the same organisation ${organisationId}`,
      })
    }
  }
  return found
}

function named({ kind, personId }: RelativeOnFile): Text {
  const { vi, en } = RELATION_NAMES[kind]
  return { vi: `${vi} ${personId}`, en: `${en} ${personId}` }
}

function sentence(facts: readonly Text[]): Text {
  const { vi, en } = list(facts)
  return { vi: `${vi}.`, en: `${en}.` }
}
