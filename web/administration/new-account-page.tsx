import { Button, TextInput } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useState } from 'react'
import { Link } from 'wouter'
import { PersonSearch, type Somebody } from '../inbox/forms/person-search.js'
import { NotSent, Wrong } from '../parts/wrong.js'
import css from '../records/records.module.css'
import { Section } from '../records/section.js'
import { shellWords } from '../words/shell.js'
import { ACCOUNTS, useEntered } from './administration.js'
import { administrationWords } from './words.js'

/** Opens an account for somebody on record: whoever signs in with that login is that person. */
export default function NewAccountPage() {
  const say = administrationWords.use()
  const product = shellWords.use()('product')
  const [person, setPerson] = useState<Somebody>()
  const [login, setLogin] = useState('')
  const { give, isSending, isLost, problem } = useEntered()
  useDocumentTitle(`${say('open')} · ${product}`)
  return (
    <>
      <header className={css.top}>
        <div className={css.grow}>
          <p className={css.crumbs}>
            <Link href="/administration/accounts">{say('accounts')}</Link>
          </p>
          <h1>{say('open')}</h1>
          <p className={css.second}>{say('openFollows')}</p>
        </div>
      </header>
      <div className={css.page}>
        <Section title={say('whoseAccount')}>
          <form
            className={css.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              give({ path: ACCOUNTS, body: { ...(person && { personId: person.id }), login: login.trim() } })
            }}
          >
            {problem && <Wrong problem={problem} />}
            {isLost && <NotSent isTrying={isSending} />}
            <PersonSearch label={say('findPerson')} without={person ? [person.id] : []} choose={setPerson} />
            <p>
              {person ? say('chosen', { name: person.name }) : say('chooseFirst')}
              {problem?.errorAt('personId') && <> {problem.errorAt('personId')}</>}
            </p>
            <TextInput
              label={say('login')}
              description={say('loginHint')}
              value={login}
              maxLength={100}
              autoComplete="off"
              onChange={({ currentTarget: { value } }) => setLogin(value)}
              error={problem?.errorAt('login')}
            />
            <div>
              <Button type="submit" variant="filled" loading={isSending}>
                {say('open')}
              </Button>
            </div>
          </form>
        </Section>
      </div>
    </>
  )
}
