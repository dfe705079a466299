import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ResultsSent } from '../../api/resources/tasks/schemas.js'
import { ask } from '../server/ask.js'
import { Problem, sentAgain } from '../server/problem.js'
import { useSendOnce } from '../server/send-once.js'
import { useVocabulary } from '../server/vocabulary.js'
import type { AskedOnce, Question } from './asked-once.js'
import { noteDone } from './brought.js'
import { endsCase, outcomeOf } from './outcome.js'
import { isOverBy } from './over.js'
import type { TaskDetails } from './task-list.js'
import { inboxWords } from './words.js'

export type TaskKind = keyof ResultsSent
/** What a kind of task is completed with. */
export type ResultOf<Kind extends TaskKind> = ResultsSent[Kind]

export interface Completion<Kind extends TaskKind = TaskKind> {
  complete: (result: ResultOf<Kind>, how?: Completing) => void
  isSending: boolean
  /** It is on its way again, with the same key: what was sent is done once. */
  isLost: boolean
  problem: Problem | undefined
  /** What the API says of a field of the result. */
  errorAt: (field: string) => string | undefined
  /** Somebody else dealt with it: what was typed is there to be copied. */
  isOver: boolean
  /** Who did, and when, as far as that is known. */
  over: string | undefined
  /** Leaves it for the next of the list. */
  next: () => void
}

/** How a result is sent. */
export interface Completing {
  /** What is asked first, in place of what the API says of the outcome; null: it was asked already. */
  asks?: Question | null | undefined
  /** The outcome, where the result alone does not name it. */
  outcome?: string
}

/** What is read of the answer. */
interface Answered {
  warnings?: { message: string }[]
  /** Of an entry of a count: what came of it. */
  count?: { outcome: 'agrees' | 'differs' | 'waits'; sentence: string }
}

interface Sent<Kind extends TaskKind> {
  result: ResultOf<Kind>
  /** What it is called in the notice. */
  outcome: string | undefined
}

let lastSaid: string | undefined

/** One after the other is done: what was said of the one before gives way, but for what has to be closed by hand. */
function sayDone(notice: Parameters<typeof notifications.show>[0]): void {
  if (lastSaid) notifications.hide(lastSaid)
  const id = notifications.show(notice)
  lastSaid = notice.autoClose === false ? undefined : id
}

/** Completes a task: the server confirms, then the next of the list is opened. `over`: why it is not the reader's any more. */
export function useCompletion<Kind extends TaskKind>(
  task: TaskDetails & { kind: Kind },
  { over, next, whenDone }: Pick<Completion, 'over' | 'next'> & { whenDone: () => void },
): Completion<Kind> & { asked: Parameters<typeof AskedOnce>[0] | undefined } {
  const say = inboxWords.use()
  const word = useVocabulary()
  const client = useQueryClient()
  const key = useRef(crypto.randomUUID())
  const [asked, setAsked] = useState<{ question: Question; sent: Sent<Kind> }>()
  const { mutate, isPending, failureCount, error } = useMutation({
    mutationFn: ({ result }: Sent<Kind>) =>
      ask<Answered>(`/v1/tasks/${encodeURIComponent(task.id)}/completion`, {
        method: 'POST',
        key: key.current,
        body: { kind: task.kind, result },
      }),
    ...sentAgain,
    onSuccess: async ({ warnings = [], count }, { outcome }) => {
      const { candidate, procedure } = task
      noteDone(procedure.id)
      const differs = count?.outcome === 'differs'
      sayDone({
        ...(differs && { color: 'dong', autoClose: false }),
        title: say('done', { what: word('taskKinds', task.kind) }),
        message: [
          ...(count ? [count.sentence] : outcome ? [`${outcome}:`] : []),
          say('ofCase', { of: candidate?.name ?? procedure.post.name, number: procedure.number }),
        ].join(' '),
      })
      for (const { message } of warnings) notifications.show({ color: 'dong', message, autoClose: false })
      whenDone()
      await client.invalidateQueries({ queryKey: ['tasks'] })
      client.removeQueries({ queryKey: ['task', task.id] })
    },
    onError: (failed) => {
      // What was answered is answered: what is corrected is another command.
      if (failed instanceof Problem) key.current = crypto.randomUUID()
      if (isOverBy(failed)) void client.invalidateQueries({ queryKey: ['task', task.id] })
    },
  })
  const send = useSendOnce(mutate)
  const questionOf = ({ title, consequences }: TaskDetails['actions'][number]): Question => ({
    ...{ question: say('endsIt', { what: title }), verb: title, isSevere: true },
    follows: consequences,
  })
  const problem = error instanceof Problem ? error : undefined
  return {
    complete(result, { asks, outcome } = {}) {
      const action = outcomeOf(task, result)
      const sent = { result, outcome: outcome ?? action?.title }
      const question =
        asks ?? (asks === undefined && action && endsCase(action) ? questionOf(action) : undefined)
      if (question) setAsked({ question, sent })
      else send(sent)
    },
    asked: asked && {
      asked: asked.question,
      close: () => setAsked(undefined),
      answer() {
        setAsked(undefined)
        send(asked.sent)
      },
    },
    isSending: isPending,
    isLost: (isPending && failureCount > 0) || (error !== null && !problem),
    problem,
    errorAt: (field) => problem?.errorAt(`result.${field}`),
    isOver: over !== undefined || isOverBy(problem),
    over,
    next,
  }
}
