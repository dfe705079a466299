import type { Router } from 'express'
import { z } from 'zod'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { DOCX, sendDocx } from '../../papers/docx-answer.js'
import { cadreSheetDocx, SHEET_FORMS } from '../../papers/sheets/cadre-sheet.js'
import { relationsOf } from '../relations/view.js'

const sheet = operation({
  method: 'get',
  path: '/v1/cadres/{id}/sheet',
  tag: 'Papers',
  summary: { vi: 'Sơ yếu lý lịch (mẫu 2C, DOCX)', en: 'The curriculum vitae (form 2C) as DOCX' },
  description: {
    vi: 'Lập từ hồ sơ cán bộ; mục nào hồ sơ chưa có thì để trống để ghi. Mẫu của Đảng (2C-TCTW/98) hoặc của Nhà nước (2C-BNV/2008).',
    en: 'Made of what the file holds; the rest is left open. The form of the Party (2C-TCTW/98) or of the State (2C-BNV/2008).',
  },
  query: z.object({ form: z.enum(SHEET_FORMS).default('party') }),
  answers: { 200: { description: 'The sheet', mediaType: DOCX } },
})

/** /v1/cadres/{id}/sheet: for those who read the file. */
export function cadreSheetRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, sheet, deps, {
    rights: 'reads-person',
    read: async ({ granted: cadre, query: { form }, today, ...shown }) => {
      const { items } = await relationsOf(shown)
      const relatives = items
        .filter(({ endedOn }) => endedOn === null)
        .map(({ kind, relative }) => ({ kind, name: relative.name }))
      const file = await cadreSheetDocx({ form, cadre, relatives, on: today })
      return { file, name: `2c-${cadre.id}.docx` }
    },
    send: sendDocx,
  })
  return router
}
