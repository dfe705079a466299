import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { Article } from '../../parts/article.js'
import { Initials } from '../../parts/person.js'
import { holds, useMe } from '../../server/session.js'
import { Scrolled } from '../scrolled.js'
import { Section } from '../section.js'
import type { Candidate, Case } from '../the-case.js'
import { CandidateStatus, leavesBy } from './candidate-status.js'
import css from './candidates.module.css'
import { useCaseLines } from './case-lines.js'
import { useCriteriaLines } from './criteria-lines.js'
import { useFileLines } from './file-lines.js'
import type { Line } from './line.js'
import { candidateWords } from './words.js'

/** The candidates side by side, line by line; on a narrow page one below the other. */
export function CandidatesTab({ of }: { of: Case }) {
  const say = candidateWords.use()
  const isNarrow = useMediaQuery('(width < 768px)')
  const me = useMe()
  const mayOpen =
    holds(me, 'hr_officer', 'approver', 'admin') && of.candidates.every(({ id }) => id !== me.id)
  const [isAsked, setAsked] = useState(false)
  const files = useFileLines(of, isAsked)
  const criteria = useCriteriaLines(of)
  const ofCase = useCaseLines(of)
  const lines = [...files.lines, ...criteria.slice(0, 1), ...ofCase, ...criteria.slice(1)]
  return (
    <Section
      title={say('candidates')}
      isFlush
      beside={
        mayOpen &&
        !files.lines.length && (
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconFolderOpen size={16} />}
            title={say('onRecord')}
            loading={files.isOnItsWay}
            onClick={() => setAsked(true)}
          >
            {say('fullFiles')}
          </Button>
        )
      }
    >
      {isNarrow ? <OneByOne of={of} lines={lines} /> : <SideBySide of={of} lines={lines} />}
    </Section>
  )
}

interface Shown {
  of: Case
  lines: readonly Line[]
}

function SideBySide({ of: { candidates, kind }, lines }: Shown) {
  const say = candidateWords.use()
  const isChosen = ({ status }: Candidate) =>
    !leavesBy(kind) && (status === 'selected' || status === 'appointed')
  return (
    <Scrolled label={say('candidates')}>
      <table className={css.compared}>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{say('what')}</span>
            </th>
            {candidates.map((candidate) => (
              <th key={candidate.id} scope="col" data-chosen={isChosen(candidate)}>
                <Name candidate={candidate} kind={kind} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, label, article, of }) => (
            <tr key={key}>
              <th scope="row">
                {label}
                {article && <Under article={article} />}
              </th>
              {candidates.map((candidate) => (
                <td key={candidate.id} data-chosen={isChosen(candidate)}>
                  {of(candidate) ?? say('nothing')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  )
}

function OneByOne({ of: { candidates, kind }, lines }: Shown) {
  const say = candidateWords.use()
  return candidates.map((candidate) => {
    const [plain, others] = [true, false].map((isPlain) =>
      lines.filter((line) => (line.isPlain?.(candidate) ?? false) === isPlain),
    )
    return (
      <article key={candidate.id} className={css.one}>
        <Name candidate={candidate} kind={kind} />
        <Lines of={candidate} lines={others ?? []} />
        {plain && plain.length > 0 && (
          <details>
            <summary>{say('metCriteria', { count: plain.length })}</summary>
            <Lines of={candidate} lines={plain} />
          </details>
        )}
      </article>
    )
  })
}

function Lines({ of, lines }: { of: Candidate; lines: readonly Line[] }) {
  return (
    <dl>
      {lines.map(({ key, label, article, of: saidOf }) => {
        const said = saidOf(of)
        if (said === undefined || said === null) return null
        return (
          <div key={key}>
            <dt>
              {label}
              {article && <Under article={article} />}
            </dt>
            <dd>{said}</dd>
          </div>
        )
      })}
    </dl>
  )
}

const Under = ({ article }: { article: string }) => (
  <span className={css.under}>
    <Article>{article}</Article>
  </span>
)

function Name({ candidate: { name, status }, kind }: { candidate: Candidate } & Pick<Case, 'kind'>) {
  return (
    <span className={css.name}>
      <Initials of={name} />
      <span>
        <b>{name}</b>
        <CandidateStatus status={status} kind={kind} />
      </span>
    </span>
  )
}
