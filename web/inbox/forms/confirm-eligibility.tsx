import { Anchor, Button, Checkbox } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link } from 'wouter'
import { LongField } from '../../parts/fields/text-fields.js'
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
type Waived = Readonly<Record<string, string>>
/** The API knows which of the criteria may be waived, and refuses the others. */
type Waivers = Extract<ResultOf<'confirm-eligibility'>, { decision: 'confirm' }>['waivers']

/** An officer looks at a candidate's record as the law judges it: what is open first, what is met in a line each. */
export default function ConfirmEligibility({ task, completion }: Form) {
  const checked = task.form?.eligibility
  const say = eligibilityWords.use()
  const common = fieldWords.use()
  const { values, set } = useDraft(task.id, { waived: {} as Waived, isRejected: false, reason: '' })
  const { waived, isRejected, reason } = values
  const results = checked?.results ?? []
  const open = results.filter(isOpen)
  const waivers = open.filter(({ criterion, waivable }) => waivable && waived[criterion] !== undefined)
  const blocked = isRejected
    ? reason.trim()
      ? undefined
      : common('reasonFirst')
    : open.length > waivers.length
      ? say('blockedBy', { count: open.length - waivers.length })
      : waivers.some(({ criterion }) => !waived[criterion]?.trim())
        ? say('waiverReasonFirst')
        : undefined
  const submit = (isUnread: boolean) =>
    completion.complete(
      isRejected
        ? { decision: 'reject', reason }
        : {
            decision: 'confirm',
            waivers: waivers.map(({ criterion }) => ({
              criterion,
              reason: waived[criterion] ?? '',
            })) as Waivers,
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
                  error={errorOfWaiver(completion, waivers.indexOf(result))}
                  waive={(given) => set({ waived: withWaiver(waived, result.criterion, given) })}
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

const withWaiver = (waived: Waived, criterion: string, given: string | undefined): Waived =>
  given === undefined
    ? Object.fromEntries(Object.entries(waived).filter(([each]) => each !== criterion))
    : { ...waived, [criterion]: given }

/** The API names a waiver by its place among those that were sent. */
const errorOfWaiver = ({ errorAt }: Form['completion'], at: number): string | undefined =>
  errorAt(`waivers.${at}.reason`) ?? errorAt(`waivers.${at}.criterion`)

/** What can be done about a criterion that is open: waive it where the law lets somebody, or put the record right. */
function ToDo({
  completion,
  result: { waivable, mayBeWaivedBy, answer },
  waiver,
  waive,
  error,
}: Pick<Form, 'completion'> & {
  result: CriterionResult
  waiver: string | undefined
  waive: (reason: string | undefined) => void
  error: string | undefined
}) {
  const say = eligibilityWords.use()
  return (
    <div className={css.act}>
      {waivable && (
        <Checkbox
          label={say('recordWaiver')}
          description={mayBeWaivedBy && say('whoWaives', { who: mayBeWaivedBy })}
          checked={waiver !== undefined}
          onChange={(event) => waive(event.target.checked ? '' : undefined)}
        />
      )}
      {waiver !== undefined && (
        <LongField
          label={say('waiverReason')}
          longest={2000}
          value={waiver}
          onChange={(event) => waive(event.target.value)}
          error={error}
        />
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
