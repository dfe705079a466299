import { isNeeded, type NeedOfKey } from './needed-keys.js'

/** Numbers that are told, before it is only told how many more there are. */
const TOLD = 10

/** What is known of a key, a sentence a line, for whoever operates the product. */
export function inWords(need: NeedOfKey): string[] {
  const { id, isGiven, wasUsed, sealed, histories, workflows } = need
  if (!isNeeded(need))
    return [isGiven && !wasUsed ? `Payload key ${id} has encrypted nothing yet.` : unneeded(need)]
  const lines = [`Payload key ${id} is still needed${isGiven ? '' : ', and is not given: put it back'}:`]
  if (sealed.length > 0) {
    lines.push(
      `  for the kept state of ${cases(sealed)}, until npm run rotate-keys -- --seal-anew has sealed it with the first key`,
    )
  }
  if (histories.length > 0)
    lines.push(`  for the history of ${cases(histories)}, until that is closed, and the key can go`)
  if (workflows.length > 0)
    lines.push(`  for the history of ${listed(workflows)}, until that ends or a worker is started anew`)
  return lines
}

/** Of what an earlier version sealed and a worker of this one has not sealed anew. */
export const unboundInWords = (numbers: readonly number[]): string[] =>
  numbers.length === 0
    ? []
    : [
        `What is kept of ${cases(numbers)} is bound to nothing: a worker seals it anew in the first hour of this version, and later it is refused.`,
      ]

const unneeded = ({ id, isGiven }: NeedOfKey): string =>
  isGiven
    ? `Nothing needs payload key ${id} any more: take it out, start every process anew, and keep it with the backups of its time.`
    : `Nothing needs payload key ${id} any more.`

const cases = (numbers: readonly number[]): string =>
  numbers.length === 1 ? `case ${numbers[0]}` : `each of ${numbers.length} cases (${listed(numbers)})`

function listed(items: readonly (number | string)[]): string {
  const more = items.length - TOLD
  return `${items.slice(0, TOLD).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
