import { Button, Modal, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Failed, Loading } from '../parts/loading.js'
import { NotSent, Wrong } from '../parts/wrong.js'
import { useEntry } from '../records/entry/entry.js'
import form from '../records/entry/entry.module.css'
import css from '../records/records.module.css'
import { ask } from '../server/ask.js'
import { useLanguage } from '../words/i18n.js'
import { LIST, type UnitReview } from './planning.js'
import { planningWords } from './words.js'

interface Unit {
  id: string
  name: string
}

const PATH = `${LIST}/reviews`

/** The yearly review of a unit's planning: who would leave by themselves and why is told before anything is recorded. */
export function ReviewOfUnit({ unit }: { unit: Unit }) {
  const say = planningWords.use()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button className={form.open} size="xs" onClick={() => setOpen(true)}>
        {say('reviewUnit')}
      </Button>
      {isOpen && <ReviewDialog unit={unit} close={() => setOpen(false)} />}
    </>
  )
}

function ReviewDialog({ unit, close }: { unit: Unit; close: () => void }) {
  const say = planningWords.use()
  const { data, error, refetch } = useForecast(unit.id)
  return (
    <Modal
      opened
      onClose={close}
      size={640}
      title={say('askReviewUnit', { unit: unit.name })}
      closeButtonProps={{ 'aria-label': say('doNotApply') }}
    >
      {error ? <Failed error={error} again={refetch} /> : !data && <Loading lines={4} />}
      {data && <ReviewForm unit={unit} found={data} close={close} />}
    </Modal>
  )
}

const useForecast = (unit: string) => {
  const [language] = useLanguage()
  return useQuery({
    queryKey: [LIST, 'review', unit, language],
    queryFn: ({ signal }) =>
      ask<UnitReview>(PATH, {
        method: 'POST',
        key: crypto.randomUUID(),
        body: { unit, apply: false },
        signal,
      }),
    gcTime: 0,
  })
}

function ReviewForm({ unit, found, close }: { unit: Unit; found: UnitReview; close: () => void }) {
  const say = planningWords.use()
  const [note, setNote] = useState('')
  const { send, isSending, isLost, problem } = useEntry({
    ...{ changes: [[LIST]], done: say('unitReviewed') },
    ...{ whenSent: () => undefined, whenDone: close },
  })
  return (
    <form
      className={form.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const said = note.trim()
        if (!isSending)
          send({ path: PATH, body: { unit: unit.id, apply: true, ...(said && { note: said }) } })
      }}
    >
      {problem && <Wrong problem={problem} />}
      {isLost && <NotSent isTrying={isSending} />}
      <p>{say('reviewedAll', { count: found.reviewed, rules: found.ruleSet.title })}</p>
      <Leaving found={found} />
      <p>{say('keeps', { count: found.kept })}</p>
      <Textarea
        label={say('note')}
        maxLength={2000}
        value={note}
        onChange={({ currentTarget: { value } }) => setNote(value)}
        error={problem?.errorAt('note')}
      />
      <footer>
        <Button onClick={close}>{say('doNotApply')}</Button>
        <Button type="submit" variant="filled" loading={isSending}>
          {say('applyReview')}
        </Button>
      </footer>
    </form>
  )
}

function Leaving({ found: { leaving } }: { found: UnitReview }) {
  const say = planningWords.use()
  if (leaving.length === 0) return <p>{say('leavesNobody')}</p>
  return (
    <div>
      <p>{say('leaves', { count: leaving.length })}</p>
      <ul className={css.entries}>
        {leaving.map(({ entry: { id, person, post }, reasons }) => (
          <li key={id}>
            <b>{person.name}</b>, {post.title}
            {reasons.map(({ reason, evidence, article }) => (
              <small key={reason}>
                {evidence} § {article}
              </small>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}
