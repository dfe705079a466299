import type { Text } from '../vocabulary.js'

/** What every shipped rule set says of itself. */
export const REVIEW_STATUS: Text = {
  vi: 'Chép từ bản sao thứ cấp; đề nghị bộ phận pháp chế đối chiếu.',
  en: 'transcribed from secondary copies; have your legal office confirm',
}

/** The text was read in full and says nothing on the point: the value is chosen. */
export const TEXT_SILENT: Text = {
  vi: 'Văn bản (đã đọc toàn văn) không quy định điểm này; giá trị là lựa chọn của phần mềm, là tham số.',
  en: 'The text, read in full, is silent on this point; the value is a choice of this product, a parameter.',
}

export const LOCAL_CHOICE: Text = {
  vi: 'Tham số của địa phương; văn bản không quy định.',
  en: 'A local parameter; the texts are silent.',
}

export const SECRET_BY_DEFAULT: Text = {
  vi: 'Văn bản không nêu rõ bỏ phiếu kín; mặc định là kín.',
  en: 'The text does not say that the ballot is secret; secret is the default.',
}

/** The rule set's own text is known, what it says on this point is not: the value is a parameter. */
export const NOT_SEEN: Text = {
  vi: 'Chưa thấy quy định của văn bản về điểm này; giá trị là tham số, đề nghị bộ phận pháp chế đối chiếu.',
  en: 'What the text says on this point was not seen; the value is a parameter, have your legal office confirm.',
}

/** The text is known to give the value, its article is not. */
export const ARTICLE_NOT_SEEN: Text = {
  vi: 'Chưa xác định điều, khoản cụ thể; đề nghị bộ phận pháp chế đối chiếu.',
  en: 'The article was not seen; have your legal office confirm.',
}

/** Which text rules the point is from memory: the sources that were read do not name it. */
export const TEXT_FROM_MEMORY: Text = {
  vi: 'Văn bản quy định điểm này ghi theo trí nhớ.',
  en: 'Which text rules this point is from memory.',
}

/** What is known of a vote in which nobody is above the bar, and no rule says who goes on. */
export const NOBODY_STOPS: Text = {
  vi: 'Không ai đạt: dừng và báo cáo.',
  en: 'Nobody above it: it stops and is reported.',
}
export const NOBODY_STOPS_HERE: Text = {
  vi: 'Không ai đạt: chưa thấy quy định; phần mềm dừng và báo cáo, đề nghị bộ phận pháp chế đối chiếu.',
  en: 'Nobody above it: no rule was seen; this product stops and reports, have your legal office confirm.',
}

/** Of a meeting to which the law gives a term. */
export const HELD_LATE: Text = {
  vi: 'Ngày họp muộn hơn thì vẫn ghi nhận, kèm lý do (lựa chọn của phần mềm).',
  en: 'A later day of the meeting is recorded all the same, with the reason (a choice of this product).',
}

/** Two remarks on one value. */
export function joinNotes(first: Text, second: Text | undefined): Text {
  return second ? { vi: `${first.vi} ${second.vi}`, en: `${first.en} ${second.en}` } : first
}

/** The note of a value that is taken over from another text, named in each language. */
export function carriedOver(from: Text): Text {
  return {
    vi: `Chưa thấy quy định riêng của văn bản; tạm lấy theo ${from.vi}, là tham số cần đối chiếu.`,
    en: `The text's own rule was not seen; taken over from ${from.en} as a parameter to be confirmed.`,
  }
}
