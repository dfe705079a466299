import { Alert, Select } from '@mantine/core'
import { useState } from 'react'
import { Failed, Loading } from '../../parts/loading.js'
import { today } from '../../words/say.js'
import { Ages } from './ages.js'
import { DurationsByMonth } from './durations-by-month.js'
import { DurationsByProcedure } from './durations-by-procedure.js'
import { useStatistics, vacantFor, waitingFor } from './statistics.js'
import { yearWords } from './words.js'
import css from './year.module.css'

/** So many years can be chosen. */
const YEARS = 10

/** A year's durations against the limits, and how long is waited today; each figure leads to its list. */
export function YearFigures({ isShown }: { isShown: boolean }) {
  const say = yearWords.use()
  const present = Number(today().slice(0, 4))
  const [year, setYear] = useState(present)
  const { data, error, refetch } = useStatistics(year, isShown)
  if (error) return <Failed error={error} again={refetch} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      <div className={css.head}>
        <h2>{say('title', { year })}</h2>
        <Select
          className={css.year}
          aria-label={say('year')}
          allowDeselect={false}
          value={String(year)}
          onChange={(value) => setYear(Number(value))}
          data={Array.from({ length: YEARS }, (_, back) => String(present - back))}
        />
      </div>
      {data.capped && <Alert>{say('capped')}</Alert>}
      <div className={css.columns}>
        <DurationsByMonth of={data} />
        <DurationsByProcedure of={data} />
        <Ages
          title={say('waiting')}
          about={say('waitingAbout')}
          spans={data.waiting.map((span) => ({ ...span, href: waitingFor(span) }))}
        />
        <Ages
          title={say('vacancies')}
          about={say('vacanciesAbout')}
          spans={data.vacancies.map((span) => ({ ...span, href: vacantFor(span) }))}
        />
      </div>
    </>
  )
}
