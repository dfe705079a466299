import { Badge } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { Article } from '../parts/article.js'
import css from '../records/records.module.css'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, decimal, number } from '../words/say.js'
import type { Share } from './evaluations.js'
import { evaluationWords } from './words.js'

/** How many of each body, and of each group in it, are "excellent", beside how many may be. */
export function Shares({ year, of }: { year: string; of: readonly Share[] }) {
  const say = evaluationWords.use()
  if (of.length === 0) return <p className={css.nothing}>{say('noShares', { year })}</p>
  return (
    <>
      <h2 className={css.nothing}>{say('shares', { year })}</h2>
      <p className={css.nothing}>{say('onlyWarns')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than its place is moved by keys too */}
      <section className={css.wide} aria-label={say('shares', { year })} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{say('unit')}</th>
              <th scope="col">{say('people')}</th>
              <th scope="col">{say('excellent')}</th>
              <th scope="col">{say('most')}</th>
              <th scope="col">{say('share')}</th>
            </tr>
          </thead>
          <tbody>
            {of.map((each) => (
              <Row key={`${each.unit.id} ${each.employedAs} ${each.likeTasks}`} of={each} />
            ))}
          </tbody>
        </table>
      </section>
      <Grounds of={of} />
    </>
  )
}

function Row({ of: { unit, employedAs, likeTasks, unitGrade, excellent, most, share } }: { of: Share }) {
  const say = evaluationWords.use()
  const word = useVocabulary()
  const isOver = share.verdict === 'warning'
  return (
    <tr>
      <th scope="row">
        {unit.name}
        {unitGrade && (
          <small className={css.quiet}>
            {' '}
            {say('unitGraded', { grade: word('grades', unitGrade.grade), paper: unitGrade.evidence })}
          </small>
        )}
      </th>
      <td>
        {likeTasks ?? say('everybody')}
        <small className={css.quiet}> {say(`as_${employedAs}`)}</small>
      </td>
      <td>{number(excellent)}</td>
      <td>{number(most)}</td>
      <td>
        {share.percent === null ? '–' : `${decimal(share.percent, 1)}%`}{' '}
        <Badge
          color={isOver ? 'dong' : 'ngoc'}
          leftSection={isOver ? <IconAlertTriangle size={13} /> : <IconCheck size={13} />}
        >
          {isOver ? say('over', { count: excellent - most }) : say('within')}
        </Badge>
      </td>
    </tr>
  )
}

/** The articles that the shares stand on, and what is to be known of them, each once. */
function Grounds({ of }: { of: readonly Share[] }) {
  const articles = new Set(of.flatMap(({ share }) => share.target?.article ?? []))
  const notes = new Set(of.flatMap(({ share }) => share.target?.note ?? []))
  return (
    <div className={css.nothing}>
      {[...articles].map((article) => (
        <p key={article}>
          <Article>{article}</Article>
        </p>
      ))}
      {[...notes].map((note) => (
        <p key={note}>{capital(note)}</p>
      ))}
    </div>
  )
}
