import type { Router } from 'express'
import type { z } from 'zod'
import { DOSSIER_NAMES } from '../../../domain/dossier/item-names.js'
import type { IsoDate, Text } from '../../../domain/vocabulary.js'
import { showDate } from '../../../domain/words.js'
import {
  type Dossiers,
  dossiersOf,
  enterDossierItems,
  type JudgedItem,
  takeOverDossier,
} from '../../../records/dossiers.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import type { Language } from '../../words/language.js'
import { standingAlone } from '../../words/titles.js'
import { dossierQuery, dossiers, filing, takingOver } from './schemas.js'

const tag = 'Dossiers'
const answers = { 200: { description: 'The dossiers after it', schema: dossiers } }

const reading = operation({
  method: 'get',
  path: '/v1/procedures/{id}/dossier',
  tag,
  summary: {
    vi: 'Hồ sơ nhân sự: từng thành phần, còn giá trị đến ngày nào',
    en: 'The dossiers: each item, and until when it is valid',
  },
  query: dossierQuery,
  answers,
})
const entering = operation({
  method: 'post',
  path: '/v1/procedures/{id}/candidates/{cadreId}/dossier',
  tag,
  summary: { vi: 'Nhập thành phần hồ sơ', en: 'Enter items of a dossier' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; thành phần nhập sau thay thành phần cùng loại khi kiểm tra hồ sơ.',
    en: 'By an HR officer of the unit of the case; what is entered later counts in place of an earlier item of its kind.',
  },
  body: filing,
  command: true,
  answers,
})
const reusing = operation({
  method: 'post',
  path: '/v1/procedures/{id}/candidates/{cadreId}/dossier/reuse',
  tag,
  summary: { vi: 'Dùng lại hồ sơ trước', en: 'Take over the items of an earlier dossier' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; mọi thành phần của hồ sơ gần nhất tại cùng cấp có thẩm quyền được lấy lại, trong thời hạn mà bộ quy tắc cho phép; trừ tờ trình, biên bản, kết quả kiểm phiếu, vốn thuộc về từng quy trình.',
    en: 'By an HR officer of the unit of the case; every item of the latest dossier before the same authority is taken over, within the time that the rule set grants; not the proposal, minutes and counts, which belong to their procedure.',
  },
  body: takingOver,
  command: true,
  answers,
})

/** /v1/procedures/{id}/dossier */
export function dossierRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, reading, deps, {
    rights: 'reads-dossiers',
    read: async ({ client, of, query, today, language, granted: { rights } }) =>
      show(await dossiersOf(client, of, { on: query.on ?? today, person: rights.own }), { language }),
  })
  serveUseCase(router, entering, deps, {
    rights: 'officers-of-running-case-untied',
    use: enterDossierItems,
    input: ({ of, params, body }) => ({ caseId: of, personId: params.cadreId, ...body }),
    show,
  })
  serveUseCase(router, reusing, deps, {
    rights: 'officers-of-running-case-untied',
    use: takeOverDossier,
    input: ({ of, params, body }) => ({ caseId: of, personId: params.cadreId, ...body }),
    show,
  })
  return router
}

function show(
  { on, required, candidates }: Dossiers,
  { language }: { language: Language },
): z.output<typeof dossiers> {
  return {
    on,
    required,
    candidates: candidates.map(({ personId, name, complete, items, dueOn, reusable }) => ({
      candidate: { id: personId, name },
      complete,
      items: items.map((item) => showItem(item, { on, dueOn, language })),
      reusable: reusable ? { procedure: reusable.caseId, closedOn: reusable.closedOn } : null,
    })),
  }
}

/** An item whether it is on file or not, and where it is not what is to be filed. */
function showItem(
  { item, result, entry, issuedFrom }: JudgedItem,
  { on, dueOn, language }: { on: IsoDate; dueOn: IsoDate | null; language: Language },
): z.output<typeof dossiers>['candidates'][number]['items'][number] {
  const { answer = 'not-asked', issuedOn, issuedLater, validUntil, article } = result ?? {}
  const isDue = answer === 'missing' || answer === 'too-old'
  return {
    item,
    title: standingAlone(DOSSIER_NAMES[item][language]),
    answer,
    issuedOn: issuedOn ?? null,
    validUntil: validUntil ?? null,
    reference: entry?.reference ?? null,
    takenFrom: entry?.takenFrom ?? null,
    due: isDue
      ? {
          what: (issuedLater ? toFileBy(on, { issuedFrom, issuedLater }) : toFile(issuedFrom))[language],
          issuedFrom: issuedFrom ?? null,
          by: dueOn,
        }
      : null,
    article: article?.[language] ?? null,
  }
}

function toFile(issuedFrom: IsoDate | undefined): Text {
  if (!issuedFrom) return { vi: 'Cần nộp.', en: 'To be filed.' }
  const day = showDate(issuedFrom)
  return {
    vi: `Cần nộp bản cấp từ ngày ${day.vi} trở đi.`,
    en: `To be filed, issued on ${day.en} or later.`,
  }
}

/** Where a paper is on file that did not exist yet on the day of the decision. */
function toFileBy(
  on: IsoDate,
  { issuedFrom, issuedLater }: { issuedFrom: IsoDate | undefined; issuedLater: IsoDate },
): Text {
  const [day, later, from] = [showDate(on), showDate(issuedLater), issuedFrom && showDate(issuedFrom)]
  return {
    vi: `Bản đã nộp cấp ngày ${later.vi}, sau ngày quyết định, nên không được tính. Cần nộp bản cấp ${from ? `từ ngày ${from.vi} ` : ''}đến ngày ${day.vi}.`,
    en: `The one on file was issued on ${later.en}, after the day of the decision, and does not count. To be filed, issued ${from ? `from ${from.en} ` : ''}until ${day.en}.`,
  }
}
