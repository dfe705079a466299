import { Badge, Button, CloseButton } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Initials } from '../../parts/person.js'
import { day } from '../../words/say.js'
import { useEligible, usePlanned } from '../asked.js'
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
  const { data: eligible } = useEligible(draft.post)
  const planned = (data?.items ?? [])
    .filter(({ person }) => !isChosen(person.id))
    .toSorted((a, b) => a.approvedOn.localeCompare(b.approvedOn) || byGivenName(a.person.name, b.person.name))
  const isPlanned = (id: string) => data?.items.some(({ person }) => person.id === id)
  const others = (data && eligible?.items.filter(({ id }) => !isChosen(id) && !isPlanned(id))) ?? []
  const isEligible = (id: string) => eligible?.items.some((each) => each.id === id)
  const holdsOf = (id: string) => {
    const found = eligible?.items.find((each) => each.id === id)
    return found?.posts[0]?.title ?? found?.unit?.name
  }
  const othersByName = others.toSorted((a, b) => byGivenName(a.fullName, b.fullName))
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
            {candidates.map(({ id, name, holds }) => (
              <li key={id} className={css.chosen}>
                <Initials of={name} />
                <span>
                  <b>{name}</b>
                  {holds && <small>{holds}</small>}
                </span>
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
          {planned.length > 1 && <p className={css.quiet}>{say('plannedOrder')}</p>}
          {data?.items.length === 0 && <p className={css.quiet}>{say('nobodyPlanned')}</p>}
          <ul className={css.people}>
            {planned.map(({ id, person, holds, term, approvedOn }) => (
              <Ready
                key={id}
                person={{ ...person, holds: holds ?? holdsOf(person.id) }}
                isFull={isFull}
                add={add}
              >
                {holds && `${holds} · `}
                {say('plannedSince', { term, day: day(approvedOn) })} {isEligible(person.id) && <Eligible />}
              </Ready>
            ))}
          </ul>
        </div>
        {others.length > 0 && (
          <div>
            <h2>{say('eligibleToo')}</h2>
            {others.length > 1 && <p className={css.quiet}>{say('eligibleOrder')}</p>}
            <ul className={css.people}>
              {othersByName.map(({ id, fullName: name }) => (
                <Ready key={id} person={{ id, name, holds: holdsOf(id) }} isFull={isFull} add={add}>
                  {holdsOf(id)} <Eligible />
                </Ready>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  )
}

/** As people are listed: by the given name, which comes last, then by the names before it. */
const byGivenName = (one: string, other: string): number => {
  const [given, otherGiven] = [one, other].map((name) => name.slice(name.lastIndexOf(' ') + 1))
  return (given ?? '').localeCompare(otherGiven ?? '', 'vi') || one.localeCompare(other, 'vi')
}

interface Proposed {
  person: Somebody
  isFull: boolean
  add: (person: Somebody) => void
  /** What is said below the name. */
  children: ReactNode
}

/** Somebody who stands ready to be chosen. */
function Ready({ person, isFull, add, children }: Proposed) {
  const say = launchWords.use()
  return (
    <li>
      <Button
        size="md"
        leftSection={<IconPlus size={16} />}
        disabled={isFull}
        aria-label={say('add', { name: person.name })}
        onClick={() => add(person)}
      >
        {person.name}
      </Button>
      <small>{children}</small>
    </li>
  )
}

/** That every criterion is met; of others nothing is said: their file may be closed to the reader. */
function Eligible() {
  const say = launchWords.use()
  return (
    <Badge color="ngoc" leftSection={<IconCheck size={13} />}>
      {say('eligible')}
    </Badge>
  )
}
