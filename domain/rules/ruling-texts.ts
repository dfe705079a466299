import type { IsoDate, ProcedureType } from '../vocabulary.js'
import { isTextInForce, type LegalTextId, legalText } from './legal-texts.js'

const PUBLIC_EMPLOYEES = ['decree-115-2020', 'decree-259-2026'] as const
const CIVIL_SERVANTS = ['decree-138-2020', 'decree-170-2025', 'decree-300-2026'] as const

/** The texts that rule a type of procedure, whether or not a rule set of theirs ships; local procedures have none. */
const RULED_BY: Readonly<Record<ProcedureType, readonly LegalTextId[]>> = {
  'on-the-spot': CIVIL_SERVANTS,
  'from-elsewhere': CIVIL_SERVANTS,
  'after-merger': ['decree-170-2025', 'decree-300-2026'],
  reappointment: CIVIL_SERVANTS,
  extension: CIVIL_SERVANTS,
  relief: ['decree-300-2026'],
  dismissal: CIVIL_SERVANTS,
  resignation: CIVIL_SERVANTS,
  'public-employees': PUBLIC_EMPLOYEES,
  'public-employees-from-elsewhere': PUBLIC_EMPLOYEES,
  'public-employees-reappointment': PUBLIC_EMPLOYEES,
  'public-employees-extension': PUBLIC_EMPLOYEES,
  nomination: ['regulation-105-2017', 'regulation-80-2022', 'regulation-377-2025'],
  rotation: ['regulation-65-2022', 'decree-170-2025'],
  'rotation-end': ['regulation-65-2022', 'decree-170-2025'],
  transfer: ['decree-170-2025', 'decree-300-2026'],
  secondment: ['decree-170-2025', 'decree-300-2026'],
  'secondment-end': ['decree-170-2025'],
  'confidence-vote': ['regulation-96-2023'],
  replacement: [],
  short: [],
  revocation: [],
}

/** The text that rules procedures of that type begun on that day: the one of them that came into force last. */
export function rulingText(type: ProcedureType, on: IsoDate): LegalTextId | undefined {
  return RULED_BY[type]
    .filter((id) => isTextInForce(legalText(id), on))
    .toSorted((a, b) => (firstDay(a) < firstDay(b) ? 1 : -1))[0]
}

const firstDay = (id: LegalTextId): IsoDate => legalText(id).inForce.from ?? ''
