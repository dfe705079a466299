import { printable } from '../../../domain/text-characters.js'
import { withFixedDates } from '../fixed-dates.js'
import { madeOfTemplate } from '../paper-thread.js'
import { PAPER_FIELDS, TO_FILL, type Told } from './fields.js'

/** Everything that a template may name, of one paper; an empty value is left to be written by hand. */
function dataOf(told: Told): Record<string, unknown> {
  const data = PAPER_FIELDS.map(({ tag, value, each }) => {
    const text = value?.(told)
    return [tag, each ? each.rows(told).map(readable) : text && printable(text)] as const
  })
  // Of a tag that several papers have, each in their own way, the one that this paper has.
  return Object.fromEntries(data.filter(([, value]) => value !== undefined && value !== ''))
}

/** What is no character of a document would break it. */
const readable = (row: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([tag, value]) => [tag, printable(value)]))

/** The paper by a template of officers. The same records and the same template give the same bytes. */
export const filledTemplate = async (file: Buffer, told: Told): Promise<Buffer> =>
  withFixedDates(await madeOfTemplate({ file, data: dataOf(told), toFill: TO_FILL }))
