import { FoundFilter } from './found-filter.js'
import { recordWords } from './words.js'

interface Chosen {
  unit: string | undefined
  choose: (unit: string | undefined) => void
  /** What the unit is called, where the page knows: then it is not asked for. */
  called?: string
  /** Of a form, where it is no filter: what it is for, and what is wrong with it. */
  label?: string
  error?: string | undefined
}

/** A unit and everything below it, found by its name. */
export function UnitFilter({ unit, choose, called, label, error }: Chosen) {
  const say = recordWords.use()
  return (
    <FoundFilter
      path="/v1/units"
      value={unit}
      called={called}
      choose={choose}
      ariaLabel={say('unit')}
      placeholder={say(label ? 'chooseUnit' : 'anyUnit')}
      nothing={say('noSuchUnit')}
      label={label}
      error={error}
    />
  )
}
