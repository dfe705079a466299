import { TextInput, type TextInputProps } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { number } from '../../words/say.js'
import { type Count, countTyped, isNoCount, MOST } from './count-typed.js'
import css from './fields.module.css'
import { fieldPartWords } from './words.js'

interface Typed extends Omit<TextInputProps, 'value' | 'onChange'> {
  value: Count
  onChange: (value: Count) => void
  /** What is wrong is said beside it, where it is not said at it (`error`): `useWrongCount`. */
  isWrong?: boolean
}

/** A whole number as a paper has it: nothing is filled in, and what is no number stays as it is typed. */
export function CountField({ value, onChange, isWrong = false, error, ...props }: Typed) {
  return (
    <TextInput
      {...props}
      className={css.count}
      data-count
      inputMode="numeric"
      autoComplete="off"
      value={String(value)}
      error={error ?? (isWrong || isNoCount(value))}
      data-unreadable={isNoCount(value) || undefined}
      onChange={({ currentTarget }) => onChange(countTyped(currentTarget.value))}
      onKeyDown={onward}
    />
  )
}

/** Says of what is typed that it is no count. */
export function useWrongCount(): (typed: Count | undefined) => string | undefined {
  const say = fieldPartWords.use()
  return (typed) =>
    isNoCount(typed) ? say('noCount', { typed: typed.trim(), most: number(MOST) }) : undefined
}

/** Enter goes on to the next number of the form, as on the paper; after the last one it sends the form. */
function onward(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
  const all = [...(event.currentTarget.form?.querySelectorAll<HTMLInputElement>('input[data-count]') ?? [])]
  const next = all[all.indexOf(event.currentTarget) + 1]
  if (!next) return
  event.preventDefault()
  next.focus()
}
