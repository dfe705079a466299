import { Badge } from '@mantine/core'
import css from '../../records/records.module.css'
import { Entries, Section } from '../../records/section.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital, day, decimal } from '../../words/say.js'
import type { CadreFile } from '../cadres.js'
import { NextOfTask, RegisterTask } from '../entries/breakthrough-tasks.js'
import { EnterEvaluation } from '../entries/evaluation.js'
import type { OfCadre } from '../entries/of-cadre.js'
import { cadreWords } from '../words.js'

/** The grades of the years, the latest first. */
export function Evaluations({ of, cadre }: { of: CadreFile['evaluations']; cadre: OfCadre }) {
  const say = cadreWords.use()
  const word = useVocabulary()
  return (
    <Section title={say('evaluations')} beside={<EnterEvaluation cadre={cadre} />}>
      {of.length === 0 ? (
        <p className={css.nothing}>{say('noEvaluations')}</p>
      ) : (
        <ul className={css.years}>
          {of
            .toSorted((a, b) => b.year - a.year)
            .map(({ year, grade, points }) => (
              <li key={year}>
                <small>{year}</small>
                <b>{capital(word('grades', grade))}</b>
                {points !== null && (
                  <small>{say('points', { count: points, points: decimal(points, 2) })}</small>
                )}
              </li>
            ))}
        </ul>
      )}
    </Section>
  )
}

const LOOKS = {
  registered: 'gray',
  approved: 'cham',
  finished: 'ngoc',
  unfinished: 'son',
  refused: 'dong',
} as const
const isKnown = (status: string): status is keyof typeof LOOKS => status in LOOKS

export function Breakthroughs({ of, cadre }: { of: CadreFile['breakthroughTasks']; cadre: OfCadre }) {
  const say = cadreWords.use()
  return (
    <Section title={say('tasks')} beside={<RegisterTask cadre={cadre} />}>
      <Entries of={of} none={say('noTasks')}>
        {(task) => (
          <li key={task.id} className={css.between}>
            <span>
              {task.title}
              <small>{task.year}</small>
              {task.resolutionNumber !== null && (
                <small>
                  {say('resolutionOfTask', {
                    number: task.resolutionNumber,
                    day: task.resolvedOn ? day(task.resolvedOn) : '',
                  })}
                </small>
              )}
              {task.result && <small>{say('resultOfTask', { result: task.result })}</small>}
            </span>
            <span className={css.named}>
              {isKnown(task.status) && <Badge color={LOOKS[task.status]}>{say(`task_${task.status}`)}</Badge>}
              <NextOfTask cadre={cadre} task={task} />
            </span>
          </li>
        )}
      </Entries>
    </Section>
  )
}
