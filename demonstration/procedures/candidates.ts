import { createHash } from 'node:crypto'
import type { TaskResults } from '../../domain/procedure/task-kinds.js'
import { type PersonId, POST_LEVELS, type WorkingDays } from '../../domain/vocabulary.js'
import type { Shortcoming } from '../province.js'
import { DOCX, programDocument } from './program-document.js'
import { actionProgram, PROGRAM_RETURNED_BECAUSE, REJECTED_BECAUSE, WAIVED_BECAUSE } from './texts.js'
import type { Day, Trail } from './trail.js'

/** What people do at the planning check and about action programs, laid into a trail. */

/** An officer confirms that the candidate meets the criteria, with the one they miss waived if `waive`, which another confirms or has yet to. */
export function confirm(
  trail: Trail,
  candidate: PersonId,
  gap: WorkingDays,
  { waive = false, confirmed = true } = {},
): void {
  const { subject, unsuited } = trail.scene
  const misses = waive ? unsuited.get(candidate) : undefined
  if (misses === 'planning' || misses === 'time-in-lower-post') trail.waived.set(candidate, [misses])
  const waivers = (trail.waived.get(candidate) ?? []).map((criterion) => ({
    criterion,
    reason: WAIVED_BECAUSE,
  }))
  const result = ({ on }: Day): TaskResults['confirm-eligibility'] => {
    for (const day of [trail.recordsReadOn, on]) trail.requireEligible(candidate, day)
    return { decision: 'confirm', waivers }
  }
  if (waivers.length === 0) {
    trail.complete(gap, 'confirm-eligibility', ({ on }) => trail.oneOf(subject.office, on), result, candidate)
  } else {
    trail.enterByTwo(
      { gap, kind: 'confirm-eligibility', result, candidate },
      confirmed ? { gap: 1, kind: 'confirm-waivers' } : undefined,
    )
  }
}

/** An officer rejects a candidate for what they miss. */
export function reject(trail: Trail, candidate: PersonId, gap: WorkingDays): void {
  const { subject, unsuited } = trail.scene
  const misses: Shortcoming = unsuited.get(candidate) ?? 'papers'
  trail.active = trail.active.filter((id) => id !== candidate)
  trail.complete(
    gap,
    'confirm-eligibility',
    ({ on }) => trail.oneOf(subject.office, on),
    () => {
      if (trail.shortfalls(candidate, trail.recordsReadOn).length === 0) {
        throw new RangeError(`${candidate}: nothing is in the way`)
      }
      return { decision: 'reject', reason: REJECTED_BECAUSE[misses] }
    },
    candidate,
  )
}

/** The whole planning check: the unsuited are rejected, unless waived, the others confirmed. */
export function check(trail: Trail, { waive = false, confirmed = true } = {}): void {
  for (const [index, candidate] of trail.active.entries()) {
    const gap = index === 0 ? trail.days(1, 4) : trail.days(0, 1)
    if (trail.scene.unsuited.has(candidate) && !waive) reject(trail, candidate, gap)
    else confirm(trail, candidate, gap, { waive, confirmed })
  }
}

/** The candidate submits an action program: the next version, when one was returned. */
export function submit(trail: Trail, candidate: PersonId, gap: WorkingDays): void {
  const { scene } = trail
  trail.complete(
    gap,
    'submit-action-program',
    () => candidate,
    ({ caseId, at }) => {
      const name = scene.world.nameOf(candidate)
      const version = trail.documents.filter(({ uploadedBy }) => uploadedBy === candidate).length + 1
      const { summary, ...program } = actionProgram(
        { post: scene.post, name, version },
        scene.random.below(97),
      )
      const content = programDocument(program)
      const id = `${caseId}-program-${trail.documents.length + 1}`
      const fileName = `Chương trình hành động - ${name}${version > 1 ? ` (lần ${version})` : ''}.docx`
      const sha256 = createHash('sha256').update(content).digest('hex')
      trail.documents.push({
        ...{ id, caseId, purpose: 'action-program', fileName, mediaType: DOCX },
        ...{ content, size: content.length, sha256, uploadedBy: candidate, uploadedAt: at },
      })
      return { documentId: id, sha256, summary }
    },
    candidate,
  )
}

/** A reviewer accepts the action program, or returns it. */
export function review(trail: Trail, candidate: PersonId, gap: WorkingDays, accepted = true): void {
  const { subject, random } = trail.scene
  trail.complete(
    gap,
    'review-action-program',
    ({ on }) => trail.oneOf(subject.reviewers, on),
    () => (accepted ? { accepted } : { accepted, reason: random.pick(PROGRAM_RETURNED_BECAUSE) }),
    candidate,
  )
}

/** The whole stage, where the post asks for it; `returned`: the first candidate's program comes back once. */
export function programs(trail: Trail, { returned = false } = {}): void {
  if (!asksForProgram(trail)) return
  for (const [index, candidate] of trail.active.entries()) {
    submit(trail, candidate, index === 0 ? trail.days(4, 8) : trail.days(0, 1))
  }
  for (const [index, candidate] of trail.active.entries()) {
    const gap = index === 0 ? trail.days(2, 4) : trail.days(0, 1)
    if (index === 0 && returned) {
      review(trail, candidate, gap, false)
      submit(trail, candidate, trail.days(3, 6))
      review(trail, candidate, trail.days(1, 3))
    } else review(trail, candidate, gap)
  }
}

function asksForProgram({ scene: { rules, subject } }: Trail): boolean {
  return POST_LEVELS.indexOf(subject.level) >= POST_LEVELS.indexOf(rules.actionProgram.requiredFrom.value)
}
