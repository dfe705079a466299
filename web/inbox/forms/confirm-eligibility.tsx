import { Anchor, Button, Checkbox } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link } from 'wouter'
import { DayField } from '../../parts/fields/day-field.js'
import { isDay } from '../../parts/fields/days-typed.js'
import { LineField, LongField } from '../../parts/fields/text-fields.js'
import { day } from '../../words/say.js'
import type { ResultOf } from '../completion.js'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf, type SentBackTold } from './about.js'
import { SentBack } from './confirmation.js'
import { Criterion, type CriterionResult, isOpen, Tally } from './criteria.js'
import { eligibilityWords } from './eligibility-words.js'
import css from './forms.module.css'
import { Panel } from './panel.js'

type Form = FormOf<'confirm-eligibility'>
/** Of each waiver what is typed: the reason, and where the authority alone excepts its paper. */
interface Typed {
  reason: string
  number: string
  signedOn: string
  review: string
  isNewBody: boolean
}
const NOTHING_TYPED: Typed = { reason: '', number: '', signedOn: '', review: '', isNewBody: false }
type Waived = Readonly<Record<string, Typed>>
/** The API knows which of the criteria may be waived, and refuses the others. */
type Waivers = Extract<ResultOf<'confirm-eligibility'>, { decision: 'confirm' }>['waivers']

/** An officer looks at a candidate's record as the law judges it: what is open first, what is met in a line each. */
export default function ConfirmEligibility({ task, completion }: Form) {
  const checked = task.form?.eligibility
  const say = eligibilityWords.use()
  const common = fieldWords.use()
  const { values, set } = useDraft(task.id, { special: {} as Waived, isRejected: false, reason: '' })
  const { special: waived, isRejected, reason } = values
  const results = checked?.results ?? []
  const open = results.filter(isOpen)
  const waivers = open.filter(({ criterion, waivable }) => waivable && waived[criterion] !== undefined)
  const blocked = isRejected
    ? reason.trim()
      ? undefined
      : common('reasonFirst')
    : open.length > waivers.length
      ? say('blockedBy', { count: open.length - waivers.length })
      : waivers.some((result) => !isSaid(result, waived[result.criterion]))
        ? say(waivers.some(({ byPaper }) => byPaper) ? 'waiverPaperFirst' : 'waiverReasonFirst')
        : undefined
  const submit = (isUnread: boolean) =>
    completion.complete(
      isRejected
        ? { decision: 'reject', reason }
        : {
            decision: 'confirm',
            waivers: waivers.map((result) => waiverOf(result, waived[result.criterion])) as Waivers,
          },
      isUnread && !isRejected
        ? {
            asks: {
              question: say('unreadQuestion'),
              follows: [
                { sentence: say('unread', { count: results.length }) },
                { sentence: say('confirmFollows') },
              ],
              verb: say('unreadSure'),
            },
          }
        : {},
    )
  return (
    <FormFrame
      completion={completion}
      verb={say(isRejected ? 'reject' : 'confirm')}
      isSevere={isRejected}
      blocked={blocked}
      consequence={say(
        isRejected ? 'rejectFollows' : waivers.length > 0 ? 'waiversFollow' : 'confirmFollows',
      )}
      onSubmit={submit}
      more={
        <Button
          {...(!isRejected && { variant: 'outline', color: 'son' })}
          onClick={() => set({ isRejected: !isRejected })}
        >
          {say(isRejected ? 'keep' : 'rejectOpen')}
        </Button>
      }
    >
      <SentBack because={aboutOf<SentBackTold>(task).notConfirmedBecause} />
      {checked && (
        <div className={css.tally}>
          <span>
            {say('checkedOn', { day: day(checked.on) })}
            <Anchor component={Link} href={`/cadres/${task.candidate?.id}`}>
              {say('openCadre')}
            </Anchor>
          </span>
          <Tally results={results} />
        </div>
      )}
      {isRejected && (
        <Reason
          autoFocus
          value={reason}
          onChange={(event) => set({ reason: event.target.value })}
          error={completion.errorAt('reason')}
        />
      )}
      {open.length > 0 && (
        <Panel title={say('toDealWith')} beside={say('criteria', { count: open.length })} isPlain>
          <ul>
            {open.map((result) => (
              <Criterion key={result.criterion} result={result}>
                <ToDo
                  {...{ completion, result }}
                  waiver={waived[result.criterion]}
                  errorAt={(field) => completion.errorAt(`waivers.${waivers.indexOf(result)}.${field}`)}
                  waive={(given) => set({ special: withWaiver(waived, result.criterion, given) })}
                />
              </Criterion>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={say('allMet')} beside={say('criteria', { count: results.length - open.length })} isPlain>
        <ul>
          {results
            .filter((result) => !isOpen(result))
            .map((result) => (
              <Criterion key={result.criterion} result={result} />
            ))}
        </ul>
      </Panel>
    </FormFrame>
  )
}

/** Is all of a waiver said that is asked? */
function isSaid({ criterion, byPaper }: CriterionResult, typed: Typed = NOTHING_TYPED): boolean {
  if (!typed.reason.trim()) return false
  if (!byPaper) return true
  const isReviewed = (criterion === 'planning' && typed.isNewBody) || typed.review.trim() !== ''
  return typed.number.trim() !== '' && isDay(typed.signedOn) && isReviewed
}

/** A waiver as it is sent. */
function waiverOf({ criterion, byPaper }: CriterionResult, typed: Typed = NOTHING_TYPED) {
  const { reason, number, signedOn, review, isNewBody } = typed
  if (!byPaper) return { criterion, reason }
  const isNew = criterion === 'planning' && isNewBody
  const paper = { number, signedOn, ...(isNew ? { isNewBody } : { review }) }
  return { criterion, reason, paper }
}

const withWaiver = (waived: Waived, criterion: string, given: Typed | undefined): Waived =>
  given === undefined
    ? Object.fromEntries(Object.entries(waived).filter(([each]) => each !== criterion))
    : { ...waived, [criterion]: given }

/** What can be done about a criterion that is open: waive it where the law lets somebody, or put the record right. */
function ToDo({
  completion,
  result: { criterion, waivable, byPaper, mayBeWaivedBy, answer },
  waiver,
  waive,
  errorAt,
}: Pick<Form, 'completion'> & {
  result: CriterionResult
  waiver: Typed | undefined
  waive: (typed: Typed | undefined) => void
  /** What the API says of a field of this waiver. */
  errorAt: (field: string) => string | undefined
}) {
  const say = eligibilityWords.use()
  return (
    <div className={css.act}>
      {waivable && (
        <Checkbox
          label={say('recordWaiver')}
          description={mayBeWaivedBy && say('whoWaives', { who: mayBeWaivedBy })}
          checked={waiver !== undefined}
          onChange={(event) => waive(event.target.checked ? NOTHING_TYPED : undefined)}
        />
      )}
      {waiver !== undefined && (
        <LongField
          label={say(byPaper ? 'waiverReasonAlone' : 'waiverReason')}
          longest={2000}
          value={waiver.reason}
          onChange={(event) => waive({ ...waiver, reason: event.target.value })}
          error={errorAt('reason') ?? errorAt('criterion')}
        />
      )}
      {waiver !== undefined && byPaper && (
        <PaperOfWaiver isOfPlanning={criterion === 'planning'} {...{ waiver, waive, errorAt }} />
      )}
      {(answer === 'unknown' || !waivable) && (
        <div className={css.numbers}>
          <Anchor
            component="button"
            type="button"
            title={say('recheckFollows')}
            onClick={() => completion.complete({ decision: 'recheck' })}
          >
            <IconRefresh size={14} aria-hidden /> {say('recheck')}
          </Anchor>
        </div>
      )}
    </div>
  )
}

/** The authority's paper: its number and day, and what the review found; of a new body without planning there is none. */
function PaperOfWaiver({
  waiver,
  waive,
  errorAt,
  isOfPlanning,
}: {
  waiver: Typed
  waive: (typed: Typed) => void
  errorAt: (field: string) => string | undefined
  isOfPlanning: boolean
}) {
  const say = eligibilityWords.use()
  return (
    <>
      <LineField
        label={say('paperNumber')}
        longest={60}
        value={waiver.number}
        onChange={(event) => waive({ ...waiver, number: event.target.value })}
        error={errorAt('paper.number') ?? errorAt('paper')}
      />
      <DayField
        label={say('paperDay')}
        value={waiver.signedOn}
        onChange={(signedOn) => waive({ ...waiver, signedOn })}
        error={errorAt('paper.signedOn')}
      />
      {isOfPlanning && (
        <Checkbox
          label={say('newBody')}
          checked={waiver.isNewBody}
          onChange={(event) => waive({ ...waiver, isNewBody: event.target.checked })}
        />
      )}
      {!(isOfPlanning && waiver.isNewBody) && (
        <LongField
          label={say('review')}
          longest={5000}
          value={waiver.review}
          onChange={(event) => waive({ ...waiver, review: event.target.value })}
          error={errorAt('paper.review')}
        />
      )}
    </>
  )
}
