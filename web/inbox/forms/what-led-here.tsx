import { Link } from 'wouter'
import { Article } from '../../parts/article.js'
import { day } from '../../words/say.js'
import type { TaskDetails } from '../task-list.js'
import { stageTitle } from './about.js'
import { votesFor } from './answers.js'
import { isOpen } from './criteria.js'
import { decisionWords } from './decision-words.js'
import { Documents } from './documents.js'
import { Facts, Panel } from './panel.js'

type Vote = NonNullable<NonNullable<TaskDetails['form']>['votes']>[number]

/** What whoever decides looks back on: the votes with their bar, the criteria, the documents. */
export function WhatLedHere({ task }: { task: TaskDetails }) {
  const say = decisionWords.use()
  const { votes = [], documents = [], eligibility } = task.form ?? {}
  const checked = eligibility?.results ?? []
  const counted = votes.filter(({ status }) => status === 'counted')
  if (counted.length + documents.length + checked.length === 0) return null
  return (
    <Panel
      title={say('soFar')}
      beside={<Link href={`/procedures/${task.procedure.id}`}>{say('openCase')}</Link>}
    >
      <Facts
        facts={[
          ...counted.map((vote) => ({
            what: say('voteOn', { stage: stageTitle(task, vote.stage), day: day(vote.meetingOn) }),
            is: <Counted vote={vote} />,
            isWide: true,
          })),
          ...(checked.length > 0
            ? [
                {
                  what: say('eligibility'),
                  is: say('met', {
                    ...{ met: checked.filter((result) => !isOpen(result)).length, all: checked.length },
                  }),
                },
              ]
            : []),
        ]}
      />
      {documents.length > 0 && <Documents documents={documents} />}
    </Panel>
  )
}

function Counted({ vote: { candidates, count, verdict } }: { vote: Vote }) {
  const say = decisionWords.use()
  if (!count || !verdict) return null
  const results = candidates.map(({ id, name }) => {
    const given = count.votes[id]
    const votes = votesFor(given) ?? 0
    return say('votesOf', { ...{ name, votes, denominator: verdict.denominator } })
  })
  return (
    <>
      {results.join(' · ')} ({verdict.bar}) <Article>{verdict.article}</Article>
    </>
  )
}
