import { useDocumentTitle } from '@mantine/hooks'
import { Link, useParams } from 'wouter'
import { useAbout } from '../changes/about.js'
import { Failed, Loading } from '../parts/loading.js'
import { Initials } from '../parts/person.js'
import css from '../records/records.module.css'
import { Entries, Section } from '../records/section.js'
import { useMe } from '../server/session.js'
import { clock, day } from '../words/say.js'
import { shellWords } from '../words/shell.js'
import { AccountState } from './accounts-page.js'
import { type Account, accountPath, useAccount, useWaitingAbout } from './administration.js'
import { Rights } from './rights.js'
import { WithReason } from './with-reason.js'
import { administrationWords } from './words.js'

/** Somebody's account: what they may where, whether they may sign in, and what about them waits for a second person. */
export default function AccountPage() {
  const say = administrationWords.use()
  const product = shellWords.use()('product')
  const me = useMe()
  const { id = '' } = useParams<{ id: string }>()
  const { data: account, error, refetch } = useAccount(id)
  useDocumentTitle(account ? `${account.person.name} · ${product}` : product)
  if (error) return <Failed error={error} again={refetch} />
  if (!account) return <Loading />
  const { person, login, unit } = account
  return (
    <>
      <header className={css.top}>
        <Initials of={person.name} size={56} />
        <div className={css.grow}>
          <p className={css.crumbs}>
            <Link href="/administration/accounts">{say('accounts')}</Link>
          </p>
          <h1>{person.name}</h1>
          <p>{say('signsInAs', { login })}</p>
          <p className={css.second}>{unit?.name}</p>
          <p>
            <Link className={css.way} href={`/cadres/${encodeURIComponent(person.id)}`}>
              {say('toRecord')}
            </Link>
          </p>
        </div>
        <AccountState of={account} />
      </header>
      <div className={`${css.page} ${css.columns}`}>
        <div className={css.column}>
          <Rights of={account} isOwn={person.id === me.id} />
          <Waiting about={person.id} />
        </div>
        <div className={css.column}>
          {person.id === me.id ? (
            <Section title={say('signIn')}>
              <p className={css.told}>{say('own')}</p>
            </Section>
          ) : (
            <SignIn of={account} />
          )}
        </div>
      </div>
    </>
  )
}

function Waiting({ about: person }: { about: string }) {
  const say = administrationWords.use()
  const about = useAbout()
  const { data, error, refetch } = useWaitingAbout(person)
  return (
    <Section title={say('waiting')}>
      {error ? <Failed error={error} again={refetch} /> : !data && <Loading lines={2} />}
      {data && (
        <Entries of={data.items} none={say('nothingWaits')}>
          {(change) => (
            <li key={change.id}>
              <Link className={css.way} href={`/changes/${change.id}`}>
                {change.inWords}
              </Link>
              <small>{about(change)}</small>
            </li>
          )}
        </Entries>
      )}
    </Section>
  )
}

function SignIn({ of: { person, closedAt, sessions } }: { of: Account }) {
  const say = administrationWords.use()
  const path = accountPath(person.id)
  return (
    <Section title={say('signIn')}>
      <div className={css.form}>
        {closedAt ? (
          <>
            <p>{say('closedSince', { clock: clock(closedAt), day: day(closedAt) })}</p>
            <WithReason verb={say('reopen')} follows={say('reopenFollows')} path={`${path}/reopening`} />
          </>
        ) : (
          <>
            <p>{sessions > 0 ? say('signedIn', { count: sessions }) : say('signedInNowhere')}</p>
            {sessions > 0 && (
              <WithReason verb={say('signOut')} follows={say('signOutFollows')} path={`${path}/sign-out`} />
            )}
            <WithReason verb={say('close')} follows={say('closeFollows')} path={`${path}/closing`} isSevere />
          </>
        )}
      </div>
    </Section>
  )
}
