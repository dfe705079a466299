import type { Text, UnitId } from '../../domain/vocabulary.js'
import { bilingual } from '../sql/bilingual.js'
import { type CaseStanding, caseStanding } from './case-standing.js'

/** The office that acts on a case, as it acted on its post at the launch: whose level the case is of. */
export interface ActingOffice {
  officeUnit: UnitId
  officeName: Text
}

/** A case's standing, with what the right to steer it depends on. */
export interface SteeredStanding extends CaseStanding, ActingOffice {}

/** SQL: the columns of an `ActingOffice`, of the group `g`. */
export const ACTING_OFFICE = `g.unit_id AS "officeUnit", ${bilingual('g.name')} AS "officeName"`

/** SQL: as `caseStanding`, with the office. */
export const steeredStanding = (asked: Parameters<typeof caseStanding>[0]): string => `
  SELECT s.*, ${ACTING_OFFICE} FROM (${caseStanding(asked)}) s JOIN groups g ON g.id = s.office`
