import { day } from '../words/say.js'
import { type Fact, Facts, Section } from './section.js'
import type { Case } from './the-case.js'
import { caseWords } from './words.js'

/** Of a nomination, what follows the decision to nominate: the introduction, the election, the ratification. */
export function Elsewhere({ of: { elsewhere } }: { of: Case }) {
  const say = caseWords.use()
  const { introduced, elected, ratified } = elsewhere ?? {}
  const facts: (Fact | undefined)[] = [
    introduced && {
      name: say('introduced'),
      value: say('numberOf', { number: introduced.resolutionNumber, day: day(introduced.introducedOn) }),
    },
    elected && {
      name: say('election'),
      value: [
        <b key="result">
          {say(elected.elected ? 'elected' : 'notElected', { day: day(elected.electedOn) })}
        </b>,
        <div key="votes">{say('electedBy', { ...elected })}</div>,
        !elected.isConfirmed && <div key="waits">{say('waitsForSecond')}</div>,
      ],
    },
    ratified && {
      name: say('ratification'),
      value: [
        <b key="result">
          {ratified.resolutionNumber && ratified.signedOn
            ? say('numberOf', { number: ratified.resolutionNumber, day: day(ratified.signedOn) })
            : say('notRatified')}
        </b>,
        ratified.reason && <div key="reason">{ratified.reason}</div>,
        !ratified.isConfirmed && <div key="waits">{say('waitsForSecond')}</div>,
      ],
    },
    ratified?.effectiveOn ? { name: say('decisionEffective'), value: day(ratified.effectiveOn) } : undefined,
  ]
  if (!facts.some(Boolean)) return null
  return (
    <Section title={say('elsewhere')}>
      <Facts of={facts} />
    </Section>
  )
}
