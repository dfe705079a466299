import { DayField } from '../../parts/fields/day-field.js'
import { LineField } from '../../parts/fields/text-fields.js'
import css from '../launch.module.css'
import type { OfLaunch } from '../launch-draft.js'
import { launchWords } from '../words.js'
import { CodeField } from './code-field.js'

const LONGEST_NUMBER = 60

/** What a transfer or a secondment is for; of a secondment where to and until when; and the person's own paper. */
export function Moving({ draft, set, errorAt }: OfLaunch) {
  const say = launchWords.use()
  const isSecondment = draft.kind === 'secondment'
  return (
    <section className={css.card}>
      <div className={css.typed}>
        <LineField
          required
          label={say('movePurpose')}
          longest={500}
          value={draft.purpose}
          error={errorAt('purpose')}
          onChange={(event) => set({ purpose: event.target.value })}
        />
        <CodeField
          label={say('movedFor')}
          of={isSecondment ? 'secondmentReasons' : 'transferReasons'}
          value={draft.movedFor}
          error={errorAt('movedFor')}
          onChange={(movedFor) => set({ movedFor })}
        />
        {isSecondment && (
          <>
            <LineField
              required
              label={say('receiver')}
              longest={200}
              value={draft.receiver ?? ''}
              error={errorAt('receiver')}
              onChange={(event) => set({ receiver: event.target.value })}
            />
            <DayField
              required
              label={say('secondedUntil')}
              value={draft.secondedUntil ?? ''}
              error={errorAt('secondedUntil')}
              onChange={(secondedUntil) => set({ secondedUntil })}
            />
          </>
        )}
        <LineField
          label={say('requestNumber')}
          description={say('requestHint')}
          longest={LONGEST_NUMBER}
          value={draft.requestNumber ?? ''}
          error={errorAt('ownRequest.documentNumber')}
          onChange={(event) => set({ requestNumber: event.target.value })}
        />
        {draft.requestNumber && (
          <DayField
            label={say('paperOn')}
            value={draft.requestOn ?? ''}
            error={errorAt('ownRequest.signedOn') ?? errorAt('ownRequest')}
            onChange={(requestOn) => set({ requestOn })}
          />
        )}
      </div>
    </section>
  )
}

/** Why somebody comes back before the day on which the secondment ends. */
export function EarlyReturn({ draft, set, errorAt }: OfLaunch) {
  const say = launchWords.use()
  return (
    <section className={css.card}>
      <div className={css.typed}>
        <LineField
          label={say('earlyReturn')}
          description={say('earlyReturnHint')}
          longest={500}
          value={draft.purpose}
          error={errorAt('purpose')}
          onChange={(event) => set({ purpose: event.target.value })}
        />
      </div>
    </section>
  )
}
