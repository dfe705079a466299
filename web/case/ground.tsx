import { IconLock } from '@tabler/icons-react'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, day } from '../words/say.js'
import css from './case.module.css'
import { Facts, Section } from './section.js'
import type { Case } from './the-case.js'
import { caseWords } from './words.js'

type Named = Extract<NonNullable<Case['proposal']>, { grounds: unknown }>

/** The grounds of leaving office, each with its article and what shows it; and from which day the law counts. */
function namedGrounds(
  { grounds, reason, on, byLetter, goesOnUntilAccepted }: Named,
  say: ReturnType<typeof caseWords.use>,
) {
  return [
    ...grounds.map(({ code, words, article, paper, confidence }) => ({
      name: say('proposalGround'),
      value: [
        `${code} ${words}`,
        confidence && say('lowOf', { low: confidence.low, collected: confidence.collected }),
        (paper ?? confidence) &&
          say('shownBy', {
            number: (paper ?? confidence)?.number,
            day: day((paper ?? confidence)?.on ?? ''),
          }),
        `§\u00a0${article}`,
      ]
        .filter(Boolean)
        .join(' · '),
    })),
    { name: say('proposalReason'), value: reason },
    byLetter && { name: say('letter'), value: say('letterThere') },
    on !== undefined && { name: say('countedFrom'), value: day(on) },
    goesOnUntilAccepted !== undefined && {
      name: say('untilAccepted'),
      value: `${say('goesOn')} · §\u00a0${goesOnUntilAccepted}`,
    },
  ]
}

/** Of a vote of confidence: since when the term runs, and who is left out by which paper. */
function ofConfidence(
  { termBeganOn, leftOut }: Extract<NonNullable<Case['proposal']>, { leftOut: unknown }>,
  say: ReturnType<typeof caseWords.use>,
) {
  return [
    { name: say('termBeganOn'), value: day(termBeganOn) },
    ...leftOut.map(({ name, number, on }) => ({
      name: say('leftOutOfVote'),
      value: say('leftOutBy', { name, number, day: day(on) }),
    })),
  ]
}

/** The rules it runs by, who is competent, and what it was launched on. */
export function Ground({ of }: { of: Case }) {
  const say = caseWords.use()
  const word = useVocabulary()
  const { ruleSet, begunOn, begunBefore, proposal, signatory, unit, post } = of
  return (
    <Section title={say('ground')} beside={<IconLock size={16} color="var(--ink-3)" aria-hidden />}>
      <b>{say('ruleSet', { title: ruleSet.title, version: ruleSet.version })}</b>
      <p className={css.meta}>{say('keepsRules', { day: day(begunOn) })}</p>
      <Facts
        of={[
          { name: say('unit'), value: unit.name },
          { name: say('level'), value: capital(word('levels', post.level)) },
          signatory && {
            name: say('signatory'),
            value: [signatory.office, signatory.person?.name].join(' '),
          },
          signatory && { name: say('competence'), value: signatory.article },
          begunBefore && {
            name: say('begunBefore'),
            value: `${begunBefore.reason} (${begunBefore.evidence})`,
          },
          ...(proposal && 'grounds' in proposal ? namedGrounds(proposal, say) : []),
          proposal &&
            'ground' in proposal && {
              name: say('proposalGround'),
              value: `${capital(word('grounds', proposal.ground))}: ${proposal.reason}`,
            },
          proposal &&
            'purpose' in proposal && {
              name: say('until' in proposal ? 'proposalPurpose' : 'movePurpose'),
              value: proposal.purpose,
            },
          ...(proposal && 'purpose' in proposal && !('until' in proposal)
            ? ofMove(proposal, { say, word })
            : []),
          ...(proposal && 'leftOut' in proposal ? ofConfidence(proposal, say) : []),
          proposal && 'until' in proposal && { name: say('proposalUntil'), value: day(proposal.until) },
          ...(proposal && 'until' in proposal ? planOfRotation(proposal, { say, word }) : []),
        ]}
      />
    </Section>
  )
}

type Move = Exclude<Extract<NonNullable<Case['proposal']>, { purpose: string }>, { until: string }>

/** A transfer or a secondment: for what, where to and until when, and the person's own paper. */
function ofMove(
  { movedFor, receiver, secondedUntil, ownRequest }: Move,
  { say, word }: { say: ReturnType<typeof caseWords.use>; word: ReturnType<typeof useVocabulary> },
) {
  return [
    movedFor && { name: say('movedFor'), value: capital(word('moveReasons', movedFor)) },
    receiver && { name: say('receiver'), value: receiver },
    secondedUntil && { name: say('secondedUntil'), value: day(secondedUntil) },
    ownRequest && {
      name: say('ownRequest'),
      value: say('paperOfDay', { number: ownRequest.documentNumber, day: day(ownRequest.signedOn) }),
    },
  ]
}

type Rotation = Extract<NonNullable<Case['proposal']>, { until: string }>

/** The plan of a rotation, as far as its launch says it. */
function planOfRotation(
  { because, next, shorterBy }: Rotation,
  { say, word }: { say: ReturnType<typeof caseWords.use>; word: ReturnType<typeof useVocabulary> },
) {
  return [
    because && { name: say('proposalBecause'), value: capital(word('rotationReasons', because)) },
    next && { name: say('proposalNext'), value: capital(word('afterRotation', next)) },
    shorterBy && {
      name: say('proposalShorterBy'),
      value: say('paperOfDay', { number: shorterBy.documentNumber, day: day(shorterBy.signedOn) }),
    },
  ]
}
