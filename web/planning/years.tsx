import css from '../records/records.module.css'
import { dayOfYear, number } from '../words/say.js'
import { Measure, useTargetInWords } from './measure.js'
import type { Level, Measured, Years } from './planning.js'
import own from './planning.module.css'
import { planningWords } from './words.js'

interface Shown {
  years: Years
  /** The levels as they would be, where something is tried. */
  after: readonly Level[] | undefined
}

/** What the planning was at the end of each year, is today, would be by the trial, and is to be. */
export function YearsOfPlanning({ years, after }: Shown) {
  const say = planningWords.use()
  const isToldOfAge = years.some(({ young }) => young)
  return (
    <div className={`${css.card} ${own.years}`}>
      <header>
        <h2 id="years">{say('years')}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than its place is moved by keys too */}
      <section className={css.wide} aria-labelledby="years" tabIndex={0}>
        <table className={own.table}>
          <thead>
            <tr>
              <th scope="col">{say('year')}</th>
              <th scope="col">{say('people')}</th>
              <th scope="col">{say('women')}</th>
              {isToldOfAge && <th scope="col">{say('young')}</th>}
            </tr>
          </thead>
          <tbody>
            {years.map((of) => (
              <Year key={of.year} of={of} after={of.on && isLast(years, of.year) ? after : undefined} />
            ))}
          </tbody>
        </table>
      </section>
      <p className={css.nothing}>{say('yearsAbout')}</p>
    </div>
  )
}

/** Is it the year that runs? The trial is of today. */
const isLast = (years: Years, year: number): boolean =>
  year === Math.max(...years.flatMap((each) => (each.on ? [each.year] : [])))

function Year({
  of: { year, on, people, women, young },
  after,
}: { of: Years[number] } & Pick<Shown, 'after'>) {
  const say = planningWords.use()
  const tried = after && {
    women: summed(
      women,
      after.flatMap((level) => level.women ?? []),
    ),
    young:
      young &&
      summed(
        young,
        after.flatMap((level) => level.ages?.[0] ?? []),
      ),
  }
  return (
    <tr data-tried={tried !== undefined || undefined}>
      <th scope="row">
        {year}
        <small className={css.quiet}>
          {' '}
          {tried ? say('trying') : on ? say('onDay', { day: dayOfYear(on) }) : say('toCome')}
        </small>
      </th>
      <td data-title={say('people')}>{on ? number(tried?.women.value.denominator ?? people) : '–'}</td>
      <td data-title={say('women')}>
        <Share of={tried?.women ?? women} before={tried && women} />
      </td>
      {young && (
        <td data-title={say('young')}>
          <Share of={tried?.young ?? young} before={tried && young} />
        </td>
      )}
    </tr>
  )
}

/** The figure; of a year that is to come, what is to be reached. */
function Share({ of, before }: { of: Measured; before: Measured | undefined }) {
  const inWords = useTargetInWords()
  if (of.percent === null) return <span className={own.none}>{inWords(of, 'share') ?? '–'}</span>
  return <Measure of={of} scale="share" before={before} />
}

/** The same share over all levels of the trial, against the goal of the year. */
function summed(now: Measured, levels: readonly Measured[]): Measured {
  const sum = (of: 'numerator' | 'denominator') => levels.reduce((total, { value }) => total + value[of], 0)
  const [numerator, denominator] = [sum('numerator'), sum('denominator')]
  const least = now.target?.atLeast
  const isUnder = least && numerator * least.denominator < least.numerator * denominator
  return {
    ...now,
    value: { numerator, denominator },
    percent: denominator === 0 ? null : (numerator / denominator) * 100,
    verdict: denominator > 0 && isUnder ? 'warning' : 'ok',
  }
}
