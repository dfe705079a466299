import { addMonths } from '../../domain/deadlines/dates.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { IsoDate, PersonId, ProcedureKind, ProcedureType } from '../../domain/vocabulary.js'
import { fileDossier, insertHolder } from '../support/department.js'
import { insertLedBody } from '../support/led-body.js'
import { approvalOf, PROGRAM, today } from '../support/procedure-steps.js'
import type { RunningProcedure } from '../support/procedures.js'
import { lawOf, SUBJECT } from '../support/small-office.js'
import { countFor, decidedBy, usualAnswer, whoCompletes } from '../support/usual-answers.js'
import type { Given, Shape } from './shapes.js'

/** What a shape answers otherwise than usual, by the kind of task or 'stage kind'. */
type Otherwise = Record<string, (open: OpenRow) => unknown>

interface OpenRow {
  id: string
  kind: TaskKind
  stage: string
  candidate: PersonId | null
  assignee: PersonId | null
  about: { candidates?: PersonId[]; ballot?: string; decides?: string; mayJoin?: PersonId[] }
  gathered: { electorate?: { person: PersonId }[] } | null
  present: number
}

/** Answers whatever the procedure waits for until it is closed. */
async function runToEnd(
  { stack }: Given,
  it: RunningProcedure,
  otherwise: Otherwise,
): Promise<RunningProcedure> {
  let before: TaskKind | undefined
  for (;;) {
    const { rows } = await stack.pool.query<OpenRow>(
      `SELECT t.id, t.kind, t.stage, t.candidate_id AS candidate, t.assignee_id AS assignee, t.about, t.gathered, coalesce((
         SELECT jsonb_array_length(v.electorate->'convened') FROM votes v
         WHERE v.case_id = t.case_id AND v.status = 'convened'), 0) AS present
       FROM tasks t WHERE t.case_id = $1 AND t.status = 'open' ORDER BY t.id LIMIT 1`,
      [it.caseId],
    )
    const [open] = rows
    if (!open) break
    const { kind, about, gathered, present } = open
    if (kind === 'submit-dossier') {
      await fileDossier(stack.pool, { caseId: it.caseId, person: open.candidate ?? '', issuedOn: today() })
    }
    const own = otherwise[`${open.stage} ${kind}`] ?? otherwise[kind]
    const named = gathered?.electorate?.map(({ person }) => person) ?? []
    const document = { documentId: PROGRAM.documentId, sha256: PROGRAM.sha256 }
    const result = own?.(open) ?? usualAnswer(kind, { about, named, present, document })
    const input = { task: open.id, kind, result: result as never }
    await it.say(open.assignee ?? whoCompletes(kind, before), 'completeTask', input)
    before = kind
  }
  await it.outcome()
  return it
}

interface Template {
  kind: ProcedureKind
  type: ProcedureType
  begunOn?: IsoDate
  candidates?: number
}

/** A procedure of that type, run to its end. */
const template =
  ({ kind, type, begunOn, candidates = 2 }: Template, otherwise: Otherwise = {}): Shape =>
  async (given) => {
    const law = lawOf({ kind, type }, begunOn)
    const it = await given.launch({ kind, ...law }, candidates)
    return await runToEnd(given, it, { 'record-decision': () => approvalOf(), ...otherwise })
  }

/** An extension ends on the day of retirement age itself. */
const TERMS: Partial<Record<ProcedureKind, { termEndsOn: string }>> = {
  reappointment: { termEndsOn: '2031-12-31' },
  extension: { termEndsOn: '2045-03-01' },
}

/** A procedure about whoever holds a seat, run to its end. */
const aboutHolder =
  (
    kind: ProcedureKind & ProcedureType,
    otherwise: Otherwise = {},
    before?: (pool: Given['stack']['pool'], seatId: string) => Promise<unknown>,
  ): Shape =>
  async (given) => {
    const [person = ''] = await given.stack.candidates(1)
    const seatId = await insertHolder(given.stack.pool, person)
    await before?.(given.stack.pool, seatId)
    const subject = { ...SUBJECT, seatId }
    const it = await given.launch({ kind, ...lawOf({ kind, type: kind }), subject, candidates: [person] })
    return await runToEnd(given, it, {
      'record-decision': () => ({ ...approvalOf(), ...TERMS[kind] }),
      ...otherwise,
    })
  }

const ON_THE_SPOT = { kind: 'appointment', type: 'on-the-spot' } as const
/** Begun on the last day of its text. */
const PUBLIC_EMPLOYEES = { kind: 'appointment', type: 'public-employees', begunOn: '2026-06-30' } as const

/** Half of those present for each of the two: nobody is above half. */
const inHalves = ({ present, about }: OpenRow) => {
  const [one = '', other = ''] = about.candidates ?? []
  return {
    ...countFor(present, [one, other], undefined),
    blank: 0,
    votes: { [one]: present / 2, [other]: present / 2 },
  }
}

/** Nobody agrees. */
const disagreed = ({ present, about }: OpenRow) => {
  const votes = (about.candidates ?? []).map((id) => [id, { yes: 0, no: present }])
  return { ...countFor(present, [], undefined), blank: 0, votes: Object.fromEntries(votes) }
}

/** Everybody names that one. */
const allFor =
  (person: PersonId) =>
  ({ present, about }: OpenRow) => ({
    ...{ issued: present, returned: present, blank: 0, invalid: 0 },
    votes: Object.fromEntries((about.candidates ?? []).map((id) => [id, id === person ? present : 0])),
  })

/** One for each procedure that the law knows, and for each way in which one of them can turn. */
export const TEMPLATE_SHAPES: Readonly<Record<string, Shape>> = {
  'on-the-spot': template(ON_THE_SPOT),
  'on-the-spot-2025': template({ ...ON_THE_SPOT, begunOn: '2026-07-31' }),
  'on-the-spot-2020': template({ ...ON_THE_SPOT, begunOn: '2024-09-16' }),
  'policy-refused': template(ON_THE_SPOT, {
    'record-policy': () => ({ agreed: false, reason: 'Chưa có nhu cầu' }),
  }),
  // Two have exactly half of the leadership's votes: its head picks one.
  'head-picks-one-of-two': template(PUBLIC_EMPLOYEES, {
    'step-2 enter-count': inHalves,
    'step-3 enter-count': inHalves,
    'step-5 enter-count': inHalves,
  }),
  'public-employees': template(PUBLIC_EMPLOYEES),
  // Whom step 2 left behind, step 3 puts on its ballot and votes in.
  'voted-in-from-outside': template(PUBLIC_EMPLOYEES, {
    'step-3 convene-vote': ({ about, gathered }) => ({
      ...{ meetingOn: today(), absences: [], outsiders: about.mayJoin },
      convened: gathered?.electorate?.map(({ person }) => person),
    }),
    'step-3 enter-count': (open) => allFor(open.about.candidates?.[1] ?? '')(open),
  }),
  // Somebody who was no candidate joins in step 3 and is voted in.
  'joined-from-outside': async (given) => {
    const [newcomer = ''] = await given.stack.candidates(1)
    return await template(PUBLIC_EMPLOYEES, {
      'step-3 convene-vote': ({ gathered }) => ({
        ...{ meetingOn: today(), absences: [], outsiders: [newcomer] },
        convened: gathered?.electorate?.map(({ person }) => person),
      }),
      'step-3 enter-count': allFor(newcomer),
    })(given)
  },
  'from-elsewhere': template({ kind: 'appointment', type: 'from-elsewhere', candidates: 1 }),
  // Whoever holds an equal post is appointed by the authority's decision alone.
  'after-merger': async (given) => {
    const [person = ''] = await given.stack.candidates(1)
    await insertHolder(given.stack.pool, person)
    const law = lawOf({ kind: 'appointment', type: 'after-merger' })
    const it = await given.launch({ kind: 'appointment', ...law, candidates: [person] })
    return await runToEnd(given, it, { 'record-decision': () => approvalOf() })
  },
  'five-step-nomination': template({ kind: 'nomination', type: 'nomination', begunOn: '2025-10-07' }),
  'four-step-nomination': template({ kind: 'nomination', type: 'nomination' }),
  reappointment: aboutHolder('reappointment'),
  'reappointment-not-supported': aboutHolder('reappointment', {
    'key-cadre-vote enter-count': disagreed,
    'decide-vote': ({ about }) => ({
      ...{ choice: 'stop', reasons: 'Không đủ tín nhiệm' },
      ...decidedBy(about.decides),
    }),
  }),
  extension: aboutHolder('extension'),
  relief: aboutHolder('relief'),
  dismissal: aboutHolder('dismissal'),
  resignation: aboutHolder('resignation'),
  // The leaders of a body together: self-reports, one ballot of three levels, the authority's note.
  'vote-of-confidence': async (given) => {
    const { unit, seat, head, deputies } = await insertLedBody(given.stack.pool, 'replayed')
    const subject = { ...SUBJECT, seatId: seat, postId: `${unit}-head`, unitId: unit }
    const law = lawOf({ kind: 'confidence-vote', type: 'confidence-vote' })
    const confidence = { termBeganOn: addMonths(today(), -30), leftOut: [] }
    const candidates = [head, ...deputies]
    const it = await given.launch({ kind: 'confidence-vote', ...law, subject, candidates, confidence })
    return await runToEnd(given, it, {})
  },
  replacement: aboutHolder('replacement'),
  rotation: template(
    { kind: 'rotation', type: 'rotation', candidates: 1 },
    { 'record-decision': () => ({ ...approvalOf(), termEndsOn: '2029-12-31' }) },
  ),
  transfer: template({ kind: 'transfer', type: 'transfer', candidates: 1 }),
  secondment: aboutHolder('secondment', {
    'record-decision': () => ({ ...approvalOf(), termEndsOn: addMonths(today(), 12) }),
  }),
  'back-from-secondment': aboutHolder('secondment-end', {}, (pool, seatId) =>
    pool.query(
      `UPDATE tenures SET seconded_to = 'Ban Quản lý dự án', seconded_from = '2026-01-05', seconded_until = '2027-01-04'
       WHERE seat_id = $1`,
      [seatId],
    ),
  ),
  'back-from-rotation': aboutHolder('rotation-end', {
    'record-decision': () => ({ ...approvalOf(), afterRotation: 'return' }),
  }),
}
