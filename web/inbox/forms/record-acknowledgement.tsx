import { useDraft } from '../draft.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf, type SentBackTold } from './about.js'
import { SentBack } from './confirmation.js'
import { decisionWords } from './decision-words.js'
import { Panel } from './panel.js'
import { emptyResolution, type Resolution, ResolutionFields, useMissing } from './resolution.js'
import { WhatLedHere } from './what-led-here.js'

export type Acknowledgement = Resolution

/** The secretariat records by which paper the authority took note of a result: it decides nothing by it. */
export default function RecordAcknowledgement({ task, completion }: FormOf<'record-acknowledgement'>) {
  const say = decisionWords.use()
  const missing = useMissing()
  const { values, set } = useDraft(task.id, emptyResolution(task))
  const { resolutionNumber, signedOn, signatory } = values
  return (
    <FormFrame
      completion={completion}
      verb={say('record')}
      blocked={missing({
        fieldNumber: !resolutionNumber.trim(),
        fieldSigned: !signedOn,
        fieldSignatory: !signatory.trim(),
      })}
      consequence={say('notedFollows')}
      onSubmit={() => completion.complete({ resolutionNumber, signedOn, signatory })}
    >
      <SentBack because={aboutOf<SentBackTold>(task).notConfirmedBecause} />
      <Panel title={say('notedBy')}>
        <ResolutionFields task={task} values={values} set={set} errorAt={completion.errorAt} />
      </Panel>
      <WhatLedHere task={task} />
    </FormFrame>
  )
}
