import type { StageDefinition } from '../procedure/stage-kinds.js'
import type { Text } from '../vocabulary.js'
import { GROUNDS_OF_115, GROUNDS_OF_170 } from './leaving-grounds-earlier.js'
import {
  ALL_MEMBERS,
  decisionOn,
  FROM_GROUNDS,
  FROM_LETTER,
  FROM_PROPOSAL,
  jointVote,
  leavingRules,
  letGoSteps,
  proposal,
  TALK_AND_PROPOSAL,
} from './leaving-steps.js'
import { cite, citing } from './legal-texts.js'
import { KEPT_IN_OFFICE_EARLIER } from './measures.js'
import { joinNotes, READ_ARTICLES, READ_IN_FULL } from './notes.js'

/**
 * Leaving office by the earlier texts: resignation and dismissal by Decree 170/2025 as issued (arts 52, 53; 2025-07-01 to
 * 2026-07-31), relief and dismissal of public employees by Decree 115/2020 as amended by Decree 85/2023 (arts 54, 55; until
 * 2026-06-30).
 */

const UNDER_170 = { from: '2025-07-01', to: '2026-07-31' }
const UNDER_115 = { from: '2023-12-07', to: '2026-06-30' }
const TEXTS_OF_115 = ['decree-115-2020', 'decree-85-2023'] as const
const PUT_OFF = 15

const art52 = citing(cite('decree-170-2025', '52'))
const art53 = citing(cite('decree-170-2025', '53'))
const art54 = citing(cite('decree-115-2020', '54', 'decree-85-2023'))
const art55 = citing(cite('decree-115-2020', '55.2', 'decree-85-2023'))

const POINT_NOT_NOTED: Text = {
  vi: 'Khoản, điểm cụ thể theo bản tóm tắt, cần đối chiếu.',
  en: 'The clause and point are by a digest, to be confirmed.',
}
const OBJECTIVE_REASONS: Text = {
  vi: 'Vì lý do khách quan, ghi vào hồ sơ.',
  en: 'For objective reasons, on record.',
}
const NOT_WHILE: Text = {
  vi: 'Nhiệm vụ quốc phòng, an ninh, trọng yếu, phòng chống thiên tai chưa hoàn thành; theo văn bản của cấp có thẩm quyền ghi trong dữ liệu.',
  en: 'An unfinished task of defence, security, of key importance or in a disaster; by a paper of the authority that is on record.',
}
const WHILE_LOOKED_INTO: Text = {
  vi: 'Đang trong thời gian thanh tra, kiểm tra hoặc bị khởi tố, truy tố, xét xử.',
  en: 'Under inspection or check, or charged, prosecuted, tried.',
}
const OTHER_WORK: Text = {
  vi: 'Thuộc điểm b, c, d mà không có đơn: cấp có thẩm quyền bố trí công tác khác; văn bản không có quy trình cho thôi giữ chức vụ.',
  en: 'A case of (b), (c) or (d) without a letter: the authority arranges other work; the text has no procedure of relief.',
}
const BY_VOTE_WITHOUT_LETTER: Text = {
  vi: 'Không có đơn: thực hiện theo khoản 2 Điều 55, tập thể lãnh đạo và ban thường vụ cấp ủy bỏ phiếu kín như miễn nhiệm.',
  en: 'Without a letter the steps of art. 55.2 apply: the leadership and the standing committee vote by secret ballot, as on a dismissal.',
}
const FROM_LETTER_OR_GROUNDS: Text = {
  vi: 'Kể từ ngày nhận được đơn; không có đơn thì từ ngày có đủ căn cứ (khoản 2 Điều 55).',
  en: 'From the receipt of the letter; without one, from the day on which the grounds suffice (art. 55.2).',
}
const HALF_OR_MORE: Text = {
  vi: 'Từ 50% trở lên tổng số thành viên của cả hai, văn bản không nêu "trên".',
  en: 'Half or more of all members of both: the text does not say above.',
}
const MANAGING_BODY: Text = {
  vi: 'Dưới 50%: cơ quan quản lý quyết định.',
  en: 'Below half the managing body decides.',
}

/** Art. 55.2: the vote of both, and what is done below half. */
const voteOf55 = (heldWhere?: Parameters<typeof jointVote>[2]) =>
  jointVote(
    art55,
    {
      denominator: art55('all-members'),
      barIncluded: art55(true, HALF_OR_MORE),
      noneAbove: art55({ take: 'decision', by: 'authority', on: 'result' }, MANAGING_BODY),
    },
    heldWhere,
  )

/** Art. 54: whoever handed in a letter is talked to, and decided on; whoever did not is voted on as art. 55.2 has it. */
function relievedWithOrWithoutLetter(): StageDefinition[] {
  const [check, proposed, decided] = letGoSteps('relief', { proposal: art54, decision: art54 })
  return [check, proposed, voteOf55(art54('no-letter', BY_VOTE_WITHOUT_LETTER)), decided]
}

export const resignation170 = leavingRules({
  id: 'resignation-170-2025',
  kind: 'resignation',
  title: { vi: 'Từ chức (Nghị định 170/2025/NĐ-CP)', en: 'Resignation (Decree 170/2025/NĐ-CP)' },
  inForce: UNDER_170,
  reviewStatus: READ_IN_FULL,
  texts: ['decree-170-2025'],
  steps: letGoSteps('resignation', { proposal: art52, decision: art52 }),
  times: { giveOpinion: art52(10, FROM_LETTER), recordDecision: art52(10, FROM_PROPOSAL) },
  leaving: {
    grounds: art52(GROUNDS_OF_170.resignation, POINT_NOT_NOTED),
    withoutLetter: citing(cite('decree-170-2025', '52'))('other-work', OTHER_WORK),
    papersOfLeaving: citing(cite('decree-170-2025', '54'))([
      'proposal',
      'letter',
      'conclusions',
      'minutes',
      'count-record',
    ]),
    putOffBy: art52(PUT_OFF, OBJECTIVE_REASONS),
    goesOnUntilAccepted: art52(true),
  },
  eligibility: {
    ruledOutBy: art52(KEPT_IN_OFFICE_EARLIER.tasks, NOT_WHILE),
    blocks: art52(KEPT_IN_OFFICE_EARLIER.lookedInto, WHILE_LOOKED_INTO),
  },
})

export const dismissal170 = leavingRules({
  id: 'dismissal-170-2025',
  kind: 'dismissal',
  title: { vi: 'Miễn nhiệm (Nghị định 170/2025/NĐ-CP)', en: 'Dismissal (Decree 170/2025/NĐ-CP)' },
  inForce: UNDER_170,
  reviewStatus: READ_IN_FULL,
  texts: ['decree-170-2025'],
  steps: [
    proposal(art53('personnel-body', TALK_AND_PROPOSAL)),
    jointVote(art53, { denominator: art53('all-members', ALL_MEMBERS) }),
    decisionOn('dismissal', art53('result')),
  ],
  times: { giveOpinion: art53(10, FROM_GROUNDS), recordDecision: art53(10, FROM_PROPOSAL) },
  leaving: {
    grounds: art53(GROUNDS_OF_170.dismissal, POINT_NOT_NOTED),
    leavesTheService: citing(cite('decree-170-2025', '53.1(c)'))(true),
    papersOfLeaving: citing(cite('decree-170-2025', '54'))([
      'proposal',
      'conclusions',
      'minutes',
      'count-record',
    ]),
    putOffBy: art53(PUT_OFF, OBJECTIVE_REASONS),
  },
})

export const relief115 = leavingRules({
  id: 'relief-115-2020',
  kind: 'relief',
  type: 'public-employees',
  title: {
    vi: 'Viên chức thôi giữ chức vụ (Nghị định 115/2020/NĐ-CP)',
    en: 'Relief of a public employee (Decree 115/2020/NĐ-CP)',
  },
  inForce: UNDER_115,
  reviewStatus: READ_ARTICLES,
  texts: TEXTS_OF_115,
  steps: relievedWithOrWithoutLetter(),
  times: { giveOpinion: art54(10, FROM_LETTER_OR_GROUNDS), recordDecision: art54(10, FROM_PROPOSAL) },
  leaving: {
    grounds: art54(GROUNDS_OF_115.relief, joinNotes(POINT_NOT_NOTED, BY_VOTE_WITHOUT_LETTER)),
    putOffBy: art54(PUT_OFF, OBJECTIVE_REASONS),
    goesOnUntilAccepted: art54(true),
  },
  eligibility: {
    ruledOutBy: art54(KEPT_IN_OFFICE_EARLIER.tasks, NOT_WHILE),
    blocks: art54(KEPT_IN_OFFICE_EARLIER.lookedInto, WHILE_LOOKED_INTO),
  },
})

export const dismissal115 = leavingRules({
  id: 'dismissal-115-2020',
  kind: 'dismissal',
  type: 'public-employees',
  title: {
    vi: 'Miễn nhiệm viên chức quản lý (Nghị định 115/2020/NĐ-CP)',
    en: 'Dismissal of a public employee (Decree 115/2020/NĐ-CP)',
  },
  inForce: UNDER_115,
  reviewStatus: READ_ARTICLES,
  texts: TEXTS_OF_115,
  steps: [
    proposal(art55('personnel-body', TALK_AND_PROPOSAL)),
    voteOf55(),
    decisionOn('dismissal', art55('result')),
  ],
  times: { giveOpinion: art55(10, FROM_GROUNDS), recordDecision: art55(10, FROM_PROPOSAL) },
  leaving: {
    grounds: art55(GROUNDS_OF_115.dismissal, POINT_NOT_NOTED),
    leavesTheService: citing(cite('decree-115-2020', '55.1(d)', 'decree-85-2023'))(true),
    putOffBy: art55(PUT_OFF, OBJECTIVE_REASONS),
  },
})
