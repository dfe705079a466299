import { Article } from '../../parts/article.js'
import { CountField, useWrongCount } from '../../parts/fields/count-field.js'
import { type Count, isCount } from '../../parts/fields/count-typed.js'
import { DayField } from '../../parts/fields/day-field.js'
import { LineField, LongField } from '../../parts/fields/text-fields.js'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Choice } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import css from './forms.module.css'
import { formWords } from './words.js'

/** The office enters a written opinion: who gave it, when, and what it says. */
export default function GiveOpinion({ task, completion }: FormOf<'give-opinion'>) {
  const say = formWords.use()
  const common = fieldWords.use()
  const { values, set } = useDraft(task.id, {
    ...{
      opinion: '' as '' | 'agree' | 'disagree',
      givenBy: '',
      givenOn: '',
      summary: '',
      votes: '' as Count,
      of: '' as Count,
    },
  })
  const { opinion, givenBy, givenOn, summary, votes, of } = values
  const { byVote } = task
  const wrongCount = useWrongCount()
  const isCounted = !byVote || (isCount(votes) && isCount(of))
  const isWhole = givenBy.trim() && givenOn && summary.trim() && isCounted
  return (
    <FormFrame
      completion={completion}
      verb={say('enterOpinion')}
      blocked={opinion === '' ? common('chooseFirst') : isWhole ? undefined : common('fillFirst')}
      consequence={say('opinionFollows')}
      onSubmit={() =>
        opinion !== '' &&
        completion.complete({
          ...{ opinion, givenBy, givenOn, summary },
          ...(byVote && { votes: { agree: Number(votes), of: Number(of) } }),
        })
      }
    >
      {task.why && (
        <p>
          {task.why.sentence} <Article>{task.why.article}</Article>
        </p>
      )}
      <Choice
        label={`${task.stage.title}: ${task.candidate?.name ?? ''}`}
        value={opinion}
        onChange={(value) => set({ opinion: value })}
        error={completion.errorAt('opinion')}
        options={[
          { value: 'agree', label: say('agree') },
          { value: 'disagree', label: say('disagree'), hint: say('opinionHint') },
        ]}
      />
      {byVote && (
        <>
          <p>
            {say('byVote', { when: byVote.sentence })} <Article>{byVote.article}</Article>
          </p>
          <div className={css.pair}>
            <CountField
              label={say('votesAgree')}
              value={votes}
              onChange={(value) => set({ votes: value })}
              error={wrongCount(votes) ?? completion.errorAt('votes.agree') ?? completion.errorAt('votes')}
            />
            <CountField
              label={say('votesOf')}
              value={of}
              onChange={(value) => set({ of: value })}
              error={wrongCount(of) ?? completion.errorAt('votes.of')}
            />
          </div>
        </>
      )}
      <div className={css.pair}>
        <LineField
          label={say('givenBy')}
          longest={300}
          value={givenBy}
          onChange={(event) => set({ givenBy: event.target.value })}
          error={completion.errorAt('givenBy')}
        />
        <DayField
          label={say('givenOn')}
          value={givenOn}
          onChange={(value) => set({ givenOn: value })}
          error={completion.errorAt('givenOn')}
        />
      </div>
      <LongField
        label={say('opinionSummary')}
        minRows={3}
        longest={5000}
        value={summary}
        onChange={(event) => set({ summary: event.target.value })}
        error={completion.errorAt('summary')}
      />
    </FormFrame>
  )
}
