import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import { type FirstEntry, findFirstEntry, listOthersOfGroup } from '../../../db/reads/second-person.js'
import type { TaskDetails } from '../../../db/reads/tasks.js'
import { localDate } from '../../../domain/deadlines/dates.js'
import { firstEntriesOf, TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import type { IsoDate, Text } from '../../../domain/vocabulary.js'
import { showDate } from '../../../domain/words.js'
import type { Caller } from '../../../records/rights/caller.js'
import { type Language, say } from '../../words/language.js'
import { named } from '../../words/titles.js'
import type { taskDetails } from './schemas.js'

/** So many are named who may do it. */
const NAMED = 5

type SecondPerson = Pick<z.output<typeof taskDetails>, 'recorded' | 'waitsForAnother'>

/**
 * Of a task that a second person does: who made the first entry, for those who are told what it is about; and to whoever made
 * it, that they wait for another, and for whom. A count does not tell who made the other entry.
 */
export async function secondPersonOf(
  client: Client,
  task: TaskDetails,
  { caller, language, today }: { caller: Caller; language: Language; today: IsoDate },
): Promise<SecondPerson> {
  const { kind, groupId, excluded, caseId, candidateId, status } = task
  const kinds = firstEntriesOf(kind)
  if (kinds.length === 0 || excluded.length === 0) return {}
  const first = await findFirstEntry(client, { caseId, candidateId, kinds, people: excluded })
  if (!first) return {}
  const recorded = !TASK_ROWS[kind].isWithheld && {
    recorded: { by: named(first.by, first.name, language), at: first.at },
  }
  const isWaiting = status === 'open' && groupId !== null && first.by === caller.personId
  if (!isWaiting) return { ...recorded }
  const others = await listOthersOfGroup(client, groupId, { except: excluded, on: today, limit: NAMED })
  return { ...recorded, waitsForAnother: say(waitingInWords(task, first, others), language) }
}

function waitingInWords(
  { kind, group, groupId }: TaskDetails,
  { at }: FirstEntry,
  others: readonly string[],
): Text {
  const day = showDate(localDate(at))
  const of = group ?? { vi: groupId ?? '', en: groupId ?? '' }
  const isCount = TASK_ROWS[kind].isWithheld
  const did: Text = isCount
    ? { vi: 'Đồng chí đã nhập một lần', en: 'You have made one entry' }
    : { vi: `Đồng chí đã ghi nội dung này ngày ${day.vi}`, en: `You recorded this on ${day.en}` }
  const does: Text = isCount
    ? { vi: 'nhập độc lập', en: 'enters it by themselves' }
    : { vi: 'xác nhận', en: 'confirms it' }
  const [vi, en] = (['vi', 'en'] as const).map((language) => whoInWords(others, language))
  return {
    vi: `${did.vi}; chờ một người khác của ${of.vi} ${does.vi}${vi}.`,
    en: `${did.en}; another of ${of.en} ${does.en}${en}.`,
  }
}

function whoInWords(others: readonly string[], language: Language): string {
  if (others.length === 0) {
    return { vi: '; hiện không có ai khác', en: '; at present there is nobody else' }[language]
  }
  const more = others.length > NAMED ? { vi: ' và những người khác', en: ' and others' }[language] : ''
  return `: ${others.slice(0, NAMED).join(', ')}${more}`
}
