import { Textarea, type TextareaProps, TextInput, type TextInputProps } from '@mantine/core'
import { number } from '../../words/say.js'
import { fieldPartWords } from './words.js'

/** From this share of what is taken on, it is said how much room is left. */
const NEAR = 0.9

interface Limited {
  value: string
  /** As many characters as the API takes; nothing of what is more is cut off. */
  longest: number
}

/** One line. */
export function LineField(props: Omit<TextInputProps, 'value' | 'maxLength'> & Limited) {
  const { longest, ...line } = props
  return <TextInput {...line} {...useRoom(props)} />
}

/** Several lines. */
export function LongField(props: Omit<TextareaProps, 'value' | 'maxLength'> & Limited) {
  const { longest, ...text } = props
  return <Textarea {...text} {...useRoom(props)} />
}

type Said = Pick<TextInputProps, 'error' | 'description'>

/** How much room is left, near the limit; beyond it by how much it is too long. */
function useRoom({ value, longest, error, description }: Limited & Said): Said {
  const say = fieldPartWords.use()
  const { length } = value
  if (length > longest)
    return {
      error: say('tooLong', { longest: number(longest), count: length - longest }),
      description,
    }
  if (length < longest * NEAR) return { error, description }
  const room = say('room', { length: number(length), longest: number(longest) })
  return { error, description: description ? [description, ' · ', room] : room }
}
