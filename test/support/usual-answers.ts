import type { TaskKind, TaskResults } from '../../domain/procedure/task-kinds.js'
import type { PersonId } from '../../domain/vocabulary.js'
import type { PaperCount } from '../../domain/voting/evaluate-vote.js'
import { today } from './procedure-steps.js'

/** What somebody has before them who completes a task. */
export interface Before {
  about: {
    candidates?: PersonId[]
    ballot?: string
    decides?: string
    byVote?: unknown
    standingCommitteeAsked?: boolean
  }
  /** Whom the records name, where a vote is to be convened. */
  named: PersonId[]
  /** How many are present, where votes are counted. */
  present: number
  /** The document that is handed in. */
  document: { documentId: string; sha256?: string }
}

/** The answers with which every procedure goes on to its decision; none where a test must choose. */
export function usualAnswer(kind: TaskKind, { about, named, present, document }: Before): unknown {
  const usual: Partial<Record<TaskKind, unknown>> = {
    'agree-to-candidate': { agreed: true },
    'confirm-eligibility': { decision: 'confirm', waivers: [] },
    'confirm-waivers': { confirmed: true },
    'submit-action-program': { ...document, summary: 'Ba việc trọng tâm' },
    'submit-self-report': { ...document, summary: 'Hoàn thành tốt nhiệm vụ của nhiệm kỳ' },
    'give-opinion': {
      ...{ opinion: 'agree', givenBy: 'Đảng ủy Sở', givenOn: today(), summary: 'Nhất trí' },
      ...(about.byVote !== undefined && { votes: { agree: 3, of: 5 } }),
    },
    'review-action-program': { accepted: true },
    'convene-vote': {
      ...{ meetingOn: today(), convened: named, absences: [] },
      // The small office has no standing committee: one of those convened is said to be in it.
      ...(about.standingCommitteeAsked && {
        corrections: [{ personId: named[0], reason: 'Đồng thời là ủy viên ban thường vụ' }],
      }),
    },
    'enter-count': countFor(present, about.candidates ?? [], about.ballot),
    'decide-vote': {
      choice: 'select',
      person: about.candidates?.[0],
      reasons: 'Ý kiến của tập thể',
      ...decidedBy(about.decides),
    },
    'record-policy': { agreed: true, resolutionNumber: '7-TB/TU', signedOn: today(), signatory: 'Bí thư' },
    'submit-dossier': {},
    'record-acknowledgement': { resolutionNumber: '31-BC/TU', signedOn: today(), signatory: 'Bí thư' },
    'confirm-decision': { confirmed: true },
    'record-introduction': { introducedOn: today(), resolutionNumber: '9-TB/TU' },
    'record-election-result': { electedOn: today(), elected: true, votesFor: 40, voters: 45 },
    'confirm-election-result': { confirmed: true },
    'record-ratification': {
      ratified: true,
      resolutionNumber: '11-QĐ/TTg',
      signedOn: today(),
      effectiveOn: today(),
      keepsFormerPost: false,
    } satisfies TaskResults['record-ratification'],
    'confirm-ratification': { confirmed: true },
  }
  return usual[kind]
}

/** What is owed beside the reasons where the votes did not decide: by the head the views of all, by the authority its paper. */
export function decidedBy(decides: string | undefined): Partial<TaskResults['decide-vote']> {
  return decides === 'head'
    ? { views: 'Các ý kiến khác: không có ý kiến trái chiều' }
    : { resolutionNumber: '8-KL/TU', decidedOn: today() }
}

/** Everybody votes, one paper blank: the first candidate has all other papers, or all agree to everybody. */
export function countFor(
  present: number,
  candidates: readonly PersonId[],
  ballot: string | undefined,
): PaperCount {
  const valid = Math.max(present - 1, 0)
  const votes = candidates.map((id, index) => [
    id,
    ballot === 'three-levels'
      ? { high: valid, confidence: 0, low: 0, invalid: 0 }
      : ballot === 'each-person'
        ? { yes: valid, no: 0 }
        : index === 0
          ? valid
          : 0,
  ])
  return { issued: present, returned: present, blank: 1, invalid: 0, votes: Object.fromEntries(votes) }
}

/** Who completes a task of a group: an account of the small office. */
export function whoCompletes(kind: TaskKind, before: TaskKind | undefined): PersonId {
  if (kind === 'enter-count') return before === 'enter-count' ? 'teller2' : 'teller1'
  return WHO[kind] ?? 'officer'
}

const WHO: Partial<Record<TaskKind, PersonId>> = {
  'review-action-program': 'reviewer',
  'record-policy': 'secretary',
  'record-decision': 'secretary',
  'record-acknowledgement': 'secretary',
  'decide-vote': 'secretary',
  'confirm-decision': 'member1',
  'confirm-waivers': 'officer2',
  'confirm-election-result': 'officer2',
  'confirm-ratification': 'officer2',
}
