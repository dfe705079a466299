import type { Client } from '../../db/pool.js'
import { findCommandSubject } from '../../db/reads/asked-commands.js'
import { findFirstStage, type TaskDetails } from '../../db/reads/tasks.js'
import { TASK_OUTCOMES, type TaskOutcome } from '../../domain/procedure/task-outcomes.js'
import type { IsoDate, Text } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import { type Language, say } from '../words/language.js'
import { type Offer, offer } from './offer.js'

const TITLES = {
  claim: { vi: 'Nhận việc', en: 'Claim' },
  release: { vi: 'Trả việc lại cho nhóm', en: 'Give back to the group' },
  reassignment: { vi: 'Giao cho một người trong nhóm', en: 'Give to one of the group' },
} satisfies Readonly<Record<string, Text>>

/** Every command to a task: its completion once for each outcome. */
export async function offersOfTask(
  client: Client,
  { caller, language, today }: { caller: Caller; language: Language; today: IsoDate },
  { id: task, kind, caseId, members }: TaskDetails,
): Promise<Offer[]> {
  const subject = await findCommandSubject(client, { kind: 'task', id: task }, caller)
  const path = `/v1/tasks/${task}`
  const shown = (command: keyof typeof TITLES) => ({
    ...{ command, title: say(TITLES[command], language), path: `${path}/${command}` },
  })
  const known = {
    ...{ on: today, electorate: members?.map(({ id }) => id) ?? [], members: members?.length ?? 0 },
    first: await findFirstStage(client, caseId),
  }
  const outcomes: readonly TaskOutcome[] = TASK_OUTCOMES[kind]
  return [
    ...outcomes.map(({ words, says, filled }) => {
      const result = filled?.(known)
      const input = { task, kind, ...(result && { result }) }
      const title = say(words, language)
      return offer(caller, 'completeTask', { subject }, input, {
        ...{ command: 'completion', title, path: `${path}/completion`, says },
      })
    }),
    offer(caller, 'claimTask', { subject }, { task }, shown('claim')),
    offer(caller, 'releaseTask', { subject }, { task }, shown('release')),
    // Whom of the group: that is chosen with the command.
    offer(caller, 'reassignTask', { subject }, { task, to: '', reason: '' }, shown('reassignment')),
  ]
}
