import type pg from 'pg'

export interface StoredCommand {
  bodyHash: string
  /** Of a command that changed records; one that changed a case has the status of its operation. */
  status: number | null
  answer: unknown
}

/**
 * SQL: the id of a command, from the person's id and the rest of what it is the hash of, as `commandIdOf` of the API makes
 * it: so that its answer is found in the statement that finds who asks.
 */
export const commandId = ({ person, rest }: { person: string; rest: string }): string =>
  `encode(sha256(convert_to('[' || to_json(${person})::text || ${rest}, 'UTF8')), 'hex')`

/** SQL: what the command of that id, which is SQL too, answered when it was first sent, wherever it was recorded. */
export const storedCommand = (id: string): string => `
  SELECT body_hash AS "bodyHash", NULL::integer AS status, answer FROM case_changes WHERE command_id = ${id}
  UNION ALL
  SELECT body_hash, status, answer FROM record_commands WHERE command_id = ${id}`

const FIND_STORED_COMMAND = storedCommand('$1')

/** What a command answered when it was first sent, wherever it was recorded. */
export async function findStoredCommand(
  client: pg.Pool | pg.ClientBase,
  commandId: string,
): Promise<StoredCommand | undefined> {
  const { rows } = await client.query<StoredCommand>({
    name: 'find-stored-command',
    text: FIND_STORED_COMMAND,
    values: [commandId],
  })
  return rows[0]
}

/** Makes the same command wait for itself: the second finds what the first stored. Held until the transaction ends. */
export async function lockCommand(client: pg.ClientBase, commandId: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [commandId])
}

export async function insertRecordCommand(
  client: pg.ClientBase,
  command: { id: string; bodyHash: string; status: number; answer: unknown; at: string },
): Promise<void> {
  await client.query(
    'INSERT INTO record_commands (command_id, body_hash, status, answer, at) VALUES ($1, $2, $3, $4, $5)',
    [command.id, command.bodyHash, command.status, JSON.stringify(command.answer), command.at],
  )
}
