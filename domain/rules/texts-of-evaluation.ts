import type { Text } from '../vocabulary.js'

/** What the decrees on evaluation say alike, beside their values. */

export const EXCELLENT_WARNS: Text = {
  vi: 'Tính trong cùng cơ quan, đơn vị và trong từng nhóm có nhiệm vụ tương đồng; vượt thì cảnh báo, vẫn ghi được xếp loại.',
  en: 'In the same body, and in each group with similar tasks; more than that is shown as a warning, it bars nothing.',
}
export const OF_THE_GOOD: Text = {
  vi: 'Đúng theo câu chữ: 80 người hoàn thành tốt nhiệm vụ thì tối đa 16 người hoàn thành xuất sắc. Nơi nào tính trên số "tốt trở lên" thì đặt trong bộ quy tắc của mình.',
  en: 'As it is written: beside 80 graded "good", 16 at most. A body that counts "good and above" sets so in a rule set of its own.',
}
