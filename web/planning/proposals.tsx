import { Button, Chip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CadrePage } from '../cadres/cadres.js'
import { usePost } from '../posts/posts.js'
import { nextBelow } from '../records/levels.js'
import css from '../records/records.module.css'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'
import { born } from '../words/say.js'
import type { Move } from './planning.js'
import own from './planning.module.css'
import { planningWords } from './words.js'

const SHOWN = '8'

interface Shown {
  unit: string
  post: Move['post']
  /** The first of the age groups that the structure counts: under so many years. */
  youngUnder: number | undefined
  /** Whom the trial has already. */
  without: readonly string[]
  choose: (person: Move['person']) => void
}

/** Whom one might try for a post: those of the unit one level below it, as women or young people or eligible ones are wanted. */
export function Proposals({ unit, post, youngUnder, without, choose }: Shown) {
  const say = planningWords.use()
  const [wanted, want] = useState<string[]>([])
  const { data: whole } = usePost(post.id)
  const isEligible = wanted.includes('eligible')
  const below = whole && nextBelow(whole.level)
  const { data } = useProposed(whole !== undefined, {
    unit,
    ...(isEligible ? { eligibleFor: post.id } : below && { level: below }),
    ...(wanted.includes('women') && { sex: 'female' }),
    ...(wanted.includes('young') && youngUnder !== undefined && { ageTo: String(youngUnder - 1) }),
  })
  const found = data?.items.filter(({ id }) => !without.includes(id)) ?? []
  return (
    <section className={own.proposals} aria-label={say('proposals')}>
      <h3>{say('proposals')}</h3>
      <Chip.Group multiple value={wanted} onChange={want}>
        <div className={own.wanted}>
          <Chip size="xs" value="women">
            {say('wantWomen')}
          </Chip>
          {youngUnder !== undefined && (
            <Chip size="xs" value="young">
              {say('ageUnder', { under: youngUnder })}
            </Chip>
          )}
          <Chip size="xs" value="eligible">
            {say('wantEligible')}
          </Chip>
        </div>
      </Chip.Group>
      {wanted.length > 0 && <p className={css.quiet}>{say('readOnRecord')}</p>}
      {data && found.length === 0 && <p className={css.quiet}>{say('noProposals')}</p>}
      <ul>
        {found.map(({ id, fullName: name, posts: [held], bornOn }) => (
          <li key={id}>
            <Button
              size="xs"
              leftSection={<IconPlus size={14} />}
              aria-label={say('tryPerson', { name })}
              onClick={() => choose({ id, name })}
            >
              {name}
            </Button>
            <small className={css.quiet}>
              {[held?.title, bornOn && say('bornIn', { day: born(bornOn) })].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

const useProposed = (isAsked: boolean, filters: Readonly<Record<string, string>>) =>
  useQuery({
    queryKey: ['cadres', 'proposed', filters, currentLanguage()],
    queryFn: ({ signal }) =>
      ask<CadrePage>(`/v1/cadres?${new URLSearchParams({ ...filters, limit: SHOWN })}`, { signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
