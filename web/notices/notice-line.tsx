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
import { useMe } from '../server/session.js'
import { clock, day } from '../words/say.js'
import css from './bell.module.css'
import { addressOf, type Notice } from './notices.js'
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
  notice: Notice
  /** It stands below its day, which is not said again. */
  isOfDay?: boolean
  close?: () => void
}

/** Something that the reader was told, leading to its task or its procedure. */
export function NoticeLine({ notice, isOfDay = false, close }: Shown) {
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
          {!isOfDay && `${day(at)} `}
          {clock(at)}
          {dueOn && ` · ${say('due', { day: day(dueOn) })}`}
        </small>
      </span>
    </Link>
  )
}
