import type { DayUnit, Fraction, Months, Text } from '../../vocabulary.js'
import { list } from '../../words.js'

/** How values of one form are told, whatever they are values of. */

export const plain = (text: string | number): Text => ({ vi: String(text), en: String(text) })

export const yesNo = (value: boolean): Text => (value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' })

const counted = (value: number, vi: string, en: string): Text => ({
  vi: `${value} ${vi}`,
  en: `${value} ${en}${value === 1 ? '' : 's'}`,
})
export const months = (value: Months): Text => counted(value, 'tháng', 'month')
/** Working days, unless the unit says otherwise. */
export const days = (value: number, unit?: DayUnit): Text =>
  unit ? counted(value, 'ngày', 'calendar day') : counted(value, 'ngày làm việc', 'working day')

/** As texts write it: '25%' where it is a whole number of hundredths, else '2/3'. */
export function share({ numerator, denominator }: Fraction): string {
  const hundredths = (numerator * 100) / denominator
  return Number.isInteger(hundredths) ? `${hundredths}%` : `${numerator}/${denominator}`
}
export const above = (value: Fraction): Text => plain(`> ${share(value)}`)
export const atLeast = (value: Fraction): Text => plain(`≥ ${share(value)}`)
export const atMost = (value: Fraction): Text => plain(`≤ ${share(value)}`)

/** To one place: '1,3' and '1.3'. */
export function decimal({ numerator, denominator }: Fraction): Text {
  const en = (numerator / denominator).toFixed(1)
  return { vi: en.replace('.', ','), en }
}

export const joined = (parts: readonly Text[], by = '; '): Text => ({
  vi: parts.map(({ vi }) => vi).join(by),
  en: parts.map(({ en }) => en).join(by),
})

type Names<Code extends string> = Readonly<Record<Code, Text>>

/** A code by its name. @throws RangeError one that has none, which only a text from outside can be */
export function named<Code extends string>(names: Names<Code>, code: Code): Text {
  const name: Text | undefined = names[code]
  if (!name) throw new RangeError(`${code}: a code without words`)
  return name
}

/** How one code out of a list is told. */
export const oneOf =
  <Code extends string>(names: Names<Code>) =>
  (code: Code): Text =>
    named(names, code)

/** How several codes out of a list are told. */
export const allOf =
  <Code extends string>(names: Names<Code>) =>
  (codes: readonly Code[]): Text =>
    list(codes.map((code) => named(names, code)))

/** A number of months for each code. */
export const monthsFor =
  <Code extends string>(names: Names<Code>) =>
  (each: Readonly<Partial<Record<Code, Months>>>): Text =>
    joined(
      // The members of a record of codes are codes.
      Object.entries<Months>(each as Record<Code, Months>).map(([code, value]) =>
        joined([named(names, code as Code), months(value)], ': '),
      ),
    )
