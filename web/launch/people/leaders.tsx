import { Alert, Badge, Checkbox } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useEffect } from 'react'
import { Article, FollowsLaw } from '../../parts/article.js'
import { DayField } from '../../parts/fields/day-field.js'
import { LineField } from '../../parts/fields/text-fields.js'
import { cannotShow, Failed, Loading } from '../../parts/loading.js'
import { day } from '../../words/say.js'
import { type LeadersFound, useLeaders } from '../asked.js'
import css from '../launch.module.css'
import { asOf, type LeftOutTyped, type OfLaunch } from '../launch-draft.js'
import { launchWords } from '../words.js'

const LONGEST_NUMBER = 100
type Leader = LeadersFound['items'][number]

/** The leaders of the body: who is voted on, who is left out and why; and since when the term runs. */
export function Leaders({ draft, set, errorAt }: OfLaunch) {
  const say = launchWords.use()
  const { data, error, refetch } = useLeaders(draft.seat?.id, asOf(draft))
  const { leftOut = [], termBeganOn = '' } = draft
  useEffect(() => {
    if (!data) return
    const voted = data.items.filter(
      ({ person, leftOut: byLaw }) => !byLaw && !leftOut.some(({ id }) => id === person.id),
    )
    const ids = voted.map(({ person }) => person.id).join()
    if (ids !== draft.candidates.map(({ id }) => id).join())
      set({ candidates: voted.map(({ person, post }) => ({ ...person, holds: post.name })) })
  }, [data, leftOut, draft.candidates, set])
  if (cannotShow(error, data)) return <Failed error={error} again={refetch} />
  if (!data) return <Loading />
  const { items, notice, yearOfTerm, earlier } = data
  const change = (id: string, more: Partial<LeftOutTyped>) =>
    set({ leftOut: leftOut.map((each) => (each.id === id ? { ...each, ...more } : each)) })
  const [last] = earlier
  return (
    <section className={css.card}>
      <header>
        <h2>{say('leaders')}</h2>
      </header>
      <div className={css.typed}>
        <DayField
          label={say('termBeganOn')}
          description={say('yearOfTerm', { year: yearOfTerm.year, article: yearOfTerm.article })}
          value={termBeganOn}
          error={errorAt('termBeganOn')}
          onChange={(on) => set({ termBeganOn: on })}
        />
        {last && <Alert icon={<IconInfoCircle />}>{say('votedOnBefore', { day: day(last.begunOn) })}</Alert>}
        {errorAt('leftOut') && <Alert color="son">{errorAt('leftOut')}</Alert>}
        <p className={css.hint}>{say('leadersHint')}</p>
        {items.map((leader) => (
          <OneLeader
            key={leader.person.id}
            leader={leader}
            notice={notice}
            ruleSet={draft.ruleSet}
            typed={leftOut.find(({ id }) => id === leader.person.id)}
            error={errorOf(leader.person.id, draft, errorAt)}
            leave={(isLeft) =>
              set({
                leftOut: isLeft
                  ? [...leftOut, { id: leader.person.id, number: '', on: '' }]
                  : leftOut.filter(({ id }) => id !== leader.person.id),
              })
            }
            change={(more) => change(leader.person.id, more)}
          />
        ))}
      </div>
    </section>
  )
}

function errorOf(
  id: string,
  { candidates, leftOut = [] }: OfLaunch['draft'],
  errorAt: OfLaunch['errorAt'],
): string | undefined {
  const left = leftOut.findIndex((each) => each.id === id)
  if (left >= 0)
    return (
      errorAt(`leftOut.${left}.on`) ??
      errorAt(`leftOut.${left}.number`) ??
      errorAt(`leftOut.${left}.personId`)
    )
  const at = candidates.findIndex((each) => each.id === id)
  return at < 0 ? undefined : errorAt(`candidates.${at}`)
}

function OneLeader({
  leader: { person, post, since, leftOut: byLaw },
  notice,
  ruleSet,
  typed,
  error,
  leave,
  change,
}: {
  leader: Leader
  notice: LeadersFound['notice']
  ruleSet: OfLaunch['draft']['ruleSet']
  typed: LeftOutTyped | undefined
  error: string | undefined
  leave: (isLeft: boolean) => void
  change: (more: Partial<LeftOutTyped>) => void
}) {
  const say = launchWords.use()
  return (
    <div>
      <div className={css.line}>
        <span className={css.grow}>
          <b>{person.name}</b>
          <small>{say('leads', { post: post.name, day: day(since) })}</small>
        </span>
        <Badge color={byLaw || typed ? 'gray' : 'cham'}>
          {say(byLaw || typed ? 'notVotedOn' : 'votedOn')}
        </Badge>
      </div>
      {byLaw && (
        <FollowsLaw value={ruleSet}>
          <p>
            {byLaw.words} <Article>{byLaw.article}</Article>
          </p>
        </FollowsLaw>
      )}
      {!byLaw && notice && (
        <Checkbox
          label={say('hasNotice', { name: person.name })}
          description={notice.article}
          checked={typed !== undefined}
          onChange={(event) => leave(event.target.checked)}
        />
      )}
      {typed && (
        <div className={css.proof}>
          <LineField
            required
            label={say('noticeNumber')}
            longest={LONGEST_NUMBER}
            value={typed.number}
            onChange={(event) => change({ number: event.target.value })}
          />
          <DayField label={say('noticeOn')} value={typed.on} onChange={(on) => change({ on })} />
        </div>
      )}
      {error && <span className={css.wrong}>{error}</span>}
    </div>
  )
}
