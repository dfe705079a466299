import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { electionWords } from './election-words.js'
import { Nominated } from './nominated.js'
import { PaperFields } from './resolution.js'

/** A nominee was introduced to the body that elects: when, and by which paper. */
export default function RecordIntroduction({ task, completion }: FormOf<'record-introduction'>) {
  const say = electionWords.use()
  const common = fieldWords.use()
  const { values, set } = useDraft(task.id, { introducedOn: '', resolutionNumber: '' })
  const { introducedOn, resolutionNumber } = values
  return (
    <FormFrame
      completion={completion}
      verb={say('recordIntroduction')}
      blocked={introducedOn && resolutionNumber.trim() ? undefined : common('fillFirst')}
      consequence={say('introducedFollows')}
      onSubmit={() => completion.complete({ introducedOn, resolutionNumber })}
    >
      <Nominated task={task} />
      <PaperFields
        task={task}
        number={{
          value: resolutionNumber,
          onChange: (value) => set({ resolutionNumber: value }),
          error: completion.errorAt('resolutionNumber'),
        }}
        day={{
          label: say('introducedOn'),
          value: introducedOn,
          onChange: (value) => set({ introducedOn: value }),
          error: completion.errorAt('introducedOn'),
        }}
      />
    </FormFrame>
  )
}
