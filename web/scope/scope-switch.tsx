import { Combobox, UnstyledButton, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCheck, IconChevronDown, IconSitemap } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import { useNameOf } from '../records/found.js'
import { useMe } from '../server/session.js'
import { number } from '../words/say.js'
import { useScope } from './scope.js'
import css from './scope.module.css'
import { useOpenOf, useUnits } from './units.js'
import { scopeWords } from './words.js'

/** Milliseconds after the last key. */
const ASKED_AFTER = 300

/** Chooses the unit of the lists, for whoever is there for several; of a page that is no such list it says nothing. */
export function ScopeSwitch() {
  const { hasSeveralUnits } = useMe()
  const { isOfPage, ...scope } = useScope()
  return hasSeveralUnits && isOfPage ? <Switch {...scope} /> : null
}

function Switch({ unit, isNamedByPage, choose }: Omit<ReturnType<typeof useScope>, 'isOfPage'>) {
  const say = scopeWords.use()
  const [text, setText] = useState('')
  const list = useId()
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.focusSearchInput(),
    onDropdownClose() {
      combobox.resetSelectedOption()
      combobox.focusTarget()
      setText('')
    },
  })
  const name = useNameOf('/v1/units', unit, !isNamedByPage)
  const called = unit === undefined ? say('all') : (name ?? (isNamedByPage ? '…' : unit))
  return (
    <Combobox
      store={combobox}
      position="bottom-start"
      width={360}
      offset={4}
      onOptionSubmit={(chosen) => {
        choose(chosen === ALL ? undefined : chosen)
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <UnstyledButton
          className={css.scope}
          data-scope={unit === undefined ? 'all' : 'unit'}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          onClick={() => combobox.toggleDropdown()}
        >
          <IconSitemap size={18} aria-hidden />
          <span className={css.name}>
            <span className="unseen">{say('scope')}: </span>
            {called}
          </span>
          <IconChevronDown className={css.more} size={16} aria-hidden />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown className={css.dropdown}>
        <Combobox.Search
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value)
            combobox.resetSelectedOption()
          }}
          role="combobox"
          aria-expanded={combobox.dropdownOpened}
          aria-controls={list}
          aria-label={say('search')}
          placeholder={say('search')}
          maxLength={100}
        />
        {combobox.dropdownOpened && (
          <Units {...{ id: list, text, unit, called }} chooseFirst={combobox.selectFirstOption} />
        )}
        <Combobox.Footer className={css.about}>{say('about')}</Combobox.Footer>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** No unit is called so. */
const ALL = '*'

interface Shown {
  id: string
  /** What is typed. */
  text: string
  unit: string | undefined
  called: string
  chooseFirst: () => void
}

/** All and what is chosen, then the units below; once something is typed those of such a name. */
function Units({ id: listId, text, unit, called, chooseFirst }: Shown) {
  const say = scopeWords.use()
  const typed = text.trim()
  const [asked] = useDebouncedValue(typed, ASKED_AFTER)
  const { units, isPending } = useUnits(asked)
  const open = useOpenOf()
  useEffect(() => {
    if (asked && units.length > 0) chooseFirst()
  }, [asked, units.length, chooseFirst])
  // Nothing is chosen of what was there before it was typed.
  const isOnItsWay = typed !== asked || isPending
  const isMissing = !typed && unit !== undefined && units.every(({ id }) => id !== unit)
  return (
    <Combobox.Options id={listId} className={css.options} aria-label={say('scope')}>
      {!typed && <Unit id={ALL} name={say('all')} open={open(undefined)} isChosen={unit === undefined} />}
      {isMissing && <Unit id={unit} name={called} open={open(unit)} isChosen />}
      {!isOnItsWay &&
        units.map(({ id, name, parentName }) => (
          <Unit
            key={id}
            {...{ id, name, open: open(id), isChosen: id === unit }}
            of={asked ? parentName : null}
          />
        ))}
      {!isOnItsWay && asked && units.length === 0 && <Combobox.Empty>{say('none')}</Combobox.Empty>}
    </Combobox.Options>
  )
}

interface Option {
  id: string
  name: string
  /** The unit above it, where it is not plain. */
  of?: string | null
  /** Procedures of it that are open, with those below it, where that is known. */
  open: number | undefined
  isChosen: boolean
}

function Unit({ id, name, of, open, isChosen }: Option) {
  const say = scopeWords.use()
  return (
    <Combobox.Option className={css.option} value={id} active={isChosen} aria-selected={isChosen}>
      <span>
        {name}
        {of && <small>{of}</small>}
      </span>
      <span className={css.beside}>
        {open !== undefined && <small>{say('open', { count: open, shown: number(open) })}</small>}
        {isChosen && <IconCheck size={16} aria-hidden />}
      </span>
    </Combobox.Option>
  )
}
