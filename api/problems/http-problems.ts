import type { Row } from './problem-rows.js'

/** What the API itself refuses, before anybody is asked, and what it cannot do. */
export const HTTP_PROBLEMS = {
  'malformed-json': {
    status: 400,
    title: { vi: 'Nội dung không phải JSON hợp lệ', en: 'The body is not valid JSON' },
  },
  'body-too-large': {
    status: 413,
    title: { vi: 'Nội dung lớn hơn 1 MB', en: 'The body is larger than 1 MB' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { vi: 'Kiểu nội dung không được hỗ trợ', en: 'The content type is not supported' },
  },
  unauthenticated: {
    status: 401,
    title: { vi: 'Cần đăng nhập', en: 'A valid access token is required' },
  },
  'account-unknown': {
    status: 403,
    title: { vi: 'Tài khoản chưa được khai báo trong hệ thống', en: 'The account is not known here' },
  },
  'not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy', en: 'Not found' },
  },
  'idempotency-key-required': {
    status: 400,
    title: {
      vi: 'Cần tiêu đề Idempotency-Key, 1 đến 200 ký tự in được',
      en: 'The header Idempotency-Key is required, 1 to 200 printable characters',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: {
      vi: 'Idempotency-Key này đã dùng cho một nội dung khác',
      en: 'This Idempotency-Key was used with another body',
    },
  },
  'too-many-requests': {
    status: 429,
    title: {
      vi: 'Quá nhiều yêu cầu trong thời gian ngắn; hãy đợi một lát rồi gửi lại',
      en: 'Too many requests in a short time; wait a little, then send it again',
    },
  },
  'dependency-down': {
    status: 503,
    title: {
      vi: 'Hệ thống tạm thời chưa phục vụ được; gửi lại cùng yêu cầu là an toàn',
      en: 'Not available right now; the same request can safely be sent again',
    },
  },
  'internal-error': {
    status: 500,
    title: { vi: 'Lỗi không mong đợi', en: 'Unexpected error' },
  },
  'document-empty': {
    status: 422,
    title: { vi: 'Tệp rỗng', en: 'The file is empty' },
  },
  'document-too-large': {
    status: 413,
    title: { vi: 'Tệp lớn hơn mức cho phép', en: 'The file is larger than allowed' },
  },
  'document-type-mismatch': {
    status: 422,
    title: {
      vi: 'Nội dung tệp không phải PDF hoặc DOCX, hoặc không đúng với tên tệp',
      en: 'The content of the file is not PDF or DOCX, or not what its name says',
    },
  },
} satisfies Record<string, Row<unknown>>
