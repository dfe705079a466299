import { IconPencil } from '@tabler/icons-react'
import type { z } from 'zod'
import type { cadreChange } from '../../../api/resources/cadres/schemas.js'
import { EntryButton, type Values } from '../../records/entry/entry-dialog.js'
import type { EntryField } from '../../records/entry/entry-field.js'
import type { CadreDetails, CadreFile } from '../cadres.js'
import { fileOf, useKinds } from './of-cadre.js'
import { cadreEntryWords } from './words.js'

/** Corrects who somebody is: name, birth, degrees, when their papers were verified. */
export function ChangeRecord({ cadre }: { cadre: CadreDetails & { file: CadreFile } }) {
  const say = cadreEntryWords.use()
  const fields = useFields(cadre)
  if (!cadre.mayEnter.includes('record')) return null
  return (
    <EntryButton
      label={say('change')}
      title={say('askChange', { name: cadre.fullName })}
      follows={say('changeFollows')}
      changes={[...fileOf(cadre), ['/v1/cadres']]}
      done={say('changed')}
      send={(values) => ({
        ...{ path: `/v1/cadres/${encodeURIComponent(cadre.id)}`, method: 'PATCH' },
        ...{ ifMatch: `"${cadre.version}"`, body: changed(fields, values) },
      })}
      fields={fields}
    >
      <IconPencil size={16} aria-hidden />
    </EntryButton>
  )
}

type Paper = CadreFile['papers'][number]['paper']

function useFields({ fullName, file }: CadreDetails & { file: CadreFile }): EntryField[] {
  const say = cadreEntryWords.use()
  const degrees = useKinds('degrees').one
  const { bornOn, sex, ethnicity, email } = file
  const sexes = (['male', 'female'] as const).map((value) => ({ value, label: say(`sex_${value}`) }))
  const verified = (paper: Paper) => file.papers.find((each) => each.paper === paper)?.verifiedOn
  const optional = (field: Omit<EntryField, 'first'>, first: string | null | undefined): EntryField => ({
    ...{ ...field, first: first ?? '', isOptional: true },
  })
  return [
    { name: 'fullName', label: say('fullName'), as: 'line', first: fullName },
    optional({ name: 'bornOn', label: say('bornOn'), hint: say('bornOnHint'), as: 'birth' }, bornOn),
    optional({ name: 'sex', label: say('sex'), as: { one: sexes } }, sex),
    optional({ name: 'ethnicity', label: say('ethnicity'), as: 'line' }, ethnicity),
    optional({ name: 'degrees', label: say('degrees'), as: { some: degrees } }, file.degrees.join(',')),
    optional({ name: 'email', label: say('email'), as: 'line' }, email),
    optional({ name: 'cv', label: say('cv'), as: 'day' }, verified('cv')),
    optional({ name: 'asset-declaration', label: say('assets'), as: 'day' }, verified('asset-declaration')),
  ]
}

const PAPERS = ['cv', 'asset-declaration'] as const satisfies Paper[]

/** What differs from what was there; what was emptied is null. */
function changed(fields: readonly EntryField[], values: Values): z.input<typeof cadreChange> {
  const differs = (name: string) => values[name] !== fields.find((field) => field.name === name)?.first
  const papers = PAPERS.filter(differs).map((paper) => ({ paper, verifiedOn: values[paper] || null }))
  const texts = ['fullName', 'bornOn', 'sex', 'ethnicity', 'email'].filter(differs)
  return {
    ...Object.fromEntries(texts.map((name) => [name, values[name]?.trim() || null])),
    ...(differs('degrees') && { degrees: degreesIn(values.degrees) }),
    ...(papers.length > 0 && { papers }),
  }
}

/** Codes of the vocabulary, which are those of the API. */
const degreesIn = (chosen = ''): CadreFile['degrees'] =>
  chosen.split(',').filter((degree): degree is CadreFile['degrees'][number] => degree !== '')
