import type { Request } from 'express'
import { type Client, inOneFlight, together } from '../../db/pool.js'
import { type CommandSubjects, findAskedCommand, type SubjectKind } from '../../db/reads/asked-commands.js'
import type { StoredCommand } from '../../db/stored-answers.js'
import type { Command } from '../../domain/procedure/case.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import { callerWith, today } from '../caller/caller.js'
import type { ApiDeps } from '../deps.js'
import { askedBeside, bodyHashOf } from './command-identity.js'

/** What is read before a command is judged. */
interface AskedFor<Kind extends SubjectKind, Looked> {
  body: unknown
  /** What the path names; nothing where the command is about what is not there yet. */
  about?: { kind: Kind; id: string }
  /** What else is looked up, all at once. It refuses nothing: whoever asks is not known yet. */
  look: ((client: Client, today: IsoDate) => Promise<Looked>) | undefined
}

/** A command with who asks for it, and all that was found of it. */
interface Found<Kind extends SubjectKind, Looked> {
  caller: Caller
  command: Command
  /** What it answered where it was sent before. */
  stored: StoredCommand | undefined
  /** What it is about; undefined where there is no such thing. */
  subject: CommandSubjects[Kind] | undefined
  looked: Looked
}

/** Reads the caller and everything that a command is judged by, in one flight. @throws Problem account-unknown */
export function readCommand<Kind extends SubjectKind, Looked>(
  { pool, now }: Pick<ApiDeps, 'pool' | 'now'>,
  request: Request,
  { body, about, look }: AskedFor<Kind, Looked>,
): Promise<Found<Kind, Looked>> {
  const rest = askedBeside(request)
  const bodyHash = bodyHashOf(body, rest)
  const day = today(now)
  return callerWith(request, (who) =>
    inOneFlight(pool, async (client) => {
      const [found, looked] = await together([
        findAskedCommand(client, { ...who, today: day, rest, ...(about && { about }) }),
        // Without `look` nothing asks for it.
        look?.(client, day) as Promise<Looked>,
      ])
      if (!found) return undefined
      const { caller, commandId, stored, subject } = found
      return { caller, command: { id: commandId, bodyHash }, stored, subject, looked }
    }),
  )
}

/** Who asks, and what a command is about, where what was sent is no command yet. @throws Problem account-unknown */
export async function readSubject<Kind extends SubjectKind>(
  { pool, now }: Pick<ApiDeps, 'pool' | 'now'>,
  request: Request,
  about: { kind: Kind; id: string },
): Promise<Pick<Found<Kind, unknown>, 'caller' | 'subject'>> {
  return callerWith(request, (who) => findAskedCommand(pool, { ...who, today: today(now), rest: ']', about }))
}
