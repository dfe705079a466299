import type { IsoDate } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { commandId, type StoredCommand, storedCommand } from '../stored-answers.js'
import { type Asker, type CallerRow, callerBy } from './callers.js'
import { type SteeredStanding, steeredStanding } from './steered-case.js'
import { type TaskStanding, taskStanding } from './tasks.js'
import { type VoteStanding, voteStanding } from './votes.js'

/** What a command can be about, as far as the right to send it depends on it. */
export interface CommandSubjects {
  case: SteeredStanding
  task: TaskStanding
  vote: VoteStanding
}
export type SubjectKind = keyof CommandSubjects

/** Who asks for a command, which one it is, what it answered where it was sent before, what it is about. */
export interface AskedCommand<Kind extends SubjectKind> {
  caller: CallerRow
  commandId: string
  stored: StoredCommand | undefined
  /** Undefined where there is none of that id. */
  subject: CommandSubjects[Kind] | undefined
}

interface Asked<Kind extends SubjectKind> extends Asker {
  today: IsoDate
  /** The end of what the command's id is the hash of: all but the person. */
  rest: string
  /** Nothing where the command is about what is not there yet. */
  about?: { kind: Kind; id: string }
}

const ASKING = { person: 'caller."personId"', groups: 'caller.groups', competitors: 'caller.competitors' }
const SUBJECT: Readonly<Record<SubjectKind, string>> = {
  case: steeredStanding({ id: '$5', ...ASKING }),
  task: taskStanding({ id: '$5', ...ASKING }),
  vote: voteStanding({ id: '$5', ...ASKING }),
}

const KNOWN = { person: '$2::text', groups: '$3::text[]', competitors: '$4::text[]' }
const SUBJECT_ALONE: Readonly<Record<SubjectKind, string>> = {
  case: steeredStanding({ id: '$1', ...KNOWN }),
  task: taskStanding({ id: '$1', ...KNOWN }),
  vote: voteStanding({ id: '$1', ...KNOWN }),
}

/** What a command can be about, as it stands for somebody who is known already. */
export async function findCommandSubject<Kind extends SubjectKind>(
  client: Client,
  { kind, id }: { kind: Kind; id: string },
  { personId, groups, competitors }: Pick<CallerRow, 'personId' | 'groups' | 'competitors'>,
): Promise<CommandSubjects[Kind] | undefined> {
  const { rows } = await client.query<{ subject: CommandSubjects[Kind] }>({
    name: `find-subject-${kind}`,
    text: `SELECT row_to_json(s) AS subject FROM (${SUBJECT_ALONE[kind]}) s WHERE $3::text[] IS NOT NULL`,
    values: [id, personId, groups, competitors],
  })
  return rows[0]?.subject
}

/** What is stored, and what the command is about, are looked up by what the caller's row says: one statement, one flight. */
const statement = (subject?: string): string => `
  WITH caller AS MATERIALIZED (${callerBy({ login: '$1', session: '$4' })}),
    command AS MATERIALIZED (SELECT ${commandId({ person: '"personId"', rest: '$3::text' })} AS id FROM caller)
  SELECT caller.*, command.id AS "commandId",
    (SELECT row_to_json(s) FROM (${storedCommand('command.id')}) s LIMIT 1) AS stored,
    ${subject === undefined ? 'NULL::json' : `(SELECT row_to_json(s) FROM (${subject}) s)`} AS subject
  FROM caller, command`

const STATEMENTS: Readonly<Record<SubjectKind | 'none', { name: string; text: string }>> = {
  case: { name: 'find-asked-command-of-case', text: statement(SUBJECT.case) },
  task: { name: 'find-asked-command-of-task', text: statement(SUBJECT.task) },
  vote: { name: 'find-asked-command-of-vote', text: statement(SUBJECT.vote) },
  none: { name: 'find-asked-command', text: statement() },
}

/** Undefined where the login has no account. */
export async function findAskedCommand<Kind extends SubjectKind>(
  client: Client,
  { login, session, today, rest, about }: Asked<Kind>,
): Promise<AskedCommand<Kind> | undefined> {
  const { rows } = await client.query<
    CallerRow & {
      commandId: string
      stored: StoredCommand | null
      subject: CommandSubjects[Kind] | null
    }
  >({
    ...STATEMENTS[about?.kind ?? 'none'],
    values: [login, today, rest, session, ...(about ? [about.id] : [])],
  })
  const [row] = rows
  if (!row) return undefined
  const { commandId, stored, subject, ...caller } = row
  return { caller, commandId, stored: stored ?? undefined, subject: subject ?? undefined }
}
