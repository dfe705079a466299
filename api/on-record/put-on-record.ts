import type pg from 'pg'
import { insertReads, type ReadOf } from '../../db/registers/reads-on-record.js'
import { READ_KINDS, type ReadKind } from '../../domain/records/read-kinds.js'
import type { Instant, PersonId } from '../../domain/vocabulary.js'
import type { Operation } from '../http/operation.js'
import { ON_RECORD, type OnRecord } from './operations.js'

/** What is about to be answered, and to whom. */
interface Read {
  reader: PersonId
  /** The id in the path; empty where it names none. */
  of: string
  answer: unknown
  at: Instant
}

/**
 * Puts on record, before it is answered, who reads something of others' records; nothing for other operations, nor where
 * the answer shows nothing of it.
 */
export async function putOnRecord(
  pool: pg.Pool,
  { method, path }: Pick<Operation, 'method' | 'path'>,
  { reader, of: id, answer, at }: Read,
): Promise<void> {
  const operation = ON_RECORD[`${method} ${path}`]
  const of = operation && readOf(operation, id, answer)
  const isOwn = of && 'people' in of && of.people?.every((person) => person === reader)
  if (!of || isOwn) return
  for (const what of [operation.what, ...kindsIn(memberOf(answer, operation.beside ?? ''))])
    await insertReads(pool, { reader, what, of, at })
}

/** Of whom something is shown; undefined where nothing is. */
function readOf({ of, in: list, names, shows }: OnRecord, id: string, answer: unknown): ReadOf | undefined {
  const all = list === undefined ? [answer] : listAt(answer, list)
  const shown = all.filter((item) => shows === undefined || has(item, shows))
  if (shown.length === 0 && (shows !== undefined || names !== undefined)) return undefined
  const people = names && shown.map((item) => idAt(item, names))
  switch (of) {
    case 'case':
      return { case: id, people }
    case 'vote':
      return { vote: id }
    case 'task':
      return { task: id, criteria: showsCriteria(answer) }
    case 'document':
      return { document: id }
    default:
      return { people: people ?? [id] }
  }
}

/** The kinds by which the parts of an answer are named. */
const kindsIn = (parts: unknown): ReadKind[] => READ_KINDS.filter((kind) => has(parts, kind))

/** Does the form of a task show by which criteria its candidate was judged? */
function showsCriteria(answer: unknown): boolean {
  const results = ['form', 'eligibility', 'results'].reduce(memberOf, answer)
  return Array.isArray(results) && results.length > 0
}

const has = (item: unknown, name: string): boolean =>
  typeof item === 'object' && item !== null && name in item

const memberOf = (item: unknown, name: string): unknown =>
  typeof item === 'object' && item !== null ? Reflect.get(item, name) : undefined

/** @throws Error where the table says what the answer does not hold: then nothing is answered */
function listAt(answer: unknown, name: string): unknown[] {
  const list = memberOf(answer, name)
  if (!Array.isArray(list)) throw new Error(`the answer has no list ${name}`)
  return list
}

/** @throws Error as `listAt` */
function idAt(item: unknown, names: readonly string[]): string {
  const id = names.reduce(memberOf, item)
  if (typeof id !== 'string') throw new Error(`the answer names nobody at ${names.join('.')}`)
  return id
}
