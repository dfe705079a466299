import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { ExportMenu } from '../parts/export-menu.js'
import { Failed, Loading } from '../parts/loading.js'
import { More } from '../parts/more.js'
import { useFilters } from '../records/filters.js'
import { day, number } from '../words/say.js'
import { useVacancies } from './figures.js'
import css from './monitor.module.css'
import { monitorWords } from './words.js'

/** Seats that nobody holds, the longest first, and whether somebody does something about it; of so many days, as the address says. */
export function Vacancies({ isShown }: { isShown: boolean }) {
  const say = monitorWords.use()
  const { filters, remove } = useFilters('vacantDaysFrom', 'vacantDaysTo')
  const { vacantDaysFrom: from, vacantDaysTo: to } = filters
  const list = useVacancies(isShown, filters)
  const { data, error, refetch } = list
  const place = useRef<HTMLElement>(null)
  const isThere = data !== undefined
  // Whoever asked for these days looks at them, once the list is as long as it will be: a shorter page is not scrolled so far.
  useEffect(() => {
    if (isThere && (from !== undefined || to !== undefined)) place.current?.scrollIntoView({ block: 'start' })
  }, [from, to, isThere])
  const seats = data?.pages.flatMap(({ items }) => items) ?? []
  const { total = 0, totalCapped: isCapped = false } = data?.pages[0] ?? {}
  return (
    <section ref={place} className={css.card} aria-labelledby="vacancies">
      <header>
        <h2 id="vacancies">{say('vacancies')}</h2>
        <Link href="/posts?vacant=true">{say('allVacant')}</Link>
        <ExportMenu path="/v1/monitoring/vacancies" filters={filters} />
      </header>
      {(from !== undefined || to !== undefined) && (
        <p className={css.none} role="status">
          <DaysFilter from={from} to={to} remove={() => remove('vacantDaysFrom', 'vacantDaysTo')} />{' '}
          {data?.pages[0] &&
            say(data.pages[0].totalCapped ? 'moreSeatsThan' : 'seats', {
              count: data.pages[0].total,
              shown: number(data.pages[0].total),
            })}
        </p>
      )}
      {error && !data ? <Failed error={error} again={refetch} /> : !data && <Loading />}
      {data && seats.length === 0 && <p className={css.none}>{say('noneVacant')}</p>}
      <ul>
        {seats.map(({ seat, post, unit, vacantSince, daysVacant, procedure, acting }) => (
          <li key={seat.id} className={css.seat}>
            <b>{post.title}</b>
            <small>{unit.name}</small>
            <small>{say('vacantSince', { day: day(vacantSince), count: daysVacant })}</small>
            {acting && <small>{say('acting', { name: acting.person.name, day: day(acting.until) })}</small>}
            {procedure ? (
              <Link href={`/procedures/${procedure.id}`}>
                {say('withProcedure', { number: procedure.number })}
              </Link>
            ) : (
              <span className={css.dong}>{say('withoutProcedure')}</span>
            )}
          </li>
        ))}
      </ul>
      <More of={list} />
      {list.hasNextPage && (
        <p className={css.onPaper}>
          {say(isCapped ? 'onlyFirstOfMany' : 'onlyFirst', {
            count: seats.length,
            left: number(total - seats.length),
          })}
        </p>
      )}
    </section>
  )
}

interface Days {
  from: string | undefined
  to: string | undefined
  remove: () => void
}

function DaysFilter({ from, to, remove }: Days) {
  const say = monitorWords.use()
  const filter =
    from && to
      ? say('vacantWithin', { from, to })
      : from
        ? say('vacantFrom', { from })
        : say('vacantTo', { to: to ?? '' })
  return (
    <Button
      className={css.filter}
      size="compact-xs"
      radius="xl"
      rightSection={<IconX size={12} />}
      aria-label={say('removeFilter', { filter })}
      onClick={remove}
    >
      {filter}
    </Button>
  )
}
