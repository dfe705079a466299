import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { useVocabulary } from '../../server/vocabulary.js'
import { capital, number } from '../../words/say.js'
import table from '../monitor.module.css'
import { MonthChart } from './month-chart.js'
import { closedIn, type Procedure, type Statistics } from './statistics.js'
import { yearWords } from './words.js'

const nameOf = ({ kind, ruleSet }: Procedure): string => `${kind} ${ruleSet.id}`

/** How long one procedure took from month to month, drawn or as a table. */
export function DurationsByMonth({ of: { procedures, year } }: { of: Statistics }) {
  const say = yearWords.use()
  const word = useVocabulary()
  const [chosen, choose] = useState<string>()
  const [isTable, setTable] = useState(false)
  const most = [...procedures].sort((one, other) => other.year.count - one.year.count)
  const shown = procedures.find((each) => nameOf(each) === chosen) ?? most[0]
  return (
    <section className={table.card} aria-labelledby="by-month">
      <header>
        <h2 id="by-month">{say('byMonth')}</h2>
        <span className={table.quiet}>{say('workingDays')}</span>
      </header>
      {!shown ? (
        <p className={table.none}>{say('nothingClosed', { year })}</p>
      ) : (
        <>
          <div className={table.none}>
            <Select
              aria-label={say('procedure')}
              allowDeselect={false}
              value={nameOf(shown)}
              onChange={(value) => value && choose(value)}
              data={most.map((each) => ({
                value: nameOf(each),
                label: `${capital(word('procedureKinds', each.kind))}: ${each.ruleSet.title}`,
              }))}
            />
          </div>
          {isTable ? <Months of={shown} year={year} /> : <MonthChart of={shown} year={year} />}
          <div className={table.none}>
            <Button variant="subtle" onClick={() => setTable(!isTable)}>
              {say(isTable ? 'asChart' : 'asTable')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

function Months({ of, year }: { of: Procedure; year: number }) {
  const say = yearWords.use()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{say('month')}</th>
          <th scope="col">{say('count')}</th>
          <th scope="col">{say('median')}</th>
          <th scope="col">{say('ninth')}</th>
        </tr>
      </thead>
      <tbody>
        {of.months.map(({ month, count, median, ninth }) => (
          <tr key={month}>
            <th scope="row">{say('monthOf', { month, year })}</th>
            <td>
              <Link href={closedIn(of, year, month)}>{number(count)}</Link>
            </td>
            <td>{number(median)}</td>
            <td>{number(ninth)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
