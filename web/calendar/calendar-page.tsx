import { Alert, Badge } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconBriefcase, IconCalendarOff, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'wouter'
import type { z } from 'zod'
import type { calendarYearRead, calendarYears } from '../../api/resources/calendar/schemas.js'
import { Failed, Loading } from '../parts/loading.js'
import { grouped } from '../records/grouped.js'
import css from '../records/records.module.css'
import { Section } from '../records/section.js'
import { ask } from '../server/ask.js'
import { useLanguage } from '../words/i18n.js'
import { day as inWords, today } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { calendarWords } from './words.js'

type CalendarYear = z.output<typeof calendarYearRead>
type Day = CalendarYear['days'][number]

/** The years that the API keeps. */
const FIRST = 2000
const LAST = 2100

/** The days off of a year and those worked in exchange, with their reasons: what deadlines are counted by. */
export default function CalendarPage() {
  const say = calendarWords.use()
  const product = shellWords.use()('product')
  const [params] = useSearchParams()
  const year = Number(params.get('year') ?? today().slice(0, 4))
  const { data: years, error, refetch } = useYears(year)
  const data = years?.find((each) => each.year === year)
  useDocumentTitle(`${say('title', { year })} · ${product}`)
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{say('title', { year })}</h1>
          <p className={css.quiet}>{say('about')}</p>
        </div>
        <nav className={css.vacant} aria-label={say('years')}>
          {year > FIRST && (
            <Link className={css.way} href={`/calendar?year=${year - 1}`}>
              <IconChevronLeft size={16} aria-hidden /> {say('year', { year: year - 1 })}
            </Link>
          )}
          {year < LAST && (
            <Link className={css.way} href={`/calendar?year=${year + 1}`}>
              {say('year', { year: year + 1 })} <IconChevronRight size={16} aria-hidden />
            </Link>
          )}
        </nav>
      </header>
      {error ? <Failed error={error} again={refetch} /> : !data && <Loading />}
      {data && !data.entered && <Alert color="dong">{say('provisional')}</Alert>}
      {data?.days.length === 0 && <p className={css.nothing}>{say('none')}</p>}
      {data && <Months of={data} />}
    </div>
  )
}

/** A year with the one before and the one after: the way to either has nothing to wait for. */
function useYears(year: number) {
  const [language] = useLanguage()
  const isKept = year >= FIRST && year <= LAST
  const asked = new URLSearchParams({
    from: String(isKept ? Math.max(FIRST, year - 1) : year),
    to: String(isKept ? Math.min(LAST, year + 1) : year),
  })
  return useQuery({
    queryKey: ['calendar', language, year],
    queryFn: async ({ signal }) =>
      (await ask<z.output<typeof calendarYears>>(`/v1/calendar?${asked}`, { signal })).years,
    placeholderData: keepPreviousData,
  })
}

function Months({ of: { days, sources } }: { of: CalendarYear }) {
  const say = calendarWords.use()
  const months = grouped(days, ({ date }) => Number(date.slice('yyyy-'.length, 'yyyy-mm'.length)))
  return (
    <div className={css.months}>
      {months.map(([month, within]) => (
        <Section key={month} title={say('month', { month })}>
          <ul className={css.entries}>
            {within.map((day) => (
              <DayLine key={day.date} day={day} source={sources[day.source] ?? day.source} />
            ))}
          </ul>
        </Section>
      ))}
    </div>
  )
}

function DayLine({ day: { date, kind, reason, exchangedFor }, source }: { day: Day; source: string }) {
  const say = calendarWords.use()
  const [language] = useLanguage()
  const weekday = say('weekdays').split(',')[new Date(`${date}T00:00Z`).getUTCDay()]
  return (
    <li>
      <span className={css.between}>
        <b>
          {weekday}, {inWords(date)}
        </b>
        <Badge
          color={kind === 'worked' ? 'dong' : 'gray'}
          leftSection={kind === 'worked' ? <IconBriefcase size={13} /> : <IconCalendarOff size={13} />}
        >
          {say(kind)}
        </Badge>
      </span>
      {reason[language]}
      {exchangedFor && <small>{say('exchanged', { day: inWords(exchangedFor) })}</small>}
      <small>{source}</small>
    </li>
  )
}
