import type { z } from 'zod'
import type { launch } from '../../../api/resources/procedures/schemas.js'
import { type Cells, type Column, plain } from './columns.js'

type Launch = z.input<typeof launch>

/** Something wrong with a row, at its column where it is one's. */
export interface WrongCell {
  column?: Column | undefined
  message: string
}

/** What a code is called in the reader's language, by the code. */
type Words = Readonly<Record<string, string>>

/** The code that a cell says, by its word or as it is; undefined where it says none. */
export const codeOf = (words: Words, text: string): string | undefined =>
  Object.entries(words).find(([code, word]) => code === text.trim() || plain(word) === plain(text))?.[0]

/** The day that a cell says: 30/11/2026, 2026-11-30, or as a sheet counts days; else as it stands, for the API to refuse. */
export function dayOf(text: string): string {
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  if (date && month && year) return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  if (/^\d{5}(\.\d+)?$/.test(text)) return ofSerial(Math.floor(Number(text)))
  return text
}

const DAY_MS = 86_400_000
/** Day 0 of sheets: they count 29 February 1900, which there was not. */
const ofSerial = (days: number): string =>
  new Date(Date.UTC(1899, 11, 30) + days * DAY_MS).toISOString().slice(0, 10)

/** The people whom a cell names, between semicolons or lines. */
export const peopleIn = (text: string | undefined): string[] =>
  (text ?? '').split(/[;\n]/).flatMap((part) => part.trim() || [])

/** The grounds that a cell names: their codes, whatever words follow each: '53.1d; 53.1b khiển trách'. */
const codesIn = (text: string): string[] =>
  text.split(/[;\n]/).flatMap((part) => part.trim().split(/\s+/)[0] || [])

/** What a row asks for, as it is sent: the API says of a field what it lacks or does not take. */
export function launchOf(
  cells: Cells,
  said: { kind: string; candidates: string[] },
  words: Readonly<Record<'type' | 'because' | 'next' | 'movedFor', Words>>,
) {
  const {
    seat,
    type,
    ground,
    groundPaper,
    groundPaperOn,
    groundOn,
    reason,
    purpose,
    until,
    because,
    next,
    movedFor,
    receiver,
    secondedUntil,
    requestNumber,
    requestOn,
    beganOn,
    paperReason,
    evidence,
  } = cells
  const body = {
    ...{ kind: said.kind, seatId: seat ?? '' },
    ...(type && { type: codeOf(words.type, type) ?? type }),
    ...(said.candidates.length > 0 && { candidates: said.candidates }),
    ...(ground && {
      grounds: codesIn(ground).map((code) => ({
        code,
        ...(groundPaper && { paper: { number: groundPaper, on: dayOf(groundPaperOn ?? '') } }),
      })),
    }),
    ...(groundOn && { on: dayOf(groundOn) }),
    ...(reason && { reason }),
    ...(purpose && { purpose }),
    ...(until && { until: dayOf(until) }),
    ...(because && { because: codeOf(words.because, because) ?? because }),
    ...(next && { next: codeOf(words.next, next) ?? next }),
    ...(movedFor && { movedFor: codeOf(words.movedFor, movedFor) ?? movedFor }),
    ...(receiver && { receiver }),
    ...(secondedUntil && { secondedUntil: dayOf(secondedUntil) }),
    ...(requestNumber && {
      ownRequest: { documentNumber: requestNumber, signedOn: dayOf(requestOn ?? '') },
    }),
    ...(beganOn && { beganOn: dayOf(beganOn) }),
    ...((paperReason || evidence) && {
      beganBefore: { reason: paperReason ?? '', evidence: evidence ?? '' },
    }),
  }
  // What a file says is judged by the API, field by field.
  return body as Launch
}

/**
 * The rows in which somebody stands whom an earlier one names, each with that one's line: who is considered in one procedure is
 * not in another, and after a merger nobody comes to two posts.
 */
export function namedBefore(rows: readonly { line: number; body?: Launch }[]): Map<number, number> {
  const first = new Map<string, number>()
  return new Map(
    rows.flatMap(({ line, body }) => {
      const candidates = body && 'candidates' in body ? (body.candidates ?? []) : []
      const [before] = candidates.flatMap((id) => first.get(id) ?? [])
      for (const id of candidates) if (!first.has(id)) first.set(id, line)
      return before === undefined ? [] : [[line, before]]
    }),
  )
}

const FIELDS: readonly (readonly [field: string, column: Column])[] = [
  ['kind', 'kind'],
  ['type', 'type'],
  ['seatId', 'seat'],
  ['postId', 'seat'],
  ['candidates', 'candidates'],
  ['grounds', 'ground'],
  ['on', 'groundOn'],
  ['reason', 'reason'],
  ['purpose', 'purpose'],
  ['until', 'until'],
  ['because', 'because'],
  ['next', 'next'],
  ['movedFor', 'movedFor'],
  ['receiver', 'receiver'],
  ['secondedUntil', 'secondedUntil'],
  ['ownRequest.signedOn', 'requestOn'],
  ['ownRequest', 'requestNumber'],
  ['beganOn', 'beganOn'],
  ['beganBefore.evidence', 'evidence'],
  ['beganBefore', 'paperReason'],
]

/** The column of which the API speaks. */
export const columnOf = (field: string): Column | undefined =>
  FIELDS.find(([name]) => field === name || field.startsWith(`${name}.`))?.[1]

/** The key of a row's launch: of what it asks, so that the same row of the same file, sent again, launches nothing twice. */
export async function keyOf(body: Launch): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(body))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `file-${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
