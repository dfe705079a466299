import { DayField } from '../../parts/fields/day-field.js'
import { LineField } from '../../parts/fields/text-fields.js'
import css from '../launch.module.css'
import type { OfLaunch } from '../launch-draft.js'
import { launchWords } from '../words.js'

/** What a rotation is for, and until when it is meant. */
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
        <DayField
          label={say('until')}
          description={say('untilHint')}
          value={draft.until}
          error={errorAt('until')}
          onChange={(until) => set({ until })}
        />
      </div>
    </section>
  )
}
