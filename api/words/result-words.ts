import { firstEntriesOf, type TaskKind } from '../../domain/procedure/task-kinds.js'
import { TASK_OUTCOMES, type TaskOutcome } from '../../domain/procedure/task-outcomes.js'
import type { Text } from '../../domain/vocabulary.js'
import { showDate } from '../../domain/words.js'
import { type Language, say } from './language.js'

/** What was recorded by a task: what it came to, and the facts of it. */
export interface ResultInWords {
  title: string
  facts: { what: string; is: string }[]
}

type Given = Readonly<Record<string, unknown>>

/** Days, numbers and names of a result, in the order in which they are read. */
const FIELDS = {
  meetingOn: { vi: 'Ngày họp', en: 'Meeting on' },
  resolutionNumber: { vi: 'Số văn bản', en: 'Number of the paper' },
  signedOn: { vi: 'Ngày ký', en: 'Signed on' },
  decidedOn: { vi: 'Ngày quyết định', en: 'Decided on' },
  introducedOn: { vi: 'Ngày giới thiệu', en: 'Introduced on' },
  electedOn: { vi: 'Ngày bầu cử', en: 'Day of the election' },
  effectiveOn: { vi: 'Có hiệu lực từ', en: 'Takes effect on' },
  termEndsOn: { vi: 'Thời hạn đến', en: 'Term until' },
  signatory: { vi: 'Người ký', en: 'Signed by' },
  givenBy: { vi: 'Cơ quan, người cho ý kiến', en: 'Who gave the opinion' },
  givenOn: { vi: 'Ngày cho ý kiến', en: 'Given on' },
} satisfies Readonly<Record<string, Text>>
/** What somebody wrote: it is read where the task is opened, which is put on record. */
const TEXTS = {
  summary: { vi: 'Nội dung', en: 'What it says' },
  note: { vi: 'Ghi chú', en: 'Note' },
  views: { vi: 'Ý kiến của các thành viên khác', en: 'What the others said' },
  reasons: { vi: 'Căn cứ, lý do', en: 'Reasons' },
  reason: { vi: 'Lý do', en: 'Reason' },
  lateReason: { vi: 'Vì sao chậm', en: 'Why it is late' },
} satisfies Readonly<Record<string, Text>>
const VOTES: Text = { vi: 'Số phiếu', en: 'Votes' }
const CONFIRMED: Text = { vi: 'Xác nhận', en: 'Confirmed' }

/** What a task was completed with, in words; what it confirmed of another's stands with it. Undefined where nothing is known. */
export function resultInWords(
  kind: TaskKind,
  { result, recorded, withTexts }: { result: unknown; recorded: unknown; withTexts: boolean },
  language: Language,
): ResultInWords | undefined {
  if (result === null || result === undefined) return undefined
  const given = isGiven(result) ? result : {}
  const fields = withTexts ? { ...FIELDS, ...TEXTS } : FIELDS
  const factsOf = (told: Given) => factsIn(told, fields, language)
  const entered = isGiven(recorded) ? recorded : undefined
  const outcome = titleOf([kind], given, language) ?? ''
  if (!entered) return { title: outcome, facts: factsOf(given) }
  const what = titleOf(firstEntriesOf(kind), entered, language)
  const title = given.confirmed === true && what ? `${say(CONFIRMED, language)}: ${what}` : outcome
  return { title, facts: [...factsOf(given), ...factsOf(entered)] }
}

const isGiven = (value: unknown): value is Given => typeof value === 'object' && value !== null

/** The outcome that a result says, of the first of these kinds that has it; of a kind with one it is that one. */
function titleOf(kinds: readonly TaskKind[], given: Given, language: Language): string | undefined {
  const outcomes = kinds.flatMap((kind): readonly TaskOutcome[] => TASK_OUTCOMES[kind])
  const found = outcomes.find(({ says }) =>
    Object.entries(says).every(([field, value]) => given[field] === value),
  )
  return found && say(found.words, language)
}

function factsIn(
  given: Given,
  fields: Readonly<Record<string, Text>>,
  language: Language,
): ResultInWords['facts'] {
  const votes = votesOf(given)
  const told = Object.entries(fields).flatMap(([field, words]) => {
    const value = given[field]
    return typeof value === 'string' && value !== ''
      ? [{ what: say(words, language), is: shown(value, language) }]
      : []
  })
  return votes ? [{ what: say(VOTES, language), is: say(votes, language) }, ...told] : told
}

/** In favour and against of a body; votes for somebody of those who voted; who agrees of those asked. */
function votesOf({ bodyVotes, votesFor, voters, votes }: Given): Text | undefined {
  if (isGiven(votes) && typeof votes.agree === 'number' && typeof votes.of === 'number') {
    return { vi: `${votes.agree} trong ${votes.of} người đồng ý`, en: `${votes.agree} of ${votes.of} agree` }
  }
  if (isGiven(bodyVotes)) {
    const { inFavour, against } = bodyVotes
    return {
      vi: `${inFavour} tán thành, ${against} không tán thành`,
      en: `${inFavour} in favour, ${against} against`,
    }
  }
  if (typeof votesFor !== 'number' || typeof voters !== 'number') return undefined
  return { vi: `${votesFor} trong ${voters} phiếu`, en: `${votesFor} of ${voters} votes` }
}

const shown = (value: string, language: Language): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) ? say(showDate(value), language) : value
