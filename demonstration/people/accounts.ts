import type { PersonId, PostId, SeatId, Text, UnitId } from '../../domain/vocabulary.js'
import type { RoleGrantRow } from '../province.js'

/** An account of the demonstration: who it is follows from the seat of its person. */
interface DemonstrationAccount {
  login: string
  roles: Text
  /** The seat its person holds; of the n-th person suited for the vacant seat where `suitedFor` is given. */
  seat: { held: SeatId } | { suitedFor: SeatId; nth: 0 | 1 }
  grants: { role: RoleGrantRow['role']; unitId: UnitId }[]
}

const ROOT = 'u-province'
const HEALTH = 'u-health'

const held = (seat: SeatId): DemonstrationAccount['seat'] => ({ held: seat })
const candidateFor = (suitedFor: SeatId, nth: 0 | 1): DemonstrationAccount['seat'] => ({ suitedFor, nth })

function account(
  login: string,
  vi: string,
  en: string,
  seat: DemonstrationAccount['seat'],
  ...grants: DemonstrationAccount['grants']
): DemonstrationAccount {
  return { login, roles: { vi, en }, seat, grants }
}

/** The accounts of the demonstration, in the order in which they are listed at the start. */
export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = [
  account(
    'hr.officer',
    'cán bộ tổ chức toàn tỉnh; phụ trách nhóm nghiệp vụ Ban Tổ chức',
    'HR officer of the province; head of the organisation committee office',
    held('seat-organisation-2-head-1'),
    { role: 'hr_officer', unitId: ROOT },
  ),
  account(
    'hr.officer2',
    'cán bộ tổ chức toàn tỉnh',
    'HR officer of the province',
    held('seat-organisation-2-deputy-1'),
    { role: 'hr_officer', unitId: ROOT },
  ),
  account(
    'hr.health',
    'cán bộ tổ chức của Sở Y tế',
    'HR officer of the Department of Health',
    held('seat-health-2-specialist-1'),
    { role: 'hr_officer', unitId: HEALTH },
  ),
  account(
    'reviewer',
    'thẩm định chương trình hành động',
    'reviewer of action programs',
    held('seat-organisation-3-head-1'),
  ),
  account('teller1', 'tổ kiểm phiếu', 'teller', held('seat-organisation-3-specialist-1')),
  account('teller2', 'tổ kiểm phiếu', 'teller', held('seat-organisation-4-specialist-1')),
  account('teller3', 'tổ kiểm phiếu', 'teller', held('seat-organisation-5-specialist-1')),
  account(
    'sc.secretary',
    'thư ký Ban Thường vụ: ghi quyết định',
    'secretariat of the standing committee: records decisions',
    held('seat-party-office-2-head-1'),
    { role: 'approver', unitId: ROOT },
  ),
  account(
    'sc.secretary2',
    'thư ký Ban Thường vụ: xác nhận quyết định',
    'secretariat of the standing committee: confirms decisions',
    held('seat-party-office-2-deputy-1'),
    { role: 'approver', unitId: ROOT },
  ),
  account(
    'sc.head',
    'Bí thư, đứng đầu Ban Thường vụ',
    'Secretary, head of the standing committee',
    held('seat-province-secretary-1'),
    { role: 'approver', unitId: ROOT },
  ),
  account(
    'sc.member1',
    'Phó Bí thư, Ban Thường vụ',
    'Deputy Secretary, standing committee',
    held('seat-province-deputy-secretary-1'),
    { role: 'approver', unitId: ROOT },
  ),
  account(
    'sc.member2',
    'Trưởng Ban Tổ chức, Ban Thường vụ',
    'Head of the Organisation Committee, standing committee',
    held('seat-organisation-head-1'),
    { role: 'approver', unitId: ROOT },
  ),
  account('monitor', 'giám sát toàn tỉnh', 'monitor of the province', held('seat-inspection-2-head-1'), {
    role: 'monitor',
    unitId: ROOT,
  }),
  account(
    'monitor.health',
    'giám sát Sở Y tế',
    'monitor of the Department of Health',
    held('seat-inspection-3-specialist-1'),
    { role: 'monitor', unitId: HEALTH },
  ),
  account('admin', 'quản trị', 'administrator', held('seat-party-office-3-specialist-1'), {
    role: 'admin',
    unitId: ROOT,
  }),
  account(
    'admin2',
    'Chánh Văn phòng Tỉnh ủy; quản trị: xác nhận các quyền',
    'Chief of the Party Committee Office; administrator: confirms rights',
    held('seat-party-office-head-1'),
    {
      role: 'admin',
      unitId: ROOT,
    },
  ),
  account(
    'candidate1',
    'đủ điều kiện làm Phó Giám đốc Sở Y tế',
    'eligible as Deputy Director of Health',
    candidateFor('seat-health-deputy-2', 0),
  ),
  account(
    'candidate2',
    'đủ điều kiện làm Phó Giám đốc Sở Y tế',
    'eligible as Deputy Director of Health',
    candidateFor('seat-health-deputy-2', 1),
  ),
  account(
    'candidate3',
    'đủ điều kiện được giới thiệu làm bí thư cấp xã',
    'eligible to be nominated as secretary of a ward',
    candidateFor('seat-c02-secretary-1', 0),
  ),
  account(
    'candidate4',
    'đủ điều kiện được giới thiệu làm bí thư cấp xã',
    'eligible to be nominated as secretary of a ward',
    candidateFor('seat-c02-secretary-1', 1),
  ),
  account(
    'candidate5',
    'đủ điều kiện làm Giám đốc Sở Văn hóa, Thể thao và Du lịch',
    'eligible as Director of Culture, Sports and Tourism',
    candidateFor('seat-culture-head-1', 0),
  ),
  account(
    'candidate6',
    'đủ điều kiện làm Giám đốc Sở Văn hóa, Thể thao và Du lịch',
    'eligible as Director of Culture, Sports and Tourism',
    candidateFor('seat-culture-head-1', 1),
  ),
  account('cadre', 'cán bộ, không có vai trò', 'cadre without a role', held('seat-c03-front-chair-1')),
]

/** The procedure of the README: the same ids whatever the seed. */
export const walkThrough: { postId: PostId; seatId: SeatId; candidates: [PersonId, PersonId] } = {
  postId: 'post-health-deputy',
  seatId: 'seat-health-deputy-2',
  candidates: ['c-00001', 'c-00002'],
}
