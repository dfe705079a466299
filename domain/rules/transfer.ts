import { TRANSFER_REASONS } from '../moving/why-moved.js'
import type { StageDefinition } from '../procedure/stage-kinds.js'
import type { IsoDate, Text } from '../vocabulary.js'
import { appointmentFromElsewhere, fromElsewhere170 } from './appointment-from-elsewhere.js'
import { cite, citing } from './legal-texts.js'
import { NOT_TRANSFERRED } from './not-moved.js'
import { joinNotes, READ_IN_FULL } from './notes.js'
import { type ProcedureRules, pinned, type RuleSet } from './rule-set.js'
import type { EligibilityRules } from './values/eligibility-rules.js'

/**
 * Transfer ("điều động") of a manager to another managing post: Decree 170/2025 art. 25, by the steps of an appointment from
 * elsewhere (art. 33.3). The person is met first.
 */

const at25 = citing(cite('decree-170-2025', '25'))

const MET_FIRST: Text = {
  vi: 'Gặp gỡ trước khi điều động: nói rõ mục đích, sự cần thiết và lắng nghe ý kiến của người được điều động; con dưới 36 tháng, hoàn cảnh đặc biệt khó khăn được xác định ở bước này.',
  en: 'The person is met first, told what it is for and why it is needed, and heard; a child under 36 months or special hardship is learned of here.',
}
const NOT_FOR_EQUAL: Text = {
  vi: 'Điều 25 không hỏi quy hoạch; chức vụ cao hơn: như bổ nhiệm nhân sự từ nơi khác; chức vụ tương đương, thấp hơn không yêu cầu (Quy định 377-QĐ/TW chỉ quy hoạch chức vụ cao hơn): cách hiểu của phần mềm.',
  en: 'Art. 25 does not ask for planning; for a higher post as an appointment from elsewhere does, for an equal or a lower one not (Regulation 377 plans for higher posts alone): a reading of this product.',
}
const BY_THE_STEPS: Text = {
  vi: 'Đối với chức vụ lãnh đạo, quản lý: thực hiện như bổ nhiệm nhân sự từ nơi khác (khoản 3 Điều 33).',
  en: 'To a managing post: by the steps of an appointment from elsewhere (art. 33.3).',
}
const LOWER_ALLOWANCE: Text = {
  vi: 'Khi phụ cấp chức vụ mới thấp hơn phụ cấp hiện hưởng.',
  en: 'Where the allowance of the new post is lower than the present one.',
}

/** In this order; an action program is asked of an appointment alone. */
const STEPS = [
  ...['policy', 'candidate-meeting', 'receiving-opinion', 'workplace-opinion'],
  ...['planning-check', 'appraisal', 'decision'],
]

const TITLES: Readonly<Record<string, Text>> = {
  policy: { vi: 'Chủ trương điều động', en: 'Policy on the transfer' },
  'candidate-meeting': { vi: 'Gặp gỡ người được điều động', en: 'Meeting with the person' },
  'planning-check': {
    vi: 'Kiểm tra điều kiện và trường hợp chưa điều động',
    en: 'Check of conditions, and of who is not transferred',
  },
  decision: { vi: 'Quyết định điều động và bổ nhiệm', en: 'Decision on transfer and appointment' },
}

function stepsOf(steps: readonly StageDefinition[]): StageDefinition[] {
  return STEPS.flatMap((key) =>
    steps
      .filter((step) => step.key === key)
      .map((step): StageDefinition => {
        const titled = { ...step, title: TITLES[key] ?? step.title }
        return titled.kind === 'consultation' && key === 'candidate-meeting'
          ? { ...titled, of: at25('candidate', MET_FIRST) }
          : titled
      }),
  )
}

function criteriaOf({ planning, ...criteria }: EligibilityRules): EligibilityRules {
  return {
    ...criteria,
    ...(planning && {
      planning: { ...planning, onlyForHigher: true, note: joinNotes(NOT_FOR_EQUAL, planning.note) },
    }),
    notMoved: citing(cite('decree-170-2025', '25.5'))(NOT_TRANSFERRED),
  }
}

/** As an appointment from elsewhere of the same text, but for what art. 25 has of its own. */
function transferAs(
  ruleSet: RuleSet,
  own: Pick<RuleSet, 'id' | 'title'> & { inForce: { from: IsoDate; to?: IsoDate }; allowance: Text },
): RuleSet {
  const { id, title, inForce, allowance } = own
  const { eligibility, actionProgram, approval, recusal, dossier, times } = pinned(ruleSet)
  const procedure: ProcedureRules = {
    type: 'transfer',
    kinds: ['transfer'],
    steps: stepsOf(ruleSet.procedure?.steps ?? []),
    eligibility: criteriaOf(eligibility),
    ...{ actionProgram, approval, times },
    ...(recusal && { recusal }),
    ...(dossier && { dossier }),
    moving: {
      movedFor: at25(TRANSFER_REASONS, BY_THE_STEPS),
      allowanceKept: citing(allowance)(6, LOWER_ALLOWANCE),
    },
  }
  return {
    ...{ id, version: 1, title, inForce, reviewStatus: READ_IN_FULL },
    ...{ sources: ruleSet.sources, procedure },
  }
}

export const transfer: RuleSet = transferAs(appointmentFromElsewhere, {
  id: 'transfer',
  title: { vi: 'Điều động', en: 'Transfer' },
  inForce: { from: '2026-08-01' },
  allowance: cite('decree-170-2025', '27', 'decree-300-2026'),
})

/** The present workplace still votes: art. 33.3 as first issued. */
export const transfer170: RuleSet = transferAs(fromElsewhere170, {
  id: 'transfer-170-2025',
  title: {
    vi: 'Điều động (Nghị định 170/2025/NĐ-CP khi ban hành)',
    en: 'Transfer (Decree 170/2025/NĐ-CP as first issued)',
  },
  inForce: { from: '2025-07-01', to: '2026-07-31' },
  allowance: cite('decree-170-2025', '27'),
})
