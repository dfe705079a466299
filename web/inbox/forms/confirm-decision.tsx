import type { Follows } from '../../parts/consequences.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { day } from '../../words/say.js'
import type { FormOf } from '../form-of.js'
import { aboutOf, stageTitle } from './about.js'
import { Confirmation } from './confirmation.js'
import type { Decision } from './deciding.js'
import { DecisionPreview } from './decision-preview.js'
import { decisionWords } from './decision-words.js'
import { useFormer } from './former-posts.js'
import { type Fact, Facts, Panel } from './panel.js'
import type { Acknowledgement } from './record-acknowledgement.js'
import type { Policy } from './record-policy.js'
import { WhatLedHere } from './what-led-here.js'

type Task = FormOf<'confirm-decision'>['task']

interface Told {
  decision: Decision
  policy: Policy
  acknowledgement: Acknowledgement
}

/** A member of the body confirms what its secretariat recorded: all of it is shown, and what follows. */
export default function ConfirmDecision({ task, completion }: FormOf<'confirm-decision'>) {
  const say = decisionWords.use()
  const { decision, policy, acknowledgement } = aboutOf<Told>(task)
  const recorded = decision ?? policy ?? acknowledgement
  const number = recorded && 'resolutionNumber' in recorded ? recorded.resolutionNumber : undefined
  const facts = { decision: useDecisionFacts(), policy: usePolicyFacts() }
  const follows = useFollows(task)
  return (
    <Confirmation
      task={task}
      completion={completion}
      against={decision?.outcome === 'rejected' || policy?.agreed === false ? say('rejected') : undefined}
      question={number ? say('confirmNumber', { number }) : say('confirmQuestion')}
      follows={acknowledgement ? [{ sentence: say('notedFollows') }] : follows(decision, policy)}
    >
      <Panel title={say('recorded')}>
        <Facts
          facts={[
            ...(decision ? facts.decision(task, decision) : []),
            ...(policy ? facts.policy(policy) : []),
            ...(acknowledgement
              ? [
                  {
                    what: say('numberAndDay'),
                    is: `${acknowledgement.resolutionNumber}, ${day(acknowledgement.signedOn)}`,
                  },
                  { what: say('signatory'), is: acknowledgement.signatory },
                ]
              : []),
          ]}
        />
        {decision && 'resolutionNumber' in decision && <DecisionPreview task={task} />}
      </Panel>
      <WhatLedHere task={task} />
    </Confirmation>
  )
}

function useDecisionFacts(): (task: Task, decision: Decision) => Fact[] {
  const say = decisionWords.use()
  const word = useVocabulary()
  const former = useFormer()
  return ({ form }, decision) => {
    const conclusion = { what: say('conclusion'), is: say(decision.outcome) }
    if (decision.outcome === 'more-papers' || decision.outcome === 'returned') {
      return [conclusion, { what: say('why'), is: decision.reason, isWide: true }]
    }
    const { resolutionNumber, signedOn, bodyVotes, signatory } = decision
    const paper = [
      conclusion,
      { what: say('numberAndDay'), is: `${resolutionNumber}, ${day(signedOn)}` },
      { what: say('votes'), is: say('votesIs', { ...bodyVotes }) },
      { what: say('signatory'), is: signatory },
    ]
    if (decision.outcome === 'rejected') {
      return [...paper, { what: say('why'), is: decision.reason, isWide: true }]
    }
    const {
      effectiveOn,
      keepsFormerPost,
      termEndsOn,
      afterRotation,
      lateReason,
      conclusion: concluded,
    } = decision
    return [
      ...(concluded
        ? [
            { what: say('conclusionNumber'), is: `${concluded.number}, ${day(concluded.signedOn)}` },
            { what: say('concludedBy'), is: concluded.signatory },
            { what: say('carriedOutBy'), is: word('carriedOutBy', concluded.carriedOutBy), isWide: true },
          ]
        : []),
      ...paper,
      { what: say('effectiveOn'), is: day(effectiveOn) },
      {
        what: say('former'),
        is: form?.onApproval?.keepsFormerPost && former(form.postsHeld, keepsFormerPost),
        isWide: true,
      },
      {
        what: say(form?.onApproval?.isSecondment ? 'secondedUntil' : 'termEndsOn'),
        is: termEndsOn && day(termEndsOn),
      },
      { what: say('afterRotation'), is: afterRotation && word('afterRotation', afterRotation) },
      { what: say('lateHint'), is: lateReason, isWide: true },
    ]
  }
}

function usePolicyFacts(): (policy: Policy) => Fact[] {
  const say = decisionWords.use()
  return (policy) =>
    policy.agreed
      ? [
          { what: say('conclusion'), is: say('approved') },
          { what: say('numberAndDay'), is: `${policy.resolutionNumber}, ${day(policy.signedOn)}` },
          { what: say('signatory'), is: policy.signatory },
        ]
      : [
          { what: say('conclusion'), is: say('rejected') },
          { what: say('why'), is: policy.reason, isWide: true },
        ]
}

function useFollows(task: Task): (decision: Decision | undefined, policy: Policy | undefined) => Follows[] {
  const say = decisionWords.use()
  const { post } = task.procedure
  const approval = task.form?.onApproval
  const forGood: Follows = { what: 'cannot-be-undone', sentence: say('cannotUndo') }
  return (decision, policy) => {
    if (policy) return [{ sentence: say(policy.agreed ? 'policyAgreed' : 'caseEnds') }]
    switch (decision?.outcome) {
      case 'approved': {
        if (approval?.byElection) return [{ sentence: say('goesToElection') }, forGood]
        const on = day(decision.effectiveOn)
        const fills = approval?.keepsFormerPost !== undefined
        return [
          {
            sentence: fills
              ? say('takesPost', { name: task.candidate?.name ?? '', post: post.name, day: on })
              : say('takesEffect', { day: on }),
          },
          ...(fills && !decision.keepsFormerPost ? [{ sentence: say('formerFallVacant') }] : []),
          forGood,
        ]
      }
      case 'rejected':
        return [{ sentence: say('caseEnds') }, forGood]
      case 'more-papers':
        return [{ sentence: say('papersFollow') }]
      case 'returned':
        return [{ sentence: say('goesBackTo', { stage: stageTitle(task, decision.stage) }) }]
      default:
        return []
    }
  }
}
