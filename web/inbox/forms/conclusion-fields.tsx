import { LineField } from '../../parts/fields/text-fields.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { Choice } from '../fields.js'
import type { TaskDetails } from '../task-list.js'
import type { Approval, Deciding } from './deciding.js'
import { decisionWords } from './decision-words.js'
import css from './forms.module.css'
import { Panel } from './panel.js'
import { PaperFields } from './resolution.js'

/** Of a post of the State: whether the Party's body concludes by a paper of its own, that paper, and who carries it out. */
export function ConclusionFields({
  task,
  values,
  set,
  errorAt,
  carriedOutBy,
}: Deciding & { task: TaskDetails; carriedOutBy: NonNullable<Approval['carriedOutBy']> }) {
  const say = decisionWords.use()
  const word = useVocabulary()
  const { signatory } = task
  return (
    <Panel title={say('conclusionFirst')}>
      <Choice
        label={say('howManyPapers')}
        value={values.papers}
        onChange={(papers) => set({ papers })}
        error={errorAt('conclusion')}
        options={(['two', 'one'] as const).map((each) => ({
          ...{ value: each, label: say(`papers-${each}`), hint: say(`papers-${each}Hint`) },
        }))}
      />
      {values.papers === 'two' && (
        <>
          <PaperFields
            task={{ ...task, form: { ...task.form, number: { longest: 60, example: '12-KL/TU' } } }}
            words={{ number: say('conclusionNumber'), day: say('concludedOn') }}
            number={{
              value: values.concludedNumber,
              onChange: (concludedNumber) => set({ concludedNumber }),
              error: errorAt('conclusion.number'),
            }}
            day={{
              value: values.concludedOn,
              onChange: (concludedOn) => set({ concludedOn }),
              error: errorAt('conclusion.signedOn'),
            }}
          >
            <LineField
              className={css.wide}
              label={say('concludedBy')}
              description={
                signatory &&
                say('signedBy', {
                  who: `${[signatory.office, signatory.person?.name].filter(Boolean).join(' ')} (${signatory.article})`,
                })
              }
              longest={200}
              value={values.concludedBy}
              onChange={(event) => set({ concludedBy: event.target.value })}
              error={errorAt('conclusion.signatory')}
            />
          </PaperFields>
          <Choice
            label={say('carriedOutBy')}
            value={values.carriedOutBy}
            onChange={(chosen) => set({ carriedOutBy: chosen })}
            error={errorAt('conclusion.carriedOutBy')}
            options={carriedOutBy.map((value) => ({ value, label: word('carriedOutBy', value) }))}
          />
          <p className={css.beside}>{say('decisionAfter')}</p>
        </>
      )}
    </Panel>
  )
}
