import { LongField } from '../../parts/fields/text-fields.js'
import type { ResultOf } from '../completion.js'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Choice, Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf, nameIn } from './about.js'
import { decisionWords } from './decision-words.js'
import { PaperFields, useMissing } from './resolution.js'
import { WhatLedHere } from './what-led-here.js'

const NOBODY = 'nobody'

interface Told {
  candidates: string[]
  decides: 'head' | 'authority'
}

/** Where the votes do not decide, the head does, with what the others said; else the authority, by a resolution. */
export default function DecideVote({ task, completion }: FormOf<'decide-vote'>) {
  const say = decisionWords.use()
  const common = fieldWords.use()
  const missing = useMissing()
  const { candidates = [], decides } = aboutOf<Told>(task)
  const { values, set } = useDraft(task.id, {
    ...{ choice: '', reasons: '', views: '', resolutionNumber: '', decidedOn: '' },
  })
  const { choice, reasons, views, resolutionNumber, decidedOn } = values
  const [isByHead, isByAuthority] = [decides === 'head', decides === 'authority']
  const submit = () => {
    const more = isByHead ? { reasons, views } : { reasons, resolutionNumber, decidedOn }
    const result: ResultOf<'decide-vote'> =
      choice === NOBODY ? { choice: 'stop', ...more } : { choice: 'select', person: choice, ...more }
    completion.complete(result)
  }
  return (
    <FormFrame
      completion={completion}
      verb={say(choice === NOBODY ? 'stop' : 'decide')}
      isSevere={choice === NOBODY}
      blocked={
        choice === ''
          ? common('chooseFirst')
          : missing({
              fieldViews: isByHead && !views.trim(),
              fieldNumber: isByAuthority && !resolutionNumber.trim(),
              fieldDecided: isByAuthority && !decidedOn,
              fieldReason: !reasons.trim(),
            })
      }
      consequence={say(choice === NOBODY ? 'pickNobodyHint' : 'decideFollows')}
      onSubmit={submit}
    >
      <WhatLedHere task={task} />
      <Choice
        label={say('pick')}
        value={choice}
        onChange={(value) => set({ choice: value })}
        error={completion.errorAt('person')}
        options={[
          ...candidates.map((id) => ({ value: id, label: nameIn(task, id), hint: say('pickHint') })),
          { value: NOBODY, label: say('pickNobody'), hint: say('pickNobodyHint') },
        ]}
      />
      {isByHead && (
        <LongField
          label={say('views')}
          longest={5000}
          value={views}
          onChange={(event) => set({ views: event.target.value })}
          error={completion.errorAt('views')}
        />
      )}
      {isByAuthority && (
        <PaperFields
          task={task}
          number={{
            value: resolutionNumber,
            onChange: (value) => set({ resolutionNumber: value }),
            error: completion.errorAt('resolutionNumber'),
          }}
          day={{
            label: say('decidedOn'),
            value: decidedOn,
            onChange: (value) => set({ decidedOn: value }),
            error: completion.errorAt('decidedOn'),
          }}
        />
      )}
      <Reason
        label={say('reasons')}
        value={reasons}
        onChange={(event) => set({ reasons: event.target.value })}
        error={completion.errorAt('reasons')}
      />
    </FormFrame>
  )
}
