import { Problem } from '../server/problem.js'

const OVER = ['task-not-open', 'task-claimed-by-another', 'not-the-assignee', 'case-closed']

/** Was it refused because somebody else dealt with the task, or the procedure is closed? */
export const isOverBy = (failed: unknown): boolean =>
  failed instanceof Problem && (failed.status === 404 || OVER.includes(failed.body.code))
