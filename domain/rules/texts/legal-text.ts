import type { IsoDate, Text } from '../../vocabulary.js'

/** A law, decree, regulation or local decision that rule sets take their values from. */
export interface LegalText {
  id: string
  /** As it is cited: 'Nghị định 300/2026/NĐ-CP'. */
  name: Text
  /** What it is about. */
  title: Text
  /** Who issued it, and on which day where that is known: a decision names both among its grounds. */
  issuer?: Text
  issuedOn?: IsoDate
  inForce: { from?: IsoDate; to?: IsoDate }
  /** The articles of it that read otherwise from the first day of another text on. */
  amendedBy?: { id: string; from: IsoDate; articles: readonly string[] }
  /** How surely its days and its contents are known; absent where the text itself was read. */
  note?: Text
}

export const FROM_MEMORY: Text = {
  vi: 'Ghi theo trí nhớ; đề nghị bộ phận pháp chế đối chiếu.',
  en: 'From memory; have your legal office confirm.',
}
export const SECONDARY: Text = {
  vi: 'Theo nguồn thứ cấp, chưa đọc toàn văn; đề nghị bộ phận pháp chế đối chiếu.',
  en: 'From secondary sources, the text was not read in full; have your legal office confirm.',
}
export const NOT_FOUND: Text = {
  vi: 'Biết có văn bản, chưa tìm được toàn văn.',
  en: 'Known to exist; its text was not found.',
}
