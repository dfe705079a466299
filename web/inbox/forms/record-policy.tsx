import type { ResultOf } from '../completion.js'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Choice, Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf, type SentBackTold } from './about.js'
import { SentBack } from './confirmation.js'
import { decisionWords } from './decision-words.js'
import { Panel } from './panel.js'
import { emptyResolution, ResolutionFields, useMissing } from './resolution.js'

export type Policy = ResultOf<Kind>
type Kind = 'record-policy'

/** The secretariat records whether the body agrees that the post is to be filled. */
export default function RecordPolicy({ task, completion }: FormOf<Kind>) {
  const say = decisionWords.use()
  const common = fieldWords.use()
  const missing = useMissing()
  const { values, set } = useDraft(task.id, {
    ...{ agreed: '' as '' | 'yes' | 'no', reason: '', ...emptyResolution(task) },
  })
  const { agreed, reason, resolutionNumber, signedOn, signatory } = values
  return (
    <FormFrame
      completion={completion}
      verb={say('record')}
      isSevere={agreed === 'no'}
      blocked={
        agreed === ''
          ? common('chooseFirst')
          : missing({
              fieldNumber: agreed === 'yes' && !resolutionNumber.trim(),
              fieldSigned: agreed === 'yes' && !signedOn,
              fieldSignatory: agreed === 'yes' && !signatory.trim(),
              fieldReason: agreed === 'no' && !reason.trim(),
            })
      }
      consequence={say('recordFollows')}
      onSubmit={() =>
        completion.complete(
          agreed === 'yes'
            ? { agreed: true, resolutionNumber, signedOn, signatory }
            : { agreed: false, reason },
        )
      }
    >
      <SentBack because={aboutOf<SentBackTold>(task).notConfirmedBecause} />
      <Choice
        label={say('policyQuestion')}
        value={agreed}
        onChange={(value) => set({ agreed: value })}
        options={[
          { value: 'yes', label: say('approved'), hint: say('policyYesHint') },
          { value: 'no', label: say('rejected'), hint: say('policyNoHint') },
        ]}
      />
      {agreed === 'yes' && (
        <Panel title={say('resolution')}>
          <ResolutionFields task={task} values={values} set={set} errorAt={completion.errorAt} />
        </Panel>
      )}
      {agreed === 'no' && (
        <Reason
          value={reason}
          onChange={(event) => set({ reason: event.target.value })}
          error={completion.errorAt('reason')}
        />
      )}
    </FormFrame>
  )
}
