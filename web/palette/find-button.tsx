import { UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { MOD } from '../keys/mod-key.js'
import { later, useLoadedSoon } from '../parts/later.js'
import { shellWords } from '../words/shell.js'
import css from './find-button.module.css'
import { useRemembered } from './recent.js'

// What is typed while it is on its way is meant for it, and acts on nothing.
const Palette = later(
  () => import('./palette.js'),
  () => <span data-begun="true" hidden />,
)
const SOON = [Palette]

/** Finds, from every page: by the button in the bar, and by Ctrl-K, wherever the focus is. */
export function FindButton() {
  const say = shellWords.use()
  const [isOpen, setOpen] = useState(false)
  useRemembered()
  useHotkeys([['mod+K', () => setOpen(true)]], [])
  useLoadedSoon(SOON)
  return (
    <>
      <UnstyledButton
        className={css.find}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <IconSearch size={18} aria-hidden />
        <span>{say('find')}</span>
        <kbd>{MOD === '⌘' ? '⌘K' : `${MOD} K`}</kbd>
      </UnstyledButton>
      {isOpen && <Palette close={() => setOpen(false)} />}
    </>
  )
}
