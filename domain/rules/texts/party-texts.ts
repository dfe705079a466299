import type { Text } from '../../vocabulary.js'
import { FROM_MEMORY, type LegalText, SECONDARY } from './legal-text.js'

/** Regulations of the Politburo and the Secretariat, guidance of their committees. */

const POLITBURO: Text = { vi: 'Bộ Chính trị', en: 'the Politburo' }
const SECRETARIAT: Text = { vi: 'Ban Bí thư', en: 'the Secretariat' }
const ORGANISATION_COMMITTEE: Text = {
  vi: 'Ban Tổ chức Trung ương',
  en: 'the Central Organisation Committee',
}
const CENTRAL_OFFICE: Text = { vi: 'Văn phòng Trung ương Đảng', en: 'the Central Office of the Party' }

const PAPERS: Text = { vi: 'Thể thức văn bản của Đảng', en: 'The form of Party papers' }
const EVALUATION: Text = {
  vi: 'Kiểm điểm, đánh giá, xếp loại chất lượng tập thể, cá nhân',
  en: 'Review and evaluation of collectives and individuals',
}

export const PARTY_TEXTS = [
  {
    id: 'regulation-105-2017',
    name: { vi: 'Quy định 105-QĐ/TW (2017)', en: 'Regulation 105-QĐ/TW (2017)' },
    title: {
      vi: 'Phân cấp quản lý cán bộ và bổ nhiệm, giới thiệu cán bộ ứng cử',
      en: 'Decentralised management of cadres, appointment and nomination',
    },
    issuer: POLITBURO,
    issuedOn: '2017-12-19',
    inForce: { from: '2017-12-19', to: '2022-08-17' },
    note: SECONDARY,
  },
  {
    id: 'regulation-80-2022',
    name: { vi: 'Quy định 80-QĐ/TW (2022)', en: 'Regulation 80-QĐ/TW (2022)' },
    title: {
      vi: 'Phân cấp quản lý cán bộ và bổ nhiệm, giới thiệu cán bộ ứng cử',
      en: 'Decentralised management of cadres, appointment and nomination',
    },
    issuer: POLITBURO,
    issuedOn: '2022-08-18',
    inForce: { from: '2022-08-18', to: '2025-10-07' },
    note: SECONDARY,
  },
  {
    id: 'regulation-50-2021',
    name: { vi: 'Quy định 50-QĐ/TW (2021)', en: 'Regulation 50-QĐ/TW (2021)' },
    title: { vi: 'Công tác quy hoạch cán bộ', en: 'Planning of cadres' },
    issuer: POLITBURO,
    issuedOn: '2021-12-27',
    inForce: { from: '2021-12-27', to: '2025-10-07' },
    note: SECONDARY,
  },
  {
    id: 'regulation-377-2025',
    name: { vi: 'Quy định 377-QĐ/TW (2025)', en: 'Regulation 377-QĐ/TW (2025)' },
    title: {
      vi: 'Phân cấp quản lý cán bộ và quy hoạch, bổ nhiệm, giới thiệu ứng cử, tạm đình chỉ công tác, cho thôi giữ chức vụ, từ chức, miễn nhiệm đối với cán bộ',
      en: 'Decentralised management of cadres, planning, appointment, nomination, suspension from work, relief, resignation and dismissal',
    },
    issuer: POLITBURO,
    issuedOn: '2025-10-08',
    inForce: { from: '2025-10-08' },
    note: SECONDARY,
  },
  {
    id: 'guidance-45-2025',
    name: { vi: 'Hướng dẫn 45-HD/BTCTW (2025)', en: 'Guidance 45-HD/BTCTW (2025)' },
    title: { vi: 'Thực hiện Quy định 377-QĐ/TW', en: 'How Regulation 377-QĐ/TW is carried out' },
    issuer: ORGANISATION_COMMITTEE,
    issuedOn: '2025-11-21',
    inForce: { from: '2025-11-21' },
    note: {
      vi: 'Đã đọc toàn văn phần nội dung; chưa đọc được các phụ lục.',
      en: 'Its body was read in full; its annexes were not.',
    },
  },
  {
    id: 'regulation-366-2025',
    name: { vi: 'Quy định 366-QĐ/TW (2025)', en: 'Regulation 366-QĐ/TW (2025)' },
    title: EVALUATION,
    issuer: POLITBURO,
    issuedOn: '2025-08-30',
    inForce: { from: '2025-08-30' },
    note: SECONDARY,
  },
  {
    id: 'guidance-43-2025',
    name: { vi: 'Hướng dẫn 43-HD/BTCTW (2025)', en: 'Guidance 43-HD/BTCTW (2025)' },
    title: EVALUATION,
    issuer: ORGANISATION_COMMITTEE,
    issuedOn: '2025-10-31',
    inForce: { from: '2025-10-31' },
    note: SECONDARY,
  },
  {
    id: 'regulation-96-2023',
    name: { vi: 'Quy định 96-QĐ/TW (2023)', en: 'Regulation 96-QĐ/TW (2023)' },
    title: { vi: 'Lấy phiếu tín nhiệm', en: 'Votes of confidence' },
    issuer: POLITBURO,
    issuedOn: '2023-02-02',
    inForce: { from: '2023-02-02' },
    note: SECONDARY,
  },
  {
    id: 'regulation-114-2023',
    name: { vi: 'Quy định 114-QĐ/TW (2023)', en: 'Regulation 114-QĐ/TW (2023)' },
    title: {
      vi: 'Kiểm soát quyền lực và phòng, chống tiêu cực trong công tác cán bộ',
      en: 'Control of power and prevention of misconduct in personnel work',
    },
    issuer: POLITBURO,
    issuedOn: '2023-07-11',
    inForce: { from: '2023-07-11' },
    note: SECONDARY,
  },
  {
    id: 'regulation-65-2022',
    name: { vi: 'Quy định 65-QĐ/TW (2022)', en: 'Regulation 65-QĐ/TW (2022)' },
    title: { vi: 'Luân chuyển cán bộ', en: 'Rotation of cadres' },
    issuer: POLITBURO,
    issuedOn: '2022-04-28',
    inForce: { from: '2022-04-28' },
    note: SECONDARY,
  },
  {
    id: 'regulation-66-2017',
    name: { vi: 'Quy định 66-QĐ/TW (2017)', en: 'Regulation 66-QĐ/TW (2017)' },
    title: PAPERS,
    issuer: SECRETARIAT,
    issuedOn: '2017-02-06',
    inForce: { from: '2017-02-06', to: '2026-01-08' },
    note: FROM_MEMORY,
  },
  {
    id: 'guidance-36-2018',
    name: { vi: 'Hướng dẫn 36-HD/VPTW (2018)', en: 'Guidance 36-HD/VPTW (2018)' },
    title: PAPERS,
    issuer: CENTRAL_OFFICE,
    issuedOn: '2018-04-03',
    inForce: { from: '2018-04-03', to: '2026-05-26' },
    note: FROM_MEMORY,
  },
  {
    id: 'regulation-399-2026',
    name: { vi: 'Quy định 399-QĐ/TW (2026)', en: 'Regulation 399-QĐ/TW (2026)' },
    title: PAPERS,
    issuer: SECRETARIAT,
    issuedOn: '2026-01-09',
    inForce: { from: '2026-01-09' },
    note: SECONDARY,
  },
  {
    id: 'guidance-05-2026',
    name: { vi: 'Hướng dẫn 05-HD/VPTW (2026)', en: 'Guidance 05-HD/VPTW (2026)' },
    title: PAPERS,
    issuer: CENTRAL_OFFICE,
    issuedOn: '2026-05-27',
    inForce: { from: '2026-05-27' },
    note: SECONDARY,
  },
] as const satisfies readonly LegalText[]
