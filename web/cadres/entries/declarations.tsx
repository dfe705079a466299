import { EntryButton } from '../../records/entry/entry-dialog.js'
import type { EntryField } from '../../records/entry/entry-field.js'
import { today } from '../../words/say.js'
import { fileOf, filledIn, type OfCadre, pathOf, useKinds } from './of-cadre.js'
import { cadreEntryWords } from './words.js'

interface Of {
  cadre: OfCadre
}

/** When something was declared, and by which paper. */
function useDeclared(): EntryField[] {
  const say = cadreEntryWords.use()
  return [
    { name: 'declaredOn', label: say('declaredOn'), as: 'day', first: today() },
    { name: 'source', label: say('source'), hint: say('sourceHint'), as: 'line' },
  ]
}

export function EnterRelative({ cadre }: Of) {
  const say = cadreEntryWords.use()
  const declared = useDeclared()
  const kinds = useKinds('relations')
  const name = cadre.fullName
  if (!cadre.mayEnter.includes('declarations')) return null
  return (
    <EntryButton
      label={say('addRelative')}
      title={say('askRelative', { name })}
      follows={say('relativeFollows')}
      changes={fileOf(cadre)}
      done={say('relativeEntered')}
      send={(values) => ({ path: pathOf(cadre, 'relations'), body: values })}
      fields={[
        { name: 'relative', label: say('relative'), hint: say('relativeHint'), as: 'person' },
        { name: 'kind', label: say('kindOfRelative', { name }), as: kinds },
        ...declared,
      ]}
    />
  )
}

export function EnterInterest({ cadre }: Of) {
  const say = cadreEntryWords.use()
  const declared = useDeclared()
  const kinds = useKinds('interests')
  if (!cadre.mayEnter.includes('declarations')) return null
  return (
    <EntryButton
      label={say('addInterest')}
      title={say('askInterest', { name: cadre.fullName })}
      follows={say('interestFollows')}
      changes={fileOf(cadre)}
      done={say('interestEntered')}
      send={(values) => ({ path: pathOf(cadre, 'interests'), body: filledIn(values) })}
      fields={[
        { name: 'kind', label: say('kindOfInterest'), as: kinds },
        { name: 'what', label: say('what'), hint: say('whatHint'), as: 'line' },
        { name: 'other', label: say('other'), hint: say('ifAny'), as: 'person', isOptional: true },
        { name: 'unit', label: say('unit'), hint: say('ifAny'), as: 'unit', isOptional: true },
        ...declared,
      ]}
    />
  )
}

/** That somebody declared, be it that there is nothing to name. */
export function EnterDeclaration({ cadre, of }: Of & { of: 'relation' | 'interest' }) {
  const say = cadreEntryWords.use()
  const declared = useDeclared()
  if (!cadre.mayEnter.includes('declarations')) return null
  return (
    <EntryButton
      label={say('declared')}
      named={say(of === 'relation' ? 'declaredRelations' : 'declaredInterests')}
      title={say(of === 'relation' ? 'declaredRelations' : 'declaredInterests')}
      follows={say('declaredFollows')}
      changes={fileOf(cadre)}
      done={say('declarationEntered')}
      send={(values) => ({ path: pathOf(cadre, `${of}-declarations`), body: values })}
      fields={declared}
    />
  )
}

/** A relation, an interest that is no more, or was entered wrongly. */
export function EndTie({
  cadre,
  of,
  id,
  what,
}: Of & { of: 'relations' | 'interests'; id: number; what: string }) {
  const say = cadreEntryWords.use()
  if (!cadre.mayEnter.includes('declarations')) return null
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
      fields={[
        { name: 'endedOn', label: say('endedOn'), as: 'day', first: today() },
        { name: 'reason', label: say('reason'), as: 'text' },
      ]}
    />
  )
}
