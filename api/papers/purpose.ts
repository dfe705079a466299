import type { ProcedureKind } from '../../domain/vocabulary.js'

/** What a procedure is for, as its Vietnamese papers say it before the title of the post. */
export const PURPOSE: Record<ProcedureKind, string> = {
  appointment: 'bổ nhiệm chức vụ',
  nomination: 'giới thiệu ứng cử chức vụ',
  reappointment: 'bổ nhiệm lại chức vụ',
  extension: 'kéo dài thời gian giữ chức vụ',
  dismissal: 'miễn nhiệm chức vụ',
  resignation: 'từ chức, thôi giữ chức vụ',
  replacement: 'thay thế cán bộ giữ chức vụ',
  rotation: 'luân chuyển giữ chức vụ',
  'rotation-end': 'bố trí sau luân chuyển ở chức vụ',
  revocation: 'thu hồi, hủy bỏ quyết định về chức vụ',
}
