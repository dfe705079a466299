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
  'insufficient-scope': {
    status: 403,
    title: {
      vi: 'Mã truy cập không được cấp cho hệ thống này: thiếu phạm vi (scope) cần có',
      en: 'The access token was not given for this system: it lacks the scope that is asked',
    },
  },
  'sign-in-too-weak': {
    status: 401,
    title: {
      vi: 'Cần đăng nhập bằng phương thức mạnh hơn mà hệ thống yêu cầu; hãy đăng nhập lại',
      en: 'A stronger sign-in is asked for here; sign in again',
    },
  },
  'account-unknown': {
    status: 403,
    title: { vi: 'Tài khoản chưa được khai báo trong hệ thống', en: 'The account is not known here' },
  },
  'cross-site-request': {
    status: 403,
    title: {
      vi: 'Yêu cầu không đến từ trang của hệ thống này; hãy mở trang của hệ thống và thực hiện lại ở đó',
      en: 'The request does not come from a page of this system; open a page of the system and do it there',
    },
  },
  'sign-in-expired': {
    status: 400,
    title: {
      vi: 'Lần đăng nhập này đã hết hạn hoặc được bắt đầu ở trình duyệt khác; hãy đăng nhập lại',
      en: 'This sign-in has expired, or was begun in another browser; sign in again',
    },
  },
  'sign-in-refused': {
    status: 403,
    title: {
      vi: 'Hệ thống xác thực không cho đăng nhập; hãy đăng nhập lại',
      en: 'The identity provider did not let you in; sign in again',
    },
  },
  'not-a-demonstration': {
    status: 404,
    title: { vi: 'Đây không phải bản trình diễn', en: 'This is not the demonstration' },
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
  'template-unfit': {
    status: 422,
    title: {
      vi: 'Mẫu văn bản ghi trường mà văn bản này không có, hoặc ghi sai cách',
      en: 'The template names a field that this paper has not, or writes one in a wrong way',
    },
  },
  'document-active': {
    status: 422,
    title: {
      vi: 'Tệp có nội dung tự chạy, nội dung nhúng hoặc không kiểm tra được',
      en: 'The file has active or embedded content, or cannot be looked through',
    },
  },
  malware: {
    status: 422,
    title: {
      vi: 'Chương trình quét mã độc không cho nhận tệp này; tệp không được lưu',
      en: 'The malware scanner does not let this file in; nothing of it is kept',
    },
  },
  'malware-scanner-down': {
    status: 503,
    title: {
      vi: 'Chương trình quét mã độc không trả lời nên tệp chưa được nhận; hãy gửi lại sau',
      en: 'The malware scanner does not answer, so the file was not taken; send it again later',
    },
  },
  'document-type-mismatch': {
    status: 422,
    title: {
      vi: 'Nội dung tệp không phải PDF hoặc DOCX, hoặc không đúng với tên tệp',
      en: 'The content of the file is not PDF or DOCX, or not what its name says',
    },
  },
} satisfies Record<string, Row<unknown>>
