import { Alert, Select } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { auditPage } from '../../../api/resources/procedures/schemas.js'
import { ExportMenu } from '../../parts/export-menu.js'
import { Failed, Loading } from '../../parts/loading.js'
import { More } from '../../parts/more.js'
import { ask } from '../../server/ask.js'
import { currentLanguage } from '../../words/i18n.js'
import { clock, day } from '../../words/say.js'
import { Section } from '../section.js'
import { type Case, pathOf } from '../the-case.js'
import css from './trail.module.css'
import { trailWords } from './trail-words.js'

type Trail = z.output<typeof auditPage>
type Event = Trail['items'][number]

/** As many as the API gives at once: nearly every case has fewer. */
const PAGE = 200
const KINDS = ['work', 'result', 'stopped', 'told'] as const satisfies Event['kind'][]

/** Which events are shown: of a kind, of a person. */
type Shown = Readonly<Partial<Record<'kind' | 'person', string>>>

const useTrail = ({ id, sequence }: Case, shown: Shown) =>
  useInfiniteQuery({
    queryKey: ['procedure', id, 'events', sequence, shown, currentLanguage()],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...shown, limit: String(PAGE) })
      if (pageParam) query.set('cursor', pageParam)
      return ask<Trail>(`${pathOf(id)}/events?${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })

/** All that happened, the latest first; each event is locked to the one before it. */
export function TrailTab({ of }: { of: Case }) {
  const say = trailWords.use()
  const [shown, show] = useState<Shown>({})
  const { data: whole } = useTrail(of, {})
  const list = useTrail(of, shown)
  const { data, error, refetch } = list
  const events = data?.pages.flatMap(({ items }) => items).reverse() ?? []
  const all = whole?.pages.flatMap(({ items }) => items) ?? []
  const people = new Map(all.flatMap(({ actor }) => (actor ? [[actor.id, actor.name]] : [])))
  const set = (name: keyof Shown, value: string | null) => {
    const { [name]: _, ...others } = shown
    show(value ? { ...others, [name]: value } : others)
  }
  return (
    <Section
      title={say('trail')}
      isFlush
      beside={<ExportMenu path={`${pathOf(of.id)}/events`} filters={shown} />}
    >
      <div className={css.filters}>
        <Select
          aria-label={say('show')}
          placeholder={say('show_all')}
          clearable
          value={shown.kind ?? null}
          onChange={(kind) => set('kind', kind)}
          data={KINDS.map((value) => ({ value, label: say(`show_${value}`) }))}
        />
        {people.size > 1 && (
          <Select
            aria-label={say('person')}
            placeholder={say('anybody')}
            clearable
            value={shown.person ?? null}
            onChange={(person) => set('person', person)}
            data={[...people].map(([value, label]) => ({ value, label }))}
          />
        )}
      </div>
      {error && !data ? <Failed error={error} again={refetch} /> : !data && <Loading lines={10} />}
      <More of={list} words={say('later')} />
      {data && events.length === 0 && <p className={css.foot}>{say('none')}</p>}
      <ol className={css.trail} reversed>
        {events.map((event) => (
          <EventLine key={event.position} event={event} />
        ))}
      </ol>
      {data && <Locked trail={data.pages.at(-1)} last={all.at(-1)} />}
    </Section>
  )
}

function EventLine({ event: { at, kind, sentence, detail } }: { event: Event }) {
  return (
    <li data-look={kind}>
      <time dateTime={at}>
        {day(at)} {clock(at)}
      </time>
      <div>
        <p>{sentence}</p>
        {detail && <p className={css.more}>{detail}</p>}
      </div>
    </li>
  )
}

function Locked({ trail, last }: { trail: Trail | undefined; last: Event | undefined }) {
  const say = trailWords.use()
  if (!trail) return null
  const { intact, verifiedAt, length } = trail
  const when = { clock: clock(verifiedAt), day: day(verifiedAt) }
  if (!intact) return <Alert color="son">{say('broken', when)}</Alert>
  return (
    <p className={css.foot}>
      <IconShieldCheck size={16} aria-hidden />
      <span>
        {say('locked', { count: length })} {say('verified', when)} {say('lastHash')}{' '}
        <code>{last?.hash.slice(0, 12)}…</code>
      </span>
    </p>
  )
}
