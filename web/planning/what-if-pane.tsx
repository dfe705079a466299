import { ActionIcon, Alert, Badge, Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconRefresh, IconX } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { Loading } from '../parts/loading.js'
import { Wrong } from '../parts/wrong.js'
import { SearchField } from '../records/entry/search-field.js'
import css from '../records/records.module.css'
import { Problem } from '../server/problem.js'
import type { Move, Structure, WhatIf } from './planning.js'
import own from './planning.module.css'
import { EnterInPlanning } from './planning-entries.js'
import { Proposals } from './proposals.js'
import { TrialResult } from './trial-result.js'
import { planningWords } from './words.js'

interface Shown {
  structure: Structure
  moves: readonly Move[]
  setMoves: (moves: readonly Move[]) => void
  trial: UseQueryResult<WhatIf>
}

/** Who comes in or leaves in the trial, and what it would come to. Nothing is kept of it. */
export function WhatIfPane({ structure, moves, setMoves, trial }: Shown) {
  const say = planningWords.use()
  const problem = trial.error instanceof Problem ? trial.error : undefined
  return (
    <aside className={`${css.card} ${own.aside}`} aria-labelledby="what-if">
      <header>
        <h2 id="what-if">{say('whatIf')}</h2>
        <Badge color="gray">{say('keepsNothing')}</Badge>
      </header>
      <AddMove
        structure={structure}
        without={moves.map(({ person }) => person.id)}
        add={(move) => setMoves([...moves, move])}
      />
      {moves.length > 0 && (
        <>
          <div className={own.moves}>
            <h3>{say('moves')}</h3>
            <Button
              size="xs"
              variant="subtle"
              leftSection={<IconRefresh size={14} />}
              onClick={() => setMoves([])}
            >
              {say('startAgain')}
            </Button>
          </div>
          <ul className={css.entries}>
            {moves.map((move) => (
              <MoveLine
                key={`${move.person.id} ${move.post.id}`}
                move={move}
                mayPlan={structure.mayPlan}
                takeBack={() => setMoves(moves.filter((each) => each !== move))}
              />
            ))}
          </ul>
          <div className={css.form} role="status">
            {problem && <Wrong problem={problem} isQuiet />}
            {trial.error && !problem && (
              <Alert color="son" icon={<IconAlertTriangle />}>
                {trial.error.message}
              </Alert>
            )}
            {!trial.data && !trial.error && <Loading lines={3} />}
            {trial.data && !trial.error && (
              <>
                <TrialResult of={trial.data} />
                <Caps of={trial.data} />
              </>
            )}
          </div>
        </>
      )}
    </aside>
  )
}

function AddMove({
  structure: { unit, levels },
  without,
  add,
}: {
  structure: Structure
  without: readonly string[]
  add: (move: Move) => void
}) {
  const say = planningWords.use()
  const [post, setPost] = useState<Move['post']>()
  const [person, setPerson] = useState<Move['person']>()
  const [times, setTimes] = useState(0)
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!post || !person) return
        add({ does: 'add', person, post })
        setPerson(undefined)
        setTimes(times + 1)
      }}
    >
      <p className={css.second}>{say('whatIfAbout')}</p>
      <SearchField
        searched="post"
        label={say('post')}
        value={post?.id ?? ''}
        onChange={(id, title) => setPost(id ? { id, title } : undefined)}
      />
      <SearchField
        key={times}
        searched="person"
        label={say('person')}
        value={person?.id ?? ''}
        onChange={(id, name) => setPerson(id ? { id, name } : undefined)}
      />
      <Button type="submit" disabled={!post || !person}>
        {say('tryAdding')}
      </Button>
      {post && (
        <Proposals
          key={post.id}
          unit={unit.id}
          post={post}
          youngUnder={levels[0]?.ages?.[0]?.under ?? undefined}
          without={without}
          choose={(chosen) => add({ does: 'add', person: chosen, post })}
        />
      )}
    </form>
  )
}

function MoveLine({ move, mayPlan, takeBack }: { move: Move; mayPlan: boolean; takeBack: () => void }) {
  const say = planningWords.use()
  const { does, person, post } = move
  return (
    <li className={own.move}>
      <span>
        <small className={css.quiet}>{say(`move_${does}`)}</small> <b>{person.name}</b>
        <small>{post.title}</small>
        {does === 'add' && mayPlan && <EnterInPlanning move={move} />}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={say('takeBack', { name: person.name })}
        onClick={takeBack}
      >
        <IconX size={16} />
      </ActionIcon>
    </li>
  )
}

/** The limits that would refuse an addition, each with its article. */
function Caps({ of: { capsBroken } }: { of: WhatIf }) {
  const say = planningWords.use()
  if (capsBroken.length === 0)
    return (
      <p className={own.kept}>
        <IconCheck size={16} aria-hidden /> {say('capsKept')}
      </p>
    )
  return (
    <Alert color="son" icon={<IconAlertTriangle />} title={say('capsBroken')}>
      <ul>
        {capsBroken.map(({ personId, postId, code, message }) => (
          <li key={`${personId} ${postId} ${code}`}>{message}</li>
        ))}
      </ul>
    </Alert>
  )
}
