import { Button, CloseButton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Initials } from '../../parts/person.js'
import { day } from '../../words/say.js'
import { usePlanned } from '../asked.js'
import css from '../launch.module.css'
import type { OfLaunch, Somebody } from '../launch-draft.js'
import { launchWords } from '../words.js'
import { PersonSearch } from './person-search.js'

/** How many a launch takes. */
const MOST = 11

/** Who is chosen; those who are planned for the post stand ready, others are found by name. */
export function Candidates({ draft, set, errorAt }: OfLaunch) {
  const say = launchWords.use()
  const { data } = usePlanned(draft.post)
  const { candidates } = draft
  const isChosen = (id: string) => candidates.some((each) => each.id === id)
  const planned = (data?.items ?? []).filter(({ person }) => !isChosen(person.id))
  const isFull = candidates.length >= MOST
  const add = (person: Somebody) => {
    if (!isFull && !isChosen(person.id)) set({ candidates: [...candidates, person] })
  }
  const wrong = candidates.map((_, at) => errorAt(`candidates.${at}`)).find((each) => each !== undefined)
  return (
    <section className={css.card}>
      <div className={css.typed}>
        <PersonSearch
          isFull={isFull}
          most={MOST}
          error={errorAt('candidates') ?? wrong}
          without={candidates.map(({ id }) => id)}
          choose={add}
        />
        {candidates.length > 0 && (
          <ul className={css.people} aria-label={say('step_people')}>
            {candidates.map(({ id, name }) => (
              <li key={id} className={css.chosen}>
                <Initials of={name} />
                <b>{name}</b>
                <CloseButton
                  size={44}
                  iconSize={18}
                  aria-label={say('remove', { name })}
                  onClick={() => set({ candidates: candidates.filter((each) => each.id !== id) })}
                />
              </li>
            ))}
          </ul>
        )}
        <div>
          <h2>{say('planned')}</h2>
          {data?.items.length === 0 && <p className={css.quiet}>{say('nobodyPlanned')}</p>}
          <ul className={css.people}>
            {planned.map(({ id, person, term, approvedOn }) => (
              <li key={id}>
                <Button
                  size="md"
                  leftSection={<IconPlus size={16} />}
                  disabled={isFull}
                  aria-label={say('add', { name: person.name })}
                  onClick={() => add(person)}
                >
                  {person.name}
                </Button>
                <small>{say('plannedSince', { term, day: day(approvedOn) })}</small>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}
