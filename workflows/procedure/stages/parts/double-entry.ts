import type { Refusal } from '../../../../domain/procedure/refusals.js'
import type { CountResolution } from '../../../../domain/procedure/task-kinds.js'
import type { Assignee } from '../../../../domain/procedure/tasks.js'
import type { Ballot } from '../../../../domain/rules/values/vote-rule.js'
import type { IsoDate, PersonId, VoteId } from '../../../../domain/vocabulary.js'
import { countOfBoth, differingFields } from '../../../../domain/voting/compare-counts.js'
import {
  checkCount,
  type EnteredCount,
  type PaperCount,
  type VoteCount,
} from '../../../../domain/voting/evaluate-vote.js'
import { ask, type Entry, type Flow } from '../../journal.js'
import { type StageContext, within } from '../stage-context.js'

/** A vote that is held, as far as its count is judged by it. */
interface Countable {
  id: VoteId
  candidates: PersonId[]
  ballot: Ballot
  sizes: Omit<VoteCount, keyof PaperCount>
  meetingOn: IsoDate
}

/** The count that two people entered alike, and who they are. */
interface Counted {
  count: PaperCount
  tellers: PersonId[]
  nothingReturned?: PersonId[]
}

type CountEntry = Entry<'enter-count'>

/**
 * One teller enters the count record, a second one enters it again without seeing the first. A difference sends both back,
 * and tells them in which fields, not in what; what differs again a third person resolves (ADR 0043).
 */
export function* countTwice(procedure: StageContext, vote: Countable): Flow<Counted> {
  const { tellers: group } = procedure.launch.subject
  // Whoever has seen two entries side by side makes none.
  const resolvers = new Set<PersonId>()
  let differing: string[] = []
  let standing: CountEntry[] = []
  for (;;) {
    const [kept, corrected] = standing
    const first =
      kept ??
      (yield* enterCount(procedure, vote, { entry: 1, differing, to: { group, except: [...resolvers] } }))
    const except = [first.by, ...resolvers]
    const second =
      corrected ?? (yield* enterCount(procedure, vote, { entry: 2, differing, to: { group, except } }))
    differing = differingFields(first.result, second.result)
    if (differing.length === 0) return counted(first, second)
    const resolved = yield* resolveDifference(procedure, vote, { first, second, differing })
    for (const person of resolved.resolvers) resolvers.add(person)
    standing = resolved.standing
  }
}

function counted(first: CountEntry, second: CountEntry): Counted {
  const both = [first, second]
  const confirmed = both.flatMap(({ by, result }) => (result.nothingReturned ? [by] : []))
  return {
    count: countOfBoth(first.result, second.result),
    tellers: both.map(({ by }) => by),
    ...(confirmed.length > 0 && { nothingReturned: confirmed }),
  }
}

/** One of the two entries. Where entries differed before, who heads the tellers is found out with it. */
function enterCount(
  { launch: { subject, ruleSet } }: StageContext,
  { id, candidates, ballot, sizes, meetingOn }: Countable,
  { entry, differing, to }: { entry: 1 | 2; differing: string[]; to: Assignee },
): Flow<CountEntry> {
  const again = differing.length > 0
  return ask({
    kind: 'enter-count',
    to,
    // Nobody counts before the meeting.
    within: { ...within(ruleSet.times.enterCount), from: meetingOn },
    about: { vote: id, candidates, ballot, entry, differed: again, ...(again && { differing }) },
    ...(again && { gather: { head: subject.tellers } }),
    accept: (count, { on }) => countFits(count, { candidates, ballot, sizes, meetingOn }, on),
  })
}

function countFits(
  count: EnteredCount,
  { candidates, ballot, sizes, meetingOn }: Omit<Countable, 'id'>,
  on: IsoDate,
): Refusal | undefined {
  if (meetingOn > on) return { code: 'date-before', field: 'meetingOn', earliest: meetingOn }
  const problem = checkCount({ ...countOfBoth(count, count), ...sizes }, candidates, ballot)
  return problem && { code: 'count-inconsistent', ...problem }
}

interface Difference {
  first: CountEntry
  second: CountEntry
  differing: string[]
}

/** What is left of two entries: none, one, or both with one of them corrected; and who has seen them. */
interface Resolved {
  standing: CountEntry[]
  resolvers: PersonId[]
}

/**
 * Of a first difference none is left. Later ones go to the head of the tellers where they made neither entry, else to the
 * office, who see both entries side by side.
 */
function* resolveDifference(
  procedure: StageContext,
  vote: Countable,
  { first, second, differing }: Difference,
): Flow<Resolved> {
  const { subject, ruleSet } = procedure.launch
  const made = [first.by, second.by]
  const { head } = { ...first.gathered, ...second.gathered }
  // Entered at first, or in a case that an earlier version sent back.
  if (head === undefined) return { standing: [], resolvers: [] }
  const {
    result,
    by,
    heldBy = [],
  } = yield* ask({
    kind: 'resolve-count-difference',
    to: head === null || made.includes(head) ? { group: subject.office, except: made } : { person: head },
    within: within(ruleSet.times.enterCount),
    about: {
      ...{ vote: vote.id, candidates: vote.candidates, ballot: vote.ballot, differing },
      entries: [first, second].map((entry) => ({
        ...{ enteredBy: entry.by, enteredAt: entry.at, count: countOfBoth(entry.result, entry.result) },
      })),
    },
    accept: (answer) => namesThese(answer, made),
  })
  const resolvers = [...new Set([...heldBy, by])]
  if (result.action === 'discard') {
    const left = [first, second].filter((entry) => !result.enteredBy.includes(entry.by))
    return { standing: left, resolvers }
  }
  const isFirst = result.enteredBy === first.by
  const corrected = yield* enterCount(procedure, vote, {
    ...{ entry: isFirst ? 1 : 2, differing, to: { person: result.enteredBy } },
  })
  return { standing: isFirst ? [corrected, second] : [first, corrected], resolvers }
}

/** Each is one of those who made the entries, and named once. */
function namesThese({ enteredBy }: CountResolution, made: readonly PersonId[]): Refusal | undefined {
  const named = typeof enteredBy === 'string' ? [enteredBy] : enteredBy
  for (const [index, person] of named.entries()) {
    const field = typeof enteredBy === 'string' ? 'enteredBy' : `enteredBy.${index}`
    if (!made.includes(person)) return { code: 'not-among-those-named', field, person }
    if (named.indexOf(person) < index) return { code: 'named-twice', field, person }
  }
  return undefined
}
