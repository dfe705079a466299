import type { Response } from 'express'
import { z } from 'zod'
import type { ProposedChangeRow } from '../../../db/registers/proposed-changes.js'
import {
  type ProposableName,
  proposableNamed,
  ruleSetProposed,
} from '../../../records/proposed-changes/proposable.js'
import { type Language, say } from '../../words/language.js'
import { OPERATION_NAMES } from '../../words/proposed-change-words.js'
import { proposedChange } from './schemas.js'

/** The status of what waits for a second person. */
export const WAITS = 202

/** What an operation answers instead, where the installation asks two people for it. */
export const proposedInstead = {
  [WAITS]: {
    description: 'It waits for a second person (TWO_PEOPLE_FOR): nothing of it is in force yet',
    schema: proposedChange,
    headers: { Location: 'Where it waits' },
  },
}

/** A change that waits, or did. */
export function showProposed(row: ProposedChangeRow, language: Language) {
  const { id, proposedFor, operation, subject, person, personUnit, other, unitId } = row
  const { enteredBy, enteredAt, state, decidedBy, decidedAt, reason } = row
  const ruleSet = ruleSetProposed(row)
  return {
    ...{
      id,
      kind: proposedFor,
      operation,
      inWords: say(OPERATION_NAMES[nameOf(operation)], language),
      subject,
    },
    ...(ruleSet && { title: say(ruleSet.title, language) }),
    ...(person && { person }),
    ...(personUnit && { personUnit: say(personUnit, language) }),
    ...(other && { other }),
    ...{ unitId, enteredBy, enteredAt, state, decidedBy, decidedAt, reason },
  }
}

/** One of the names that there are: nothing else is kept. */
const nameOf = (operation: string): ProposableName => proposableNamed(operation).name as ProposableName

/** Says where it waits; of what was answered first, also where that was read back. */
export function sendProposed(response: Response, answer: unknown): void {
  const { id } = z.object({ id: z.int() }).parse(answer)
  response.status(WAITS).location(`/v1/proposed-changes/${id}`).json(answer)
}
