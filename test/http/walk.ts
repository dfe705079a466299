import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { ownColumns } from '../support/own-columns.js'
import { countOf, today, winning } from '../support/procedure-steps.js'
import { insertCandidate, insertSeat, OFFICE, VOTERS } from '../support/small-office.js'
import type { Answer, HttpOffice } from './http-office.js'

/** What a procedure is taken on in: an office whose API is asked. */
type Office = Pick<HttpOffice, 'pool' | 'as'>

/** A procedure that was launched over HTTP. */
export interface Walked {
  id: string
  candidates: PersonId[]
}

/** Where a procedure can be taken to, in the order of the short procedure. */
const PLACES = [
  'launched',
  'program',
  'review',
  'convening',
  'first-count',
  'second-count',
  'decision',
  'confirmation',
  'completed',
] as const
export type Place = (typeof PLACES)[number]

let people = 0

/** People who meet every criterion, each with an account named as they are. */
export async function newCandidates({ pool }: Pick<HttpOffice, 'pool'>, count: number): Promise<PersonId[]> {
  const ids = Array.from({ length: count }, () => {
    people += 1
    return `candidate${people}`
  })
  for (const id of ids) {
    await insertCandidate(pool, id)
    await pool.query('INSERT INTO accounts (login, person_id) VALUES ($1, $1)', [id])
  }
  return ids
}

/** Candidates of another department: there they work, and there is the post that they hold. */
export async function moveElsewhere({ pool }: Pick<HttpOffice, 'pool'>, people: PersonId[]): Promise<void> {
  const columns = await ownColumns(pool, 'posts')
  await pool.query(
    `INSERT INTO posts (${columns}) SELECT ${columns} FROM (
       SELECT (jsonb_populate_record(p, '{"id": "post-elsewhere", "unit_id": "u-other"}')).*
       FROM posts p WHERE p.id = 'post-division') other ON CONFLICT DO NOTHING`,
  )
  await pool.query("UPDATE people SET unit_id = 'u-other' WHERE id = ANY ($1)", [people])
  await pool.query(
    "UPDATE tenures SET post_id = 'post-elsewhere' WHERE post_id = 'post-division' AND person_id = ANY ($1)",
    [people],
  )
}

/** Launches for a vacant seat of its own, with new candidates unless they are named, and takes it to a place. */
export async function procedureAt(
  office: Office,
  place: Place,
  given: {
    candidates?: PersonId[] | number
    kind?: 'appointment' | 'nomination'
    resolutionNumber?: string
  } = {},
): Promise<Walked> {
  const { kind = 'appointment', candidates: wanted = 1 } = given
  const candidates = typeof wanted === 'number' ? await newCandidates(office, wanted) : wanted
  const seatId = await insertSeat(office.pool, kind === 'nomination' ? OFFICE.electedPost : OFFICE.post)
  const launched = await office.as('officer').post('/v1/procedures', { kind, seatId, candidates })
  const it = { id: must(launched, 201).body.id as string, candidates }
  await walkTo(office, it, 'launched', place, given.resolutionNumber)
  return it
}

/** From one place to a later one. */
export async function walkTo(
  office: Office,
  it: Walked,
  from: Place,
  to: Place,
  resolutionNumber?: string,
): Promise<void> {
  const passed = (place: Place): boolean =>
    PLACES.indexOf(place) > PLACES.indexOf(from) && PLACES.indexOf(place) <= PLACES.indexOf(to)
  const [first = ''] = it.candidates
  if (passed('program')) {
    for (const one of it.candidates)
      await done(office, it, 'officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] }, one)
  }
  if (passed('review')) {
    for (const one of it.candidates) {
      const result = { documentId: await submitted(office, it, one), summary: 'Ba việc trọng tâm' }
      await done(office, it, one, 'submit-action-program', result, one)
    }
  }
  if (passed('convening')) {
    for (const one of it.candidates)
      await done(office, it, 'reviewer', 'review-action-program', { accepted: true }, one)
  }
  if (passed('first-count')) await done(office, it, 'officer', 'convene-vote', electorate())
  if (passed('second-count'))
    await done(office, it, 'teller1', 'enter-count', countOf(winning(it.candidates)))
  if (passed('decision')) await done(office, it, 'teller2', 'enter-count', countOf(winning(it.candidates)))
  if (passed('confirmation'))
    await done(office, it, 'secretary', 'record-decision', decision({ resolutionNumber }), first)
  if (passed('completed')) {
    await done(office, it, 'member1', 'confirm-decision', { confirmed: true }, first)
    await until(async () => (await seen(office, it.id)).status === 'completed')
  }
}

export const electorate = () => ({ meetingOn: today(), convened: VOTERS, absences: [] })

let resolutions = 0

/** In favour, signed and in effect today, under a number of its own. */
export function decision(given: Record<string, unknown> = {}): Record<string, unknown> {
  resolutions += 1
  const { resolutionNumber = `${resolutions}-QĐ/TU`, ...other } = given
  return {
    outcome: 'approved',
    resolutionNumber,
    signedOn: today(),
    effectiveOn: today(),
    keepsFormerPost: false,
    bodyVotes: { inFavour: 5, against: 0 },
    signatory: 'Trần Thị Ký',
    ...other,
  }
}

/** The case as the officer sees it. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects, and fails where it is not there
export async function seen(office: Office, id: string, login = 'officer'): Promise<any> {
  return must(await office.as(login).get(`/v1/procedures/${id}`), 200).body
}

/** The id of the open task of that kind (about that candidate). */
export async function task(
  office: Office,
  { id }: Pick<Walked, 'id'>,
  kind: TaskKind,
  candidate?: PersonId,
): Promise<string> {
  const { waitingFor } = await seen(office, id)
  const found = waitingFor.find(
    (open: { kind: string; candidate: { id: string } | null }) =>
      open.kind === kind && (candidate === undefined || open.candidate?.id === candidate),
  )
  if (!found) throw new Error(`${id} does not wait for ${kind}: ${JSON.stringify(waitingFor)}`)
  return found.task
}

/** Completes the open task of that kind, whatever comes back. */
export async function complete(
  office: Office,
  it: Walked,
  login: string,
  kind: TaskKind,
  result: unknown,
  candidate?: PersonId,
): Promise<Answer> {
  const open = await task(office, it, kind, candidate)
  return office.as(login).post(`/v1/tasks/${open}/completion`, { kind, result })
}

async function done(...given: Parameters<typeof complete>): Promise<void> {
  must(await complete(...given), 200)
}

export const PROGRAM = Buffer.concat([
  Buffer.from('%PDF-1.7\n'),
  Buffer.alloc(2_000, 'Chương trình hành động\n'),
])

/** Uploads the candidate's action program, and answers the document's id. */
export async function submitted(office: Office, { id }: Walked, candidate: PersonId): Promise<string> {
  return must(await office.as(candidate).upload({ case: id, content: PROGRAM }), 201).body.id
}

/** The answer, if it has that status. */
export function must(answer: Answer, status: number): Answer {
  if (answer.status !== status)
    throw new Error(`${answer.status}, not ${status}: ${JSON.stringify(answer.body)}`)
  return answer
}

/** Waits for what something else in the product does by itself. */
export async function until(happened: () => Promise<boolean>, patienceMs = 90_000): Promise<void> {
  const end = Date.now() + patienceMs
  while (!(await happened())) {
    if (Date.now() > end) throw new Error(`not within ${patienceMs} ms: ${happened}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
