import { Alert, Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useId } from 'react'
import { clock, day, number } from '../../words/say.js'
import type { ResultOf } from '../completion.js'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Choice, Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { useHolding } from '../holding.js'
import { aboutOf, type Ballot, type CountTold, nameIn } from './about.js'
import { ANSWERS, fieldOf, numberOf } from './answers.js'
import { countWords } from './count-words.js'
import css from './forms.module.css'
import { Panel } from './panel.js'

type Task = FormOf<'resolve-count-difference'>['task']
type Way = `discard-${string}` | `correct-${string}`
const BOTH = 'discard-both'

interface Told {
  candidates: string[]
  ballot: Ballot
  differing: string[]
  entries: { enteredBy: string; enteredAt: string; count: CountTold }[]
}

/** A third person sees both entries side by side, and says which of them is made again. */
export default function ResolveCountDifference(form: FormOf<'resolve-count-difference'>) {
  return aboutOf<Told>(form.task).entries ? <Resolution {...form} /> : <ToClaimFirst {...form} />
}

/** Of a group's members only who took it on sees the entries: whoever saw them makes none. */
function ToClaimFirst({ task, completion }: FormOf<'resolve-count-difference'>) {
  const say = countWords.use()
  const { claim, isSending } = useHolding(task)
  const { differing = [] } = task
  return (
    <FormFrame
      completion={completion}
      verb={say('discard')}
      blocked={say('claimToResolve')}
      onSubmit={() => undefined}
    >
      <Alert color="cham" icon={<IconEyeOff />} title={say('entriesUnseen')}>
        <p>{say('differsIn', { fields: differing.join('; ') })}</p>
        <p>{say('entriesUnseenWhy')}</p>
        <Button mt={8} loading={isSending} onClick={claim}>
          {say('claimAndSee')}
        </Button>
      </Alert>
    </FormFrame>
  )
}

function Resolution({ task, completion }: FormOf<'resolve-count-difference'>) {
  const say = countWords.use()
  const common = fieldWords.use()
  const { entries = [] } = aboutOf<Told>(task)
  const { values, set } = useDraft(task.id, { way: '' as Way | '', reason: '' })
  const { way, reason } = values
  const made = entries.map(({ enteredBy }) => ({ id: enteredBy, name: nameIn(task, enteredBy) }))
  return (
    <FormFrame
      completion={completion}
      verb={
        way === '' ? common('recordChoice') : say(way.startsWith('correct') ? 'sendToCorrect' : 'discard')
      }
      blocked={way === '' ? common('chooseFirst') : !reason.trim() ? common('reasonFirst') : undefined}
      consequence={say('resolvedFollows')}
      onSubmit={() =>
        way !== '' &&
        completion.complete(
          resolutionOf(
            way,
            made.map(({ id }) => id),
            reason,
          ),
        )
      }
    >
      <Entries task={task} />
      <Choice
        label={say('resolveQuestion')}
        value={way}
        onChange={(chosen) => set({ way: chosen })}
        error={completion.errorAt('enteredBy')}
        options={[
          ...made.map(({ id, name }) => ({
            value: `correct-${id}` as Way,
            label: say('correctOne', { name }),
            hint: say('correctOneHint'),
          })),
          ...made.map(({ id, name }) => ({
            value: `discard-${id}` as Way,
            label: say('discardOne', { name }),
            hint: say('discardOneHint'),
          })),
          { value: BOTH as Way, label: say('discardBoth'), hint: say('discardBothHint') },
        ]}
      />
      <Reason
        value={reason}
        onChange={(event) => set({ reason: event.target.value })}
        error={completion.errorAt('reason')}
      />
    </FormFrame>
  )
}

function resolutionOf(way: Way, made: string[], reason: string): ResultOf<'resolve-count-difference'> {
  if (way === BOTH) return { action: 'discard', enteredBy: made, reason }
  const person = way.slice('discard-'.length)
  return way.startsWith('correct')
    ? { action: 'correct', enteredBy: person, reason }
    : { action: 'discard', enteredBy: [person], reason }
}

function Entries({ task }: { task: Task }) {
  const say = countWords.use()
  const heading = useId()
  const { entries = [], differing = [] } = aboutOf<Told>(task)
  const rows = rowsOf(task, say)
  return (
    <Panel title={say('twoEntries')} beside={say('differsAt', { count: differing.length })} isPlain>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" id={heading}>
              {say('byTheRecord')}
            </th>
            {entries.map(({ enteredBy, enteredAt }) => (
              <th scope="col" key={enteredBy}>
                {say('entryBy', {
                  ...{ name: nameIn(task, enteredBy), day: day(enteredAt), clock: clock(enteredAt) },
                })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, what, of: valueIn }) => (
            <tr key={field} data-differs={differing.some((of) => field === of || field.startsWith(`${of}.`))}>
              <th scope="row">{what}</th>
              {entries.map(({ enteredBy, count }) => {
                const value = valueIn(count)
                return <td key={enteredBy}>{value === undefined ? '–' : number(value)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

interface Row {
  field: string
  what: string
  of: (count: CountTold) => number | undefined
}

function rowsOf(task: Task, say: ReturnType<typeof countWords.use>): Row[] {
  const { candidates = [], entries = [], ballot } = aboutOf<Told>(task)
  const papers = (['prepared', 'issued', 'returned', 'blank', 'invalid'] as const).map((field) => ({
    field,
    what: say(field),
    of: (count: CountTold) => count[field] ?? undefined,
  }))
  return [
    ...papers.filter(({ of }) => entries.some(({ count }) => of(count) !== undefined)),
    ...candidates.flatMap((id): Row[] => {
      const name = nameIn(task, id)
      if (ballot === undefined || ballot === 'one-person') {
        const of = ({ votes: { [id]: given } }: CountTold) => (typeof given === 'number' ? given : undefined)
        return [{ field: `votes.${id}`, what: name, of }]
      }
      return ANSWERS[ballot].map((answer) => ({
        field: fieldOf(id, answer),
        what: `${name}: ${say(answer)}`,
        of: ({ votes: { [id]: given } }) => numberOf(given, answer),
      }))
    }),
  ]
}
