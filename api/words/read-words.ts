import type { ReadKind } from '../../domain/records/read-kinds.js'
import type { Text } from '../../domain/vocabulary.js'

/** What was read of somebody, in words. */
export const READ_NAMES: Readonly<Record<ReadKind, Text>> = {
  file: { vi: 'Hồ sơ cán bộ', en: 'The personal file' },
  eligibility: { vi: 'Kết quả xem xét điều kiện, tiêu chuẩn', en: 'Eligibility, as it was judged' },
  absences: { vi: 'Các đợt vắng mặt', en: 'Absences' },
  disciplines: { vi: 'Kỷ luật', en: 'Disciplines' },
  measures: { vi: 'Các biện pháp đang áp dụng', en: 'Measures' },
  interests: { vi: 'Kê khai lợi ích', en: 'Declared interests' },
  relations: { vi: 'Kê khai người thân', en: 'Declared relatives' },
  evaluations: { vi: 'Kết quả đánh giá hằng năm', en: 'Yearly evaluations' },
  'breakthrough-tasks': { vi: 'Nhiệm vụ đột phá', en: 'Breakthrough tasks' },
  planning: {
    vi: 'Quy hoạch: lý do và nhận xét khi rà soát',
    en: 'The planning: reasons, and notes of reviews',
  },
  rotation: { vi: 'Luân chuyển: mục đích', en: 'The rotation: what it is for' },
  procedure: { vi: 'Nội dung quy trình nhân sự', en: 'What a procedure holds of the person' },
  dossier: { vi: 'Hồ sơ nhân sự của quy trình', en: 'The dossier' },
  document: { vi: 'Tài liệu của quy trình', en: 'A document of a procedure' },
  decision: { vi: 'Quyết định', en: 'The decision' },
  minutes: { vi: 'Kết quả hoặc biên bản kiểm phiếu', en: 'A count, or its minutes' },
  objections: { vi: 'Kiến nghị, phản ánh', en: 'Objections' },
  'proposed-changes': {
    vi: 'Nội dung chờ người thứ hai xác nhận',
    en: 'A change that waits for a second person',
  },
  readers: { vi: 'Danh sách người đã xem hồ sơ', en: 'Who read the record' },
}
