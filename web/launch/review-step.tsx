import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle, IconFileText, IconInbox, IconLock, IconShieldCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, day } from '../words/say.js'
import type { Preview } from './asked.js'
import css from './launch.module.css'
import {
  type LaunchDraft,
  leavesOffice,
  movesSomebody,
  type OfLaunch,
  peopleOf,
  type Step,
} from './launch-draft.js'
import { useDoer } from './plan/doer.js'
import { launchWords } from './words.js'

/** All that was chosen, each to be changed, and what follows from the launch at once. */
export function ReviewStep({ draft, set, preview }: OfLaunch & { preview: Preview | undefined }) {
  const say = launchWords.use()
  const word = useVocabulary()
  const { post, seat, kind } = draft
  if (!preview) return null
  const change = (step: Step) => set({ step })
  const decides = namesOf(preview, 'managingBody')
  return (
    <div className={css.two}>
      <section className={css.card}>
        <header>
          <h2>{say('review')}</h2>
        </header>
        <dl className={css.review}>
          <Chosen step="seat" change={change}>
            <b>{post?.title}</b>, {say('ordinal', { nth: seat?.ordinal })}
            {seat?.vacantSince && `, ${say('vacantSince', { day: day(seat.vacantSince) })}`}
          </Chosen>
          <Chosen step="procedure" change={change}>
            <b>{capital(word('procedureKinds', kind ?? ''))}</b>: {preview.ruleSet.title},{' '}
            {say('version', { version: preview.ruleSet.version })}
          </Chosen>
          <Chosen step="people" change={change}>
            {peopleOf(draft).map(({ id, name, holds }) => (
              <span key={id} className={css.each}>
                <b>{name}</b>
                {holds && `, ${holds}`}
              </span>
            ))}
            <Typed of={whyOf(draft, say, word)} />
          </Chosen>
          <Chosen step="plan" change={change}>
            {say('began', { day: day(preview.begunOn), due: preview.plan.due ? day(preview.plan.due) : '' })}
            {draft.isOnPaper && (
              <Typed
                of={[
                  { what: say('reason'), is: draft.paperReason },
                  { what: say('evidence'), is: draft.evidence },
                ]}
              />
            )}
          </Chosen>
          {decides && (
            <div>
              <dt>{say('decides')}</dt>
              <dd>{decides}</dd>
            </div>
          )}
        </dl>
        {preview.warnings.length > 0 && (
          <Alert color="dong" icon={<IconAlertTriangle />} title={say('warnings')} m={16}>
            <ul>
              {preview.warnings.map(({ sentence }) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Alert>
        )}
      </section>
      <WhatFollows preview={preview} />
    </div>
  )
}

interface TypedField {
  what: string
  is: string
}

/** What the form of the people asks for beside them, in its order: of the kind that is launched, whatever was typed for another. */
function whyOf(
  draft: LaunchDraft,
  say: ReturnType<typeof launchWords.use>,
  word: ReturnType<typeof useVocabulary>,
): TypedField[] {
  const isRotation = draft.kind === 'rotation'
  const leaves = leavesOffice(draft)
  const since = say(draft.kind === 'resignation' ? 'letterOn' : 'groundsOn')
  const fields = [
    leaves && { what: say('grounds'), is: draft.grounds.map(namedGround).join('; ') },
    leaves && draft.since !== '' && { what: since, is: day(draft.since) },
    leaves && draft.byLetter && { what: say('letter'), is: say('letterThere') },
    leaves && { what: say('reason'), is: draft.reason },
    isRotation && { what: say('purpose'), is: draft.purpose },
    isRotation && draft.until !== '' && { what: say('until'), is: day(draft.until) },
    isRotation &&
      draft.because && { what: say('rotatedBecause'), is: word('rotationReasons', draft.because) },
    isRotation && draft.next && { what: say('rotationNext'), is: word('afterRotation', draft.next) },
    isRotation &&
      draft.shorterNumber && {
        what: say('shorterNumber'),
        is: [draft.shorterNumber, draft.shorterOn && day(draft.shorterOn)].filter(Boolean).join(', '),
      },
  ]
  return [...fields.flatMap((field) => field || []), ...moveOf(draft, say, word)]
}

/** The same of a transfer, a secondment or the return from one. */
function moveOf(
  draft: LaunchDraft,
  say: ReturnType<typeof launchWords.use>,
  word: ReturnType<typeof useVocabulary>,
): TypedField[] {
  const { kind, purpose, movedFor, receiver, secondedUntil, requestNumber, requestOn } = draft
  if (kind === 'secondment-end') return purpose ? [{ what: say('earlyReturn'), is: purpose }] : []
  if (!movesSomebody(draft)) return []
  const isSecondment = kind === 'secondment'
  const fields = [
    { what: say('movePurpose'), is: purpose },
    movedFor && { what: say('movedFor'), is: word('moveReasons', movedFor) },
    isSecondment && receiver && { what: say('receiver'), is: receiver },
    isSecondment && secondedUntil && { what: say('secondedUntil'), is: day(secondedUntil) },
    requestNumber && {
      what: say('requestNumber'),
      is: [requestNumber, requestOn && day(requestOn)].filter(Boolean).join(', '),
    },
  ]
  return fields.flatMap((field) => field || [])
}

const namedGround = ({ code, isShown, number, on }: LaunchDraft['grounds'][number]): string =>
  isShown ? code : `${code} (${number}, ${day(on)})`

function Typed({ of }: { of: readonly TypedField[] }) {
  return of.map(({ what, is }) => (
    <span key={what} className={css.each}>
      <span className={css.quiet}>{what}:</span> {is}
    </span>
  ))
}

/** The groups that do something, by their names. */
const namesOf = ({ groups }: Preview, by: Preview['groups'][number]['by']): string =>
  groups.flatMap((each) => (each.by === by ? each.group.name : [])).join(', ')

function Chosen({
  step,
  change,
  children,
}: {
  step: Step
  change: (step: Step) => void
  children: ReactNode
}) {
  const say = launchWords.use()
  const what = say(`step_${step}`)
  return (
    <div>
      <dt>{what}</dt>
      <dd>{children}</dd>
      <dd className={css.toChange}>
        <Button variant="subtle" aria-label={say('changeOf', { what })} onClick={() => change(step)}>
          {say('change')}
        </Button>
      </dd>
    </div>
  )
}

/** What the launch does at once: which task opens for whom, what is kept, who stands apart. */
function WhatFollows({ preview }: { preview: Preview }) {
  const say = launchWords.use()
  const doer = useDoer(preview)
  const [first] = preview.plan.stages.flatMap(({ tasks }) => tasks)
  const follows = [
    { icon: IconFileText, sentence: say('followsCase') },
    ...(first
      ? [
          {
            icon: IconInbox,
            sentence: say('followsTask', {
              ...{ task: first.title, who: doer(first), due: first.deadline ? day(first.deadline.due) : '–' },
            }),
          },
        ]
      : []),
    { icon: IconLock, sentence: say('followsLaw') },
    { icon: IconShieldCheck, sentence: say('followsApart') },
  ]
  return (
    <aside className={css.card}>
      <header>
        <h2>{say('follows')}</h2>
      </header>
      <ul className={css.listed}>
        {follows.map(({ icon: Icon, sentence }) => (
          <li key={sentence} className={css.follows}>
            <Icon size={18} aria-hidden />
            <span>{sentence}</span>
          </li>
        ))}
      </ul>
      <footer>{say('mistaken')}</footer>
    </aside>
  )
}
