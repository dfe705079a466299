import { step } from '../procedure/stage-kinds.js'
import type { Text } from '../vocabulary.js'
import { howConvened, KEY_CADRES } from './conferences.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { FROM_SECONDARY, joinNotes, LOCAL_CHOICE, REVIEW_STATUS } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import { AGE } from './shared-eligibility.js'
import { HALF, TWO_THIRDS } from './shares.js'

/** The vote of confidence on the leaders of a body: Regulation 96-QĐ/TW of 2023, known from secondary sources. */

const regulation96 = citing(cite('regulation-96-2023'))
const local = citing(cite('local-practice'))

const YEAR_COUNTED: Text = {
  vi: 'Năm tính từ ngày bắt đầu nhiệm kỳ do cán bộ tổ chức nhập (cách hiểu của phần mềm): năm thứ ba là từ đủ 24 tháng đến hết tháng thứ 36.',
  en: 'Years are counted from the beginning of the term, which the officer enters (a reading of this product): the third is from 24 whole months on, before 36.',
}
const LEADERS: Text = {
  vi: 'Quy định nêu chức danh lãnh đạo từ Trung ương đến cấp có đơn vị trực thuộc; phần mềm lấy mọi người giữ chức vụ của chính cơ quan đó từ bậc này trở lên.',
  en: 'The text names leaders down to the level with affiliated units; the product takes whoever holds a post of the body itself at this rung or above.',
}
const WHO_VOTES: Text = {
  vi: 'Thành phần của từng loại cơ quan ở phụ lục chưa đọc được; mặc định là hội nghị cán bộ chủ chốt, cán bộ tổ chức thêm, bớt kèm lý do.',
  en: 'Who votes in each kind of body stands in an annex that was not read; the default is the key-cadre conference, which the officer corrects with reasons.',
}
const SIGNED_OR_NOT: Text = {
  vi: 'Người ghi phiếu ký hoặc không ký tên; phần mềm không ghi nhận ai ghi phiếu nào.',
  en: 'Ballots are signed or not; who filled in which is recorded nowhere.',
}
const TO_THOSE_ENTITLED: Text = {
  vi: 'Kết quả báo cáo cấp có thẩm quyền; mỗi người được lấy phiếu biết kết quả của mình.',
  en: 'The result goes to the authority; each person voted on learns their own.',
}
const INVALID: Text = {
  vi: 'Phiếu không do ban kiểm phiếu phát ra: không hợp lệ. Gạch tên, không đánh dấu hoặc đánh dấu từ hai mức trở lên đối với một người: không hợp lệ đối với người đó. Tên viết thêm không tính.',
  en: "A paper that is not the tellers' own is invalid. A struck name, no level or two or more for a person: invalid for that person. Names added by hand are not counted.",
}
const AT_TWO_THIRDS: Text = {
  vi: 'Từ 2/3 trở lên. Nghị định 170/2025/NĐ-CP (điểm c khoản 1 Điều 53 sửa đổi 2026) quy định trên 2/3: đúng 2/3 thì hai văn bản khác nhau, phần mềm nêu cả hai.',
  en: 'Two thirds or more. Decree 170/2025 (art. 53.1(c) as amended in 2026) has more than 2/3: at exactly 2/3 the two differ, and both are shown.',
}

export const confidenceVote: RuleSet = {
  id: 'confidence-vote',
  version: 1,
  title: { vi: 'Lấy phiếu tín nhiệm', en: 'Vote of confidence' },
  inForce: { from: '2023-02-02' },
  reviewStatus: REVIEW_STATUS,
  sources: sourcesOf('regulation-96-2023', 'regulation-114-2023', 'labour-code-2019', 'local-practice'),
  procedure: {
    type: 'confidence-vote',
    kinds: ['confidence-vote'],
    steps: [
      step.submission({
        key: 'self-report',
        title: { vi: 'Báo cáo tự nhận xét, đánh giá', en: 'Self-reports' },
        what: 'self-report',
      }),
      step.vote({
        key: 'confidence-vote',
        title: { vi: 'Hội nghị lấy phiếu tín nhiệm', en: 'Conference of the vote of confidence' },
        electorate: regulation96(KEY_CADRES, joinNotes(WHO_VOTES, howConvened(KEY_CADRES))),
        vote: {
          ballot: regulation96('three-levels', joinNotes(FROM_SECONDARY, INVALID)),
          secret: regulation96(true, joinNotes(FROM_SECONDARY, SIGNED_OR_NOT)),
          announced: regulation96(false, joinNotes(FROM_SECONDARY, TO_THOSE_ENTITLED)),
          quorum: regulation96(TWO_THIRDS, FROM_SECONDARY),
          excusedLeave: local(false, LOCAL_CHOICE),
          denominator: regulation96('collected', FROM_SECONDARY),
        },
        result: 'opinion',
      }),
      step.approval({
        key: 'report',
        title: { vi: 'Báo cáo cấp có thẩm quyền', en: 'Report to the authority' },
        decides: regulation96('acknowledgement', joinNotes(FROM_SECONDARY, TO_THOSE_ENTITLED)),
      }),
    ],
    eligibility: AGE,
    actionProgram: ACTION_PROGRAM,
    approval: APPROVAL,
    recusal: RECUSAL,
    confidence: {
      yearOfTerm: regulation96(3, joinNotes(FROM_SECONDARY, YEAR_COUNTED)),
      leadersFrom: regulation96('division-deputy', joinNotes(FROM_SECONDARY, LEADERS)),
      notVotedOn: regulation96(['retirement-notice', 'took-office-this-year'], FROM_SECONDARY),
      outOfPlanningAbove: regulation96(HALF, FROM_SECONDARY),
      dismissedFrom: regulation96(TWO_THIRDS, joinNotes(FROM_SECONDARY, AT_TWO_THIRDS)),
    },
    times: LOCAL_TIMES,
  },
}
