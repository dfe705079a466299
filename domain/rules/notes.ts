import type { Text } from '../vocabulary.js'

/** What a shipped rule set says of itself: how its text was read. The legal office confirms. */
export const REVIEW_STATUS: Text = {
  vi: 'Theo nguồn thứ cấp, chưa đọc toàn văn văn bản; đề nghị bộ phận pháp chế đối chiếu.',
  en: 'from secondary sources, the text was not read in full; have your legal office confirm',
}
/** A locality's own procedure or parameters: no text of law. */
export const LOCAL_RULE: Text = {
  vi: 'Quy định, tham số của địa phương, không phải văn bản quy phạm; địa phương thay bằng quy định của mình, đề nghị bộ phận pháp chế đối chiếu.',
  en: "a locality's own rule and parameters, no text of law, which a locality replaces by its own; have your legal office confirm",
}
export const READ_IN_FULL: Text = {
  vi: 'Đã đọc toàn văn từ bản sao công khai; đề nghị bộ phận pháp chế đối chiếu.',
  en: 'read in full in a public copy; have your legal office confirm',
}
/** Of a text of which the articles that rule the procedure were read. */
export const READ_ARTICLES: Text = {
  vi: 'Đã đọc từ bản sao công khai các điều áp dụng, không phải toàn văn; ngày hết hiệu lực theo nguồn thứ cấp; đề nghị bộ phận pháp chế đối chiếu.',
  en: 'the articles that apply were read in a public copy, not the whole text; its last day is from secondary sources; have your legal office confirm',
}
export const READ_IN_PART: Text = {
  vi: 'Chỉ đọc được một phần qua nguồn thứ cấp, còn lại theo trí nhớ hoặc suy từ văn bản tương tự; đề nghị bộ phận pháp chế đối chiếu.',
  en: 'known in part from secondary sources, the rest from memory or by analogy; have your legal office confirm',
}
export const NOT_READ: Text = {
  vi: 'Chưa đọc được văn bản: các bước là mặc định của phần mềm; địa phương thay bằng quy định của mình, bộ phận pháp chế đối chiếu.',
  en: 'the text was not read: the steps are a default of this product; a locality replaces them by its own rules, have your legal office confirm',
}

/** The text was read in full and says nothing on the point: the value is chosen. */
export const TEXT_SILENT: Text = {
  vi: 'Các điều áp dụng (đã đọc toàn văn) không quy định điểm này; giá trị là lựa chọn của phần mềm, là tham số.',
  en: 'The text (the articles that apply were read in full) is silent on this point; the value is a choice of this product, a parameter.',
}

/** The value is known from press, portals and papers of other bodies. */
export const FROM_SECONDARY: Text = {
  vi: 'Theo nguồn thứ cấp; chưa đọc toàn văn.',
  en: 'From secondary sources; the text was not read in full.',
}

/** The value is remembered, or inferred from a text that is alike. */
export const INFERRED: Text = {
  vi: 'Ghi theo trí nhớ hoặc suy từ văn bản tương tự (M); là tham số cần đối chiếu.',
  en: 'From memory, or inferred from a text that is alike (M); a parameter to be confirmed.',
}

export const LOCAL_CHOICE: Text = {
  vi: 'Tham số của địa phương; chưa thấy văn bản quy định.',
  en: 'A local parameter; no text was seen that rules it.',
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
  vi: 'Không ai đạt: không tiến hành các bước tiếp theo, báo cáo cấp có thẩm quyền.',
  en: 'Nobody above it: it stops and is reported.',
}
/** Of a text that was read in full and names no such case. */
export const NOBODY_STOPS_SILENT: Text = {
  vi: `Không ai đạt: không tiến hành các bước tiếp theo, báo cáo cấp có thẩm quyền. ${TEXT_SILENT.vi}`,
  en: `Nobody above it: it stops and is reported. ${TEXT_SILENT.en}`,
}
export const NOBODY_STOPS_HERE: Text = {
  vi: 'Không ai đạt: chưa thấy quy định; phần mềm không tiến hành các bước tiếp theo, báo cáo cấp có thẩm quyền; đề nghị bộ phận pháp chế đối chiếu.',
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

/** Those remarks that there are; nothing where there is none. */
export function allNotes(...notes: readonly (Text | undefined)[]): Text | undefined {
  const [first, ...rest] = notes.filter((note) => note !== undefined)
  return first && rest.reduce((joined, note) => joinNotes(joined, note), first)
}

/** The note of a value that is taken over from another text, named in each language. */
export function carriedOver(from: Text): Text {
  return {
    vi: `Chưa thấy quy định riêng của văn bản; tạm lấy theo ${from.vi}, là tham số cần đối chiếu.`,
    en: `The text's own rule was not seen; taken over from ${from.en} as a parameter to be confirmed.`,
  }
}
