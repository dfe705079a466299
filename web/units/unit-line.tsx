import { ActionIcon } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { Failed, Loading } from '../parts/loading.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import { addressOf, type Unit, useUnitDetails } from './units.js'
import css from './units.module.css'
import { unitWords } from './words.js'

interface Shown {
  unit: Unit
  isOpenFirst?: boolean
  /** Apart from the tree: with what it is part of. */
  isNamedWhole?: boolean
}

/** A unit: where its posts, planning, people and procedures are, and what is below it once it is opened. */
export function UnitLine({ unit, isOpenFirst = false, isNamedWhole = false }: Shown) {
  const say = unitWords.use()
  const word = useVocabulary()
  const [isOpen, setOpen] = useState(isOpenFirst)
  const { id, name, kind, children, parentName } = unit
  return (
    <li>
      <div className={css.unit}>
        {children > 0 ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-expanded={isOpen}
            aria-label={say(isOpen ? 'close' : 'open', { name })}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? <IconChevronDown size={18} /> : <IconChevronRight size={18} />}
          </ActionIcon>
        ) : (
          <span className={css.leaf} />
        )}
        <div className={css.name}>
          <Link href={addressOf(id)}>{name}</Link>
          <small>
            {[
              ...(isNamedWhole && parentName ? [say('partOf', { name: parentName })] : []),
              word('unitKinds', kind),
              ...(children > 0 ? [say('below', { count: children })] : []),
            ]
              .map((part, index) => (index === 0 ? capital(part) : part))
              .join(' · ')}
          </small>
        </div>
        <Ways id={id} name={name} />
      </div>
      {isOpen && <Below of={id} />}
    </li>
  )
}

/** The lists of a unit and all that is below it. */
function Ways({ id, name }: Pick<Unit, 'id' | 'name'>) {
  const say = unitWords.use()
  const unit = encodeURIComponent(id)
  const ways = {
    posts: `/posts?unit=${unit}`,
    planning: `/planning/${unit}`,
    cadres: `/cadres?unit=${unit}`,
    procedures: `/procedures?unit=${unit}&status=open`,
  } as const
  return (
    <ul className={css.ways}>
      {(Object.keys(ways) as (keyof typeof ways)[]).map((what) => (
        <li key={what}>
          <Link href={ways[what]} aria-label={say('ofUnit', { what: say(what), name })}>
            {say(what)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

const KINDS = ['province', 'department', 'agency', 'commune', 'division'] as const satisfies Unit['kind'][]

/** As an office lists them: departments, other agencies, communes; each by name. */
const byKindAndName = (a: Unit, b: Unit): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || a.name.localeCompare(b.name, 'vi')

function Below({ of }: { of: string }) {
  const { data, error, refetch } = useUnitDetails(of)
  if (error) return <Failed error={error} again={refetch} />
  if (!data) return <Loading lines={3} />
  return (
    <ul className={css.below}>
      {data.below.toSorted(byKindAndName).map((unit) => (
        <UnitLine key={unit.id} unit={unit} />
      ))}
    </ul>
  )
}
