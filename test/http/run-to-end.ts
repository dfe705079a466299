import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { DOSSIER_ITEMS } from '../../domain/vocabulary.js'
import { today } from '../support/procedure-steps.js'
import { usualAnswer, whoCompletes } from '../support/usual-answers.js'
import type { HttpOffice } from './http-office.js'
import { decision, must, PROGRAM, seen } from './walk.js'

/** An open task, as its procedure and itself show it. */
interface Open {
  task: string
  kind: TaskKind
  stage: string
  candidate: { id: PersonId } | null
  who: { person?: { id: PersonId } }
}

/** What a test wants otherwise than the usual answer: by the kind of task, or 'stage kind'. */
export type Otherwise = Record<string, (open: Open, about: Record<string, unknown>) => unknown>

/** One step that was taken. */
export interface Taken {
  stage: string
  kind: TaskKind
  by: string
}

/** Answers whatever the procedure waits for until it is closed, over HTTP; the steps in their order. */
export function runToEnd(office: HttpOffice, id: string, otherwise: Otherwise = {}): Promise<Taken[]> {
  return run(office, id, otherwise, () => false)
}

/** As `runToEnd`, until it waits for that kind of task. */
export function runUntil(
  office: HttpOffice,
  id: string,
  kind: TaskKind,
  otherwise: Otherwise = {},
): Promise<Taken[]> {
  return run(office, id, otherwise, (open) => open.kind === kind)
}

/** As `runToEnd`, until it waits at a later stage than that. */
export function runToEndOf(office: HttpOffice, id: string, stage: string): Promise<Taken[]> {
  let reached = false
  return run(office, id, {}, (open) => {
    reached ||= open.stage === stage
    return reached && open.stage !== stage
  })
}

async function run(
  office: HttpOffice,
  id: string,
  otherwise: Otherwise,
  isEnough: (open: Open) => boolean,
): Promise<Taken[]> {
  const taken: Taken[] = []
  for (let step = 0; step < 80; step += 1) {
    const { status, waitingFor } = await seen(office, id)
    if (status !== 'running') return taken
    const [open] = waitingFor as Open[]
    if (!open) throw new Error(`${id} runs and waits for nothing`)
    if (isEnough(open)) return taken
    const by = open.who.person?.id ?? whoCompletes(open.kind, taken.at(-1)?.kind)
    const { about, members } = must(await office.as(by).get(`/v1/tasks/${open.task}`), 200).body
    const own = otherwise[`${open.stage} ${open.kind}`] ?? otherwise[open.kind]
    const result =
      own?.(open, { ...about, members }) ?? (await usual(office, id, open, { about, members: members ?? [] }))
    must(await office.as(by).post(`/v1/tasks/${open.task}/completion`, { kind: open.kind, result }), 200)
    taken.push({ stage: open.stage, kind: open.kind, by })
  }
  throw new Error(`${id} does not end`)
}

interface Shown {
  about: { candidates?: PersonId[]; ballot?: string; decides?: string }
  members: { id: PersonId; as?: string }[]
}

async function usual(
  office: HttpOffice,
  id: string,
  open: Open,
  { about, members }: Shown,
): Promise<unknown> {
  if (open.kind === 'submit-dossier') await enterDossier(office, id, open)
  if (open.kind === 'record-decision') return decision()
  const answer = usualAnswer(open.kind, {
    about,
    named: members.map((member) => member.id),
    present: open.kind === 'enter-count' ? await presentAtVote(office, id) : 0,
    document: { documentId: await handedIn(office, id, open) },
  })
  if (answer === undefined) throw new Error(`nothing is usual for ${open.kind}`)
  return answer
}

const PURPOSES: Partial<Record<TaskKind, string>> = {
  'submit-action-program': 'action-program',
  'submit-self-report': 'self-report',
}

async function handedIn(office: HttpOffice, id: string, { kind, who }: Open): Promise<string> {
  const purpose = PURPOSES[kind]
  if (!purpose) return ''
  const file = { case: id, content: PROGRAM, purpose }
  return must(await office.as(who.person?.id ?? '').upload(file), 201).body.id
}

/** Every item of the dossier, issued today. */
export async function enterDossier(
  office: HttpOffice,
  id: string,
  { candidate }: Pick<Open, 'candidate'>,
): Promise<void> {
  const items = DOSSIER_ITEMS.map((item) => ({ item, issuedOn: today(), reference: 'Số 1' }))
  const path = `/v1/procedures/${id}/candidates/${candidate?.id}/dossier`
  must(await office.as('officer').post(path, { items }), 200)
}

async function presentAtVote(office: HttpOffice, id: string): Promise<number> {
  const { votes } = await seen(office, id)
  const { electorate } = votes.find((each: { status: string }) => each.status === 'convened')
  return electorate.convened - electorate.absent
}
