import type { IsoDate } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { commandId, type StoredCommand, storedCommand } from '../stored-answers.js'
import { CALLER, type CallerRow } from './callers.js'
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

interface Asked<Kind extends SubjectKind> {
  login: string
  today: IsoDate
  /** The end of what the command's id is the hash of: all but the person. */
  rest: string
  /** Nothing where the command is about what is not there yet. */
  about?: { kind: Kind; id: string }
}

const ASKING = { person: 'caller."personId"', groups: 'caller.groups' }
const SUBJECT: Readonly<Record<SubjectKind, string>> = {
  case: steeredStanding({ id: '$4', ...ASKING }),
  task: taskStanding('$4'),
  vote: voteStanding({ id: '$4', ...ASKING }),
}

/** What is stored, and what the command is about, are looked up by what the caller's row says: one statement, one flight. */
const statement = (subject?: string): string => `
  WITH caller AS MATERIALIZED (${CALLER}),
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
  { login, today, rest, about }: Asked<Kind>,
): Promise<AskedCommand<Kind> | undefined> {
  const { rows } = await client.query<
    CallerRow & {
      commandId: string
      stored: StoredCommand | null
      subject: CommandSubjects[Kind] | null
    }
  >({
    ...STATEMENTS[about?.kind ?? 'none'],
    values: [login, today, rest, ...(about ? [about.id] : [])],
  })
  const [row] = rows
  if (!row) return undefined
  const { commandId, stored, subject, ...caller } = row
  return { caller, commandId, stored: stored ?? undefined, subject: subject ?? undefined }
}
