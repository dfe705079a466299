import type { Text } from '../../vocabulary.js'
import { FROM_MEMORY, type LegalText, NOT_FOUND, SECONDARY } from './legal-text.js'

/** Laws of the National Assembly and decrees of the Government, by subject. */

const GOVERNMENT: Text = { vi: 'Chính phủ', en: 'the Government' }
const NATIONAL_ASSEMBLY: Text = { vi: 'Quốc hội', en: 'the National Assembly' }

const CIVIL_SERVANTS: Text = {
  vi: 'Tuyển dụng, sử dụng và quản lý công chức',
  en: 'Recruitment, use and management of civil servants',
}
const PUBLIC_EMPLOYEES: Text = {
  vi: 'Tuyển dụng, sử dụng và quản lý viên chức',
  en: 'Recruitment, use and management of public employees',
}

/** What Decree 300/2026 amends; the other articles of Decree 170/2025 stand as issued. */
const AMENDED_IN_2026 = [
  ...['14.3', '23', '26', '27', '29', '33', '34.1(a)', '34.3', '34.5', '35', '36', '37', '39', '40', '41'],
  ...['51a', '52', '53', '54', '55', '56', '56a', '57', '58', '64', '65', '66', '67', '68'],
] as const

export const STATE_TEXTS = [
  {
    id: 'decree-138-2020',
    name: { vi: 'Nghị định 138/2020/NĐ-CP', en: 'Decree 138/2020/NĐ-CP' },
    title: CIVIL_SERVANTS,
    issuer: GOVERNMENT,
    issuedOn: '2020-11-27',
    inForce: { from: '2020-12-01', to: '2025-06-30' },
    note: SECONDARY,
  },
  {
    id: 'decree-116-2024',
    name: { vi: 'Nghị định 116/2024/NĐ-CP', en: 'Decree 116/2024/NĐ-CP' },
    title: {
      vi: 'Sửa đổi, bổ sung Nghị định 138/2020/NĐ-CP về công chức',
      en: 'Amending Decree 138/2020/NĐ-CP on civil servants',
    },
    issuer: GOVERNMENT,
    issuedOn: '2024-09-17',
    inForce: { from: '2024-09-17', to: '2025-06-30' },
    note: NOT_FOUND,
  },
  {
    id: 'decree-170-2025',
    name: { vi: 'Nghị định 170/2025/NĐ-CP', en: 'Decree 170/2025/NĐ-CP' },
    title: CIVIL_SERVANTS,
    issuer: GOVERNMENT,
    issuedOn: '2025-06-30',
    inForce: { from: '2025-07-01' },
    amendedBy: { id: 'decree-300-2026', from: '2026-08-01', articles: AMENDED_IN_2026 },
  },
  {
    id: 'decree-300-2026',
    name: { vi: 'Nghị định 300/2026/NĐ-CP', en: 'Decree 300/2026/NĐ-CP' },
    title: {
      vi: 'Sửa đổi, bổ sung Nghị định 170/2025/NĐ-CP về công chức',
      en: 'Amending Decree 170/2025/NĐ-CP on civil servants',
    },
    issuer: GOVERNMENT,
    issuedOn: '2026-07-29',
    inForce: { from: '2026-08-01' },
  },
  {
    id: 'decree-115-2020',
    name: { vi: 'Nghị định 115/2020/NĐ-CP', en: 'Decree 115/2020/NĐ-CP' },
    title: PUBLIC_EMPLOYEES,
    issuer: GOVERNMENT,
    issuedOn: '2020-09-25',
    inForce: { from: '2020-09-29', to: '2026-06-30' },
    note: {
      vi: 'Đã đọc các Điều 26–27, 43–56 như sửa đổi từ 07/12/2023; ngày hết hiệu lực theo nguồn thứ cấp.',
      en: 'Articles 26–27 and 43–56 were read as amended from 2023-12-07; its last day is from secondary sources.',
    },
  },
  {
    id: 'decree-85-2023',
    name: { vi: 'Nghị định 85/2023/NĐ-CP', en: 'Decree 85/2023/NĐ-CP' },
    title: {
      vi: 'Sửa đổi, bổ sung Nghị định 115/2020/NĐ-CP về viên chức',
      en: 'Amending Decree 115/2020/NĐ-CP on public employees',
    },
    issuer: GOVERNMENT,
    issuedOn: '2023-12-07',
    inForce: { from: '2023-12-07', to: '2026-06-30' },
  },
  {
    id: 'law-129-2025',
    name: { vi: 'Luật Viên chức 129/2025/QH15', en: 'Law on Public Employees 129/2025/QH15' },
    title: { vi: 'Luật Viên chức', en: 'Law on Public Employees' },
    issuer: NATIONAL_ASSEMBLY,
    inForce: { from: '2026-07-01' },
    note: NOT_FOUND,
  },
  {
    id: 'decree-259-2026',
    name: { vi: 'Nghị định 259/2026/NĐ-CP', en: 'Decree 259/2026/NĐ-CP' },
    title: PUBLIC_EMPLOYEES,
    issuer: GOVERNMENT,
    issuedOn: '2026-06-30',
    inForce: { from: '2026-07-01' },
    note: NOT_FOUND,
  },
  {
    id: 'decree-90-2020',
    name: { vi: 'Nghị định 90/2020/NĐ-CP', en: 'Decree 90/2020/NĐ-CP' },
    title: {
      vi: 'Đánh giá, xếp loại chất lượng cán bộ, công chức, viên chức',
      en: 'Evaluation of cadres, civil servants and public employees',
    },
    issuer: GOVERNMENT,
    issuedOn: '2020-08-13',
    inForce: { from: '2020-08-20', to: '2026-06-30' },
    note: FROM_MEMORY,
  },
  {
    id: 'decree-335-2025',
    name: { vi: 'Nghị định 335/2025/NĐ-CP', en: 'Decree 335/2025/NĐ-CP' },
    title: { vi: 'Đánh giá, xếp loại chất lượng công chức', en: 'Evaluation and grading of civil servants' },
    issuer: GOVERNMENT,
    issuedOn: '2025-12-21',
    inForce: { from: '2026-01-01' },
    note: SECONDARY,
  },
  {
    id: 'decree-233-2026',
    name: { vi: 'Nghị định 233/2026/NĐ-CP', en: 'Decree 233/2026/NĐ-CP' },
    title: {
      vi: 'Đánh giá, xếp loại chất lượng đơn vị sự nghiệp công lập và viên chức',
      en: 'Evaluation of public-service units and public employees',
    },
    issuer: GOVERNMENT,
    issuedOn: '2026-06-26',
    inForce: { from: '2026-07-01' },
  },
  {
    id: 'decree-172-2025',
    name: { vi: 'Nghị định 172/2025/NĐ-CP', en: 'Decree 172/2025/NĐ-CP' },
    title: { vi: 'Xử lý kỷ luật cán bộ, công chức', en: 'Discipline of cadres and civil servants' },
    issuer: GOVERNMENT,
    issuedOn: '2025-06-30',
    inForce: { from: '2025-07-01' },
    note: NOT_FOUND,
  },
  {
    id: 'decree-234-2026',
    name: { vi: 'Nghị định 234/2026/NĐ-CP', en: 'Decree 234/2026/NĐ-CP' },
    title: { vi: 'Xử lý kỷ luật viên chức', en: 'Discipline of public employees' },
    issuer: GOVERNMENT,
    issuedOn: '2026-06-26',
    inForce: { from: '2026-07-01' },
  },
  {
    id: 'decree-30-2020',
    name: { vi: 'Nghị định 30/2020/NĐ-CP', en: 'Decree 30/2020/NĐ-CP' },
    title: { vi: 'Công tác văn thư', en: 'Paperwork of State bodies' },
    issuer: GOVERNMENT,
    issuedOn: '2020-03-05',
    inForce: { from: '2020-03-05' },
    note: {
      vi: 'Đã đọc các điều; Phụ lục I ghi theo trí nhớ.',
      en: 'Its articles were read; annex I is from memory.',
    },
  },
  {
    id: 'labour-code-2019',
    name: { vi: 'Bộ luật Lao động 45/2019/QH14', en: 'Labour Code 45/2019/QH14' },
    title: { vi: 'Bộ luật Lao động', en: 'Labour Code' },
    issuer: NATIONAL_ASSEMBLY,
    issuedOn: '2019-11-20',
    inForce: { from: '2021-01-01' },
  },
  {
    id: 'civil-code-2015',
    name: { vi: 'Bộ luật Dân sự 91/2015/QH13', en: 'Civil Code 91/2015/QH13' },
    title: { vi: 'Bộ luật Dân sự', en: 'Civil Code' },
    issuer: NATIONAL_ASSEMBLY,
    issuedOn: '2015-11-24',
    inForce: { from: '2017-01-01' },
    note: FROM_MEMORY,
  },
] as const satisfies readonly LegalText[]
