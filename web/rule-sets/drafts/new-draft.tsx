import { Button, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Choice, Reason } from '../../inbox/fields.js'
import { DayField } from '../../parts/fields/day-field.js'
import { NotSent, Wrong } from '../../parts/wrong.js'
import css from '../../records/records.module.css'
import { Section } from '../../records/section.js'
import { today } from '../../words/say.js'
import type { RuleSetDetails } from '../rule-sets.js'
import { textOf, useNewDraft } from './draft.js'
import { draftWords } from './words.js'

/** A new version begins as a draft with the text of this one: nobody is ruled by it yet. */
export function NewDraft({ of }: { of: RuleSetDetails }) {
  const say = draftWords.use()
  const [isOpen, open] = useState(false)
  return (
    <Section title={say('newVersion')}>
      <div className={css.form}>
        <p className={css.second}>{say(of.builtIn ? 'ofBuiltIn' : 'ofPublished')}</p>
        {isOpen ? <Fields of={of} /> : <Button onClick={() => open(true)}>{say('begin')}</Button>}
      </div>
    </Section>
  )
}

function Fields({ of }: { of: RuleSetDetails }) {
  const say = draftWords.use()
  const { id: builtIn } = of.ruleSet
  const [id, setId] = useState(of.builtIn ? `${builtIn}-1`.slice(0, 60) : builtIn)
  const [title, setTitle] = useState(of.ruleSet.title)
  const [from, setFrom] = useState(today())
  const [takesPlace, setTakesPlace] = useState<'yes' | 'no'>('yes')
  const [reason, setReason] = useState('')
  const { give, isSending, isLost, problem } = useNewDraft()
  const submit = () => {
    const { takesPlaceOf, ...text } = textOf(of)
    const place = of.builtIn ? (takesPlace === 'yes' ? builtIn : undefined) : takesPlaceOf
    give({
      text: { ...text, id, title, inForce: { from }, ...(place !== undefined && { takesPlaceOf: place }) },
      reason,
    })
  }
  return (
    <form
      className={css.fields}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {problem && <Wrong problem={problem} />}
      {isLost && <NotSent isTrying={isSending} />}
      {of.builtIn && (
        <TextInput
          label={say('code')}
          description={say('codeHint')}
          value={id}
          maxLength={60}
          onChange={({ currentTarget: { value } }) => setId(value)}
          error={problem?.errorAt('id')}
        />
      )}
      {(['vi', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          label={say(`title_${language}`)}
          autosize
          value={title[language]}
          onChange={({ currentTarget: { value } }) => setTitle({ ...title, [language]: value })}
          error={problem?.errorAt(`title.${language}`)}
        />
      ))}
      <DayField
        label={say('inForceFrom')}
        value={from}
        onChange={setFrom}
        error={problem?.errorAt('inForce.from')}
      />
      {of.builtIn && (
        <Choice
          label={say('takesPlace')}
          value={takesPlace}
          onChange={setTakesPlace}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: say(`takesPlace_${value}`) }))}
        />
      )}
      <Reason
        description={say('onRecord')}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
        error={problem?.errorAt('reason')}
      />
      <Button type="submit" variant="filled" loading={isSending}>
        {say('draft')}
      </Button>
    </form>
  )
}
