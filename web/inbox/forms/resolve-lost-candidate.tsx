import { Select } from '@mantine/core'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Choice, Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf, nameIn, stageTitle } from './about.js'
import { Facts } from './panel.js'
import { formWords } from './words.js'

interface Told {
  remaining: string[]
  earlier: string[]
}

/** Whom the vote selected is no longer there: an officer goes back to an earlier step, or stops. */
export default function ResolveLostCandidate({ task, completion }: FormOf<'resolve-lost-candidate'>) {
  const say = formWords.use()
  const common = fieldWords.use()
  const { remaining = [], earlier = [] } = aboutOf<Told>(task)
  const { values, set } = useDraft(task.id, { action: '' as '' | 'return' | 'stop', stage: '', reason: '' })
  const { action, stage, reason } = values
  return (
    <FormFrame
      completion={completion}
      verb={action === '' ? common('recordChoice') : say(action === 'stop' ? 'doStop' : 'doReturn')}
      isSevere={action !== ''}
      blocked={
        action === '' || (action === 'return' && !stage)
          ? common('chooseFirst')
          : !reason.trim()
            ? common('reasonFirst')
            : undefined
      }
      consequence={say(action === 'stop' ? 'stopHint' : 'returnHint')}
      onSubmit={() =>
        completion.complete(action === 'return' ? { action, stage, reason } : { action: 'stop', reason })
      }
    >
      <Facts
        facts={[
          ...(task.form?.lostCandidates ?? []).map(({ name, reason: why }) => ({ what: name, is: why })),
          {
            what: say('remaining'),
            is: remaining.map((id) => nameIn(task, id)).join(', ') || say('nobodyRemains'),
          },
        ]}
      />
      <Choice
        label={say('lostCandidate')}
        value={action}
        onChange={(value) => set({ action: value })}
        error={completion.errorAt('action')}
        options={[
          { value: 'return', label: say('returnTo'), hint: say('returnHint') },
          { value: 'stop', label: say('stopCase'), hint: say('stopHint') },
        ]}
      />
      {action === 'return' && (
        <Select
          label={say('toStage')}
          data={earlier.map((key) => ({ value: key, label: stageTitle(task, key) }))}
          value={stage || null}
          onChange={(chosen) => set({ stage: chosen ?? '' })}
          error={completion.errorAt('stage')}
        />
      )}
      <Reason
        value={reason}
        onChange={(event) => set({ reason: event.target.value })}
        error={completion.errorAt('reason')}
      />
    </FormFrame>
  )
}
