import { Article } from '../parts/article.js'
import { grouped } from '../records/grouped.js'
import css from '../records/records.module.css'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, number } from '../words/say.js'
import { Measure, type Scale } from './measure.js'
import { type AgeShare, keyOf, type Level, type Measured } from './planning.js'
import own from './planning.module.css'
import { planningWords } from './words.js'

/** A column of figures: what it is called, and its figure of a level. */
interface Column {
  key: string
  title: string
  scale: Scale
  of: (level: Level) => Measured | undefined
}

/** The youngest first: under 40, 40 to 50, from 51. */
export function useAgeInWords(): (of: Pick<AgeShare, 'from' | 'under'>) => string {
  const say = planningWords.use()
  return ({ from, under }) => {
    if (from === null) return say('ageUnder', { under })
    return under === null ? say('ageFrom', { from }) : say('ageBetween', { from, to: under - 1 })
  }
}

function useColumns(levels: readonly Level[]): Column[] {
  const say = planningWords.use()
  const ageInWords = useAgeInWords()
  const [first] = levels
  return [
    { key: 'ratio', title: say('ratio'), scale: 'ratio', of: ({ ratio }) => ratio },
    ...(first?.women
      ? [{ key: 'women', title: say('women'), scale: 'share', of: ({ women }: Level) => women } as const]
      : []),
    ...(first?.ages ?? []).map(
      (age, index): Column => ({
        ...{ key: `age ${age.from}`, title: ageInWords(age), scale: 'share' },
        of: ({ ages }) => ages?.[index],
      }),
    ),
  ]
}

/** What a level is called in a commune, where its posts have other names. */
const OF_COMMUNES = ['department-deputy', 'division-head', 'division-deputy'] as const

/** A level by the posts that it has there. */
export function useLevelInWords(): (of: Pick<Level, 'locality' | 'level'>) => string {
  const say = planningWords.use()
  const word = useVocabulary()
  return ({ locality, level }) => {
    const other = locality === 'commune' && OF_COMMUNES.find((each) => each === level)
    return other ? say(`commune_${other}`) : capital(word('levels', level))
  }
}

interface Shown {
  levels: readonly Level[]
  /** The levels as they would be, where something is tried. */
  after: readonly Level[] | undefined
}

/** The planning of each level of posts beside its targets, each figure with the article that gives the target. */
export function StructureTable({ levels, after }: Shown) {
  const say = planningWords.use()
  const columns = useColumns(levels)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than its place is moved by keys too
    <section className={css.wide} aria-label={say('structure')} tabIndex={0}>
      <table className={own.table}>
        <thead>
          <tr>
            <th scope="col">{say('level')}</th>
            <th scope="col">{say('posts')}</th>
            <th scope="col">{say('people')}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.title}
                <Articles of={levels.map(column.of)} />
              </th>
            ))}
          </tr>
        </thead>
        {grouped(levels, ({ locality }) => locality).map(([locality, of]) => (
          <tbody key={locality}>
            <tr>
              <th className={own.locality} scope="rowgroup" colSpan={columns.length + 3}>
                {say(`locality_${locality}`)}
              </th>
            </tr>
            {of.map((level) => (
              <Row
                key={level.level}
                level={level}
                after={after?.find((each) => keyOf(each) === keyOf(level))}
                columns={columns}
              />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}

/** The articles of figures, each once. */
export function Articles({ of }: { of: readonly (Measured | undefined)[] }) {
  const articles = new Set(of.flatMap((each) => each?.target?.article ?? []))
  return [...articles].map((article) => (
    <span key={article} className={own.article}>
      <Article>{article}</Article>
    </span>
  ))
}

function Row({ level, after, columns }: { level: Level; after: Level | undefined; columns: Column[] }) {
  const say = planningWords.use()
  const inWords = useLevelInWords()
  const shown = after ?? level
  const isTried = after !== undefined && JSON.stringify(after) !== JSON.stringify(level)
  return (
    <tr data-tried={isTried || undefined}>
      <th scope="row">
        {inWords(level)}
        {isTried && <small className={own.trying}>{say('trying')}</small>}
      </th>
      <td data-title={say('posts')}>{number(shown.posts)}</td>
      <td data-title={say('people')}>
        <b>{number(shown.people)}</b>
        {isTried && shown.people !== level.people && (
          <small className={own.of}>{say('formerly', { before: number(level.people) })}</small>
        )}
      </td>
      {columns.map(({ key, title, scale, of }) => {
        const measure = of(shown)
        return (
          <td key={key} data-title={title}>
            {measure && <Measure of={measure} scale={scale} before={isTried ? of(level) : undefined} />}
          </td>
        )
      })}
    </tr>
  )
}
