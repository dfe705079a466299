import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type Entered, EntryButton, EntryDialog } from '../records/entry/entry-dialog.js'
import { today } from '../words/say.js'
import { type Entry, LIST, type Move } from './planning.js'
import { planningWords } from './words.js'

/** All that is told of the planning is read again. */
const CHANGES = [[LIST], ['/v1/posts']]

interface Offered {
  /** What was tried. */
  move?: Move
  /** The post that nobody is planned for. */
  post?: Move['post']
  children?: ReactNode
}

/** Enters somebody in the planning: for the post, and of the person, that are known already. */
export function EnterInPlanning({ move, post = move?.post, children }: Offered) {
  const say = planningWords.use()
  const label = move ? say('enterThis') : say('add')
  const named = move
    ? say('enterNamed', { name: move.person.name })
    : post && say('addTo', { post: post.title })
  return (
    <EntryButton
      label={label}
      {...(named !== undefined && { named })}
      title={say('add')}
      follows={say('addFollows')}
      changes={CHANGES}
      done={say('added')}
      send={(values) => ({ path: LIST, body: values })}
      fields={[
        { name: 'postId', label: say('post'), as: 'post', first: post?.id, called: post?.title },
        {
          name: 'personId',
          label: say('person'),
          as: 'person',
          first: move?.person.id,
          called: move?.person.name,
        },
        { name: 'term', label: say('term'), hint: say('termHint'), as: 'line' },
        { name: 'approvedOn', label: say('approvedOn'), as: 'day', first: today() },
      ]}
    >
      {children}
    </EntryButton>
  )
}

type Command = 'review' | 'change' | 'leave'

/** What may be done with an entry: reviewed, changed, ended, or left out of the trial. */
export function EntryActions({
  entry,
  mayPlan,
  tryMove,
}: {
  entry: Entry
  mayPlan: boolean
  tryMove: ((move: Move) => void) | undefined
}) {
  const say = planningWords.use()
  const [command, give] = useState<Command>()
  const entered = useCommands(entry)
  if (!mayPlan && !tryMove) return null
  const { person, post } = entry
  return (
    <>
      {mayPlan && (
        <Button size="xs" aria-label={say('reviewOf', { name: person.name })} onClick={() => give('review')}>
          {say('review')}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size={30} aria-label={say('more', { name: person.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {tryMove && (
            <Menu.Item onClick={() => tryMove({ does: 'remove', person, post })}>
              {say('tryRemoving')}
            </Menu.Item>
          )}
          {mayPlan && <Menu.Item onClick={() => give('change')}>{say('change')}</Menu.Item>}
          {mayPlan && <Menu.Item onClick={() => give('leave')}>{say('leave')}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {command && <EntryDialog {...entered[command]} close={() => give(undefined)} />}
    </>
  )
}

function useCommands({ id, person, post, term, approvedOn, version }: Entry): Record<Command, Entered> {
  const say = planningWords.use()
  const path = `${LIST}/${id}`
  const about = { name: person.name, post: post.title }
  return {
    review: {
      ...{ title: say('askReview', about), follows: say('reviewFollows'), done: say('reviewSaved') },
      changes: CHANGES,
      send: (values) => ({ path: `${path}/reviews`, body: values }),
      fields: [
        {
          ...{ name: 'outcome', label: say('outcome'), first: 'kept' },
          as: {
            one: (['kept', 'left'] as const).map((value) => ({ value, label: say(`outcome_${value}`) })),
          },
        },
        { name: 'reviewedOn', label: say('reviewedOn'), as: 'day', first: today() },
        { name: 'note', label: say('note'), as: 'text' },
      ],
    },
    change: {
      ...{ title: say('askChange', about), follows: say('changeFollows'), done: say('changed') },
      changes: CHANGES,
      send: (values) => ({ path, method: 'PATCH', body: values, ifMatch: `"${version}"` }),
      fields: [
        { name: 'term', label: say('term'), hint: say('termHint'), as: 'line', first: term },
        { name: 'approvedOn', label: say('approvedOn'), as: 'day', first: approvedOn },
      ],
    },
    leave: {
      ...{ title: say('askLeave', about), follows: say('leaveFollows'), done: say('left') },
      ...{ changes: CHANGES, verb: say('leave'), isSevere: true },
      send: (values) => ({ path: `${path}/leaving`, body: values }),
      fields: [
        { name: 'leftOn', label: say('leftOn'), as: 'day', first: today() },
        { name: 'reason', label: say('reason'), as: 'text' },
      ],
    },
  }
}
