import { Alert, Button, Checkbox } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useState } from 'react'
import { CountField, useWrongCount } from '../../parts/fields/count-field.js'
import { isNoCount } from '../../parts/fields/count-typed.js'
import { capital, day } from '../../words/say.js'
import type { ResultOf } from '../completion.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf, type Ballot, nameIn } from './about.js'
import { ANSWERS, fieldOf, votesTyped } from './answers.js'
import { Sums, type Typed, useSums } from './count-sums.js'
import { countWords } from './count-words.js'
import css from './forms.module.css'
import { Facts, Panel } from './panel.js'

const OF_PAPERS = ['prepared', 'issued', 'returned', 'blank', 'invalid'] as const

interface Told {
  vote: string
  candidates: string[]
  ballot: Ballot
}

/** A teller types the paper record, in its order, without seeing the other entry; nothing of it is kept on the device. */
export default function EnterCount({ task, completion }: FormOf<'enter-count'>) {
  const say = countWords.use()
  const { candidates: listed = [], ballot = 'one-person' } = aboutOf<Told>(task)
  const vote = task.form?.vote
  const present = vote && vote.electorate.convened - vote.electorate.absent
  const candidates = listed.map((person) => ({ id: person, name: nameIn(task, person) }))
  const [typed, setTyped] = useState<Typed>({})
  const [isNothing, setNothing] = useState(false)
  const sums = useSums(typed, { ballot, candidates, present })
  const fields = fieldsOf(listed, ballot)
  const wrongCount = useWrongCount()
  const empty = fields.filter((field) => (typed[field] ?? '') === '').length
  const blocked = Object.values(typed).some(isNoCount)
    ? say('noCountFirst')
    : empty > 0
      ? say('stillEmpty', { count: empty })
      : sums.some(({ isRight }) => isRight === false)
        ? say('doNotAddUp')
        : typed.returned === 0 && !isNothing
          ? say('nothingReturnedFirst')
          : undefined
  const field = (name: string, label: string) => (
    <CountField
      id={`count-${name}`}
      aria-label={label}
      value={typed[name] ?? ''}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
      isWrong={completion.errorAt(name) !== undefined}
    />
  )
  const wrongAt = (name: string) => wrongCount(typed[name]) ?? completion.errorAt(name)
  const hint = { prepared: say('preparedHint'), issued: present && say('issuedHint', { count: present }) }
  return (
    <FormFrame
      completion={completion}
      verb={say('enter')}
      blocked={blocked}
      consequence={say('enteredFollows')}
      holdsCount={isNothing || Object.values(typed).some((number) => number !== '')}
      onSubmit={() => completion.complete(resultOf(typed, { listed, ballot, isNothing }))}
      more={
        <Clear
          typed={typed}
          set={(numbers) => {
            setTyped(numbers)
            setNothing(false)
          }}
        />
      }
    >
      <Alert icon={<IconEyeOff />} title={say('blindTitle')}>
        {say('blind')}
      </Alert>
      {task.differing && <Alert color="dong">{say('differed', { fields: task.differing.join('; ') })}</Alert>}
      {vote && (
        <Facts
          facts={[
            { what: say('meetingOn'), is: day(vote.meetingOn) },
            { what: say('convened'), is: vote.electorate.convened },
            { what: say('absent'), is: vote.electorate.absent },
            { what: say('present'), is: present },
            {
              what: say('ballotKind'),
              isWide: true,
              is: capital(`${say(vote.secret ? 'secret' : 'open')}, ${say(`ballot_${ballot}`)}`),
            },
          ]}
        />
      )}
      <Panel title={say('byTheRecord')} beside={say('papers')} isPlain>
        {OF_PAPERS.map((name) => (
          <div key={name} className={css.row}>
            <label htmlFor={`count-${name}`}>
              {say(name)}
              {name in hint && <small>{hint[name as keyof typeof hint]}</small>}
            </label>
            {field(name, say(name))}
            <Wrong>{wrongAt(name)}</Wrong>
          </div>
        ))}
        {typed.returned === 0 && (
          <div className={css.row}>
            <Checkbox
              label={say('nothingReturned')}
              checked={isNothing}
              onChange={(event) => setNothing(event.target.checked)}
            />
          </div>
        )}
        {candidates.map(({ id: person, name }) => (
          <div key={person} className={css.row}>
            <b>{name}</b>
            {ballot === 'one-person' ? (
              field(`votes.${person}`, name)
            ) : (
              <div className={css.numbers}>
                {ANSWERS[ballot].map((answer) => (
                  <div key={answer}>
                    <span>{say(answer)}</span>
                    {field(fieldOf(person, answer), `${name}: ${say(answer)}`)}
                  </div>
                ))}
              </div>
            )}
            <Wrong>
              {[`votes.${person}`, ...ANSWERS[ballot].map((answer) => fieldOf(person, answer))]
                .map(wrongAt)
                .find((wrong) => wrong !== undefined)}
            </Wrong>
          </div>
        ))}
        <Sums sums={sums} />
      </Panel>
    </FormFrame>
  )
}

/** Empties every field; what was cleared by mistake is taken back, as long as nothing else is typed. */
function Clear({ typed, set }: { typed: Typed; set: (numbers: Typed) => void }) {
  const say = countWords.use()
  const [cleared, setCleared] = useState<Typed>({})
  const isEmpty = Object.values(typed).every((number) => number === '')
  const givesBack = isEmpty && Object.keys(cleared).length > 0
  return (
    <Button
      variant="subtle"
      onClick={() => {
        setCleared(givesBack ? {} : typed)
        set(givesBack ? cleared : {})
      }}
    >
      {say(givesBack ? 'takeBack' : 'clear')}
    </Button>
  )
}

const Wrong = ({ children }: { children: string | undefined }) =>
  children && (
    <p className={css.wrong} role="alert">
      {children}
    </p>
  )

/** The fields that every record fills in: how many papers were prepared not every record tells. */
const fieldsOf = (listed: readonly string[], ballot: Ballot): string[] => [
  ...OF_PAPERS.filter((name) => name !== 'prepared'),
  ...listed.flatMap((id) =>
    ballot === 'one-person' ? [`votes.${id}`] : ANSWERS[ballot].map((answer) => fieldOf(id, answer)),
  ),
]

function resultOf(
  typed: Typed,
  { listed, ballot, isNothing }: { listed: readonly string[]; ballot: Ballot; isNothing: boolean },
): ResultOf<'enter-count'> {
  const at = (field: string) => Number(typed[field] ?? 0)
  const { prepared } = typed
  return {
    ...(typeof prepared === 'number' && { prepared }),
    ...{ issued: at('issued'), returned: at('returned'), blank: at('blank'), invalid: at('invalid') },
    ...(at('returned') === 0 && isNothing && { nothingReturned: true }),
    votes: votesTyped(listed, ballot, at),
  }
}
