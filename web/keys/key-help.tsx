import { UnstyledButton } from '@mantine/core'
import { IconHelpCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { later } from '../parts/later.js'
import css from '../shell/shell.module.css'
import { shellWords } from '../words/shell.js'
import { useGoKeys } from './go-keys.js'
import { useSingleKeys } from './single-keys.js'

const KeyList = later(
  () => import('./key-list.js'),
  () => null,
)

/** Which keys there are: by a button, and by ?. */
export function KeyHelp() {
  const say = shellWords.use()
  const [isOpen, setOpen] = useState(false)
  useGoKeys()
  // Where ? is a key of its own, and where it takes Shift.
  useSingleKeys(['?', 'shift+?'].map((key) => [key, () => setOpen(true)]))
  return (
    <>
      <UnstyledButton
        className={`${css.item} ${css.help}`}
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
      >
        <IconHelpCircle size={18} stroke={1.75} aria-hidden />
        <span className={css.word}>{say('keys')}</span>
        <kbd className={css.key} aria-hidden>
          ?
        </kbd>
      </UnstyledButton>
      {isOpen && <KeyList close={() => setOpen(false)} />}
    </>
  )
}
