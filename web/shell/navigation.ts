import {
  IconArmchair,
  IconBell,
  IconCalendar,
  IconChecks,
  IconDeviceLaptop,
  IconFileText,
  IconGauge,
  IconInbox,
  IconScale,
  IconSitemap,
  IconStars,
  IconTargetArrow,
  IconUser,
  IconUserCog,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { holds, type SignedIn } from '../server/session.js'

export interface Place {
  to: string
  words:
    | 'tasks'
    | 'procedures'
    | 'mine'
    | 'ownFile'
    | 'sessions'
    | 'notices'
    | 'monitor'
    | 'cadres'
    | 'posts'
    | 'planning'
    | 'evaluations'
    | 'breakthroughTasks'
    | 'units'
    | 'changes'
    | 'ruleSets'
    | 'calendar'
    | 'accounts'
    | 'groups'
  icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>
}

/** Places under a title, below those that are gone to most. */
export interface Section {
  words: 'people' | 'grounds' | 'administration'
  places: Place[]
}

const TASKS: Place = { to: '/tasks', words: 'tasks', icon: IconInbox }
const PROCEDURES: Place = { to: '/procedures', words: 'procedures', icon: IconFileText }
const MONITOR: Place = { to: '/monitor', words: 'monitor', icon: IconGauge }
const CADRES: Place = { to: '/cadres', words: 'cadres', icon: IconUsers }

const MINE: Place = { to: '/own', words: 'mine', icon: IconFileText }
const ownFile = ({ id }: SignedIn): Place => ({
  to: `/cadres/${encodeURIComponent(id)}`,
  words: 'ownFile',
  icon: IconUser,
})

const NOTICES: Place = { to: '/notices', words: 'notices', icon: IconBell }
const SESSIONS: Place = { to: '/sessions', words: 'sessions', icon: IconDeviceLaptop }

/** What is about oneself: for everybody, from the menu of the account. */
export const ownPlaces = (me: SignedIn): Place[] => [MINE, ownFile(me), NOTICES, SESSIONS]

type Places = [Place, ...Place[]]

/** Where each role goes, the most frequent first, and where a candidate does: what is about themselves. */
export function placesOf(me: SignedIn): Places {
  const mine = me.isCandidate ? [MINE] : []
  if (holds(me, 'hr_officer')) return [TASKS, PROCEDURES, MONITOR, ...mine]
  if (holds(me, 'monitor')) return [MONITOR, PROCEDURES, TASKS, ...mine]
  if (holds(me, 'approver', 'admin')) return [TASKS, PROCEDURES, ...mine]
  if (me.isCandidate) return [MINE, ownFile(me), ...(me.groups.length > 0 ? [TASKS] : [])]
  return me.groups.length > 0 ? [TASKS, PROCEDURES] : [MINE, ownFile(me)]
}

const POSTS: Place = { to: '/posts', words: 'posts', icon: IconArmchair }
const PLANNING: Place = { to: '/planning', words: 'planning', icon: IconUsersGroup }
const EVALUATIONS: Place = { to: '/evaluations', words: 'evaluations', icon: IconStars }
const BREAKTHROUGH_TASKS: Place = {
  to: '/breakthrough-tasks',
  words: 'breakthroughTasks',
  icon: IconTargetArrow,
}
const UNITS: Place = { to: '/units', words: 'units', icon: IconSitemap }
const CHANGES: Place = { to: '/changes', words: 'changes', icon: IconChecks }
const RULE_SETS: Place = { to: '/rule-sets', words: 'ruleSets', icon: IconScale }
const CALENDAR: Place = { to: '/calendar', words: 'calendar', icon: IconCalendar }

const ACCOUNTS: Place = { to: '/administration/accounts', words: 'accounts', icon: IconUserCog }
const GROUPS: Place = { to: '/administration/groups', words: 'groups', icon: IconUsersGroup }
const ADMINISTRATION: Section = { words: 'administration', places: [ACCOUNTS, GROUPS] }

/**
 * What is there to be read: the records for whoever has a role, the law for whoever does something of the office, accounts
 * for administrators.
 */
export function sectionsOf(me: SignedIn): Section[] {
  if (me.roles.length === 0 && me.groups.length === 0) return []
  const grounds: Section = { words: 'grounds', places: [RULE_SETS, CALENDAR] }
  if (me.roles.length === 0) return [grounds]
  const mayDecide = holds(me, 'hr_officer', 'admin')
  // A monitor reads names and posts alone.
  const readsFiles = mayDecide || holds(me, 'approver')
  const people: Section = {
    words: 'people',
    places: [
      ...[CADRES, POSTS, PLANNING, EVALUATIONS],
      ...(readsFiles ? [BREAKTHROUGH_TASKS] : []),
      ...[UNITS, ...(mayDecide ? [CHANGES] : [])],
    ],
  }
  return [people, grounds, ...(holds(me, 'admin') ? [ADMINISTRATION] : [])]
}
