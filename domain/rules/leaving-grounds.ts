import type { Text } from '../vocabulary.js'
import { cite, citeAll, citing } from './legal-texts.js'
import { FROM_SECONDARY, joinNotes } from './notes.js'
import { HALF, TWO_THIRDS } from './shares.js'
import type { LeavingGround } from './values/leaving-rules.js'

/**
 * The grounds of leaving office by Decree 170/2025 arts 52 and 53 as amended by Decree 300/2026: closed lists with the points
 * of the text as their codes, in words of our own.
 */

const at = (place: string): Text => cite('decree-170-2025', place, 'decree-300-2026')

/** At exactly two thirds the two texts differ: a Party text on personnel work goes first, art. 70.3 of Decree 170. */
export const BY_REGULATION_96 = citing(cite('regulation-96-2023'))(
  TWO_THIRDS,
  joinNotes(
    {
      vi: 'Nghị định: trên hai phần ba; Quy định 96-QĐ/TW: từ hai phần ba trở lên. Đúng hai phần ba thì hai văn bản khác nhau, áp dụng quy định của Đảng (khoản 3 Điều 70 Nghị định 170/2025/NĐ-CP).',
      en: 'The decree: above two thirds; Regulation 96-QĐ/TW: two thirds or more. At exactly two thirds the texts differ and the Party text applies (Decree 170/2025/NĐ-CP art. 70.3).',
    },
    FROM_SECONDARY,
  ),
)

type Row = Pick<LeavingGround, 'words' | 'proof'> & Partial<LeavingGround>

/** '52.2', 'b' is point b of clause 2 of article 52: its code, and its article. */
export const groundsAt =
  (where: (place: string) => Text) =>
  (clause: string, rows: Readonly<Record<string, Row>>): LeavingGround[] =>
    Object.entries(rows).map(([point, row]) => ({
      value: `${clause}${point}`,
      article: where(`${clause}(${point})`),
      ...row,
    }))

const ground = groundsAt(at)

/** Art. 52.1: somebody is relieved. */
const OF_RELIEF = ground('52.1', {
  a: {
    words: {
      vi: 'không hoàn thành chỉ tiêu, kế hoạch, hoặc văn bản quan trọng đã tham mưu, ban hành không hiệu quả, gây hậu quả (không do bất khả kháng)',
      en: 'targets or plans missed, or important texts judged ineffective or harmful, not through force majeure',
    },
    proof: 'conclusion',
  },
  b: {
    words: {
      vi: 'không giải quyết kịp thời khiếu nại, tố cáo theo kết luận',
      en: 'complaints and denunciations not settled in time',
    },
    proof: 'conclusion',
  },
  c: {
    words: {
      vi: 'người đứng đầu không xử lý vi phạm nghiêm trọng của cấp dưới trực tiếp',
      en: 'head who does not act on the serious violation of a direct subordinate',
    },
    proof: 'conclusion',
  },
  d: { words: { vi: 'lý do khác theo quy định', en: 'another reason by the rules' }, proof: 'paper' },
})

/** Art. 52.2: somebody resigns. */
const OF_RESIGNATION = ground('52.2', {
  a: {
    words: {
      vi: 'tự nhận thấy hạn chế về năng lực hoặc không còn đủ uy tín',
      en: 'own limits of capacity or prestige',
    },
    proof: 'paper',
  },
  b: {
    words: {
      vi: 'có trên 50% số phiếu tín nhiệm thấp',
      en: 'low confidence on more than half of the ballots',
    },
    proof: 'confidence',
    low: { above: HALF },
  },
  c: {
    words: { vi: 'lý do cá nhân chính đáng khác', en: 'another proper reason of their own' },
    proof: 'paper',
  },
  d: {
    words: {
      vi: 'người đứng đầu để cơ quan xảy ra tham nhũng, lãng phí, tiêu cực nghiêm trọng, chưa đến mức kỷ luật',
      en: 'head, serious corruption, waste or misconduct below, not to the point of discipline',
    },
    proof: 'conclusion',
  },
  đ: {
    words: {
      vi: 'có 02 năm không liên tiếp trong thời hạn giữ chức vụ xếp loại không hoàn thành nhiệm vụ',
      en: 'two years of the term, not one after the other, graded as not completed',
    },
    proof: 'record',
    counted: { what: 'years-not-completed', atLeast: 2, years: 'apart' },
  },
  e: {
    words: {
      vi: 'vi phạm về đạo đức, lối sống theo kết luận của cơ quan có thẩm quyền',
      en: 'violation of conduct, concluded',
    },
    proof: 'conclusion',
  },
  g: {
    words: {
      vi: 'vợ hoặc chồng, con vi phạm pháp luật, sa vào tệ nạn theo kết luận',
      en: 'spouse or child breaks the law or falls into vice, concluded',
    },
    proof: 'conclusion',
  },
  h: {
    words: {
      vi: 'để người khác lợi dụng chức vụ, quyền hạn gây hậu quả nghiêm trọng (trừ trường hợp không thể biết)',
      en: 'others abused the post with serious consequence, unless unaware of it',
    },
    proof: 'conclusion',
  },
  i: {
    words: {
      vi: 'không dám làm, né tránh, đùn đẩy gây hậu quả rất nghiêm trọng theo kết luận',
      en: 'not daring, evading, shirking with very serious consequence, concluded',
    },
    proof: 'conclusion',
  },
  k: { words: { vi: 'lý do khác theo quy định', en: 'another reason by the rules' }, proof: 'paper' },
})

/** Art. 53.1: somebody is dismissed. */
const OF_DISMISSAL = ground('53.1', {
  a: {
    words: {
      vi: 'bị kỷ luật cảnh cáo và được đánh giá là không đủ điều kiện tiếp tục giữ chức vụ',
      en: 'a warning, and judged unable to go on in the post',
    },
    proof: 'conclusion',
    counted: { what: 'disciplines', kinds: ['warning'], atLeast: 1, inTerm: false },
  },
  b: {
    words: {
      vi: 'bị kỷ luật khiển trách từ 02 lần trở lên trong cùng một thời hạn giữ chức vụ, liên quan đến nhiệm vụ',
      en: 'reprimanded for the duties two times or more in one term',
    },
    proof: 'record',
    counted: { what: 'disciplines', kinds: ['reprimand'], atLeast: 2, inTerm: true },
  },
  c: {
    words: {
      vi: 'có trên hai phần ba số phiếu tín nhiệm thấp',
      en: 'low confidence on more than two thirds of the ballots',
    },
    proof: 'confidence',
    low: { above: TWO_THIRDS, orAtLeast: BY_REGULATION_96 },
  },
  d: {
    words: {
      vi: 'có 02 năm liên tiếp xếp loại không hoàn thành nhiệm vụ, liên quan đến nhiệm vụ',
      en: 'two consecutive years graded as not completed, in the duties',
    },
    proof: 'record',
    counted: { what: 'years-not-completed', atLeast: 2, years: 'consecutive' },
  },
  đ: {
    words: {
      vi: 'suy thoái, vi phạm những điều không được làm, trách nhiệm nêu gương theo kết luận',
      en: 'degradation, forbidden acts, example, concluded',
    },
    proof: 'conclusion',
  },
  e: {
    words: {
      vi: 'vi phạm tiêu chuẩn chính trị đến mức phải miễn nhiệm',
      en: 'political standard, to the point of dismissal',
    },
    proof: 'conclusion',
  },
  g: {
    words: {
      vi: 'người đứng đầu để xảy ra tham nhũng, lãng phí, tiêu cực rất nghiêm trọng, chưa đến mức kỷ luật',
      en: 'head, very serious corruption, waste or misconduct, not to the point of discipline',
    },
    proof: 'conclusion',
  },
  h: {
    words: {
      vi: 'người đứng đầu để mất đoàn kết nghiêm trọng theo kết luận',
      en: 'head, serious disunity, concluded',
    },
    proof: 'conclusion',
  },
  i: {
    words: {
      vi: 'theo kiến nghị của cơ quan có thẩm quyền',
      en: 'recommended by a competent body',
    },
    proof: 'conclusion',
  },
  k: {
    words: {
      vi: 'thuộc trường hợp cho thôi giữ chức vụ tại khoản 1 Điều 52 mà không từ chức',
      en: 'a case of art. 52.1 who does not resign',
    },
    proof: 'paper',
  },
  l: { words: { vi: 'lý do khác theo quy định', en: 'another reason by the rules' }, proof: 'paper' },
})

/** A ground of a resignation that nobody handed in a letter for: art. 52.3 has another procedure for it. */
const switched = (points: readonly string[]): LeavingGround[] =>
  OF_RESIGNATION.filter(({ value }) => points.some((point) => value === `52.2${point}`)).map((row) => ({
    ...row,
    article: citeAll(row.article, at('52.3')),
    words: {
      vi: `${row.words.vi}, không có đơn từ chức`,
      en: `${row.words.en}, and no letter of resignation`,
    },
  }))

export const GROUNDS_OF_300 = {
  relief: [...OF_RELIEF, ...switched(['b'])],
  resignation: OF_RESIGNATION,
  dismissal: [...OF_DISMISSAL, ...switched(['d', 'đ', 'e', 'g', 'h', 'i'])],
}
