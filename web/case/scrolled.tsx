import type { ReactNode } from 'react'
import css from './section.module.css'

/** What may be wider than its place: it scrolls by itself, by keys too. */
export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <section className={css.scrolled} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
