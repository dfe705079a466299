import type { LaunchPost } from '../../../db/reads/launches.js'
import type { HeldConfidenceVote, HolderInBody } from '../../../db/reads/leaders.js'
import type { LaunchWithLaw } from '../../../domain/procedure/case.js'
import { leadersOf, wrongWithVote } from '../../../domain/procedure/confidence-vote.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { requireValid, wrongField } from '../../use-case/invalid-input.js'
import type { ConfidenceLaunch } from './asked.js'
import { lawOf } from './law.js'
import { subjectOf } from './subject.js'

/** What the records say of a body whose leaders are to be voted on. */
export interface Body {
  post: LaunchPost
  held: readonly HolderInBody[]
  earlier: readonly HeldConfidenceVote[]
  ruleSets: readonly RuleSet[]
}

/** What such a case is opened with. */
type OnLeaders = Omit<LaunchWithLaw, 'caseId' | 'launchedBy' | 'command'>

/** The case about all the leaders of the body of a seat together. @throws Refused invalid-input */
export function voteOnLeaders(request: ConfidenceLaunch, body: Body, today: IsoDate): OnLeaders {
  const law = lawOf(body.ruleSets, request, today)
  const { confidence: rules } = law.ruleSet
  if (!rules) throw wrongField('ruleSetId', 'unknown-rule-set')
  const { candidates, termBeganOn, leftOut } = request
  const on = law.begunOn
  const leaders = leadersOf(rules, body.held, on)
  const names = new Map(leaders.map(({ personId, name }) => [personId, name]))
  requireValid(
    wrongWithVote(rules, { candidates, termBeganOn, leftOut }, { leaders, earlier: body.earlier, on }).map(
      (wrong) => ({ ...wrong, ...withName(wrong.what, names) }),
    ),
  )
  return {
    kind: request.kind,
    ...law,
    subject: subjectOf(body.post, request.seatId),
    candidates,
    confidence: { termBeganOn, leftOut },
  }
}

/** Whoever is told of reads names, not codes. */
function withName(what: unknown, names: ReadonlyMap<string, string>) {
  if (typeof what !== 'object' || what === null || !('vi' in what && 'en' in what)) return {}
  const named = (text: unknown) => String(text).replace(/^\S+/, (code) => names.get(code) ?? code)
  return { what: { vi: named(what.vi), en: named(what.en) } }
}
