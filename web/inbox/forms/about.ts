import type { TaskDetails } from '../task-list.js'

/** A count as the two entries of it are set side by side. */
export interface CountTold {
  prepared?: number | null
  issued: number
  returned: number
  blank: number
  invalid: number
  votes: Record<
    string,
    number | { yes: number; no: number } | { high: number; confidence: number; low: number; invalid: number }
  >
}
export type Ballot = 'one-person' | 'each-person' | 'three-levels'

/**
 * What the case says with a task, in the shape that the form of its kind tells. The form is shown to whoever does the task,
 * and they are told; nothing of it is taken for granted.
 */
export const aboutOf = <Told extends object>({ about }: TaskDetails): Partial<Told> =>
  // The API says it as the stages do, each in the shape of its kind.
  (about ?? {}) as Partial<Told>

/** Of what is entered anew: why a second person sent it back. */
export interface SentBackTold {
  notConfirmedBecause: string
}

/** The title of a stage that the case has gone through, by its key. */
export const stageTitle = ({ form, stage }: TaskDetails, key: string): string =>
  [...(form?.stages ?? []), stage].find((each) => each.key === key)?.title ?? key

/** The steps before that of the task. */
export const earlierStages = ({ form, stage }: TaskDetails): { key: string; title: string }[] =>
  form?.stages?.filter(({ key }) => key !== stage.key) ?? []

/** The name of somebody whom a task names by their code. */
export const nameIn = ({ names }: TaskDetails, id: string): string => names?.[id] ?? id
