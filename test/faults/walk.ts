import type { CaseAnswer } from '../../domain/procedure/case.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import { countOf, today } from '../support/procedure-steps.js'
import type { Attempt, GoodClient } from './good-client.js'
import { type Opening, VOTERS } from './office.js'

export interface Step {
  kind: TaskKind
  as: string
  result: unknown
}

/** A completion that the API accepted. */
export interface Accepted {
  caseId: string
  task: string
  kind: TaskKind
}

/** Tasks that are done in a whole procedure. */
export const STEPS_OF_A_PROCEDURE = 8

/** What a walk tells whoever watches it. */
export interface Watcher {
  /** A command is about to be sent. */
  sending?: (what: TaskKind | 'launch' | 'document') => void
  /** It was answered with 2xx. */
  accepted?: (completion: Accepted | undefined) => void
}

/** Takes one procedure from its launch to the decision that fills the seat; fails at any answer but 2xx. */
export async function walkProcedure(
  client: GoodClient,
  opening: Opening,
  watcher: Watcher = {},
): Promise<string> {
  const launched = await launch(client, opening, watcher)
  await walkOn(client, opening, launched, watcher)
  return launched.id
}

export const launchBody = ({ seatId, candidate }: Opening) => ({
  kind: 'appointment',
  seatId,
  candidates: [candidate],
})

export async function launch(
  client: GoodClient,
  opening: Opening,
  watcher: Watcher = {},
): Promise<CaseAnswer> {
  watcher.sending?.('launch')
  const answer = await client.command<CaseAnswer>({
    as: 'officer',
    path: '/v1/procedures',
    body: launchBody(opening),
  })
  expectStatus(201, answer, 'launch')
  watcher.accepted?.(undefined)
  return answer.body
}

/** From where the answer says that it stands to its end. */
export async function walkOn(
  client: GoodClient,
  opening: Opening,
  from: CaseAnswer,
  watcher: Watcher = {},
): Promise<void> {
  let current = from
  for (;;) {
    const [task] = current.openTasks
    if (!task) break
    const step = await stepFor(
      client,
      opening,
      { ...task, caseId: current.id, count: current.sequence },
      watcher,
    )
    current = await complete(client, task.id, step, watcher)
  }
  if (current.status !== 'completed') throw new Error(`case ${current.id} ended as ${current.status}`)
}

/** Completes a task. */
export async function complete(
  client: GoodClient,
  task: string,
  step: Step,
  watcher: Watcher = {},
): Promise<CaseAnswer> {
  const { kind, as, result } = step
  watcher.sending?.(kind)
  const answer = await client.command<CaseAnswer>({
    as,
    path: `/v1/tasks/${task}/completion`,
    body: { kind, result },
  })
  expectStatus(200, answer, `${kind} ${task}`)
  watcher.accepted?.({ caseId: answer.body.id, task, kind })
  return answer.body
}

interface Waiting {
  kind: TaskKind
  caseId: string
  /** The sequence of the case: of two counts, the first teller's is the lower. */
  count: number
}

/** What the office does with a task. */
export async function stepFor(
  client: GoodClient,
  { candidate }: Opening,
  waiting: Waiting,
  watcher: Watcher = {},
): Promise<Step> {
  const { kind, caseId, count } = waiting
  switch (kind) {
    case 'confirm-eligibility':
      return { kind, as: 'officer', result: { decision: 'confirm', waivers: [] } }
    case 'submit-action-program': {
      const documentId = await upload(client, caseId, candidate, watcher)
      return { kind, as: candidate, result: { documentId, summary: 'Tóm tắt chương trình hành động' } }
    }
    case 'review-action-program':
      return { kind, as: 'reviewer', result: { accepted: true } }
    case 'convene-vote':
      return { kind, as: 'officer', result: { meetingOn: today(), convened: VOTERS, absences: [] } }
    case 'enter-count':
      return { kind, as: count === FIRST_COUNT ? 'teller1' : 'teller2', result: countOf({ [candidate]: 14 }) }
    case 'record-decision':
      return { kind, as: 'secretary', result: decisionFor(caseId) }
    case 'confirm-decision':
      return { kind, as: 'member1', result: { confirmed: true } }
    default:
      throw new Error(`case ${caseId} waits for ${kind}`)
  }
}

/** The sequence at which the first teller's turn is: launch, eligibility, program, review, convening. */
const FIRST_COUNT = 5

const DOCUMENT = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(2_000, 'Chương trình hành động\n')])

const documentBy = (caseId: string, as: string) => ({
  as,
  path: `/v1/documents?case=${caseId}&purpose=action-program&name=program.pdf`,
  body: DOCUMENT,
  contentType: 'application/pdf',
})

/** Sends a document once, whatever comes. */
export function uploadOnce(client: GoodClient, caseId: string, as: string): Promise<Attempt> {
  return client.once('POST', documentBy(caseId, as))
}

async function upload(
  client: GoodClient,
  caseId: string,
  candidate: string,
  watcher: Watcher,
): Promise<string> {
  watcher.sending?.('document')
  const answer = await client.command<{ id: string }>(documentBy(caseId, candidate))
  expectStatus(201, answer, 'document')
  watcher.accepted?.(undefined)
  return answer.body.id
}

const decisionFor = (caseId: string) => ({
  outcome: 'approved',
  resolutionNumber: `${caseId}-QĐ/TU`,
  signedOn: today(),
  effectiveOn: today(),
  keepsFormerPost: false,
  bodyVotes: { inFavour: 5, against: 0 },
  signatory: 'Bí thư',
})

function expectStatus(
  wanted: number,
  { status, body }: { status: number; body: unknown },
  what: string,
): void {
  if (status !== wanted) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`)
}
