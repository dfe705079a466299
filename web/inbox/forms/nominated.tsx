import { Link } from 'wouter'
import { day } from '../../words/say.js'
import type { TaskDetails } from '../task-list.js'
import { decisionWords } from './decision-words.js'
import { electionWords } from './election-words.js'
import { Facts, Panel } from './panel.js'

/** By which decision somebody is nominated, how they were introduced and elected: what the next of it rests on. */
export function Nominated({ task }: { task: TaskDetails }) {
  const say = electionWords.use()
  const ofDecision = decisionWords.use()
  const { decided, introduced, elected } = task.form?.elsewhere ?? {}
  if (!decided && !introduced && !elected) return null
  return (
    <Panel
      title={ofDecision('soFar')}
      beside={<Link href={`/procedures/${task.procedure.id}`}>{ofDecision('openCase')}</Link>}
    >
      <Facts
        facts={[
          {
            what: say('nominatedBy'),
            is: decided && `${decided.body}, ${numbered(decided.resolutionNumber, decided.signedOn)}`,
            isWide: true,
          },
          {
            what: say('introduction'),
            is: introduced && numbered(introduced.resolutionNumber, introduced.introducedOn),
            isWide: true,
          },
          {
            what: say('election'),
            is:
              elected?.isConfirmed &&
              `${say(elected.elected ? 'elected' : 'notElected')}, ${day(elected.electedOn)}`,
          },
          { what: say('votesFor'), is: elected?.isConfirmed && say('votesOf', { ...elected }) },
        ]}
      />
    </Panel>
  )
}

const numbered = (number: string, on: string): string => `${number}, ${day(on)}`
