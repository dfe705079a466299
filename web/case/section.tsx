import { type ReactNode, useId } from 'react'
import css from './section.module.css'

/** A part of a case under its heading. */
export function Section({
  title,
  beside,
  children,
  isFlush = false,
}: {
  title: string
  beside?: ReactNode
  children: ReactNode
  /** What is within reaches the edges: a table, a list. */
  isFlush?: boolean
}) {
  const heading = useId()
  return (
    <section className={css.section} aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        {beside}
      </header>
      <div className={isFlush ? undefined : css.within}>{children}</div>
    </section>
  )
}

export interface Fact {
  name: string
  value: ReactNode
}

/** Names beside their values; what there is none of is left out. */
export function Facts({ of }: { of: readonly (Fact | false | undefined | null | '')[] }) {
  return (
    <dl className={css.facts}>
      {of.map(
        (fact) =>
          fact && (
            <div key={fact.name}>
              <dt>{fact.name}</dt>
              <dd>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
