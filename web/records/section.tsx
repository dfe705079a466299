import { type ReactNode, useId } from 'react'
import css from './records.module.css'

/** A part of a record, under its title. */
export function Section({
  title,
  beside,
  children,
}: {
  title: string
  beside?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={css.card} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {beside && <span className={css.quiet}>{beside}</span>}
      </header>
      {children}
    </section>
  )
}

/** Entries of a part, or that there are none. */
export function Entries<Entry>({
  of,
  none,
  children,
}: {
  of: readonly Entry[]
  none: string
  children: (entry: Entry) => ReactNode
}) {
  if (of.length === 0) return <p className={css.nothing}>{none}</p>
  return <ul className={css.entries}>{of.map(children)}</ul>
}
