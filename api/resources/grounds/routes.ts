import type { Router } from 'express'
import { groundsOfSeat as groundsFor } from '../../../records/cases/launch/grounds-of-seat.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { say } from '../../words/language.js'
import { groundsOfSeat, groundsQuery } from './schemas.js'

const reading = operation({
  method: 'get',
  path: '/v1/grounds',
  tag: 'Procedures',
  summary: {
    vi: 'Các căn cứ thôi giữ chức vụ, đối chiếu với dữ liệu',
    en: 'The grounds of leaving office, against the records',
  },
  description: {
    vi: 'Dành cho người được mở quy trình cho chức vụ của vị trí; mỗi căn cứ: dữ liệu có, dữ liệu không khớp, hoặc cần văn bản.',
    en: 'For whoever may launch for the post of the seat; of each ground: the records show it, contradict it, or a paper is needed.',
  },
  query: groundsQuery,
  answers: { 200: { description: 'In the order of the text', schema: groundsOfSeat } },
})

/** /v1/grounds */
export function groundRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, reading, deps, {
    rights: 'launches-for-seat',
    refuses: [groundsFor],
    of: { in: 'query', name: 'seat' },
    read: async ({ client, granted, query: { ruleSet, on }, today, language }) => {
      const { holder, asksForLetter, grounds } = await groundsFor(client, granted, {
        ruleSet,
        on: on ?? today,
      })
      return {
        ...(holder && { holder }),
        asksForLetter,
        items: grounds.map(({ ground: { value: code, words, article, proof }, answer, evidence }) => ({
          ...{ code, words: say(words, language), article: say(article, language), proof },
          ...(answer && { answer }),
          ...(evidence && { evidence: say(evidence, language) }),
        })),
      }
    },
  })
  return router
}
