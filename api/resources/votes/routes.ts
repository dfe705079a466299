import type { Router } from 'express'
import { RIGHT_TO } from '../../commands/right-to.js'
import { serveCommand } from '../../commands/serve-command.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { DOCX, sendDocx } from '../../papers/docx-answer.js'
import { minutesOf } from '../../papers/minutes.js'
import { because, caseAnswer } from '../procedures/schemas.js'
import { vote as voteSchema } from './schemas.js'
import { voteView } from './view.js'

const tag = 'Votes'

const reading = operation({
  method: 'get',
  path: '/v1/votes/{id}',
  tag,
  summary: { vi: 'Một cuộc bỏ phiếu', en: 'A vote; its counts where the reader may know them' },
  answers: { 200: { description: 'The vote', schema: voteSchema } },
})
const minutes = operation({
  method: 'get',
  path: '/v1/votes/{id}/minutes',
  tag,
  summary: { vi: 'Biên bản kiểm phiếu (DOCX)', en: 'The minutes of the count as DOCX' },
  answers: { 200: { description: 'The minutes', mediaType: DOCX } },
})
const annulment = operation({
  method: 'post',
  path: '/v1/votes/{id}/annulment',
  tag,
  summary: {
    vi: 'Hủy kết quả, bỏ phiếu lại',
    en: 'Annul the vote and hold it anew; the old one stays on record',
  },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, kèm lý do, trước khi có quyết định; bước bỏ phiếu được làm lại, kết quả cũ vẫn được lưu.',
    en: 'By an HR officer of the unit, with the reason, until the decision; the step is held anew, the old count stays on record.',
  },
  body: because,
  command: true,
  ifMatch: 'where-sent',
  answers: { 200: { description: 'The case after it', schema: caseAnswer } },
})

/** /v1/votes */
export function voteRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, reading, deps, {
    rights: 'sees-vote',
    read: ({ caller, language, granted: { vote, rights } }) => voteView(vote, { caller, rights, language }),
  })
  serveReading(router, minutes, deps, {
    rights: 'reads-count',
    read: ({ client, granted }) => minutesOf(client, granted),
    send: sendDocx,
  })
  serveCommand(router, annulment, deps, {
    rights: RIGHT_TO.annulVote,
    name: 'annulVote',
    input: ({ body, granted }) => ({ vote: granted.vote, reason: body.reason }),
  })
  return router
}
