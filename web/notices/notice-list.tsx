import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconArrowRight,
  IconBan,
  IconCheck,
  IconClock,
  IconInbox,
  IconPlayerPause,
} from '@tabler/icons-react'
import { Link } from 'wouter'
import { Failed, Loading } from '../parts/loading.js'
import { useMe } from '../server/session.js'
import { clock, day } from '../words/say.js'
import css from './bell.module.css'
import { addressOf, type Notice, useMarkRead, type useNotices } from './notices.js'
import { noticeWords } from './words.js'

/** The shape of each, and the colour of what it means for whoever is told. */
const LOOKS = {
  'to-do': ['cham', IconInbox],
  soon: ['dong', IconClock],
  late: ['son', IconAlertTriangle],
  'no-longer': ['quiet', IconPlayerPause],
  'goes-on': ['cham', IconArrowRight],
  decided: ['ngoc', IconCheck],
  ended: ['quiet', IconBan],
} as const satisfies Readonly<Record<Notice['means'], readonly [string, unknown]>>

interface Shown {
  list: ReturnType<typeof useNotices>
  close: () => void
}

/** What the reader was told, the latest first, each leading to its task or its procedure. */
export function NoticeList({ list, close }: Shown) {
  const say = noticeWords.use()
  const markRead = useMarkRead()
  const notices = list.data?.pages.flatMap(({ items }) => items) ?? []
  const [latest] = notices
  const unread = list.data?.pages[0]?.unread ?? 0
  return (
    <>
      <header className={css.head}>
        <h2>{say('title')}</h2>
        {latest && unread > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => markRead(latest)}>
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
      {list.hasNextPage && (
        <Button
          className={css.more}
          variant="subtle"
          fullWidth
          loading={list.isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {say('more')}
        </Button>
      )}
    </>
  )
}

function NoticeLine({ notice, close }: { notice: Notice; close: () => void }) {
  const say = noticeWords.use()
  const me = useMe()
  const { means, title, about, at, isRead, dueOn } = notice
  const [look, Icon] = LOOKS[means]
  return (
    <Link href={addressOf(notice, me)} className={css.line} data-new={!isRead || undefined} onClick={close}>
      <Icon size={18} aria-hidden className={css[look]} />
      <span>
        {!isRead && <span className="unseen">{say('new')}: </span>}
        <b>{title}</b> · {about}
        <small>
          {day(at)} {clock(at)}
          {dueOn && ` · ${say('due', { day: day(dueOn) })}`}
        </small>
      </span>
    </Link>
  )
}
