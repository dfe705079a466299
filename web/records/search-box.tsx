import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

/** Milliseconds after the last key. */
const ASKED_AFTER = 300

/** What is looked for, asked when the typing rests. */
export function SearchBox({
  label,
  q,
  look,
  className,
}: {
  label: string
  q: string | undefined
  look: (q: string) => void
  className?: string | undefined
}) {
  const [text, setText] = useState(q ?? '')
  const lookFor = useDebouncedCallback((value: string) => look(value.trim()), ASKED_AFTER)
  // The address may change without the box: back, a link, all filters cleared.
  useEffect(() => setText((typed) => (typed.trim() === (q ?? '') ? typed : (q ?? ''))), [q])
  return (
    <TextInput
      {...(className && { className })}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} />}
      maxLength={100}
      value={text}
      onChange={({ currentTarget: { value } }) => {
        setText(value)
        lookFor(value)
      }}
    />
  )
}
