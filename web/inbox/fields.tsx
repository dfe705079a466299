import { Radio } from '@mantine/core'
import type { ComponentProps } from 'react'
import { LongField } from '../parts/fields/text-fields.js'
import { fieldWords } from './field-words.js'
import css from './fields.module.css'

/** As long as the API takes a reason. */
const LONGEST_REASON = 2000

/** A reason: required wherever somebody's way is stopped, and on record. */
export function Reason(props: Omit<ComponentProps<typeof LongField>, 'longest'>) {
  const say = fieldWords.use()
  return <LongField label={say('reason')} description={say('onRecord')} longest={LONGEST_REASON} {...props} />
}

export interface Option<Value extends string> {
  value: Value
  label: string
  hint?: string | undefined
}

/** One of some, each with what follows from it. */
export function Choice<Value extends string>({
  label,
  options,
  value,
  onChange,
  error,
}: {
  label: string
  options: readonly Option<Value>[]
  value: Value | ''
  onChange: (value: Value) => void
  error?: string | undefined
}) {
  return (
    <Radio.Group label={label} value={value} onChange={(chosen) => onChange(chosen as Value)} error={error}>
      <div className={css.options}>
        {options.map((option) => (
          <Radio.Card key={option.value} value={option.value} className={css.option}>
            <div>
              <Radio.Indicator mt={2} />
              <span>
                <b>{option.label}</b>
                {option.hint && <small>{option.hint}</small>}
              </span>
            </div>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}
