import type { LaunchWithLaw } from '../../domain/procedure/case.js'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import {
  approvalOf,
  confirmEligibility,
  convene,
  countOf,
  countVotes,
  decide,
  goTo,
  inDays,
  PROGRAM,
  presentPrograms,
  today,
  voteOf,
} from '../support/procedure-steps.js'
import { type ProceduresStack, type RunningProcedure, refusal } from '../support/procedures.js'
import { actor, insertSeat, OFFICE, SUBJECT } from '../support/small-office.js'

/** Runs one shape; answers the case or the workflow whose history is its record, and which run of it. */
export type Shape = (
  given: Given,
) => Promise<({ caseId: string } | { workflowId: string }) & { runId?: string }>

export interface Given {
  stack: ProceduresStack
  launch(given?: Partial<LaunchWithLaw>, candidates?: number): Promise<RunningProcedure>
}

/** More events than a procedure goes on with. */
const LONG_HISTORY = 1_000

async function continueAsNew({ stack, launch }: Given): Promise<{ it: RunningProcedure; firstRun: string }> {
  const it = await launch()
  const handle = stack.client.workflow.getHandle(workflowIdOf(it.caseId))
  const { runId } = await handle.describe()
  const task = await it.task('confirm-eligibility')
  while (((await handle.describe()).historyLength ?? 0) <= LONG_HISTORY) {
    for (let n = 0; n < 5; n++) {
      await it.say('officer', 'claimTask', { task })
      await it.say('officer', 'releaseTask', { task })
    }
  }
  await confirmEligibility(it)
  await presentPrograms(it)
  return { it, firstRun: runId }
}

/** One for each way that control can take through a procedure. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  async appointment({ launch }) {
    const it = await goTo(await launch(), 'approval')
    await decide(it, approvalOf())
    return it
  },

  async 'waiver-and-rejection'({ launch, stack }) {
    const it = await launch({}, 2)
    const [an = '', binh = ''] = it.candidates
    await stack.pool.query('DELETE FROM planning_entries WHERE person_id = $1', [an])
    await it.complete('officer', 'confirm-eligibility', { decision: 'recheck' }, an)
    const waivers = [{ criterion: 'planning' as const, reason: 'Đơn vị mới' }]
    await it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers }, an)
    await it.complete('officer', 'confirm-eligibility', { decision: 'reject', reason: 'Không đạt' }, binh)
    return it
  },

  async 'waiver-by-two'({ launch, stack }) {
    const it = await launch({ twoPeopleFor: ['waivers'] })
    const [an = ''] = it.candidates
    await stack.pool.query('DELETE FROM planning_entries WHERE person_id = $1', [an])
    await it.complete('officer', 'confirm-eligibility', { decision: 'recheck' })
    const waivers = [{ criterion: 'planning' as const, reason: 'Đơn vị mới' }]
    const waive = () => it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers })
    await waive()
    await it.complete('officer2', 'confirm-waivers', { confirmed: false, reason: 'Chưa đủ căn cứ' })
    await waive()
    await it.complete('officer2', 'confirm-waivers', { confirmed: true })
    return it
  },

  async 'waiver-for-nobody-to-confirm'({ launch, stack }) {
    const it = await launch({ twoPeopleFor: ['waivers'] })
    const [an = ''] = it.candidates
    await stack.pool.query('DELETE FROM planning_entries WHERE person_id = $1', [an])
    await it.complete('officer', 'confirm-eligibility', { decision: 'recheck' })
    const waivers = [{ criterion: 'planning' as const, reason: 'Đơn vị mới' }]
    const ofOffice = (until: string | null) =>
      stack.pool.query("UPDATE group_members SET to_on = $1 WHERE person_id = 'officer2'", [until])
    await ofOffice(inDays(-1))
    await it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers })
    await ofOffice(null)
    const told = "SELECT 1 FROM notifications WHERE case_id = $1 AND kind = 'nobody-may'"
    for (let said = 0; said === 0; ) said = (await stack.pool.query(told, [it.caseId])).rowCount ?? 0
    await it.complete('officer2', 'confirm-waivers', { confirmed: true })
    return it
  },

  async 'no-candidate-left'({ launch }) {
    const it = await launch()
    await it.complete('officer', 'confirm-eligibility', { decision: 'reject', reason: 'Không đạt' })
    return it
  },

  async 'proposed-then-agreed'({ launch, stack }) {
    const [an = '', binh = ''] = await stack.candidates(2)
    const proposed = [{ person: an, asked: OFFICE.secretariat }]
    const it = await launch({ candidates: [an, binh], proposed })
    await it.complete('secretary', 'agree-to-candidate', { agreed: true })
    await confirmEligibility(it)
    await it.say('officer', 'returnCase', { stage: 'planning-check', keep: [], reason: 'Làm lại' })
    await confirmEligibility(it)
    return it
  },

  async 'proposed-then-refused'({ launch, stack }) {
    const [an = '', binh = ''] = await stack.candidates(2)
    const proposed = [an, binh].map((person) => ({ person, asked: OFFICE.secretariat }))
    const it = await launch({ candidates: [an, binh], proposed })
    const refused = { agreed: false, reason: 'Đơn vị đang thiếu cán bộ' } as const
    await it.complete('secretary', 'agree-to-candidate', refused, an)
    await it.complete('secretary', 'agree-to-candidate', refused, binh)
    return it
  },

  async 'program-returned'({ launch }) {
    const it = await goTo(await launch(), 'action-program')
    const [an = ''] = it.candidates
    for (const reason of ['Thiếu chỉ tiêu', 'Thiếu nguồn lực']) {
      await it.complete(an, 'submit-action-program', PROGRAM)
      await it.complete('reviewer', 'review-action-program', { accepted: false, reason })
    }
    await presentPrograms(it)
    return it
  },

  async 'program-not-required'({ launch, stack }) {
    const postId = 'post-division'
    const seatId = await insertSeat(stack.pool, postId)
    const it = await launch({ subject: { ...SUBJECT, postId, seatId, level: 'division-head' } })
    await confirmEligibility(it)
    return it
  },

  async 'counts-differ-and-second-round'({ launch }) {
    const it = await goTo(await launch({}, 2), 'collective-vote')
    const [an = '', binh = ''] = it.candidates
    await convene(it)
    await it.complete('teller1', 'enter-count', countOf({ [an]: 7, [binh]: 7 }))
    await it.complete('teller2', 'enter-count', countOf({ [an]: 7, [binh]: 6 }))
    await countVotes(it, { [an]: 7, [binh]: 7 })
    await convene(it)
    await countVotes(it, { [an]: 9, [binh]: 6 })
    return it
  },

  /** As an earlier version entered it: what one left out differed from what the other told. */
  async 'counts-differ-in-what-was-left-out'({ launch }) {
    const it = await goTo(await launch(), 'collective-vote')
    const [an = ''] = it.candidates
    await convene(it)
    const count = countOf({ [an]: 14 })
    await it.complete('teller1', 'enter-count', { ...count, prepared: 15 })
    await it.complete('teller2', 'enter-count', count)
    await it.complete('teller1', 'enter-count', { ...count, prepared: 15 })
    await it.complete('teller2', 'enter-count', { ...count, prepared: 15 })
    return it
  },

  async 'counts-differ-twice'({ launch }) {
    const it = await goTo(await launch(), 'collective-vote')
    const [an = ''] = it.candidates
    await convene(it)
    const enter = (teller: string, votes: number) =>
      it.complete(teller, 'enter-count', countOf({ [an]: votes }))
    for (const votes of [14, 12]) {
      await enter('teller2', votes)
      await enter('teller3', votes - 1)
    }
    const reason = 'Đọc nhầm'
    await it.complete('teller1', 'resolve-count-difference', {
      ...{ action: 'correct', enteredBy: 'teller2', reason },
    })
    await enter('teller2', 13)
    await it.complete('teller1', 'resolve-count-difference', {
      ...{ action: 'discard', enteredBy: ['teller2'], reason },
    })
    await enter('teller2', 11)
    return it
  },

  async 'second-round-fails'({ launch }) {
    const it = await goTo(await launch({}, 2), 'collective-vote')
    const [an = '', binh = ''] = it.candidates
    for (let round = 1; round <= 2; round++) {
      await convene(it)
      await countVotes(it, { [an]: 7, [binh]: 7 })
    }
    return it
  },

  async 'vote-annulled'({ launch }) {
    const it = await goTo(await launch(), 'approval')
    await it.say('officer', 'annulVote', { vote: voteOf(it), reason: 'Sai quy trình' })
    await convene(it)
    await countVotes(it, { [it.candidates[0] ?? '']: 10 })
    return it
  },

  async 'more-papers'({ launch }) {
    const it = await goTo(await launch(), 'approval')
    await decide(it, { outcome: 'more-papers', reason: 'Thiếu hồ sơ' })
    await it.complete('officer', 'supply-papers', { documentIds: ['document-2'], note: 'Đã bổ sung' })
    await decide(it, approvalOf())
    return it
  },

  async 'not-confirmed-then-rejected'({ launch }) {
    const it = await goTo(await launch(), 'approval')
    await it.complete('secretary', 'record-decision', approvalOf())
    await it.complete('member1', 'confirm-decision', { confirmed: false, reason: 'Sai số' })
    const { resolutionNumber, signedOn, signatory, bodyVotes } = approvalOf()
    const resolution = { resolutionNumber, signedOn, signatory, bodyVotes }
    await decide(it, { ...resolution, outcome: 'rejected', reason: 'Chưa phù hợp' })
    return it
  },

  async 'returned-by-the-body'({ launch }) {
    const it = await goTo(await launch(), 'approval')
    await decide(it, {
      outcome: 'returned',
      stage: 'planning-check',
      keep: ['action-program'],
      reason: 'Xác minh',
    })
    await confirmEligibility(it)
    return it
  },

  async 'returned-by-an-officer'({ launch }) {
    const it = await goTo(await launch(), 'collective-vote')
    await convene(it)
    await it.say('officer', 'returnCase', { stage: 'action-program', keep: [], reason: 'Làm lại' })
    await presentPrograms(it)
    return it
  },

  async 'suspended-and-resumed'({ launch }) {
    const it = await goTo(await launch(), 'action-program')
    await it.say('officer', 'suspendCase', { reason: 'Chờ kết luận' })
    await it.say('officer', 'resumeCase', { reason: 'Đã có kết luận' })
    await presentPrograms(it)
    return it
  },

  async withdrawn({ launch }) {
    const it = await goTo(await launch(), 'collective-vote')
    await convene(it)
    await it.say('officer', 'withdrawCase', { reason: 'Thay đổi chủ trương' })
    return it
  },

  async 'candidate-lost-during-the-vote'({ launch }) {
    const it = await goTo(await launch({}, 2), 'collective-vote')
    const [an = '', binh = ''] = it.candidates
    await convene(it)
    await it.say(an, 'withdrawCandidate', { candidate: an, reason: 'Xin rút' })
    await convene(it)
    await countVotes(it, { [binh]: 10 })
    return it
  },

  async 'selected-candidate-lost'({ launch }) {
    const it = await goTo(await launch({}, 2), 'approval')
    const [an = '', binh = ''] = it.candidates
    await it.say('officer', 'blockCandidate', { candidate: an, reason: 'Bị khởi tố' })
    const reason = 'Lấy phiếu lại'
    await it.complete('officer', 'resolve-lost-candidate', {
      action: 'return',
      stage: 'collective-vote',
      reason,
    })
    await convene(it)
    await countVotes(it, { [binh]: 12 })
    return it
  },

  async nomination({ launch }) {
    const it = await goTo(await launch({ kind: 'nomination' }), 'election')
    await it.complete('officer', 'record-introduction', { introducedOn: today(), resolutionNumber: '5' })
    const result = { electedOn: today(), elected: true, votesFor: 30, voters: 50 }
    await it.complete('officer', 'record-election-result', result)
    await it.complete('officer', 'record-ratification', {
      ratified: true,
      resolutionNumber: '6',
      signedOn: today(),
      effectiveOn: today(),
      keepsFormerPost: false,
    })
    return it
  },

  async 'election-by-two'({ launch }) {
    const it = await goTo(
      await launch({ kind: 'nomination', twoPeopleFor: ['election-results'] }),
      'election',
    )
    await it.complete('officer', 'record-introduction', { introducedOn: today(), resolutionNumber: '5' })
    const result = { electedOn: today(), elected: true, votesFor: 30, voters: 50 }
    for (const answer of [
      { confirmed: false as const, reason: 'Sai số phiếu' },
      { confirmed: true as const },
    ]) {
      await it.complete('officer', 'record-election-result', result)
      await it.complete('officer2', 'confirm-election-result', answer)
    }
    await it.complete('officer2', 'record-ratification', {
      ratified: true,
      resolutionNumber: '6',
      signedOn: today(),
      effectiveOn: today(),
      keepsFormerPost: false,
    })
    await it.complete('officer', 'confirm-ratification', { confirmed: true })
    return it
  },

  async revocation({ launch, stack }) {
    const subject = { ...SUBJECT, seatId: await insertSeat(stack.pool, SUBJECT.postId) }
    const appointed = await goTo(
      await stack.launch({ subject, candidates: await stack.candidates(1) }),
      'approval',
    )
    await decide(appointed, approvalOf())
    const { caseId, candidates } = appointed
    const it = await launch({ kind: 'revocation', revokes: caseId, candidates, subject })
    await decide(it, approvalOf())
    return it
  },

  async 'effective-date-to-come'({ launch }) {
    const it = await goTo(await launch(), 'approval')
    await decide(it, approvalOf({ effectiveOn: inDays(30) }))
    return it
  },

  async 'refused-when-recorded'({ launch, stack }) {
    const it = await goTo(await launch(), 'approval')
    const [an = ''] = it.candidates
    await it.complete('secretary', 'record-decision', approvalOf())
    const measure = "INSERT INTO measures (person_id, measure, decided_on) VALUES ($1, 'inspection', $2)"
    await stack.pool.query(measure, [an, today()])
    await refusal(it.complete('member1', 'confirm-decision', { confirmed: true }))
    await it.complete('member1', 'confirm-decision', { confirmed: false, reason: 'Đang thanh tra' })
    return it
  },

  async 'claimed-released-reassigned'({ launch }) {
    const it = await launch()
    const task = await it.task('confirm-eligibility')
    await it.say('officer', 'claimTask', { task })
    await it.say('officer', 'releaseTask', { task })
    await it.say('officer', 'reassignTask', { task, to: 'officer2', reason: 'Nghỉ phép' })
    await it.complete('officer2', 'confirm-eligibility', { decision: 'confirm', waivers: [] })
    return it
  },

  async 'continued-as-new'(given) {
    const { it, firstRun } = await continueAsNew(given)
    return { caseId: it.caseId, runId: firstRun }
  },

  async 'continued-from-an-earlier-run'(given) {
    const { it } = await continueAsNew(given)
    await convene(it)
    return it
  },

  async 'launch-refused'({ launch, stack }) {
    const subject = { ...SUBJECT, seatId: await insertSeat(stack.pool, SUBJECT.postId) }
    await stack.launch({ subject, candidates: await stack.candidates(1) })
    const caseId = 'launch-refused'
    await refusal(launch({ subject, caseId }))
    return { caseId }
  },

  async 'entered-from-paper'({ launch, stack }) {
    const [an = ''] = await stack.candidates(1)
    const at = (days: number) => `${inDays(days)}T03:00:00.000Z`
    const it = await launch({
      candidates: [an],
      paperTrail: {
        launchedAt: at(-20),
        steps: [
          {
            at: at(-18),
            actor: actor('officer'),
            task: { kind: 'confirm-eligibility', candidate: an },
            name: 'completeTask',
            input: { kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: [] } },
          },
        ],
      },
    })
    await it.say('officer', 'suspendCase', { reason: 'Chờ' })
    return it
  },
}

/** Shapes in which deadlines speak: they want a worker whose deadlines last less than a second. */
export const TIMED_SHAPES: Readonly<Record<string, Shape>> = {
  async 'deadlines-told'({ launch, stack }) {
    const it = await launch()
    const overdue = "SELECT 1 FROM notifications WHERE case_id = $1 AND kind = 'overdue'"
    for (let said = 0; said === 0; ) said = (await stack.pool.query(overdue, [it.caseId])).rowCount ?? 0
    await confirmEligibility(it)
    return it
  },
}
