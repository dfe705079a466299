import type { CaseId, IsoDate, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'

/** What a vote of confidence came to for one person, once the authority took note of it. Ballots. */
export interface ConfidenceOfPerson {
  procedure: CaseId
  heldOn: IsoDate
  /** Of which shares are taken. */
  collected: number
  high: number
  confidence: number
  low: number
  invalid: number
  /** Of the paper by which the authority took note. */
  number: string
  /** Of the case. */
  unitId: UnitId
  /** Whoever reads was voted on with them. */
  isOfReader: boolean
}

/** The votes of confidence on a person that were taken note of, the latest first. */
export async function listConfidenceOf(
  client: Client,
  { person, reader }: { person: PersonId; reader: PersonId },
): Promise<ConfidenceOfPerson[]> {
  const { rows } = await client.query<ConfidenceOfPerson>({
    name: 'list-confidence-of-person',
    text: `SELECT r.case_id AS procedure, r.held_on AS "heldOn", r.collected, r.high, r.confidence, r.low, r.invalid, r.number,
             c.unit_id AS "unitId",
             EXISTS (SELECT 1 FROM confidence_results x WHERE x.case_id = r.case_id AND x.person_id = $2) AS "isOfReader"
           FROM confidence_results r JOIN cases c ON c.id = r.case_id
           WHERE r.person_id = $1 ORDER BY r.held_on DESC, r.case_id`,
    values: [person, reader],
  })
  return rows
}
