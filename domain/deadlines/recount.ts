import type { IsoDate } from '../vocabulary.js'

/** A due date that another calendar moves. */
export interface Move {
  before: IsoDate
  after: IsoDate
}

/** Of deadlines counted anew, those that are due on another day than before, by task. Order of `before`. */
export function movesBetween(
  before: Readonly<Record<string, IsoDate>>,
  after: Readonly<Record<string, { due: IsoDate }>>,
): Record<string, Move> {
  return Object.fromEntries(
    Object.entries(before).flatMap(([task, due]) => {
      const now = after[task]?.due
      return now === undefined || now === due ? [] : [[task, { before: due, after: now }]]
    }),
  )
}

/** Is what was said of a deadline to be said anew? Where it moved to a day that is still to come. */
export function isToldAnew(move: Move | undefined, today: IsoDate): boolean {
  return move !== undefined && move.after > today
}
