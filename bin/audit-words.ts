/** What `npm run verify-audit` finds, in words: one sentence a fault. */
import type { AuditFault } from '../db/audit/verify-audit.js'
import type { RoleFault } from '../db/audit/verify-role.js'
import type { RowFault } from '../db/audit/verify-rows.js'
import type { SchemaFault } from '../db/audit/verify-schema.js'

/** Of chains. */
export function inWords(fault: AuditFault): string {
  switch (fault.fault) {
    case 'broken-link':
      return `chain ${fault.chain}: event ${fault.position} was changed`
    case 'missing-link':
      return `chain ${fault.chain}: event ${fault.position} is missing`
    case 'cut-tail':
      return `chain ${fault.chain}: its end was cut, ${fault.found} of ${fault.expected} events are left`
    case 'other-head':
      return `chain ${fault.chain}: recomputed; event ${fault.length} is not the one that was recorded`
    case 'longer':
      return `chain ${fault.chain}: events were added after the case was closed, ${fault.found} of ${fault.expected}`
    case 'missing-case':
      return `case ${fault.chain}: missing from the database`
    case 'other-copy':
      return `chain ${fault.chain}: what stands beside event ${fault.position} is not what the event says`
    case 'malformed':
      return `chain ${fault.chain}: event ${fault.position} does not say where which case ended`
    case 'overruled-untold':
      return `case ${fault.chain}: run ${fault.run} of its workflow is overruled, and no event says by whom`
  }
}

/** Of rows and their notes. */
export function rowInWords(fault: RowFault): string {
  switch (fault.fault) {
    case 'row-changed':
      return `${fault.table} ${fault.key}: is not as it was last written`
    case 'row-added':
      return `${fault.table} ${fault.key}: nothing says that it was written`
    case 'row-missing':
      return `${fault.table} ${fault.key}: is missing, and nothing says that it was removed`
    case 'unseen-write':
      return `${fault.table} ${fault.key}: written without an event`
    case 'content-changed':
      return `${fault.table} ${fault.key}: its content is not what its digest says`
    case 'other-notes':
      return `the notes of rows written, transactions ${fault.from} to ${fault.until}: not those that the trail has taken`
    case 'other-events':
      return `the events of transactions ${fault.from} to ${fault.until}: not of those that the trail has taken them for`
    case 'no-notes-taken':
      return `chain common: event ${fault.position} does not say which notes of rows were taken`
    case 'notes-never-taken':
      return 'the notes of rows written: the trail has never taken any'
    case 'notes-held-back':
      return `the notes of rows written: the trail has taken none since ${fault.since}`
    case 'not-noted':
      return `${fault.table}: what is written in it is not noted, the trigger "written" is gone or switched off`
    case 'more-rows':
      return `${fault.table}: and more rows`
  }
}

/** Of what is kept sealed of a case. */
export const unreadableInWords = (caseId: string): string =>
  `case ${caseId}: what is kept of it cannot be read: it is not what was sealed for its place, or its key is not given`

/** Of the schema. */
export function schemaInWords(fault: SchemaFault): string {
  const kinds = fault.kinds.join(', ')
  return fault.fault === 'other-schema'
    ? `the schema is not as it was migrated: ${kinds}`
    : `the schema was not as it had been migrated when ${fault.migration} began: ${kinds}`
}

/** Of the role that API and worker run as. */
export function roleInWords({ fault, role, of }: RoleFault): string {
  switch (fault) {
    case 'not-plain':
      return `role ${role}: can go beyond what it is given (superuser, owner, member of another role, CREATE)`
    case 'more-rights':
      return `role ${role}: has rights to ${of} that the product does not give it`
    case 'settings':
      return `role ${role}: ${of} is set for it in the database`
    case 'calls-for-owner':
      return `role ${role}: may call ${of}, which runs with its owner's rights`
  }
}
