import { Alert, Button } from '@mantine/core'
import { useDocumentTitle, useIntersection, useInViewport } from '@mantine/hooks'
import { IconPrinter, IconRefresh } from '@tabler/icons-react'
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { cannotShow, Failed, Loading } from '../parts/loading.js'
import { useMe } from '../server/session.js'
import { clock, day, number } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { type Summary, useOverdue, useSummary } from './figures.js'
import css from './monitor.module.css'
import { OverdueList } from './overdue-list.js'
import { Stages } from './stages.js'
import { Units } from './units.js'
import { Vacancies } from './vacancies.js'
import { monitorWords } from './words.js'
import { YearFigures } from './year/year-figures.js'

/** What is overdue, due soon, stuck or vacant; each figure leads to its list. */
export default function MonitorPage() {
  const say = monitorWords.use()
  const product = shellWords.use()('product')
  const me = useMe()
  const client = useQueryClient()
  const { data: summary, error, refetch } = useSummary()
  const { ref, inViewport } = useInViewport()
  // More than its edge is in sight: it is asked for once, and stays.
  const year = useIntersection({ threshold: 0.1 })
  const [isYearSeen, setYearSeen] = useState(false)
  const { isPrinting, printAll } = usePrintOfAll()
  const { isPending: isListOnItsWay } = useOverdue()
  if (!isYearSeen && year.entry?.isIntersecting) setYearSeen(true)
  useDocumentTitle(`${say('title')} · ${product}`)
  if (cannotShow(error, summary)) return <Failed error={error} again={refetch} />
  if (!summary) return <Loading />
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{say('title')}</h1>
          <p className={css.quiet}>
            {say('asOf', {
              unit: me.roles[0]?.unit.name ?? '',
              clock: clock(summary.asOf),
              day: day(summary.asOf),
            })}
          </p>
        </div>
        <div className={css.tools}>
          <Button
            leftSection={<IconRefresh size={16} />}
            onClick={() => client.invalidateQueries(OF_MONITOR)}
          >
            {say('refresh')}
          </Button>
          <Button leftSection={<IconPrinter size={16} />} onClick={printAll}>
            {say('print')}
          </Button>
        </div>
      </header>
      {summary.capped && <Alert>{say('capped')}</Alert>}
      <Figures summary={summary} />
      <div className={css.columns}>
        <div className={css.aside}>
          <OverdueList count={summary.overdue} />
          {/* It is looked at where it comes to stand, not where it is until the list is there. */}
          <div ref={isListOnItsWay ? undefined : year.ref} className={css.aside}>
            <YearFigures isShown={isYearSeen || isPrinting} />
          </div>
        </div>
        <div className={css.aside}>
          <Stages summary={summary} />
          <Units summary={summary} />
          <div ref={ref}>
            <Vacancies isShown={inViewport || isPrinting} />
          </div>
        </div>
      </div>
    </div>
  )
}

/** What is asked for once it comes into sight is asked for before it is printed. */
function usePrintOfAll(): { isPrinting: boolean; printAll: () => void } {
  const client = useQueryClient()
  const [isPrinting, setPrinting] = useState(false)
  const asked = useIsFetching(OF_MONITOR)
  useEffect(() => {
    // What is shown from now on is asked for already: its effects come before this one.
    if (!isPrinting || asked > 0 || client.isFetching(OF_MONITOR) > 0) return
    print()
    setPrinting(false)
  }, [isPrinting, asked, client])
  return { isPrinting, printAll: () => setPrinting(true) }
}

const OF_MONITOR = { queryKey: ['monitoring'] }

function Figures({ summary }: { summary: Summary }) {
  const say = monitorWords.use()
  const of = (status: string) => summary.byStatus.find((each) => each.status === status)?.count ?? 0
  const figures = [
    {
      ...{ key: 'open' as const, value: summary.open, look: undefined, query: 'status=open' },
      hint: say('openHint', { running: of('running'), suspended: of('suspended'), decided: of('decided') }),
    },
    {
      ...{ key: 'overdue' as const, value: summary.overdue, look: css.son, query: 'overdue=true' },
      hint: say('overdueHint'),
    },
    {
      ...{ key: 'atRisk' as const, value: summary.atRisk, look: css.dong, query: 'atRisk=true' },
      hint: say('atRiskHint', { day: day(summary.atRiskUntil) }),
    },
    {
      ...{ key: 'stuck' as const, value: summary.stuck, look: css.son, query: 'stuck=true' },
      hint: say('stuckHint', { day: day(summary.stuckSince) }),
    },
  ]
  return (
    <ul className={css.figures}>
      {figures.map(({ key, value, look, hint, query }) => (
        <li key={key}>
          <Link href={`/procedures?${query}`}>
            <b className={look}>{number(value)}</b>
            <span>{say(key)}</span>
            <small>{hint}</small>
          </Link>
        </li>
      ))}
    </ul>
  )
}
