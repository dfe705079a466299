import { Router } from 'express'
import { findPaperHead, findVote, findVoteLaw } from '../../../db/reads/votes.js'
import { shownAt } from '../../../domain/rules/values/step-values.js'
import { excusedAreLeftOut } from '../../../domain/rules/values/vote-rule.js'
import type { VoteId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../caller/caller.js'
import { answerOnce, commandOf, sendCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { operation, serve } from '../../http/openapi.js'
import { DOCX, sendDocx } from '../../papers/docx-answer.js'
import { letterheadFor } from '../../papers/letterhead.js'
import { minutesDocx } from '../../papers/minutes-docx.js'
import { Problem, refusalProblem } from '../../problems/problem.js'
import { caseOf, requireManages, seesCounts } from '../procedures/rights.js'
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
  problems: ['vote-not-found'],
})
const minutes = operation({
  method: 'get',
  path: '/v1/votes/{id}/minutes',
  tag,
  summary: { vi: 'Biên bản kiểm phiếu (DOCX)', en: 'The minutes of the count as DOCX' },
  answers: { 200: { description: 'The minutes', mediaType: DOCX } },
  problems: ['vote-not-found', 'vote-not-counted', 'not-permitted'],
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
  answers: { 200: { description: 'The case after it', schema: caseAnswer } },
  problems: ['vote-not-found', 'not-permitted', 'recused', 'vote-not-open-to-annulment', 'case-closed'],
})

/** /v1/votes */
export function voteRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, reading, async ({ caller, params, language, response }) => {
    const { vote, rights } = await visibleVote(deps, caller, params.id)
    response.json(voteView(vote, { caller, rights, language }))
  })
  serve(router, minutes, async ({ caller, params, response }) => {
    sendDocx(response, await minutesOf(deps, caller, params.id))
  })
  serve(router, annulment, async ({ request, caller, params, body, response }) => {
    const command = commandOf(request, caller, body)
    const answer = await answerOnce(deps, command, async () => {
      const { vote, standing, rights } = await visibleVote(deps, caller, params.id)
      requireManages(rights)
      if (vote.status === 'annulled') throw refusalProblem({ code: 'vote-not-open-to-annulment' })
      const { id: caseId, unitId } = standing
      return sendCommand(deps, { caseId, unitId, caller, command, name: 'annulVote', input: body })
    })
    response.json(answer)
  })
  return router
}

async function visibleVote(deps: ApiDeps, caller: Caller, id: VoteId) {
  const vote = await findVote(deps.pool, id)
  if (!vote) throw new Problem('vote-not-found')
  try {
    return { vote, ...(await caseOf(deps, caller, vote.caseId)) }
  } catch (error) {
    if (error instanceof Problem && error.code === 'procedure-not-found') throw new Problem('vote-not-found')
    throw error
  }
}

async function minutesOf(deps: ApiDeps, caller: Caller, id: VoteId): Promise<{ file: Buffer; name: string }> {
  const { vote, standing, rights } = await visibleVote(deps, caller, id)
  const { count, verdict } = vote
  if (!count || !verdict) throw new Problem('vote-not-counted')
  if (!seesCounts(rights, caller, vote)) throw new Problem('not-permitted')
  const head = await findPaperHead(deps.pool, vote.caseId)
  if (!head) throw new Problem('vote-not-found')
  const { rule, step } = await findVoteLaw(deps.pool, vote)
  const shown = shownAt(step)
  const file = await minutesDocx({
    letterhead: letterheadFor(head),
    caseNumber: head.number,
    kind: head.kind,
    post: { title: head.postTitle, unit: head.unit },
    group: vote.group.vi,
    secret: vote.secret,
    vote: { ...vote, count, verdict },
    excusedLeave: excusedAreLeftOut(rule),
    ...(shown && { shown }),
    names: vote.names,
    ...(vote.annulledReason !== null && { annulledBecause: vote.annulledReason }),
  })
  return { file, name: `minutes-${standing.number}-${vote.round}.docx` }
}
