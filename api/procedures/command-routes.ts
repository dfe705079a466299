import { type Request, Router } from 'express'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import type { CommandName, Commands } from '../../workflows/procedure/messages.js'
import type { ApiDeps } from '../app.js'
import type { Caller } from '../caller.js'
import { answerOnce, commandOf, sendCommand } from '../commands.js'
import { operation, serve } from '../openapi.js'
import type { ProblemCode } from '../problem.js'
import { launchProcedure } from './launch.js'
import { type CaseRights, caseOf, requireManages } from './rights.js'
import { because, caseAnswer, launch, returning } from './schemas.js'

const tag = 'Procedures'
const answers = { 200: { description: 'The case after it', schema: caseAnswer } }
const always: ProblemCode[] = ['procedure-not-found', 'not-permitted', 'case-closed', 'already-decided']

const launching = operation({
  method: 'post',
  path: '/v1/procedures',
  tag,
  summary: { vi: 'Khởi động quy trình', en: 'Launch a procedure' },
  body: launch,
  command: true,
  answers: {
    201: { description: 'Launched', schema: caseAnswer, headers: { Location: 'Where the procedure is' } },
  },
  problems: [
    'not-permitted',
    'wrong-level',
    'date-in-future',
    'seat-filled',
    'seat-has-running-procedure',
    'not-revocable',
  ],
})
const returned = operation({
  method: 'post',
  path: '/v1/procedures/{id}/return',
  tag,
  summary: { vi: 'Trả về bước trước', en: 'Return to an earlier stage' },
  body: returning,
  command: true,
  answers,
  problems: [...always, 'case-suspended', 'stage-not-found', 'stage-not-earlier'],
})
const suspension = operation({
  method: 'post',
  path: '/v1/procedures/{id}/suspension',
  tag,
  summary: { vi: 'Tạm dừng', en: 'Suspend: deadlines stop' },
  body: because,
  command: true,
  answers,
  problems: [...always, 'case-suspended'],
})
const resumption = operation({
  method: 'post',
  path: '/v1/procedures/{id}/resumption',
  tag,
  summary: { vi: 'Tiếp tục', en: 'Resume: deadlines go on with the days that were left' },
  body: because,
  command: true,
  answers,
  problems: [...always, 'case-not-suspended'],
})
const withdrawal = operation({
  method: 'post',
  path: '/v1/procedures/{id}/withdrawal',
  tag,
  summary: { vi: 'Rút hồ sơ', en: 'Withdraw the procedure' },
  body: because,
  command: true,
  answers,
  problems: always,
})
const candidateWithdrawal = operation({
  method: 'post',
  path: '/v1/procedures/{id}/candidates/{cadreId}/withdrawal',
  tag,
  summary: { vi: 'Ứng viên rút', en: 'A candidate withdraws, by their own word or an officer’s' },
  body: because,
  command: true,
  answers,
  problems: [...always, 'candidate-not-found', 'candidate-not-active'],
})
const candidateBlock = operation({
  method: 'post',
  path: '/v1/procedures/{id}/candidates/{cadreId}/block',
  tag,
  summary: { vi: 'Chặn ứng viên', en: 'Block a candidate' },
  body: because,
  command: true,
  answers,
  problems: [...always, 'candidate-not-found', 'candidate-not-active'],
})

/** The commands to procedures: launch, return, suspension and the others. */
export function caseCommandRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, launching, async ({ request, caller, body, response }) => {
    const answer = await launchProcedure(deps, caller, body, commandOf(request, caller, body))
    response.status(201).location(`/v1/procedures/${answer.id}`).json(answer)
  })
  serve(router, returned, async (asked) => {
    asked.response.json(await command(deps, asked, 'returnCase', asked.body))
  })
  serve(router, suspension, async (asked) => {
    asked.response.json(await command(deps, asked, 'suspendCase', asked.body))
  })
  serve(router, resumption, async (asked) => {
    asked.response.json(await command(deps, asked, 'resumeCase', asked.body))
  })
  serve(router, withdrawal, async (asked) => {
    asked.response.json(await command(deps, asked, 'withdrawCase', asked.body))
  })
  serve(router, candidateWithdrawal, async (asked) => {
    const input = { candidate: asked.params.cadreId, ...asked.body }
    asked.response.json(await command(deps, asked, 'withdrawCandidate', input))
  })
  serve(router, candidateBlock, async (asked) => {
    const input = { candidate: asked.params.cadreId, ...asked.body }
    asked.response.json(await command(deps, asked, 'blockCandidate', input))
  })
  return router
}

interface AskedOfCase {
  request: Request
  caller: Caller
  params: { id: string }
  body: unknown
}

/** Sends an officer's command to a case; a candidate may also speak for themself. */
async function command<Name extends CommandName>(
  deps: ApiDeps,
  { request, caller, params, body }: AskedOfCase,
  name: Name,
  input: Commands[Name],
): Promise<CaseAnswer> {
  const identity = commandOf(request, caller, body)
  return answerOnce(deps, identity, async () => {
    const { standing, rights } = await caseOf(deps, caller, params.id)
    if (!ownWithdrawal(name, input, rights)) requireManages(rights)
    const { id: caseId, unitId } = standing
    return sendCommand(deps, { caseId, unitId, caller, command: identity, name, input })
  })
}

function ownWithdrawal<Name extends CommandName>(
  name: Name,
  input: Commands[Name],
  { own }: CaseRights,
): boolean {
  return name === 'withdrawCandidate' && own !== undefined && 'candidate' in input && input.candidate === own
}
