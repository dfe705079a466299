import type { Completion, TaskKind } from './completion.js'
import type { TaskDetails } from './task-list.js'

/** What every form is given. */
export interface FormOf<Kind extends TaskKind> {
  task: TaskDetails & { kind: Kind }
  completion: Completion<Kind>
}
