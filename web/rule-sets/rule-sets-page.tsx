import { Button, Select } from '@mantine/core'
import { Link } from 'wouter'
import { useFilters } from '../records/filters.js'
import { ListPage } from '../records/list-page.js'
import { usePages } from '../records/pages.js'
import css from '../records/records.module.css'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, today } from '../words/say.js'
import { useInForce } from './in-force.js'
import { addressOf, LIST, type RuleSetItem, type RuleSetPage } from './rule-sets.js'
import { StatusBadges } from './status-badges.js'
import { ruleSetWords } from './words.js'

/** Every rule set and version; by default those in force today. */
export default function RuleSetsPage() {
  const say = ruleSetWords.use()
  const { filters, set } = useFilters('period')
  const isAny = filters.period === 'any'
  const list = usePages<RuleSetPage>(LIST, isAny ? {} : { on: today() })
  return (
    <ListPage
      title={say('title')}
      about={say('about')}
      list={list}
      inWords={[{ label: say('day'), value: say(isAny ? 'anyDay' : 'today') }]}
      filters={
        <>
          <Select
            aria-label={say('day')}
            allowDeselect={false}
            value={isAny ? 'any' : 'today'}
            onChange={(value) => set('period', value === 'any' ? 'any' : undefined)}
            data={[
              { value: 'today', label: say('today') },
              { value: 'any', label: say('anyDay') },
            ]}
          />
          <Button component={Link} href="/unread-texts" variant="default">
            {say('unread')}
          </Button>
        </>
      }
    >
      <ul className={css.rows}>
        {list.items.map((ruleSet) => (
          <li key={`${ruleSet.id} ${ruleSet.version} ${ruleSet.status}`}>
            <Row ruleSet={ruleSet} />
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

function Row({ ruleSet }: { ruleSet: RuleSetItem }) {
  const say = ruleSetWords.use()
  const word = useVocabulary()
  const inForce = useInForce()
  const { title, kinds, version } = ruleSet
  return (
    <Link href={addressOf(ruleSet)} className={css.row} data-titled="true">
      <b>{title}</b>
      <span className={css.second}>
        {kinds.map((kind) => capital(word('procedureKinds', kind))).join(', ')}
      </span>
      <span className={css.second}>
        {capital(say('version', { version }))}, {inForce(ruleSet.inForce)}
      </span>
      <StatusBadges status={ruleSet.status} isDefault={ruleSet.default} />
    </Link>
  )
}
