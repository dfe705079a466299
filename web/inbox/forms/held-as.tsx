import { Select } from '@mantine/core'
import { Article } from '../../parts/article.js'
import { LineField } from '../../parts/fields/text-fields.js'
import type { Completion } from '../completion.js'
import type { TaskDetails } from '../task-list.js'
import css from './forms.module.css'
import type { Convening } from './meeting.js'
import { meetingWords } from './meeting-words.js'
import { Panel } from './panel.js'
import { PaperFields } from './resolution.js'

interface Typed {
  task: TaskDetails
  values: Convening
  set: (more: Partial<Convening>) => void
  errorAt: Completion['errorAt']
}

/** A leader of the superior body who chairs, in the cases of the law. */
export function Chair({ task, values, set, errorAt }: Typed) {
  const say = meetingWords.use()
  const { mayChair } = task
  if (!mayChair) return null
  return (
    <Panel title={say('chair')}>
      <p className={css.beside}>
        {say(mayChair.votes ? 'chairHintVotes' : 'chairHint')} <Article>{mayChair.article}</Article>
      </p>
      <div className={css.pair}>
        <Select
          label={say('chairBecause')}
          clearable
          data={mayChair.cases.map(({ code, name }) => ({ value: code, label: name }))}
          value={values.chairBecause || null}
          onChange={(chosen) => set({ chairBecause: chosen ?? '' })}
          error={errorAt('chair.because')}
        />
        <LineField
          label={say('chairName')}
          longest={300}
          value={values.chairName}
          onChange={(event) => set({ chairName: event.target.value })}
          error={errorAt('chair.name')}
        />
      </div>
    </Panel>
  )
}

/** The decision by which the meeting is held partly online. */
export function PartlyOnline({ task, values, set, errorAt }: Typed) {
  const say = meetingWords.use()
  const { mayBeOnline } = task
  if (!mayBeOnline) return null
  return (
    <Panel title={say('online')}>
      <p className={css.beside}>
        {say('onlineHint')} <Article>{mayBeOnline.article}</Article>
      </p>
      <PaperFields
        task={task}
        number={{
          value: values.onlineNumber,
          onChange: (number) => set({ onlineNumber: number }),
          error: errorAt('partlyOnline.documentNumber'),
        }}
        day={{
          value: values.onlineOn,
          onChange: (day) => set({ onlineOn: day }),
          error: errorAt('partlyOnline.signedOn'),
        }}
      >
        <LineField
          className={css.wide}
          label={say('onlineBallot')}
          longest={300}
          value={values.onlineBallot}
          onChange={(event) => set({ onlineBallot: event.target.value })}
          error={errorAt('partlyOnline.ballot')}
        />
      </PaperFields>
    </Panel>
  )
}
