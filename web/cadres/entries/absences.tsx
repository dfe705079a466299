import { EntryButton } from '../../records/entry/entry-dialog.js'
import { today } from '../../words/say.js'
import { fileOf, filledIn, type OfCadre, pathOf, useKinds } from './of-cadre.js'
import { cadreEntryWords } from './words.js'

interface Of {
  cadre: OfCadre
}

export function EnterAbsence({ cadre }: Of) {
  const say = cadreEntryWords.use()
  const kinds = useKinds('absences')
  if (!cadre.mayEnter.includes('absences')) return null
  return (
    <EntryButton
      label={say('addAbsence')}
      title={say('askAbsence', { name: cadre.fullName })}
      follows={say('absenceFollows')}
      changes={fileOf(cadre)}
      done={say('absenceEntered')}
      send={(values) => ({ path: pathOf(cadre, 'absences'), body: filledIn(values) })}
      fields={[
        { name: 'kind', label: say('kindOfAbsence'), as: kinds },
        { name: 'from', label: say('from'), as: 'day', first: today() },
        { name: 'to', label: say('backOn'), hint: say('backHint'), as: 'day', isOptional: true },
        { name: 'evidence', label: say('evidence'), hint: say('evidenceHint'), as: 'line' },
      ]}
    />
  )
}

export function EndAbsence({ cadre, id, what }: Of & { id: number; what: string }) {
  const say = cadreEntryWords.use()
  if (!cadre.mayEnter.includes('absences')) return null
  return (
    <EntryButton
      label={say('back')}
      named={say('backNamed', { what })}
      title={say('askBack', { name: cadre.fullName, what })}
      follows={say('backFollows')}
      changes={fileOf(cadre)}
      done={say('isBack')}
      send={(values) => ({ path: pathOf(cadre, `absences/${id}/ending`), body: values })}
      fields={[
        { name: 'endedOn', label: say('backOn'), as: 'day', first: today() },
        { name: 'evidence', label: say('evidence'), hint: say('evidenceHint'), as: 'line' },
      ]}
    />
  )
}
