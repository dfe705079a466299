import { ActionIcon, Checkbox, SegmentedControl, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { LineField } from '../../parts/fields/text-fields.js'
import css from './forms.module.css'
import { type Convening, circlesOf, type Listed, type Said, STATES, type State, saidOf } from './meeting.js'
import { meetingWords } from './meeting-words.js'
import { Panel } from './panel.js'

/** From so many people on there is a field to find one of them. */
const MANY = 20

interface Attending {
  values: Convening
  people: readonly Listed[]
  convenedBy: string | undefined
  say: (person: Listed, said: Partial<Said>) => void
  remove: (person: Listed) => void
}

/** Whom the records name for the vote, each with the reason: who comes, who is away, who is left out. */
export function Attendance({ values, people, convenedBy, say: saySo, remove }: Attending) {
  const say = meetingWords.use()
  const [sought, setSought] = useState('')
  const { convened, absent } = circlesOf(values, people)
  const shown = people.filter(({ name }) => plain(name).includes(plain(sought)))
  return (
    <Panel
      title={say('members')}
      beside={
        <span aria-live="polite">{say('tally', { convened, absent, present: convened - absent })}</span>
      }
      isPlain
    >
      {(convenedBy || people.length > MANY) && (
        <div className={css.member}>
          {convenedBy && <small>{say('convenedBy', { article: convenedBy })}</small>}
          {people.length > MANY && (
            <TextInput
              size="xs"
              type="search"
              aria-label={say('find')}
              placeholder={say('find')}
              value={sought}
              onChange={(event) => setSought(event.target.value)}
            />
          )}
        </div>
      )}
      <ul>
        {shown.map((person) => (
          <Member
            key={person.id}
            person={person}
            said={saidOf(values, person)}
            change={(said) => saySo(person, said)}
            remove={() => remove(person)}
          />
        ))}
      </ul>
    </Panel>
  )
}

/** Without diacritics, as names are typed in haste. */
const plain = (name: string): string =>
  name.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replaceAll(/\p{M}/gu, '')

function Member({
  person: { name, because, isAdded, isCandidate },
  said: { state, reason, forceMajeure, addedBecause },
  change,
  remove,
}: {
  person: Listed
  said: Said
  change: (said: Partial<Said>) => void
  remove: () => void
}) {
  const say = meetingWords.use()
  const why = [isAdded ? say('added') : because, isCandidate && say('isCandidate')].filter(Boolean)
  return (
    <li className={css.member}>
      <span>
        <b>{name}</b> <small>{why.join(' · ')}</small>
      </span>
      <span className={css.numbers}>
        <SegmentedControl
          size="xs"
          aria-label={say('stateOf', { name })}
          value={state}
          onChange={(value) => change({ state: value as State })}
          data={STATES.filter((each) => !isAdded || each !== 'left-out').map((value) => ({
            ...{ value, label: say(`state_${value}`) },
          }))}
        />
        {isAdded && (
          <ActionIcon variant="subtle" color="gray" aria-label={say('remove', { name })} onClick={remove}>
            <IconX size={16} />
          </ActionIcon>
        )}
      </span>
      {isAdded && (
        <LineField
          className={css.wide}
          placeholder={say('addedWhy')}
          aria-label={`${say('addedWhy')}: ${name}`}
          longest={2000}
          value={addedBecause}
          onChange={(event) => change({ addedBecause: event.target.value })}
        />
      )}
      {state !== 'present' && (
        <div className={css.why}>
          <LineField
            placeholder={say(state === 'absent' ? 'absentWhy' : 'leftOutWhy')}
            aria-label={`${say(state === 'absent' ? 'absentWhy' : 'leftOutWhy')}: ${name}`}
            longest={2000}
            value={reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
          {state === 'absent' && (
            <Checkbox
              label={say('forceMajeure')}
              checked={forceMajeure}
              onChange={(event) => change({ forceMajeure: event.target.checked })}
            />
          )}
        </div>
      )}
    </li>
  )
}
