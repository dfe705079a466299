import { requireUnrelated } from '../../../db/case-change/guards.js'
import { judgeCandidate } from '../../../db/case-change/questions.js'
import { findActingGroups } from '../../../db/reads/acting-groups.js'
import { findElectorate } from '../../../db/reads/electorates.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import { withLawByHash } from '../../../db/registers/pinned-law.js'
import { localDate } from '../../../domain/deadlines/dates.js'
import { unmet } from '../../../domain/eligibility/check-eligibility.js'
import type { Launch } from '../../../domain/procedure/case.js'
import { CONVENED_AS } from '../../../domain/procedure/convened-as-words.js'
import { checksEligibility, holdsVote } from '../../../domain/procedure/stage-kinds.js'
import { TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import { convenedTo } from '../../../domain/rules/values/step-values.js'
import type { ForTwoInCases } from '../../../domain/two-people.js'
import type { GroupId, PersonId } from '../../../domain/vocabulary.js'
import { type CaseToOpen, launchBy } from '../../../records/cases/launch/launch.js'
import { limitsOfLaunch } from '../../../records/cases/limits-ahead.js'
import { foreseenLaunch } from '../../../workflows/procedure/foreseen.js'
import type { Previewed } from '../../commands/serve-preview.js'
import { say } from '../../words/language.js'
import { warningsInWords } from '../../words/launch-warning-words.js'
import { named } from '../../words/titles.js'
import { explained } from '../tasks/view.js'
import { criterionView, withNames } from './parts-view.js'
import { plannedOf, wholePlan } from './plan.js'
import type { LaunchPreview } from './plan-schemas.js'

/** No case has that id: nothing is launched. */
const NOT_LAUNCHED = { id: '', bodyHash: '' }

/**
 * What a launch would come to: who may be appointed, who votes and acts, until when each step, what should be looked at.
 * @throws Refused recused, as the launch
 */
export async function previewOf(
  opening: CaseToOpen,
  previewed: Previewed & { twoPeopleFor: readonly ForTwoInCases[] },
): Promise<LaunchPreview> {
  const { client, caller, language, at, twoPeopleFor } = previewed
  const launch = withLawByHash({ ...launchBy(caller, NOT_LAUNCHED, opening), twoPeopleFor })
  const mayAct = await requireUnrelated(client, foreseenLaunch(launch, at), opening.ruleSet)
  mayAct()
  const { id, version, title } = opening.ruleSet
  const candidates = await candidatesOf(opening, launch, previewed)
  const groups = await groupsOf(launch, previewed)
  const plan = await wholePlan(client, plannedOf(launch), { from: localDate(at), language })
  return {
    ruleSet: { id, version, title: say(title, language) },
    begunOn: launch.begunOn,
    candidates,
    electorates: await electoratesOf(launch, previewed),
    groups,
    warnings: warningsInWords({ candidates, groups, proposed: launch.proposed ?? [] }, language),
    plan,
    limits: await limitsAgainst(plan, launch, previewed),
  }
}

/** The terms of the law of the whole, and when the plan comes to what each is of. */
async function limitsAgainst(
  { stages }: LaunchPreview['plan'],
  { subject: { seatId }, ruleSet: { approval } }: Launch,
  { client, language, at }: Previewed,
): Promise<LaunchPreview['limits']> {
  const found = await limitsOfLaunch(client, { approval, seatId }, localDate(at))
  const tasks = stages.flatMap((stage) => stage.tasks)
  return found.map(({ what, deadline, passed }) => {
    const keeping = tasks.find(({ kind }) => TASK_ROWS[kind].keepsTerm === what)
    const planned = keeping?.deadline?.due ?? null
    return {
      ...{ what, passed, planned, deadline: explained(deadline, language) },
      isLate: planned !== null && planned > deadline.due,
    }
  })
}

/**
 * Of whose file is closed to whoever asks, only whether all is met (ADR 0040), and that of today alone: asked of one day in the past
 * after the other, at no cost, it would tell the day of birth.
 */
async function candidatesOf(
  { ruleSet: rules, stages }: CaseToOpen,
  { candidates, subject, begunOn, ageCountedOn, rotation, moving, proposed = [] }: Launch,
  { client, language, at }: Previewed,
): Promise<LaunchPreview['candidates']> {
  const names = await findNames(client, candidates)
  const nameOf = (person: PersonId) => named(person, names.get(person) ?? person, language)
  if (!stages.some(checksEligibility)) return candidates.map((person) => ({ candidate: nameOf(person) }))
  const { postId, level, degree } = subject
  const post = {
    ...{ postId, level },
    ...(degree && { degree }),
    ...(ageCountedOn && { ageCountedOn }),
    ...(rotation?.because && { rotatedBecause: rotation.because }),
    ...(moving?.ownRequest && { movedAtOwnRequest: true as const }),
  }
  const asked = { post, begunOn, rules, on: localDate(at) }
  const isOfToday = begunOn === asked.on && ageCountedOn === undefined
  const found: LaunchPreview['candidates'] = []
  for (const person of candidates) {
    const judged = await judgeCandidate(client, person, asked)
    const [{ results = judged } = {}] = await withNames(client, [
      { personId: person, on: asked.on, results: judged },
    ])
    const isClosed = proposed.some((each) => each.person === person)
    found.push({
      candidate: nameOf(person),
      ...((!isClosed || isOfToday) && { met: unmet(results, []).length === 0 }),
      ...(!isClosed && { results: results.map((result) => criterionView(result, language)) }),
    })
  }
  return found
}

/** Whom the records name today for each step that is voted in. */
async function electoratesOf(
  { stages, subject }: Launch,
  { client, language, at }: Previewed,
): Promise<LaunchPreview['electorates']> {
  const found: LaunchPreview['electorates'] = []
  for (const stage of stages.filter(holdsVote)) {
    const { value: composition, article } = convenedTo(stage)
    const asked = { composition, unit: subject.unitId, circle: subject.electorate }
    const convened = await findElectorate(client, asked, at)
    const names = await findNames(
      client,
      convened.map(({ person }) => person),
    )
    found.push({
      ...{ stage: stage.key, title: say(stage.title, language), article: say(article, language) },
      count: convened.length,
      members: convened.map(({ person, as }) => ({
        ...named(person, names.get(person) ?? person, language),
        ...{ as, because: say(CONVENED_AS[as], language) },
      })),
    })
  }
  return found
}

/** Each group that acts, by its place; of those who are proposed, who is asked first. */
async function groupsOf(
  { subject: { office, reviewers, tellers, managingBody, secretariat }, proposed = [] }: Launch,
  { client, language, at }: Previewed,
): Promise<LaunchPreview['groups']> {
  const places: [by: LaunchPreview['groups'][number]['by'], id: GroupId][] = [
    ['office', office],
    ['reviewers', reviewers],
    ['tellers', tellers],
    ['managingBody', managingBody],
    ['secretariat', secretariat],
    ...[...new Set(proposed.map(({ asked }) => asked))].map((asked): ['unit-of-candidate', GroupId] => [
      'unit-of-candidate',
      asked,
    ]),
  ]
  const found = await findActingGroups(
    client,
    places.map(([, id]) => id),
    localDate(at),
  )
  return places.map(([by, id]) => {
    const group = found.get(id)
    return { by, group: named(id, group?.name ?? id, language), members: group?.members ?? 0 }
  })
}
