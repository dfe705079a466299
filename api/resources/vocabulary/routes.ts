import type { Router } from 'express'
import { z } from 'zod'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import type { Language } from '../../words/language.js'
import { VOCABULARY } from './words.js'

const vocabulary = z.record(z.string(), z.record(z.string(), z.string())).meta({ id: 'Vocabulary' })

const readVocabulary = operation({
  method: 'get',
  path: '/v1/vocabulary',
  tag: 'Vocabulary',
  summary: { vi: 'Lời của mọi mã trong câu trả lời', en: 'The words of every code in an answer' },
  description: {
    vi: 'Theo loại mã, rồi theo mã, bằng ngôn ngữ của người hỏi.',
    en: "By the kind of code, then by code, in the caller's language.",
  },
  answers: { 200: { description: 'Words by code by kind', schema: vocabulary } },
})

/** What codes are called. */
export function vocabularyRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, readVocabulary, deps, {
    rights: 'everybody',
    read: async ({ language }) => inWords(language),
  })
  return router
}

const inWords = (language: Language): z.output<typeof vocabulary> =>
  Object.fromEntries(
    Object.entries(VOCABULARY).map(([kind, words]) => [
      kind,
      Object.fromEntries(Object.entries(words).map(([code, text]) => [code, text[language]])),
    ]),
  )
