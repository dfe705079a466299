import { localDate } from '../domain/deadlines/dates.js'
import type { CaseAnswer } from '../domain/procedure/case.js'
import type { PersonId } from '../domain/vocabulary.js'
import type { HttpClient } from './http-client.js'
import { type Acting, type Office, VOTERS } from './office.js'
import type { Timed, Walk } from './walk.js'

/** A few pages: bytes. */
const DOCUMENT = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(60_000, 'Chương trình hành động\n')])

/** One after the other, each task with the answer of whoever does it. */
interface Step {
  who: Acting | PersonId
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
      for (const { who, result } of steps) {
        const [task] = current.openTasks
        if (!task) throw new Error(`case ${current.id} waits for nothing`)
        current = await timed('step', () =>
          http.send<CaseAnswer>({
            method: 'POST',
            path: `/v1/tasks/${task.id}/completion`,
            token: office.tokenOf(who),
            body: { kind: task.kind, result },
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
  { who: 'b-officer', result: { decision: 'confirm', waivers: [] } },
]

function stepsFromSubmission(candidate: PersonId, documentId: string, caseId: string): Step[] {
  const today = localDate(new Date().toISOString())
  const count = { issued: 15, returned: 15, blank: 1, invalid: 0, votes: { [candidate]: 14 } }
  return [
    {
      who: candidate,
      result: { documentId, summary: 'Tóm tắt chương trình hành động của người được giới thiệu.' },
    },
    { who: 'b-reviewer', result: { accepted: true } },
    { who: 'b-officer', result: { meetingOn: today, convened: VOTERS, absences: [] } },
    { who: 'b-teller-1', result: count },
    { who: 'b-teller-2', result: count },
    {
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
    { who: 'b-member-1', result: { confirmed: true } },
  ]
}
