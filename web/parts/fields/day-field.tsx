import { ActionIcon, Popover, TextInput, type TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/vi.js'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useLanguage } from '../../words/i18n.js'
import { partWords } from '../../words/parts.js'
import { day as inWords } from '../../words/say.js'
import { dayTyped, isDay } from './days-typed.js'
import css from './fields.module.css'
import { fieldPartWords } from './words.js'

interface Typed extends Omit<TextInputProps, 'value' | 'onChange' | 'error'> {
  /** 2026-11-29; or what was typed, where that is no day. */
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  /** The first and the last day that are taken. */
  minDate?: string | undefined
  maxDate?: string | undefined
}

/** A day as an office writes it, typed or picked: 29/11/2026. What is no day stays as it is typed, and is said to be none. */
export function DayField({ value, onChange, error, minDate, maxDate, ...props }: Typed) {
  const say = fieldPartWords.use()
  /** What is being typed; nothing once the field is left. */
  const [typed, setTyped] = useState<string>()
  const [isOpen, setOpen] = useState(false)
  const wrong = wrongOf(value)
  const isUnreadable = value !== '' && !isDay(value)
  return (
    <TextInput
      {...props}
      classNames={{ wrapper: css.day ?? '' }}
      placeholder="dd/mm/yyyy"
      autoComplete="off"
      inputMode="numeric"
      value={typed ?? (isDay(value) ? inWords(value) : value)}
      error={(typed === undefined && wrong) || error}
      data-unreadable={isUnreadable || undefined}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text)
        onChange(dayTyped(text))
      }}
      onBlur={() => setTyped(undefined)}
      onKeyDown={({ key }) => key === 'Enter' && setTyped(undefined)}
      rightSectionWidth={44}
      rightSection={
        <Popover opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon
              size={36}
              variant="subtle"
              aria-label={say('pick')}
              disabled={props.readOnly}
              onClick={() => setOpen(!isOpen)}
            >
              <IconCalendar size={18} />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown>
            <Days
              value={value}
              minDate={minDate}
              maxDate={maxDate}
              choose={(day) => {
                setTyped(undefined)
                setOpen(false)
                onChange(day)
              }}
            />
          </Popover.Dropdown>
        </Popover>
      }
    />
  )

  function wrongOf(day: string): string | undefined {
    if (day === '') return undefined
    if (!isDay(day)) return say('noDay', { typed: day.trim() })
    if (minDate !== undefined && day < minDate) return say('tooEarly', { day: inWords(minDate) })
    return maxDate !== undefined && day > maxDate ? say('tooLate', { day: inWords(maxDate) }) : undefined
  }
}

interface Choosing extends Pick<Typed, 'value' | 'minDate' | 'maxDate'> {
  choose: (day: string) => void
}

/** The days of a month, named in the language of the page. */
function Days({ value, minDate, maxDate, choose }: Choosing) {
  const say = fieldPartWords.use()
  const weekdays = partWords.use()('weekdays').split(' ')
  const months = say('months').split(',')
  const monthOf = (day: string) => months[Number(day.slice(5, 7)) - 1] ?? ''
  const [language] = useLanguage()
  return (
    <DatePicker
      locale={language}
      classNames={{ calendarHeaderLevel: css.level ?? '' }}
      value={isDay(value) ? value : null}
      {...(isDay(value) && { defaultDate: value })}
      {...(minDate !== undefined && { minDate })}
      {...(maxDate !== undefined && { maxDate })}
      onChange={(day) => day && choose(day)}
      monthLabelFormat={(day) => say('month', { month: monthOf(day), year: day.slice(0, 4) })}
      monthsListFormat={monthOf}
      weekdayFormat={(day) => weekdays[(new Date(day).getDay() + 6) % 7] ?? ''}
      getDayAriaLabel={inWords}
      ariaLabels={{
        ...{ previousMonth: say('previousMonth'), nextMonth: say('nextMonth') },
        ...{ previousYear: say('previousYear'), nextYear: say('nextYear') },
        ...{ previousDecade: say('previousDecade'), nextDecade: say('nextDecade') },
        ...{ monthLevelControl: say('chooseMonth'), yearLevelControl: say('chooseYear') },
      }}
    />
  )
}
