import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useDeferredValue, useMemo, useRef } from 'react'
import { Link } from 'wouter'
import { useSingleKeys } from '../keys/single-keys.js'
import { ExportMenu } from '../parts/export-menu.js'
import { Failed, Loading } from '../parts/loading.js'
import { More } from '../parts/more.js'
import { holds, useMe } from '../server/session.js'
import { number } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { FilterBar } from './filter-bar.js'
import { isFiltered, useProcedureFilters, useProcedures } from './procedure-list.js'
import { ProcedureRows } from './procedure-rows.js'
import css from './procedures.module.css'
import { ProceduresOnPaper } from './procedures-on-paper.js'
import { procedureListWords } from './words.js'

/** The procedures that the reader may see, as the address filters them. */
export default function ProceduresPage() {
  const say = procedureListWords.use()
  const product = shellWords.use()('product')
  const me = useMe()
  const filtering = useProcedureFilters()
  const list = useProcedures(filtering.filters)
  const place = useRef<HTMLElement>(null)
  // Many rows are drawn piece by piece, so that typing and scrolling never wait for them; how many there are
  // changes with the rows.
  const shown = useDeferredValue(list.data)
  const items = useMemo(() => shown?.pages.flatMap((page) => page.items) ?? [], [shown])
  const first = shown?.pages[0]
  const title = say(me.roles.length > 0 ? 'title' : 'mine')
  useDocumentTitle(`${title} · ${product}`)
  const move = (by: 1 | -1) => focusRow(place.current, by)
  useSingleKeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
  ])
  const { filters } = filtering
  const titles = {
    stage: items.find(({ stage }) => stage?.key === filters.stage)?.stage?.title,
    ruleSet: items.find(({ ruleSet }) => ruleSet.id === filters.ruleSet)?.ruleSet.title,
  }
  return (
    <section ref={place} className={css.page} aria-label={title}>
      <header className={css.head}>
        <h1>{title}</h1>
        <p role="status">
          {first &&
            (first.totalCapped
              ? say('countCapped', { total: number(first.total) })
              : say('count', { count: first.total }))}
        </p>
        <ExportMenu path="/v1/procedures" filters={filtering.filters} />
      </header>
      <ProceduresOnPaper
        filters={filters}
        titles={titles}
        onlyFirst={list.hasNextPage ? items.length : undefined}
      />
      <FilterBar {...filtering} titles={titles} />
      <div className={css.list} aria-busy={list.isPlaceholderData || shown !== list.data}>
        {list.error && !list.isFetchNextPageError ? (
          <Failed error={list.error} again={list.refetch} />
        ) : shown === undefined ? (
          <Loading lines={12} />
        ) : items.length === 0 ? (
          <Nothing isFiltered={isFiltered(filtering.filters)} clear={filtering.clear} />
        ) : (
          <ProcedureRows items={items} />
        )}
        {/* Below the rows, once they are drawn. */}
        {shown && <More of={list} words={say('more')} />}
      </div>
      {shown && <p className={css.keys}>{say('keys')}</p>}
    </section>
  )
}

function Nothing({ isFiltered, clear }: { isFiltered: boolean; clear: () => void }) {
  const say = procedureListWords.use()
  const mayLaunch = holds(useMe(), 'hr_officer')
  return (
    <div className={css.none}>
      <p>{say(isFiltered ? 'noneFound' : 'none')}</p>
      {!isFiltered && mayLaunch && (
        <Link className={css.inText} href="/launch">
          {say('launch')}
        </Link>
      )}
      {isFiltered && (
        <Button size="xs" onClick={clear}>
          {say('clear')}
        </Button>
      )}
    </div>
  )
}

/** The row after, or before, the one that has the focus; the first where none has. */
function focusRow(within: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(within?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const at = rows.indexOf(document.activeElement as HTMLElement)
  rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)]?.focus()
}
