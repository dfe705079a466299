import type { Router } from 'express'
import { z } from 'zod'
import { listPaperTemplates, type PaperTemplateRow } from '../../../db/registers/paper-templates.js'
import { templateFile, uploadTemplate, withdrawPaperTemplate } from '../../../records/paper-templates.js'
import { numbered } from '../../../records/use-case/record-number.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { fieldsOf, TEMPLATED, titleOfPaper } from '../../papers/catalogue.js'
import { DOCX, sendDocx } from '../../papers/docx-answer.js'
import { PAPER_FIELDS } from '../../papers/templates/fields.js'
import type { Language } from '../../words/language.js'
import { UPLOADS } from '../documents/uploads.js'
import { receivedTemplate } from './received-template.js'
import {
  paperTemplate,
  paperTemplates,
  templateAsked,
  templateUpload,
  templateWithdrawal,
} from './schemas.js'

const tag = 'Papers'
const binary = z.string().meta({ format: 'binary' })

const listing = operation({
  method: 'get',
  path: '/v1/units/{id}/paper-templates',
  tag,
  summary: { vi: 'Mẫu văn bản của đơn vị', en: 'Templates for papers of a unit' },
  description: {
    vi: 'Của đơn vị và các đơn vị cấp trên, đang dùng và đã rút; cùng danh mục các trường mà mỗi văn bản có.',
    en: 'Of the unit and of those above it, in use and withdrawn; with the fields that each paper has.',
  },
  answers: { 200: { description: 'Those in use first', schema: paperTemplates } },
})

const uploading = operation({
  method: 'post',
  path: '/v1/units/{id}/paper-templates',
  tag,
  summary: { vi: 'Tải lên một mẫu văn bản', en: 'Upload a template' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị. Tệp DOCX tối đa 2 MB, trường ghi trong ngoặc nhọn: {chuc_vu}. Trường không có trong danh mục, macro, liên kết ngoài đều không được nhận. Văn bản đó của đơn vị và các đơn vị trực thuộc được lập theo mẫu này cho đến khi rút.',
    en: 'By an HR officer of the unit. A DOCX of up to 2 MB, its fields in braces: {chuc_vu}. A field that the paper has not, macros and outside parts are refused. That paper of the unit and those below it is made by it until it is withdrawn.',
  },
  query: templateUpload,
  rawBody: { description: 'The file', content: { [DOCX]: { schema: binary } } },
  command: true,
  answers: { 201: { description: 'The template', schema: paperTemplate } },
  problems: [
    'document-active',
    'document-empty',
    'document-too-large',
    'document-type-mismatch',
    'malware',
    'malware-scanner-down',
    'template-unfit',
    'unsupported-media-type',
  ],
})

const content = operation({
  method: 'get',
  path: '/v1/units/{id}/paper-templates/content',
  tag,
  summary: { vi: 'Tải một mẫu văn bản', en: 'Download a template' },
  query: templateAsked,
  answers: { 200: { description: 'The file', mediaType: DOCX } },
})

const withdrawing = operation({
  method: 'post',
  path: '/v1/units/{id}/paper-templates/{templateId}/ending',
  tag,
  summary: { vi: 'Rút một mẫu văn bản', en: 'Withdraw a template' },
  description: {
    vi: 'Văn bản được lập theo mẫu của hệ thống, hoặc mẫu của đơn vị cấp trên; lý do được lưu.',
    en: 'The paper is made in its own form again, or by the template of a unit above; the reason is kept.',
  },
  body: templateWithdrawal,
  command: true,
  answers: { 200: { description: 'The template', schema: paperTemplate } },
})

/** /v1/units/{id}/paper-templates */
export function paperTemplateRoutes(deps: ApiDeps): Router {
  const { scanner } = deps.uploads ?? UPLOADS
  const router = strictRouter()
  serveReading(router, listing, deps, {
    rights: 'reads-unit',
    read: async ({ client, of, language }) => ({
      items: (await listPaperTemplates(client, of)).map(show(language)),
      papers: TEMPLATED.map((paper) => ({
        ...{ paper, title: titleOfPaper(paper)[language] },
        fields: fieldsShown(paper, language),
      })),
    }),
  })
  serveUseCase(router, uploading, deps, {
    rights: 'officers-of-issuing-unit',
    use: uploadTemplate,
    receive: async ({ request, query, isRepeated }) => {
      const file = await receivedTemplate(request, query, { scanner, isRepeated })
      return { told: { ...query, size: file.length }, file }
    },
    input: ({ of, query, received }) => ({
      ...{ unit: of, paper: query.paper, fileName: query.name, content: received.file },
    }),
    show: (row, { language }) => show(language)(row),
  })
  serveReading(router, content, deps, {
    rights: 'reads-unit',
    refuses: [templateFile],
    read: async ({ client, of, query }) => {
      const { fileName, content: file } = await templateFile(client, { of, id: query.template })
      return { file, name: fileName }
    },
    send: sendDocx,
  })
  serveUseCase(router, withdrawing, deps, {
    rights: 'officers-of-issuing-unit',
    use: withdrawPaperTemplate,
    input: ({ of, request, body }) => ({
      ...{ unit: of, id: numbered(String(request.params.templateId)), ...body },
    }),
    show: (row, { language }) => show(language)(row),
  })
  return router
}

const show =
  (language: Language) =>
  ({ withdrawnAt, withdrawnBy, reason, fileName, paper, ...row }: PaperTemplateRow) => ({
    ...{ ...row, paper, name: fileName, title: titleOfPaper(paper)[language] },
    withdrawn:
      withdrawnAt !== null && withdrawnBy ? { at: withdrawnAt, by: withdrawnBy, reason: reason ?? '' } : null,
    content: `/v1/units/${encodeURIComponent(row.unit.id)}/paper-templates/content?template=${row.id}`,
  })

/** What a template for that paper may name, as it is written in one. */
function fieldsShown(paper: (typeof TEMPLATED)[number], language: Language) {
  const has = fieldsOf(paper)
  return PAPER_FIELDS.filter(({ of }) => has.includes(of)).map(({ tag: name, words, each }) => ({
    ...{ tag: name, words: words[language] },
    ...(each && {
      members: each.members.map((member) => ({ tag: member.tag, words: member.words[language] })),
    }),
  }))
}
