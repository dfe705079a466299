import { Alert, Button, TextInput, UnstyledButton } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconLink, IconSearch, IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Initials } from '../parts/person.js'
import { ask } from '../server/ask.js'
import { type Role, signIn } from '../server/session.js'
import mark from '../shell/mark.svg'
import { Preferences } from '../shell/shell.js'
import { shellWords } from '../words/shell.js'
import css from './sign-in.module.css'
import { signInWords } from './words.js'

/** An account of the demonstration, as `GET /v1/demonstration/accounts` lists them. */
interface Account {
  login: string
  id: string
  name: string
  roles: { role: Role; unit: { id: string; name: string } }[]
  purpose: string
}

const PARTS: readonly (Role | 'none')[] = ['hr_officer', 'approver', 'monitor', 'admin', 'none']
const partOf = ({ roles }: Account) => PARTS.find((part) => roles.some(({ role }) => role === part)) ?? 'none'

/** Where nobody is signed in: the organisation's account, or one of the demonstration. */
export function SignInPage({ isDemonstration }: { isDemonstration: boolean }) {
  const say = signInWords.use()
  useDocumentTitle(`${say('signIn')} · ${shellWords.use()('product')}`)
  return (
    <div className={css.page}>
      <main className={css.side}>
        <img src={mark} alt="" width={44} height={44} />
        <h1>{say('title')}</h1>
        {location.pathname !== '/' && (
          <Alert icon={<IconLink />} title={say('toOpen')}>
            {say('toOpenFollows')}
          </Alert>
        )}
        <Button
          variant="filled"
          size="md"
          fullWidth
          className={css.office}
          leftSection={<IconShieldCheck size={18} />}
          onClick={() => signIn()}
        >
          {say('byOffice')}
        </Button>
        <p className={css.small}>{say('byOfficeFollows')}</p>
        <div className={css.foot}>
          <Preferences />
        </div>
      </main>
      {isDemonstration && <Accounts />}
    </div>
  )
}

function Accounts() {
  const say = signInWords.use()
  const shell = shellWords.use()
  const [typed, setTyped] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: ['demonstration', 'accounts'],
    queryFn: ({ signal }) => ask<{ items: Account[] }>('/v1/demonstration/accounts', { signal }),
  })
  const shown =
    data?.items.filter(({ name, purpose, login }) =>
      plain(`${name} ${purpose} ${login}`).includes(plain(typed)),
    ) ?? []
  return (
    <section className={css.accounts} aria-labelledby="accounts">
      <header>
        <div>
          <h2 id="accounts">{say('demonstration')}</h2>
          <p>{say('demonstrationFollows')}</p>
        </div>
        <TextInput
          aria-label={say('find')}
          placeholder={say('find')}
          rightSection={<IconSearch size={16} />}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </header>
      {error && !data && (
        <p role="alert">
          {say('notLoaded')}{' '}
          <Button size="xs" onClick={() => refetch()}>
            {shell('again')}
          </Button>
        </p>
      )}
      <p role="status">{data && shown.length === 0 && say('noAccount')}</p>
      {PARTS.map((part) => (
        <Part
          key={part}
          title={say(`part_${part}`)}
          accounts={shown.filter((account) => partOf(account) === part)}
        />
      ))}
    </section>
  )
}

function Part({ title, accounts }: { title: string; accounts: readonly Account[] }) {
  if (accounts.length === 0) return null
  return (
    <section className={css.part}>
      <h3>{title}</h3>
      <ul>
        {accounts.map(({ login, name, purpose }) => (
          <li key={login}>
            <UnstyledButton className={css.account} onClick={() => signIn(login)}>
              <Initials of={name} />
              <span>
                <b>{name}</b>
                <small>{purpose}</small>
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase()
