import type { CandidateStatus, CaseAnswer, Command } from '../../domain/procedure/case.js'
import type {
  CandidateRow,
  CaseRow,
  Change,
  DecisionRow,
  Notice,
  Questions,
  RecordEffect,
  StageRow,
  TaskRow,
  VoteRow,
} from '../../domain/procedure/change.js'
import { isAboutOffice } from '../../domain/procedure/procedure-kinds.js'
import type { StageDefinition } from '../../domain/procedure/stage-kinds.js'
import type { HumanTask } from '../../domain/procedure/tasks.js'
import type { Instant, PersonId } from '../../domain/vocabulary.js'
import type { Decided } from './decided.js'
import {
  type CaseState,
  candidateStanding,
  followStage,
  isClosed,
  openVoteNames,
  waiversGiven,
} from './state.js'

/** Kinds of task at whose completion somebody's clock may stop, so that what was left of it has to be known. */
const CLOCKS = new Set<HumanTask['kind']>(['record-decision', 'record-policy'])

/**
 * What PostgreSQL has to learn when a case goes from one state to the next: a pure function of the two, so that the
 * tables can always be compared with, and rebuilt from, the workflow.
 */
export function changeBetween(
  before: CaseState,
  after: CaseState,
  decided: Decided,
  said: { at: Instant; command?: Change['command'] },
): Change {
  const opened = after.tasks.filter(({ id }) => !before.tasks.some((task) => task.id === id))
  const closed = before.tasks.filter(({ id }) => !after.tasks.some((task) => task.id === id))
  const changed = after.tasks.filter((task) => before.tasks.some((old) => old.id === task.id && old !== task))
  const shown = { before: shownBy(before), after: shownBy(after) }
  const row = caseRow(after)
  const asked = questions(before, after, decided)
  return {
    caseId: after.launch.caseId,
    sequence: after.sequence,
    at: said.at,
    ...(said.command && { command: said.command, answer: caseAnswer(after) }),
    row,
    ...(after.sequence === 1 && { law: { rules: after.launch.ruleSet, stages: after.launch.stages } }),
    candidates: changedCandidates(before, after),
    tasksOpened: opened.map((task) => taskRow(task, said.at)),
    tasksChanged: changed.map((task) => taskRow(task, said.at)),
    tasksClosed: closed.map(({ id }) =>
      id === decided.completed
        ? { id, status: 'done', by: decided.audit.actor }
        : { id, status: 'cancelled' },
    ),
    votes: shown.after.votes.filter((vote) => !sameVote(vote, shown.before.votes)),
    votesAnnulled: shown.before.votes
      .filter(({ id }) => !shown.after.votes.some((vote) => vote.id === id && !isAbandoned(vote, after)))
      .map(({ id }) => ({ id, reason: decided.annulledBecause ?? decided.audit.what })),
    ...(shown.after.decision && !shown.before.decision && { decision: shown.after.decision }),
    audit: [
      {
        ...decided.audit,
        before: { ...standing(before), ...asObject(decided.audit.before) },
        after: {
          ...standing(after),
          ...asObject(decided.audit.after),
          ...(opened.length > 0 && { opened: opened.map(({ id, kind }) => ({ id, kind })) }),
          ...(closed.length > 0 && { closed: closed.map(({ id }) => id) }),
        },
      },
      ...countedNow(shown).map((vote) => ({
        what: 'vote-counted',
        actor: decided.audit.actor,
        after: { vote: vote.id, count: vote.count, verdict: vote.verdict, tellers: vote.tellers },
      })),
    ],
    notices: [...(decided.notices ?? []), ...noticesOf(before, after, opened, closed, decided)],
    questions: asked,
    ...((asked.eligibility.length > 0 || decided.guard?.waived) && { judge: judgedBy(after, decided.guard) }),
    ...(decided.guard && { guard: decided.guard }),
    ...recusal(before, decided),
    effects: effects(before, after),
  }
}

/** What the trail says of the launch: who, for whom where it opened by itself, and all that the proposal says. */
export function launchEvent({
  launchedBy,
  byItself,
  candidates,
  subject,
  ...launch
}: CaseState['launch']): Decided['audit'] {
  const { begunOn, begunBefore } = launch
  return {
    what: 'case-launched',
    actor: byItself ? 'system' : launchedBy.personId,
    ...(byItself && { onBehalfOf: launchedBy.personId }),
    after: {
      ...{ candidates, seat: subject.seatId, begunOn },
      ...(begunBefore && { begunBefore }),
      ...proposalOf(launch),
    },
  }
}

/**
 * The change that counts the open deadlines anew, each from its own day and with the days it was given: what was left of
 * it, after a suspension. PostgreSQL writes it only if a deadline is counted otherwise now. `by` changed the calendar.
 */
export function recountOf(
  before: CaseState,
  after: CaseState,
  { by, ...said }: { at: Instant; command: Command; by: PersonId },
): Change {
  const change = changeBetween(
    before,
    after,
    { state: after, audit: { what: 'deadlines-recounted', actor: by ?? 'system' } },
    said,
  )
  const remindBefore = before.launch.ruleSet.times.remindBefore.value
  const counted = before.tasks.flatMap(({ id, deadline }) => (deadline ? [{ task: id, deadline }] : []))
  return {
    ...change,
    tasksChanged: before.tasks.flatMap((task) => (task.deadline ? [taskRow(task, said.at)] : [])),
    questions: {
      ...change.questions,
      deadlines: counted.map(({ task, deadline: { workingDays, unit, article, from } }) => ({
        ...{ task, workingDays, article, from, remindBefore },
        ...(unit && { unit }),
      })),
    },
    recount: Object.fromEntries(
      counted.map(({ task, deadline: { due, skipped, provisional } }) => [
        task,
        { due, skipped, provisional },
      ]),
    ),
  }
}

/**
 * Whoever does a task for a group, launches or steers the case is none of its people, and stands back from none of them,
 * where the rules say so; nor whom a task is given to. Whom an earlier step left behind may come back: only who withdrew
 * or was blocked is nobody's concern any more. A task of one's own and one's own withdrawal are nobody else's.
 */
function recusal(before: CaseState, { audit }: Decided): Pick<Change, 'recusal'> {
  const { what, actor } = audit
  const task = before.tasks.find(({ id }) => id === audit.task)
  if (!STEERED.includes(what) || isOwn(audit) || (task && 'person' in task.assignee)) return {}
  const rules = before.launch.ruleSet.recusal
  const joining = memberOf(memberOf(audit.after, 'result'), 'outsiders')
  const outsiders = Array.isArray(joining) ? joining.filter((person) => typeof person === 'string') : []
  const standing = [...candidateStanding(before)]
  const holder = what === 'task-reassigned' ? memberOf(audit.after, 'claimedBy') : undefined
  return {
    recusal: {
      actor,
      ...(typeof holder === 'string' && { holder }),
      people: [...standing.map(([person]) => person), ...outsiders],
      candidates: [
        ...standing.flatMap(([person, { status }]) => (LOST.includes(status) ? [] : [person])),
        ...outsiders,
      ],
      relatives: rules?.recusedRelatives.value ?? [],
      interests: rules?.recusedInterests?.value ?? [],
    },
  }
}

const LOST: readonly CandidateStatus[] = ['withdrawn', 'blocked']

/** One's own withdrawal; a task that one gives back. */
function isOwn({ what, actor, before, after }: Decided['audit']): boolean {
  if (what === 'candidate-withdrew') return memberOf(after, 'candidate') === actor
  return what === 'task-released' && memberOf(before, 'claimedBy') === actor
}

const STEERED = [
  ...['task-claimed', 'task-completed', 'task-reassigned', 'task-released'],
  ...['case-launched', 'case-returned', 'case-suspended', 'case-resumed', 'case-withdrawn'],
  ...['candidate-withdrew', 'candidate-blocked', 'vote-annulled'],
]

/** The law and the post that a candidate's record is judged by. */
function judgedBy({ launch }: CaseState, guard: Change['guard']): NonNullable<Change['judge']> {
  const { postId, level, degree } = launch.subject
  const termEndsOn = guard?.termEndsOn
  return {
    rules: launch.ruleSet.eligibility,
    begunOn: launch.begunOn,
    post: {
      postId,
      level,
      caseId: launch.caseId,
      ...(degree && { degree }),
      ...(termEndsOn && { termEndsOn }),
    },
  }
}

/** The short account that answers a command. */
export function caseAnswer(state: CaseState): CaseAnswer {
  return {
    id: state.launch.caseId,
    kind: state.launch.kind,
    status: state.status,
    stage: currentStage(state),
    sequence: state.sequence,
    openTasks: state.tasks.map(({ id, kind, stage, candidate }) => ({
      id,
      kind,
      stage,
      ...(candidate !== undefined && { candidate }),
    })),
  }
}

/** Key of the stage the case is at, null when it is at none. */
export function currentStage(state: CaseState): string | null {
  return isClosed(state) ? null : (state.launch.stages[state.position]?.key ?? null)
}

function caseRow(state: CaseState): CaseRow {
  const { launch } = state
  return {
    id: launch.caseId,
    kind: launch.kind,
    ruleSetId: launch.ruleSet.id,
    ruleSetVersion: launch.ruleSet.version,
    unitId: launch.subject.unitId,
    postId: launch.subject.postId,
    seatId: launch.subject.seatId,
    ...(launch.revokes && { revokes: launch.revokes }),
    begunOn: launch.begunOn,
    ...(launch.begunBefore && { begunBefore: launch.begunBefore }),
    ...proposalOf(launch),
    status: state.status,
    stage: currentStage(state),
    stages: state.stages.map(({ journal: _, ...stage }, index) => ({
      ...shownDefinition(launch.stages[index]),
      ...stage,
    })),
    outcome: outcome(state),
    launchedBy: launch.launchedBy.personId,
    launchedAt: state.launchedAt,
    closedAt: state.closedAt ?? null,
    waitingSince: isClosed(state) ? null : state.waitingSince,
  }
}

function proposalOf({
  ground,
  rotation,
}: Pick<CaseState['launch'], 'ground' | 'rotation'>): Pick<CaseRow, 'proposal'> {
  const proposal = ground ?? rotation
  return proposal ? { proposal } : {}
}

function shownDefinition(definition: StageDefinition | undefined): Pick<StageRow, 'key' | 'kind' | 'title'> {
  if (!definition) throw new RangeError('a stage that the launch does not define')
  const { key, kind, title } = definition
  return { key, kind, title }
}

function outcome(state: CaseState): CaseRow['outcome'] {
  if (!isClosed(state) && state.status !== 'decided') return null
  return {
    status: state.status,
    ...state.ending,
    ...(state.effect && { person: state.effect.person, effectiveOn: state.effect.effectiveOn }),
  }
}

function candidateRows(state: CaseState): CandidateRow[] {
  const waivers = waiversGiven(state)
  return [...candidateStanding(state)].map(([personId, { status, reason }], ordinal) => ({
    personId,
    ordinal,
    // Whoever comes back onto a ballot is a candidate while it is voted on.
    status: isAppointed(state, personId)
      ? 'appointed'
      : status === 'not-selected' && openVoteNames(state, personId)
        ? 'active'
        : status,
    ...(reason !== undefined && { reason }),
    waivers: waivers[personId] ?? [],
  }))
}

/** Those who stand otherwise than before: all of them at the launch. */
function changedCandidates(before: CaseState, after: CaseState): CandidateRow[] {
  const known = before.sequence === 0 ? [] : candidateRows(before)
  return candidateRows(after).filter(
    ({ status, reason, waivers }, ordinal) =>
      known[ordinal]?.status !== status ||
      known[ordinal]?.reason !== reason ||
      JSON.stringify(known[ordinal]?.waivers) !== JSON.stringify(waivers),
  )
}

const isAppointed = ({ launch, status, effect }: CaseState, personId: PersonId): boolean =>
  !isAboutOffice(launch.kind) && status === 'completed' && effect?.person === personId

function taskRow(task: HumanTask, at: Instant): TaskRow {
  return {
    id: task.id,
    stage: task.stage,
    kind: task.kind,
    ...(task.candidate !== undefined && { candidate: task.candidate }),
    assignee: task.assignee,
    ...(task.claimedBy !== undefined && { claimedBy: task.claimedBy }),
    about: task.about,
    openedAt: task.openedAt,
    ...(task.deadline && { deadline: task.deadline }),
    ...(task.told !== 'nothing' && { remindedAt: at }),
    ...(task.told === 'escalated' && { escalatedAt: at }),
  }
}

interface ShownByCase {
  votes: VoteRow[]
  decision?: DecisionRow
}

/** Votes and decision of all stages that the case has come to in their present visit. */
function shownBy(state: CaseState): ShownByCase {
  const votes: VoteRow[] = []
  let decision: DecisionRow | undefined
  for (const [position, stage] of state.stages.entries()) {
    if (Object.keys(stage.journal).length === 0) continue
    const shown = followStage(state, position)?.shown
    votes.push(...(shown?.votes ?? []))
    decision = shown?.decision ?? decision
  }
  return { votes, ...(decision && { decision }) }
}

/** A vote changes only by being counted. */
const sameVote = (vote: VoteRow, votes: VoteRow[]): boolean =>
  votes.some(({ id, status }) => id === vote.id && status === vote.status)

/** Of a case that ended, a vote that was convened is not held any more. */
const isAbandoned = ({ status }: VoteRow, state: CaseState): boolean =>
  status === 'convened' && isClosed(state)

const countedNow = ({ before, after }: { before: ShownByCase; after: ShownByCase }): VoteRow[] =>
  after.votes.filter((vote) => vote.status === 'counted' && !sameVote(vote, before.votes))

const standing = (state: CaseState) =>
  state.sequence === 0 ? {} : { status: state.status, stage: currentStage(state) }

/** An audit event's own members, beside where the case stands. */
const asObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
const memberOf = (value: unknown, key: string): unknown => Reflect.get(asObject(value), key)

function noticesOf(
  before: CaseState,
  after: CaseState,
  opened: HumanTask[],
  closed: HumanTask[],
  decided: Decided,
): Notice[] {
  const notices: Notice[] = opened.map(({ id, assignee }) => ({
    to: assignee,
    kind: 'task-opened',
    task: id,
  }))
  for (const { id, assignee, claimedBy } of closed) {
    if (id === decided.completed) continue
    // A group learns of a task that went away by its list; a person who was at it is told.
    const holder = claimedBy ?? ('person' in assignee ? assignee.person : undefined)
    if (holder !== undefined) notices.push({ to: { person: holder }, kind: 'task-cancelled', task: id })
  }
  const to = { person: after.launch.launchedBy.personId }
  if (before.status !== 'decided' && (after.status === 'decided' || after.status === 'completed')) {
    notices.push({ to, kind: 'case-decided' })
    if (after.effect) notices.push({ to: { person: after.effect.person }, kind: 'case-decided' })
  }
  if (before.status !== after.status && (after.status === 'stopped' || after.status === 'rejected')) {
    notices.push({ to, kind: 'case-stopped', params: { ...after.ending } })
  }
  return notices
}

function questions(before: CaseState, after: CaseState, decided: Decided): Questions {
  const { subject, ruleSet } = after.launch
  const { remindBefore } = ruleSet.times
  const running = after.status === 'running'
  const fresh = after.tasks.filter(({ id }) => !before.tasks.some((task) => task.id === id))
  const stopped = before.tasks.filter(
    (task) =>
      task.deadline &&
      (task.id === decided.completed
        ? CLOCKS.has(task.kind)
        : after.tasks.some((now) => now.id === task.id && !now.deadline)),
  )
  const needs = followStage(after)?.needs ?? []
  const gather = fresh.flatMap((task) => {
    const asked = needs.find(({ key }) => key === task.need)?.need.gather
    return asked ? [{ task: task.id, ...asked }] : []
  })
  return {
    deadlines: after.tasks.flatMap(({ id, within, remaining, deadline }) =>
      running && within && !deadline
        ? [
            {
              task: id,
              workingDays: Math.max(remaining ?? within.workingDays, 1),
              ...(within.unit && { unit: within.unit }),
              article: within.article,
              ...(within.from && remaining === undefined && { from: within.from }),
              remindBefore: remindBefore.value,
            },
          ]
        : [],
    ),
    remaining: stopped.flatMap(({ id, deadline }) =>
      deadline ? [{ task: id, due: deadline.due, ...(deadline.unit && { unit: deadline.unit }) }] : [],
    ),
    eligibility: gather.flatMap(({ task, eligibility }) =>
      eligibility === undefined ? [] : [{ task, person: eligibility }],
    ),
    members: gather.flatMap(({ task, members }) => (members === undefined ? [] : [{ task, group: members }])),
    electorates: gather.flatMap(({ task, electorate }) =>
      electorate === undefined
        ? []
        : [{ task, composition: electorate, unit: subject.unitId, circle: subject.electorate }],
    ),
  }
}

function effects(before: CaseState, after: CaseState): RecordEffect[] {
  if (after.status !== 'completed' || before.status === 'completed' || !after.effect) return []
  const { launch, effect } = after
  const { seatId, postId, level } = launch.subject
  const { person, effectiveOn, termEndsOn } = effect
  switch (launch.kind) {
    case 'appointment':
    case 'nomination':
      return [{ do: 'fill-seat', seatId, postId, level, ...effect }]
    case 'rotation':
      return [{ do: 'fill-seat', seatId, postId, level, ...effect, rotation: launch.rotation?.purpose ?? '' }]
    case 'rotation-end':
      return effect.afterRotation === undefined
        ? []
        : [{ do: 'end-rotation', seatId, person, effectiveOn, after: effect.afterRotation }]
    case 'reappointment':
    case 'extension':
      return termEndsOn === undefined ? [] : [{ do: 'extend-term', seatId, person, effectiveOn, termEndsOn }]
    case 'dismissal':
    case 'resignation':
    case 'replacement':
      return [{ do: 'vacate-seat', seatId, person, effectiveOn }]
    case 'revocation':
      return launch.revokes ? [{ do: 'revoke', caseId: launch.revokes, effectiveOn }] : []
  }
}
