import type { Router } from 'express'
import type { Client } from '../../../db/pool.js'
import { listObjections, type ObjectionRow } from '../../../db/registers/objections.js'
import type { PublicationRow } from '../../../db/registers/publicity.js'
import type { CaseId } from '../../../domain/vocabulary.js'
import { answerObjection, registerObjection } from '../../../records/objections.js'
import { enterPublication, publicityOf } from '../../../records/publications.js'
import { objectionsIfReadable } from '../../../records/rights/cases.js'
import { numbered } from '../../../records/use-case/record-number.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import {
  newObjection,
  newPublication,
  objection,
  objectionAnswer,
  objections,
  publication,
  publications,
  publicationsQuery,
} from './schemas.js'

const tag = 'Procedures'

const listPublished = operation({
  method: 'get',
  path: '/v1/procedures/{id}/publications',
  tag,
  summary: {
    vi: 'Những nội dung phải công khai và đã công khai',
    en: 'What must be, and what was made public',
  },
  query: publicationsQuery,
  answers: { 200: { description: 'In their order', schema: publications } },
})
const publish = operation({
  method: 'post',
  path: '/v1/procedures/{id}/publications',
  tag,
  summary: { vi: 'Ghi nhận việc công khai', en: 'Record a publication' },
  description: {
    vi: 'Số ngày tiếp nhận kiến nghị là tham số của địa phương, theo bộ quy tắc mà quy trình giữ. Quy trình kết thúc không có kết quả (rút, không được duyệt, dừng) thì không công khai thêm; kiến nghị về nội dung đã công khai vẫn được tiếp nhận đến hết thời hạn. Khi còn nhân sự mới được giới thiệu thì chưa công khai nội dung nào.',
    en: 'For how many days objections are taken is a parameter of the locality, by the rule set that the case keeps. Of a procedure that ended without a result (withdrawn, rejected, stopped) nothing more is published; objections to what was published are taken until its time is over. While somebody is only proposed nothing is published.',
  },
  body: newPublication,
  command: true,
  answers: { 201: { description: 'The publication', schema: publication } },
})
const listReceived = operation({
  method: 'get',
  path: '/v1/procedures/{id}/objections',
  tag,
  summary: { vi: 'Kiến nghị, phản ánh', en: 'Objections' },
  answers: { 200: { description: 'In the order in which they were entered', schema: objections } },
})
const object = operation({
  method: 'post',
  path: '/v1/procedures/{id}/objections',
  tag,
  summary: { vi: 'Ghi nhận kiến nghị, phản ánh', en: 'Register an objection' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, không phải nhân sự của quy trình; còn thời hạn kiến nghị thì ghi được, và quyết định có thể phải chờ trả lời.',
    en: 'By an HR officer of the unit who is no candidate of the case, until the period is over; the decision may have to wait for the answer.',
  },
  body: newObjection,
  command: true,
  answers: { 201: { description: 'The objection, without who objects', schema: objection } },
})
const reply = operation({
  method: 'post',
  path: '/v1/procedures/{id}/objections/{number}/answer',
  tag,
  summary: { vi: 'Trả lời kiến nghị, phản ánh', en: 'Answer an objection' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, không phải nhân sự của quy trình; mỗi kiến nghị được trả lời một lần.',
    en: 'By an HR officer of the unit who is no candidate of the case; an objection is answered once.',
  },
  body: objectionAnswer,
  command: true,
  answers: { 200: { description: 'The objection, without who objects', schema: objection } },
})

/** What is published of a case, and what is objected to it: kept by the HR officers of the case's unit. */
export function publicityRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, listPublished, deps, {
    rights: 'sees-case',
    read: async ({ client, caller, language, of, query, today }) => {
      const { published, mustBePublic } = await publicityOf(client, of)
      // Of what is not public nothing is objected, and nobody is put on record for having looked.
      const isAsked = query.objections === true && published.length > 0
      const reads = isAsked ? await objectionsIfReadable(client, caller, of, today) : undefined
      return {
        ...(reads && { objections: await objectionsOf(client, of, reads) }),
        items: published.map(showPublication),
        mustBePublic: mustBePublic.map(({ days: { value, article }, ...each }) => ({
          ...each,
          days: value,
          article: article[language],
        })),
      }
    },
  })
  serveUseCase(router, publish, deps, {
    rights: 'officers-of-case-untied',
    use: enterPublication,
    input: ({ of, body }) => ({ caseId: of, ...body }),
    show: showPublication,
  })
  serveReading(router, listReceived, deps, {
    rights: 'reads-objections',
    read: ({ client, of, granted }) => objectionsOf(client, of, granted),
  })
  serveUseCase(router, object, deps, {
    rights: 'officers-of-case-untied',
    use: registerObjection,
    input: ({ of, body: { from: sender, ...letter } }) => ({ caseId: of, sender, ...letter }),
    show: showObjection,
  })
  serveUseCase(router, reply, deps, {
    rights: 'officers-of-case-untied',
    use: answerObjection,
    input: ({ of, params, body }) => ({ caseId: of, ordinal: numbered(params.number), ...body }),
    show: showObjection,
  })
  return router
}

/** `named`: with who objects. */
const objectionsOf = async (client: Client, of: CaseId, { named }: { named: boolean }) => ({
  items: (await listObjections(client, of)).map((row) => ({
    ...showObjection(row),
    ...(named && { from: row.sender }),
  })),
})

const showPublication = ({ ordinal, what, publishedOn, days, untilOn, place }: PublicationRow) => ({
  number: ordinal,
  ...{ what, publishedOn, days, untilOn, place },
})

const showObjection = ({ ordinal, sender: _, ...row }: ObjectionRow) => ({ number: ordinal, ...row })
