import type { FormOf } from '../form-of.js'
import { HandIn } from './hand-in.js'

/** Whoever is to be reappointed reports on the term that ends. */
export default function SubmitSelfReport({ task, completion }: FormOf<'submit-self-report'>) {
  return <HandIn task={task} completion={completion} what="self-report" />
}
