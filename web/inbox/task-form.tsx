import { useState } from 'react'
import { type Later, later } from '../parts/later.js'
import { drafts } from '../server/drafts.js'
import { useMe } from '../server/session.js'
import { AskedOnce } from './asked-once.js'
import { type TaskKind, useCompletion } from './completion.js'
import type { FormOf } from './form-of.js'
import { OpenFormProvider } from './open-form.js'
import type { TaskDetails } from './task-list.js'

/** The form of each kind of task; a kind without one does not compile. */
const FORMS: { [Kind in TaskKind]: Later<FormOf<Kind>> } = {
  'agree-to-candidate': later(() => import('./forms/agree-to-candidate.js')),
  'confirm-eligibility': later(() => import('./forms/confirm-eligibility.js')),
  'confirm-waivers': later(() => import('./forms/confirm-waivers.js')),
  'submit-action-program': later(() => import('./forms/submit-action-program.js')),
  'submit-self-report': later(() => import('./forms/submit-self-report.js')),
  'give-opinion': later(() => import('./forms/give-opinion.js')),
  'review-action-program': later(() => import('./forms/review-action-program.js')),
  'convene-vote': later(() => import('./forms/convene-vote.js')),
  'enter-count': later(() => import('./forms/enter-count.js')),
  'resolve-count-difference': later(() => import('./forms/resolve-count-difference.js')),
  'decide-vote': later(() => import('./forms/decide-vote.js')),
  'record-policy': later(() => import('./forms/record-policy.js')),
  'submit-dossier': later(() => import('./forms/submit-dossier.js')),
  'record-decision': later(() => import('./forms/record-decision.js')),
  'record-acknowledgement': later(() => import('./forms/record-acknowledgement.js')),
  'confirm-decision': later(() => import('./forms/confirm-decision.js')),
  'supply-papers': later(() => import('./forms/supply-papers.js')),
  'resolve-lost-candidate': later(() => import('./forms/resolve-lost-candidate.js')),
  'record-introduction': later(() => import('./forms/record-introduction.js')),
  'record-election-result': later(() => import('./forms/record-election-result.js')),
  'confirm-election-result': later(() => import('./forms/confirm-election-result.js')),
  'record-ratification': later(() => import('./forms/record-ratification.js')),
  'confirm-ratification': later(() => import('./forms/confirm-ratification.js')),
}

/** Loads the form of a kind before it is drawn. */
export const loadForm = (kind: TaskKind): void => void FORMS[kind].load().catch(() => {})

interface Shown {
  task: TaskDetails
  /** Why it is not the reader's to do any more. */
  over: string | undefined
  next: () => void
}

export function TaskForm({ task, over, next }: Shown) {
  const me = useMe()
  const [restoredAt, setRestoredAt] = useState(() => drafts.of(me.id, task.id)?.at)
  const [isBegun, setBegun] = useState(restoredAt !== undefined)
  const [emptied, setEmptied] = useState(0)
  const discard = () => {
    drafts.forget(me.id, task.id)
    setRestoredAt(undefined)
    setBegun(false)
    setEmptied(emptied + 1)
  }
  const { asked, ...completion } = useCompletion(task, {
    ...{ over, next },
    whenDone() {
      drafts.forget(me.id, task.id)
      next()
    },
  })
  // The form of a kind takes a task of that kind: the compiler does not follow the pair through the lookup.
  const Form = FORMS[task.kind] as Later<FormOf<TaskKind>>
  return (
    <>
      <OpenFormProvider value={{ isBegun, restoredAt, begin: () => setBegun(true), discard }}>
        <Form key={emptied} task={task} completion={completion} />
      </OpenFormProvider>
      {asked && <AskedOnce {...asked} />}
    </>
  )
}
