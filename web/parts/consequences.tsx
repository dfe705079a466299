import { IconAlertTriangle, IconBell, IconChevronRight, IconClockPause, IconUser } from '@tabler/icons-react'
import type { ProcedureView } from '../../api/resources/procedures/schemas.js'
import css from './consequences.module.css'

/** Of what kind that is which follows. */
export type ConsequenceKind = ProcedureView['actions'][number]['consequences'][number]['what']

/** What follows from something, in a sentence, and of which kind it is where that is known. */
export interface Follows {
  what?: ConsequenceKind
  sentence: string
}

const ICONS: Readonly<Partial<Record<ConsequenceKind, typeof IconBell>>> = {
  holder: IconUser,
  told: IconBell,
  clocks: IconClockPause,
  'cannot-be-undone': IconAlertTriangle,
}

/** What follows, said before it is done; what cannot be undone stands out. */
export function Consequences({ of, label }: { of: readonly Follows[]; label?: string }) {
  if (of.length === 0) return null
  return (
    <ul className={css.follows} aria-label={label}>
      {of.map(({ what, sentence }) => {
        const Icon = (what && ICONS[what]) ?? IconChevronRight
        return (
          <li key={`${what} ${sentence}`} data-what={what}>
            <Icon size={18} aria-hidden />
            {what === 'cannot-be-undone' ? <b>{sentence}</b> : <span>{sentence}</span>}
          </li>
        )
      })}
    </ul>
  )
}
