import { createContext, use } from 'react'
import { Link } from 'wouter'
import { useVocabularyOf } from '../server/vocabulary.js'
import css from './article.module.css'

/** The rule set that what is shown follows. */
type Law = { id: string; version: number }

const Followed = createContext<Law | undefined>(undefined)

/** Around what follows a rule set: a rule of the locality that is cited there leads to its values. */
export const FollowsLaw = Followed.Provider

/** The article that a value stands on, beside it. What a locality ruled for itself is in no gazette: it is a link to its values. */
export function Article({ children }: { children: string }) {
  const law = use(Followed)
  const localTexts = Object.values(useVocabularyOf('localTexts'))
  // The sign stays with what it is the sign of, where the line ends.
  const cited = `§\u00a0${children}`
  const isLocal = localTexts.some((name) => children.includes(name))
  if (!law || !isLocal) return <span className={css.article}>{cited}</span>
  const query = new URLSearchParams({ version: String(law.version), article: children })
  return (
    <Link className={css.article} href={`/rule-sets/${encodeURIComponent(law.id)}?${query}`}>
      {cited}
    </Link>
  )
}
