import type { Text } from '../vocabulary.js'
import { POLICY_TERMS } from './decree-300-2026.js'
import { dossier } from './dossier.js'
import { fourSteps } from './four-steps.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { TIMES_WITHIN_A_PROCESS } from './local-times.js'
import { FROM_SECONDARY, joinNotes, NOT_READ, NOT_SEEN } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import { eligibility, ONLY_FOR_HIGHER, SPECIAL_AGE, WAIT_OF_REGULATION_377 } from './shared-eligibility.js'
import { decision, ELECTION, NOMINATION_DECISION, ofNomination } from './usual-steps.js'

const process = cite('regulation-377-2025', '37')
const conditions = cite('regulation-377-2025', '34')
const by = citing(process)

const inPart = { article: conditions, note: FROM_SECONDARY }

const GRADES_OF_366 = {
  article: conditions,
  note: joinNotes(
    {
      vi: 'Xếp loại theo Quy định 366-QĐ/TW, ba năm tính lùi từ thời điểm thực hiện quy trình (mục III.1.3 Hướng dẫn 45-HD/BTCTW).',
      en: 'Grades by Regulation 366-QĐ/TW, three years counted back from the time the process is carried out (Guidance 45-HD/BTCTW III.1.3).',
    },
    FROM_SECONDARY,
  ),
}
const NOT_FOR_A_SEAT_BY_STRUCTURE: Text = {
  vi: 'Không yêu cầu đối với chức danh cấp ủy theo cơ cấu (mục III.1.1 Hướng dẫn 45-HD/BTCTW).',
  en: 'Not asked of a committee seat by structure (Guidance 45-HD/BTCTW III.1.1).',
}
const AFTER_THREE_STEPS: Text = {
  vi: 'Do cấp có thẩm quyền bổ nhiệm quyết định sau ba bước: rà soát toàn bộ những người trong quy hoạch và tương đương; không ai đủ điều kiện thì đánh giá kỹ trường hợp đặc biệt và nhu cầu; quyết định hoặc đề xuất.',
  en: 'By the appointing authority after three steps: a review of everybody planned and of equals; where nobody fits, a thorough assessment of the special person and the need; the decision, or a proposal.',
}
const ANNEX_NOT_READ: Text = {
  vi: 'Phụ lục 4 của quy định (quy trình 4 bước) chưa đọc được: tạm lấy theo 4 bước của Nghị định 170/2025/NĐ-CP sửa đổi 2026 (M). Tỉnh ủy cụ thể hóa quy trình; địa phương thay bằng quy định của mình.',
  en: 'Annex 4 of the regulation (a process of four steps) was not read: the four steps of Decree 170/2025/NĐ-CP as amended in 2026 stand in (M). Each province makes the process concrete; a locality replaces this by its own.',
}

/** Template E since Regulation 377: a local default, until the annex or the province's own text is published. */
export const nomination377: RuleSet = {
  id: 'nomination-377-2025',
  version: 1,
  title: {
    vi: 'Giới thiệu ứng cử theo 4 bước (Quy định 377-QĐ/TW năm 2025)',
    en: 'Nomination for election in 4 steps (Regulation 377-QĐ/TW of 2025)',
  },
  inForce: { from: '2025-10-08' },
  reviewStatus: NOT_READ,
  sources: sourcesOf(
    'regulation-377-2025',
    'guidance-45-2025',
    'regulation-114-2023',
    'labour-code-2019',
    'local-practice',
  ),
  procedure: {
    type: 'nomination',
    kinds: ['nomination'],
    steps: [
      ...ofNomination(
        fourSteps({
          ...{ policy: process, common: process, chair: process },
          ...{ first: process, second: process, third: process, fourth: process },
          note: ANNEX_NOT_READ,
          unsaid: NOT_SEEN,
        }),
      ),
      decision(NOMINATION_DECISION, by('result')),
      ELECTION,
    ],
    eligibility: eligibility({
      planning: citing(conditions)('same-or-higher-post', FROM_SECONDARY),
      waivedByPaper: true,
      plannedBefore: cite('regulation-377-2025'),
      timeInLowerPost: {
        ...citing(cite('regulation-377-2025', '34.3'))(12),
        ...ONLY_FOR_HIGHER,
        notByStructure: true,
        note: joinNotes(NOT_FOR_A_SEAT_BY_STRUCTURE, ONLY_FOR_HIGHER.note),
      },
      disciplineWait: WAIT_OF_REGULATION_377,
      fullTermInSpecialCase: citing(cite('guidance-45-2025', '§ III.1.2'))(
        { ofTerm: 60, least: 48 },
        AFTER_THREE_STEPS,
      ),
      conditions: {
        ...{ evaluations: GRADES_OF_366, qualification: inPart, blocks: inPart },
        fullTerm: { ...SPECIAL_AGE, article: cite('regulation-377-2025', '34.5'), note: FROM_SECONDARY },
      },
      papers: conditions,
      papersNote: FROM_SECONDARY,
    }),
    actionProgram: ACTION_PROGRAM,
    approval: {
      ...APPROVAL,
      finishedWithin: by(
        POLICY_TERMS.finishedWithin.value,
        joinNotes(POLICY_TERMS.finishedWithin.note ?? ANNEX_NOT_READ, ANNEX_NOT_READ),
      ),
    },
    recusal: RECUSAL,
    dossier: dossier(cite('guidance-45-2025', '§ VI.1')),
    times: { ...TIMES_WITHIN_A_PROCESS, answerPolicy: by(POLICY_TERMS.answerPolicy.value, ANNEX_NOT_READ) },
  },
}
