import css from '../../records/records.module.css'
import { Section } from '../../records/section.js'
import { day, monthsBetween, today } from '../../words/say.js'
import type { CadreDetails } from '../cadres.js'
import { cadreWords } from '../words.js'
import own from './career.module.css'
import { Timeline } from './timeline.js'

/** The posts that somebody holds and held, the latest first. */
export function Career({ tenures, planning }: Pick<CadreDetails, 'tenures' | 'planning'>) {
  const say = cadreWords.use()
  const howLong = (months: number) =>
    [
      ...(months >= 12 ? [say('years', { count: Math.floor(months / 12) })] : []),
      ...(months % 12 > 0 || months < 12 ? [say('months', { count: months % 12 })] : []),
    ].join(' ')
  const latestFirst = tenures.toSorted((a, b) => b.from.localeCompare(a.from))
  return (
    <Section title={say('career')}>
      <Timeline tenures={tenures} planning={planning} />
      {latestFirst.length === 0 ? (
        <p className={css.nothing}>{say('noCareer')}</p>
      ) : (
        <table className={`${css.table} ${own.table}`}>
          <thead>
            <tr>
              <th scope="col">{say('post')}</th>
              <th scope="col">{say('from')}</th>
              <th scope="col">{say('to')}</th>
              <th scope="col">{say('howLong')}</th>
            </tr>
          </thead>
          <tbody>
            {latestFirst.map(({ post, from, to, termEndsOn, seconded }) => (
              <tr key={`${post.id} ${from}`}>
                <td data-title={say('post')}>
                  {to ? post.title : <b>{post.title}</b>}
                  {seconded && (
                    <span className={css.quiet}>
                      {' '}
                      (
                      {say(seconded.backOn ? 'wasSeconded' : 'isSeconded', {
                        ...{ receiver: seconded.receiver, from: day(seconded.from) },
                        until: day(seconded.backOn ?? seconded.until),
                      })}
                      )
                    </span>
                  )}
                </td>
                <td data-title={say('from')}>{day(from)}</td>
                <td data-title={say('to')}>
                  {to ? day(to) : say('now')}
                  {!to && termEndsOn && (
                    <span className={css.quiet}> ({say('termEnds', { day: day(termEndsOn) })})</span>
                  )}
                </td>
                <td data-title={say('howLong')}>{howLong(monthsBetween(from, to ?? today()))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
