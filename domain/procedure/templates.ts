import type { ProcedureKind, Text } from '../vocabulary.js'
import type { StageDefinition } from './stages.js'

/** A statutory procedure as an ordered list of stages. */
export interface Template {
  id: string
  kind: ProcedureKind
  title: Text
  stages: readonly StageDefinition[]
}

const planningCheck: StageDefinition = {
  kind: 'planningCheck',
  key: 'planning-check',
  title: { vi: 'Kiểm tra quy hoạch và điều kiện', en: 'Planning check' },
}
const actionProgram: StageDefinition = {
  kind: 'submission',
  key: 'action-program',
  title: { vi: 'Chương trình hành động', en: 'Action program' },
  what: 'action-program',
}
const collectiveVote: StageDefinition = {
  kind: 'collectiveVote',
  key: 'collective-vote',
  title: { vi: 'Lấy phiếu của tập thể', en: 'Collective vote' },
}
const approval: StageDefinition = {
  kind: 'approval',
  key: 'approval',
  title: { vi: 'Ban thường vụ quyết định', en: 'Standing-committee approval' },
}
const election: StageDefinition = {
  kind: 'externalResult',
  key: 'election',
  title: { vi: 'Giới thiệu, bầu cử và phê chuẩn', en: 'Introduction, election and ratification' },
}
const revocationApproval: StageDefinition = {
  kind: 'approval',
  key: 'approval',
  title: { vi: 'Quyết định thu hồi, hủy bỏ', en: 'Decision to revoke' },
}

/** The short procedure (RULES.md H) for appointment and nomination, and the revocation of a decision. */
export const TEMPLATES: readonly Template[] = [
  {
    id: 'short-appointment',
    kind: 'appointment',
    title: { vi: 'Bổ nhiệm theo quy trình rút gọn 4 bước', en: 'Appointment, short procedure' },
    stages: [planningCheck, actionProgram, collectiveVote, approval],
  },
  {
    id: 'short-nomination',
    kind: 'nomination',
    title: { vi: 'Giới thiệu ứng cử theo quy trình rút gọn', en: 'Nomination for election, short procedure' },
    stages: [planningCheck, actionProgram, collectiveVote, approval, election],
  },
  {
    id: 'revocation',
    kind: 'revocation',
    title: { vi: 'Thu hồi, hủy bỏ quyết định', en: 'Revocation of a decision' },
    stages: [revocationApproval],
  },
]
