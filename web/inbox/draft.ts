import { useState } from 'react'
import { drafts } from '../server/drafts.js'
import { useMe } from '../server/session.js'
import { useOpenForm } from './open-form.js'

/**
 * What is typed into a form, kept on the device per task and person from a second after the last key until it is sent; never
 * used for a count, which is entered as the paper has it. `unkept`: numbers of votes among the rest.
 */
export function useDraft<Values extends object>(
  task: string,
  empty: Values,
  { unkept = [] }: { unkept?: readonly (keyof Values)[] } = {},
) {
  const { id: person } = useMe()
  const { begin } = useOpenForm()
  const [values, setValues] = useState<Values>(() => ({
    ...empty,
    ...drafts.of<Values>(person, task)?.values,
  }))
  return {
    values,
    set(more: Partial<Values>) {
      begin()
      setValues((former) => {
        const latest = { ...former, ...more }
        drafts.keep(person, task, { ...latest, ...only(empty, unkept) })
        return latest
      })
    },
    /** Before one leaves for another page. */
    keepNow: () => drafts.keepNow(),
  }
}

const only = <Values extends object>(values: Values, fields: readonly (keyof Values)[]): Partial<Values> => {
  const some: Partial<Values> = {}
  for (const field of fields) some[field] = values[field]
  return some
}
