import { Badge, SegmentedControl } from '@mantine/core'
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { ExportMenu } from '../parts/export-menu.js'
import { Failed, Loading } from '../parts/loading.js'
import { More } from '../parts/more.js'
import type { PostPage } from '../posts/posts.js'
import { useFilters } from '../records/filters.js'
import { grouped } from '../records/grouped.js'
import { type Pages, usePages } from '../records/pages.js'
import css from '../records/records.module.css'
import { recordWords } from '../records/words.js'
import { useVocabulary } from '../server/vocabulary.js'
import { partWords } from '../words/parts.js'
import { capital, day, number, today } from '../words/say.js'
import { type Entry, type EntryPage, LIST, type Move, type Structure } from './planning.js'
import own from './planning.module.css'
import { EnterInPlanning, EntryActions } from './planning-entries.js'
import { ReviewOfUnit } from './review-of-unit.js'
import { planningWords } from './words.js'

const LISTS = ['entries', 'reviews', 'posts'] as const
type Listed = (typeof LISTS)[number]

interface Shown {
  structure: Structure
  /** Tries a move; undefined for those to whom the trial is not open. */
  tryMove: ((move: Move) => void) | undefined
}

/** Who is planned for which post, whose review is overdue, and for which posts nobody is. */
export function PlanningLists({ structure, tryMove }: Shown) {
  const say = planningWords.use()
  const { filters, set } = useFilters('list')
  const shown = LISTS.find((list) => list === filters.list) ?? 'entries'
  const { unit, mayPlan } = structure
  return (
    <section className={css.card} aria-label={say('lists')}>
      <header>
        <SegmentedControl
          className={own.lists}
          aria-label={say('lists')}
          value={shown}
          onChange={(list) => set('list', list === 'entries' ? undefined : list, { replace: true })}
          data={LISTS.map((value) => ({ value, label: say(`list_${value}`) }))}
        />
        <ExportMenu {...listOf(shown, unit.id)} />
        {mayPlan && shown === 'reviews' && <ReviewOfUnit unit={unit} />}
        {mayPlan && shown === 'entries' && (
          <EnterInPlanning>
            <IconPlus size={16} aria-hidden />
          </EnterInPlanning>
        )}
      </header>
      {shown === 'posts' ? (
        <PostsWithout unit={unit.id} mayPlan={mayPlan} />
      ) : (
        <Entries key={shown} list={shown} structure={structure} tryMove={tryMove} />
      )}
    </section>
  )
}

/** What each list is asked of the API. */
function listOf(shown: Listed, unit: string): { path: string; filters: Readonly<Record<string, string>> } {
  if (shown === 'posts') return { path: '/v1/posts', filters: { unit, planned: 'false' } }
  return {
    path: LIST,
    filters: { unit, ...(shown === 'reviews' ? { reviewOverdue: 'true' } : { current: 'true' }) },
  }
}

function Entries({ list: shown, structure, tryMove }: Shown & { list: Exclude<Listed, 'posts'> }) {
  const say = planningWords.use()
  const { path, filters } = listOf(shown, structure.unit.id)
  const list = usePages<EntryPage>(path, filters)
  return (
    <Rows list={list} none={say(shown === 'reviews' ? 'noReviews' : 'noEntries')}>
      {grouped(list.items, ({ post }) => post.id).map(([post, entries]) => (
        <li key={post} className={own.post}>
          <h3>
            <Link href={`/posts/${encodeURIComponent(post)}`}>{entries[0]?.post.title}</Link>
          </h3>
          <ul>
            {entries.map((entry) => (
              <EntryLine key={entry.id} entry={entry} mayPlan={structure.mayPlan} tryMove={tryMove} />
            ))}
          </ul>
        </li>
      ))}
    </Rows>
  )
}

function EntryLine({ entry, mayPlan, tryMove }: { entry: Entry; mayPlan: boolean } & Pick<Shown, 'tryMove'>) {
  const say = planningWords.use()
  const { person, term, approvedOn, reviews, reviewDueOn } = entry
  const [latest] = reviews
  const isOverdue = reviewDueOn !== null && reviewDueOn < today()
  return (
    <li className={own.entry}>
      <span>
        <Link className={css.way} href={`/cadres/${encodeURIComponent(person.id)}`}>
          {person.name}
        </Link>
        <small>
          {capital(say('planned', { term, day: day(approvedOn) }))} ·{' '}
          {latest ? say('reviewed', { day: day(latest.on) }) : say('neverReviewed')}
        </small>
      </span>
      {reviewDueOn &&
        (isOverdue ? (
          <Badge color="son" leftSection={<IconAlertTriangle size={13} />}>
            {say('reviewOverdue', { day: day(reviewDueOn) })}
          </Badge>
        ) : (
          <span className={css.quiet}>{say('reviewDue', { day: day(reviewDueOn) })}</span>
        ))}
      <EntryActions entry={entry} mayPlan={mayPlan} tryMove={tryMove} />
    </li>
  )
}

function PostsWithout({ unit, mayPlan }: { unit: string; mayPlan: boolean }) {
  const say = planningWords.use()
  const word = useVocabulary()
  const { path, filters } = listOf('posts', unit)
  const list = usePages<PostPage>(path, filters)
  return (
    <Rows list={list} none={say('noPosts')}>
      {list.items.map(({ id, title, level, unit: of }) => (
        <li key={id} className={own.entry}>
          <span>
            <Link className={css.way} href={`/posts/${encodeURIComponent(id)}`}>
              {title}
            </Link>
            <small>
              {of.name} · {capital(word('levels', level))}
            </small>
          </span>
          {mayPlan && <EnterInPlanning post={{ id, title }} />}
        </li>
      ))}
    </Rows>
  )
}

/** The rows of a list: how many there are, those loaded, and the way to more. */
function Rows({ list, none, children }: { list: Pages; none: string; children: ReactNode }) {
  const say = recordWords.use()
  const onPaper = partWords.use()
  if (list.error && !list.isFetchNextPageError) return <Failed error={list.error} again={list.refetch} />
  if (list.isPending) return <Loading lines={8} />
  if (list.items.length === 0) return <p className={css.nothing}>{none}</p>
  const { first } = list
  return (
    <>
      <p className={css.nothing} role="status">
        {first &&
          (first.totalCapped
            ? say('countCapped', { total: number(first.total) })
            : say('count', { count: first.total }))}
      </p>
      <ul className={css.rows} aria-busy={list.isPlaceholderData}>
        {children}
      </ul>
      {list.hasNextPage && <p className="onPaper">{onPaper('onlyFirst', { count: list.items.length })}</p>}
      <More of={list} />
    </>
  )
}
