import type { Client } from '../../db/pool.js'
import { findCommandSubject } from '../../db/reads/asked-commands.js'
import type { CaseDetails } from '../../db/reads/case-details.js'
import type { VoteDetails } from '../../db/reads/votes.js'
import type { Text } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import { type Language, say } from '../words/language.js'
import { named } from '../words/titles.js'
import { type Offer, offer } from './offer.js'

const TITLES = {
  return: { vi: 'Trả về bước trước', en: 'Return to an earlier stage' },
  suspension: { vi: 'Tạm dừng', en: 'Suspend' },
  resumption: { vi: 'Tiếp tục', en: 'Resume' },
  withdrawal: { vi: 'Rút hồ sơ', en: 'Withdraw the procedure' },
  'candidate-withdrawal': { vi: 'Nhân sự rút', en: 'The candidate withdraws' },
  'candidate-block': { vi: 'Dừng xem xét nhân sự', en: 'Block the candidate' },
  annulment: { vi: 'Hủy kết quả, bỏ phiếu lại', en: 'Annul the vote and hold it anew' },
} satisfies Readonly<Record<string, Text>>

/** Reasons are given with the command; none decides whether it may be. */
const reason = ''

/** Every command to a case as a whole, to its candidates and its votes. */
export async function offersOfCase(
  client: Client,
  { caller, language }: { caller: Caller; language: Language },
  { row, candidates, votes }: Pick<CaseDetails, 'row' | 'candidates'> & { votes: readonly VoteDetails[] },
): Promise<Offer[]> {
  const { id, stages } = row
  const subject = await findCommandSubject(client, { kind: 'case', id }, caller)
  const path = `/v1/procedures/${id}`
  const ofCase = { subject }
  const shown = (command: keyof typeof TITLES, at = `${path}/${command}`) => ({
    ...{ command, title: say(TITLES[command], language), path: at },
  })
  const present = stages.findIndex(({ key }) => key === row.stage)
  // Before the second stage there is none to return to: the first stands for that, refused.
  const earlier = stages.slice(0, Math.max(present, 1))
  return [
    ...earlier.map(({ key }) =>
      offer(
        caller,
        'returnCase',
        ofCase,
        { stage: key, keep: [], reason },
        { ...shown('return'), stage: key },
      ),
    ),
    offer(caller, 'suspendCase', ofCase, { reason }, shown('suspension')),
    offer(caller, 'resumeCase', ofCase, { reason }, shown('resumption')),
    offer(caller, 'withdrawCase', ofCase, { reason }, shown('withdrawal')),
    ...candidates.flatMap(({ personId: candidate, name }) => {
      const of = { subject, candidate }
      const said = { candidate, reason }
      const who = { candidate: named(candidate, name, language) }
      const at = (what: string) => `${path}/candidates/${candidate}/${what}`
      return [
        offer(caller, 'withdrawCandidate', of, said, {
          ...{ ...shown('candidate-withdrawal', at('withdrawal')), ...who },
        }),
        offer(caller, 'blockCandidate', of, said, { ...shown('candidate-block', at('block')), ...who }),
      ]
    }),
    ...votes
      .filter(({ status }) => status !== 'annulled')
      .map(({ id: vote, status }) =>
        offer(
          caller,
          'annulVote',
          { subject: subject && { id: vote, status, standing: subject } },
          { vote, reason },
          { ...shown('annulment', `/v1/votes/${vote}/annulment`), vote },
        ),
      ),
  ]
}
