import type { Role } from '../../domain/roles.js'
import type { Text } from '../../domain/vocabulary.js'

/** What a role is called. */
export const ROLE_NAMES: Readonly<Record<Role, Text>> = {
  hr_officer: { vi: 'Cán bộ tổ chức', en: 'HR officer' },
  approver: { vi: 'Người phê duyệt', en: 'Approver' },
  monitor: { vi: 'Người giám sát', en: 'Monitor' },
  admin: { vi: 'Quản trị', en: 'Administrator' },
}
