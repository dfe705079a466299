import { useState } from 'react'
import { CountField, useWrongCount } from '../../parts/fields/count-field.js'
import { type Count, isCount } from '../../parts/fields/count-typed.js'
import { DayField } from '../../parts/fields/day-field.js'
import type { ResultOf } from '../completion.js'
import { fieldWords } from '../field-words.js'
import { Choice } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import { aboutOf, type SentBackTold } from './about.js'
import { SentBack } from './confirmation.js'
import { electionWords } from './election-words.js'
import css from './forms.module.css'
import { Nominated } from './nominated.js'

export type ElectionResult = ResultOf<Kind>
type Kind = 'record-election-result'

/** How the election went that is held elsewhere. Its count is kept on no device. */
export default function RecordElectionResult({ task, completion }: FormOf<Kind>) {
  const say = electionWords.use()
  const common = fieldWords.use()
  const [elected, setElected] = useState<'' | 'yes' | 'no'>('')
  const [electedOn, setElectedOn] = useState('')
  const [votesFor, setVotesFor] = useState<Count>('')
  const [voters, setVoters] = useState<Count>('')
  const wrongCount = useWrongCount()
  const isWhole = electedOn && isCount(votesFor) && isCount(voters)
  const tooMany = isWhole && votesFor > voters ? say('moreThanVoters') : undefined
  const { shareAsked } = task.form ?? {}
  const isFew =
    shareAsked !== undefined &&
    isCount(votesFor) &&
    isCount(voters) &&
    votesFor * shareAsked.denominator <= voters * shareAsked.numerator
  return (
    <FormFrame
      completion={completion}
      verb={say(elected === 'no' ? 'recordNotElected' : 'recordElection')}
      isSevere={elected === 'no'}
      blocked={elected === '' ? common('chooseFirst') : isWhole ? tooMany : common('fillFirst')}
      consequence={`${say(elected === 'no' ? 'notElectedHint' : 'electedHint')} ${say('maySecond')}`}
      holdsCount={elected !== '' || electedOn !== '' || votesFor !== '' || voters !== ''}
      onSubmit={() =>
        completion.complete(
          {
            ...{ electedOn, elected: elected === 'yes' },
            ...{ votesFor: Number(votesFor), voters: Number(voters) },
          },
          elected === 'yes' && isFew
            ? {
                asks: {
                  question: say('fewQuestion'),
                  follows: [{ sentence: say('few', { votesFor, voters }) }, { sentence: say('electedHint') }],
                  verb: say('fewSure'),
                },
              }
            : {},
        )
      }
    >
      <SentBack because={aboutOf<SentBackTold>(task).notConfirmedBecause} />
      <Nominated task={task} />
      <Choice
        label={say('electionQuestion', { name: task.candidate?.name ?? '' })}
        value={elected}
        onChange={setElected}
        error={completion.errorAt('elected')}
        options={[
          { value: 'yes', label: say('elected'), hint: say('electedHint') },
          { value: 'no', label: say('notElected'), hint: say('notElectedHint') },
        ]}
      />
      <DayField
        label={say('electedOn')}
        value={electedOn}
        onChange={setElectedOn}
        error={completion.errorAt('electedOn')}
      />
      <div className={css.votes}>
        <CountField
          label={say('votesFor')}
          value={votesFor}
          onChange={setVotesFor}
          isWrong={completion.errorAt('votesFor') !== undefined}
        />
        <CountField
          label={say('voters')}
          value={voters}
          onChange={setVoters}
          isWrong={completion.errorAt('voters') !== undefined}
        />
        <p aria-live="polite" className={css.wrong}>
          {wrongCount(votesFor) ??
            wrongCount(voters) ??
            completion.errorAt('votesFor') ??
            completion.errorAt('voters') ??
            tooMany}
        </p>
      </div>
    </FormFrame>
  )
}
