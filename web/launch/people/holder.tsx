import { Choice, Reason } from '../../inbox/fields.js'
import { Initials } from '../../parts/person.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital, day } from '../../words/say.js'
import css from '../launch.module.css'
import { groundsOf, needsGround, needsReason, type OfLaunch } from '../launch-draft.js'
import { launchWords } from '../words.js'

/** Whoever holds the seat, and why they are to stay in office or to leave it. */
export function Holder({ draft, set, errorAt }: OfLaunch) {
  const say = launchWords.use()
  const word = useVocabulary()
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
        {needsGround(draft) && (
          <Choice
            label={say('ground')}
            value={draft.ground}
            options={groundsOf(draft).map((value) => ({
              value,
              label: capital(word('grounds', value)),
            }))}
            onChange={(ground) => set({ ground })}
            error={errorAt('ground')}
          />
        )}
        {needsReason(draft) && (
          <Reason
            description={say('reasonHint')}
            value={draft.reason}
            error={errorAt('reason')}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
      </div>
    </section>
  )
}
