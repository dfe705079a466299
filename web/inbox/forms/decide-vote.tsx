import { Alert } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { Article } from '../../parts/article.js'
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
  const only = candidates.length === 1 ? candidates[0] : undefined
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
      <WhyHere task={task} />
      <WhatLedHere task={task} />
      <Choice
        label={only === undefined ? say('pick') : say('pickOne', { name: nameIn(task, only) })}
        value={choice}
        onChange={(value) => set({ choice: value })}
        error={completion.errorAt('person')}
        options={[
          ...candidates.map((id) => ({
            value: id,
            label: only === undefined ? nameIn(task, id) : say('goesOn', { name: nameIn(task, id) }),
            hint: say('pickHint'),
          })),
          {
            value: NOBODY,
            label: say(only === undefined ? 'pickNobody' : 'doesNotGoOn'),
            hint: say('pickNobodyHint'),
          },
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

/** What the count came to, and why it is for somebody to decide. */
function WhyHere({ task }: Pick<FormOf<'decide-vote'>, 'task'>) {
  const say = decisionWords.use()
  const { votes = [] } = task.form ?? {}
  const counted = votes.findLast(({ stage, status }) => stage === task.stage.key && status === 'counted')
  if (!counted?.verdict) return null
  return (
    <Alert color="dong" icon={<IconScale />} title={say('whyDecided')}>
      {counted.verdict.explanation} <Article>{counted.verdict.article}</Article>
    </Alert>
  )
}
