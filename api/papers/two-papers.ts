import type { Client } from '../../db/pool.js'
import { findCaseOnPaper } from '../../db/reads/case-papers.js'
import { findPaperHead } from '../../db/reads/paper-heads.js'
import type { CaseId } from '../../domain/vocabulary.js'
import { issuerOf, stateIssuerOf } from './issuer.js'

/** Posts of the Party itself, by their titles: its body decides on them alone. */
const OF_THE_PARTY = /bí thư|ban thường vụ|(tỉnh|thành|đảng) ủy|ủy ban kiểm tra/iu

/**
 * Is a post of the State decided by the Party? Then its body concludes, and the chair of the people's committee or the head of the
 * agency decides: two papers.
 */
export async function concludesFirst(client: Client, id: CaseId): Promise<boolean> {
  const head = await findPaperHead(client, id)
  const found = await findCaseOnPaper(client, id)
  if (!head || !found || OF_THE_PARTY.test(head.postTitle)) return false
  return issuerOf(head.issuer).form === 'party' && stateIssuerOf(found.agency).form === 'state'
}
