import { Alert } from '@mantine/core'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Choice, Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import { aboutOf, earlierStages, type SentBackTold } from './about.js'
import { ConclusionFields } from './conclusion-fields.js'
import { SentBack } from './confirmation.js'
import {
  type Approval,
  concludesFirst,
  type Decided,
  decisionOf,
  missingOf,
  type RecordDecisionForm,
} from './deciding.js'
import { ApprovalFields, BodyVotes, StageToReturnTo } from './decision-fields.js'
import { DecisionPreview } from './decision-preview.js'
import { decisionWords } from './decision-words.js'
import { Documents } from './documents.js'
import { Panel } from './panel.js'
import { emptyResolution, ResolutionFields, useMissing } from './resolution.js'
import { WhatLedHere } from './what-led-here.js'

const OUTCOMES = ['approved', 'rejected', 'more-papers', 'returned'] as const

interface Told extends SentBackTold {
  documentIds: string[]
  note: string
}

/** The secretariat records what the body concluded: one of four outcomes, each with what follows from it. */
export default function RecordDecision({ task, completion }: RecordDecisionForm) {
  const say = decisionWords.use()
  const common = fieldWords.use()
  const missing = useMissing()
  const { onApproval, documents = [], isLate } = task.form ?? {}
  const approval: Partial<Approval> = onApproval ?? {}
  const { notConfirmedBecause, documentIds = [], note } = aboutOf<Told>(task)
  const proposed = task.signatory?.person?.name ?? ''
  const { values, set } = useDraft<Decided>(
    task.id,
    {
      ...{ outcome: '', ...emptyResolution(task), inFavour: '', against: '', effectiveOn: '' },
      ...{ keepsFormerPost: false, afterRotation: '', termEndsOn: '', stage: '', keep: [] },
      ...{ reason: '', lateReason: '', papers: 'two', carriedOutBy: 'peoples-committee-chair' },
      ...{ concludedNumber: '', concludedOn: '', concludedBy: proposed },
      ...(approval.carriedOutBy && { signatory: '' }),
    },
    { unkept: ['inFavour', 'against'] },
  )
  const { outcome } = values
  const deciding = { values, set, errorAt: completion.errorAt }
  const isOfPaper = outcome === 'approved' || outcome === 'rejected'
  const owesReason = isLate || completion.errorAt('lateReason') !== undefined
  const blocked = outcome === '' ? common('chooseFirst') : missing(missingOf(values, approval))
  return (
    <FormFrame
      completion={completion}
      verb={say(outcome === 'rejected' ? 'recordRejected' : 'record')}
      isSevere={outcome !== '' && outcome !== 'approved'}
      blocked={blocked}
      consequence={say('recordFollows')}
      holdsCount={values.inFavour !== '' || values.against !== ''}
      onSubmit={() => outcome !== '' && completion.complete(decisionOf(values, outcome, approval))}
    >
      <SentBack because={notConfirmedBecause} />
      {note && (
        <Alert title={say('suppliedNow')}>
          <p>{note}</p>
          <Documents documents={documents.filter(({ id }) => documentIds.includes(id))} />
        </Alert>
      )}
      <WhatLedHere task={task} />
      <Choice
        label={say('question')}
        value={outcome}
        onChange={(chosen) =>
          // What is not approved has one paper, which the body signs.
          set({ outcome: chosen, ...(chosen === 'rejected' && !values.signatory && { signatory: proposed }) })
        }
        error={completion.errorAt('outcome')}
        options={OUTCOMES.map((each) => ({ value: each, label: say(each), hint: say(`${each}Hint`) }))}
      />
      {outcome === 'approved' && approval.carriedOutBy && (
        <ConclusionFields task={task} {...deciding} carriedOutBy={approval.carriedOutBy} />
      )}
      {isOfPaper && (
        <Panel title={say('resolution')}>
          <ResolutionFields
            task={task}
            {...deciding}
            carriesOut={outcome === 'approved' && concludesFirst(values, approval)}
          />
          <BodyVotes {...deciding} members={task.members?.length} />
          {outcome === 'approved' && (
            <ApprovalFields {...deciding} says={approval} held={task.form?.postsHeld} />
          )}
          <DecisionPreview task={task} entered={decisionOf(values, outcome, approval)} blocked={blocked} />
        </Panel>
      )}
      {outcome === 'returned' && <StageToReturnTo {...deciding} earlier={earlierStages(task)} />}
      {outcome !== '' && outcome !== 'approved' && (
        <Reason
          value={values.reason}
          onChange={(event) => set({ reason: event.target.value })}
          error={completion.errorAt('reason')}
        />
      )}
      {isOfPaper && owesReason && (
        <Reason
          label={common('lateReason')}
          description={say('lateHint')}
          value={values.lateReason}
          onChange={(event) => set({ lateReason: event.target.value })}
          error={completion.errorAt('lateReason')}
        />
      )}
    </FormFrame>
  )
}
