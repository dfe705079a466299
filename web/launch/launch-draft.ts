import type { z } from 'zod'
import type { groundsOfSeat } from '../../api/resources/grounds/schemas.js'
import type { post } from '../../api/resources/posts/schemas.js'
import type { launch } from '../../api/resources/procedures/schemas.js'
import { useDraft } from '../inbox/draft.js'
import { type Count, isCount } from '../parts/fields/count-typed.js'
import { isDay } from '../parts/fields/days-typed.js'

export type Launch = z.input<typeof launch>
export type Kind = Exclude<Launch['kind'], 'revocation'>
type Rotation = Extract<Launch, { kind: 'rotation' }>
type Moved = Extract<Launch, { kind: 'transfer' | 'secondment' }>

/** A ground that is chosen, with what is typed of the paper or the count that shows it. */
export interface GroundTyped {
  code: string
  proof: z.output<typeof groundsOfSeat>['items'][number]['proof']
  /** The records show it: no paper is needed. */
  isShown: boolean
  number: string
  on: string
  low: Count
  collected: Count
}

export const paperlessGround = (code: string): GroundTyped => ({
  ...{ code, proof: 'paper', isShown: false, number: '', on: '', low: '', collected: '' },
})

/** A leader who has notice of retirement, with what is typed of its paper. */
export interface LeftOutTyped {
  id: string
  number: string
  on: string
}

export type Post = z.output<typeof post>
export type Seat = Post['seats'][number]

export const STEPS = ['seat', 'procedure', 'people', 'plan', 'review'] as const
export type Step = (typeof STEPS)[number]

export interface Somebody {
  id: string
  name: string
  /** The post they hold, or their unit, where it is known. */
  holds?: string | undefined
}

/** What is chosen so far: of a seat and a procedure also what they are called, to be said without being asked for. */
export interface LaunchDraft {
  step: Step
  /** The latest step that was seen. */
  furthest: Step
  /** One for each launch: sent twice, it is done once; also after the page was closed. */
  key: string
  post: Post | undefined
  seat: Seat | undefined
  kind: Kind | undefined
  ruleSet: { id: string; version: number; title: string } | undefined
  candidates: Somebody[]
  grounds: GroundTyped[]
  reason: string
  /** The day from which the law counts: of the letter, or on which the grounds sufficed. */
  since: string
  /** The person handed in a letter, where the law votes on whoever handed in none. */
  byLetter: boolean
  purpose: string
  until: string
  /** Why the person is rotated, and what is planned to follow. */
  because?: string | undefined
  next?: string | undefined
  /** The paper by which a rotation is shorter than the law has it. */
  shorterNumber?: string | undefined
  shorterOn?: string | undefined
  /** Of a transfer or a secondment: the case of the law, where to and until when, the person's own paper. */
  movedFor?: string | undefined
  receiver?: string
  secondedUntil?: string
  requestNumber?: string
  requestOn?: string
  /** Of a vote of confidence; absent from drafts of before. */
  termBeganOn?: string
  leftOut?: LeftOutTyped[]
  isOnPaper: boolean
  beganOn: string
  paperReason: string
  evidence: string
  /** The day that the authority set for counting the age, where it set one. */
  ageCountedOn: string
}

/** Nothing chosen yet. */
export const newLaunch = (): LaunchDraft => ({
  ...{ step: 'seat', furthest: 'seat', key: crypto.randomUUID() },
  ...{ post: undefined, seat: undefined, kind: undefined, ruleSet: undefined, candidates: [] },
  ...{ grounds: [], reason: '', since: '', byLetter: false, purpose: '', until: '' },
  ...{ termBeganOn: '', leftOut: [] },
  ...{ isOnPaper: false, beganOn: '', paperReason: '', evidence: '', ageCountedOn: '' },
})

/** The name under which the one launch that somebody prepares is kept on their device. */
export const DRAFT = 'launch'
export const useLaunchDraft = () => useDraft<LaunchDraft>(DRAFT, newLaunch())

export interface OfLaunch {
  draft: LaunchDraft
  set: (more: Partial<LaunchDraft>) => void
  /** What the API says of a field of the launch. */
  errorAt: (field: string) => string | undefined
}

const FILLS = ['appointment', 'nomination', 'rotation', 'transfer']
const LEAVES = ['relief', 'dismissal', 'resignation']

/** A seat is filled by it: there are candidates. Else it is about whoever holds the seat. */
export const hasCandidates = ({ kind }: LaunchDraft): boolean => kind !== undefined && FILLS.includes(kind)
export const leavesOffice = ({ kind }: LaunchDraft): boolean => kind !== undefined && LEAVES.includes(kind)
/** Somebody is to work elsewhere by it, in another post or for a time. */
export const movesSomebody = ({ kind }: LaunchDraft): boolean => kind === 'transfer' || kind === 'secondment'
/** The leaders of a body are voted on together. */
export const isOnLeaders = ({ kind }: LaunchDraft): boolean => kind === 'confidence-vote'
/** The day as of which the records answer: that on which it began. */
export const asOf = ({ isOnPaper, beganOn }: LaunchDraft): string =>
  isOnPaper && isDay(beganOn) ? beganOn : ''

/** Everybody that it is about. */
export function peopleOf(draft: LaunchDraft): Somebody[] {
  if (hasCandidates(draft) || isOnLeaders(draft)) return draft.candidates
  return draft.seat?.holder ? [draft.seat.holder] : []
}

type Missing =
  | 'chooseSeat'
  | 'chooseKind'
  | 'chooseProcedure'
  | 'choosePerson'
  | 'proposalFirst'
  | 'purposeFirst'
  | 'planFirst'
  | 'movingFirst'
  | 'paperFirst'
  | 'dayFirst'
  | 'termFirst'
  | 'noticeFirst'

/** What is still to be chosen or typed in a step before one can go on. */
export function missingIn(step: Step, draft: LaunchDraft): Missing | undefined {
  if (step === 'seat') return draft.seat ? undefined : 'chooseSeat'
  if (step === 'procedure') {
    if (!draft.kind) return 'chooseKind'
    return draft.ruleSet ? undefined : 'chooseProcedure'
  }
  if (step === 'people') return missingOfPeople(draft)
  const { isOnPaper, beganOn, paperReason, evidence, ageCountedOn = '' } = draft
  if (hasCandidates(draft) && ageCountedOn && !isDay(ageCountedOn)) return 'dayFirst'
  if (!isOnPaper) return undefined
  if (!(beganOn && paperReason.trim() && evidence.trim())) return 'paperFirst'
  return isDay(beganOn) ? undefined : 'dayFirst'
}

function missingOfPeople(draft: LaunchDraft): Missing | undefined {
  if (isOnLeaders(draft)) return missingOfLeaders(draft)
  if (hasCandidates(draft) && draft.candidates.length === 0) return 'choosePerson'
  if (draft.kind === 'rotation' && !draft.purpose.trim()) return 'purposeFirst'
  if (draft.kind === 'rotation' && !(draft.because && draft.next)) return 'planFirst'
  if (draft.kind === 'rotation' && [draft.until, draft.shorterOn].some((day) => day && !isDay(day)))
    return 'dayFirst'
  if (movesSomebody(draft)) return missingOfMove(draft)
  if (!leavesOffice(draft)) return undefined
  if (draft.since && !isDay(draft.since)) return 'dayFirst'
  const lacks = draft.grounds.length === 0 || !draft.grounds.every(isProven) || !draft.reason.trim()
  return lacks ? 'proposalFirst' : undefined
}

function missingOfMove(draft: LaunchDraft): Missing | undefined {
  const {
    kind,
    purpose,
    movedFor,
    receiver = '',
    secondedUntil = '',
    requestNumber = '',
    requestOn = '',
  } = draft
  if (!purpose.trim() || !movedFor) return 'movingFirst'
  if (requestNumber.trim() && !isDay(requestOn)) return 'dayFirst'
  if (kind !== 'secondment') return undefined
  if (!receiver.trim() || !secondedUntil) return 'movingFirst'
  return isDay(secondedUntil) ? undefined : 'dayFirst'
}

function missingOfLeaders({ candidates, termBeganOn = '', leftOut = [] }: LaunchDraft): Missing | undefined {
  if (!termBeganOn) return 'termFirst'
  if (!isDay(termBeganOn)) return 'dayFirst'
  if (!leftOut.every(({ number, on }) => number.trim() && isDay(on))) return 'noticeFirst'
  return candidates.length === 0 ? 'choosePerson' : undefined
}

/** Is what shows it typed, where the records alone do not show it? */
const isProven = ({ isShown, proof, number, on, low, collected }: GroundTyped): boolean =>
  isShown ||
  (number.trim() !== '' && isDay(on) && (proof !== 'confidence' || (isCount(low) && isCount(collected))))

/** A ground as it is sent. */
function groundOf({ code, isShown, proof, number, on, low, collected }: GroundTyped) {
  if (isShown) return { code }
  const paper = { number: number.trim(), on }
  if (proof !== 'confidence') return { code, paper }
  return { code, confidence: { ...paper, low: Number(low), collected: Number(collected) } }
}

/** The first step in which something is missing; the last one where nothing is. */
const reachedBy = (draft: LaunchDraft): Step =>
  STEPS.find((step) => missingIn(step, draft) !== undefined) ?? 'review'

const earlier = (a: Step, b: Step): Step => (STEPS.indexOf(a) < STEPS.indexOf(b) ? a : b)
const later = (a: Step, b: Step): Step => (earlier(a, b) === a ? b : a)

/** The latest step that can be opened: it was seen, and nothing is missing before it. */
export const openUntil = (draft: LaunchDraft): Step => earlier(draft.furthest, reachedBy(draft))

/** Opens a step. */
export const opened = (step: Step, { furthest }: LaunchDraft): Partial<LaunchDraft> => ({
  step,
  furthest: later(step, furthest),
})

/** The launch that is sent; undefined while something is missing. */
export function bodyOf(draft: LaunchDraft): Launch | undefined {
  const { kind, seat, ruleSet, candidates, grounds, since, byLetter, purpose, until } = draft
  if (!kind || !seat || !ruleSet || reachedBy(draft) !== 'review') return undefined
  const about = { seatId: seat.id, ruleSetId: ruleSet.id, ...beginningOf(draft) }
  const reason = draft.reason.trim()
  const people = candidates.map(({ id }) => id)
  const counted = draft.ageCountedOn ? { ageCountedOn: draft.ageCountedOn } : {}
  switch (kind) {
    case 'appointment':
    case 'nomination':
      return { kind, ...about, ...counted, candidates: people }
    case 'rotation':
      return {
        kind,
        ...about,
        ...counted,
        candidates: people,
        purpose: purpose.trim(),
        ...(until && { until }),
        ...planOf(draft),
      }
    case 'transfer':
      return { kind, ...about, ...counted, candidates: people, ...moveOf(draft) }
    case 'secondment':
      return {
        ...{ kind, ...about, ...moveOf(draft) },
        receiver: (draft.receiver ?? '').trim(),
        secondedUntil: draft.secondedUntil ?? '',
      }
    case 'secondment-end':
      return { kind, ...about, ...(purpose.trim() && { purpose: purpose.trim() }) }
    case 'relief':
    case 'dismissal':
    case 'resignation':
      return {
        ...{ kind, ...about, grounds: grounds.map(groundOf), reason },
        ...(since && { on: since }),
        ...(byLetter && { byLetter }),
      }
    case 'confidence-vote':
      return {
        ...{ kind, ...about, candidates: people, termBeganOn: draft.termBeganOn ?? '' },
        leftOut: (draft.leftOut ?? []).map(({ id, number, on }) => ({
          personId: id,
          number: number.trim(),
          on,
        })),
      }
    default:
      return { kind, ...about }
  }
}

/** The plan of a rotation, as far as it is chosen. */
function planOf({ because, next, shorterNumber = '', shorterOn = '' }: LaunchDraft) {
  return {
    ...(because && { because: because as Rotation['because'] }),
    ...(next && { next: next as Rotation['next'] }),
    ...(shorterNumber.trim() &&
      shorterOn && { shorterBy: { documentNumber: shorterNumber.trim(), signedOn: shorterOn } }),
  }
}

/** What a transfer or a secondment is for, and by whose wish. */
function moveOf({ purpose, movedFor, requestNumber = '', requestOn = '' }: LaunchDraft) {
  return {
    purpose: purpose.trim(),
    // Chosen from the vocabulary of its kind.
    movedFor: movedFor as Moved['movedFor'],
    ...(requestNumber.trim() && {
      ownRequest: { documentNumber: requestNumber.trim(), signedOn: requestOn },
    }),
  }
}

function beginningOf({ isOnPaper, beganOn, paperReason, evidence }: LaunchDraft) {
  if (!isOnPaper) return {}
  return { beganOn, beganBefore: { reason: paperReason.trim(), evidence: evidence.trim() } }
}

const FIELDS: Readonly<Record<string, Step>> = {
  ...{ seatId: 'seat', postId: 'seat', kind: 'procedure', type: 'procedure', ruleSetId: 'procedure' },
  ...{ ruleSetVersion: 'procedure', beganOn: 'plan', beganBefore: 'plan', ageCountedOn: 'plan' },
}

/** The step in which a field of the launch is chosen or typed. */
export const stepOf = (field: string): Step => FIELDS[field.split('.')[0] ?? ''] ?? 'people'
