import { afterMerger, afterMerger170 } from './after-merger.js'
import { appointmentFromElsewhere, fromElsewhere115, fromElsewhere170 } from './appointment-from-elsewhere.js'
import { confidenceVote } from './confidence-vote.js'
import { decree115 } from './decree-115-2020.js'
import { decree116, decree138 } from './decree-138-2020.js'
import { decree170 } from './decree-170-2025.js'
import { decree233 } from './decree-233-2026.js'
import { decree300 } from './decree-300-2026.js'
import { decree335 } from './decree-335-2025.js'
import { dismissal, relief, replacement, resignation } from './leaving-office.js'
import { dismissal115, dismissal170, relief115, resignation170 } from './leaving-office-earlier.js'
import { localTargetsA, localTargetsB, localTargetsC } from './local-targets.js'
import { nomination377 } from './nomination-377-2025.js'
import { extension, reappointment } from './reappointment.js'
import { extension115, extension170, reappointment115, reappointment170 } from './reappointment-before-300.js'
import { regulation50 } from './regulation-50-2021.js'
import { regulation80 } from './regulation-80-2022.js'
import { regulation377 } from './regulation-377-2025.js'
import { revocation } from './revocation.js'
import { earlierRotation, earlierRotationEnd, rotation, rotationEnd } from './rotation.js'
import type { RuleSet } from './rule-set.js'
import { secondment, secondment170, secondmentEnd } from './secondment.js'
import { shortNomination, shortProcedure } from './short-procedure.js'
import { transfer, transfer170 } from './transfer.js'

/** Every rule set that ships, each version its own entry. */
export const RULE_SETS: readonly RuleSet[] = [
  decree300,
  decree170,
  decree116,
  decree138,
  decree115,
  appointmentFromElsewhere,
  fromElsewhere170,
  fromElsewhere115,
  afterMerger,
  afterMerger170,
  nomination377,
  regulation80,
  reappointment,
  reappointment170,
  reappointment115,
  extension,
  extension170,
  extension115,
  relief,
  dismissal,
  resignation,
  dismissal170,
  resignation170,
  dismissal115,
  relief115,
  replacement,
  rotation,
  rotationEnd,
  earlierRotation,
  earlierRotationEnd,
  transfer,
  transfer170,
  secondment,
  secondment170,
  secondmentEnd,
  confidenceVote,
  shortProcedure,
  shortNomination,
  revocation,
  regulation377,
  regulation50,
  decree335,
  decree233,
  localTargetsA,
  localTargetsB,
  localTargetsC,
]
