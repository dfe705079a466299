import type { ReactNode } from 'react'
import { DayField } from '../../parts/fields/day-field.js'
import { LineField } from '../../parts/fields/text-fields.js'
import type { Completion } from '../completion.js'
import { fieldWords } from '../field-words.js'
import type { TaskDetails } from '../task-list.js'
import { decisionWords } from './decision-words.js'
import css from './forms.module.css'

export interface Resolution {
  resolutionNumber: string
  signedOn: string
  signatory: string
}

/** Who is to sign, as the API proposes it: an empty resolution to begin with. */
export const emptyResolution = ({ signatory }: TaskDetails): Resolution => ({
  ...{ resolutionNumber: '', signedOn: '' },
  signatory: signatory?.person?.name ?? '',
})

/** The number, the day and the signatory of a paper of the body. */
export function ResolutionFields({
  task,
  values,
  set,
  errorAt,
  carriesOut = false,
}: {
  task: TaskDetails
  values: Resolution
  set: (more: Partial<Resolution>) => void
  errorAt: Completion['errorAt']
  /** It carries a conclusion out: another signs it than the body's own. */
  carriesOut?: boolean
}) {
  const say = decisionWords.use()
  const common = fieldWords.use()
  const { signatory } = task
  return (
    <PaperFields
      task={carriesOut ? { ...task, form: { ...task.form, number: STATE_NUMBER } } : task}
      number={{
        value: values.resolutionNumber,
        onChange: (resolutionNumber) => set({ resolutionNumber }),
        error: errorAt('resolutionNumber'),
      }}
      day={{
        value: values.signedOn,
        onChange: (signedOn) => set({ signedOn }),
        error: errorAt('signedOn'),
      }}
    >
      <LineField
        className={css.wide}
        label={common('signatory')}
        description={
          !carriesOut &&
          signatory &&
          say('signedBy', {
            who: `${[signatory.office, signatory.person?.name].filter(Boolean).join(' ')} (${signatory.article})`,
          })
        }
        longest={200}
        value={values.signatory}
        onChange={(event) => set({ signatory: event.target.value })}
        error={errorAt('signatory')}
      />
    </PaperFields>
  )
}

/** How the State numbers a decision. */
const STATE_NUMBER = { longest: 60, example: '12/QĐ-UBND' }

interface Field {
  value: string
  onChange: (value: string) => void
  error: string | undefined
}

/** A paper by its number, as it is written on it, and its day; what else it says beside them. */
export function PaperFields({
  task: { form },
  number,
  day: { label, ...day },
  words,
  children,
}: {
  task: TaskDetails
  number: Field
  /** The day of signing unless another is said. */
  day: Field & { label?: string }
  /** What the two are called where a form has two papers. */
  words?: { number: string; day: string }
  children?: ReactNode
}) {
  const say = decisionWords.use()
  const common = fieldWords.use()
  const { longest = 60, example } = form?.number ?? {}
  return (
    <div className={css.pair}>
      <LineField
        label={words?.number ?? common('resolutionNumber')}
        description={example ? say('numberLike', { example }) : say('numberHint')}
        longest={longest}
        {...number}
        onChange={(event) => number.onChange(event.target.value)}
      />
      <DayField label={words?.day ?? label ?? common('signedOn')} {...day} />
      {children}
    </div>
  )
}

/** Names what is still missing of a form, or says that nothing is. */
export function useMissing(): (fields: Partial<Record<Missing, boolean>>) => string | undefined {
  const say = decisionWords.use()
  return (fields) => {
    const missing = MISSING.filter((field) => fields[field]).map((field) => say(field))
    return missing.length > 0 ? say('stillNeeded', { fields: missing.join(', ') }) : undefined
  }
}

const MISSING = [
  'fieldConclusion',
  'fieldNumber',
  'fieldSigned',
  'fieldEffective',
  'fieldVotes',
  'fieldSignatory',
  'fieldTerm',
  'fieldAfter',
  'fieldStage',
  'fieldPerson',
  'fieldDecided',
  'fieldViews',
  'fieldReason',
] as const
export type Missing = (typeof MISSING)[number]
