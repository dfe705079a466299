import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { birthTyped, birthWritten } from './days-typed.js'

interface Typed {
  label: string
  description?: ReactNode
  /** 1979-07-19, 1979-07 or 1979; or what was typed, where that is none of them. */
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}

/** When somebody was born, as their file has it: 19/07/1979; 07/1979 or 1979, where no more is known. */
export function BirthField({ value, onChange, ...props }: Typed) {
  /** What is being typed; nothing once the field is left. */
  const [typed, setTyped] = useState<string>()
  return (
    <TextInput
      {...props}
      placeholder="dd/mm/yyyy"
      autoComplete="off"
      inputMode="numeric"
      value={typed ?? birthWritten(value)}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text)
        onChange(birthTyped(text))
      }}
      onBlur={() => setTyped(undefined)}
    />
  )
}
