import { ActionIcon, Indicator, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState } from 'react'
import css from './bell.module.css'
import { NoticeList } from './notice-list.js'
import { MANY, useNotices } from './notices.js'
import { noticeWords } from './words.js'

/** What the reader was told, behind a bell that says how much of it they have not read. */
export function Bell() {
  const say = noticeWords.use()
  const [isOpen, setOpen] = useState(false)
  const list = useNotices('bell')
  const unread = list.data?.pages[0]?.unread ?? 0
  const shown = unread >= MANY ? `${MANY - 1}+` : String(unread)
  const label = unread >= MANY ? say('manyUnread', { count: unread }) : say('unread', { count: unread })
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={420}
      offset={4}
      trapFocus
      returnFocus
      classNames={{ dropdown: css.dropdown }}
    >
      <Indicator label={shown} size={18} offset={7} color="son" disabled={unread === 0} zIndex={1}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={unread === 0 ? say('title') : label}
            onClick={() => setOpen((wasOpen) => !wasOpen)}
          >
            <IconBell size={18} />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown aria-label={say('title')}>
        <NoticeList list={list} close={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
