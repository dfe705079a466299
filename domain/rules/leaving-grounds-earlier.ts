import type { Text } from '../vocabulary.js'
import { BY_REGULATION_96, GROUNDS_OF_300, groundsAt } from './leaving-grounds.js'
import { cite } from './legal-texts.js'
import { HALF, TWO_THIRDS } from './shares.js'
import type { LeavingGround } from './values/leaving-rules.js'

/**
 * The grounds of leaving office by the earlier texts: Decree 170/2025 as issued (until 2026-07-31), Decree 115/2020 as amended
 * by Decree 85/2023 (public employees, until 2026-06-30); in words of our own.
 */

const issued = groundsAt((place) => cite('decree-170-2025', place))
const of115 = groundsAt((place) => cite('decree-115-2020', place, 'decree-85-2023'))

/** The words that a ground has in the later text, where it is the same there. */
function wordsOf(code: string): Text {
  const found = [...GROUNDS_OF_300.resignation, ...GROUNDS_OF_300.dismissal].find(
    ({ value }) => value === code,
  )
  if (!found) throw new RangeError(`no ground ${code}`)
  return found.words
}

const OTHER: Pick<LeavingGround, 'words' | 'proof'> = { words: wordsOf('53.1l'), proof: 'paper' }
const DEGRADATION: Pick<LeavingGround, 'words' | 'proof'> = { words: wordsOf('53.1đ'), proof: 'conclusion' }
const POLITICS: Pick<LeavingGround, 'words' | 'proof'> = { words: wordsOf('53.1e'), proof: 'conclusion' }
const HEAD_CORRUPTION: Pick<LeavingGround, 'words' | 'proof'> = {
  words: {
    vi: 'người đứng đầu để xảy ra tham nhũng, lãng phí, tiêu cực rất nghiêm trọng',
    en: 'head, very serious corruption, waste or misconduct',
  },
  proof: 'conclusion',
}
const MOST_LOW: Pick<LeavingGround, 'words' | 'proof' | 'low'> = {
  words: wordsOf('53.1c'),
  proof: 'confidence',
  low: { above: TWO_THIRDS, orAtLeast: BY_REGULATION_96 },
}

export const GROUNDS_OF_170: Readonly<Record<'resignation' | 'dismissal', readonly LeavingGround[]>> = {
  resignation: issued('52.1', {
    a: { words: { vi: 'theo nguyện vọng cá nhân', en: 'of own wish' }, proof: 'paper' },
    b: {
      words: {
        vi: 'hạn chế về năng lực, sức khỏe hoặc không còn đủ uy tín',
        en: 'limits of capacity, health or prestige',
      },
      proof: 'paper',
    },
    c: {
      words: {
        vi: 'để cơ quan, đơn vị do mình quản lý xảy ra sai phạm nghiêm trọng',
        en: 'serious wrong in the unit that one leads',
      },
      proof: 'conclusion',
    },
    d: {
      words: {
        vi: 'có trên 50% và không quá hai phần ba số phiếu tín nhiệm thấp',
        en: 'low confidence on more than half and at most two thirds of the ballots',
      },
      proof: 'confidence',
      low: { above: HALF, atMost: TWO_THIRDS },
    },
    đ: OTHER,
  }),
  dismissal: issued('53.1', {
    a: {
      words: { vi: 'bị kỷ luật khiển trách hoặc cảnh cáo', en: 'a reprimand or a warning' },
      proof: 'record',
      counted: { what: 'disciplines', kinds: ['reprimand', 'warning'], atLeast: 1, inTerm: false },
    },
    b: MOST_LOW,
    c: {
      words: { vi: 'bị xếp loại không hoàn thành nhiệm vụ', en: 'graded as not completed' },
      proof: 'record',
      counted: { what: 'years-not-completed', atLeast: 1, years: 'any' },
    },
    d: DEGRADATION,
    đ: POLITICS,
    e: HEAD_CORRUPTION,
    g: OTHER,
  }),
}

export const GROUNDS_OF_115: Readonly<Record<'relief' | 'dismissal', readonly LeavingGround[]>> = {
  relief: of115('54.1', {
    a: {
      words: {
        vi: 'hạn chế về năng lực hoặc không còn đủ uy tín',
        en: 'limits of capacity or prestige',
      },
      proof: 'paper',
    },
    b: {
      words: {
        vi: 'để đơn vị do mình quản lý xảy ra sai phạm, tham nhũng nghiêm trọng',
        en: 'serious wrong or corruption in the unit that one leads',
      },
      proof: 'conclusion',
    },
    c: { words: wordsOf('52.2b'), proof: 'confidence', low: { above: HALF } },
    d: { words: { vi: 'lý do sức khỏe hoặc lý do khác', en: 'health or another reason' }, proof: 'paper' },
    đ: { words: { vi: 'do yêu cầu nhiệm vụ', en: 'need of the work' }, proof: 'paper' },
  }),
  dismissal: of115('55.1', {
    a: {
      words: {
        vi: 'bị kỷ luật cảnh cáo hoặc khiển trách và được đánh giá là không đủ điều kiện tiếp tục giữ chức vụ',
        en: 'a warning or a reprimand, and judged unable to go on in the post',
      },
      proof: 'conclusion',
      counted: { what: 'disciplines', kinds: ['reprimand', 'warning'], atLeast: 1, inTerm: false },
    },
    b: {
      words: {
        vi: 'bị kỷ luật khiển trách, cảnh cáo từ 02 lần trở lên trong cùng một thời hạn giữ chức vụ',
        en: 'a reprimand or warning two times or more in one term',
      },
      proof: 'record',
      counted: { what: 'disciplines', kinds: ['reprimand', 'warning'], atLeast: 2, inTerm: true },
    },
    c: MOST_LOW,
    d: {
      words: {
        vi: 'có 02 năm liên tiếp xếp loại không hoàn thành nhiệm vụ',
        en: 'two consecutive years graded as not completed',
      },
      proof: 'record',
      counted: { what: 'years-not-completed', atLeast: 2, years: 'consecutive' },
    },
    đ: DEGRADATION,
    e: POLITICS,
    g: HEAD_CORRUPTION,
  }),
}
