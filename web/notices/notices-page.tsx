import { Button, Chip } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconChecks } from '@tabler/icons-react'
import { ExportMenu } from '../parts/export-menu.js'
import { Failed, Loading } from '../parts/loading.js'
import { More } from '../parts/more.js'
import { OnPaper } from '../parts/on-paper.js'
import { useFilters } from '../records/filters.js'
import { grouped } from '../records/grouped.js'
import css from '../records/records.module.css'
import { Section } from '../records/section.js'
import { day, isoDay, today } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { NoticeLine } from './notice-line.js'
import { LIST, MANY, type Notice, useMarkRead, useNotices } from './notices.js'
import { noticeWords } from './words.js'

/** All that the reader was told, the latest first and by day; of it, where they ask so, what they have not read. */
export default function NoticesPage() {
  const say = noticeWords.use()
  const product = shellWords.use()('product')
  const list = useNotices('page')
  const markRead = useMarkRead()
  const { filters, set } = useFilters('unread')
  const isOfUnread = filters.unread === 'true'
  const all = list.data?.pages.flatMap(({ items }) => items) ?? []
  const [latest] = all
  const unread = list.data?.pages[0]?.unread ?? 0
  // Read is up to a notice: after the first that was read nothing is unread.
  const notices = isOfUnread ? all.filter(({ isRead }) => !isRead) : all
  const isMore = list.hasNextPage && notices.length === all.length
  useDocumentTitle(`${say('title')} · ${product}`)
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{say('title')}</h1>
          <p className={css.quiet} role="status">
            {list.data &&
              say(unread === 0 ? 'allRead' : unread >= MANY ? 'countManyUnread' : 'countUnread', {
                count: unread,
              })}
          </p>
        </div>
        <div className={css.tools}>
          <Chip size="xs" checked={isOfUnread} onChange={(isOn) => set('unread', isOn ? 'true' : undefined)}>
            {say('onlyUnread')}
          </Chip>
          {latest && unread > 0 && (
            <Button size="xs" leftSection={<IconChecks size={16} />} onClick={() => markRead(latest)}>
              {say('markRead')}
            </Button>
          )}
          {!isOfUnread && <ExportMenu path={LIST} filters={{}} />}
        </div>
      </header>
      <OnPaper onlyFirst={isMore ? notices.length : undefined} />
      {list.error && !list.data ? (
        <Failed error={list.error} again={list.refetch} />
      ) : list.isPending ? (
        <Loading lines={12} />
      ) : notices.length === 0 && !isMore ? (
        <p className={css.none}>{say(isOfUnread ? 'noneUnread' : 'none')}</p>
      ) : (
        <Days of={notices} />
      )}
      {isMore && <More of={list} />}
    </div>
  )
}

function Days({ of }: { of: readonly Notice[] }) {
  const say = noticeWords.use()
  return grouped(of, ({ at }) => isoDay(at)).map(([on, notices]) => (
    <Section key={on} title={on === today() ? say('today', { day: day(on) }) : day(on)}>
      <ul>
        {notices.map((notice) => (
          <li key={notice.id}>
            <NoticeLine notice={notice} isOfDay />
          </li>
        ))}
      </ul>
    </Section>
  ))
}
