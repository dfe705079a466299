import { Select } from '@mantine/core'
import { useVocabularyOf } from '../../server/vocabulary.js'

interface CodeFieldProps {
  label: string
  /** The kind of code, of the vocabulary. */
  of: string
  value: string | undefined
  error: string | undefined
  onChange: (code: string | undefined) => void
}

/** One code of a vocabulary. */
export function CodeField({ label, of, value, error, onChange }: CodeFieldProps) {
  const words = useVocabularyOf(of)
  return (
    <Select
      required
      allowDeselect={false}
      label={label}
      data={Object.entries(words).map(([code, name]) => ({ value: code, label: name }))}
      value={value ?? null}
      error={error}
      onChange={(code) => onChange(code ?? undefined)}
    />
  )
}
