import { Checkbox, Select, Stack, TextInput } from '@mantine/core'
import { BirthField } from '../../parts/fields/birth-field.js'
import { CountField } from '../../parts/fields/count-field.js'
import { countTyped, isNoCount, pointsTyped } from '../../parts/fields/count-typed.js'
import { DayField } from '../../parts/fields/day-field.js'
import { LineField, LongField } from '../../parts/fields/text-fields.js'
import { type Searched, SearchField } from './search-field.js'
import { entryWords } from './words.js'

interface Option {
  value: string
  label: string
}

/** A field of what is entered: a day, a birth of which only the month or the year may be known, a line, a text, a number, points of 100, something of the records, one of some, or some of some. */
export interface EntryField {
  name: string
  label: string
  hint?: string | undefined
  as:
    | 'day'
    | 'birth'
    | 'line'
    | 'text'
    | 'number'
    | 'points'
    | Searched
    | { one: readonly Option[] }
    | { some: readonly Option[] }
  /** What it begins with; of some of some, with commas between. */
  first?: string | undefined
  /** What it begins with is called, where it is something of the records. */
  called?: string | undefined
  /** It may be left empty. */
  isOptional?: true
}

interface Filled {
  field: EntryField
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

export function EntryInput({
  field: { label, hint, as, called, isOptional },
  value,
  onChange,
  error,
}: Filled) {
  const common = { label, description: hint, error }
  if (as === 'day') return <DayField {...common} value={value} onChange={onChange} />
  if (as === 'birth') return <BirthField {...common} value={value} onChange={onChange} />
  if (as === 'line')
    return (
      <LineField
        {...common}
        longest={500}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  if (as === 'text')
    return (
      <LongField
        {...common}
        longest={5000}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  if (as === 'number') return <NumberEntry {...common} value={value} onChange={onChange} />
  if (as === 'points') return <PointsEntry {...common} value={value} onChange={onChange} />
  if (as === 'person' || as === 'post' || as === 'unit')
    return (
      <SearchField
        {...common}
        searched={as}
        value={value}
        called={called}
        isClearable={isOptional}
        onChange={onChange}
      />
    )
  if ('one' in as)
    return (
      <Select
        {...common}
        allowDeselect={false}
        clearable={isOptional}
        data={as.one}
        value={value || null}
        onChange={(chosen) => onChange(chosen ?? '')}
      />
    )
  return (
    <Checkbox.Group
      {...common}
      value={value ? value.split(',') : []}
      onChange={(chosen) => onChange(chosen.join(','))}
    >
      <Stack gap={8} mt={6}>
        {as.some.map((option) => (
          <Checkbox key={option.value} value={option.value} label={option.label} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

/** A whole number; "85,5" stays as it is typed and is said to be none: without its mark it would be 855. */
function NumberEntry({
  value,
  onChange,
  error,
  ...common
}: Pick<Filled, 'value' | 'onChange' | 'error'> & { label: string; description: string | undefined }) {
  const say = entryWords.use()
  const typed = countTyped(value)
  return (
    <CountField
      {...common}
      value={typed}
      onChange={(count) => onChange(String(count))}
      error={isNoCount(typed) ? say('noNumber', { typed: typed.trim() }) : error}
    />
  )
}

/** Points with two decimals at the most; what is none stays as it is typed. */
function PointsEntry({
  value,
  onChange,
  error,
  ...common
}: Pick<Filled, 'value' | 'onChange' | 'error'> & { label: string; description: string | undefined }) {
  const say = entryWords.use()
  const isNone = value.trim() !== '' && pointsTyped(value) === undefined
  return (
    <TextInput
      {...common}
      inputMode="decimal"
      autoComplete="off"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data-unreadable={isNone || undefined}
      error={isNone ? say('noPoints', { typed: value.trim() }) : error}
    />
  )
}
