import type { PersonId } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import type { CaseCommanded } from '../../records/rights/cases.js'
import { type GrantedToCommand, rightToCommand } from '../../records/rights/named-rights.js'
import type { CommandForeseen } from '../../workflows/procedure/foreseen.js'
import type { CommandName } from '../../workflows/procedure/messages.js'
import { RIGHT_TO } from '../commands/right-to.js'
import type { Action } from './schemas.js'

/** A command that a page offers: judged as its route judges it, with an input that is filled in as far as it decides. */
export interface Offer {
  name: CommandName
  input: CommandForeseen<CommandName>
  /** @throws Refused without the right */
  judge: () => CaseCommanded
  shown: Omit<Action, 'allowed' | 'because' | 'consequences'>
}

type SubjectOf<Name extends CommandName> = Parameters<
  ReturnType<typeof rightToCommand<(typeof RIGHT_TO)[Name]>>['judge']
>[1]

/** The offer of a command by its name, to that caller. */
export function offer<Name extends CommandName>(
  caller: Caller,
  name: Name,
  { subject, candidate = '' }: { subject: SubjectOf<Name>; candidate?: PersonId },
  input: CommandForeseen<Name>,
  shown: Offer['shown'],
): Offer {
  const judge = (): GrantedToCommand<(typeof RIGHT_TO)[Name]> =>
    rightToCommand(RIGHT_TO[name]).judge(caller, subject, { candidate })
  return { name, input, judge, shown }
}
