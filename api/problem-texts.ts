import type { Text } from '../domain/vocabulary.js'
import type { CountProblem } from '../domain/voting/check-count.js'
import type { FieldError } from './problem.js'

const COUNT_TEXTS: Record<CountProblem['problem'], (limit: number) => Text> = {
  'not-a-whole-number': () => ({ vi: 'Phải là số nguyên.', en: 'It must be a whole number.' }),
  negative: () => ({ vi: 'Không được là số âm.', en: 'It must not be negative.' }),
  'too-large': (limit) => ({ vi: `Không quá ${limit}.`, en: `At most ${limit}.` }),
  'wrong-shape': () => ({
    vi: 'Sai kiểu: phiếu này cần số phiếu cho từng người, hoặc {yes, no} khi bỏ phiếu đồng ý/không đồng ý.',
    en: 'Of the wrong shape: this ballot takes a number for each person, or {yes, no} where it agrees or disagrees.',
  }),
  missing: () => ({ vi: 'Thiếu số phiếu của một ứng viên.', en: 'The number of one candidate is missing.' }),
  'unknown-candidate': () => ({
    vi: 'Người này không có trên phiếu.',
    en: 'This person is not on the ballot.',
  }),
  'more-than-members': (limit) => ({
    vi: `Nhiều hơn số thành viên (${limit}).`,
    en: `More than there are members (${limit}).`,
  }),
  'more-than-convened': (limit) => ({
    vi: `Nhiều hơn số người triệu tập (${limit}).`,
    en: `More than were convened (${limit}).`,
  }),
  'more-than-present': (limit) => ({
    vi: `Nhiều hơn số người có mặt (${limit}).`,
    en: `More than were present (${limit}).`,
  }),
  'more-than-issued': (limit) => ({
    vi: `Nhiều hơn số phiếu phát ra (${limit}).`,
    en: `More than were issued (${limit}).`,
  }),
  'more-than-returned': (limit) => ({
    vi: `Nhiều hơn số phiếu thu về (${limit}).`,
    en: `More than were returned (${limit}).`,
  }),
  'nobody-convened': () => ({ vi: 'Không có ai được triệu tập.', en: 'Nobody was convened.' }),
  'nobody-present': () => ({ vi: 'Không có ai dự họp.', en: 'Nobody was present.' }),
  'does-not-add-up': (limit) => ({
    vi: `Tổng các loại phiếu là ${limit}, khác số phiếu thu về.`,
    en: `The ballots add up to ${limit}, not to the number returned.`,
  }),
}

/** What is wrong with a count, in a sentence. */
export function countProblemText(problem: string, limit = 0): Text {
  // Object.hasOwn is the check; the compiler does not narrow by it.
  if (!Object.hasOwn(COUNT_TEXTS, problem)) return { vi: problem, en: problem }
  return COUNT_TEXTS[problem as CountProblem['problem']](limit)
}

/** What can be wrong with one field of the input. */
export type FieldErrorCode =
  | 'required'
  | 'wrong-type'
  | 'not-a-whole-number'
  | 'too-small'
  | 'too-large'
  | 'too-long'
  | 'too-short'
  | 'bad-format'
  | 'unknown-key'
  | 'not-one-of'
  | 'not-a-date'
  | 'bad-characters'
  | 'invalid'
  | 'unknown-unit'
  | 'unknown-post'
  | 'unknown-seat'
  | 'unknown-cadre'
  | 'unknown-group'
  | 'unknown-rule-set'
  | 'no-rule-set-in-force'
  | 'rule-set-not-yet-in-force'
  | 'rule-set-retired'
  | 'nobody-holds-seat'
  | 'one-candidate-only'
  | 'unknown-procedure'
  | 'unknown-document'
  | 'named-twice'
  | 'seat-ambiguous'
  | 'seat-of-another-post'
  | 'kind-does-not-fit-post'
  | 'already-holds-post'
  | 'document-of-another'
  | 'bad-cursor'
  | 'exclusive-fields'
  | 'below-itself'
  | 'name-not-of-its-type'

type Particular = string | number | undefined
const FIELD_TEXTS: Record<FieldErrorCode, (what: Particular) => Text> = {
  required: () => ({ vi: 'Bắt buộc', en: 'Required' }),
  'wrong-type': (what) => ({ vi: `Sai kiểu, cần ${what}`, en: `Wrong type, ${what} expected` }),
  'not-a-whole-number': () => ({ vi: 'Phải là số nguyên', en: 'A whole number is expected' }),
  'too-small': (what) => ({ vi: `Nhỏ nhất là ${what}`, en: `At least ${what}` }),
  'too-large': (what) => ({ vi: `Lớn nhất là ${what}`, en: `At most ${what}` }),
  'too-long': (what) => ({ vi: `Dài nhất ${what}`, en: `At most ${what} long` }),
  'too-short': (what) => ({ vi: `Ngắn nhất ${what}`, en: `At least ${what} long` }),
  'bad-format': () => ({ vi: 'Sai định dạng', en: 'Not in the expected format' }),
  'unknown-key': () => ({ vi: 'Không có trường này', en: 'There is no such field' }),
  'not-one-of': (what) => ({ vi: `Phải là một trong: ${what}`, en: `One of: ${what}` }),
  'not-a-date': () => ({ vi: 'Không phải ngày, dạng YYYY-MM-DD', en: 'Not a calendar day, YYYY-MM-DD' }),
  'bad-characters': () => ({
    vi: 'Có ký tự không được phép',
    en: 'Contains characters that are not allowed',
  }),
  invalid: () => ({ vi: 'Không hợp lệ', en: 'Not valid' }),
  'unknown-unit': () => ({ vi: 'Không có đơn vị này', en: 'No such unit' }),
  'unknown-post': () => ({ vi: 'Không có chức vụ này', en: 'No such post' }),
  'unknown-seat': () => ({ vi: 'Không có vị trí này', en: 'No such seat' }),
  'unknown-cadre': () => ({ vi: 'Không có cán bộ này', en: 'No such cadre' }),
  'unknown-group': () => ({ vi: 'Không có nhóm này', en: 'No such group' }),
  'unknown-rule-set': () => ({
    vi: 'Không có bộ quy tắc này cho loại quy trình này',
    en: 'No such rule set for this kind of procedure',
  }),
  'no-rule-set-in-force': (type) => ({
    vi: `Vào ngày bắt đầu không có bộ quy tắc nào có hiệu lực cho quy trình "${type}"`,
    en: `On the day it began no rule set of the procedure "${type}" was in force`,
  }),
  'rule-set-not-yet-in-force': (from) => ({
    vi: `Bộ quy tắc này có hiệu lực từ ${from}, sau ngày bắt đầu quy trình`,
    en: `This rule set is in force from ${from} on, after the procedure began`,
  }),
  'rule-set-retired': (to) => ({
    vi: `Bộ quy tắc này hết hiệu lực sau ngày ${to}, trước ngày bắt đầu quy trình`,
    en: `This rule set was in force until ${to}, before the procedure began`,
  }),
  'one-candidate-only': () => ({
    vi: 'Quy trình này không có bước bỏ phiếu lựa chọn: chỉ nêu một người',
    en: 'No vote of this procedure selects one of several: name one person',
  }),
  'nobody-holds-seat': () => ({ vi: 'Vị trí này đang trống', en: 'Nobody holds this seat' }),
  'unknown-procedure': () => ({ vi: 'Không có hồ sơ này', en: 'No such procedure' }),
  'unknown-document': () => ({
    vi: 'Không có tài liệu này trong hồ sơ',
    en: 'No such document in this procedure',
  }),
  'named-twice': () => ({ vi: 'Được nêu hai lần', en: 'Named twice' }),
  'seat-ambiguous': (what) => ({
    vi: `Nêu rõ vị trí còn trống: ${what}`,
    en: `Several seats are vacant, name one: ${what}`,
  }),
  'seat-of-another-post': () => ({ vi: 'Vị trí thuộc chức vụ khác', en: 'The seat is of another post' }),
  'kind-does-not-fit-post': (what) => ({
    vi: `Chức vụ này được bố trí bằng: ${what}`,
    en: `This post is filled by: ${what}`,
  }),
  'already-holds-post': () => ({ vi: 'Đang giữ chức vụ này', en: 'Already holds this post' }),
  'document-of-another': () => ({
    vi: 'Tài liệu do người khác nộp',
    en: 'The document was uploaded by someone else',
  }),
  'bad-cursor': () => ({ vi: 'Con trỏ trang không hợp lệ', en: 'Not a cursor of this list' }),
  'below-itself': () => ({ vi: 'Đơn vị không thể thuộc chính nó', en: 'A unit cannot be below itself' }),
  'name-not-of-its-type': (what) => ({
    vi: `Nội dung tệp là ${what}`,
    en: `The content of the file is ${what}`,
  }),
  'exclusive-fields': (what) => ({ vi: `Chỉ nêu một trong: ${what}`, en: `Give one of: ${what}` }),
}

/** One field that is wrong, with its message. `what` fills the message: a limit, the allowed values. */
export function fieldError(field: string, code: FieldErrorCode, what?: Particular): FieldError {
  return { field, code, message: FIELD_TEXTS[code](what) }
}
