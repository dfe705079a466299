import {
  type ApprovalStep,
  answersPolicy,
  type ConsultationStep,
  type StageDefinition,
  type SubmissionStep,
  step,
} from '../procedure/stage-kinds.js'
import type { Cited, Text } from '../vocabulary.js'

/** Steps that procedures under several texts have alike. */

export const PLANNING_CHECK = step.planningCheck({
  key: 'planning-check',
  title: { vi: 'Kiểm tra quy hoạch và điều kiện', en: 'Planning check' },
})

export const ACTION_PROGRAM_STEP: SubmissionStep = step.submission({
  key: 'action-program',
  title: { vi: 'Chương trình hành động', en: 'Action program' },
  what: 'action-program',
})

export const ELECTION = step.election({
  key: 'election',
  title: { vi: 'Giới thiệu, bầu cử và phê chuẩn', en: 'Introduction, election and ratification' },
})

/** The authority's answer on the policy: whether the post is to be filled. */
export function policyAnswer(decides: Cited<'policy'>): ApprovalStep {
  return step.approval({
    key: 'policy',
    title: { vi: 'Chủ trương bổ nhiệm', en: 'Policy on the appointment' },
    decides,
  })
}

const NOMINATION_POLICY: Text = {
  vi: 'Chủ trương giới thiệu nhân sự ứng cử',
  en: 'Policy on the nomination',
}

/** The steps of an appointment as those of a nomination: its policy is on somebody to be nominated. */
export function ofNomination(steps: readonly StageDefinition[]): StageDefinition[] {
  return steps.map((each) => (answersPolicy(each) ? { ...each, title: NOMINATION_POLICY } : each))
}

/** The authority's answer on the result. */
export function decision(title: Text, decides: Cited<'result'>): ApprovalStep {
  return step.approval({ key: 'decision', title, decides })
}

/** The written opinion of the party committee, of every body or of some alone. */
export function partyOpinion(
  of: Cited<'party-committee'>,
  onlyWhere?: ConsultationStep['onlyWhere'],
): ConsultationStep {
  return step.consultation({
    key: 'party-opinion',
    title: { vi: 'Ý kiến của cấp ủy', en: 'Opinion of the party committee' },
    of,
    ...(onlyWhere && { onlyWhere }),
  })
}

export const APPOINTMENT_DECISION: Text = { vi: 'Quyết định bổ nhiệm', en: 'Decision on the appointment' }

export const NOMINATION_DECISION: Text = {
  vi: 'Quyết định giới thiệu ứng cử',
  en: 'Decision on the nomination',
}

/** Titles of the conferences as steps: 'Bước 2: Hội nghị tập thể lãnh đạo mở rộng'. */
export const stepTitle = {
  leadership: (step: number): Text => ({
    vi: `Bước ${step}: Hội nghị tập thể lãnh đạo`,
    en: `Step ${step}: leadership collective`,
  }),
  expandedLeadership: (step: number): Text => ({
    vi: `Bước ${step}: Hội nghị tập thể lãnh đạo mở rộng`,
    en: `Step ${step}: expanded leadership conference`,
  }),
  keyCadres: (step: number): Text => ({
    vi: `Bước ${step}: Hội nghị cán bộ chủ chốt`,
    en: `Step ${step}: key-cadre conference`,
  }),
}
