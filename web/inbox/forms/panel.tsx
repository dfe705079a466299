import type { ReactNode } from 'react'
import css from './forms.module.css'

/** A card with a heading: what belongs together. */
export function Panel({
  title,
  beside,
  isPlain,
  children,
}: {
  title: string
  beside?: ReactNode
  /** Rows that reach from edge to edge. */
  isPlain?: boolean
  children: ReactNode
}) {
  return (
    <section className={css.panel}>
      <header className={css.panelHead}>
        <h2>{title}</h2>
        {beside && <span className={css.beside}>{beside}</span>}
      </header>
      {isPlain ? children : <div className={css.panelBody}>{children}</div>}
    </section>
  )
}

export interface Fact {
  what: string
  is: ReactNode
  /** It takes the whole width: a sentence rather than a word. */
  isWide?: boolean
}

/** What is so, by its names; what is undefined is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(({ is }) => is !== undefined && is !== null && is !== '')
  return (
    <dl className={css.facts}>
      {known.map(({ what, is, isWide }) => (
        <div key={what} className={isWide ? css.wide : undefined}>
          <dt>{what}</dt>
          <dd>{is}</dd>
        </div>
      ))}
    </dl>
  )
}
