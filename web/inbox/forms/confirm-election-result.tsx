import { day } from '../../words/say.js'
import type { FormOf } from '../form-of.js'
import { aboutOf } from './about.js'
import { Confirmation } from './confirmation.js'
import { electionWords } from './election-words.js'
import { Nominated } from './nominated.js'
import { Facts, Panel } from './panel.js'
import type { ElectionResult } from './record-election-result.js'

interface Told {
  election: ElectionResult
}

/** A second person of the office confirms the result of the election. */
export default function ConfirmElectionResult({ task, completion }: FormOf<'confirm-election-result'>) {
  const say = electionWords.use()
  const { election } = aboutOf<Told>(task)
  return (
    <Confirmation
      task={task}
      completion={completion}
      against={election?.elected === false ? say('notElected') : undefined}
      question={say('confirmElection')}
      follows={[{ sentence: say(election?.elected ? 'electedHint' : 'notElectedHint') }]}
    >
      <Nominated task={task} />
      {election && (
        <Panel title={say('electionQuestion', { name: task.candidate?.name ?? '' })}>
          <Facts
            facts={[
              { what: say('result'), is: say(election.elected ? 'elected' : 'notElected') },
              { what: say('electedOn'), is: day(election.electedOn) },
              { what: say('votesFor'), is: say('votesOf', { ...election }) },
            ]}
          />
        </Panel>
      )}
    </Confirmation>
  )
}
