import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { PersonSearch, type Somebody } from '../inbox/forms/person-search.js'
import { DayField } from '../parts/fields/day-field.js'
import { NotSent, Wrong } from '../parts/wrong.js'
import css from '../records/records.module.css'
import { Section } from '../records/section.js'
import { useVocabularyOf } from '../server/vocabulary.js'
import { capital, today } from '../words/say.js'
import { membersPath, useEntered } from './administration.js'
import { administrationWords } from './words.js'

/** Somebody joins a group from a day on: what the group may they may then, so a second person confirms it. */
export function JoinForm({ of }: { of: string }) {
  const say = administrationWords.use()
  const [person, setPerson] = useState<Somebody>()
  const [duty, setDuty] = useState('member')
  const [from, setFrom] = useState(today())
  const { give, isSending, isLost, problem } = useEntered(() => setPerson(undefined))
  return (
    <Section title={say('join')}>
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          give({ path: membersPath(of), body: { ...(person && { personId: person.id }), duty, from } })
        }}
      >
        <p className={css.second}>{say('joinFollows')}</p>
        {problem && <Wrong problem={problem} />}
        {isLost && <NotSent isTrying={isSending} />}
        <PersonSearch label={say('findPerson')} without={person ? [person.id] : []} choose={setPerson} />
        <p>{person ? say('chosen', { name: person.name }) : say('chooseFirst')}</p>
        <Select
          label={say('duty')}
          allowDeselect={false}
          value={duty}
          onChange={(value) => value && setDuty(value)}
          data={Object.entries(useVocabularyOf('duties')).map(([value, word]) => ({
            value,
            label: capital(word),
          }))}
          error={problem?.errorAt('duty')}
        />
        <DayField label={say('joinedOn')} value={from} onChange={setFrom} error={problem?.errorAt('from')} />
        <div>
          <Button type="submit" variant="filled" loading={isSending}>
            {say('add')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
