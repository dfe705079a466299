import { ActionIcon, Checkbox, Stack } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import css from './forms.module.css'
import { meetingWords } from './meeting-words.js'
import { Panel } from './panel.js'
import { PersonSearch, type Somebody } from './person-search.js'

/** Who comes on the ballot from outside the list: whom the step before left behind, or who was no candidate so far. */
export function Outsiders({
  need,
  mayJoin,
  candidates,
  chosen,
  choose,
  error,
}: {
  need: string
  mayJoin: readonly Somebody[]
  candidates: readonly string[]
  chosen: readonly Somebody[]
  choose: (people: Somebody[]) => void
  error: string | undefined
}) {
  const say = meetingWords.use()
  const without = (id: string) => chosen.filter((each) => each.id !== id)
  const others = chosen.filter(({ id }) => !mayJoin.some((each) => each.id === id))
  return (
    <Panel title={say('outsiders')}>
      <p className={css.beside}>{say('outsidersNeed', { need })}</p>
      {mayJoin.length > 0 && (
        <Stack gap={8}>
          <b>{say('mayJoin')}</b>
          {mayJoin.map((person) => (
            <Checkbox
              key={person.id}
              label={person.name}
              checked={chosen.some(({ id }) => id === person.id)}
              onChange={(event) => choose(event.target.checked ? [...chosen, person] : without(person.id))}
            />
          ))}
        </Stack>
      )}
      {others.map(({ id, name }) => (
        <div key={id} className={css.file}>
          <b>{name}</b>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={say('remove', { name })}
            onClick={() => choose(without(id))}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <PersonSearch
        label={say('otherOutsider')}
        without={[...candidates, ...mayJoin.map(({ id }) => id), ...chosen.map(({ id }) => id)]}
        choose={(person) => choose([...chosen, person])}
      />
      {error && (
        <p className={css.wrong} role="alert">
          {error}
        </p>
      )}
    </Panel>
  )
}
