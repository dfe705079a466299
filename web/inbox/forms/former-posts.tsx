import { Choice } from '../fields.js'
import type { TaskDetails } from '../task-list.js'
import { decisionWords } from './decision-words.js'

type Held = NonNullable<NonNullable<TaskDetails['form']>['postsHeld']>

/** Of the posts held now, by name, those of which the paper says whether they go on. */
const formerOf = (held: Held | undefined): string =>
  (held ?? []).flatMap(({ falls, post }) => (falls === 'vacant-unless-kept' ? [post.name] : [])).join('; ')

/** Whether the posts held so far end with the new one, as the decision says. */
export function FormerPosts({
  held,
  isKept,
  keep,
  error,
}: {
  held: Held | undefined
  isKept: boolean
  keep: (isKept: boolean) => void
  error: string | undefined
}) {
  const say = decisionWords.use()
  const posts = formerOf(held)
  return (
    <Choice
      label={posts ? say('formerPostsAre', { posts }) : say('formerPosts')}
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

/** What becomes of the posts held so far, which are named. */
export function useFormer(): (held: Held | undefined, isKept: boolean | undefined) => string {
  const say = decisionWords.use()
  return (held, isKept) => {
    const posts = formerOf(held)
    const what = say(isKept ? 'formerKept' : 'formerEnd')
    return posts ? say('formerNamed', { what, posts }) : what
  }
}
