import { DayField } from '../../parts/fields/day-field.js'
import { LineField } from '../../parts/fields/text-fields.js'
import css from '../launch.module.css'
import type { OfLaunch } from '../launch-draft.js'
import { launchWords } from '../words.js'
import { CodeField } from './code-field.js'

const LONGEST_NUMBER = 60

/** The plan of a rotation: what it is for and why, until when, what comes after it, and the paper where it is shorter than usual. */
export function Purpose({ draft, set, errorAt }: OfLaunch) {
  const say = launchWords.use()
  return (
    <section className={css.card}>
      <div className={css.typed}>
        <LineField
          required
          label={say('purpose')}
          longest={500}
          value={draft.purpose}
          error={errorAt('purpose')}
          onChange={(event) => set({ purpose: event.target.value })}
        />
        <CodeField
          label={say('rotatedBecause')}
          of="rotationReasons"
          value={draft.because}
          error={errorAt('because')}
          onChange={(because) => set({ because })}
        />
        <CodeField
          label={say('rotationNext')}
          of="afterRotation"
          value={draft.next}
          error={errorAt('next')}
          onChange={(next) => set({ next })}
        />
        <DayField
          label={say('until')}
          description={say('untilHint')}
          value={draft.until}
          error={errorAt('until')}
          onChange={(until) => set({ until })}
        />
        <LineField
          label={say('shorterNumber')}
          description={say('shorterHint')}
          longest={LONGEST_NUMBER}
          value={draft.shorterNumber ?? ''}
          error={errorAt('shorterBy.documentNumber')}
          onChange={(event) => set({ shorterNumber: event.target.value })}
        />
        {draft.shorterNumber && (
          <DayField
            label={say('paperOn')}
            value={draft.shorterOn ?? ''}
            error={errorAt('shorterBy.signedOn') ?? errorAt('shorterBy')}
            onChange={(shorterOn) => set({ shorterOn })}
          />
        )}
      </div>
    </section>
  )
}
