import { Article } from '../../parts/article.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { day } from '../../words/say.js'
import type { FormOf } from '../form-of.js'
import { aboutOf } from './about.js'
import { Confirmation } from './confirmation.js'
import { eligibilityWords } from './eligibility-words.js'
import css from './forms.module.css'
import { Facts, Panel } from './panel.js'
import { formWords } from './words.js'

interface Told {
  waivers: {
    criterion: string
    reason: string
    paper?: { number: string; signedOn: string; review?: string }
  }[]
}

/** A second person confirms what a colleague waived, with the reason and what the records say of it. */
export default function ConfirmWaivers({ task, completion }: FormOf<'confirm-waivers'>) {
  const say = formWords.use()
  const ofCriteria = eligibilityWords.use()
  const word = useVocabulary()
  const checked = task.form?.eligibility
  const { waivers = [] } = aboutOf<Told>(task)
  return (
    <Confirmation
      task={task}
      completion={completion}
      question={say('confirmWaivers', { name: task.candidate?.name ?? '' })}
      follows={[{ sentence: say('waiversFollow') }, { sentence: say('waiversOnRecord') }]}
    >
      {waivers.map(({ criterion, reason, paper }) => {
        const result = checked?.results.find((each) => each.criterion === criterion)
        return (
          <Panel
            key={criterion}
            title={`${say('waived')}: ${word('criteria', criterion)}`}
            beside={checked && ofCriteria('checkedOn', { day: day(checked.on) })}
          >
            <p className={css.quote}>{reason}</p>
            {paper && (
              <p className={css.quote}>
                {ofCriteria('paperOfWaiver', { number: paper.number, day: day(paper.signedOn) })}
                {paper.review && `. ${paper.review}`}
              </p>
            )}
            <Facts
              facts={[
                {
                  what: say('dataSays'),
                  isWide: true,
                  is: result && (
                    <>
                      {result.evidence} <Article>{result.article}</Article>
                    </>
                  ),
                },
                { what: say('mayWaive'), is: result?.mayBeWaivedBy, isWide: true },
              ]}
            />
          </Panel>
        )
      })}
    </Confirmation>
  )
}
