import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { Problem } from '../server/problem.js'
import { signOut } from '../server/session.js'
import mark from '../shell/mark.svg'
import { Preferences } from '../shell/shell.js'
import { shellWords } from '../words/shell.js'
import css from './sign-in.module.css'
import { signInWords } from './words.js'

/** For whoever has signed in with an account that is nobody's here: whom to tell, and how to sign in as somebody else. */
export function NotKnown({ problem: { body }, again }: { problem: Problem; again: () => unknown }) {
  const say = signInWords.use()
  const shell = shellWords.use()
  useDocumentTitle(`${body.title} · ${shell('product')}`)
  return (
    <div className={css.page}>
      <main className={css.side}>
        <img src={mark} alt="" width={44} height={44} />
        <h1>{body.title}</h1>
        <p>{say('notKnown')}</p>
        <Button variant="filled" onClick={() => signOut()}>
          {shell('signOut')}
        </Button>
        <Button onClick={() => again()}>{shell('again')}</Button>
        <div className={css.foot}>
          <Preferences />
        </div>
      </main>
    </div>
  )
}
