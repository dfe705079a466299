import type { ManagedAs } from '../../../db/registers/cadres.js'
import type { Duty, GroupKind } from '../../../db/registers/group-members.js'
import type { PartyOrganisation, UnitKind } from '../../../db/registers/units.js'
import { DOSSIER_NAMES } from '../../../domain/dossier/item-names.js'
import { CRITERION_TITLES } from '../../../domain/eligibility/criterion.js'
import type { BreakthroughStatus } from '../../../domain/evaluation/breakthrough-tasks.js'
import { INTEREST_NAMES } from '../../../domain/integrity/interests.js'
import {
  MOVE_REASON_NAMES,
  type MoveReason,
  SECONDMENT_REASONS,
  TRANSFER_REASONS,
} from '../../../domain/moving/why-moved.js'
import type { CandidateStatus, CaseStatus, Ground } from '../../../domain/procedure/case.js'
import { CARRIED_OUT_BY_NAMES } from '../../../domain/procedure/conclusion.js'
import { KIND_NAMES } from '../../../domain/procedure/procedure-kinds.js'
import { STAGE_KIND_NAMES } from '../../../domain/procedure/stage-kinds.js'
import {
  type DocumentPurpose,
  TASK_KINDS,
  TASK_ROWS,
  type TaskKind,
} from '../../../domain/procedure/task-kinds.js'
import { AFTER_ROTATION_NAMES } from '../../../domain/rotation/after-rotation.js'
import { ROTATION_REASON_NAMES } from '../../../domain/rotation/why-rotated.js'
import { type LocalTextId, legalText } from '../../../domain/rules/legal-texts.js'
import { SUSPENSION, suspensionInWords } from '../../../domain/rules/suspension.js'
import { TYPE_NAMES } from '../../../domain/rules/values/choices.js'
import type { Text } from '../../../domain/vocabulary.js'
import {
  ABSENCE_NAMES,
  DEGREE_NAMES,
  DISCIPLINE_NAMES,
  GRADE_NAMES,
  LEVEL_NAMES,
  MEASURE_NAMES,
  PAPER_NAMES,
  RELATION_NAMES,
} from '../../../domain/words.js'

const CASE_STATUS_NAMES: Readonly<Record<CaseStatus, Text>> = {
  running: { vi: 'đang tiến hành', en: 'running' },
  suspended: { vi: 'tạm dừng', en: 'suspended' },
  decided: { vi: 'đã quyết định, chờ hiệu lực', en: 'decided, not yet in effect' },
  completed: { vi: 'hoàn thành', en: 'completed' },
  rejected: { vi: 'không được đồng ý', en: 'rejected' },
  stopped: { vi: 'đã dừng', en: 'stopped' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
}

const CANDIDATE_STATUS_NAMES: Readonly<Record<CandidateStatus, Text>> = {
  proposed: { vi: 'chờ đơn vị đồng ý', en: 'waiting for their unit' },
  'not-agreed': { vi: 'đơn vị không đồng ý', en: 'not agreed by their unit' },
  active: { vi: 'đang xét', en: 'under consideration' },
  rejected: { vi: 'không đủ điều kiện', en: 'not eligible' },
  'not-selected': { vi: 'không được chọn', en: 'not selected' },
  selected: { vi: 'được chọn', en: 'selected' },
  blocked: { vi: 'dừng xem xét', en: 'blocked' },
  withdrawn: { vi: 'đã rút', en: 'withdrawn' },
  appointed: { vi: 'đã được bổ nhiệm', en: 'appointed' },
}

const GROUND_NAMES: Readonly<Record<Ground, Text>> = {
  'tasks-not-fulfilled': { vi: 'không hoàn thành nhiệm vụ', en: 'tasks not fulfilled' },
  evaluation: { vi: 'kết quả đánh giá', en: 'evaluation' },
  discipline: { vi: 'bị kỷ luật', en: 'discipline' },
  'own-wish': { vi: 'theo nguyện vọng', en: 'own wish' },
}

const TASK_NAMES = Object.fromEntries(TASK_KINDS.map((kind) => [kind, TASK_ROWS[kind].words])) as Readonly<
  Record<TaskKind, Text>
>

const PURPOSE_NAMES: Readonly<Record<DocumentPurpose, Text>> = {
  'action-program': { vi: 'chương trình hành động', en: 'action program' },
  'self-report': { vi: 'báo cáo tự nhận xét', en: 'self-report' },
  papers: { vi: 'tài liệu bổ sung', en: 'papers' },
}

const MANAGED_AS_NAMES: Readonly<Record<ManagedAs, Text>> = {
  provincial: { vi: 'cấp tỉnh quản lý', en: 'managed by the province' },
  commune: { vi: 'cấp xã quản lý', en: 'managed by the commune' },
  staff: { vi: 'công chức, viên chức', en: 'staff' },
}

const UNIT_KIND_NAMES: Readonly<Record<UnitKind, Text>> = {
  province: { vi: 'tỉnh', en: 'province' },
  department: { vi: 'sở, ban, ngành', en: 'department' },
  commune: { vi: 'xã, phường, đặc khu', en: 'commune, ward' },
  division: { vi: 'phòng, ban trực thuộc', en: 'division' },
  agency: { vi: 'đơn vị khác thuộc tỉnh', en: 'agency' },
}

const BREAKTHROUGH_NAMES: Readonly<Record<BreakthroughStatus, Text>> = {
  registered: { vi: 'đã đăng ký', en: 'registered' },
  approved: { vi: 'đã phê duyệt', en: 'approved' },
  finished: { vi: 'hoàn thành', en: 'finished' },
  unfinished: { vi: 'không hoàn thành', en: 'unfinished' },
  refused: { vi: 'không được phê duyệt', en: 'refused' },
}

const DUTY_NAMES: Readonly<Record<Duty, Text>> = {
  head: { vi: 'người đứng đầu', en: 'head' },
  deputy: { vi: 'cấp phó', en: 'deputy' },
  secretary: { vi: 'thư ký', en: 'secretary' },
  member: { vi: 'thành viên', en: 'member' },
}

const GROUP_KIND_NAMES: Readonly<Record<GroupKind, Text>> = {
  'managing-body': { vi: 'tập thể quyết định', en: 'managing body' },
  'leadership-collective': { vi: 'tập thể lãnh đạo', en: 'leadership collective' },
  'party-committee': { vi: 'cấp ủy', en: 'party committee' },
  'standing-committee': { vi: 'ban thường vụ cấp ủy', en: 'standing committee of a party committee' },
  organisation: { vi: 'tổ chức chính trị - xã hội', en: 'organisation' },
  conference: { vi: 'hội nghị', en: 'conference' },
  office: { vi: 'bộ phận nghiệp vụ', en: 'office' },
  secretariat: { vi: 'bộ phận thư ký', en: 'secretariat' },
  tellers: { vi: 'tổ kiểm phiếu', en: 'tellers' },
  reviewers: { vi: 'bộ phận thẩm định', en: 'reviewers' },
}

const PARTY_ORGANISATION_NAMES: Readonly<Record<PartyOrganisation, Text>> = {
  'grass-roots': { vi: 'tổ chức đảng cấp cơ sở', en: 'party organisation at the grass roots' },
  'above-grass-roots': {
    vi: 'tổ chức đảng cấp trên cơ sở',
    en: 'party organisation above the grass roots',
  },
}

/** How far a party committee leads its unit. */
const PARTY_LEADERSHIP_NAMES: Readonly<Record<'yes' | 'no', Text>> = {
  yes: { vi: 'lãnh đạo toàn diện', en: 'leads comprehensively' },
  no: { vi: 'không lãnh đạo toàn diện', en: 'does not lead comprehensively' },
}

/** What a locality ruled for itself, as it is cited. */
const LOCAL_TEXT_NAMES: Readonly<Record<LocalTextId, Text>> = {
  'local-h': legalText('local-h').name,
  'local-practice': legalText('local-practice').name,
}

/** What is to be known of a measure by whoever enters one. */
const MEASURE_RULES = { suspension: suspensionInWords(SUSPENSION) } as const

/** The reasons of one kind alone, for whoever chooses among them. */
const reasonsOf = (reasons: readonly MoveReason[]): Readonly<Record<string, Text>> =>
  Object.fromEntries(reasons.map((reason) => [reason, MOVE_REASON_NAMES[reason]]))

/** The words of every code that an answer may hold, by the kind of code. */
export const VOCABULARY = {
  taskKinds: TASK_NAMES,
  procedureKinds: KIND_NAMES,
  procedureTypes: TYPE_NAMES,
  stageKinds: STAGE_KIND_NAMES,
  caseStatuses: CASE_STATUS_NAMES,
  candidateStatuses: CANDIDATE_STATUS_NAMES,
  criteria: CRITERION_TITLES,
  documentPurposes: PURPOSE_NAMES,
  dossierItems: DOSSIER_NAMES,
  grounds: GROUND_NAMES,
  afterRotation: AFTER_ROTATION_NAMES,
  carriedOutBy: CARRIED_OUT_BY_NAMES,
  rotationReasons: ROTATION_REASON_NAMES,
  moveReasons: MOVE_REASON_NAMES,
  transferReasons: reasonsOf(TRANSFER_REASONS),
  secondmentReasons: reasonsOf(SECONDMENT_REASONS),
  levels: LEVEL_NAMES,
  managedAs: MANAGED_AS_NAMES,
  unitKinds: UNIT_KIND_NAMES,
  partyOrganisations: PARTY_ORGANISATION_NAMES,
  partyLeadership: PARTY_LEADERSHIP_NAMES,
  breakthroughStatuses: BREAKTHROUGH_NAMES,
  grades: GRADE_NAMES,
  degrees: DEGREE_NAMES,
  papers: PAPER_NAMES,
  measures: MEASURE_NAMES,
  measureRules: MEASURE_RULES,
  disciplines: DISCIPLINE_NAMES,
  absences: ABSENCE_NAMES,
  duties: DUTY_NAMES,
  groupKinds: GROUP_KIND_NAMES,
  relations: RELATION_NAMES,
  interests: INTEREST_NAMES,
  localTexts: LOCAL_TEXT_NAMES,
} as const satisfies Readonly<Record<string, Readonly<Record<string, Text>>>>
