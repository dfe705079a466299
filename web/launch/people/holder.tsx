import { Reason } from '../../inbox/fields.js'
import { DayField } from '../../parts/fields/day-field.js'
import { Initials } from '../../parts/person.js'
import { day } from '../../words/say.js'
import css from '../launch.module.css'
import { leavesOffice, type OfLaunch } from '../launch-draft.js'
import { launchWords } from '../words.js'
import { Grounds } from './grounds.js'

/** Whoever holds the seat, and why they are to stay in office or to leave it. */
export function Holder(shown: OfLaunch) {
  const { draft, set, errorAt } = shown
  const say = launchWords.use()
  const holder = draft.seat?.holder
  return (
    <section className={css.card}>
      <header>
        <h2>{say('holder')}</h2>
      </header>
      <div className={css.typed}>
        {holder && (
          <div className={css.line}>
            <Initials of={holder.name} />
            <span className={css.grow}>
              <b>{holder.name}</b>
              <small>
                {say(holder.termEndsOn ? 'holdsUntil' : 'holds', {
                  ...{ post: draft.post?.title ?? '', day: day(holder.since) },
                  until: holder.termEndsOn ? day(holder.termEndsOn) : '',
                })}
              </small>
            </span>
          </div>
        )}
        {leavesOffice(draft) && (
          <>
            <Grounds {...shown} />
            <DayField
              label={say(draft.kind === 'resignation' ? 'letterOn' : 'groundsOn')}
              description={say('sinceHint')}
              value={draft.since}
              error={errorAt('on')}
              onChange={(since) => set({ since })}
            />
            <Reason
              description={say('reasonHint')}
              value={draft.reason}
              error={errorAt('reason')}
              onChange={(event) => set({ reason: event.target.value })}
            />
          </>
        )}
      </div>
    </section>
  )
}
