import type { Instant, IsoDate, Text } from '../../domain/vocabulary.js'
import type { Language } from '../words/language.js'

/** What the cells of a column hold: texts, whole numbers, days, or moments, which are told by the clock of Việt Nam. */
type Told = { text: string; number: number; day: IsoDate; moment: Instant }

/** A column of a list that is exported: its heading, and what it tells of an item; nothing where there is nothing. */
export type Column<Item> = {
  [Type in keyof Told]: {
    type: Type
    heading: Text
    cell: (item: Item, language: Language) => Told[Type] | null | undefined
  }
}[keyof Told]

/** A list as a table: what it is called, and its columns. */
export interface Sheet<Item> {
  title: Text
  columns: readonly Column<Item>[]
}

type ColumnOf<Type extends keyof Told> = <Item>(
  vi: string,
  en: string,
  cell: (item: Item, language: Language) => Told[Type] | null | undefined,
) => Extract<Column<Item>, { type: Type }>

const columnOf =
  <Type extends keyof Told>(type: Type) =>
  (vi: string, en: string, cell: unknown) => ({ type, heading: { vi, en }, cell })

export const text = columnOf('text') as ColumnOf<'text'>
export const number = columnOf('number') as ColumnOf<'number'>
export const day = columnOf('day') as ColumnOf<'day'>
export const moment = columnOf('moment') as ColumnOf<'moment'>

/** A code in words, as a cell begins. */
export function inWords<Code extends string>(
  words: Readonly<Record<Code, Text>>,
  code: Code,
  language: Language,
): string {
  const said = words[code][language]
  return said.charAt(0).toUpperCase() + said.slice(1)
}

const YES: Text = { vi: 'có', en: 'yes' }

/** That something is so; nothing where it is not. */
export const ifSo = (isSo: boolean, language: Language): string | null => (isSo ? YES[language] : null)

/** Names, one after the other. */
export const listed = (names: readonly string[]): string => names.join('; ')
