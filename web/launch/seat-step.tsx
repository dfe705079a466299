import { Badge, Radio, SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconAlertTriangle, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { Failed, Loading } from '../parts/loading.js'
import { More } from '../parts/more.js'
import { useMe } from '../server/session.js'
import { day, daysSince } from '../words/say.js'
import { usePosts } from './asked.js'
import css from './launch.module.css'
import type { OfLaunch, Post, Seat } from './launch-draft.js'
import { Running } from './running.js'
import { launchWords } from './words.js'

const WHICH = ['vacant', 'held', 'all'] as const
type Which = (typeof WHICH)[number]
const ASKED_AFTER = 250

/** Which seat it is about: the vacant ones first, or the seat of whoever it is about. */
export function SeatStep({ draft, set, errorAt }: OfLaunch) {
  const say = launchWords.use()
  const [which, setWhich] = useState<Which>('vacant')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), ASKED_AFTER)
  const list = usePosts({ q, vacant: which === 'vacant' })
  const seats = list.data?.pages.flatMap(({ items }) => items.flatMap((post) => seatsOf(post, which))) ?? []
  const choose = (id: string) => {
    const chosen = seats.find(({ seat }) => seat.id === id)
    // Which procedures apply is another question of another seat.
    if (chosen) set({ ...chosen, kind: undefined, ruleSet: undefined, candidates: [] })
  }
  return (
    <div className={css.two}>
      <section className={css.card}>
        <header>
          <h2 id="seats">{say('whichSeat')}</h2>
          <TextInput
            aria-label={say('searchSeat')}
            placeholder={say('searchSeat')}
            leftSection={<IconSearch size={16} />}
            value={typed}
            error={errorAt('seatId') ?? errorAt('postId')}
            onChange={(event) => setTyped(event.target.value)}
            // What is searched for is shown as one types: Enter would go on to the next step.
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        </header>
        <SegmentedControl
          className={css.which}
          value={which}
          onChange={(value) => setWhich(value as Which)}
          data={WHICH.map((value) => ({ value, label: say(`seats_${value}`) }))}
        />
        {list.error && !list.data ? <Failed error={list.error} again={list.refetch} /> : null}
        {list.isPending && <Loading />}
        {list.data && seats.length === 0 && <p className={css.none}>{say('noSeat')}</p>}
        <Radio.Group aria-labelledby="seats" value={draft.seat?.id ?? ''} onChange={choose}>
          <ul>
            {seats.map(({ post, seat }) => (
              <li key={seat.id} className={css.seat}>
                <Radio.Card value={seat.id} className={css.row}>
                  <Radio.Indicator />
                  <SeatInWords post={post} seat={seat} />
                </Radio.Card>
                {seat.procedure && <RunningOf seat={seat.procedure} />}
              </li>
            ))}
          </ul>
        </Radio.Group>
        <More of={list} />
      </section>
      {draft.post && <AboutPost post={draft.post} />}
    </div>
  )
}

function seatsOf(post: Post, which: Which): { post: Post; seat: Seat }[] {
  const shown = post.seats.filter(
    ({ holder }) => which === 'all' || (holder === null) === (which === 'vacant'),
  )
  return shown.map((seat) => ({ post, seat }))
}

function SeatInWords({ post, seat: { ordinal, holder, vacantSince } }: { post: Post; seat: Seat }) {
  const say = launchWords.use()
  return (
    <span className={css.grow}>
      <b>{post.title}</b>
      {post.seats.length > 1 && <span className={css.quiet}>, {say('ordinal', { nth: ordinal })}</span>}
      <small>
        {!holder &&
          (vacantSince
            ? say('vacantFor', { day: day(vacantSince), count: daysSince(vacantSince) })
            : say('vacant'))}
        {holder &&
          (holder.termEndsOn
            ? say('heldUntil', {
                ...{ name: holder.name, day: day(holder.since), until: day(holder.termEndsOn) },
              })
            : say('heldBy', { name: holder.name, day: day(holder.since) }))}
      </small>
    </span>
  )
}

/** That a procedure for it is open already, and the way there: beside the row, so that neither is a button in a button. */
function RunningOf({ seat: { id, number } }: { seat: NonNullable<Seat['procedure']> }) {
  const say = launchWords.use()
  return (
    <span className={css.running}>
      <IconAlertTriangle size={16} aria-hidden />
      <Link href={`/procedures/${encodeURIComponent(id)}`}>{say('runningOfSeat', { number })}</Link>
    </span>
  )
}

/** Who launches, decides, votes for the post that is chosen. */
function AboutPost({ post }: { post: Post }) {
  const say = launchWords.use()
  const { groups } = useMe()
  const held = post.seats.filter(({ holder }) => holder !== null).length
  return (
    <aside className={css.card}>
      <header>
        <h2>{post.title}</h2>
      </header>
      <Running post={post.id} />
      <dl className={css.facts}>
        <dt>{say('step_seat')}</dt>
        <dd>
          {say('seatCount', { count: post.seats.length })}, {say('ofThem', { count: held })}
        </dd>
        <dt>{say('unit')}</dt>
        <dd>{post.unit.name}</dd>
        <dt>{say('launches')}</dt>
        <dd>
          {post.office.name}{' '}
          {groups.some(({ id }) => id === post.office.id) && <Badge>{say('yourGroup')}</Badge>}
        </dd>
        <dt>{say('reviews')}</dt>
        <dd>{post.reviewers.name}</dd>
        <dt>{say('votes')}</dt>
        <dd>{post.electorate.name}</dd>
        <dt>{say('counts')}</dt>
        <dd>{post.tellers.name}</dd>
        <dt>{say('decides')}</dt>
        <dd>{post.managingBody.name}</dd>
      </dl>
    </aside>
  )
}
