import { Alert, Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { Reason } from '../../inbox/fields.js'
import { NotSent, Wrong } from '../../parts/wrong.js'
import css from '../../records/records.module.css'
import { Section } from '../../records/section.js'
import type { RuleSetDetails } from '../rule-sets.js'
import { useDiscard, usePublication } from './draft.js'
import { draftWords } from './words.js'

/** What is done with a draft: it is entered to be published, or discarded. */
export function Publication({ of }: { of: RuleSetDetails }) {
  const say = draftWords.use()
  const [reason, setReason] = useState('')
  const publication = usePublication(of)
  const discard = useDiscard(of)
  const problem = publication.problem ?? discard.problem
  const hindering = of.problems ?? []
  return (
    <Section title={say('publication')}>
      <div className={css.form}>
        <p className={css.second}>{say('publicationFollows')}</p>
        {hindering.length > 0 && (
          <Alert
            color="dong"
            icon={<IconAlertTriangle />}
            title={say('hindered', { count: hindering.length })}
          >
            <ul>
              {hindering.map(({ field, message }) => (
                <li key={field + message}>{message}</li>
              ))}
            </ul>
          </Alert>
        )}
        {problem && <Wrong problem={problem} />}
        {(publication.isLost || discard.isLost) && (
          <NotSent isTrying={publication.isSending || discard.isSending} />
        )}
        <Reason
          description={say('onRecord')}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          error={publication.problem?.errorAt('reason')}
        />
        <Button
          variant="filled"
          loading={publication.isSending}
          disabled={discard.isSending}
          onClick={() => publication.give(reason)}
        >
          {say('publish')}
        </Button>
        <Button
          color="son"
          loading={discard.isSending}
          disabled={publication.isSending}
          onClick={() => discard.give(undefined)}
        >
          {say('discard')}
        </Button>
      </div>
    </Section>
  )
}
