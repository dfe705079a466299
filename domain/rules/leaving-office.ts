import { step } from '../procedure/stage-kinds.js'
import type { Text } from '../vocabulary.js'
import { LEADERSHIP } from './conferences.js'
import { GROUNDS_OF_300 } from './leaving-grounds.js'
import {
  ALL_MEMBERS,
  decisionOn,
  FROM_GROUNDS,
  FROM_LETTER,
  FROM_PAPER,
  FROM_PROPOSAL,
  jointVote,
  leavingRules,
  letGoSteps,
  proposal,
  TALK_AND_PROPOSAL,
} from './leaving-steps.js'
import { cite, citing } from './legal-texts.js'
import { LOCAL_TIMES } from './local-times.js'
import { KEPT_IN_OFFICE } from './measures.js'
import { HELD_LATE, joinNotes, LOCAL_CHOICE, READ_IN_FULL } from './notes.js'
import { decision } from './usual-steps.js'
import { PAPERS_OF_LEAVING } from './values/leaving-rules.js'

/**
 * Leaving office since 2026-08-01: relief (Decree 170/2025 art. 52.1), resignation (52.2) and dismissal (53) as amended by
 * Decree 300/2026; and the locality's own replacement.
 */

const TEXTS = ['decree-170-2025', 'decree-300-2026'] as const
const BEGINS = { from: '2026-08-01' }
/** By so many working days the decision is put off at the most. */
const PUT_OFF = 15

const amended = (at: string) => citing(cite('decree-170-2025', at, 'decree-300-2026'))
const art52 = { proposal: amended('52.5(a)'), decision: amended('52.5(b)') }
const art53 = { proposal: amended('53.2(a)'), vote: amended('53.2'), decision: amended('53.2(b)') }

const IN_OUR_WORDS: Text = {
  vi: 'Ghi tóm tắt theo từng điểm của văn bản. Số lần kỷ luật và kết quả xếp loại tính theo dữ liệu từ ngày giữ chức vụ; việc có liên quan đến nhiệm vụ hay không do người đề xuất xem xét.',
  en: 'Each point of the text, in short. Disciplines and grades are counted in the records since the post was taken up; whether they are of the duties is for whoever proposes.',
}
const OBJECTIVE_REASONS: Text = {
  vi: 'Vì lý do khách quan, một lần, ghi vào hồ sơ.',
  en: 'For objective reasons, once, on record.',
}

const KEY_TASK: Text = {
  vi: 'Thôi giữ chức vụ sẽ ảnh hưởng nghiêm trọng; theo văn bản của cấp có thẩm quyền ghi trong dữ liệu, đến ngày kết thúc.',
  en: 'Leaving would do serious harm; by a paper of the authority that is on record, until it ends.',
}
const WHILE_LOOKED_INTO: Text = {
  vi: 'Đang trong thời gian thanh tra, kiểm tra, kiểm toán, điều tra; mỗi trường hợp là một biện pháp ghi trong dữ liệu. Truy tố, xét xử, tạm giữ, tạm giam: điểm này không nêu.',
  en: 'Under inspection, check, audit or investigation, each a measure on record. Being prosecuted, tried or detained is not in this point.',
}
const BY_THE_RECORDS: Text = {
  vi: 'Căn cứ miễn nhiệm tính được từ dữ liệu (kỷ luật, xếp loại); căn cứ khác do người đề xuất xem xét.',
  en: 'Grounds for a dismissal that the records tell (disciplines, grades); the others are for whoever proposes.',
}

/** What keeps a relief or a resignation from being taken: art. 52.4. */
const NOT_LET_GO = {
  ruledOutBy: amended('52.4(a)')(KEPT_IN_OFFICE.tasks, KEY_TASK),
  blocks: amended('52.4(b)')(KEPT_IN_OFFICE.lookedInto, WHILE_LOOKED_INTO),
  noGroundOf: amended('52.4(c)')(
    GROUNDS_OF_300.dismissal.filter(({ value, counted }) => value.startsWith('53.1') && counted),
    BY_THE_RECORDS,
  ),
}

const PAPERS = amended('54')([...PAPERS_OF_LEAVING])

const endedBy = (places: typeof art52) => ({
  recordDecision: places.decision(10, FROM_PROPOSAL),
})

/** Nobody votes: art. 52.5. */
export const relief = leavingRules({
  id: 'relief',
  kind: 'relief',
  title: { vi: 'Cho thôi giữ chức vụ', en: 'Relief from a post' },
  inForce: BEGINS,
  reviewStatus: READ_IN_FULL,
  texts: TEXTS,
  steps: letGoSteps('relief', art52),
  times: { giveOpinion: art52.proposal(10, FROM_PAPER), ...endedBy(art52) },
  leaving: {
    grounds: amended('52.1')(GROUNDS_OF_300.relief, IN_OUR_WORDS),
    putOffBy: art52.decision(PUT_OFF, OBJECTIVE_REASONS),
    papersOfLeaving: PAPERS,
    goesOnUntilAccepted: amended('52.6')(true),
  },
  eligibility: NOT_LET_GO,
})

/** Template G, on a ground: the leadership and the standing committee vote. */
export const dismissal = leavingRules({
  id: 'dismissal',
  kind: 'dismissal',
  title: { vi: 'Miễn nhiệm', en: 'Dismissal' },
  inForce: BEGINS,
  reviewStatus: READ_IN_FULL,
  texts: TEXTS,
  steps: [
    proposal(art53.proposal('personnel-body', TALK_AND_PROPOSAL)),
    jointVote(art53.vote, { denominator: art53.vote('all-members', ALL_MEMBERS) }),
    decisionOn('dismissal', art53.decision('result')),
  ],
  times: { giveOpinion: art53.proposal(10, FROM_GROUNDS), recordDecision: art53.decision(10, FROM_PROPOSAL) },
  leaving: {
    grounds: amended('53.1')(GROUNDS_OF_300.dismissal, IN_OUR_WORDS),
    putOffBy: art53.decision(PUT_OFF, OBJECTIVE_REASONS),
    papersOfLeaving: PAPERS,
  },
})

/** Template G, at the holder's own wish: nobody votes. */
export const resignation = leavingRules({
  id: 'resignation',
  kind: 'resignation',
  title: { vi: 'Từ chức', en: 'Resignation' },
  inForce: BEGINS,
  reviewStatus: READ_IN_FULL,
  texts: TEXTS,
  steps: letGoSteps('resignation', art52),
  times: { giveOpinion: art52.proposal(10, FROM_LETTER), ...endedBy(art52) },
  leaving: {
    grounds: amended('52.2')(GROUNDS_OF_300.resignation, IN_OUR_WORDS),
    putOffBy: art52.decision(PUT_OFF, OBJECTIVE_REASONS),
    papersOfLeaving: PAPERS,
    goesOnUntilAccepted: amended('52.6')(true),
  },
  eligibility: NOT_LET_GO,
})

const local = citing(cite('local-practice'))
const REPLACEMENT_IS_LOCAL: Text = {
  vi: 'Pháp luật không có quy trình "thay thế": là cho thôi giữ chức vụ hoặc miễn nhiệm, rồi bổ nhiệm. Các bước này là tham số của địa phương.',
  en: 'No text has a procedure of "replacement": it is a relief or a dismissal, and then an appointment. These steps are a local parameter.',
}
const OF_NO_TEXT: Text = {
  vi: 'Quy trình của địa phương, văn bản không quy định; đề nghị bộ phận pháp chế đối chiếu.',
  en: "the locality's own, no text has it; have your legal office confirm",
}
const INFORMS: Text = {
  vi: 'Phiếu để cấp có thẩm quyền tham khảo; tổng số dùng để tính tỷ lệ chỉ để ghi biên bản.',
  en: 'The ballots inform the authority; the denominator is for the minutes only.',
}

/** A locality's own, where another is to hold the post: the seat falls vacant, and a procedure of its own fills it. */
export const replacement = leavingRules({
  id: 'replacement',
  kind: 'replacement',
  title: { vi: 'Thay thế', en: 'Replacement' },
  inForce: { from: '2025-07-01' },
  reviewStatus: OF_NO_TEXT,
  texts: TEXTS,
  steps: [
    step.vote({
      key: 'leadership-opinion',
      title: { vi: 'Tập thể lãnh đạo cho ý kiến', en: 'Opinion of the leadership collective' },
      electorate: local(LEADERSHIP, REPLACEMENT_IS_LOCAL),
      vote: {
        ballot: local('each-person', LOCAL_CHOICE),
        secret: local(true, LOCAL_CHOICE),
        announced: local(false, LOCAL_CHOICE),
        excusedLeave: local(false, LOCAL_CHOICE),
        denominator: local('convened', INFORMS),
      },
      result: 'opinion',
      heldWithin: local(10, joinNotes(REPLACEMENT_IS_LOCAL, HELD_LATE)),
    }),
    decision(
      { vi: 'Quyết định thay thế', en: 'Decision on the replacement' },
      local('result', REPLACEMENT_IS_LOCAL),
    ),
  ],
  times: { ...LOCAL_TIMES, recordDecision: local(10, REPLACEMENT_IS_LOCAL) },
})
