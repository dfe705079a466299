import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { NotSent, Wrong } from '../parts/wrong.js'
import css from '../records/records.module.css'
import { Entries, Section } from '../records/section.js'
import { UnitFilter } from '../records/unit-filter.js'
import { shellWords } from '../words/shell.js'
import { type Account, ROLES, useEntered } from './administration.js'
import { WithReason } from './with-reason.js'
import { administrationWords } from './words.js'

const RIGHTS = '/v1/rights'

/** What somebody may, on which units; another role is granted by two people, one is revoked at once. Never one's own. */
export function Rights({ of: { person, roles }, isOwn }: { of: Account; isOwn: boolean }) {
  const say = administrationWords.use()
  const shell = shellWords.use()
  return (
    <Section title={say('roles')}>
      <Entries of={roles} none={say('noRole')}>
        {({ role, unit }) => (
          <li key={`${role} ${unit.id}`}>
            <b>{shell(`role_${role}`)}</b>
            <small>{unit.name}</small>
            {!isOwn && (
              <WithReason
                verb={say('revoke', { role: shell(`role_${role}`) })}
                follows={say('revokeFollows')}
                path={`${RIGHTS}/revocations`}
                body={{ personId: person.id, role, unitId: unit.id }}
                isSevere
              />
            )}
          </li>
        )}
      </Entries>
      {isOwn ? <p className={css.told}>{say('ownRights')}</p> : <Grant to={person.id} />}
    </Section>
  )
}

function Grant({ to }: { to: string }) {
  const say = administrationWords.use()
  const shell = shellWords.use()
  const [role, setRole] = useState<string | null>(null)
  const [unit, setUnit] = useState<string>()
  const { give, isSending, isLost, problem } = useEntered()
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        give({ path: RIGHTS, body: { personId: to, ...(role && { role }), ...(unit && { unitId: unit }) } })
      }}
    >
      <h3>{say('grantTitle')}</h3>
      <p className={css.second}>{say('grantFollows')}</p>
      {problem && <Wrong problem={problem} />}
      {isLost && <NotSent isTrying={isSending} />}
      <Select
        label={say('role')}
        placeholder={say('chooseRole')}
        value={role}
        onChange={setRole}
        data={ROLES.map((value) => ({ value, label: shell(`role_${value}`) }))}
        error={problem?.errorAt('role')}
      />
      <UnitFilter label={say('onUnit')} unit={unit} choose={setUnit} error={problem?.errorAt('unitId')} />
      <div>
        <Button type="submit" variant="filled" loading={isSending}>
          {say('grant')}
        </Button>
      </div>
    </form>
  )
}
