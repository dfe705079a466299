import { Badge } from '@mantine/core'
import { IconCheck, IconClock, IconMinus, IconX } from '@tabler/icons-react'
import type { z } from 'zod'
import type { dossiers } from '../../../api/resources/dossiers/schemas.js'
import { Article } from '../../parts/article.js'
import { Failed, Loading } from '../../parts/loading.js'
import { day } from '../../words/say.js'
import { Scrolled } from '../scrolled.js'
import { Section } from '../section.js'
import { isNotForReader, usePartOfCase } from './part-of-case.js'
import css from './table.module.css'
import { tabWords } from './words.js'

type Dossiers = z.output<typeof dossiers>
type Dossier = Dossiers['candidates'][number]
type Item = Dossier['items'][number]

/** The dossier of each candidate, item by item, where the law of the procedure asks for one. */
export function Dossiers({ id }: { id: string }) {
  const say = tabWords.use()
  const { data, error, refetch } = usePartOfCase<Dossiers>(id, 'dossier')
  if (!data?.required)
    return (
      <Section title={say('dossier')}>
        {data ? (
          <p className={css.quiet}>{say('notRequired')}</p>
        ) : isNotForReader(error) ? (
          <p className={css.quiet}>{say('notForReader')}</p>
        ) : error ? (
          <Failed error={error} again={refetch} />
        ) : (
          <Loading />
        )}
      </Section>
    )
  return data.candidates.map((dossier) => <OneDossier key={dossier.candidate.id} of={dossier} />)
}

function OneDossier({ of: { candidate, complete, items, reusable } }: { of: Dossier }) {
  const say = tabWords.use()
  return (
    <Section
      title={say('dossierOf', { name: candidate.name })}
      isFlush
      beside={
        <Badge
          color={complete ? 'ngoc' : 'son'}
          leftSection={complete ? <IconCheck size={13} /> : <IconX size={13} />}
        >
          {say(complete ? 'complete' : 'incomplete')}
        </Badge>
      }
    >
      <Scrolled label={say('dossierOf', { name: candidate.name })}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{say('item')}</th>
              <th scope="col">{say('reference')}</th>
              <th scope="col">{say('validUntil')}</th>
              <th scope="col">{say('state')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ItemRow key={item.item} item={item} />
            ))}
          </tbody>
        </table>
      </Scrolled>
      {reusable && <p className={css.foot}>{say('reusable', { day: day(reusable.closedOn) })}</p>}
    </Section>
  )
}

const STATES = {
  valid: ['item_valid', 'met', IconCheck],
  missing: ['item_missing', 'not-met', IconX],
  'too-old': ['item_too_old', 'not-met', IconClock],
  waived: ['item_waived', 'none', IconMinus],
  'not-asked': ['item_not_asked', 'none', IconMinus],
} as const

function ItemRow({ item: { title, answer, issuedOn, validUntil, reference, due, article } }: { item: Item }) {
  const say = tabWords.use()
  const [words, look, Icon] = STATES[answer]
  const needed = due && [
    say('dueWhat', { what: due.what }),
    ...(due.issuedFrom ? [say('issuedFrom', { day: day(due.issuedFrom) })] : []),
    ...(due.by ? [say('dueBy', { day: day(due.by) })] : []),
  ]
  return (
    <tr>
      <td className={css.item}>
        {title}
        {article && <Article>{article}</Article>}
      </td>
      <td>{[reference, issuedOn && day(issuedOn)].filter(Boolean).join(', ') || '–'}</td>
      <td>{validUntil ? day(validUntil) : issuedOn ? say('always') : '–'}</td>
      <td>
        <span className={css.state} data-look={look}>
          <Icon size={15} aria-hidden /> {say(words)}
        </span>
        {needed && <small>{needed.join(', ')}</small>}
      </td>
    </tr>
  )
}
