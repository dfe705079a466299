import { z } from 'zod'
import type { OpenTask, TaskDetails, TaskRow } from '../../../db/reads/tasks.js'
import { localDate } from '../../../domain/deadlines/dates.js'
import { type Deadline, daysOffUntil } from '../../../domain/deadlines/working-days.js'
import { CONVENED_AS } from '../../../domain/procedure/convened-as-words.js'
import { SHOWN, SHOWN_NAMES } from '../../../domain/procedure/shown-to-voters.js'
import type { TaskDeadline } from '../../../domain/procedure/tasks.js'
import {
  OPINION_BECAUSE,
  OPINION_BECAUSE_NAMES,
  STEP_VALUES,
  SUPERIOR_CHAIRS,
  SUPERIOR_CHAIRS_NAMES,
} from '../../../domain/rules/values/step-values.js'
import { VOTE_VALUES } from '../../../domain/rules/values/vote-rule.js'
import { DENOMINATORS, type Text } from '../../../domain/vocabulary.js'
import { OF_PEOPLE } from '../../../domain/voting/phrases.js'
import { bilingual } from '../../http/fields.js'
import { countFieldsInWords } from '../../words/count-field-words.js'
import type { Language } from '../../words/language.js'
import { named } from '../../words/titles.js'
import type { whyAsked } from '../procedures/parts-schemas.js'
import { type Clock, dueView } from './due.js'
import type { assignee, deadline as deadlineSchema, task, taskDetails } from './schemas.js'

/** The due date of a task, explained in the reader's language. */
export function deadlineView(
  given: TaskDeadline | null,
  language: Language,
): z.output<typeof deadlineSchema> | null {
  return given && explained(given, language)
}

/** A due date with the days that were skipped on the way to it, in the reader's language. */
export function explained(
  counted: Deadline & { article: Text },
  language: Language,
): z.output<typeof deadlineSchema> {
  const { from, due, workingDays, unit = 'working-days', skipped, article, provisional } = counted
  return {
    from,
    due,
    workingDays,
    unit,
    skipped: skipped.map(({ date, reason }) => ({ date, reason: reason[language] })),
    article: article[language],
    provisional,
  }
}

/** The due date of one open task, with the days off since, where it is past. */
export function deadlineSince(
  given: TaskDeadline | null,
  { language, now, calendar }: TaskReader,
): z.output<typeof deadlineSchema> | null {
  const today = localDate(now)
  return (
    given && {
      ...explained(given, language),
      ...(given.due < today && {
        offSince: daysOffUntil(calendar, given.due, today).map(({ date, reason }) => ({
          date,
          reason: reason[language],
        })),
      }),
    }
  )
}

/** Whom a task is given to: a person, or any member of a group. */
export function assigneeView(row: OpenTask, language: Language): z.output<typeof assignee> {
  if (row.assigneeId !== null)
    return { person: named(row.assigneeId, row.assigneeName ?? row.assigneeId, language) }
  const id = row.groupId ?? ''
  return { group: named(id, row.group ?? id, language) }
}

/** A reference to a person who may not be there. */
export function personView(id: string | null, name: string | null, language: Language) {
  return id === null ? null : named(id, name ?? id, language)
}

/** What a vote's convening task says is to be shown to the meeting, in words; undefined where it says nothing. */
export function shownInWords(
  about: Readonly<Record<string, unknown>>,
  language: Language,
): string[] | undefined {
  if (!Array.isArray(about.shown)) return undefined
  const codes: readonly unknown[] = about.shown
  return SHOWN.filter((code) => codes.includes(code)).map((code) => SHOWN_NAMES[code][language])
}

/** Where the two entries of a count differed that is entered anew, in words; undefined where none was before. */
export function differingInWords(
  { differing }: TaskDetails['about'],
  names: Readonly<Record<string, string>>,
  language: Language,
): string[] | undefined {
  const fields = z.array(z.string()).safeParse(differing)
  return fields.success ? countFieldsInWords(fields.data, names, language) : undefined
}

/** Who is to be convened to a vote, each with the reason; by which article. */
export function convenedInWords(
  { about, members }: Pick<TaskDetails, 'about' | 'members'>,
  language: Language,
): Pick<z.output<typeof taskDetails>, 'members' | 'convenedBy' | 'standingCommitteeMissing'> {
  const article = bilingual.safeParse(about.convenedBy)
  return {
    members:
      members?.map(({ as, ...member }) => ({
        ...member,
        ...(as && { as, because: CONVENED_AS[as][language] }),
      })) ?? null,
    ...(article.success && { convenedBy: article.data[language] }),
    ...(about.standingCommitteeAsked === true &&
      !members?.some(({ as }) => as === 'standing-committee') && { standingCommitteeMissing: true }),
  }
}

/** What somebody outside the list needs, with the article; undefined where nobody outside it is taken. */
export function outsidersInWords(
  { outsidersNeed, outsidersAreOf }: TaskDetails['about'],
  language: Language,
): string | undefined {
  const need = shareNeeded.safeParse(outsidersNeed)
  if (!need.success) return undefined
  const { value, article } = need.data
  // Of a case that began before the task told it, the share alone.
  const of = z.enum(DENOMINATORS).safeParse(outsidersAreOf)
  const whose = of.success ? OF_PEOPLE[of.data][language] : ''
  return `${VOTE_VALUES.outsiders.say(value)[language]}${whose} (${article[language]})`
}

/** Why an opinion that the law asks of some bodies is asked of this one; undefined where it asks it of all. */
export function askedInWords(
  { asked }: TaskDetails['about'],
  language: Language,
): z.output<typeof whyAsked> | undefined {
  const known = askedBecause.safeParse(asked)
  if (!known.success) return undefined
  const { because, article } = known.data
  return { sentence: OPINION_BECAUSE_NAMES[because][language], article: article[language] }
}

/** When those asked agree, where they vote on it; undefined where they answer without a vote. */
export function byVoteInWords(
  { byVote }: TaskDetails['about'],
  language: Language,
): z.output<typeof whyAsked> | undefined {
  const known = votedOn.safeParse(byVote)
  if (!known.success) return undefined
  const { value, article } = known.data
  return { sentence: STEP_VALUES.byVote.say(value)[language], article: article[language] }
}

/** When a leader of the superior body chairs a meeting, and that it may be held partly online, by which articles. */
export function heldInWords(
  { superiorChairs, partlyOnline }: TaskDetails['about'],
  language: Language,
): Pick<z.output<typeof taskDetails>, 'mayChair' | 'mayBeOnline'> {
  const chairs = chairedBySuperior.safeParse(superiorChairs)
  const online = z.object({ article: bilingual }).safeParse(partlyOnline)
  return {
    ...(chairs.success && {
      mayChair: {
        cases: chairs.data.value.map((code) => ({ code, name: SUPERIOR_CHAIRS_NAMES[code][language] })),
        article: chairs.data.article[language],
        votes: chairs.data.votes === true,
      },
    }),
    ...(online.success && { mayBeOnline: { article: online.data.article[language] } }),
  }
}

const chairedBySuperior = z.object({
  value: z.array(z.enum(SUPERIOR_CHAIRS)),
  article: bilingual,
  votes: z.boolean().optional(),
})

const votedOn = z.object({
  value: z.object({
    share: z.object({ numerator: z.int(), denominator: z.int() }),
    of: z.enum(DENOMINATORS),
    exactly: z.literal('head'),
  }),
  article: bilingual,
})

const askedBecause = z.object({ because: z.enum(OPINION_BECAUSE), article: bilingual })

const shareNeeded = z.object({
  value: z.object({ numerator: z.int(), denominator: z.int() }),
  article: bilingual,
})

/** Who reads a task, and when. */
export interface TaskReader extends Clock {
  language: Language
}

/** A task of the inbox. */
export function taskView(row: TaskRow, { language, ...clock }: TaskReader): z.output<typeof task> {
  return {
    id: row.id,
    kind: row.kind,
    stage: { key: row.stage, title: row.stageTitle?.[language] ?? row.stage },
    status: row.status,
    procedure: {
      id: row.caseId,
      number: row.caseNumber,
      kind: row.caseKind,
      status: row.caseStatus,
      unit: named(row.unitId, row.unit, language),
      post: named(row.postId, row.post, language),
    },
    candidate: personView(row.candidateId, row.candidateName, language),
    assignee: assigneeView(row, language),
    claimedBy: personView(row.claimedBy, row.claimedByName, language),
    openedAt: row.openedAt,
    deadline: deadlineView(row.deadline, language),
    ...dueView(row, clock, row.status === 'open'),
    remindedAt: row.remindedAt,
    escalatedAt: row.escalatedAt,
    closedAt: row.closedAt,
    completedBy: personView(row.completedBy, row.completedByName, language),
    ...(row.returnedBecause && { returnedBecause: row.returnedBecause }),
  }
}
