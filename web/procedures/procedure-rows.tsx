import { IconAlertTriangle, IconUserOff } from '@tabler/icons-react'
import { memo } from 'react'
import { CaseStatusBadge } from '../parts/case-status.js'
import { DueBadge } from '../parts/due.js'
import { RowLink } from '../parts/row-link.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, day } from '../words/say.js'
import type { ProcedureItem } from './procedure-list.js'
import css from './procedures.module.css'
import { procedureListWords } from './words.js'

const COLUMNS = ['number', 'post', 'kind', 'candidates', 'waiting', 'due'] as const
const NAMED = 3

export const ProcedureRows = memo(function ProcedureRows({ items }: { items: readonly ProcedureItem[] }) {
  const say = procedureListWords.use()
  return (
    <>
      <div className={css.columns} aria-hidden>
        {COLUMNS.map((column) => (
          <span key={column}>{say(`column_${column}`)}</span>
        ))}
      </div>
      <ul className={css.rows}>
        {items.map((item) => (
          <li key={item.id}>
            <Row item={item} />
          </li>
        ))}
      </ul>
    </>
  )
})

const Row = memo(function Row({ item }: { item: ProcedureItem }) {
  const say = procedureListWords.use()
  const word = useVocabulary()
  const { id, number, kind, stage, unit, post, launchedAt } = item
  return (
    <RowLink href={`/procedures/${encodeURIComponent(id)}`} className={css.row} data-row>
      <span className={css.number}>
        <span className={css.inWords}>{say('number', { number })}</span>
        <span className={css.figure} aria-hidden>
          {number}
        </span>
      </span>
      <span className={css.post}>
        <b>{post.name}</b>
        {!post.name.includes(unit.name) && <small>{unit.name}</small>}
      </span>
      <span className={css.kind}>
        {capital(word('procedureKinds', kind))}
        <small>{stage?.title ?? say('launchedOn', { day: day(launchedAt) })}</small>
      </span>
      <span className={css.people}>
        <Candidates item={item} />
      </span>
      <Since item={item} />
      <Standing item={item} />
    </RowLink>
  )
})

function Candidates({ item: { candidates, stillIn, closedAt } }: { item: ProcedureItem }) {
  const say = procedureListWords.use()
  const left = candidates.length - NAMED
  return (
    <>
      {candidates
        .slice(0, NAMED)
        .map(({ name }) => name)
        .join(', ')}
      {left > 0 && ` ${say('andMore', { count: left })}`}
      {!closedAt && stillIn > 0 && stillIn < candidates.length && (
        <small>{say('stillIn', { count: stillIn, all: candidates.length })}</small>
      )}
    </>
  )
}

/** Whom it waits for first, for what, why it still does, and since when. */
function Since({ item: { status, waitingSince, waitsFor, closedAt } }: { item: ProcedureItem }) {
  const say = procedureListWords.use()
  const word = useVocabulary()
  if (closedAt) return <span className={css.since}>{say('closedOn', { day: day(closedAt) })}</span>
  const [first, ...others] = waitsFor
  return (
    <span className={css.since}>
      {first && say('waitsFor', { who: nameOf(first), what: word('taskKinds', first.kind) })}
      {others.length > 0 && ` ${say('andOthers', { count: others.length })}`}
      <small>
        {first?.reasonInWords}
        {waitingSince &&
          !(first && saysSince(first, status)) &&
          ` ${capital(say(status === 'suspended' ? 'suspendedSince' : 'waitsSince', { day: day(waitingSince) }))}`}
      </small>
    </span>
  )
}

type Awaited = ProcedureItem['waitsFor'][number]

const nameOf = ({ who }: Awaited): string => ('person' in who ? who.person.name : who.group.name)

/** Why it waits says since when of what nobody has taken up yet, and of what is suspended. */
const saysSince = ({ claimedBy, reasonInWords, since }: Awaited, status: ProcedureItem['status']): boolean =>
  status === 'suspended' || (claimedBy === null && reasonInWords.includes(day(since)))

function Standing({ item }: { item: ProcedureItem }) {
  const say = procedureListWords.use()
  const { status, dueOn, workingDaysLeft, overdue, dueSoon, nobodyMay, escalatedAt } = item
  return (
    <span className={css.due}>
      {dueOn && status === 'running' ? (
        <DueBadge dueOn={dueOn} left={workingDaysLeft} overdue={overdue} dueSoon={dueSoon} />
      ) : (
        <CaseStatusBadge status={status} />
      )}
      {nobodyMay && (
        <small className={css.stuck}>
          <IconUserOff size={13} aria-hidden /> {say('nobodyMay')}
        </small>
      )}
      {escalatedAt && !nobodyMay && (
        <small className={css.stuck}>
          <IconAlertTriangle size={13} aria-hidden /> {say('escalated')}
        </small>
      )}
    </span>
  )
}
