import { IconDownload } from '@tabler/icons-react'
import { day } from '../words/say.js'
import { Facts, Section } from './section.js'
import type { Case } from './the-case.js'
import { caseWords } from './words.js'

/** What was decided, by whom, and the paper. */
export function Decision({ of: { kind, decision, links } }: { of: Case }) {
  const say = caseWords.use()
  if (!decision) return null
  const { resolutionNumber, signedOn, effectiveOn, body, bodyVotes, signatory, termEndsOn, conclusion } =
    decision
  const entered = [decision.recordedBy, decision.confirmedBy].filter(Boolean).join(', ')
  return (
    <Section title={say(kind === 'nomination' ? 'decisionToNominate' : 'decision')}>
      <Facts
        of={[
          conclusion && {
            name: say('conclusionNumber'),
            value: <b>{say('numberOf', { number: conclusion.number, day: day(conclusion.signedOn) })}</b>,
          },
          conclusion && { name: say('concludedBy'), value: conclusion.signatory },
          conclusion && { name: say('carriedOutBy'), value: conclusion.carriedOutBy.name },
          {
            name: say('decisionNumber'),
            value: <b>{say('numberOf', { number: resolutionNumber, day: day(signedOn) })}</b>,
          },
          { name: say('decisionBody'), value: body.name },
          bodyVotes && { name: say('votesOfBody'), value: say('bodyVotes', { ...bodyVotes }) },
          { name: say('signatory'), value: signatory },
          effectiveOn && { name: say('decisionEffective'), value: day(effectiveOn) },
          termEndsOn && { name: say('termEnds'), value: day(termEndsOn) },
          decision.reason && { name: say('reason'), value: decision.reason },
          entered && { name: say('recordedBy'), value: entered },
        ]}
      />
      {links.decision && (
        <p>
          <a href={links.decision} download>
            <IconDownload size={16} aria-hidden /> {say('downloadDecision')}
          </a>
        </p>
      )}
    </Section>
  )
}
