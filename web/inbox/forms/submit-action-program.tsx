import type { FormOf } from '../form-of.js'
import { aboutOf } from './about.js'
import { HandIn } from './hand-in.js'

interface Told {
  returnedBecause: string
}

/** A candidate hands in their action program; where one was returned, the reason stands above. */
export default function SubmitActionProgram({ task, completion }: FormOf<'submit-action-program'>) {
  const { returnedBecause } = aboutOf<Told>(task)
  return (
    <HandIn task={task} completion={completion} what="action-program" returnedBecause={returnedBecause} />
  )
}
