import { Alert } from '@mantine/core'
import { DayField } from '../../parts/fields/day-field.js'
import { isDay } from '../../parts/fields/days-typed.js'
import { LineField } from '../../parts/fields/text-fields.js'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf, nameIn } from './about.js'
import { Attendance } from './attendance.js'
import css from './forms.module.css'
import { Chair, PartlyOnline } from './held-as.js'
import {
  type Convening,
  heldInPart,
  lacksReason,
  listed,
  meetingOf,
  NOTHING_TYPED,
  saidOf,
} from './meeting.js'
import { meetingWords } from './meeting-words.js'
import { Outsiders } from './outsiders.js'
import { Facts, Panel } from './panel.js'
import { PersonSearch } from './person-search.js'
import { PaperFields } from './resolution.js'

interface Told {
  candidates: string[]
  mayJoin: string[]
}

/** An officer convenes a vote: when, whom of those the records name, who is away and why, who else is on the ballot. */
export default function ConveneVote({ task, completion }: FormOf<'convene-vote'>) {
  const say = meetingWords.use()
  const common = fieldWords.use()
  const { candidates = [], mayJoin = [] } = aboutOf<Told>(task)
  const { values, set } = useDraft<Convening>(task.id, NOTHING_TYPED)
  const { meetingOn, added, outsiders, settledNumber, settledOn, settledAuthority, lateReason } = values
  const people = listed(task, values, [...candidates, ...outsiders.map(({ id }) => id)])
  const unexplained = people.filter((person) => lacksReason(values, person)).length
  const isLate = task.deadline !== null && isDay(meetingOn) && meetingOn > task.deadline.due
  const blocked = !meetingOn
    ? say('meetingFirst')
    : unexplained > 0
      ? say('reasonsFirst', { count: unexplained })
      : Boolean(settledNumber.trim()) !== Boolean(settledOn)
        ? say('settledWhole')
        : heldInPart(values)
          ? say('heldWhole')
          : undefined
  const { errorAt } = completion
  return (
    <FormFrame
      completion={completion}
      verb={say('convene')}
      blocked={blocked}
      consequence={say('convenedFollows')}
      onSubmit={() => completion.complete(meetingOf(values, people))}
    >
      {task.shown && task.shown.length > 0 && (
        <Alert title={say('shown')}>
          <ul>
            {task.shown.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Facts
        facts={[
          { what: say('onBallot'), is: candidates.map((id) => nameIn(task, id)).join(', '), isWide: true },
        ]}
      />
      <DayField
        label={say('meetingOn')}
        description={say('meetingHint')}
        value={meetingOn}
        onChange={(day) => set({ meetingOn: day })}
        error={errorAt('meetingOn')}
      />
      {(isLate || errorAt('lateReason') !== undefined) && (
        <Reason
          label={common('lateReason')}
          value={lateReason}
          onChange={(event) => set({ lateReason: event.target.value })}
          error={errorAt('lateReason')}
        />
      )}
      {task.outsidersNeed && (
        <Outsiders
          need={task.outsidersNeed}
          mayJoin={mayJoin.map((id) => ({ id, name: nameIn(task, id) }))}
          candidates={candidates}
          chosen={outsiders}
          choose={(chosen) => set({ outsiders: chosen })}
          error={errorAt('outsiders')}
        />
      )}
      {task.standingCommitteeMissing && <Alert color="dong">{say('committeeMissing')}</Alert>}
      <Attendance
        values={values}
        people={people}
        convenedBy={task.convenedBy}
        say={(person, said) =>
          set({ said: { ...values.said, [person.id]: { ...saidOf(values, person), ...said } } })
        }
        remove={({ id }) => set({ added: added.filter((each) => each.id !== id) })}
      />
      <PersonSearch
        label={say('addSomebody')}
        description={say('addHint')}
        without={people.map(({ id }) => id)}
        choose={(person) => set({ added: [...added, person] })}
      />
      <Panel title={say('settledBy')}>
        <p className={css.beside}>{say('settledHint')}</p>
        <PaperFields
          task={task}
          number={{
            value: settledNumber,
            onChange: (number) => set({ settledNumber: number }),
            error: errorAt('settledBy') ?? errorAt('settledBy.documentNumber'),
          }}
          day={{
            value: settledOn,
            onChange: (day) => set({ settledOn: day }),
            error: errorAt('settledBy.signedOn'),
          }}
        >
          <LineField
            className={css.wide}
            label={say('settledAuthority')}
            longest={300}
            value={settledAuthority}
            onChange={(event) => set({ settledAuthority: event.target.value })}
            error={errorAt('settledBy.authority')}
          />
        </PaperFields>
      </Panel>
      <Chair task={task} values={values} set={set} errorAt={errorAt} />
      <PartlyOnline task={task} values={values} set={set} errorAt={errorAt} />
    </FormFrame>
  )
}
