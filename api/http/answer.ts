import type { Client } from '../../db/pool.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import type { Language } from '../words/language.js'
import type { Operation } from './operation.js'

/** In what an answer is shown: the same transaction, and whoever reads it. */
export interface Shown {
  client: Client
  caller: Caller
  language: Language
  /** The id in the path, of the person or post whose list it is; empty where the path has none. */
  of: string
  today: IsoDate
}

/** The status of success: an operation describes one. */
export function statusOf({ answers }: Operation): number {
  const [status] = Object.keys(answers)
  return Number(status)
}
