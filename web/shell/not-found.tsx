import { useDocumentTitle } from '@mantine/hooks'
import { WaysOn } from '../parts/ways-on.js'
import css from '../records/records.module.css'
import { shellWords } from '../words/shell.js'

/** The address is that of no page. */
export default function NotFound() {
  const say = shellWords.use()
  useDocumentTitle(`${say('notFoundTitle')} · ${say('product')}`)
  return <NothingHere />
}

/** The same for what is not there and what is not to be seen: what may have happened, and where one can go. */
export function NothingHere() {
  const say = shellWords.use()
  return (
    <div className={css.page}>
      <h1>{say('notFound')}</h1>
      <p>{say('notFoundWhy')}</p>
      <WaysOn />
    </div>
  )
}
