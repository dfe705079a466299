import { Badge, Button, Select } from '@mantine/core'
import { IconCheck, IconLock, IconPlus } from '@tabler/icons-react'
import { Link } from 'wouter'
import { Initials } from '../parts/person.js'
import { useFilters } from '../records/filters.js'
import { Called } from '../records/found-filter.js'
import { ListPage } from '../records/list-page.js'
import { usePages } from '../records/pages.js'
import css from '../records/records.module.css'
import { SearchBox } from '../records/search-box.js'
import { UnitFilter } from '../records/unit-filter.js'
import { recordWords } from '../records/words.js'
import { shellWords } from '../words/shell.js'
import { ACCOUNTS, type Account, type AccountPage, accountAddress, ROLES } from './administration.js'
import { administrationWords } from './words.js'

const STATES = ['false', 'true'] as const

/** The accounts of the people of the units that the reader administers: who they are, what they may, whether they may sign in. */
export default function AccountsPage() {
  const say = administrationWords.use()
  const shell = shellWords.use()
  const { filters, set, clear } = useFilters('q', 'unit', 'role', 'closed')
  const list = usePages<AccountPage>(ACCOUNTS, filters)
  const unit = recordWords.use()('unit')
  const role = ROLES.find((each) => each === filters.role)
  const closed = STATES.find((each) => each === filters.closed)
  return (
    <ListPage
      title={say('accounts')}
      about={say('aboutAccounts')}
      list={list}
      clear={Object.keys(filters).length > 0 ? clear : undefined}
      inWords={[
        ...(filters.q ? [{ label: say('search'), value: filters.q }] : []),
        ...(filters.unit ? [{ label: unit, value: <Called path="/v1/units" id={filters.unit} /> }] : []),
        ...(role ? [{ label: say('role'), value: shell(`role_${role}`) }] : []),
        ...(closed ? [{ label: say('state'), value: say(`closed_${closed}`) }] : []),
      ]}
      filters={
        <>
          <SearchBox label={say('search')} q={filters.q} look={(q) => set('q', q, { replace: true })} />
          <UnitFilter unit={filters.unit} choose={(unit) => set('unit', unit)} />
          <Select
            aria-label={say('role')}
            placeholder={say('anyRole')}
            clearable
            value={filters.role ?? null}
            onChange={(value) => set('role', value ?? undefined)}
            data={ROLES.map((value) => ({ value, label: shell(`role_${value}`) }))}
          />
          <Select
            aria-label={say('state')}
            placeholder={say('anyState')}
            clearable
            value={filters.closed ?? null}
            onChange={(value) => set('closed', value ?? undefined)}
            data={STATES.map((value) => ({ value, label: say(`closed_${value}`) }))}
          />
          <Button
            component={Link}
            href="/administration/accounts/new"
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {say('open')}
          </Button>
        </>
      }
    >
      <ul className={css.rows}>
        {list.items.map((account) => (
          <li key={account.login}>
            <Row account={account} />
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

function Row({ account }: { account: Account }) {
  const say = administrationWords.use()
  const roles = useRolesInWords()
  const { person, login, unit } = account
  return (
    <Link href={accountAddress(person.id)} className={css.row}>
      <span className={css.named}>
        <Initials of={person.name} />
        <span>
          <b>{person.name}</b>
          <small>{login}</small>
        </span>
      </span>
      <span>{roles(account).join('; ') || say('noRole')}</span>
      <span className={css.second}>{unit?.name}</span>
      <span>
        <AccountState of={account} />
      </span>
    </Link>
  )
}

/** The roles of somebody, each with the unit that it is held on. */
export function useRolesInWords(): (account: Pick<Account, 'roles'>) => string[] {
  const shell = shellWords.use()
  return ({ roles }) =>
    roles.map(({ role, unit }) => shell('roleOf', { role: shell(`role_${role}`), unit: unit.name }))
}

export function AccountState({ of: { closedAt, sessions } }: { of: Pick<Account, 'closedAt' | 'sessions'> }) {
  const say = administrationWords.use()
  if (closedAt)
    return (
      <Badge color="son" leftSection={<IconLock size={13} />}>
        {say('closed_true')}
      </Badge>
    )
  return (
    <Badge color={sessions > 0 ? 'ngoc' : 'gray'} leftSection={<IconCheck size={13} />}>
      {sessions > 0 ? say('inUse') : say('closed_false')}
    </Badge>
  )
}
