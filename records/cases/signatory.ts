import type { Client } from '../../db/pool.js'
import {
  type DecidingBodyRow,
  findBodyOfCase,
  findBodyOfTask,
  findDecidingBody,
} from '../../db/reads/deciding-body.js'
import { signsFor, signsFrom } from '../../domain/authority/signatory.js'
import type { CaseId, GroupId, IsoDate, TaskId, Text } from '../../domain/vocabulary.js'

/** Who is to sign what a body decides: in whose name, and whoever heads the body on that day. */
export interface Signatory {
  office: Text
  head: DecidingBodyRow['head']
}

/** Who is to sign in a case on that day; undefined where no rule says so. */
export async function findSignatoryOfCase(
  client: Client,
  id: CaseId,
  on: IsoDate,
): Promise<Signatory | undefined> {
  return signatoryOf(client, await findBodyOfCase(client, id), on)
}

/** Who is to sign what is recorded or confirmed in a task; undefined where no rule says so. */
export async function findSignatoryOfTask(
  client: Client,
  id: TaskId,
  on: IsoDate,
): Promise<Signatory | undefined> {
  return signatoryOf(client, await findBodyOfTask(client, id), on)
}

/**
 * Who should have signed what is recorded in a task, where another has. The body that decides and the one that signs may
 * differ, so that it bars nothing.
 */
export async function signatoryPassedOver(
  client: Client,
  task: TaskId,
  { signatory, signedOn }: { signatory: string; signedOn: IsoDate },
): Promise<Signatory | undefined> {
  const proposed = await findSignatoryOfTask(client, task, signedOn)
  if (!proposed) return undefined
  const { office, head } = proposed
  return signsFor(signatory, { office, ...(head && { head }) }) ? undefined : proposed
}

async function signatoryOf(
  client: Client,
  body: GroupId | undefined,
  on: IsoDate,
): Promise<Signatory | undefined> {
  const row = body === undefined ? undefined : await findDecidingBody(client, body, on)
  const office = row && signsFrom(row.kind)
  return office && { office, head: row.head }
}
