import { day } from '../../words/say.js'
import type { FormOf } from '../form-of.js'
import { aboutOf } from './about.js'
import { Confirmation } from './confirmation.js'
import { decisionWords } from './decision-words.js'
import { electionWords } from './election-words.js'
import { useFormer } from './former-posts.js'
import { Nominated } from './nominated.js'
import { Facts, Panel } from './panel.js'
import type { Ratification } from './record-ratification.js'

interface Told {
  ratification: Ratification
}

/** A second person of the office confirms the ratification. */
export default function ConfirmRatification({ task, completion }: FormOf<'confirm-ratification'>) {
  const say = electionWords.use()
  const ofDecision = decisionWords.use()
  const { ratification } = aboutOf<Told>(task)
  const isRatified = ratification?.ratified === true
  const name = task.candidate?.name ?? ''
  const former = useFormer()
  return (
    <Confirmation
      task={task}
      completion={completion}
      against={ratification?.ratified === false ? say('notRatified') : undefined}
      question={
        isRatified
          ? ofDecision('confirmNumber', { number: ratification.resolutionNumber })
          : say('confirmRatification')
      }
      follows={
        isRatified
          ? [
              {
                sentence: ofDecision('takesPost', {
                  ...{ name, post: task.procedure.post.name, day: day(ratification.effectiveOn) },
                }),
              },
              ...(ratification.keepsFormerPost ? [] : [{ sentence: ofDecision('formerFallVacant') }]),
              { what: 'cannot-be-undone', sentence: ofDecision('cannotUndo') },
            ]
          : [{ sentence: ofDecision('caseEnds') }]
      }
    >
      <Nominated task={task} />
      <Panel title={say('ratification')}>
        {ratification && (
          <Facts
            facts={[
              { what: say('result'), is: say(isRatified ? 'ratified' : 'notRatified') },
              ...(ratification.ratified
                ? [
                    {
                      what: ofDecision('numberAndDay'),
                      is: `${ratification.resolutionNumber}, ${day(ratification.signedOn)}`,
                    },
                    { what: ofDecision('effectiveOn'), is: day(ratification.effectiveOn) },
                    {
                      what: ofDecision('former'),
                      is: former(task.form?.postsHeld, ratification.keepsFormerPost),
                      isWide: true,
                    },
                  ]
                : [{ what: ofDecision('why'), is: ratification.reason, isWide: true }]),
            ]}
          />
        )}
      </Panel>
    </Confirmation>
  )
}
