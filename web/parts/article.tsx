import css from './article.module.css'

/** The article that a value stands on, beside it. */
export function Article({ children }: { children: string }) {
  return <span className={css.article}>§ {children}</span>
}
