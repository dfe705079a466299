import { type InWords, OnPaper } from '../parts/on-paper.js'
import { Called } from '../records/found-filter.js'
import { recordWords } from '../records/words.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import { type Titles, useLinkedFilters } from './linked-filters.js'
import { FLAGS, type ProcedureFiltering, sortsOf } from './procedure-list.js'
import { procedureListWords } from './words.js'

interface Shown {
  filters: ProcedureFiltering['filters']
  titles: Titles
  onlyFirst: number | undefined
}

/** By what the procedures are filtered and in which order, as paper says it. */
export function ProceduresOnPaper({ filters, titles, onlyFirst }: Shown) {
  const say = procedureListWords.use()
  const word = useVocabulary()
  const unit = recordWords.use()('unit')
  const linked = useLinkedFilters(filters, titles)
  const { q, status, kind, type } = filters
  const [usual] = sortsOf(filters)
  const sort = sortsOf(filters).find((each) => each === filters.sort) ?? usual
  const coded = (label: string, of: string, code: string): InWords => ({
    label,
    value: capital(word(of, code)),
  })
  const grouped = status === 'open' || status === 'closed' ? status : undefined
  const flags = FLAGS.filter((flag) => filters[flag] === 'true').map((flag) => say(flag))
  const others = [...flags, ...linked.map(({ words }) => words)]
  return (
    <OnPaper
      filters={[
        ...(q ? [{ label: say('search'), value: q }] : []),
        ...(grouped ? [{ label: say('status'), value: say(`status_${grouped}`) }] : []),
        ...(status && !grouped ? [coded(say('status'), 'caseStatuses', status)] : []),
        ...(kind ? [coded(say('kind'), 'procedureKinds', kind)] : []),
        ...(type ? [coded(say('type'), 'procedureTypes', type)] : []),
        ...(filters.unit ? [{ label: unit, value: <Called path="/v1/units" id={filters.unit} /> }] : []),
        ...(others.length > 0 ? [{ label: say('filters'), value: others.join('; ') }] : []),
        ...(sort ? [{ label: say('sort'), value: say(`sort_${sort}`) }] : []),
      ]}
      onlyFirst={onlyFirst}
    />
  )
}
