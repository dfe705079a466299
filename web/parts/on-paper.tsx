import type { ReactNode } from 'react'
import { partWords } from '../words/parts.js'
import { day, today } from '../words/say.js'

/** By what a list is filtered: what it is called, and how it is said. */
export interface InWords {
  label: string
  value: ReactNode
}

interface Shown {
  filters?: readonly InWords[]
  /** How many rows are printed, where the list has more. */
  onlyFirst?: number | undefined
}

/** What stands on paper alone: by what a list is filtered, the day of the print, that rows are left out. */
export function OnPaper({ filters = [], onlyFirst }: Shown) {
  const say = partWords.use()
  return (
    <div className="onPaper">
      <p>
        {say('printedOn', { day: day(today()) })}
        {filters.map(({ label, value }) => (
          <span key={label}>
            {' · '}
            {label}: <b>{value}</b>
          </span>
        ))}
      </p>
      {onlyFirst !== undefined && <p>{say('onlyFirst', { count: onlyFirst })}</p>}
    </div>
  )
}
