import { CONFIDENCE_FOLLOWS_NAMES, followsFrom } from '../../../domain/rules/values/confidence-rules.js'
import { levelsOf } from '../../../domain/voting/three-levels.js'
import { body, dateInWords, grid } from '../administrative-form.js'
import { type CaseRecord, purposeOf } from '../case-record.js'
import { percentOf } from '../percent.js'
import { headOf } from '../signature.js'
import type { Draft } from './draft.js'
import type { Known } from './proposals.js'

/** What a vote of confidence came to, for the authority: of each the three levels in percent of the ballots collected. */
export function confidenceReport(record: CaseRecord, known: Known): Draft {
  const { office, officeLeaders, head, votes } = record
  const [vote] = votes.filter(({ count, confidence }) => count && confidence)
  const { count, electorate } = vote ?? {}
  const isKnown = vote !== undefined && known.has(vote.id)
  const collected = count?.returned ?? 0
  const levels = levelsOf(count?.votes ?? {})
  const rows = (vote?.candidates ?? []).map((id, i) => {
    const given = isKnown ? levels.get(id) : undefined
    const told = (ballots: number | undefined) =>
      ballots === undefined ? '……' : `${ballots} (${percentOf(ballots, collected)})`
    const follows = given && vote?.confidence && followsFrom(vote.confidence, { low: given.low, collected })
    return [
      ...[`${i + 1}`, vote?.names[id] ?? id],
      ...[told(given?.high), told(given?.confidence), told(given?.low)],
      follows ? `${CONFIDENCE_FOLLOWS_NAMES[follows.follows].vi} (${follows.article.vi})` : '',
    ]
  })
  const present = (electorate?.convened.length ?? 0) - (electorate?.absences.length ?? 0)
  return {
    ...{ issuer: office, symbol: 'BC', kind: 'Báo cáo' },
    abstract: `kết quả ${purposeOf(record)}`,
    to: head.body,
    content: [
      body(
        `1. Hội nghị ${vote ? dateInWords(vote.meetingOn) : ''}: triệu tập ${electorate?.convened.length ?? 0} người, có mặt ${present} người.`,
      ),
      body('2. Kết quả, tính trên số phiếu thu về:'),
      grid(
        [['TT', 'Họ và tên', 'Tín nhiệm cao', 'Tín nhiệm', 'Tín nhiệm thấp', 'Theo quy định'], ...rows],
        [7, 25, 14, 14, 14, 26],
      ),
    ],
    last: isKnown
      ? `${office.organisation} kính báo cáo ${head.body} xem xét; kết quả không tự quyết định việc gì đối với người được lấy phiếu`
      : 'Ô để trống là kết quả không công bố: ghi theo biên bản kiểm phiếu gửi cấp có thẩm quyền',
    end: { recipients: ['Như trên'], signature: headOf(office, officeLeaders) },
  }
}
