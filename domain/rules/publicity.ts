import type { Text } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'
import type { Publicity } from './values/publicity-rules.js'

const local = citing(cite('local-practice'))
const PERIOD: Text = {
  vi: 'Ngày làm việc, tính từ ngày sau ngày công khai; kiến nghị, phản ánh được tiếp nhận đến hết ngày cuối. Tham số của địa phương: bộ quy tắc của địa phương có thể quy định số ngày khác.',
  en: 'Working days from the day after the publication; objections are taken until the end of the last. A local parameter: a local rule set may give other days.',
}

/** Where a rule set gives none: local parameters, in no text of law. */
export const PUBLICITY: Publicity = {
  policy: local(5, PERIOD),
  list: local(5, PERIOD),
  result: local(5, PERIOD),
}
