import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { day } from '../words/say.js'
import type { ProcedureFiltering } from './procedure-list.js'
import { procedureListWords } from './words.js'

/** What the address names, as a row tells it. */
export interface Titles {
  stage: string | undefined
  ruleSet: string | undefined
}

const SPANS = [
  ['launched', 'launchedFrom', 'launchedTo'],
  ['closed', 'closedFrom', 'closedTo'],
  ['waiting', 'waitingDaysFrom', 'waitingDaysTo'],
] as const

/** The filters that links carry and no field shows: each told, and removed. */
export function Pills({ filters, remove, titles }: ProcedureFiltering & { titles: Titles }) {
  const say = procedureListWords.use()
  const { stage, ruleSet } = filters
  return (
    <>
      {stage && (
        <Pill filter={say('stage', { stage: titles.stage ?? stage })} remove={() => remove('stage')} />
      )}
      {ruleSet && (
        <Pill
          filter={say('ruleSet', { ruleSet: titles.ruleSet ?? ruleSet })}
          remove={() => remove('ruleSet')}
        />
      )}
      {SPANS.map(([of, first, last]) => {
        const [from, to] = [filters[first], filters[last]]
        const shown = of === 'waiting' ? (value: string) => value : day
        const span =
          from && to
            ? say(`${of}_within`, { from: shown(from), to: shown(to) })
            : from
              ? say(`${of}_from`, { from: shown(from) })
              : to && say(`${of}_to`, { to: shown(to) })
        return span && <Pill key={of} filter={span} remove={() => remove(first, last)} />
      })}
      {filters.unit && filters.below === 'false' && (
        <Pill filter={say('unitAlone')} remove={() => remove('below')} />
      )}
    </>
  )
}

function Pill({ filter, remove }: { filter: string; remove: () => void }) {
  const say = procedureListWords.use()
  return (
    <Button
      size="compact-xs"
      radius="xl"
      rightSection={<IconX size={12} />}
      aria-label={say('remove', { filter })}
      onClick={remove}
    >
      {filter}
    </Button>
  )
}
