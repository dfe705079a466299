import type { IsoDate, Text } from '../../domain/vocabulary.js'
import { showDate } from '../../domain/words.js'

/** What a measure that stands in the way of candidates does, until the day on which it ends. */
export function blocksUntil(endedOn: IsoDate | null): Text {
  const day = endedOn && showDate(endedOn)
  const until = day
    ? { vi: `trước ngày ${day.vi}`, en: `before ${day.en}` }
    : { vi: 'cho đến khi có quyết định chấm dứt', en: 'until a decision ends it' }
  return {
    vi: `Theo các bộ quy tắc đang áp dụng, nhân sự chưa được xác nhận điều kiện, trình, quyết định ${until.vi}; hồ sơ đang chạy dừng ở các bước đó, theo bộ quy tắc của hồ sơ.`,
    en: `Under the rule sets in force they are not confirmed, put up or decided on ${until.en}; running procedures stop at those steps, by the rules that they keep.`,
  }
}

/** And of one that stands in nobody's way. */
export const BLOCKS_NOTHING: Text = {
  vi: 'Hôm nay không ảnh hưởng đến bước nào.',
  en: 'Today it stands in the way of nothing.',
}
