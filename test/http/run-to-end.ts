import type { PersonId } from '../../domain/vocabulary.js'
import { today } from '../support/procedure-steps.js'
import type { HttpOffice } from './http-office.js'
import { decision, must, PROGRAM, seen } from './walk.js'

/** An open task, as its procedure and itself show it. */
interface Open {
  task: string
  kind: string
  stage: string
  candidate: { id: PersonId } | null
  who: { person?: { id: PersonId } }
}

/** What a test wants otherwise than the usual answer: by the kind of task, or 'stage kind'. */
export type Otherwise = Record<string, (open: Open, about: Record<string, unknown>) => unknown>

/** One step that was taken. */
export interface Taken {
  stage: string
  kind: string
  by: string
}

const WHO: Record<string, string> = {
  'review-action-program': 'reviewer',
  'record-policy': 'secretary',
  'record-decision': 'secretary',
  'decide-vote': 'secretary',
  'confirm-decision': 'member1',
}

/** Answers whatever the procedure waits for until it is closed, over HTTP; the steps in their order. */
export async function runToEnd(office: HttpOffice, id: string, otherwise: Otherwise = {}): Promise<Taken[]> {
  const taken: Taken[] = []
  for (let step = 0; step < 80; step += 1) {
    const { status, waitingFor } = await seen(office, id)
    if (status !== 'running') return taken
    const [open] = waitingFor as Open[]
    if (!open) throw new Error(`${id} runs and waits for nothing`)
    const by = personFor(open, taken)
    const { about, members } = must(await office.as(by).get(`/v1/tasks/${open.task}`), 200).body
    const own = otherwise[`${open.stage} ${open.kind}`] ?? otherwise[open.kind]
    const result =
      own?.(open, { ...about, members }) ?? (await usual(office, id, open, { about, members: members ?? [] }))
    must(await office.as(by).post(`/v1/tasks/${open.task}/completion`, { kind: open.kind, result }), 200)
    taken.push({ stage: open.stage, kind: open.kind, by })
  }
  throw new Error(`${id} does not end`)
}

function personFor({ kind, who }: Open, taken: readonly Taken[]): string {
  if (who.person) return who.person.id
  if (kind === 'enter-count') return taken.at(-1)?.kind === 'enter-count' ? 'teller2' : 'teller1'
  return WHO[kind] ?? 'officer'
}

interface Shown {
  about: { candidates?: PersonId[]; ballot?: string }
  members: { id: PersonId; as?: string }[]
}

async function usual(
  office: HttpOffice,
  id: string,
  open: Open,
  { about, members }: Shown,
): Promise<unknown> {
  switch (open.kind) {
    case 'confirm-eligibility':
      return { decision: 'confirm', waivers: [] }
    case 'submit-action-program':
    case 'submit-self-report': {
      const purpose = open.kind === 'submit-self-report' ? 'self-report' : 'action-program'
      const person = open.who.person?.id ?? ''
      const file = { case: id, content: PROGRAM, purpose }
      const documentId = must(await office.as(person).upload(file), 201).body.id
      return { documentId, summary: 'Ba việc trọng tâm' }
    }
    case 'give-opinion':
      return { opinion: 'agree', givenBy: 'Đảng ủy Sở', givenOn: today(), summary: 'Nhất trí' }
    case 'review-action-program':
      return { accepted: true }
    case 'convene-vote':
      return { meetingOn: today(), convened: members.map((member) => member.id), absences: [] }
    case 'enter-count': {
      const { electorate, candidates } = await openVote(office, id)
      return countFor(electorate.convened - electorate.absent, candidates, about.ballot)
    }
    case 'decide-vote':
      return { choice: 'select', person: about.candidates?.[0], reasons: 'Ý kiến của tập thể' }
    case 'record-policy':
      return { agreed: true, resolutionNumber: '7-TB/TU', signedOn: today(), signatory: 'Bí thư' }
    case 'record-decision':
      return decision()
    case 'confirm-decision':
      return { confirmed: true }
    case 'record-introduction':
      return { introducedOn: today(), resolutionNumber: '9-TB/TU' }
    case 'record-election-result':
      return { electedOn: today(), elected: true, votesFor: 40, voters: 45 }
    case 'record-ratification':
      return {
        ratified: true,
        resolutionNumber: '11-QĐ/TTg',
        signedOn: today(),
        effectiveOn: today(),
        keepsFormerPost: false,
      }
    default:
      throw new Error(`nothing is usual for ${open.kind}`)
  }
}

async function openVote(office: HttpOffice, id: string) {
  const { votes } = await seen(office, id)
  const vote = votes.find((each: { status: string }) => each.status === 'convened')
  return {
    electorate: vote.electorate as { convened: number; absent: number },
    candidates: vote.candidates.map((each: { id: PersonId }) => each.id) as PersonId[],
  }
}

/** Everybody votes, one paper blank: the first candidate has all other papers, or all agree to everybody. */
export function countFor(
  present: number,
  candidates: readonly PersonId[],
  ballot: string | undefined,
): object {
  const valid = present - 1
  const votes = Object.fromEntries(
    candidates.map((id, index) => [
      id,
      ballot === 'each-person' ? { yes: valid, no: 0 } : index === 0 ? valid : 0,
    ]),
  )
  return { issued: present, returned: present, blank: 1, invalid: 0, votes }
}
