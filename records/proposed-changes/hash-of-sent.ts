import { createHash } from 'node:crypto'
import { canonicalJson } from '../../db/audit/canonical-json.js'

/** SHA-256 of what was sent, as canonical JSON, in hex. */
export const hashOfSent = (sent: object): string =>
  createHash('sha256').update(canonicalJson(sent)).digest('hex')
