import { Button } from '@mantine/core'
import { useRef } from 'react'
import { Link } from 'wouter'
import { Failed, Loading } from '../parts/loading.js'
import css from './bell.module.css'
import { NoticeLine } from './notice-line.js'
import { useMarkRead, type useNotices } from './notices.js'
import { noticeWords } from './words.js'

interface Shown {
  list: ReturnType<typeof useNotices>
  close: () => void
}

/** What the reader was told last, the latest first, and the way to all of it. */
export function NoticeList({ list, close }: Shown) {
  const say = noticeWords.use()
  const markRead = useMarkRead()
  const { items: notices = [], unread = 0 } = list.data?.pages[0] ?? {}
  const [latest] = notices
  const title = useRef<HTMLHeadingElement>(null)
  return (
    <>
      <header className={css.head}>
        <h2 ref={title} tabIndex={-1}>
          {say('title')}
        </h2>
        {latest && unread > 0 && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => {
              // The button goes: without the focus inside, no key would close the list.
              title.current?.focus()
              markRead(latest)
            }}
          >
            {say('markRead')}
          </Button>
        )}
      </header>
      {list.error && !list.data ? (
        <Failed error={list.error} again={list.refetch} />
      ) : list.isPending ? (
        <Loading lines={4} />
      ) : notices.length === 0 ? (
        <p className={css.none}>{say('none')}</p>
      ) : (
        <ul className={css.list}>
          {notices.map((notice) => (
            <li key={notice.id}>
              <NoticeLine notice={notice} close={close} />
            </li>
          ))}
        </ul>
      )}
      <Button
        className={css.more}
        component={Link}
        href="/notices"
        variant="subtle"
        fullWidth
        onClick={close}
      >
        {say('all')}
      </Button>
    </>
  )
}
