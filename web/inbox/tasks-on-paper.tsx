import { OnPaper } from '../parts/on-paper.js'
import { Called } from '../records/found-filter.js'
import { recordWords } from '../records/words.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import { SORTS, type Tab, type TaskFilters } from './task-list.js'
import { inboxWords } from './words.js'

interface Shown {
  tab: Tab
  filters: TaskFilters
  onlyFirst: number | undefined
}

/** Whose tasks are printed, by what they are filtered and in which order. */
export function TasksOnPaper({ tab, filters: { q, kind, unit, overdue, sort }, onlyFirst }: Shown) {
  const say = inboxWords.use()
  const word = useVocabulary()
  const unitLabel = recordWords.use()('unit')
  const sorted = SORTS.find((each) => each === sort)
  return (
    <OnPaper
      filters={[
        { label: say('filters'), value: say(`tab_${tab}`) },
        ...(q ? [{ label: say('search'), value: q }] : []),
        ...(kind ? [{ label: say('kind'), value: capital(word('taskKinds', kind)) }] : []),
        ...(unit ? [{ label: unitLabel, value: <Called path="/v1/units" id={unit} /> }] : []),
        ...(overdue ? [{ label: say('filter'), value: say('overdue') }] : []),
        ...(sorted ? [{ label: say('sort'), value: say(`sort_${sorted}`) }] : []),
      ]}
      onlyFirst={onlyFirst}
    />
  )
}
