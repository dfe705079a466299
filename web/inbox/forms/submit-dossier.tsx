import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { dossiers } from '../../../api/resources/dossiers/schemas.js'
import { Article } from '../../parts/article.js'
import { LongField } from '../../parts/fields/text-fields.js'
import { ask } from '../../server/ask.js'
import { day } from '../../words/say.js'
import { useDraft } from '../draft.js'
import { fieldWords } from '../field-words.js'
import { Reason } from '../fields.js'
import { FormFrame } from '../form-frame.js'
import type { FormOf } from '../form-of.js'
import css from './forms.module.css'
import { Panel } from './panel.js'
import { paperWords } from './paper-words.js'

type Item = z.output<typeof dossiers>['candidates'][number]['items'][number]
const isLacking = ({ answer }: Item): boolean => answer === 'missing' || answer === 'too-old'

/** The dossier goes up when it is complete: what is missing or too old stands first. */
export default function SubmitDossier({ task, completion }: FormOf<'submit-dossier'>) {
  const say = paperWords.use()
  const common = fieldWords.use()
  const { data: dossier } = useQuery({
    queryKey: ['procedure', task.procedure.id, 'dossier'],
    queryFn: ({ signal }) =>
      ask<z.output<typeof dossiers>>(`/v1/procedures/${encodeURIComponent(task.procedure.id)}/dossier`, {
        signal,
      }),
  })
  const { values, set } = useDraft(task.id, { note: '', lateReason: '' })
  const { note, lateReason } = values
  const filed = dossier?.candidates.find(({ candidate }) => candidate.id === task.candidate?.id)
  const items = filed?.items.filter(({ answer }) => answer !== 'not-asked') ?? []
  const lacking = items.filter(isLacking)
  const isLate = task.form?.isLate || completion.errorAt('lateReason') !== undefined
  return (
    <FormFrame
      completion={completion}
      verb={say('submitDossier')}
      blocked={lacking.length > 0 ? say('dossierOpen', { count: lacking.length }) : undefined}
      consequence={say('submittedFollows')}
      onSubmit={() =>
        completion.complete({
          ...(note.trim() && { note }),
          ...(lateReason.trim() && { lateReason }),
        })
      }
    >
      {filed && (
        <Panel title={say('dossier')} beside={say(filed.complete ? 'complete' : 'incomplete')} isPlain>
          <ul>
            {[...lacking, ...items.filter((item) => !isLacking(item))].map((item) => (
              <DossierItem key={item.item} item={item} />
            ))}
          </ul>
        </Panel>
      )}
      <LongField
        label={say('note')}
        longest={2000}
        value={note}
        onChange={(event) => set({ note: event.target.value })}
        error={completion.errorAt('note')}
      />
      {isLate && (
        <Reason
          label={common('lateReason')}
          value={lateReason}
          onChange={(event) => set({ lateReason: event.target.value })}
          error={completion.errorAt('lateReason')}
        />
      )}
    </FormFrame>
  )
}

function DossierItem({ item }: { item: Item }) {
  const say = paperWords.use()
  const { title, answer, issuedOn, validUntil, reference, due, article } = item
  const told = [
    reference,
    issuedOn && say('issuedOn', { day: day(issuedOn) }),
    validUntil && say('validUntil', { day: day(validUntil) }),
    due?.what,
  ].filter(Boolean)
  return (
    <li className={css.member}>
      <span>
        {title}
        <small>
          {told.join(' · ')} {article && <Article>{article}</Article>}
        </small>
      </span>
      {answer !== 'not-asked' && (
        <Badge color={isLacking(item) ? 'son' : 'ngoc'}>{say(`answer_${answer}`)}</Badge>
      )}
    </li>
  )
}
