import { Button } from '@mantine/core'
import { partWords } from '../words/parts.js'
import css from './more.module.css'

/** A list that is asked for page after page. */
interface Listed {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => unknown
}

interface Shown {
  of: Listed
  /** What comes next, where that is not plainly more of the same. */
  words?: string
  /** Done before they are asked for. */
  first?: () => void
}

/** The way to the rows after those that are shown, as long as there are any; where they did not come, that it is so. */
export function More({ of: list, words, first }: Shown) {
  const say = partWords.use()
  if (!list.hasNextPage) return null
  return (
    <div className={css.more}>
      {list.isFetchNextPageError && (
        <p className={css.failed} role="alert">
          {say('moreFailed')}
        </p>
      )}
      <Button
        variant="subtle"
        fullWidth
        loading={list.isFetchingNextPage}
        onClick={() => {
          first?.()
          list.fetchNextPage()
        }}
      >
        {words ?? say('more')}
      </Button>
    </div>
  )
}
