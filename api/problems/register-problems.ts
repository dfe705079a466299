import type { RecordRefusal } from '../../domain/records/refusals.js'
import type { Text } from '../../domain/vocabulary.js'
import { showDate } from '../../domain/words.js'
import { fieldError } from './field-errors.js'
import { at, type RecordRows } from './problem-rows.js'

/** Megabytes as people say them, with one digit behind the point, never more than there are. */
const megabytes = (bytes: number): number => Math.floor((bytes / 1_048_576) * 10) / 10

type AlreadyExists = Extract<RecordRefusal, { code: 'already-exists' }>

const IN_FORCE: Readonly<Record<Exclude<NonNullable<AlreadyExists['what']>, 'declaration'>, Text>> = {
  relation: {
    vi: 'Giữa hai người đã có một quan hệ được kê khai và còn giá trị.',
    en: 'A relation between the two is declared and in force.',
  },
  interest: {
    vi: 'Lợi ích này đã được kê khai và còn giá trị.',
    en: 'The same interest is declared and in force.',
  },
  publication: {
    vi: 'Nội dung này đã được ghi nhận công khai vào ngày đó, tại nơi đó.',
    en: 'It is recorded as made public on that day at that place already.',
  },
  right: {
    vi: 'Người này đã có vai trò đó tại đơn vị đó.',
    en: 'The person has that role on that unit already.',
  },
  account: {
    vi: 'Người này đã có tài khoản, hoặc tên đăng nhập này đã thuộc người khác.',
    en: 'The person has an account already, or the login is of somebody else.',
  },
  'paper-template': {
    vi: 'Đơn vị đang dùng một mẫu khác cho văn bản này: hãy rút mẫu đó trước.',
    en: 'The unit uses another template for this paper: withdraw that one first.',
  },
  membership: {
    vi: 'Người này là thành viên của nhóm vào ngày đó, hoặc sẽ là thành viên.',
    en: 'The person is a member of the group on that day, or is to be.',
  },
  proposal: {
    vi: 'Nội dung này đã được nhập và đang chờ người thứ hai xác nhận.',
    en: 'The same was entered already and waits for a second person.',
  },
}

function thereAlready(refusal: AlreadyExists): Text | undefined {
  if (refusal.what !== 'declaration') return refusal.what && IN_FORCE[refusal.what]
  const { vi, en } = showDate(refusal.declaredOn)
  return {
    vi: `Đã ghi nhận lần kê khai ngày ${vi} của người này.`,
    en: `A declaration of ${en} is recorded for this person already.`,
  }
}

/** What is refused of the registers alike: what is not there, what is there already, what has ended. */
export const REGISTER_PROBLEMS = {
  'invalid-input': {
    status: 422,
    title: { vi: 'Dữ liệu chưa hợp lệ', en: 'The input is not valid' },
    errors: ({ errors }) => errors.map(({ field, code, what }) => fieldError(field, code, what)),
  },
  'procedure-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy hồ sơ', en: 'Procedure not found' },
  },
  'session-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy phiên đăng nhập', en: 'Session not found' },
  },
  'task-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy nhiệm vụ', en: 'Task not found' },
  },
  'vote-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy cuộc bỏ phiếu', en: 'Vote not found' },
  },
  'dossier-not-reusable': {
    status: 409,
    title: {
      vi: 'Hồ sơ trước không dùng lại được: khác cấp quản lý, đã quá thời hạn, hoặc không có thành phần nào dùng lại được',
      en: 'The earlier dossier cannot be taken over: of another authority, too long ago, or without an item to take over',
    },
  },
  'decision-not-found': {
    status: 404,
    title: { vi: 'Hồ sơ chưa có quyết định', en: 'The procedure has no decision' },
  },
  'paper-not-found': {
    status: 404,
    title: { vi: 'Hồ sơ chưa có văn bản này', en: 'The procedure has no such paper as it stands' },
  },
  'paper-template-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy mẫu văn bản', en: 'Template not found' },
  },
  'unit-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy đơn vị', en: 'Unit not found' },
  },
  'post-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy chức vụ', en: 'Post not found' },
  },
  'cadre-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy cán bộ', en: 'Cadre not found' },
  },
  'planning-entry-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy trong quy hoạch', en: 'Planning entry not found' },
  },
  'document-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy tài liệu', en: 'Document not found' },
  },
  'document-damaged': {
    status: 500,
    title: {
      vi: 'Tệp lưu trong hệ thống không còn đúng như khi nộp',
      en: 'The stored file is no longer what was handed in',
    },
    detail: () => ({
      vi: 'Nội dung lưu không khớp mã SHA-256 ghi lúc nộp nên không được gửi ra. Lỗi ở phía hệ thống, không do đồng chí; hãy báo người quản trị kèm mã yêu cầu.',
      en: 'Its content does not match the SHA-256 recorded when it was handed in, so nothing of it is sent. The fault is in the system, not in your request; tell its administrator the id of this request.',
    }),
  },
  'rule-set-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy bộ quy tắc', en: 'Rule set not found' },
  },
  'vote-not-counted': {
    status: 409,
    title: { vi: 'Chưa có kết quả kiểm phiếu', en: 'The vote has not been counted yet' },
  },
  'record-in-use': {
    status: 409,
    title: { vi: 'Dữ liệu đang được dùng', en: 'The record is in use' },
    detail: ({ because }) =>
      because && { vi: 'Người này đã ra khỏi quy hoạch.', en: 'The person has left this planning.' },
  },
  'already-exists': {
    status: 409,
    title: { vi: 'Đã tồn tại', en: 'It exists already' },
    detail: thereAlready,
    errors: (refusal, sentence) =>
      refusal.what === 'declaration' ? at('declaredOn')(refusal, sentence) : [],
  },
  'relation-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy quan hệ gia đình', en: 'Relation not found' },
  },
  'interest-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy lợi ích đã kê khai', en: 'Declared interest not found' },
  },
  'formal-decision-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy quyết định', en: 'Decision not found' },
  },
  'absence-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy đợt vắng mặt', en: 'Absence not found' },
  },
  'acting-holder-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy việc giao phụ trách, giao quyền', en: 'Acting holder not found' },
  },
  'account-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy tài khoản', en: 'Account not found' },
  },
  'group-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy nhóm', en: 'Group not found' },
  },
  'member-not-found': {
    status: 404,
    title: {
      vi: 'Người này không là thành viên của nhóm vào ngày đó',
      en: 'The person is no member of the group then',
    },
  },
  'already-ended': {
    status: 409,
    title: { vi: 'Đã chấm dứt trước đó', en: 'It has ended already' },
  },
  'objection-not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy kiến nghị', en: 'Objection not found' },
  },
  'document-not-awaited': {
    status: 409,
    title: {
      vi: 'Đồng chí không có nhiệm vụ đang mở cần tài liệu này',
      en: 'You have no open task in this procedure that needs such a document',
    },
  },
  'document-quota': {
    status: 409,
    title: {
      vi: 'Đã nộp hết mức cho phép đối với nhiệm vụ này',
      en: 'You have handed in as much as one person may for this task',
    },
    detail: ({ most, left }) => ({
      vi: `Mỗi người được nộp cho một nhiệm vụ nhiều nhất ${most.files} tệp, tổng cộng ${megabytes(most.bytes)} MB; còn lại ${left.files} tệp, ${megabytes(left.bytes)} MB.`,
      en: `One person may hand in at most ${most.files} files of ${megabytes(most.bytes)} MB together for one task; ${left.files} files and ${megabytes(left.bytes)} MB are left.`,
    }),
  },
  'precondition-required': {
    status: 428,
    title: { vi: 'Cần tiêu đề If-Match', en: 'The header If-Match is required' },
  },
  'precondition-failed': {
    status: 412,
    title: {
      vi: 'Dữ liệu đã thay đổi kể từ khi đồng chí đọc',
      en: 'The record has changed since you read it',
    },
  },
} satisfies RecordRows
