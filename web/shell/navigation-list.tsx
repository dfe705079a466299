import { Button, Menu, UnstyledButton } from '@mantine/core'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { useId } from 'react'
import { Link, useLocation } from 'wouter'
import { told, useTaskCounts } from '../inbox/task-list.js'
import { useSingleKeys } from '../keys/single-keys.js'
import { useScoped } from '../scope/scope.js'
import { holds, useMe } from '../server/session.js'
import { shellWords } from '../words/shell.js'
import { type Place, placesOf, type Section, sectionsOf } from './navigation.js'
import css from './shell.module.css'

/** The places most gone to, then the records and the law; on a phone these are behind one button. */
export function NavigationList() {
  const me = useMe()
  const sections = sectionsOf(me)
  return (
    <>
      <ul>
        {placesOf(me).map((place) => (
          <li key={place.to}>
            <PlaceLink place={place} />
          </li>
        ))}
        {sections.length > 0 && (
          <li className={css.others}>
            <Others sections={sections} />
          </li>
        )}
      </ul>
      {sections.map((section) => (
        <Places key={section.words} section={section} />
      ))}
    </>
  )
}

function Places({ section: { words, places } }: { section: Section }) {
  const say = shellWords.use()
  const id = useId()
  return (
    <div className={css.rare}>
      <p className={css.section} id={id}>
        {say(words)}
      </p>
      <ul aria-labelledby={id}>
        {places.map((place) => (
          <li key={place.to}>
            <PlaceLink place={place} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const isAt = (path: string, to: string): boolean => path === to || path.startsWith(`${to}/`)

function PlaceLink({ place: { to, words, icon: Icon } }: { place: Place }) {
  const say = shellWords.use()
  const [path] = useLocation()
  const scoped = useScoped()
  return (
    <Link href={scoped(to)} className={css.item} aria-current={isAt(path, to) ? 'page' : undefined}>
      <Icon size={18} stroke={1.75} aria-hidden />
      <span className={css.word}>{say(words)}</span>
      {words === 'tasks' && <TaskCounts />}
      {isOfRecords(words) && <WaitingCount of={words} />}
    </Link>
  )
}

function Others({ sections }: { sections: readonly Section[] }) {
  const say = shellWords.use()
  const [path] = useLocation()
  const scoped = useScoped()
  const isHere = sections.some(({ places }) => places.some(({ to }) => isAt(path, to)))
  return (
    <Menu position="top-end" width={240}>
      <Menu.Target>
        <UnstyledButton className={css.item} aria-current={isHere ? 'true' : undefined}>
          <IconDots size={18} stroke={1.75} aria-hidden />
          <span className={css.word}>{say('others')}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {sections.map(({ words, places }) => [
          <Menu.Label key={words}>{say(words)}</Menu.Label>,
          ...places.map(({ to, words: name, icon: Icon }) => (
            <Menu.Item
              key={to}
              component={Link}
              href={scoped(to)}
              leftSection={<Icon size={18} stroke={1.75} aria-hidden />}
              rightSection={isOfRecords(name) && <WaitingCount of={name} />}
            >
              {say(name)}
            </Menu.Item>
          )),
        ])}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Officers launch procedures, from every page; by the key N as well. */
export function LaunchButton() {
  return holds(useMe(), 'hr_officer') ? <ToLaunch /> : null
}

function ToLaunch() {
  const say = shellWords.use()
  const [, go] = useLocation()
  useSingleKeys([['n', () => go('/launch')]])
  return (
    <Button
      className={css.launch}
      component={Link}
      href="/launch"
      variant="filled"
      px={10}
      aria-label={say('launch')}
      aria-keyshortcuts="n"
    >
      <IconPlus size={18} aria-hidden />
      <span className={css.word}>{say('launch')}</span>
    </Button>
  )
}

/** What of the records waits for somebody: changes for a second person, breakthrough tasks for an approver. */
type OfRecords = Extract<Place['words'], 'changes' | 'breakthroughTasks'>
const isOfRecords = (words: Place['words']): words is OfRecords =>
  words === 'changes' || words === 'breakthroughTasks'

/** How many of them wait for the reader. */
function WaitingCount({ of }: { of: OfRecords }) {
  const say = shellWords.use()
  const { [of]: count } = useTaskCounts()
  if (count === 0) return null
  const inWords = say(`${of}Wait`, { count })
  return (
    <span className={css.counts} title={inWords}>
      <span aria-hidden>{count}</span>
      <span className="unseen">{inWords}</span>
    </span>
  )
}

function TaskCounts() {
  const say = shellWords.use()
  const counts = useTaskCounts()
  return (
    <span className={css.counts}>
      <span>{told(counts.open)}</span>
      {counts.overdue > 0 && (
        <span className={css.overdue} title={say('overdue', { count: counts.overdue })}>
          {told(counts.overdue)}
          <span className="unseen">{say('overdue', { count: counts.overdue })}</span>
        </span>
      )}
    </span>
  )
}
