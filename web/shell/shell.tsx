import {
  ActionIcon,
  Avatar,
  Menu,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { IconChevronDown, IconDevices, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { KeyHelp } from '../keys/key-help.js'
import { LiveLine } from '../live/live-line.js'
import { Bell } from '../notices/bell.js'
import { FindButton } from '../palette/find-button.js'
import { ScopeSwitch } from '../scope/scope-switch.js'
import { type SignedIn, signOut, useMe } from '../server/session.js'
import { initials } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { LanguageSwitch } from './language-switch.js'
import mark from './mark.svg'
import { ownPlaces } from './navigation.js'
import { LaunchButton, NavigationList } from './navigation-list.js'
import css from './shell.module.css'

/** What stands around every page: where one can go, in which language and light, and who one is. */
export function Shell({ hasEnded, children }: { hasEnded: boolean; children: ReactNode }) {
  const say = shellWords.use()
  return (
    <div className={css.app}>
      <a className={css.skip} href="#main">
        {say('skip')}
      </a>
      <nav className={css.nav} aria-label={say('mainNavigation')}>
        <Link className={css.brand} href="/">
          <img src={mark} alt="" />
          <span>
            <b>{say('product')}</b>
            <small>{useMe().roles[0]?.unit.name}</small>
          </span>
        </Link>
        <LaunchButton />
        <NavigationList />
        <KeyHelp />
      </nav>
      <header className={css.bar}>
        <img className={css.mark} src={mark} alt="" />
        {/* Nothing of anybody is shown, or asked for, to whoever has not signed in. */}
        {!hasEnded && <ScopeSwitch />}
        {!hasEnded && <FindButton />}
        <Preferences />
        {!hasEnded && <Bell />}
        <Account />
      </header>
      <LiveLine hasEnded={hasEnded} />
      {/* Kept as it is, with what was typed, and shown to nobody who has not signed in. */}
      <main className={css.main} id="main" tabIndex={-1} hidden={hasEnded}>
        {children}
      </main>
    </div>
  )
}

/** The language, and the light: kept on the device, asked for on no server. */
export function Preferences() {
  const say = shellWords.use()
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme('light') === 'dark'
  return (
    <>
      <LanguageSwitch />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label={say(isDark ? 'light' : 'dark')}
        onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
      >
        {isDark ? <IconSun size={18} /> : <IconMoon size={18} />}
      </ActionIcon>
    </>
  )
}

function Account() {
  const say = shellWords.use()
  const me = useMe()
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton className={css.who}>
          <span className="unseen">{say('account')}: </span>
          <Avatar size={32} color="cham" aria-hidden>
            {initials(me.name)}
          </Avatar>
          <span className={css.names}>
            <b>{me.name}</b>
            <small>{useRoleInWords(me)}</small>
          </span>
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {ownPlaces(me).map(({ to, words, icon: Icon }) => (
          <Menu.Item key={to} component={Link} href={to} leftSection={<Icon size={16} aria-hidden />}>
            {say(words)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut()}>
          {say('signOut')}
        </Menu.Item>
        <Menu.Item leftSection={<IconDevices size={16} />} onClick={() => signOut({ everywhere: true })}>
          {say('signOutEverywhere')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** The first role and its unit, and how many there are beside; the group of somebody without a role. */
function useRoleInWords({ roles: [first, ...others], groups }: SignedIn): string {
  const say = shellWords.use()
  if (!first) return groups.map(({ name }) => name).join(', ')
  const role = say('roleOf', { role: say(`role_${first.role}`), unit: first.unit.name })
  return others.length > 0 ? `${role} ${say('moreRoles', { count: others.length })}` : role
}
