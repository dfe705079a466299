import { IconCheck, IconDots, IconX } from '@tabler/icons-react'
import { type Count, isCount } from '../../parts/fields/count-typed.js'
import { number } from '../../words/say.js'
import type { Ballot } from './about.js'
import { ANSWERS, fieldOf } from './answers.js'
import { countWords } from './count-words.js'
import css from './forms.module.css'

/** What is typed of a count: by the names that the API has for the fields, `votes.c-01.yes`. */
export type Typed = Readonly<Record<string, Count>>

interface Paper {
  ballot: Ballot
  candidates: readonly { id: string; name: string }[]
  /** How many came to the meeting, where it is known. */
  present: number | undefined
}

export interface Sum {
  what: string
  shown: string
  /** undefined: a number of it is still missing. */
  isRight: boolean | undefined
}

/** Whether the numbers of a count add up, as on the paper; never what they come to. */
export function useSums(typed: Typed, { ballot, candidates, present }: Paper): Sum[] {
  const say = countWords.use()
  const at = (field: string): number | '' => {
    const count = typed[field]
    return isCount(count) ? count : ''
  }
  const atMost = (what: string, less: number | '', more: number | ''): Sum => ({
    what,
    isRight: less === '' || more === '' ? undefined : less <= more,
    shown: less === '' || more === '' ? '' : `${number(less)} ${less <= more ? '≤' : '>'} ${number(more)}`,
  })
  const together = (what: string, parts: (number | '')[], whole: number | undefined): Sum => {
    const given = parts.filter((part) => part !== '')
    if (given.length < parts.length || whole === undefined) return { what, isRight: undefined, shown: '' }
    const sum = given.reduce((all, part) => all + part, 0)
    const isRight = sum === whole
    return {
      ...{ what, isRight },
      shown: `${given.map((part) => number(part)).join(' + ')} ${isRight ? '=' : '≠'} ${number(whole)}`,
    }
  }
  const [returned, blank, invalid] = [at('returned'), at('blank'), at('invalid')]
  const valid = returned === '' || blank === '' || invalid === '' ? undefined : returned - blank - invalid
  return [
    ...(at('prepared') === '' ? [] : [atMost(say('sumPrepared'), at('issued'), at('prepared'))]),
    ...(present === undefined ? [] : [atMost(say('sumPresent'), at('issued'), present)]),
    atMost(say('sumReturned'), returned, at('issued')),
    {
      what: say('sumValid'),
      isRight: valid === undefined ? undefined : valid >= 0,
      shown: valid === undefined ? '' : `${returned} – ${blank} – ${invalid} = ${number(valid)}`,
    },
    ...(ballot === 'one-person'
      ? [
          together(
            say('sumVotes'),
            candidates.map(({ id }) => at(`votes.${id}`)),
            valid,
          ),
        ]
      : candidates.map(({ id, name }) =>
          together(
            say(ballot === 'three-levels' ? 'sumOfLevels' : 'sumOf', { name }),
            ANSWERS[ballot].map((answer) => at(fieldOf(id, answer))),
            valid,
          ),
        )),
  ]
}

const STATES = { true: 'right', false: 'wrong', undefined: 'open' } as const
const ICONS = { right: IconCheck, wrong: IconX, open: IconDots }

export function Sums({ sums }: { sums: readonly Sum[] }) {
  return (
    <ul aria-live="polite">
      {sums.map(({ what, shown, isRight }) => {
        const state = STATES[`${isRight}`]
        const Icon = ICONS[state]
        return (
          <li key={what} className={css.sum} data-state={state}>
            <Icon size={18} aria-hidden />
            {what}
            <b>{shown}</b>
          </li>
        )
      })}
    </ul>
  )
}
