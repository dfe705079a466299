import type { Router } from 'express'
import {
  articleOfLeftOut,
  NOT_VOTED_ON_NAMES,
  yearVotedIn,
} from '../../../domain/rules/values/confidence-rules.js'
import { leadersOfSeat as leadersFor } from '../../../records/cases/launch/leaders-of-seat.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { say } from '../../words/language.js'
import { named } from '../../words/titles.js'
import { leadersOfSeat, leadersQuery } from './schemas.js'

const reading = operation({
  method: 'get',
  path: '/v1/leaders',
  tag: 'Procedures',
  summary: {
    vi: 'Lãnh đạo của cơ quan được lấy phiếu tín nhiệm, ai không lấy phiếu và vì sao',
    en: 'The leaders of a body on whom a vote of confidence is held, who is left out and why',
  },
  description: {
    vi: 'Người được mở quy trình cho chức vụ của vị trí.',
    en: 'For whoever may launch for the post of the seat.',
  },
  query: leadersQuery,
  answers: { 200: { description: 'By name', schema: leadersOfSeat } },
})

/** /v1/leaders */
export function leaderRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, reading, deps, {
    rights: 'launches-for-seat',
    refuses: [leadersFor],
    of: { in: 'query', name: 'seat' },
    read: async ({ client, granted, query: { on }, today, language }) => {
      const { rules, leaders, earlier } = await leadersFor(client, granted, on ?? today)
      const notice = articleOfLeftOut(rules, 'retirement-notice')
      const { value: year, article } = yearVotedIn(rules)
      return {
        items: leaders.map(({ personId, name, postId, post, from, leftOut }) => ({
          person: named(personId, name, language),
          post: named(postId, post, language),
          since: from,
          ...(leftOut && {
            leftOut: {
              because: leftOut.because,
              words: say(NOT_VOTED_ON_NAMES[leftOut.because], language),
              article: say(leftOut.article, language),
            },
          }),
        })),
        ...(notice && {
          notice: {
            words: say(NOT_VOTED_ON_NAMES['retirement-notice'], language),
            article: say(notice, language),
          },
        }),
        yearOfTerm: { year, article: say(article, language) },
        earlier: earlier.map(({ id, begunOn }) => ({ procedure: id, begunOn })),
      }
    },
  })
  return router
}
