import { EntryButton } from '../records/entry/entry-dialog.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import { LIST, type Share } from './evaluations.js'
import { evaluationWords } from './words.js'

const GRADES = ['excellent', 'good', 'completed', 'not-completed'] as const

interface Of {
  unit: string
  year: string
  shares: readonly Share[]
}

/** Records how a body itself was graded: of an outstanding one more people may be "excellent". */
export function GradeUnit({ unit, year, shares }: Of) {
  const say = evaluationWords.use()
  const word = useVocabulary()
  const former = shares.find((share) => share.unit.id === unit)?.unitGrade
  return (
    <EntryButton
      label={say('gradeUnit')}
      title={say('askUnit', { year })}
      follows={say('unitFollows')}
      changes={[[LIST]]}
      done={say('unitDone')}
      send={(values) => ({
        path: `${LIST}/units/${encodeURIComponent(unit)}/${year}`,
        method: 'PUT',
        ifMatch: former ? `"${former.version}"` : undefined,
        body: values,
      })}
      fields={[
        {
          name: 'grade',
          label: say('grade'),
          first: former?.grade,
          as: { one: GRADES.map((value) => ({ value, label: capital(word('grades', value)) })) },
        },
        {
          ...{ name: 'evidence', label: say('paper'), hint: say('paperHint') },
          ...{ as: 'line' as const, first: former?.evidence },
        },
      ]}
    />
  )
}
