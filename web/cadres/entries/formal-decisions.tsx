import { EntryButton } from '../../records/entry/entry-dialog.js'
import type { EntryField } from '../../records/entry/entry-field.js'
import { useVocabulary } from '../../server/vocabulary.js'
import { today } from '../../words/say.js'
import { fileOf, filledIn, type OfCadre, pathOf, useKinds } from './of-cadre.js'
import { cadreEntryWords } from './words.js'

interface Of {
  cadre: OfCadre
}

/** Who decided, by which number: asked of every formal decision. */
function useDecision(): EntryField[] {
  const say = cadreEntryWords.use()
  return [
    { name: 'authority', label: say('authority'), as: 'line' },
    { name: 'number', label: say('number'), as: 'line' },
  ]
}

export function EnterMeasure({ cadre }: Of) {
  const say = cadreEntryWords.use()
  const decision = useDecision()
  const kinds = useKinds('measures')
  const word = useVocabulary()
  if (!cadre.mayEnter.includes('formal-decisions')) return null
  return (
    <EntryButton
      label={say('addMeasure')}
      title={say('askMeasure', { name: cadre.fullName })}
      follows={`${say('formalFollows')} ${say('measureFollows')} ${word('measureRules', 'suspension')}`}
      changes={fileOf(cadre)}
      done={say('formalEntered')}
      send={(values) => ({ path: pathOf(cadre, 'measures'), body: filledIn(values) })}
      fields={[
        { name: 'kind', label: say('kindOfMeasure'), as: kinds },
        { name: 'decidedOn', label: say('decidedOn'), as: 'day', first: today() },
        ...decision,
        { name: 'endedOn', label: say('until'), hint: say('untilHint'), as: 'day', isOptional: true },
      ]}
    />
  )
}

export function EnterDiscipline({ cadre }: Of) {
  const say = cadreEntryWords.use()
  const decision = useDecision()
  const kinds = useKinds('disciplines')
  if (!cadre.mayEnter.includes('formal-decisions')) return null
  return (
    <EntryButton
      label={say('addDiscipline')}
      title={say('askDiscipline', { name: cadre.fullName })}
      follows={say('formalFollows')}
      changes={fileOf(cadre)}
      done={say('formalEntered')}
      send={(values) => ({ path: pathOf(cadre, 'disciplines'), body: filledIn(values) })}
      fields={[
        { name: 'kind', label: say('kindOfDiscipline'), as: kinds },
        { name: 'decidedOn', label: say('decidedOn'), as: 'day', first: today() },
        ...decision,
        {
          ...{ name: 'effectiveOn', label: say('effectiveOn'), hint: say('effectiveHint') },
          ...{ as: 'day', isOptional: true },
        },
      ]}
    />
  )
}

interface Ended extends Of {
  of: 'measures' | 'disciplines'
  id: number
  what: string
}

/** A formal decision ends by another one. */
export function EndFormalDecision({ cadre, of, id, what }: Ended) {
  const say = cadreEntryWords.use()
  const decision = useDecision()
  if (!cadre.mayEnter.includes('formal-decisions')) return null
  return (
    <EntryButton
      label={say('end')}
      named={say('endNamed', { what })}
      title={say('endNamed', { what })}
      follows={say('endFollows')}
      verb={say('end')}
      isSevere
      changes={fileOf(cadre)}
      done={say('ended')}
      send={(values) => ({ path: pathOf(cadre, `${of}/${id}/ending`), body: values })}
      fields={[{ name: 'endedOn', label: say('endedOn'), as: 'day', first: today() }, ...decision]}
    />
  )
}
