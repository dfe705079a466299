import { Button, Select } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useFilters } from '../records/filters.js'
import { ListPage } from '../records/list-page.js'
import { usePages } from '../records/pages.js'
import css from '../records/records.module.css'
import { UnitFilter } from '../records/unit-filter.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, decimal } from '../words/say.js'
import { type EvaluationPage, LIST, lastYear, years } from './evaluations.js'
import { GradeUnit } from './grade-unit.js'
import { Shares } from './shares.js'
import { evaluationWords } from './words.js'

/** The grades of a year, and the share of "excellent" of each body and each group of like tasks in it. */
export default function EvaluationsPage() {
  const say = evaluationWords.use()
  const { filters, set } = useFilters('year', 'unit')
  const { year = lastYear(), unit } = filters
  const list = usePages<EvaluationPage>(LIST, { year, ...(unit && { unit }) })
  return (
    <ListPage
      title={say('title')}
      about={say('about')}
      list={list}
      inWords={[{ label: say('year'), value: year }]}
      filters={
        <>
          <Select
            aria-label={say('year')}
            allowDeselect={false}
            value={year}
            data={years()}
            onChange={(chosen) => set('year', chosen ?? undefined)}
          />
          <UnitFilter unit={unit} choose={(chosen) => set('unit', chosen)} />
          {unit && (
            <Button
              component="a"
              href={`/v1/units/${encodeURIComponent(unit)}/grades-paper?year=${year}`}
              download
              leftSection={<IconDownload size={16} />}
            >
              {say('notice')}
            </Button>
          )}
          {unit && list.first?.gradesUnit && (
            <GradeUnit unit={unit} year={year} shares={list.first.excellentShares} />
          )}
        </>
      }
    >
      <Shares year={year} of={list.first?.excellentShares ?? []} />
      <h2 className={css.nothing}>{say('people_of')}</h2>
      <ul className={css.rows}>
        {list.items.map((each) => (
          <Graded key={`${each.person.id} ${each.year}`} of={each} />
        ))}
      </ul>
    </ListPage>
  )
}

function Graded({ of }: { of: EvaluationPage['items'][number] }) {
  const say = evaluationWords.use()
  const word = useVocabulary()
  const { person, unit, grade, points, ground, evidence, likeTasks } = of
  const how = [
    unit?.name,
    likeTasks && say('group', { group: likeTasks }),
    ground ? say('whatever', { paper: ground.paper }) : evidence,
  ]
  return (
    <li className={`${css.between} ${css.line}`}>
      <span>
        <Link className={css.way} href={`/cadres/${encodeURIComponent(person.id)}`}>
          {person.name}
        </Link>
        <small className={css.quiet}> {how.filter(Boolean).join(' · ')}</small>
      </span>
      <span>
        {capital(word('grades', grade))}
        {points !== null && (
          <small className={css.quiet}> {say('points', { count: points, points: decimal(points, 2) })}</small>
        )}
      </span>
    </li>
  )
}
