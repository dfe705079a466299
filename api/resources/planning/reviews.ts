import type { Router } from 'express'
import { type Leaves, reviewUnit, type UnitReviewed } from '../../../records/planning/unit-review.js'
import type { ApiDeps } from '../../deps.js'
import type { Shown } from '../../http/answer.js'
import { operation } from '../../http/operation.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { type Language, say } from '../../words/language.js'
import { unitReview, unitReviewResult } from './schemas.js'

const unitReviewOperation = operation({
  method: 'post',
  path: '/v1/planning/reviews',
  tag: 'Planning',
  summary: { vi: 'Rà soát quy hoạch của một đơn vị', en: "Review a unit's planning" },
  description: {
    vi: 'Nêu những người tự ra khỏi quy hoạch (quá tuổi, bị kỷ luật, không đạt tiêu chuẩn chính trị). Với "apply": true thì kết thúc các mục đó và ghi nhận những người còn lại được giữ. Do cán bộ tổ chức của đơn vị không liên quan đến người được rà soát.',
    en: 'Shows who leaves the planning automatically (over age, disciplined, failing the political standard). With "apply": true it ends those entries, and notes that the others are kept. By an HR officer of the unit who is near to none of those under review.',
  },
  body: unitReview,
  command: true,
  answers: { 200: { description: 'Who leaves, and why', schema: unitReviewResult } },
})

/** The yearly review of a unit's planning. */
export function serveUnitReviews(router: Router, deps: ApiDeps): void {
  serveUseCase(router, unitReviewOperation, deps, {
    rights: 'officers-of-planning',
    use: reviewUnit,
    input: ({ body }) => body,
    show: showReview,
  })
}

function showReview({ unit, on, applied, rules, reviewed, leaving }: UnitReviewed, { language }: Shown) {
  return {
    unit: { id: unit.id, name: say(unit.name, language) },
    ...{ on, applied },
    ruleSet: { id: rules.id, version: rules.version, title: say(rules.title, language) },
    reviewed,
    kept: reviewed - leaving.length,
    left: leaving.length,
    leaving: leaving.map(showLeaving(language)),
  }
}

const showLeaving =
  (language: Language) =>
  ({ row, reasons }: Leaves) => ({
    entry: {
      id: row.id,
      person: row.person,
      post: { id: row.post.id, title: say(row.post.title, language) },
      ...{ level: row.level, term: row.term, approvedOn: row.record.approvedOn },
    },
    reasons: reasons.map(({ article, evidence, ...reason }) => ({
      ...reason,
      article: say(article, language),
      evidence: say(evidence, language),
    })),
  })
