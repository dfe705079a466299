import { UnstyledButton } from '@mantine/core'
import {
  IconArrowBackUp,
  IconBan,
  IconCheckbox,
  IconChevronRight,
  IconPlayerPause,
  IconPlayerPlay,
  IconUserMinus,
  IconX,
} from '@tabler/icons-react'
import { type ComponentProps, useState } from 'react'
import { holds, useMe } from '../../server/session.js'
import { Section } from '../section.js'
import type { Case } from '../the-case.js'
import { type Action, COMMANDS, type Command, isOfCase, isSevere } from './action.js'
import css from './actions.module.css'
import { CommandDialog } from './command-dialog.js'
import { actionWords } from './words.js'

const ICONS = {
  return: IconArrowBackUp,
  suspension: IconPlayerPause,
  resumption: IconPlayerPlay,
  withdrawal: IconX,
  'candidate-withdrawal': IconUserMinus,
  'candidate-block': IconBan,
  annulment: IconCheckbox,
} as const satisfies Readonly<Record<Command, unknown>>

type OfCase = Action & { command: Command }

/** What the reader may do with the case, and the dialog of what they chose: it stays as it was when it was opened. */
export function Actions({ of }: { of: Case }) {
  const [opened, open] = useState<ComponentProps<typeof CommandDialog>>()
  const close = () => open(undefined)
  return (
    <>
      <Offers of={of} open={(chosen) => open({ of, ...chosen, close })} />
      {opened && <CommandDialog {...opened} />}
    </>
  )
}

interface Chosen {
  command: Command
  choices: readonly OfCase[]
}

/** Each with what follows; to the officers of the case, what cannot be done now says why. */
function Offers({ of, open }: { of: Case; open: (chosen: Chosen) => void }) {
  const say = actionWords.use()
  const isOfficer = holds(useMe(), 'hr_officer')
  const theirs = (of.actions ?? []).filter(isOfCase).filter(({ allowed }) => allowed || isOfficer)
  if (of.closedAt || theirs.length === 0) return null
  if (theirs.every(({ allowed }) => !allowed))
    return (
      <Section title={say('actions')}>
        <p>{say('refusedAll', { why: theirs[0]?.because?.detail })}</p>
      </Section>
    )
  // What is suspended is resumed, anything else suspended: one of the two is never of use.
  const useless = of.status === 'suspended' ? 'suspension' : 'resumption'
  const byCommand = COMMANDS.map((command) => ({
    command,
    choices: theirs.filter((action) => action.command === command),
  })).filter(({ command, choices }) => command !== useless && choices.length > 0)
  return (
    <div className={css.actions}>
      <Section title={say('actions')} isFlush>
        <ul>
          {byCommand.map((chosen) => (
            <li key={chosen.command}>
              <Offered {...chosen} open={() => open(chosen)} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Offered({
  command,
  choices,
  open,
}: {
  command: Command
  choices: readonly OfCase[]
  open: () => void
}) {
  const say = actionWords.use()
  const Icon = ICONS[command]
  const [first] = choices.filter(({ allowed }) => allowed)
  const why = choices[0]?.because?.detail
  return (
    <UnstyledButton
      className={css.offered}
      data-severe={isSevere(command)}
      aria-disabled={!first}
      onClick={() => first && open()}
    >
      <Icon size={18} aria-hidden />
      <span>
        <b>{choices[0]?.title}</b>
        <small>{first ? first.consequences[0]?.sentence : `${say('refusedNow')}: ${why}`}</small>
      </span>
      {first && <IconChevronRight size={16} aria-hidden />}
    </UnstyledButton>
  )
}
