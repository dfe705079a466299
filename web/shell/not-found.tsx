import { Link } from 'wouter'
import { shellWords } from '../words/shell.js'

/** The same for what is not there and what is not to be seen. */
export default function NotFound() {
  const say = shellWords.use()
  return (
    <div style={{ padding: 24 }}>
      <h1>{say('notFound')}</h1>
      <Link href="/tasks">{say('backToTasks')}</Link>
    </div>
  )
}
