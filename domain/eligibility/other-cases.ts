import { KIND_NAMES } from '../procedure/procedure-kinds.js'
import type { ProcedureKind, Text } from '../vocabulary.js'
import { list } from '../words.js'
import type { Answer, Question } from './criterion.js'
import { met, notMet } from './criterion.js'

/**
 * Of several open procedures that may give one person a post, the one launched first goes on; each later one sees those
 * before it. So nobody holds up a procedure by launching another, and no two appoint the same person unnoticed. Who is only
 * proposed is a candidate of none: of two that propose the same person, it is the first to which their unit agrees.
 */
export function checkOtherCases({ record, post }: Question, kinds: readonly ProcedureKind[]): Answer {
  const open = (record.openCases ?? []).filter(({ kind }) => kinds.includes(kind))
  const own = open.findIndex(({ caseId }) => caseId === post.caseId)
  const [earlier, later] = own < 0 ? [open, []] : [open.slice(0, own), open.slice(own + 1)]
  if (earlier.length > 0) {
    const named = namesOf(earlier)
    return notMet({
      vi: `Đang là nhân sự của quy trình thực hiện trước: ${named.vi}.`,
      en: `A candidate of a procedure launched before this one: ${named.en}.`,
    })
  }
  if (later.length > 0) {
    const named = namesOf(later)
    return met({
      vi: `Quy trình này thực hiện trước; sau đó: ${named.vi}.`,
      en: `This procedure was launched first; after it: ${named.en}.`,
    })
  }
  return met({
    vi: 'Không là nhân sự của quy trình nào khác đang mở.',
    en: 'A candidate of no other open procedure.',
  })
}

function namesOf(cases: NonNullable<Question['record']['openCases']>): Text {
  return list(
    cases.map(({ caseId, kind, postId }) => ({
      vi: `${caseId} (${KIND_NAMES[kind].vi}, chức vụ ${postId})`,
      en: `${caseId} (${KIND_NAMES[kind].en}, post ${postId})`,
    })),
  )
}
