import { type ComponentType, type LazyExoticComponent, lazy, Suspense, useState } from 'react'
import { Loading } from '../parts/loading.js'
import { drafts } from '../server/drafts.js'
import { useMe } from '../server/session.js'
import { AskedOnce } from './asked-once.js'
import { type TaskKind, useCompletion } from './completion.js'
import type { FormOf } from './form-of.js'
import { OpenFormProvider } from './open-form.js'
import type { TaskDetails } from './task-list.js'

type Form<Kind extends TaskKind> = LazyExoticComponent<ComponentType<FormOf<Kind>>>

/** The form of each kind of task; a kind without one does not compile. */
const FORMS: { [Kind in TaskKind]: Form<Kind> } = {
  'agree-to-candidate': lazy(() => import('./forms/agree-to-candidate.js')),
  'confirm-eligibility': lazy(() => import('./forms/confirm-eligibility.js')),
  'confirm-waivers': lazy(() => import('./forms/confirm-waivers.js')),
  'submit-action-program': lazy(() => import('./forms/submit-action-program.js')),
  'submit-self-report': lazy(() => import('./forms/submit-self-report.js')),
  'give-opinion': lazy(() => import('./forms/give-opinion.js')),
  'review-action-program': lazy(() => import('./forms/review-action-program.js')),
  'convene-vote': lazy(() => import('./forms/convene-vote.js')),
  'enter-count': lazy(() => import('./forms/enter-count.js')),
  'resolve-count-difference': lazy(() => import('./forms/resolve-count-difference.js')),
  'decide-vote': lazy(() => import('./forms/decide-vote.js')),
  'record-policy': lazy(() => import('./forms/record-policy.js')),
  'submit-dossier': lazy(() => import('./forms/submit-dossier.js')),
  'record-decision': lazy(() => import('./forms/record-decision.js')),
  'confirm-decision': lazy(() => import('./forms/confirm-decision.js')),
  'supply-papers': lazy(() => import('./forms/supply-papers.js')),
  'resolve-lost-candidate': lazy(() => import('./forms/resolve-lost-candidate.js')),
  'record-introduction': lazy(() => import('./forms/record-introduction.js')),
  'record-election-result': lazy(() => import('./forms/record-election-result.js')),
  'confirm-election-result': lazy(() => import('./forms/confirm-election-result.js')),
  'record-ratification': lazy(() => import('./forms/record-ratification.js')),
  'confirm-ratification': lazy(() => import('./forms/confirm-ratification.js')),
}

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
  const Form = FORMS[task.kind] as ComponentType<FormOf<TaskKind>>
  return (
    <Suspense fallback={<Loading />}>
      <OpenFormProvider value={{ isBegun, restoredAt, begin: () => setBegun(true), discard }}>
        <Form key={emptied} task={task} completion={completion} />
      </OpenFormProvider>
      {asked && <AskedOnce {...asked} />}
    </Suspense>
  )
}
