import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconCheck, IconClock, IconPlayerPause } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Article } from '../parts/article.js'
import { useMe } from '../server/session.js'
import { useVocabulary } from '../server/vocabulary.js'
import { day, small, today } from '../words/say.js'
import { Reassign } from './actions/reassign.js'
import { useBecause } from './because.js'
import css from './case.module.css'
import { daysCounted } from './days-counted.js'
import type { Case, WaitingFor } from './the-case.js'
import { caseWords } from './words.js'

/** For whom it waits, since when, for what; or how it ended. */
export function Sentence({ of }: { of: Case }) {
  const { status, overdue, waitingFor, blocks = [] } = of
  const say = caseWords.use()
  return (
    <>
      {status === 'running' && (
        <Box look={overdue ? 'overdue' : 'waiting'} icon={<IconClock size={24} />}>
          {waitingFor.length === 0 ? <p>{say('waitsForNothing')}</p> : <Waits of={of} />}
        </Box>
      )}
      {status === 'suspended' && (
        <Box look="suspended" icon={<IconPlayerPause size={24} />}>
          <p>{say('suspended')}</p>
          <Suspended of={of} />
          <Waits of={of} isSuspended />
        </Box>
      )}
      {status !== 'running' && status !== 'suspended' && <Ended of={of} status={status} />}
      {blocks.length > 0 && (
        <Alert className={css.blocks} color="son" icon={<IconAlertTriangle />} title={say('blocked')}>
          <ul>
            {blocks.map(({ candidate, measure, what }) => (
              <li key={candidate.id + measure}>{say('blockedBy', { name: candidate.name, what })}</li>
            ))}
          </ul>
        </Alert>
      )}
    </>
  )
}

/** Since when, by whom and why, as far as the reader may know. */
function Suspended({ of: { suspension } }: { of: Case }) {
  return suspension ? <p>{suspension.inWords}</p> : null
}

type Look = 'waiting' | 'overdue' | 'suspended' | 'ended' | 'stopped'

function Box({ look, icon, children }: { look: Look; icon: ReactNode; children: ReactNode }) {
  return (
    <div className={css.sentence} data-look={look}>
      <span aria-hidden>{icon}</span>
      <div>{children}</div>
    </div>
  )
}

/** What waits for the same people with the same work is one line, about all whom it is about. */
function Waits({ of, isSuspended = false }: { of: Case; isSuspended?: boolean }) {
  const lines = new Map<string, WaitingFor[]>()
  for (const task of of.waitingFor) {
    const { who, kind, claimedBy, since, reasonInWords } = task
    const same = JSON.stringify([who, kind, claimedBy, day(since), reasonInWords])
    lines.set(same, [...(lines.get(same) ?? []), task])
  }
  return [...lines].map(([same, tasks]) => (
    <Wait key={same} of={of} tasks={tasks} isSuspended={isSuspended} />
  ))
}

/** Whether it is the reader who may do it: for others its form is no way to go. */
function useIsForReader(): (who: WaitingFor['who']) => boolean {
  const me = useMe()
  return (who) =>
    'person' in who ? who.person.id === me.id : me.groups.some(({ id }) => id === who.group.id)
}

interface Waiting {
  of: Case
  tasks: readonly WaitingFor[]
  isSuspended: boolean
}

function Wait({ of, tasks, isSuspended }: Waiting) {
  const say = caseWords.use()
  const word = useVocabulary()
  const isForReader = useIsForReader()
  const [first] = tasks
  if (!first) return null
  const { who, kind } = first
  const { name } = 'group' in who ? who.group : who.person
  // Of whoever does something about themself it is said once.
  const about = tasks.flatMap(({ candidate }) => (candidate && candidate.name !== name ? candidate.name : []))
  const what = say('toDo', { what: small(word('taskKinds', kind)) })
  return (
    <div className={css.wait}>
      <div>
        <p className={css.waits}>
          {say(isSuspended ? 'afterwards' : 'waitsFor')}{' '}
          <b>{'person' in who ? <ToPerson id={who.person.id}>{name}</ToPerson> : name}</b>{' '}
          {isForReader(who) ? <Link href={`/tasks/${encodeURIComponent(first.task)}`}>{what}</Link> : what}
          {about.length > 0 && (
            <>
              {' '}
              {say('about')} <b>{about.join(', ')}</b>
            </>
          )}
        </p>
        {!isSuspended && <Reason of={first} />}
        {kind === 'decide-vote' && <Undecided votes={of.votes} stage={first.stage} />}
        <Circumstances of={first} isSuspended={isSuspended} />
      </div>
      {tasks.length === 1 && <Reassign of={of} task={first} />}
    </div>
  )
}

/** What the count came to that the votes alone do not decide. */
function Undecided({ votes, stage }: Pick<Case, 'votes'> & { stage: string }) {
  const verdict = votes.findLast((vote) => vote.stage === stage && vote.status === 'counted')?.verdict
  if (!verdict) return null
  return (
    <p className={css.circumstances}>
      {verdict.explanation} <Article>{verdict.article}</Article>
    </p>
  )
}

/** Why it still waits, as the API says it; whoever holds it leads to their record. Of what is suspended it is said once, above. */
function Reason({ of: { reasonInWords, nobodyMay, claimedBy } }: { of: WaitingFor }) {
  if (nobodyMay) {
    return (
      <p className={css.nobody}>
        <IconAlertTriangle size={16} aria-hidden /> {reasonInWords}
      </p>
    )
  }
  const at = claimedBy ? reasonInWords.lastIndexOf(claimedBy.name) : -1
  if (!claimedBy || at < 0) return <p className={css.circumstances}>{reasonInWords}</p>
  return (
    <p className={css.circumstances}>
      {reasonInWords.slice(0, at)}
      <ToPerson id={claimedBy.id}>{claimedBy.name}</ToPerson>
      {reasonInWords.slice(at + claimedBy.name.length)}
    </p>
  )
}

/** Since when it waits, where the reason does not say it, and what was done about it. */
function Circumstances({ of, isSuspended }: { of: WaitingFor; isSuspended: boolean }) {
  const say = caseWords.use()
  const { claimedBy, nobodyMay, since, deadline, remindedAt, escalatedAt } = of
  const gone = deadline && !of.overdue ? daysCounted(deadline, today()).gone : 0
  const facts = [
    ...(isSuspended || nobodyMay || claimedBy ? [say('since', { day: day(since) })] : []),
    ...(gone > 0
      ? [say(deadline?.unit === 'calendar-days' ? 'goneDays' : 'goneWorkingDays', { count: gone })]
      : []),
    ...(escalatedAt
      ? [say('escalated', { day: day(escalatedAt) })]
      : remindedAt
        ? [say('reminded', { day: day(remindedAt) })]
        : []),
  ]
  return facts.length > 0 && <p className={css.circumstances}>{facts.join(' · ')}</p>
}

/** The record of whoever it waits for, as far as it is open: for those who read records at all. */
function ToPerson({ id, children }: { id: string; children: ReactNode }) {
  const { roles } = useMe()
  if (roles.length === 0) return children
  return <Link href={`/cadres/${encodeURIComponent(id)}`}>{children}</Link>
}

function Ended({ of, status }: { of: Case; status: Exclude<Case['status'], 'running' | 'suspended'> }) {
  const say = caseWords.use()
  const because = useBecause()
  const { outcome, closedAt, revokedBy, revokes } = of
  const isDecided = status === 'completed' || status === 'decided'
  const why = [outcome?.because && because(outcome.because), outcome?.reason].filter(Boolean).join(': ')
  const facts = [
    ...(outcome?.effectiveOn ? [say('effective', { day: day(outcome.effectiveOn) })] : []),
    ...(outcome?.afterRotation ? [outcome.afterRotation.name] : []),
    ...(closedAt ? [say('endedOn', { day: day(closedAt) })] : []),
  ]
  return (
    <Box
      look={isDecided ? 'ended' : 'stopped'}
      icon={isDecided ? <IconCheck size={24} /> : <IconBan size={24} />}
    >
      <p className={css.waits}>
        <b>{say(`ended_${status}`)}</b>
        {outcome?.person && (
          <>
            : <b>{outcome.person.name}</b>
          </>
        )}
        {why && `: ${why}`}
      </p>
      <p className={css.circumstances}>{facts.join(' · ')}</p>
      {revokedBy && <Other id={revokedBy} words="revokedBy" />}
      {revokes && <Other id={revokes} words="revokes" />}
    </Box>
  )
}

function Other({ id, words }: { id: string; words: 'revokedBy' | 'revokes' }) {
  const say = caseWords.use()
  return (
    <p>
      {say(words)}. <Link href={`/procedures/${encodeURIComponent(id)}`}>{say('open')}</Link>
    </p>
  )
}
