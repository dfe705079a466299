import { UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { MOD } from '../keys/mod-key.js'
import { shellWords } from '../words/shell.js'
import css from './find-button.module.css'
import { useRemembered } from './recent.js'

const load = () => import('./palette.js')
const Palette = lazy(load)

/** Milliseconds after which the palette is fetched, so that it is there when it is asked for; the page comes first. */
const FETCHED_AFTER = 3_000

/** Finds, from every page: by the button in the bar, and by Ctrl-K, wherever the focus is. */
export function FindButton() {
  const say = shellWords.use()
  const [isOpen, setOpen] = useState(false)
  useRemembered()
  useHotkeys([['mod+K', () => setOpen(true)]], [])
  useEffect(() => {
    const fetching = setTimeout(() => void load().catch(() => undefined), FETCHED_AFTER)
    return () => clearTimeout(fetching)
  }, [])
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
      {isOpen && (
        // What is typed while it is on its way is meant for it, and acts on nothing.
        <Suspense fallback={<span data-begun="true" hidden />}>
          <Palette close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
