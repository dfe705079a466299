import { ActionIcon, Alert, Anchor, Button } from '@mantine/core'
import {
  IconArrowLeft,
  IconChevronDown,
  IconChevronUp,
  IconExternalLink,
  IconEye,
  IconUsers,
} from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { useSingleKeys } from '../keys/single-keys.js'
import { Article, FollowsLaw } from '../parts/article.js'
import { DueBadge, useDueInWords } from '../parts/due.js'
import { EachDay, LegendOfDays } from '../parts/each-day.js'
import { cannotShow, Failed, Loading } from '../parts/loading.js'
import { Initials } from '../parts/person.js'
import { drafts } from '../server/drafts.js'
import { useMe } from '../server/session.js'
import { useVocabulary } from '../server/vocabulary.js'
import { partWords } from '../words/parts.js'
import { capital, clock, day } from '../words/say.js'
import { Facts, Panel } from './forms/panel.js'
import { useHolding } from './holding.js'
import css from './inbox.module.css'
import { useTaskAddress } from './task-address.js'
import { TaskForm } from './task-form.js'
import { reachesTask, TAKES_KEYS } from './task-keys.js'
import { type TaskDetails, useTask } from './task-list.js'
import { inboxWords } from './words.js'

interface Shown {
  id: string
  /** The one before it was completed: the reader goes on here. */
  takesFocus: boolean
  place: { at: number; of: number } | undefined
  before: (() => void) | undefined
  after: (() => void) | undefined
  next: (done: TaskDetails) => void
  /** It was not come to from the list, and another way back stands above it. */
  isAlone?: boolean
}

/** A task: what it is, until when and why, who holds it, and its form. */
export function TaskPane({ id, next, ...around }: Shown) {
  const { data: task, error, refetch } = useTask(id)
  if (error && !task) return <Failed error={error} again={refetch} />
  if (!task) return <Loading />
  return (
    <FollowsLaw value={task.ruleSet}>
      <article className={css.pane}>
        {/* What was typed stays, to be copied. */}
        {cannotShow(error, task) && <Failed error={error} again={refetch} />}
        <TaskHead task={task} {...around} />
        <WhatMayBeDone task={task} next={() => next(task)} />
      </article>
    </FollowsLaw>
  )
}

function TaskHead({
  task,
  takesFocus,
  place,
  before,
  after,
  isAlone,
}: { task: TaskDetails } & Omit<Shown, 'id' | 'next'>) {
  const say = inboxWords.use()
  const word = useVocabulary()
  const { procedure, candidate, kind } = task
  const toTask = useTaskAddress()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) title.current?.focus()
  }, [takesFocus])
  return (
    <header className={css.head}>
      <div className={css.crumbs}>
        {!isAlone && (
          <Link href={toTask()} className={css.back}>
            <IconArrowLeft size={18} aria-hidden />
            {say('backToList')}
          </Link>
        )}
        <Link href={`/procedures/${procedure.id}`}>{say('caseNumber', { number: procedure.number })}</Link>
        <span className={css.within}>
          {capital(word('procedureKinds', procedure.kind))} · {task.stage.title}
        </span>
        <span className={css.steps}>
          {place && `${place.at} / ${place.of}`}
          {place && (
            <>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={say('before')}
                disabled={!before}
                onClick={before}
              >
                <IconChevronUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={say('after')}
                disabled={!after}
                onClick={after}
              >
                <IconChevronDown size={16} />
              </ActionIcon>
            </>
          )}
          <ActionIcon
            className={css.toCase}
            variant="subtle"
            color="gray"
            aria-label={say('openCase')}
            renderRoot={(props) => <Link href={`/procedures/${procedure.id}`} {...props} />}
          >
            <IconExternalLink size={16} />
          </ActionIcon>
        </span>
      </div>
      <h1 ref={title} tabIndex={-1} {...TAKES_KEYS}>
        {word('taskKinds', kind)}
      </h1>
      <div className={css.about}>
        {candidate && <Initials of={candidate.name} />}
        <div>
          <b>{candidate?.name ?? procedure.post.name}</b>
          <p>{candidate ? procedure.post.name : procedure.unit.name}</p>
        </div>
      </div>
      <Due task={task} />
      <Holder task={task} />
    </header>
  )
}

function Due({
  task: { deadline, dueOn, workingDaysLeft, overdue, dueSoon, status },
}: {
  task: TaskDetails
}) {
  const say = partWords.use()
  const inWords = useDueInWords()
  const [isOpen, setOpen] = useState(false)
  if (status !== 'open' || !deadline) return null
  return (
    <>
      <div className={css.due}>
        <DueBadge dueOn={dueOn} left={workingDaysLeft} overdue={overdue} dueSoon={dueSoon} />
        <p>
          {inWords(deadline)} <Article>{deadline.article}</Article>
          {deadline.provisional && ` ${say('provisional')}`}
        </p>
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {say(isOpen ? 'hideDays' : 'eachDay')}
        </Anchor>
      </div>
      {isOpen && (
        <>
          <EachDay deadline={deadline} />
          <LegendOfDays deadline={deadline} />
        </>
      )}
    </>
  )
}

function Holder({ task }: { task: TaskDetails }) {
  const say = inboxWords.use()
  const me = useMe()
  const { claim, release, isSending } = useHolding(task)
  const { assignee, claimedBy, status, actions } = task
  const mayClaim = actions.some(({ command, allowed }) => command === 'claim' && allowed) && !claimedBy
  useSingleKeys([
    ['c', (event) => mayClaim && reachesTask(event) && claim()],
    ['r', (event) => claimedBy?.id === me.id && reachesTask(event) && release()],
  ])
  if (status !== 'open') return <Ended task={task} />
  return (
    <div className={css.holder}>
      <IconUsers size={16} aria-hidden />
      <span>{'group' in assignee ? assignee.group.name : assignee.person.name}</span>
      {claimedBy?.id === me.id && (
        <>
          <span>{say('held')}</span>
          <Anchor component="button" type="button" size="sm" onClick={() => release()}>
            {say('release')}
          </Anchor>
        </>
      )}
      {claimedBy && claimedBy.id !== me.id && <span>{say('heldBy', { name: claimedBy.name })}</span>}
      {mayClaim && (
        <>
          <span>{say('unclaimed')}</span>
          <Button size="xs" loading={isSending} onClick={() => claim()}>
            {say('claim')}
          </Button>
        </>
      )}
    </div>
  )
}

function Ended({ task }: { task: TaskDetails }) {
  const ended = useEnded()(task)
  return ended && <p className={css.holder}>{ended}</p>
}

/** Who completed a task, and when; or since when it is no longer to be done. */
function useEnded(): (task: TaskDetails) => string | undefined {
  const say = inboxWords.use()
  return ({ status, closedAt, completedBy }) => {
    if (status === 'open' || !closedAt) return undefined
    const at = { day: day(closedAt), clock: clock(closedAt) }
    return status === 'done' && completedBy
      ? say('doneBy', { ...at, name: completedBy.name })
      : say('cancelled', at)
  }
}

/** Why somebody may not fill in the form of a task; undefined where they may. */
function useWhyNot(): (task: TaskDetails) => string | undefined {
  const say = inboxWords.use()
  const me = useMe()
  const ended = useEnded()
  return (task) => {
    const { assignee, claimedBy, standsBack, waitsForAnother, actions } = task
    if (task.status !== 'open') return ended(task) ?? say('readOnly')
    if (standsBack) return say('standsBack', { why: standsBack })
    if (claimedBy && claimedBy.id !== me.id) return say('heldBy', { name: claimedBy.name })
    if (waitsForAnother) return waitsForAnother
    const isMine =
      'person' in assignee
        ? assignee.person.id === me.id
        : me.groups.some(({ id }) => id === assignee.group.id)
    return isMine ? refusedBecause(actions) : say('readOnly')
  }
}

/** What the reader recorded by it, with the article that it was done by. */
function WhatWasRecorded({ task: { result, deadline } }: { task: TaskDetails }) {
  const say = inboxWords.use()
  if (!result) return null
  return (
    <div className={css.body}>
      <Panel title={say('youRecorded')} beside={deadline && <Article>{deadline.article}</Article>}>
        <Facts
          facts={[
            { what: say('result'), is: result.title },
            ...result.facts.map((fact) => ({ ...fact, isWide: fact.is.length > 60 })),
          ]}
        />
      </Panel>
    </div>
  )
}

/** Why no completion of a task would be taken, as the API says; undefined where one would be. */
function refusedBecause(actions: TaskDetails['actions']): string | undefined {
  const completions = actions.filter(({ command }) => command === 'completion')
  return completions.some(({ allowed }) => allowed) ? undefined : completions[0]?.because?.detail
}

/**
 * The form, for whoever may fill it in; for others why not. Once it was there it stays, as the task was then: what was typed is
 * still to be read where somebody else has dealt with it meanwhile.
 */
function WhatMayBeDone({ task, next }: { task: TaskDetails; next: () => void }) {
  const me = useMe()
  const whyNot = useWhyNot()(task)
  const [begun, begin] = useState<TaskDetails>()
  if (whyNot === undefined && begun !== task) begin(task)
  const isOpen = task.status === 'open'
  useEffect(() => {
    if (!isOpen) drafts.forget(me.id, task.id)
  }, [isOpen, me.id, task.id])
  const isDoneByReader = task.status === 'done' && task.completedBy?.id === me.id
  if (begun && !isDoneByReader) return <TaskForm task={begun} over={whyNot} next={next} />
  if (task.status !== 'open') return <WhatWasRecorded task={task} />
  if (whyNot === undefined) return null
  return (
    <div className={css.body}>
      <Alert icon={<IconEye />}>{whyNot}</Alert>
    </div>
  )
}
