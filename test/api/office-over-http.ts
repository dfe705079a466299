import { type ProceduresStack, quietRuntime, startProcedures } from '../support/procedures.js'
import { CANDIDATES, OFFICE, VOTERS } from '../support/small-office.js'
import { type Answer, insertOfficeWithAccounts, serveApi, type TestApi } from './api-server.js'

export interface OfficeOverHttp extends TestApi {
  stack: ProceduresStack
  /** Launches for a seat of its own, and answers the case's id. Its candidates leave the procedures before it. */
  launch(candidates?: string[]): Promise<string>
  /** The open task of a kind, as somebody's inbox shows it. */
  task(as: string, procedure: string, kind: string, candidate?: string): Promise<string>
  complete(as: string, procedure: string, kind: string, result: unknown, candidate?: string): Promise<Answer>
  /** From the launch to a vote that is convened. */
  untilConvened(candidates?: string[]): Promise<string>
  /** From the eligibility of the given candidates to a recorded count. */
  continueUntilCounted(procedure: string, candidates: string[], officer?: string): Promise<void>
  /** From the launch to a recorded count in which `winner` gets nearly all votes. */
  untilCounted(candidates?: string[]): Promise<string>
  stop(): Promise<void>
}

export const ALL_VOTERS = { meetingOn: '2026-01-05', convened: VOTERS, absences: [] }

/** Everybody votes, all but one for the first candidate. */
export function countFor(candidates: string[]) {
  const votes = Object.fromEntries(candidates.map((candidate, index) => [candidate, index === 0 ? 14 : 0]))
  return { issued: 15, returned: 15, blank: 1, invalid: 0, votes }
}

export const RESOLUTION = {
  outcome: 'approved',
  bodyVotes: { inFavour: 5, against: 0 },
  signatory: 'Trần Văn Ký',
  keepsFormerPost: false,
}

let seats = 0

/** A small office with its workflow, worker, database and API. */
export async function startOffice(): Promise<OfficeOverHttp> {
  quietRuntime()
  const stack = await startProcedures({}, insertOfficeWithAccounts)
  const api = await serveApi({
    pool: stack.pool,
    temporal: stack.client,
    taskQueue: stack.taskQueue,
    payloadKeys: stack.payloadKeys,
  })

  /** Nobody is a candidate of two procedures at once without a waiver: they leave what they are in. */
  async function leaveOthers(candidates: string[]): Promise<void> {
    const { rows } = await stack.pool.query<{ id: string; person: string }>(
      `SELECT c.id, k.person_id AS person FROM case_candidates k JOIN cases c ON c.id = k.case_id
       WHERE k.person_id = ANY ($1) AND k.status IN ('active', 'selected') AND c.status IN ('running', 'decided')`,
      [candidates],
    )
    for (const { id, person } of rows) {
      await api.post('officer', `/v1/procedures/${id}/candidates/${person}/withdrawal`, { reason: 'Xin rút' })
    }
  }

  async function launch(candidates = ['an']): Promise<string> {
    await leaveOthers(candidates)
    seats += 1
    const seatId = `seat-launched-${seats}`
    await stack.pool.query('INSERT INTO seats (id, post_id, ordinal, created_on) VALUES ($1, $2, $3, $4)', [
      seatId,
      OFFICE.post,
      100 + seats,
      '2020-01-01',
    ])
    const answer = await api.post('officer', '/v1/procedures', { kind: 'appointment', seatId, candidates })
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    return answer.body.id
  }

  async function task(as: string, procedure: string, kind: string, candidate?: string): Promise<string> {
    const { body } = await api.get(as, `/v1/procedures/${procedure}`)
    const found = body.waitingFor.find(
      (open: { kind: string; candidate: { id: string } | null }) =>
        open.kind === kind && (candidate === undefined || open.candidate?.id === candidate),
    )
    if (!found) throw new Error(`${procedure} does not wait for ${kind}: ${JSON.stringify(body.waitingFor)}`)
    return found.task
  }

  const complete: OfficeOverHttp['complete'] = async (as, procedure, kind, result, candidate) =>
    api.post(as, `/v1/tasks/${await task('officer', procedure, kind, candidate)}/completion`, {
      kind,
      result,
    })

  async function expectDone(answer: Promise<Answer>): Promise<void> {
    const { status, body } = await answer
    if (status !== 200) throw new Error(JSON.stringify(body))
  }

  async function convene(id: string, candidates: string[], officer = 'officer'): Promise<void> {
    for (const candidate of candidates) {
      await expectDone(complete(officer, id, 'confirm-eligibility', { decision: 'confirm' }, candidate))
    }
    for (const candidate of candidates) {
      const documentId = await insertActionProgram(stack, id, candidate)
      const result = { documentId, summary: 'Ba việc trọng tâm' }
      await expectDone(complete(candidate, id, 'submit-action-program', result, candidate))
      await expectDone(complete('reviewer', id, 'review-action-program', { accepted: true }, candidate))
    }
    await expectDone(complete(officer, id, 'convene-vote', { ...ALL_VOTERS, meetingOn: today() }))
  }

  async function continueUntilCounted(id: string, candidates: string[], officer?: string): Promise<void> {
    await convene(id, candidates, officer)
    await expectDone(complete('teller1', id, 'enter-count', countFor(candidates)))
    await expectDone(complete('teller2', id, 'enter-count', countFor(candidates)))
  }

  async function untilConvened(candidates = ['an', 'binh']): Promise<string> {
    const id = await launch(candidates)
    await convene(id, candidates)
    return id
  }

  async function untilCounted(candidates = ['an', 'binh']): Promise<string> {
    const id = await launch(candidates)
    await continueUntilCounted(id, candidates)
    return id
  }

  return {
    ...api,
    stack,
    launch,
    task,
    complete,
    untilConvened,
    continueUntilCounted,
    untilCounted,
    async stop() {
      await api.close()
      await stack.stop()
    },
  }
}

let documents = 0

/** A document of the candidate in the case, as an upload leaves it. */
export async function insertActionProgram(
  { pool }: Pick<ProceduresStack, 'pool'>,
  caseId: string,
  uploader: string,
  purpose = 'action-program',
): Promise<string> {
  documents += 1
  const id = `d-${documents}`
  await pool.query(
    `INSERT INTO documents (id, uploaded_by, case_id, purpose, file_name, media_type, size, sha256, content, uploaded_at)
     VALUES ($1, $2, $3, $4, 'chương trình.pdf', 'application/pdf', 4, encode(sha256('%PDF'), 'hex'), '%PDF', now())`,
    [id, uploader, caseId, purpose],
  )
  return id
}

/** Today in Asia/Ho_Chi_Minh. */
export function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
}

export { CANDIDATES, OFFICE, VOTERS }
