import type pg from 'pg'
import type { LocalityHead } from '../../domain/rotation/locality-shares.js'
import type { BirthDate, IsoDate, PersonId, SeatId, Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { type Scope, scopeValue } from './unit-reach.js'

/** Everybody who heads the party committee of a locality within the scope. */
export async function listLocalityHeads(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
): Promise<LocalityHead[]> {
  const { rows } = await client.query<Omit<LocalityHead, 'isLocal'> & { isLocal: boolean | null }>({
    name: 'list-locality-heads',
    text: `SELECT u.id AS "unitId", CASE u.kind WHEN 'commune' THEN 'commune' ELSE 'district' END AS level,
             -- From the unit itself, from one above it that is not the root, or from one below it.
             CASE WHEN origin.id IS NULL THEN NULL
               ELSE origin.path @> ARRAY[u.id] OR (u.path @> ARRAY[origin.id] AND origin.parent_id IS NOT NULL) END AS "isLocal",
             EXISTS (
               SELECT 1 FROM tenures c JOIN posts cp ON cp.id = c.post_id
               WHERE c.person_id = t.person_id AND c.to_on IS NULL AND cp.unit_id = u.id AND cp.heads = 'peoples-committee'
             ) AS "alsoChairs"
           FROM posts p JOIN units u ON u.id = p.unit_id
           JOIN tenures t ON t.post_id = p.id AND t.to_on IS NULL AND t.seat_id IS NOT NULL
           JOIN people h ON h.id = t.person_id LEFT JOIN units origin ON origin.id = h.origin_unit_id
           WHERE p.heads = 'party-committee' AND ($1::text[] IS NULL OR u.id = ANY ($1))
           ORDER BY u.id`,
    values: [scopeValue(scope)],
  })
  return rows.map(({ isLocal, ...head }) => ({ ...head, ...(isLocal !== null && { isLocal }) }))
}

/** When those in rotation at the communes within the scope were born; null where it is not on record. */
export async function listBirthsInCommunes(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
): Promise<(BirthDate | null)[]> {
  const { rows } = await client.query<{ bornOn: BirthDate | null }>({
    name: 'list-births-in-communes',
    text: `SELECT h.born_on AS "bornOn"
           FROM tenures t JOIN posts p ON p.id = t.post_id JOIN units u ON u.id = p.unit_id AND u.kind = 'commune'
           JOIN people h ON h.id = t.person_id
           WHERE t.rotation IS NOT NULL AND t.to_on IS NULL AND ($1::text[] IS NULL OR u.id = ANY ($1))`,
    values: [scopeValue(scope)],
  })
  return rows.map(({ bornOn }) => bornOn)
}

/** Somebody in rotation, until when and what for. */
export interface RotationRow {
  personId: PersonId
  name: string
  seatId: SeatId
  post: Text
  unitId: UnitId
  unit: Text
  fromOn: IsoDate
  termEndsOn: IsoDate | null
  purpose: string
}

/** Everybody in rotation within the scope, whose term ends first; of one day by name. */
export async function listRotations(client: pg.Pool | pg.ClientBase, scope: Scope): Promise<RotationRow[]> {
  const { rows } = await client.query<RotationRow>({
    name: 'list-rotations',
    text: `SELECT h.id AS "personId", h.full_name AS name, t.seat_id AS "seatId",
             ${bilingual('p.title')} AS post, u.id AS "unitId",
             ${bilingual('u.name')} AS unit, t.from_on AS "fromOn",
             t.term_ends_on AS "termEndsOn", t.rotation AS purpose
           FROM tenures t JOIN posts p ON p.id = t.post_id JOIN units u ON u.id = p.unit_id JOIN people h ON h.id = t.person_id
           WHERE t.rotation IS NOT NULL AND t.to_on IS NULL AND ($1::text[] IS NULL OR u.id = ANY ($1))
           ORDER BY t.term_ends_on NULLS LAST, h.sort_name, h.id LIMIT 1000`,
    values: [scopeValue(scope)],
  })
  return rows
}

/** Somebody on secondment: from which seat, where to, until when as decided. */
export interface SecondmentRow
  extends Pick<RotationRow, 'personId' | 'name' | 'seatId' | 'post' | 'unitId' | 'unit' | 'fromOn'> {
  until: IsoDate
  receiver: string
}

/** Everybody on secondment from a unit within the scope, who is to come back first; of one day by name. */
export async function listSecondments(
  client: pg.Pool | pg.ClientBase,
  scope: Scope,
): Promise<SecondmentRow[]> {
  const { rows } = await client.query<SecondmentRow>({
    name: 'list-secondments',
    text: `SELECT h.id AS "personId", h.full_name AS name, t.seat_id AS "seatId", ${bilingual('p.title')} AS post,
             u.id AS "unitId", ${bilingual('u.name')} AS unit, t.seconded_from AS "fromOn", t.seconded_until AS until,
             t.seconded_to AS receiver
           FROM tenures t JOIN posts p ON p.id = t.post_id JOIN units u ON u.id = p.unit_id JOIN people h ON h.id = t.person_id
           WHERE t.seconded_to IS NOT NULL AND t.seconded_back_on IS NULL AND t.to_on IS NULL
             AND ($1::text[] IS NULL OR u.id = ANY ($1))
           ORDER BY t.seconded_until, h.sort_name, h.id LIMIT 1000`,
    values: [scopeValue(scope)],
  })
  return rows
}
