import { localDate } from '../domain/deadlines/dates.js'
import type { CaseAnswer } from '../domain/procedure/case.js'
import type { TaskKind } from '../domain/procedure/task-kinds.js'
import type { PersonId } from '../domain/vocabulary.js'
import type { HttpClient } from './http-client.js'
import { type Actor, type Office, VOTERS } from './office.js'
import type { Timed, Walk } from './walk.js'

/** A few pages: bytes. */
const DOCUMENT = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(60_000, 'Chương trình hành động\n')])

interface Step {
  kind: TaskKind
  who: Actor | PersonId
  result: unknown
}

/** Walks whole procedures over HTTP, from launch to the decision that fills the seat. */
export function walkProcedure(
  http: HttpClient,
  office: Office,
  finished: (caseId: string) => void = () => {},
): Walk {
  return async (timed) => {
    const { seatId, candidate } = office.nextOpening()
    const launched = await timed('launch', () =>
      http.send<CaseAnswer>({
        method: 'POST',
        path: '/v1/procedures',
        token: office.tokenOf('b-officer'),
        body: { kind: 'appointment', seatId, candidates: [candidate] },
      }),
    )
    let answer = await complete(launched, stepsBeforeSubmission())
    const documentId = await upload(timed, launched.id, candidate)
    answer = await complete(answer, stepsFromSubmission(candidate, documentId, launched.id))
    if (answer.status !== 'completed') throw new Error(`case ${answer.id} ended ${answer.status}`)
    finished(answer.id)

    async function complete(before: CaseAnswer, steps: Step[]): Promise<CaseAnswer> {
      let current = before
      for (const { kind, who, result } of steps) {
        const [task] = current.openTasks
        if (task?.kind !== kind)
          throw new Error(`case ${current.id} waits for ${task?.kind ?? 'nothing'}, not ${kind}`)
        current = await timed('step', () =>
          http.send<CaseAnswer>({
            method: 'POST',
            path: `/v1/tasks/${task.id}/completion`,
            token: office.tokenOf(who),
            body: { kind, result },
          }),
        )
      }
      return current
    }
  }

  async function upload(timed: Timed, caseId: string, candidate: PersonId): Promise<string> {
    const { id } = await timed('upload', () =>
      http.send<{ id: string }>({
        method: 'POST',
        path: `/v1/documents?case=${caseId}&purpose=action-program&name=program.pdf`,
        token: office.tokenOf(candidate),
        body: DOCUMENT,
        contentType: 'application/pdf',
      }),
    )
    return id
  }
}

const stepsBeforeSubmission = (): Step[] => [
  { kind: 'confirm-eligibility', who: 'b-officer', result: { decision: 'confirm', waivers: [] } },
]

function stepsFromSubmission(candidate: PersonId, documentId: string, caseId: string): Step[] {
  const today = localDate(new Date().toISOString())
  const count = { issued: 15, returned: 15, blank: 1, invalid: 0, votes: { [candidate]: 14 } }
  return [
    {
      kind: 'submit-action-program',
      who: candidate,
      result: { documentId, summary: 'Tóm tắt chương trình hành động của người được giới thiệu.' },
    },
    { kind: 'review-action-program', who: 'b-reviewer', result: { accepted: true } },
    { kind: 'convene-vote', who: 'b-officer', result: { meetingOn: today, convened: VOTERS, absences: [] } },
    { kind: 'enter-count', who: 'b-teller-1', result: count },
    { kind: 'enter-count', who: 'b-teller-2', result: count },
    {
      kind: 'record-decision',
      who: 'b-secretary-1',
      result: {
        outcome: 'approved',
        resolutionNumber: `${caseId}-QĐ/TU`,
        signedOn: today,
        effectiveOn: today,
        keepsFormerPost: false,
        bodyVotes: { inFavour: 14, against: 1 },
        signatory: 'Bí thư',
      },
    },
    { kind: 'confirm-decision', who: 'b-member-1', result: { confirmed: true } },
  ]
}
