import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import { type AfterEntry, findAfterEntry } from '../../../db/reads/second-person.js'
import type { TaskId, Text } from '../../../domain/vocabulary.js'
import { countFieldsInWords } from '../../words/count-field-words.js'
import { type Language, say } from '../../words/language.js'
import type { caseAnswer } from '../procedures/schemas.js'

type Entered = NonNullable<z.output<typeof caseAnswer>['count']>

const AGREES: Text = {
  vi: 'Hai lần nhập khớp nhau, kết quả đã được ghi.',
  en: 'Both entries agree, the result is recorded.',
}
const WAITS: Text = {
  vi: 'Đã ghi lần nhập này; chờ người thứ hai nhập độc lập.',
  en: 'This entry is recorded; a second person enters the count by themselves.',
}

/** What came of an entry of a count: in which numbers the two differ, never in what. Undefined of every other task. */
export async function countEntered(
  client: Client,
  task: TaskId,
  language: Language,
): Promise<Entered | undefined> {
  const after = await findAfterEntry(client, task)
  return after && enteredInWords(after, language)
}

function enteredInWords(
  { voteStatus, isOpen, entry, differing, names }: AfterEntry,
  language: Language,
): Entered | undefined {
  if (voteStatus === 'counted') return { outcome: 'agrees', sentence: say(AGREES, language) }
  if (!isOpen) return undefined
  const isResolved = entry === null
  if (!isResolved && entry === 2) return { outcome: 'waits', sentence: say(WAITS, language) }
  const fields = countFieldsInWords(differing ?? [], names, language).join('; ')
  const next: Text = isResolved
    ? { vi: 'người thứ ba đối chiếu.', en: 'a third person compares them.' }
    : { vi: 'hai người nhập lại.', en: 'both are entered again.' }
  const sentence: Text = {
    vi: `Hai lần nhập không khớp ở: ${fields}; ${next.vi}`,
    en: `The entries differ in: ${fields}; ${next.en}`,
  }
  return { outcome: 'differs', sentence: say(sentence, language) }
}
