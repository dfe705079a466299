import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { ExportMenu } from '../parts/export-menu.js'
import { Failed, Loading } from '../parts/loading.js'
import { More } from '../parts/more.js'
import { type InWords, OnPaper } from '../parts/on-paper.js'
import { number } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import type { Pages } from './pages.js'
import css from './records.module.css'
import { recordWords } from './words.js'

interface Shown {
  title: string
  /** What the list is, in a sentence. */
  about?: string
  list: Pages
  filters?: ReactNode
  /** The same in words, for paper. */
  inWords?: readonly InWords[]
  /** Where anything is filtered: how to see all again. */
  clear?: (() => void) | undefined
  /** Said where there is nothing, and nothing is filtered. */
  none?: ReactNode
  /** The rows. */
  children: ReactNode
}

/** A list of records: how many, by what it can be filtered, the rows, and those after them. */
export function ListPage({ title, about, list, filters, inWords, clear, none, children }: Shown) {
  const say = recordWords.use()
  const product = shellWords.use()('product')
  useDocumentTitle(`${title} · ${product}`)
  return (
    <div className={css.page}>
      <header className={css.head}>
        <div>
          <h1>{title}</h1>
          {about && <p className={css.quiet}>{about}</p>}
        </div>
        <div className={css.tools}>
          <p className={css.quiet} role="status">
            {list.first &&
              (list.first.totalCapped
                ? say('countCapped', { total: number(list.first.total) })
                : say('count', { count: list.first.total }))}
          </p>
          <ExportMenu path={list.path} filters={list.filters} />
        </div>
      </header>
      <OnPaper
        {...(inWords && { filters: inWords })}
        onlyFirst={list.hasNextPage ? list.items.length : undefined}
      />
      {filters && (
        <search className={css.filters} aria-label={say('filters')}>
          {filters}
        </search>
      )}
      <div className={css.card} aria-busy={list.isPlaceholderData}>
        {list.error && !list.isFetchNextPageError ? (
          <Failed error={list.error} again={list.refetch} />
        ) : list.isPending ? (
          <Loading lines={12} />
        ) : list.items.length === 0 ? (
          <div className={css.none}>
            {clear ? <p>{say('none')}</p> : (none ?? <p>{say('noneYet')}</p>)}
            {clear && <Button onClick={clear}>{say('clear')}</Button>}
          </div>
        ) : (
          children
        )}
        {/* Below the rows, once they are drawn. */}
        {!list.isPending && <More of={list} />}
      </div>
    </div>
  )
}
