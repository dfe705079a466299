import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { IsoDate, Text } from '../vocabulary.js'
import { decree170 } from './decree-170-2025.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { BARRING } from './measures.js'
import { READ_IN_FULL } from './notes.js'
import { RECUSAL } from './recusal.js'
import { type ProcedureRules, pinned, type RuleSet } from './rule-set.js'
import { AGE, NO_OTHER_CASE, RELATIVES } from './shared-eligibility.js'
import { decision } from './usual-steps.js'

/**
 * Appointment after a merger, a split, a reorganisation or a change of model, of whoever holds an equal or a higher post: Decree
 * 170/2025 art. 34.1(a). The authority decides, and nobody votes.
 */

const FROM_ELSEWHERE_IF_LOWER: Text = {
  vi: 'Chức vụ đang giữ thấp hơn: thực hiện quy trình bổ nhiệm nhân sự từ nơi khác (điểm c khoản 1 Điều 34). So sánh theo cấp chức vụ trong dữ liệu, vào ngày xét.',
  en: 'Whoever holds a lower post goes by the procedure from elsewhere (art. 34.1(c)). Compared by the levels of posts on record, on the day of the check.',
}
const STILL_BARRED: Text = {
  vi: 'Khoản 1 Điều 34 chỉ miễn quy trình, hồ sơ; các trường hợp không được xem xét bổ nhiệm vẫn áp dụng (cách hiểu của phần mềm).',
  en: 'Art. 34.1 lets go of the procedure and the dossier alone; what bars an appointment still does (a reading of this product).',
}
const TERM_BY_THE_NEW_DECISION: Text = {
  vi: 'Không phải thực hiện quy trình; thời hạn giữ chức vụ tính theo quyết định mới. Người được bổ nhiệm thôi giữ chức vụ cũ từ ngày quyết định có hiệu lực.',
  en: 'Without procedure; the term runs by the new decision. Whoever is appointed leaves the former post on the day of effect.',
}
const CHECK = step.planningCheck({
  key: 'post-held-check',
  title: { vi: 'Kiểm tra chức vụ đang giữ và điều kiện', en: 'Check of the post held and of what bars' },
})

/** What a text has of its own. */
interface AfterMerger
  extends Pick<RuleSet, 'id' | 'title' | 'sources'>,
    Pick<ProcedureRules, 'dossier'>,
    Record<'held' | 'bars', Text> {
  inForce: { from: IsoDate; to?: IsoDate }
}

function afterMergerAs({ held, bars, dossier, ...own }: AfterMerger): RuleSet {
  const at = citing(held)
  const steps: StageDefinition[] = [
    CHECK,
    decision(
      { vi: 'Quyết định bổ nhiệm sau sắp xếp', en: 'Decision on the appointment' },
      at('result', TERM_BY_THE_NEW_DECISION),
    ),
  ]
  return {
    ...{ version: 1, reviewStatus: READ_IN_FULL, ...own },
    procedure: {
      ...{ type: 'after-merger', kinds: ['appointment'], steps },
      eligibility: {
        ...AGE,
        holdsPost: at('equal-or-higher', FROM_ELSEWHERE_IF_LOWER),
        blocks: citing(bars)(BARRING, STILL_BARRED),
        relatives: RELATIVES,
        noOtherCase: NO_OTHER_CASE,
      },
      ...{ actionProgram: ACTION_PROGRAM, approval: APPROVAL, recusal: RECUSAL, times: LOCAL_TIMES },
      ...(dossier && { dossier }),
    },
  }
}

export const afterMerger: RuleSet = afterMergerAs({
  id: 'after-merger',
  title: { vi: 'Bổ nhiệm khi sáp nhập, tổ chức lại', en: 'Appointment after a merger or reorganisation' },
  inForce: { from: '2026-08-01' },
  sources: sourcesOf(
    ...(['decree-170-2025', 'decree-300-2026', 'regulation-114-2023'] as const),
    ...(['labour-code-2019', 'local-practice'] as const),
  ),
  held: cite('decree-170-2025', '34.1(a)', 'decree-300-2026'),
  bars: cite('decree-170-2025', '29.9', 'decree-300-2026'),
})

const { dossier: dossierOf170 } = pinned(decree170)

/** As first issued it lets go of the procedure alone: a dossier goes up. */
export const afterMerger170: RuleSet = afterMergerAs({
  id: 'after-merger-170-2025',
  title: {
    vi: 'Bổ nhiệm khi sáp nhập, tổ chức lại (Nghị định 170/2025/NĐ-CP khi ban hành)',
    en: 'Appointment after a merger or reorganisation (Decree 170/2025/NĐ-CP as first issued)',
  },
  inForce: { from: '2025-07-01', to: '2026-07-31' },
  sources: sourcesOf('decree-170-2025', 'regulation-114-2023', 'labour-code-2019', 'local-practice'),
  held: cite('decree-170-2025', '34.1(a)'),
  bars: cite('decree-170-2025', '29.7'),
  ...(dossierOf170 && { dossier: dossierOf170 }),
})
