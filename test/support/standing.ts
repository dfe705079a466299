import type { Client } from '@temporalio/client'
import { askStanding } from '../../in-step/standing.js'
import { findRun } from '../../in-step/workflow-there.js'
import type { Standing } from '../../workflows/procedure/messages.js'

/** Where the workflow of a case stands, whether it runs or is over. */
export async function standingOf(client: Client, caseId: string): Promise<Standing> {
  const run = await findRun(client, caseId)
  if (!run) throw new Error(`case ${caseId} has no workflow`)
  return await askStanding(client, caseId, run)
}
