import { Alert, Badge } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconLock,
  IconQuestionMark,
  IconShieldCheck,
  IconX,
} from '@tabler/icons-react'
import { Article } from '../../parts/article.js'
import type { Preview } from '../asked.js'
import css from '../launch.module.css'
import { launchWords } from '../words.js'

type Judged = Preview['candidates'][number]
type Result = NonNullable<Judged['results']>[number]

const LOOKS = {
  met: [IconCheck, 'answer_met'],
  'not-met': [IconX, 'answer_not_met'],
  unknown: [IconQuestionMark, 'answer_unknown'],
  waived: [IconShieldCheck, 'answer_waived'],
} as const

/** Each criterion beside each candidate; of whose file is closed to the reader, only whether all is met, and why only that. */
export function Compared({ preview: { candidates, warnings } }: { preview: Preview }) {
  const say = launchWords.use()
  const isAnybodyClosed = warnings.some(({ code }) => code === 'unit-answers-first')
  if (!isAnybodyClosed && candidates.every(({ met }) => met === undefined))
    return <p className={css.quiet}>{say('notJudged')}</p>
  const criteria = new Map<string, Result>()
  for (const { results = [] } of candidates)
    for (const result of results) criteria.set(result.criterion, result)
  const closed = candidates.filter(({ results }) => results === undefined)
  return (
    <>
      {warnings
        .filter(({ code }) => code === 'not-eligible')
        .map(({ sentence }) => (
          <Alert key={sentence} color="son" icon={<IconAlertTriangle />}>
            {sentence}
          </Alert>
        ))}
      {closed.map(({ candidate, met }) => (
        <Alert key={candidate.id} color="gray" icon={<IconLock />}>
          {say(met === undefined ? 'fileClosedOnPaper' : 'fileClosed', { name: candidate.name })}
        </Alert>
      ))}
      {/* It is moved sideways where it is wider than its place: by a finger, or by the arrows once it has the focus. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled has to be reached by the keyboard */}
      <section className={css.wide} aria-label={say('compared')} tabIndex={0}>
        <table className={css.matrix}>
          <thead>
            <tr>
              <th scope="col">{say('criterion')}</th>
              {candidates.map((judged) => (
                <th key={judged.candidate.id} scope="col">
                  <b className={css.each}>{judged.candidate.name}</b>
                  <InAll judged={judged} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...criteria.values()].map(({ criterion, title, article }) => (
              <tr key={criterion}>
                <th scope="row">
                  {title} <Article>{article}</Article>
                </th>
                {candidates.map(({ candidate, results }) => (
                  <Answer
                    key={candidate.id}
                    result={results?.find((result) => result.criterion === criterion)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function InAll({ judged: { met, results } }: { judged: Judged }) {
  const say = launchWords.use()
  if (met === undefined)
    return (
      <Badge color="gray" leftSection={<IconQuestionMark size={13} />}>
        {say('answer_unknown')}
      </Badge>
    )
  const count = results?.filter(({ answer }) => answer === 'met' || answer === 'waived').length
  return (
    <Badge color={met ? 'ngoc' : 'son'} leftSection={met ? <IconCheck size={13} /> : <IconX size={13} />}>
      {results ? say('metOf', { met: count, all: results.length }) : say(met ? 'allMet' : 'notAllMet')}
    </Badge>
  )
}

function Answer({ result }: { result: Result | undefined }) {
  const say = launchWords.use()
  if (!result) return <td className={css.quiet}>{say('notYet')}</td>
  const { answer, evidence, waivable, mayBeWaivedBy } = result
  const [Icon, word] = LOOKS[answer]
  return (
    <td data-answer={answer}>
      <Icon size={16} aria-hidden /> <b className={answer === 'met' ? 'unseen' : undefined}>{say(word)}: </b>
      {evidence}
      {answer !== 'met' && waivable && mayBeWaivedBy && (
        <small>{say('waivable', { by: mayBeWaivedBy })}</small>
      )}
    </td>
  )
}
