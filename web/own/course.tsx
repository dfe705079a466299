import { IconCheck, IconFileText, IconMinus, IconPoint, IconX } from '@tabler/icons-react'
import { Link } from 'wouter'
import { Dossiers } from '../case/tabs/dossiers.js'
import { type Case, type Stage, useCase, type WaitingFor } from '../case/the-case.js'
import { Failed, Loading } from '../parts/loading.js'
import { useMe } from '../server/session.js'
import { useVocabulary } from '../server/vocabulary.js'
import { clock, day, size, small } from '../words/say.js'
import css from './own.module.css'
import { ownWords } from './words.js'

/** How far a procedure is, for whom it waits, and what the reader handed in: as far as a candidate may know. */
export function Course({ id }: { id: string }) {
  const say = ownWords.use()
  const { data, error, refetch } = useCase(id)
  if (error) return <Failed error={error} again={refetch} />
  if (!data) return <Loading lines={5} />
  return (
    <div className={css.course}>
      <h3>{say('course')}</h3>
      <ol className={css.stages}>
        {data.stages.map((stage) => (
          <StageLine key={stage.key} stage={stage} of={data} />
        ))}
      </ol>
      <HandedIn of={data} />
      <Dossiers id={id} />
      <Link className={css.way} href={`/procedures/${encodeURIComponent(id)}`}>
        {say('whole')}
      </Link>
    </div>
  )
}

const MARKS = {
  waiting: IconPoint,
  open: IconPoint,
  passed: IconCheck,
  skipped: IconMinus,
  ended: IconX,
} as const

function StageLine({ stage: { key, title, status, openedAt, closedAt }, of }: { stage: Stage; of: Case }) {
  const say = ownWords.use()
  const word = useVocabulary()
  const { id: me } = useMe()
  const Mark = MARKS[status]
  /** What waits about another candidate says nothing of how far the reader is. */
  const isAbout = (candidate: WaitingFor['candidate']) => !candidate || candidate.id === me
  const waits = of.waitingFor.filter(
    ({ stage, who, candidate }) =>
      stage === key && !('person' in who && who.person.id === me) && isAbout(candidate),
  )
  const days =
    openedAt &&
    closedAt &&
    (day(openedAt) === day(closedAt)
      ? day(openedAt)
      : say('fromTo', { from: day(openedAt), to: day(closedAt) }))
  return (
    <li data-status={status} aria-current={status === 'open' ? 'step' : undefined}>
      <Mark size={18} aria-hidden />
      <div>
        <b>{title}</b>
        <p>
          {say(`stage_${status}`)}
          {status === 'passed' && days && ` · ${days}`}
          {status === 'open' && openedAt && ` · ${say('since', { day: day(openedAt) })}`}
        </p>
        {waits.map(({ task, who, kind, deadline }) => (
          <p key={task}>
            {say('waitsFor', {
              name: 'group' in who ? who.group.name : who.person.name,
              what: small(word('taskKinds', kind)),
            })}
            {deadline && `, ${say('waitsUntil', { day: day(deadline.due) })}`}
          </p>
        ))}
      </div>
    </li>
  )
}

function HandedIn({ of: { documents } }: { of: Case }) {
  const say = ownWords.use()
  return (
    <>
      <h3>{say('handedIn')}</h3>
      {documents.length === 0 && <p className={css.nothing}>{say('nothingHandedIn')}</p>}
      <ul>
        {documents.map(({ id, fileName, content, uploadedAt, size: bytes }) => (
          <li key={id}>
            <a className={css.way} href={content} download={fileName}>
              <IconFileText size={16} aria-hidden /> {fileName}
            </a>
            <p className={css.nothing}>
              {say('uploaded', { day: day(uploadedAt), clock: clock(uploadedAt), size: size(bytes) })}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
