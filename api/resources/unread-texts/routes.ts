import type { Router } from 'express'
import type { z } from 'zod'
import { NOT_BUILT } from '../../../domain/rules/not-built.js'
import { HOW_KNOWN_NAMES, nameOfUnread, UNREAD } from '../../../domain/rules/unread.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import { unreadTexts } from './schemas.js'

const readUnread = operation({
  method: 'get',
  path: '/v1/unread-texts',
  tag: 'Rule sets',
  summary: { vi: 'Những gì chưa đọc được', en: 'What we could not read' },
  description: {
    vi: 'Phần của các văn bản chưa đọc được, biết được đến đâu, và phần mềm áp dụng gì thay vào đó.',
    en: 'What of the texts could not be read, how what is known of it is known, and what stands in its place.',
  },
  answers: { 200: { description: 'Each part of a text', schema: unreadTexts } },
})

/** What of the law could not be read. */
export function unreadRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, readUnread, deps, {
    rights: 'everybody',
    read: async ({ language }) => ({ items: inWords(language), notBuilt: missing(language) }),
  })
  return router
}

const missing = (language: Language): z.output<typeof unreadTexts>['notBuilt'] =>
  NOT_BUILT.map(({ what, article, instead }) => ({
    what: say(what, language),
    article: say(article, language),
    instead: say(instead, language),
  }))

const inWords = (language: Language): z.output<typeof unreadTexts>['items'] =>
  UNREAD.map((each) => ({
    text: say(nameOfUnread(each), language),
    what: say(each.what, language),
    known: each.known,
    knownInWords: say(HOW_KNOWN_NAMES[each.known], language),
    inItsPlace: say(each.inItsPlace, language),
  }))
