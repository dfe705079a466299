import { Button, Select } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ANSWERS, fieldOf } from '../../inbox/forms/answers.js'
import { Sums, type Typed, useSums } from '../../inbox/forms/count-sums.js'
import { countWords } from '../../inbox/forms/count-words.js'
import { CountField } from '../../parts/fields/count-field.js'
import { isCount } from '../../parts/fields/count-typed.js'
import { Wrong } from '../../parts/wrong.js'
import records from '../../records/records.module.css'
import { Section } from '../../records/section.js'
import { Problem } from '../../server/problem.js'
import type { RuleSetDetails } from '../rule-sets.js'
import { type VoteStep, verdictOf, votesOf, withUsual } from './count.js'
import css from './simulation.module.css'
import { Reckoned } from './verdict.js'
import { simulationWords } from './words.js'

const LETTERS = [...'ABCDEFGHIJK']

/** A count that somebody makes up, judged by the rule of a step as the API judges it: nothing is written. */
export function Simulation({ of }: { of: RuleSetDetails }) {
  const say = simulationWords.use()
  const votes = votesOf(of)
  const [chosen, choose] = useState(votes[0]?.key)
  const step = votes.find(({ key }) => key === chosen)
  if (!step) return null
  return (
    <Section title={say('title')} beside={say('about')}>
      <div className={records.form}>
        <Select
          label={say('step')}
          allowDeselect={false}
          value={step.key}
          onChange={(key) => key && choose(key)}
          data={votes.map(({ key, title }) => ({ value: key, label: title }))}
        />
        <Count key={step.key} of={of} step={step} />
      </div>
    </Section>
  )
}

function Count({ of, step }: { of: RuleSetDetails; step: VoteStep }) {
  const say = simulationWords.use()
  const answered = countWords.use()
  const { ballot, rounds, of: denominator } = step.vote
  const [round, setRound] = useState(1)
  const [typed, setTyped] = useState<Typed>({})
  const [people, setPeople] = useState(LETTERS.slice(0, ballot === 'one-person' ? 2 : 1))
  const { mutate, data, variables, error, isPending } = useMutation({ mutationFn: verdictOf })
  const problem = error instanceof Problem ? error : undefined
  const all = withUsual(typed)
  const present = isCount(all.present) ? all.present : undefined
  const named = people.map((id) => ({ id, name: say('person', { letter: id }) }))
  const sums = useSums(all, { ballot, candidates: named, present })
  const field = (name: string, label: string, description?: string) => (
    <CountField
      key={name}
      label={label}
      description={description}
      value={typed[name] ?? ''}
      onChange={(value) => setTyped({ ...typed, [name]: value })}
      isWrong={problem?.errorAt(name) !== undefined}
    />
  )
  return (
    <form
      className={css.count}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        mutate({ of, step, round, people, typed })
      }}
    >
      {rounds > 1 && (
        <Select
          label={say('round')}
          allowDeselect={false}
          value={String(round)}
          onChange={(value) => setRound(Number(value))}
          data={[1, 2].map((each) => ({ value: String(each), label: say('roundOf', { round: each }) }))}
        />
      )}
      {problem && <Wrong problem={problem} />}
      <fieldset className={css.fields}>
        <legend className="unseen">{say('meeting')}</legend>
        {denominator === 'all-members' && field('members', say('members'))}
        {field('convened', say('convened'))}
        {field('excused', say('excused'), say('noneIfEmpty'))}
        {field('present', say('present'))}
        {field('issued', say('issued'), say('presentIfEmpty'))}
        {field('returned', say('returned'), say('issuedIfEmpty'))}
        {field('blank', say('blank'), say('noneIfEmpty'))}
        {field('invalid', say('invalid'), say('noneIfEmpty'))}
      </fieldset>
      <fieldset className={css.fields}>
        <legend className="unseen">{say('votes')}</legend>
        {named.map(({ id, name }) =>
          ballot === 'one-person'
            ? field(`votes.${id}`, name)
            : ANSWERS[ballot].map((answer) => field(fieldOf(id, answer), `${name}: ${answered(answer)}`)),
        )}
      </fieldset>
      <Sums sums={sums} />
      <div className={css.buttons}>
        <Button type="submit" variant="filled" loading={isPending}>
          {say('judge')}
        </Button>
        <Button
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={people.length === LETTERS.length}
          onClick={() => setPeople(LETTERS.slice(0, people.length + 1))}
        >
          {say('more')}
        </Button>
        <Button
          leftSection={<IconMinus size={16} aria-hidden />}
          disabled={people.length === 1}
          onClick={() => setPeople(people.slice(0, -1))}
        >
          {say('fewer')}
        </Button>
      </div>
      <div aria-live="polite">
        {data && variables && !problem && <Reckoned verdict={data} typed={variables.typed} people={named} />}
      </div>
    </form>
  )
}
