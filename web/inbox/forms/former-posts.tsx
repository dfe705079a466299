import { Choice } from '../fields.js'
import { decisionWords } from './decision-words.js'

/** Whether the posts held so far end with the new one, as the decision says. */
export function FormerPosts({
  isKept,
  keep,
  error,
}: {
  isKept: boolean
  keep: (isKept: boolean) => void
  error: string | undefined
}) {
  const say = decisionWords.use()
  return (
    <Choice
      label={say('formerPosts')}
      value={isKept ? 'kept' : 'ended'}
      onChange={(value) => keep(value === 'kept')}
      error={error}
      options={[
        { value: 'ended', label: say('formerEnd'), hint: say('formerEndHint') },
        { value: 'kept', label: say('formerKept'), hint: say('formerKeptHint') },
      ]}
    />
  )
}
