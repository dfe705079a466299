import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { printable } from '../../../domain/text-characters.js'
import { withFixedDates } from '../fixed-dates.js'
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
export function filledTemplate(file: Buffer, told: Told): Buffer {
  const document = templateOf(file)
  document.render(dataOf(told))
  return withFixedDates(document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' }))
}

/** @throws Error where a list is opened in one cell and closed in another, or the like: `unfitFor` says it */
const templateOf = (file: Buffer) =>
  new Docxtemplater(new PizZip(file), {
    paragraphLoop: true,
    linebreaks: true,
    nullGetter: () => TO_FILL,
  })

/** Can it be filled at all? What is said of it names the tag. */
export function unfitFor(file: Buffer): string | undefined {
  try {
    templateOf(file)
    return undefined
  } catch (error) {
    return tagOf(error)
  }
}

/** docxtemplater tells with what it is not content in `properties.errors`, each with its tag. */
function tagOf(error: unknown): string {
  const properties = memberOf(error, 'properties')
  const all = memberOf(properties, 'errors')
  const [first] = Array.isArray(all) ? all : [error]
  return String(memberOf(memberOf(first, 'properties'), 'xtag') ?? '…')
}

const memberOf = (value: unknown, member: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined
