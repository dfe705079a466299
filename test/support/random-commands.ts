import fc from 'fast-check'
import type { VoteRow } from '../../domain/procedure/change.js'
import type { TaskKind, TaskResults } from '../../domain/procedure/task-kinds.js'
import type { PersonId, VoteId } from '../../domain/vocabulary.js'
import type { CommandName, Commands } from '../../workflows/procedure/messages.js'
import type { CaseState } from '../../workflows/procedure/state.js'
import { approvalOf, countOf, PROGRAM, today } from './procedure-steps.js'
import { VOTERS } from './small-office.js'

/** What somebody might do next, sensible or not, whatever the case has come to. */
export interface Attempt {
  what: CommandName | 'completeTask'
  /** Which of the open tasks, candidates, stages. */
  pick: number
  /** Which of the answers there are. */
  how: number
  /** By the person whose task it is, or by somebody else. */
  rightly: boolean
}

/** Mostly completions by the right person, so that cases get far; everything else now and then. */
export const attempt: fc.Arbitrary<Attempt> = fc.record({
  what: fc.oneof(
    { weight: 60, arbitrary: fc.constant<Attempt['what']>('completeTask') },
    {
      weight: 20,
      arbitrary: fc.constantFrom<Attempt['what']>(
        'claimTask',
        'releaseTask',
        'reassignTask',
        'returnCase',
        'suspendCase',
        'resumeCase',
        'resumeCase',
        'resumeCase',
        'annulVote',
      ),
    },
    { weight: 3, arbitrary: fc.constantFrom<Attempt['what']>('withdrawCandidate', 'blockCandidate') },
    { weight: 1, arbitrary: fc.constant<Attempt['what']>('withdrawCase') },
  ),
  pick: fc.nat({ max: 7 }),
  how: fc.nat({ max: 11 }),
  rightly: fc.nat({ max: 11 }).map((n) => n > 0),
})

export const attempts: fc.Arbitrary<Attempt[]> = fc.array(attempt, {
  minLength: 15,
  maxLength: 40,
  size: 'max',
})

/** What an attempt needs to see of the case. */
export interface Seen {
  tasks: {
    id: string
    kind: TaskKind
    candidate?: PersonId
    person?: PersonId
    excluded: string[]
    about: object
  }[]
  candidates: PersonId[]
  stages: string[]
  /** The votes that stand, in the order in which they were held. */
  votes: VoteId[]
}

/** The same of a case's own state; `votes` as the tables hold them. */
export function seenOf({
  state,
  votes,
}: {
  state: CaseState
  votes: ReadonlyMap<VoteId, VoteRow['status'] | 'annulled'>
}): Seen {
  return {
    tasks: state.tasks.map(({ id, kind, candidate, assignee, about }) => ({
      id,
      kind,
      about,
      excluded: 'group' in assignee ? assignee.except : [],
      ...(candidate !== undefined && { candidate }),
      ...('person' in assignee && { person: assignee.person }),
    })),
    candidates: state.launch.candidates,
    stages: state.launch.stages.map(({ key }) => key),
    votes: [...votes].flatMap(([id, status]) => (status === 'annulled' ? [] : [id])),
  }
}

export interface Command<Name extends CommandName = CommandName> {
  person: PersonId
  name: Name
  input: Commands[Name]
}

/** The attempt as a command to this case. */
export function commandOf(
  { what, pick, how, rightly }: Attempt,
  { tasks, candidates, stages, votes }: Seen,
): Command {
  const task = tasks[pick % Math.max(tasks.length, 1)]
  const person = rightly ? rightPerson(task) : 'voter1'
  const id = task?.id ?? 'none'
  const reason = `lý do ${how}`
  const candidate = candidates[pick % candidates.length] ?? ''
  const officer = rightly ? 'officer' : 'reviewer'
  switch (what) {
    case 'completeTask': {
      const kind = task?.kind ?? 'confirm-eligibility'
      return { person, name: what, input: { task: id, kind, result: resultOf(kind, how, task?.about ?? {}) } }
    }
    case 'claimTask':
    case 'releaseTask':
      return { person, name: what, input: { task: id } }
    case 'reassignTask':
      return { person: officer, name: what, input: { task: id, to: person, reason } }
    case 'returnCase': {
      const stage = stages[pick % stages.length] ?? ''
      return {
        person: officer,
        name: what,
        input: { stage, keep: stages.slice(how % stages.length), reason },
      }
    }
    case 'annulVote':
      return { person: officer, name: what, input: { vote: votes[pick % votes.length] ?? 'none', reason } }
    case 'withdrawCandidate':
      return { person: rightly ? candidate : 'voter1', name: what, input: { candidate, reason } }
    case 'blockCandidate':
      return { person: officer, name: what, input: { candidate, reason } }
    default:
      return { person: officer, name: what, input: { reason } }
  }
}

const MEMBERS: Partial<Record<TaskKind, PersonId[]>> = {
  'review-action-program': ['reviewer'],
  'enter-count': ['teller1', 'teller2'],
  'record-decision': ['secretary'],
  'record-acknowledgement': ['secretary'],
  'confirm-decision': ['member1'],
  'confirm-waivers': ['officer', 'officer2'],
  'confirm-election-result': ['officer', 'officer2'],
  'confirm-ratification': ['officer', 'officer2'],
}

function rightPerson(task: Seen['tasks'][number] | undefined): PersonId {
  if (!task) return 'officer'
  const members = MEMBERS[task.kind] ?? ['officer']
  return task.person ?? members.find((member) => !task.excluded.includes(member)) ?? 'officer'
}

/** One of the answers to a task of that kind: mostly one that goes on. */
function resultOf(
  kind: TaskKind,
  how: number,
  about: { candidates?: PersonId[]; entries?: { enteredBy: PersonId }[] },
): TaskResults[TaskKind] {
  const reason = `lý do ${how}`
  switch (kind) {
    case 'agree-to-candidate':
      return how === 0 ? { agreed: false, reason } : { agreed: true }
    case 'record-acknowledgement':
      return { resolutionNumber: '1-BC/TU', signedOn: '2026-08-03', signatory: 'A' }
    case 'confirm-eligibility':
      if (how === 0) return { decision: 'reject', reason }
      return how === 1 ? { decision: 'recheck' } : { decision: 'confirm', waivers: [] }
    case 'submit-action-program':
      return PROGRAM
    case 'submit-self-report':
      return PROGRAM
    case 'give-opinion':
      return {
        opinion: how === 0 ? 'disagree' : 'agree',
        givenBy: 'Đảng ủy',
        givenOn: today(),
        summary: reason,
      }
    case 'decide-vote':
      return {
        ...{ reasons: reason, views: reason, resolutionNumber: '8', decidedOn: today() },
        ...(how === 0
          ? { choice: 'stop' as const }
          : { choice: 'select' as const, person: about.candidates?.[0] ?? '' }),
      }
    case 'submit-dossier':
      return { note: reason }
    case 'record-policy':
      return how === 0
        ? { agreed: false, reason }
        : { agreed: true, resolutionNumber: '3', signedOn: today(), signatory: 'Bí thư' }
    case 'review-action-program':
      return how < 2 ? { accepted: false, reason } : { accepted: true }
    case 'convene-vote':
      return { meetingOn: today(), convened: how === 0 ? [] : VOTERS, absences: [] }
    case 'enter-count':
      return countFor(about.candidates ?? [], how)
    case 'resolve-count-difference': {
      const [one = '', other = ''] = (about.entries ?? []).map(({ enteredBy }) => enteredBy)
      if (how < 4) return { action: 'correct', enteredBy: how < 2 ? one : other, reason }
      return { action: 'discard', enteredBy: how < 8 ? [one] : [one, other], reason }
    }
    case 'record-decision': {
      if (how === 0) return { outcome: 'more-papers', reason }
      if (how === 1) return { outcome: 'returned', stage: 'collective-vote', keep: [], reason }
      const { effectiveOn: _, keepsFormerPost: __, ...resolution } = approvalOf()
      return how === 2 ? { ...resolution, outcome: 'rejected', reason } : approvalOf()
    }
    case 'confirm-decision':
    case 'confirm-waivers':
    case 'confirm-election-result':
    case 'confirm-ratification':
      return how < 2 ? { confirmed: false, reason } : { confirmed: true }
    case 'supply-papers':
      return { documentIds: [], note: reason }
    case 'resolve-lost-candidate':
      return how < 3 ? { action: 'stop', reason } : { action: 'return', stage: 'collective-vote', reason }
    case 'record-introduction':
      return { introducedOn: today(), resolutionNumber: '1' }
    case 'record-election-result':
      return { electedOn: today(), elected: how > 1, votesFor: 10, voters: 20 }
    case 'record-ratification':
      return how < 2
        ? { ratified: false, reason }
        : {
            ratified: true,
            resolutionNumber: '2',
            signedOn: today(),
            effectiveOn: today(),
            keepsFormerPost: false,
          }
  }
}

/** Selected at once, two in a second round, or nobody; seldom one that does not add up. */
function countFor([first = '', second, ...others]: PersonId[], how: number): TaskResults['enter-count'] {
  const none = Object.fromEntries(others.map((other) => [other, 0]))
  if (how === 0) return { ...countOf({ [first]: 9 }), blank: 0 }
  if (how < 3 && second !== undefined) return countOf({ [first]: 7, [second]: 7, ...none })
  return countOf({ [first]: 11, ...(second !== undefined && { [second]: 2 }), ...none })
}
