import { NotLookedThrough } from './finding.js'
import type { PdfDictionary, PdfValue } from './pdf-values.js'

/** A stream of a PDF, by what the dictionary before it says. */
export interface PdfStream {
  /** Where its data begin, and where they end at the earliest: at their last word, or where an object begins within them. */
  start: number
  end: number
  isEncoded: boolean
  /** Some reader may take it for a list of objects. */
  list?: PdfObjectList | undefined
}

/** The numbers in the dictionary of a list of objects (ISO 32000-2, 7.5.7). */
export interface PdfObjectList {
  /** Of objects. */
  count: number
  /** Where the first of them begins; of what has no such number, but a count, as the profile of a colour, it is not known. */
  first: number | undefined
}

/** How data may be encoded, by the names and the short ones (ISO 32000-2, 7.4); what is encrypted is none of these. */
const DEFLATED = ['FlateDecode', 'Fl']
const FILTERS = new Set([
  ...DEFLATED,
  ...['LZWDecode', 'LZW', 'ASCIIHexDecode', 'AHx', 'ASCII85Decode', 'A85', 'RunLengthDecode', 'RL'],
  ...['DCTDecode', 'DCT', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode', 'JPXDecode'],
])
/** Data in another file; and short keys, by which some readers go before the long ones. */
const KEYS_REFUSED = ['F', 'FFilter', 'FDecodeParms', 'DP']

/**
 * @param start of its data
 * @param end of the file, until its own is found
 * @throws NotLookedThrough where it says elsewhere how it is encoded, or in a way that we do not know; and of a list, where it is not
 * encoded as writers do it: by deflation alone, or not at all
 */
export function streamOf(dictionary: PdfDictionary, start: number, end: number): PdfStream {
  if (KEYS_REFUSED.some((key) => dictionary.has(key))) throw new NotLookedThrough('stream')
  const filters = filtersOf(dictionary.get('Filter'))
  const parameters = parametersOf(dictionary.get('DecodeParms'))
  const list = listOf(dictionary)
  if (list && filters.length > 0) {
    const [only = '', ...more] = filters
    const isPredicted = parameters.some((each) => each.has('Predictor'))
    if (!DEFLATED.includes(only) || more.length > 0 || isPredicted) throw new NotLookedThrough('ObjStm')
  }
  return { start, end, isEncoded: filters.length > 0, list }
}

const valuesOf = (value: PdfValue | undefined): readonly PdfValue[] =>
  value === undefined || value.kind === 'null' ? [] : value.kind === 'array' ? value.items : [value]

function filtersOf(value: PdfValue | undefined): string[] {
  return valuesOf(value).map((filter) => {
    if (filter.kind !== 'name' || !FILTERS.has(filter.name)) throw new NotLookedThrough('Filter')
    return filter.name
  })
}

function parametersOf(value: PdfValue | undefined): PdfDictionary[] {
  return valuesOf(value).flatMap((parameters) => {
    if (parameters.kind === 'null') return []
    if (parameters.kind !== 'dictionary') throw new NotLookedThrough('DecodeParms')
    return [parameters.entries]
  })
}

/** What is called a list has both numbers; what is called nothing may be read as one as soon as it has either. */
function listOf(dictionary: PdfDictionary): PdfObjectList | undefined {
  const type = dictionary.get('Type') ?? { kind: 'null' }
  if (type.kind !== 'name' && type.kind !== 'null') throw new NotLookedThrough('stream')
  const isCalledList = type.kind === 'name' && type.name === 'ObjStm'
  if (!isCalledList && !dictionary.has('N') && !dictionary.has('First')) return undefined
  const count = wholeNumber(dictionary.get('N'))
  const first = wholeNumber(dictionary.get('First'))
  const isWhole = count !== undefined && (first !== undefined || !(isCalledList || dictionary.has('First')))
  if (!isWhole) throw new NotLookedThrough('ObjStm')
  return { count, first }
}

const wholeNumber = (value: PdfValue | undefined): number | undefined =>
  value?.kind === 'number' && Number.isSafeInteger(value.number) && value.number >= 0
    ? value.number
    : undefined
