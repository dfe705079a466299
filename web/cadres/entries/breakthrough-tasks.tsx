import type { QueryKey } from '@tanstack/react-query'
import { EntryButton } from '../../records/entry/entry-dialog.js'
import { today } from '../../words/say.js'
import type { CadreFile } from '../cadres.js'
import { fileOf, type OfCadre } from './of-cadre.js'
import { cadreEntryWords } from './words.js'

const LIST = '/v1/breakthrough-tasks'

/** With the file, how many wait for somebody, and the list of them. */
const changedBy = (cadre: OfCadre): QueryKey[] => [...fileOf(cadre), [LIST], ['tasks', 'counts']]

interface Of {
  cadre: OfCadre
}

export function RegisterTask({ cadre }: Of) {
  const say = cadreEntryWords.use()
  if (!cadre.mayEnter.includes('breakthrough-tasks')) return null
  return (
    <EntryButton
      label={say('registerTask')}
      title={say('askTask', { name: cadre.fullName })}
      follows={say('taskFollows')}
      changes={changedBy(cadre)}
      done={say('taskRegistered')}
      send={({ year, title }) => ({ path: LIST, body: { personId: cadre.id, year: Number(year), title } })}
      fields={[
        { name: 'year', label: say('year'), as: 'number', first: today().slice(0, 4) },
        { name: 'title', label: say('taskTitle'), as: 'text' },
      ]}
    />
  )
}

/** What comes next for a task: its approval, its conclusion. */
export function NextOfTask({ cadre, task }: Of & { task: CadreFile['breakthroughTasks'][number] }) {
  const say = cadreEntryWords.use()
  const { id, title, status } = task
  if (status === 'registered' && cadre.mayEnter.includes('approvals-of-tasks'))
    return (
      <>
        <EntryButton
          label={say('approve')}
          named={say('approveNamed', { title })}
          title={say('approveNamed', { title })}
          follows={say('approveFollows')}
          verb={say('approve')}
          changes={changedBy(cadre)}
          done={say('approved')}
          keep={say('approveLater')}
          send={(values) => ({ path: `${LIST}/${id}/approval`, body: values })}
          fields={[
            { name: 'resolutionNumber', label: say('resolutionNumber'), as: 'line' },
            { name: 'resolvedOn', label: say('resolvedOn'), as: 'day' },
          ]}
        />
        <EntryButton
          label={say('refuseTask')}
          named={say('refuseNamed', { title })}
          title={say('refuseNamed', { title })}
          follows={say('refuseFollows')}
          verb={say('refuseTask')}
          isSevere
          changes={changedBy(cadre)}
          done={say('refused')}
          send={(values) => ({ path: `${LIST}/${id}/refusal`, body: values })}
          fields={[{ name: 'reason', label: say('whyRefused'), as: 'text' }]}
        />
      </>
    )
  if (status === 'approved' && cadre.mayEnter.includes('conclusions-of-tasks'))
    return (
      <EntryButton
        label={say('conclude')}
        named={say('concludeNamed', { title })}
        title={say('concludeNamed', { title })}
        follows={say('concludeFollows')}
        changes={changedBy(cadre)}
        done={say('concluded')}
        send={(values) => ({ path: `${LIST}/${id}/completion`, body: values })}
        fields={[
          {
            ...{ name: 'outcome', label: say('outcome') },
            as: {
              one: (['finished', 'unfinished'] as const).map((value) => ({
                ...{ value, label: say(`outcome_${value}`) },
              })),
            },
          },
          { name: 'result', label: say('result'), as: 'text' },
        ]}
      />
    )
  return null
}
