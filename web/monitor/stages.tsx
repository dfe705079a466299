import { useVocabulary } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import type { Summary } from './figures.js'
import { type LooksRow, LooksTable } from './looks-table.js'
import { monitorWords } from './words.js'

/** How many procedures stand in each stage, and how many of them are late; what is decided stands at none. */
export function Stages({ summary }: { summary: Summary }) {
  const say = monitorWords.use()
  const word = useVocabulary()
  const rows = summary.byStage
    .filter(({ open }) => open > 0)
    .map(
      ({ stage, ...looks }): LooksRow => ({
        ...(stage
          ? { key: stage.key, title: stage.title, query: { stage: stage.key } }
          : {
              key: 'none',
              title: capital(word('caseStatuses', 'decided')),
              query: { status: 'decided' },
            }),
        ...looks,
      }),
    )
  return <LooksTable id="stages" title={say('byStage')} of={say('stage')} rows={rows} />
}
