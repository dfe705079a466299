import { DayField } from '../../parts/fields/day-field.js'
import type { ResultOf } from '../completion.js'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Choice, Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf, type SentBackTold } from './about.js'
import { SentBack } from './confirmation.js'
import { decisionWords } from './decision-words.js'
import { electionWords } from './election-words.js'
import { FormerPosts } from './former-posts.js'
import { Nominated } from './nominated.js'
import { Panel } from './panel.js'
import { PaperFields, useMissing } from './resolution.js'

export type Ratification = ResultOf<Kind>
type Kind = 'record-ratification'

/** Whether the authority ratified the election, and from when the post is held. */
export default function RecordRatification({ task, completion }: FormOf<Kind>) {
  const say = electionWords.use()
  const ofDecision = decisionWords.use()
  const common = fieldWords.use()
  const missing = useMissing()
  const { values, set } = useDraft(task.id, {
    ...{ ratified: '' as '' | 'yes' | 'no', resolutionNumber: '', signedOn: '', effectiveOn: '' },
    ...{ keepsFormerPost: false, reason: '' },
  })
  const { ratified, resolutionNumber, signedOn, effectiveOn, keepsFormerPost, reason } = values
  const isRatified = ratified === 'yes'
  return (
    <FormFrame
      completion={completion}
      verb={say(ratified === 'no' ? 'recordNotRatified' : 'recordRatification')}
      isSevere={ratified === 'no'}
      blocked={
        ratified === ''
          ? common('chooseFirst')
          : missing({
              fieldNumber: isRatified && !resolutionNumber.trim(),
              fieldSigned: isRatified && !signedOn,
              fieldEffective: isRatified && !effectiveOn,
              fieldReason: !isRatified && !reason.trim(),
            })
      }
      consequence={`${say(ratified === 'no' ? 'notRatifiedHint' : 'ratifiedHint')} ${say('maySecond')}`}
      onSubmit={() =>
        completion.complete(
          isRatified
            ? { ratified: true, resolutionNumber, signedOn, effectiveOn, keepsFormerPost }
            : { ratified: false, reason },
        )
      }
    >
      <SentBack because={aboutOf<SentBackTold>(task).notConfirmedBecause} />
      <Nominated task={task} />
      <Choice
        label={say('ratificationQuestion')}
        value={ratified}
        onChange={(value) => set({ ratified: value })}
        options={[
          { value: 'yes', label: say('ratified'), hint: say('ratifiedHint') },
          { value: 'no', label: say('notRatified'), hint: say('notRatifiedHint') },
        ]}
      />
      {isRatified && (
        <Panel title={ofDecision('resolution')}>
          <PaperFields
            task={task}
            number={{
              value: resolutionNumber,
              onChange: (value) => set({ resolutionNumber: value }),
              error: completion.errorAt('resolutionNumber'),
            }}
            day={{
              value: signedOn,
              onChange: (value) => set({ signedOn: value }),
              error: completion.errorAt('signedOn'),
            }}
          >
            <DayField
              label={common('effectiveOn')}
              value={effectiveOn}
              onChange={(value) => set({ effectiveOn: value })}
              error={completion.errorAt('effectiveOn')}
            />
          </PaperFields>
          <FormerPosts
            held={task.form?.postsHeld}
            isKept={keepsFormerPost}
            keep={(isKept) => set({ keepsFormerPost: isKept })}
            error={completion.errorAt('keepsFormerPost')}
          />
        </Panel>
      )}
      {ratified === 'no' && (
        <Reason
          value={reason}
          onChange={(event) => set({ reason: event.target.value })}
          error={completion.errorAt('reason')}
        />
      )}
    </FormFrame>
  )
}
