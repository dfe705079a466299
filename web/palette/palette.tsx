import { CloseButton, Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconArmchair, IconFileText, IconSearch, IconUser } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { MOD } from '../keys/mod-key.js'
import { shellWords } from '../words/shell.js'
import { useCommands } from './commands.js'
import { isLookedFor, useFound } from './found.js'
import type { Line } from './line.js'
import { Lines, optionId } from './lines.js'
import css from './palette.module.css'
import { useRecent } from './recent.js'
import { paletteWords } from './words.js'

/** Milliseconds after the last key. */
const ASKED_AFTER = 200
const LIST = 'palette-lines'
const OPENED = { procedures: IconFileText, cadres: IconUser, posts: IconArmchair } as const

/** Finds what the reader may see, and does what they can begin: by what is typed, with the arrows and Enter. */
export default function Palette({ close }: { close: () => void }) {
  const say = paletteWords.use()
  const shell = shellWords.use()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const q = typed.trim()
  const [asked] = useDebouncedValue(q, ASKED_AFTER)
  const found = useFound(isLookedFor(q) ? asked : '')
  const recent = useRecentLines(q)
  const lines = [...recent, ...(isLookedFor(q) ? found.lines : []), ...useCommands(q)]
  const [at, moveTo] = useState(0)
  const chosen = Math.min(at, lines.length - 1)
  useEffect(() => {
    document.getElementById(optionId(chosen))?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const open = ({ to }: Line, { isBeside }: { isBeside: boolean }) => {
    if (isBeside) {
      window.open(to, '_blank')
      return
    }
    close()
    go(to)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.nativeEvent.isComposing || lines.length === 0) return
    if (step !== undefined) moveTo((chosen + step + lines.length) % lines.length)
    else if (event.key !== 'Enter') return
    event.preventDefault()
    const line = lines[chosen]
    if (event.key === 'Enter' && line) open(line, { isBeside: event.metaKey || event.ctrlKey })
  }
  const isLooking = isLookedFor(q) && (asked !== q || found.isLooking)
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      centered={false}
      size={680}
      padding={0}
      aria-label={say('title')}
      classNames={{ content: css.palette, body: css.body, inner: css.inner }}
    >
      <div className={css.head}>
        <TextInput
          className={css.box}
          data-autofocus
          variant="unstyled"
          role="combobox"
          aria-label={say('title')}
          aria-expanded
          aria-haspopup="listbox"
          aria-autocomplete="list"
          aria-controls={LIST}
          {...(chosen >= 0 && { 'aria-activedescendant': optionId(chosen) })}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          placeholder={shell('find')}
          leftSection={<IconSearch size={20} />}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value)
            moveTo(0)
          }}
          onKeyDown={press}
        />
        <CloseButton aria-label={say('close')} size="lg" onClick={close} />
      </div>
      <Lines id={LIST} lines={lines} q={q} chosen={chosen} point={moveTo} open={open} />
      <p role="status" className={lines.length === 0 || found.hasFailed ? css.none : 'unseen'}>
        {found.hasFailed
          ? say('failed')
          : isLooking
            ? say('looking')
            : lines.length === 0
              ? say('none', { q })
              : say('found', { count: lines.length })}
      </p>
      <Foot />
    </Modal>
  )
}

/** What was opened last in this tab, while nothing is typed. */
function useRecentLines(q: string): Line[] {
  const [path] = useLocation()
  return useRecent().flatMap(({ kind, id, called }): Line[] => {
    const to = `/${kind}/${encodeURIComponent(id)}`
    const isHere = path === to || path.startsWith(`${to}/`)
    return q === '' && !isHere ? [{ group: 'recent', to, called, icon: OPENED[kind] }] : []
  })
}

function Foot() {
  const say = paletteWords.use()
  return (
    <p className={css.foot} aria-hidden>
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {say('choose')}
      </span>
      <span>
        <kbd>↵</kbd> {say('open')}
      </span>
      <span>
        <kbd>{MOD} ↵</kbd> {say('newTab')}
      </span>
      <span className={css.plain}>{say('plain')}</span>
    </p>
  )
}
