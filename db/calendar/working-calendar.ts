import type pg from 'pg'
import { type WorkingCalendar, workingCalendar } from '../../domain/deadlines/working-days.js'
import type { IsoDate, Text } from '../../domain/vocabulary.js'
import { provisionalDaysOff } from './provisional-holidays.js'

/** Renewed when any day of the calendar changes. */
const VERSION = 'SELECT version FROM calendar_version'

const ALL = `
  SELECT (${VERSION}) AS version,
    ARRAY(SELECT year FROM calendar_years ORDER BY year) AS years,
    coalesce((SELECT json_agg(json_build_object(
      'date', day, 'kind', kind, 'reason', json_build_object('vi', reason_vi, 'en', reason_en), 'source', source
    ) ORDER BY day) FROM calendar_days), '[]'::json) AS days`

interface Row {
  version: string
  years: number[]
  days: { date: IsoDate; kind: 'off' | 'worked'; reason: Text; source: string }[]
}

/** Calendars by version; more than a few are only met where tests use several databases in one process. */
const known = new Map<string, WorkingCalendar>()
const REMEMBERED = 8

/**
 * The calendar that deadlines are counted by, as entered, at the caller's snapshot. One short query when nothing has
 * changed. A year that nobody entered has its computed holidays, and leaves the deadlines that touch it provisional.
 */
export async function loadCalendar(client: pg.Pool | pg.ClientBase): Promise<WorkingCalendar> {
  const present = await client.query<Pick<Row, 'version'>>({
    name: 'find-calendar-version',
    text: VERSION,
  })
  return known.get(present.rows[0]?.version ?? '') ?? (await readCalendar(client))
}

async function readCalendar(client: pg.Pool | pg.ClientBase): Promise<WorkingCalendar> {
  const { rows } = await client.query<Row>({ name: 'load-calendar', text: ALL })
  const { version, years, days } = rows[0] ?? { version: '', years: [], days: [] }
  const entered = workingCalendar(
    years,
    days.filter(({ kind }) => kind === 'off'),
    days.filter(({ kind }) => kind === 'worked'),
  )
  const calendar = { ...entered, daysOff: withProvisionalYears(entered) }
  const [oldest] = known.keys()
  if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest)
  known.set(version, calendar)
  return calendar
}

/**
 * The entered days off, and those of any other year computed when a deadline first reaches it: a year takes tens of
 * milliseconds, and hardly any deadline leaves the years that are entered.
 */
function withProvisionalYears({ years, daysOff }: WorkingCalendar): Record<IsoDate, Text> {
  const all = new Map(Object.entries(daysOff))
  const filled = new Set(years)
  return new Proxy<Record<IsoDate, Text>>(
    {},
    {
      get(_, date) {
        if (typeof date !== 'string') return undefined
        const year = Number(date.slice(0, 4))
        if (!filled.has(year)) {
          filled.add(year)
          for (const day of computedDaysOff(year)) if (!all.has(day.date)) all.set(day.date, day.reason)
        }
        return all.get(date)
      },
    },
  )
}

/** None for the years that the lunar calendar is not known for: their deadlines are provisional all the same. */
function computedDaysOff(year: number) {
  try {
    return provisionalDaysOff(year)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
