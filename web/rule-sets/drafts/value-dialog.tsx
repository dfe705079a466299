import { Button, Modal, NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { Choice, Reason } from '../../inbox/fields.js'
import { NotSent, Wrong } from '../../parts/wrong.js'
import css from '../../records/records.module.css'
import { capital } from '../../words/say.js'
import type { RuleSetDetails } from '../rule-sets.js'
import { textOf, useChangedDraft } from './draft.js'
import { isShare, parsed, valueAt, withValue } from './value.js'
import { draftWords } from './words.js'

interface Shown {
  of: RuleSetDetails
  value: RuleSetDetails['values'][number]
  close: () => void
}

/** One value of a draft, with the article that gives it; the API says what is wrong with it. */
export function ValueDialog({ of, value: { path, name, says, of: parts }, close }: Shown) {
  const say = draftWords.use()
  const before = valueAt(textOf(of), path)
  const [value, setValue] = useState(before.value)
  const [article, setArticle] = useState(before.article)
  const [reason, setReason] = useState('')
  const { give, isSending, isLost, problem } = useChangedDraft(of, close)
  const submit = () => give({ text: withValue(textOf(of), path, { ...before, value, article }), reason })
  return (
    <Modal
      opened
      onClose={close}
      withCloseButton={false}
      title={capital([...parts, name].join(' · '))}
      size="lg"
    >
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
        <p className={css.second}>{say('now', { value: says })}</p>
        <ValueField value={value} onChange={setValue} error={problem?.errorAt(`${path}.value`)} />
        {(['vi', 'en'] as const).map((language) => (
          <Textarea
            key={language}
            label={say(`article_${language}`)}
            autosize
            value={article[language]}
            onChange={({ currentTarget: { value: said } }) => setArticle({ ...article, [language]: said })}
            error={problem?.errorAt(`${path}.article.${language}`)}
          />
        ))}
        <Reason
          description={say('onRecord')}
          value={reason}
          onChange={({ currentTarget: { value: said } }) => setReason(said)}
          error={problem?.errorAt('reason')}
        />
        <div className={css.between}>
          <Button type="submit" variant="filled" loading={isSending}>
            {say('save')}
          </Button>
          <Button onClick={close}>{say('leaveAsItIs')}</Button>
        </div>
      </form>
    </Modal>
  )
}

interface Field {
  value: unknown
  onChange: (value: unknown) => void
  error: string | undefined
}

/** By what the value is: a number, a share, yes or no; what has more parts is written as the API has it. */
function ValueField({ value, onChange, error }: Field) {
  const say = draftWords.use()
  const [typed, setTyped] = useState(() => JSON.stringify(value, undefined, 2))
  if (typeof value === 'number')
    return <NumberInput label={say('value')} value={value} onChange={onChange} error={error} />
  if (typeof value === 'boolean')
    return (
      <Choice
        label={say('value')}
        value={value ? 'yes' : 'no'}
        onChange={(chosen) => onChange(chosen === 'yes')}
        options={(['yes', 'no'] as const).map((each) => ({ value: each, label: say(`applies_${each}`) }))}
      />
    )
  if (isShare(value))
    return (
      <div className={css.pair}>
        {(['numerator', 'denominator'] as const).map((part) => (
          <NumberInput
            key={part}
            label={say(part)}
            value={value[part]}
            onChange={(number) => onChange({ ...value, [part]: number })}
            error={error}
          />
        ))}
      </div>
    )
  return (
    <Textarea
      label={say('value')}
      description={say('asJson')}
      autosize
      minRows={3}
      value={typed}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text)
        // What is no JSON goes as it was typed: the API says what would be right.
        onChange(parsed(text) ?? text)
      }}
      error={error}
    />
  )
}
