import type { FieldCode } from '../../domain/records/field-codes.js'
import { sourceInWords } from '../../domain/rules/publication/validate-order.js'
import type { Text } from '../../domain/vocabulary.js'
import { showDate } from '../../domain/words.js'
import type { FieldError } from './problem-rows.js'

/** What a schema can find wrong with one field of the input. */
export type ShapeCode =
  | 'wrong-type'
  | 'too-long'
  | 'too-many-decimals'
  | 'too-many'
  | 'too-few'
  | 'too-short'
  | 'bad-format'
  | 'not-a-date'
  | 'not-a-birth-date'
  | 'not-a-term'
  | 'date-out-of-range'
  | 'bad-characters'
  | 'too-many-marks'
  | 'too-many-values'
  | 'too-deep'
  | 'invalid'
  | 'not-a-fraction'
  | 'not-a-login'
  | 'not-an-own-path'
  | 'bad-cursor'
  | 'has-macros'
  | 'has-scripts'
  | 'has-outside-parts'
  | 'has-embedded-objects'
  | 'acts-by-itself'
  | 'is-encrypted'
  | 'not-looked-through'
  | 'unknown-tag'
  | 'tag-of-other-papers'
  | 'tag-not-closed'

/** What fills a message: alike in both languages, or a text. */
type Particular = string | number | undefined
/** Every day in it as people write it. */
const asWritten = (days: Particular): string =>
  String(days).replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => showDate(day).vi)
/** What a value may be, as people who send JSON know it. */
const TYPE_NAMES: Readonly<Record<string, Text>> = {
  string: { vi: 'chuỗi ký tự', en: 'string' },
  number: { vi: 'số', en: 'number' },
  boolean: { vi: 'đúng/sai (true, false)', en: 'boolean' },
  array: { vi: 'danh sách', en: 'array' },
  object: { vi: 'đối tượng', en: 'object' },
  record: { vi: 'đối tượng', en: 'object' },
}
const typeNamed = (type: string): Text => TYPE_NAMES[type] ?? { vi: type, en: type }

const FIELD_TEXTS: Record<FieldCode | ShapeCode, (what: Particular, inEnglish: Particular) => Text> = {
  required: () => ({ vi: 'Bắt buộc', en: 'Required' }),
  'wrong-type': (what) => {
    const { vi, en } = typeNamed(String(what))
    return { vi: `Sai kiểu, cần ${vi}`, en: `Wrong type, ${en} expected` }
  },
  'not-a-whole-number': () => ({ vi: 'Phải là số nguyên', en: 'A whole number is expected' }),
  'too-many-decimals': (most) => ({
    vi: `Nhiều nhất ${most} chữ số sau dấu phẩy`,
    en: `At most ${most} decimals`,
  }),
  'too-small': (what) => ({ vi: `Nhỏ nhất là ${what}`, en: `At least ${what}` }),
  'too-large': (what) => ({ vi: `Lớn nhất là ${what}`, en: `At most ${what}` }),
  'too-long': (what) => ({ vi: `Dài nhất ${what} ký tự`, en: `At most ${what} characters` }),
  // Of what may not be empty no number is told: nothing was written.
  'too-short': (what) =>
    what === 1
      ? { vi: 'Bắt buộc, chưa ghi nội dung', en: 'Required, nothing is written' }
      : { vi: `Ngắn nhất ${what} ký tự`, en: `At least ${what} characters` },
  'too-many': (what) => ({ vi: `Nhiều nhất là ${what} mục`, en: `At most ${what} of them` }),
  'too-few': (what) => ({ vi: `Ít nhất là ${what} mục`, en: `At least ${what} of them` }),
  'bad-format': () => ({ vi: 'Sai định dạng', en: 'Not in the expected format' }),
  'not-a-login': () => ({ vi: 'Không phải tên đăng nhập', en: 'Not the login of an account' }),
  'not-an-own-path': () => ({
    vi: 'Phải là đường dẫn của hệ thống này: bắt đầu bằng một dấu gạch chéo, không có tên máy chủ',
    en: 'A path of this site is expected: it begins with one slash and names no host',
  }),
  'unknown-key': () => ({
    vi: 'Không có trường này; hãy sửa tên hoặc bỏ đi',
    en: 'There is no such field; correct its name or leave it out',
  }),
  'not-one-of': (what) => ({ vi: `Phải là một trong: ${what}`, en: `One of: ${what}` }),
  'date-out-of-range': (days) => ({
    vi: `Ngày phải trong khoảng ${asWritten(days)}`,
    en: `A day within ${asWritten(days)} is expected`,
  }),
  'not-a-birth-date': () => ({
    vi: 'Không phải ngày sinh: ghi ngày/tháng/năm; hoặc tháng, năm khi hồ sơ chỉ ghi tháng, năm (qua API: 1968-05-19, 1968-05, 1968)',
    en: 'Not a birth date: day/month/year; or the month or the year, where the file knows that alone (by the API: 1968-05-19, 1968-05, 1968)',
  }),
  'not-a-date': () => ({
    vi: 'Không có ngày này: ghi ngày/tháng/năm, như 01/12/2026 (qua API: 2026-12-01)',
    en: 'No such day: day/month/year, as in 01/12/2026 (by the API: 2026-12-01)',
  }),
  'not-a-term': (years) => ({
    vi: `Nhiệm kỳ gồm hai năm như 2025-2030, năm sau lớn hơn năm trước, trong khoảng ${years}`,
    en: `A term of office is two years as in 2025-2030, the second year after the first, within ${years}`,
  }),
  'bad-characters': (character, inEnglish) => ({
    vi: `Có ký tự không được phép: ${character}; hãy bỏ đi`,
    en: `Contains characters that are not allowed: ${inEnglish}; take it out`,
  }),
  'too-many-marks': (most) => ({
    vi: `Nhiều nhất ${most} dấu liền nhau trên một chữ`,
    en: `At most ${most} combining marks in a row`,
  }),
  'too-many-values': (most) => ({
    vi: `Nhiều nhất ${most} giá trị trong một nội dung`,
    en: `At most ${most} values in one body`,
  }),
  'too-deep': (most) => ({
    vi: `Lồng nhau nhiều nhất ${most} cấp`,
    en: `Nested at most ${most} levels deep`,
  }),
  invalid: () => ({ vi: 'Không hợp lệ', en: 'Not valid' }),
  'unknown-unit': () => ({ vi: 'Không có đơn vị này', en: 'No such unit' }),
  'unknown-post': () => ({ vi: 'Không có chức vụ này', en: 'No such post' }),
  'unknown-seat': () => ({ vi: 'Không có vị trí này', en: 'No such seat' }),
  'unknown-cadre': () => ({ vi: 'Không có cán bộ này', en: 'No such cadre' }),
  'unknown-cadre-in-reach': () => ({
    vi: 'Không có cán bộ này trong phạm vi của đồng chí; nếu là người của đơn vị khác, đề nghị cơ quan cấp trên ghi',
    en: 'No such cadre within your reach; of another unit, ask the office above to enter it',
  }),
  'unknown-group': () => ({ vi: 'Không có nhóm này', en: 'No such group' }),
  'has-head': (what) => ({
    vi: `Nhóm có người đứng đầu là ${what}: ghi ngày người ấy thôi trước, hoặc chọn nhiệm vụ khác`,
    en: `The group has a head, ${what}: end that first, or choose another duty`,
  }),
  'version-of-no-rule-set': () => ({
    vi: 'Phiên bản của bộ quy tắc nào? Nêu thêm ruleSetId, hoặc bỏ trường này',
    en: 'The version of which rule set? Give ruleSetId as well, or leave this out',
  }),
  'unknown-rule-set': () => ({
    vi: 'Không có bộ quy tắc này cho loại quy trình này',
    en: 'No such rule set for this kind of procedure',
  }),
  'no-rule-set-in-force': (type, inEnglish) => ({
    vi: `Vào ngày bắt đầu không có bộ quy tắc nào có hiệu lực cho quy trình ${type}`,
    en: `On the day it began no rule set of the procedure ${inEnglish} was in force`,
  }),
  'rule-set-not-yet-in-force': (from) => ({
    vi: `Bộ quy tắc này có hiệu lực từ ${asWritten(from)}, sau ngày bắt đầu quy trình`,
    en: `This rule set is in force from ${asWritten(from)} on, after the procedure began`,
  }),
  'rule-set-retired': (to) => ({
    vi: `Bộ quy tắc này hết hiệu lực sau ngày ${asWritten(to)}, trước ngày bắt đầu quy trình`,
    en: `This rule set was in force until ${asWritten(to)}, before the procedure began`,
  }),
  'ground-not-in-list': (codes) => ({
    vi: `Không phải căn cứ của quy trình này; phải là một trong: ${codes}`,
    en: `No ground of this procedure; one of: ${codes}`,
  }),
  'ground-contradicted': (because, inEnglish) => ({
    vi: `Dữ liệu không khớp với căn cứ này: ${because}`,
    en: `The records contradict this ground: ${inEnglish}`,
  }),
  'ground-needs-paper': (article, inEnglish) => ({
    vi: `Cần số và ngày của văn bản chứng minh căn cứ: ${article}`,
    en: `The number and the day of the paper that shows it are needed: ${inEnglish}`,
  }),
  'ground-needs-count': (article, inEnglish) => ({
    vi: `Cần kết quả lấy phiếu tín nhiệm (số phiếu tín nhiệm thấp, số phiếu thu về): ${article}`,
    en: `The count of confidence is needed (ballots of low confidence, ballots collected): ${inEnglish}`,
  }),
  'ground-share-not-fitting': (because, inEnglish) => ({
    vi: `Số phiếu tín nhiệm thấp không đúng mức của căn cứ này: ${because}`,
    en: `The ballots of low confidence are not the share of this ground: ${inEnglish}`,
  }),
  'suspension-prolonged-already': (article, inEnglish) => ({
    vi: `Quyết định tạm đình chỉ đã được kéo dài một lần: ${article}. Trường hợp khác, ghi ngày hết hiệu lực theo văn bản`,
    en: `The suspension was prolonged already: ${inEnglish}. In other cases enter the end that the paper names`,
  }),
  'no-kind-of-law': (instead, inEnglish) => ({
    vi: `Pháp luật không có quy trình này: thực hiện ${instead}, sau đó bổ nhiệm`,
    en: `The law has no such procedure: it is a ${inEnglish}, and then an appointment`,
  }),
  'rule-set-not-published': (text, inEnglish) => ({
    vi: `${text} đang áp dụng; chưa có bộ quy tắc được công bố`,
    en: `${inEnglish} applies; no rule set of it is published`,
  }),
  'no-dossier-asked': () => ({
    vi: 'Quy trình này không yêu cầu hồ sơ nhân sự',
    en: 'The law of this procedure asks for no dossier',
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
  'not-in-group': () => ({
    vi: 'Phải là thành viên của nhóm được giao việc này',
    en: 'Must be a member of the group that the task is given to',
  }),
  'own-relative': () => ({ vi: 'Không thể là chính người đó', en: 'Nobody is their own relative' }),
  'own-interest': () => ({ vi: 'Phải là người khác', en: 'Must be somebody else' }),
  'formal-decision-needed': () => ({
    vi: 'Bắt buộc: chỉ ghi quyết định chính thức, có cơ quan ban hành và số; riêng đơn thư tố cáo thì không ghi được',
    en: 'Required: only a formal decision is entered, with its authority and number; a letter alone cannot be entered',
  }),
  'named-twice': () => ({ vi: 'Được nêu hai lần', en: 'Named twice' }),
  'seat-ambiguous': (what) => ({
    vi: `Nêu rõ vị trí còn trống: ${what}`,
    en: `Several seats are vacant, name one: ${what}`,
  }),
  'seat-of-another-post': () => ({ vi: 'Vị trí thuộc chức vụ khác', en: 'The seat is of another post' }),
  'kind-does-not-fit-post': (kinds, inEnglish) => ({
    vi: `Chức vụ này được bố trí bằng: ${kinds}`,
    en: `This post is filled by: ${inEnglish}`,
  }),
  'kind-does-not-fit-rule-set': (kinds, inEnglish) => ({
    vi: `Quy trình hoặc bộ quy tắc được nêu dùng cho: ${kinds}`,
    en: `The type or rule set that is named is for: ${inEnglish}`,
  }),
  'reappointment-due': (least, inEnglish) => ({
    vi: `Từ tháng hết thời hạn giữ chức vụ đến tháng đủ tuổi nghỉ hưu còn từ ${least}: thực hiện quy trình bổ nhiệm lại`,
    en: `From the end of the term to the month of retirement age there are at least ${inEnglish}: a reappointment is to be opened`,
  }),
  'extension-due': (least, inEnglish) => ({
    vi: `Từ tháng hết thời hạn giữ chức vụ đến tháng đủ tuổi nghỉ hưu còn dưới ${least}: thực hiện quy trình kéo dài thời gian giữ chức vụ`,
    en: `From the end of the term to the month of retirement age there are fewer than ${inEnglish}: an extension is to be opened`,
  }),
  'for-public-employees': () => ({
    vi: 'Quy trình này dành cho viên chức quản lý; chức vụ này là của công chức (cấp tỉnh, sở, xã). Nếu nơi này là đơn vị sự nghiệp thì quản trị sửa loại đơn vị thành “đơn vị khác thuộc tỉnh”',
    en: 'This procedure is for public employees; the post is one of civil servants (of the province, a department, a commune). Where the unit is one of public service, an administrator changes its kind to “agency”',
  }),
  'filled-by-election': () => ({
    vi: 'Chức vụ bầu cử: hết nhiệm kỳ thì bầu lại, không bổ nhiệm lại',
    en: 'Filled by election: at the end of the term there is an election, no reappointment',
  }),
  'not-year-of-vote': (what, inEnglish) => ({
    vi: `Chỉ lấy phiếu tín nhiệm vào ${what}`,
    en: `A vote of confidence is held in ${inEnglish} alone`,
  }),
  'voted-on-in-term': (what, inEnglish) => ({
    vi: `Nhiệm kỳ này đã lấy phiếu tín nhiệm hoặc đang lấy phiếu; mỗi nhiệm kỳ chỉ một lần (${what})`,
    en: `A vote of confidence was held in this term, or is under way; there is one a term (${inEnglish})`,
  }),
  'no-leader-of-body': () => ({
    vi: 'Người này không giữ chức vụ lãnh đạo của chính cơ quan này',
    en: 'The person holds no leading post of this very body',
  }),
  'not-voted-on': (what, inEnglish) => ({
    vi: `Không lấy phiếu đối với người được bổ nhiệm, bầu trong năm (${what})`,
    en: `Whoever was appointed or elected in this year is not voted on (${inEnglish})`,
  }),
  'notice-after-vote': (what, inEnglish) => ({
    vi: `Thông báo phải có trước ngày bắt đầu quy trình (${what})`,
    en: `The notice must be there before the procedure begins (${inEnglish})`,
  }),
  'leader-missing': (what, inEnglish) => ({
    vi: `Thiếu lãnh đạo của cơ quan; chỉ để ngoài người đã có thông báo nghỉ hưu: ${what}`,
    en: `A leader of the body is missing; whoever has notice of retirement alone is left out: ${inEnglish}`,
  }),
  'not-in-rotation': () => ({
    vi: 'Người giữ vị trí này không luân chuyển đến: muốn cho thôi giữ chức vụ thì dùng quy trình khác',
    en: 'Whoever holds this seat is not in rotation: to have them leave it, launch another kind of procedure',
  }),
  'rotation-too-short': (least) => ({
    vi: `Mỗi lần luân chuyển ít nhất ${least} tháng: chọn ngày muộn hơn, hoặc nhập văn bản của cấp có thẩm quyền cho trường hợp đặc biệt`,
    en: `A rotation lasts at least ${least} months: a later day, or the paper of the authority for a special case`,
  }),
  'not-on-secondment': () => ({
    vi: 'Người giữ vị trí này không đang biệt phái',
    en: 'Whoever holds this seat is not on secondment',
  }),
  'secondment-too-long': (latest, inEnglish) => ({
    vi: `Biệt phái muộn nhất đến ${latest}`,
    en: `The secondment ends by ${inEnglish} at the latest`,
  }),
  'secondment-not-prolonged-for': (reasons, inEnglish) => ({
    vi: `Đang biệt phái; chỉ kéo dài ${reasons}, khi chưa hoàn thành vì lý do khách quan`,
    en: `Already on secondment; it is prolonged ${inEnglish} alone, unfinished for objective reasons`,
  }),
  'move-reason-not-in-law': (reasons, inEnglish) => ({
    vi: `Chỉ trong các trường hợp: ${reasons}`,
    en: `Only in these cases: ${inEnglish}`,
  }),
  'not-to-be-moved': (what, inEnglish) => ({
    vi: `Chưa điều động, biệt phái người này: ${what}`,
    en: `This person is not transferred or seconded: ${inEnglish}`,
  }),
  'term-decided': () => ({
    vi: 'Thời hạn của vị trí này do một quy trình quyết định, hoặc đang chờ quyết định: chỉ bổ nhiệm lại hoặc kéo dài mới thay đổi được',
    en: 'A procedure has decided this term, or is about to: only a reappointment or an extension changes it',
  }),
  'seat-not-held': () => ({ vi: 'Người này không giữ vị trí này', en: 'The person does not hold this seat' }),
  'nobody-stands-back': () => ({
    vi: 'Quy trình này không nêu ai phải đứng ngoài: người thân và người có lợi ích liên quan vẫn được tham mưu, xử lý',
    en: 'Nobody stands back in this procedure: relatives of candidates, and those with an interest, may act on it',
  }),
  'not-from-elsewhere': () => ({
    vi: 'Đang công tác ở chính cơ quan của chức vụ này: không phải nhân sự từ nơi khác, hãy chọn loại quy trình khác (type)',
    en: 'Works in the organisation of this post: not from elsewhere, choose another type of procedure (type)',
  }),
  'post-held-is-lower': (article, inEnglish) => ({
    vi: `Không giữ chức vụ tương đương hoặc cao hơn (${article}): hãy chọn loại quy trình khác (type)`,
    en: `Holds no equal or higher post (${inEnglish}): choose another type of procedure (type)`,
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
  'unknown-tag': (where) => ({
    vi: `Không có trường này: ${where}`,
    en: `There is no such field: ${where}`,
  }),
  'tag-of-other-papers': (where) => ({
    vi: `Văn bản này không có trường này: ${where}`,
    en: `This paper has no such field: ${where}`,
  }),
  'tag-not-closed': (where) => ({
    vi: `Ngoặc nhọn hoặc danh sách không được mở hay đóng đúng chỗ: ${where}`,
    en: `Braces or a list are not opened or closed where they should be: ${where}`,
  }),
  'has-macros': (where) => ({
    vi: `Có macro (${where}); hãy lưu thành .docx không có macro, hoặc PDF`,
    en: `It has macros (${where}); save it as .docx without macros, or as PDF`,
  }),
  'has-scripts': (where) => ({
    vi: `Có mã lệnh (${where}); hãy in ra một tệp PDF mới`,
    en: `It has scripts (${where}); print it to a new PDF`,
  }),
  'has-outside-parts': (where) => ({
    vi: `Lấy nội dung từ nơi khác khi mở (${where}); hãy bỏ mẫu hoặc liên kết đó, hoặc lưu thành PDF`,
    en: `It fetches something from elsewhere when it is opened (${where}); take out that template or link, or save it as PDF`,
  }),
  'has-embedded-objects': (where) => ({
    vi: `Có tệp hoặc đối tượng nhúng (${where}); hãy thay bằng hình, hoặc nộp riêng`,
    en: `It has a file or an object inside (${where}); make a picture of it, or hand it in by itself`,
  }),
  'acts-by-itself': (where) => ({
    vi: `Tự thực hiện lệnh khi mở hoặc khi bấm (${where}); hãy in ra một tệp PDF mới`,
    en: `It does something when it is opened or clicked (${where}); print it to a new PDF`,
  }),
  'is-encrypted': (where) => ({
    vi: `Tệp được mã hóa (${where}); hãy lưu lại không có mật khẩu và không hạn chế quyền`,
    en: `It is encrypted (${where}); save it without a password and without restrictions`,
  }),
  'not-looked-through': (where) => ({
    vi: `Không thể kiểm tra hết (${where}); hãy lưu lại hoặc in ra một tệp mới`,
    en: `It cannot be looked through (${where}); save it anew, or print it to a new file`,
  }),
  'outside-year': (year) => ({ vi: `Không thuộc năm ${year}`, en: `Not a day of ${year}` }),
  'not-on-weekend': () => ({
    vi: 'Chỉ làm bù vào Thứ Bảy hoặc Chủ nhật',
    en: 'Only a Saturday or a Sunday is worked in exchange',
  }),
  'partner-missing': () => ({
    vi: 'Lịch không có ngày được hoán đổi này',
    en: 'The calendar has no such day to exchange with',
  }),
  'partner-of-same-kind': () => ({
    vi: 'Hoán đổi phải giữa một ngày nghỉ và một ngày làm bù',
    en: 'A day off is exchanged with a worked day',
  }),
  'exchange-abandoned': (what) => ({
    vi: `Thiếu ngày đã hoán đổi với ngày của năm khác: ${what}`,
    en: `Missing, though exchanged with a day of another year: ${what}`,
  }),
  'no-day-off': (year) => ({
    vi: `Năm ${year} không có ngày nghỉ nào: hãy nhập mọi ngày nghỉ lễ, Tết của năm theo thông báo`,
    en: `Not a single day off in ${year}: enter all public holidays of the year, as announced`,
  }),
  'no-working-day': (first) => ({
    vi: `Tháng ${asWritten(first).slice(3)} không còn ngày làm việc nào: chỉ nhập các ngày nghỉ theo thông báo`,
    en: `No working day is left in ${String(first).slice(0, 7)}: enter only the days off that were announced`,
  }),
  'already-planned': () => ({
    vi: 'Đã có trong quy hoạch chức danh này',
    en: 'Planned for this post already',
  }),
  'not-planned': () => ({ vi: 'Không có trong quy hoạch được xét', en: 'Not in the planning looked at' }),
  'post-outside-unit': () => ({ vi: 'Chức vụ không thuộc đơn vị này', en: 'The post is not of this unit' }),
  'no-rules-for-day': () => ({
    vi: 'Không có bộ quy tắc nào có hiệu lực vào thời điểm này',
    en: 'No rule set was in force at that time',
  }),
  'graded-by-points': (rules, inEnglish) => ({
    vi: `Điểm của năm này thành mức xếp loại theo "${rules}": nêu points và inputs`,
    en: `The points of this year become its grade by "${inEnglish}": give points and inputs`,
  }),
  'no-points-then': () => ({
    vi: 'Năm này chưa có quy định tính điểm: nêu grade và evidence (văn bản xếp loại)',
    en: 'No rule set turns points of this year into a grade: give grade and evidence (the paper that gives it)',
  }),
  'nothing-returned': () => ({
    vi: 'Không thu về phiếu nào: biên bản đã ghi đủ chưa? Nếu đúng là không có phiếu nào thu về, hãy xác nhận bằng "nothingReturned": true',
    en: 'Not a single paper came back: is the record complete? If it is so, confirm it with "nothingReturned": true',
  }),
  'not-a-fraction': () => ({
    vi: 'Cần một phân số: {"numerator": 1, "denominator": 2}, không phải phần trăm hay số thập phân',
    en: 'A fraction is expected: {"numerator": 1, "denominator": 2}, neither a percentage nor a decimal',
  }),
  'unknown-step': (keys) => ({
    vi: keys ? `Các bước bỏ phiếu của bộ quy tắc này: ${keys}` : 'Bộ quy tắc này không có bước bỏ phiếu',
    en: keys ? `The votes of this rule set: ${keys}` : 'This rule set has no vote',
  }),
  'too-many-candidates': (limit) => ({
    vi: `Một phiếu có nhiều nhất ${limit} người`,
    en: `At most ${limit} people on one ballot`,
  }),
  'no-such-rule-set': () => ({
    vi: 'Không có bộ quy tắc hoặc phiên bản này',
    en: 'No such rule set, or no such version of it',
  }),
  'nothing-before': (version) => ({
    vi: `Trước phiên bản ${version} không có phiên bản nào và nó không thay bộ quy tắc nào: hãy nêu bộ quy tắc cần so sánh (with)`,
    en: `No version comes before version ${version}, and it takes the place of no rule set: name the one to compare with (with)`,
  }),
  'nobody-from-outside': () => ({
    vi: 'Bước này không lấy ai ngoài danh sách của bước trước: bỏ trường này',
    en: 'This step takes nobody from outside the list of the step before: leave this out',
  }),
  'id-of-the-path': (id) => ({
    vi: `Phải là ${id}, như trong đường dẫn`,
    en: `It must be ${id}, as in the path`,
  }),
  'built-in': () => ({
    vi: 'Đây là mã của bộ quy tắc có sẵn; hãy đặt mã khác',
    en: 'This is the id of a rule set that ships with the product; choose another',
  }),
  'overlaps-published': (version) => ({
    vi: `Trùng ngày hiệu lực với phiên bản đã ban hành ${version}: phải bắt đầu sau ngày đó; nếu bắt đầu trước thì phải hết hiệu lực (inForce.to) trước ngày đó`,
    en: `Shares days in force with the published version ${version}: begin after that day, or begin earlier and end (inForce.to) before it`,
  }),
  'takes-own-place': () => ({
    vi: 'Bộ quy tắc không thể thay cho chính nó; phiên bản mới tự thay phiên bản trước',
    en: 'It cannot take its own place; a later version follows the earlier one by itself',
  }),
  'no-place-of-unknown': (ids) => ({
    vi: `Không có bộ quy tắc này; có thể thay cho: ${ids || '—'}`,
    en: `No such rule set; it could take the place of: ${ids || '—'}`,
  }),
  'place-of-another-kind': (ids) => ({
    vi: `Bộ quy tắc đó dùng cho loại quy trình, loại việc hoặc phần khác; có thể thay cho: ${ids || '—'}`,
    en: `That one is for another type, other kinds or other parts; it could take the place of: ${ids || '—'}`,
  }),
  'places-in-circle': (id) => ({
    vi: `Vòng tròn: ${id} đã thay cho chính bộ quy tắc này; hãy nêu bộ khác`,
    en: `A circle: ${id} takes the place of this rule set; name another`,
  }),
  'place-taken': (other) => ({
    vi: `Vị trí mặc định đã thuộc về ${other}: hãy nêu bộ đó, hoặc chọn ngày hiệu lực khác`,
    en: `The default on that day is ${other}: name that one, or choose other days in force`,
  }),
  'chosen-by-name-only': () => ({
    vi: 'Chỉ tiêu của địa phương luôn được chọn theo tên, không có mặc định để thay: bỏ trường này',
    en: 'Targets of a locality are always chosen by name, there is no default to replace: leave this out',
  }),
  'ends-before-it-begins': (from) => ({
    vi: `Hết hiệu lực trước ngày bắt đầu ${asWritten(from)}`,
    en: `It ends before the day on which it begins, ${asWritten(from)}`,
  }),
  'nothing-ruled': () => ({
    vi: 'Bộ quy tắc cần ít nhất một phần: procedure, planning, evaluation hoặc locality',
    en: 'A rule set needs at least one part: procedure, planning, evaluation or locality',
  }),
  'no-kind': () => ({
    vi: 'Nêu ít nhất một loại việc mà quy trình áp dụng',
    en: 'Name at least one kind of case that the procedure is for',
  }),
  'kind-does-not-fit-type': (kinds, inEnglish) => ({
    vi: `Loại quy trình này chỉ dùng cho: ${kinds}`,
    en: `This type of procedure is only for: ${inEnglish}`,
  }),
  'stage-key-twice': (key) => ({ vi: `Hai bước cùng mã ${key}`, en: `Two steps have the key ${key}` }),
  'no-second-round': () => ({
    vi: 'Bước này không có vòng hai (secondRound)',
    en: 'This step has no second round (secondRound)',
  }),
  'second-round-not-reached': () => ({
    vi: 'Vòng hai không bao giờ được dùng: vòng một không dẫn đến "second-round"',
    en: 'Nothing leads to the second round: the first does not go to "second-round"',
  }),
  'second-round-again': () => ({
    vi: 'Vòng hai không thể dẫn lại vào vòng hai',
    en: 'The second round cannot lead to a second round again',
  }),
  'no-later-vote': () => ({
    vi: 'Sau bước này không còn bước bỏ phiếu nào',
    en: 'No vote follows this step',
  }),
  'selection-without-bar': () => ({
    vi: 'Bước lựa chọn nhân sự cần một tỷ lệ phải vượt (bar)',
    en: 'A vote that selects needs a bar to pass',
  }),
  'never-without-bar': () => ({
    vi: 'Không bao giờ được áp dụng: cách lấy phiếu này không có tỷ lệ phải vượt (bar)',
    en: 'It never applies: this vote has no bar to pass',
  }),
  'nobody-outside-a-list': () => ({
    vi: 'Không bao giờ được áp dụng: trước bước này không có bước bỏ phiếu nào lập danh sách',
    en: 'It never applies: no vote before this step makes a list that somebody could be outside of',
  }),
  'nobody-selects': () => ({
    vi: 'Từ bước này trở đi không có bước nào lựa chọn ("result": "selection"): không ai được thêm vào phiếu',
    en: 'Neither this vote nor a later one selects ("result": "selection"): nobody can join the ballot',
  }),
  'no-step-before': (source) => {
    const step = sourceInWords(String(source))
    return {
      vi: `Thiếu bước phải đứng trước: ${step.vi}`,
      en: `A step is missing that has to stand before it: ${step.en}`,
    }
  },
  'share-not-below-bar': (bar) => ({
    vi: `Không bao giờ được áp dụng: tỷ lệ này phải thấp hơn tỷ lệ phải vượt (${bar})`,
    en: `It never applies: the share must be below the bar (${bar})`,
  }),
  'no-fixed-membership': () => ({
    vi: 'Không tính được trên tổng số thành viên: thành phần có khi gồm toàn thể đơn vị',
    en: 'All members cannot be counted: sometimes everybody of the unit is convened',
  }),
  'order-cannot-end': (key) => ({
    vi: `Bước cuối (${key}) không kết thúc quy trình: cần quyết định về kết quả, hoặc kết quả bầu cử`,
    en: `The last step (${key}) cannot end the procedure: an approval of the result or an external result does`,
  }),
  'no-result-approval': () => ({
    vi: 'Thiếu bước cấp có thẩm quyền quyết định về kết quả',
    en: 'No step decides the result: an approval with "result" is missing',
  }),
  'result-approval-not-last': (key) => ({
    vi: `Sau quyết định về kết quả không thể còn bước ${key}`,
    en: `After the decision on the result the step ${key} cannot follow`,
  }),
  'policy-approval-last': () => ({
    vi: 'Chủ trương không thể là bước cuối',
    en: 'The answer on the policy cannot be the last step',
  }),
  'election-does-not-fit-kind': (kind, inEnglish) => ({
    vi: `Giới thiệu ứng cử cần đúng một bước kết quả bầu cử, loại việc khác không có bước này: ${kind}`,
    en: `A nomination needs exactly one external result, other kinds have none: ${inEnglish}`,
  }),
  'bar-out-of-range': () => ({
    vi: 'Tỷ lệ phải vượt lớn hơn 0 và nhỏ hơn 1',
    en: 'A bar is above 0 and below 1',
  }),
  'share-out-of-range': () => ({
    vi: 'Tỷ lệ lớn hơn 0 và không quá 1',
    en: 'A share is above 0 and at most 1',
  }),
  'range-reversed': (least) => ({ vi: `Nhỏ hơn mức thấp nhất ${least}`, en: `Below the least, ${least}` }),
  'not-a-number-of-days': () => ({
    vi: 'Số ngày làm việc là số nguyên, từ 1 trở lên',
    en: 'Working days are a whole number, 1 or more',
  }),
  'not-in-order': (before) => ({
    vi: `Không đúng thứ tự sau ${before}`,
    en: `Out of order after ${before}`,
  }),
  'exclusive-fields': (what) => ({ vi: `Chỉ nêu một trong: ${what}`, en: `Give one of: ${what}` }),
}

/** One field that is wrong, with its message. `what` fills the message: a limit, the allowed values. */
export function fieldError(field: string, code: FieldCode | ShapeCode, what?: Particular | Text): FieldError {
  const { vi, en } = typeof what === 'object' ? what : { vi: what, en: what }
  return { field, code, message: FIELD_TEXTS[code](vi, en) }
}
