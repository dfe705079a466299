import type { ConsequenceKind } from '../../parts/consequences.js'

/** What the reader may do with a case, or why not, as the API says it. */
export interface Action {
  command: Command | (string & {})
  title: string
  /** Where it is sent, by POST. */
  path: string
  /** Of a return: the stage that it goes back to. */
  stage?: string
  candidate?: { id: string; name: string }
  vote?: string
  allowed: boolean
  because?: { code: string; detail: string }
  consequences: { what: ConsequenceKind; sentence: string; count?: number }[]
}

export const COMMANDS = [
  'return',
  'suspension',
  'resumption',
  'withdrawal',
  'candidate-withdrawal',
  'candidate-block',
  'annulment',
] as const
export type Command = (typeof COMMANDS)[number]

/** Commands to the case for which there is a dialog; tasks have theirs in the inbox. */
export const isOfCase = (action: Action): action is Action & { command: Command } =>
  COMMANDS.some((command) => command === action.command)

/** They stop somebody's way, or cannot be undone: their button says so by its colour. */
export const isSevere = (command: Command): boolean =>
  command !== 'suspension' && command !== 'resumption' && command !== 'return'
