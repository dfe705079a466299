import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Choice, Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { formWords } from './words.js'

/** The unit of somebody who is proposed answers for them: only then their file is opened to the procedure. */
export default function AgreeToCandidate({ task, completion }: FormOf<'agree-to-candidate'>) {
  const say = formWords.use()
  const common = fieldWords.use()
  const { values, set } = useDraft(task.id, { agreed: '' as '' | 'yes' | 'no', reason: '' })
  const { agreed, reason } = values
  const blocked =
    agreed === ''
      ? common('chooseFirst')
      : agreed === 'no' && !reason.trim()
        ? common('reasonFirst')
        : undefined
  return (
    <FormFrame
      completion={completion}
      verb={
        agreed === '' ? common('recordChoice') : say(agreed === 'no' ? 'refuseCandidate' : 'agreeToCandidate')
      }
      isSevere={agreed === 'no'}
      blocked={blocked}
      consequence={say(agreed === 'no' ? 'refusedFollows' : 'agreedFollows')}
      onSubmit={() => completion.complete(agreed === 'yes' ? { agreed: true } : { agreed: false, reason })}
    >
      <Choice
        label={say('unitAnswers', { name: task.candidate?.name ?? '' })}
        value={agreed}
        onChange={(value) => set({ agreed: value })}
        options={[
          { value: 'yes', label: say('agree'), hint: say('agreedFollows') },
          { value: 'no', label: say('disagree'), hint: say('refusedFollows') },
        ]}
      />
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
