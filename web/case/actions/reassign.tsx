import { Button, Modal, Select } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { standingGroup } from '../../../api/resources/groups/schemas.js'
import { Consequences } from '../../parts/consequences.js'
import { LongField } from '../../parts/fields/text-fields.js'
import { ask } from '../../server/ask.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { currentLanguage } from '../../words/i18n.js'
import { capital } from '../../words/say.js'
import type { Case, WaitingFor } from '../the-case.js'
import css from './actions.module.css'
import { useCommand } from './command.js'
import { reassignmentWords } from './reassignment-words.js'
import { Refused } from './refused.js'

/** For whoever steers the case: a task of a group is given to one of its members. */
export function Reassign({ of, task }: { of: Case; task: WaitingFor }) {
  const say = reassignmentWords.use()
  // As it was when it was opened.
  const [opened, open] = useState<Shown>()
  const isSteering = of.actions?.some(({ command, allowed }) => command === 'suspension' && allowed)
  const { who } = task
  return (
    <>
      {isSteering && 'group' in who && (
        <Button
          className={css.reassign}
          size="xs"
          leftSection={<IconUser size={16} />}
          onClick={() => open({ of, task, group: who.group, close: () => open(undefined) })}
        >
          {say('reassign')}
        </Button>
      )}
      {opened && <Dialog {...opened} />}
    </>
  )
}

interface Shown {
  of: Case
  task: WaitingFor
  group: { id: string; name: string }
  close: () => void
}

function Dialog({ of, task, group, close }: Shown) {
  const say = reassignmentWords.use()
  const word = useVocabulary()
  const [to, setTo] = useState<Person>()
  const [reason, setReason] = useState('')
  const given = useCommand(of, close)
  const { problem, isStale, isSending } = given
  const { claimedBy } = task
  const keep = say(claimedBy ? 'keepAsIs' : 'keep')
  const isReady = to !== undefined && reason.trim() !== '' && !isStale
  return (
    <Modal opened onClose={close} size={560} title={say('ask')} closeButtonProps={{ 'aria-label': keep }}>
      <form
        className={css.dialog}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !isSending)
            given.give({
              path: `/v1/tasks/${encodeURIComponent(task.task)}/reassignment`,
              body: { to: to.id, reason: reason.trim() },
              done: say('done', { name: to.name }),
            })
        }}
      >
        <Refused given={given} close={close} />
        <p>{say('of', { what: capital(word('taskKinds', task.kind)), group: group.name })}</p>
        <Consequences
          of={[
            ...(claimedBy ? [{ sentence: say('holderLeaves', { name: claimedBy.name }) }] : []),
            { what: 'holder', sentence: say('sameDay') },
            { what: 'told', sentence: say('isTold') },
          ]}
        />
        <MemberField of={group.id} chosen={to} choose={setTo} error={problem?.errorAt('to')} />
        <LongField
          label={say('reason')}
          description={say('onRecord')}
          longest={2000}
          readOnly={isSending || isStale}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          error={problem?.errorAt('reason')}
        />
        <footer>
          {!isReady && !isStale && <p>{say('blocked')}</p>}
          <Button onClick={close}>{keep}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={isSending}
            aria-disabled={!isReady}
            data-disabled={!isReady || undefined}
          >
            {say('do')}
          </Button>
        </footer>
      </form>
    </Modal>
  )
}

interface Person {
  id: string
  name: string
}

/** Whoever gives the task need not know the group by heart: its members of today are listed, and who of them is away. */
function MemberField({
  of,
  chosen,
  choose,
  error,
}: {
  of: string
  chosen: Person | undefined
  choose: (person: Person | undefined) => void
  error: string | undefined
}) {
  const say = reassignmentWords.use()
  const { data, error: failed } = useQuery({
    queryKey: ['group', of, currentLanguage()],
    queryFn: ({ signal }) =>
      ask<z.output<typeof standingGroup>>(`/v1/groups/${encodeURIComponent(of)}`, { signal }),
  })
  const members = data?.members ?? []
  return (
    <Select
      label={say('to')}
      description={say('toHint')}
      inputWrapperOrder={['label', 'description', 'error', 'input']}
      data-autofocus
      searchable
      nothingFoundMessage={data ? say('noSuchPerson') : undefined}
      value={chosen?.id ?? null}
      onChange={(id) => choose(members.find(({ person }) => person.id === id)?.person)}
      data={members.map(({ person, duty, absent }) => ({
        value: person.id,
        label: [person.name, duty === 'head' && say('head'), absent && say('away')]
          .filter(Boolean)
          .join(', '),
      }))}
      error={error ?? failed?.message}
    />
  )
}
