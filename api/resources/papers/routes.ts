import type { Router } from 'express'
import { listTemplatesInUse } from '../../../db/registers/paper-templates.js'
import { requireWhole } from '../../../records/paper-templates.js'
import { seesCounts } from '../../../records/rights/cases.js'
import { requirePaper, type WritesPapers } from '../../../records/rights/papers.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { type CaseRecord, caseRecord } from '../../papers/case-record.js'
import { madePaper, papersToMake } from '../../papers/catalogue.js'
import { DOCX, sendDocx } from '../../papers/docx-answer.js'
import { paperAsked, papersOfCase } from './schemas.js'

const tag = 'Papers'

const listing = operation({
  method: 'get',
  path: '/v1/procedures/{id}/papers',
  tag,
  summary: { vi: 'Các văn bản lập được từ hồ sơ', en: 'The papers that can be made of a procedure' },
  description: {
    vi: 'Dành cho cán bộ tổ chức của đơn vị. Văn bản lập từ dữ liệu của hồ sơ, ký bên ngoài hệ thống.',
    en: 'For the HR officers of its unit. They are made of its records, and signed outside.',
  },
  answers: { 200: { description: 'In the order in which they are needed', schema: papersOfCase } },
})
const paper = operation({
  method: 'get',
  path: '/v1/procedures/{id}/papers/docx',
  tag,
  summary: { vi: 'Một văn bản (DOCX)', en: 'One of them as DOCX' },
  query: paperAsked,
  answers: { 200: { description: 'The paper', mediaType: DOCX } },
})

/** /v1/procedures/{id}/papers */
export function paperRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, listing, deps, {
    rights: 'writes-papers',
    ofOneMoment: true,
    read: async ({ client, of, today, language }) => {
      const record = await caseRecord(client, of, today)
      const templates = await listTemplatesInUse(client, of)
      return {
        items: papersToMake(record).map(({ paper: each, words, about }) => ({
          paper: each,
          title: words[language],
          about: about.name[language] || null,
          stage: about.stage,
          template: templates.find((used) => used.paper === each) ?? null,
          content: `/v1/procedures/${of}/papers/docx?paper=${each}${about.id ? `&about=${encodeURIComponent(about.id)}` : ''}`,
        })),
      }
    },
  })
  serveReading(router, paper, deps, {
    rights: 'writes-papers',
    refuses: [requirePaper, requireWhole],
    ofOneMoment: true,
    read: async ({ client, of, today, query, granted, caller }) => {
      const record = await caseRecord(client, of, today)
      const known = knownTo(record, granted, caller)
      const file = requirePaper(
        await madePaper(query.paper, { client, record, about: query.about ?? '', known }),
      )
      return { file, name: `${query.paper}-${record.head.number}.docx` }
    },
    send: sendDocx,
  })
  return router
}

/** The votes whose counts the reader may know: the others' stand in no paper that they make. */
const knownTo = ({ votes }: CaseRecord, { rights }: WritesPapers, caller: Parameters<typeof seesCounts>[1]) =>
  new Set(votes.filter((vote) => seesCounts(rights, caller, vote)).map(({ id }) => id))
