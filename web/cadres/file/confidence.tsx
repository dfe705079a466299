import { Link } from 'wouter'
import { Entries, Section } from '../../records/section.js'
import { day, decimal } from '../../words/say.js'
import type { CadreDetails } from '../cadres.js'
import { cadreWords } from '../words.js'

const LEVELS = ['high', 'confidence', 'low'] as const

/** What votes of confidence came to for the person, the latest first; of whom there was none, nothing. */
export function Confidence({ of }: { of: NonNullable<CadreDetails['confidence']> }) {
  const say = cadreWords.use()
  if (of.length === 0) return null
  return (
    <Section title={say('confidence')}>
      <Entries of={of} none="">
        {({ procedure, heldOn, collected, invalid, number, ...ballots }) => (
          <li key={procedure}>
            <Link href={`/procedures/${encodeURIComponent(procedure)}/votes`}>
              {say('votedOn', { day: day(heldOn) })}
            </Link>
            {LEVELS.map((level) => (
              <small key={level}>
                {say(`level_${level}`)}: {ballots[level]}
                {collected > 0 && ` (${decimal((ballots[level] / collected) * 100, 2)}%)`}
              </small>
            ))}
            <small>
              {say('ballotsCollected', { count: collected })}
              {invalid > 0 && `; ${say('ballotsInvalid', { count: invalid })}`} · {number}
            </small>
          </li>
        )}
      </Entries>
    </Section>
  )
}
