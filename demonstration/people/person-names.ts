import { normaliseName } from '../../domain/names.js'
import type { Random } from '../random.js'

/** Family names by how many in a hundred bear them, roughly as in the north of the country. */
const FAMILY_NAMES: readonly (readonly [string, number])[] = [
  ['Nguyễn', 38],
  ['Trần', 11],
  ['Lê', 10],
  ['Phạm', 7],
  ['Hoàng', 5],
  ['Vũ', 4],
  ['Phan', 4],
  ['Đặng', 3],
  ['Bùi', 3],
  ['Đỗ', 3],
  ['Hồ', 1],
  ['Ngô', 2],
  ['Dương', 2],
  ['Lý', 1],
  ['Đào', 1],
  ['Đinh', 1],
  ['Trịnh', 1],
  ['Nông', 1],
  ['Hà', 1],
  ['Lương', 1],
]

const MIDDLE_NAMES = {
  male: [
    ['Văn', 30],
    ['Hữu', 7],
    ['Đức', 9],
    ['Xuân', 6],
    ['Quang', 7],
    ['Minh', 6],
    ['Công', 5],
    ['Đình', 6],
    ['Ngọc', 5],
    ['Anh', 3],
    ['Quốc', 5],
    ['Thanh', 5],
    ['Trọng', 3],
    ['Mạnh', 3],
  ],
  female: [
    ['Thị', 42],
    ['Thị Thu', 8],
    ['Thị Thanh', 7],
    ['Thị Ngọc', 6],
    ['Thị Minh', 5],
    ['Thị Kim', 5],
    ['Thị Hồng', 5],
    ['Ngọc', 6],
    ['Thu', 6],
    ['Minh', 4],
    ['Thanh', 3],
    ['Phương', 3],
  ],
} as const

const GIVEN_NAMES = {
  male: [
    ...[
      'Hùng',
      'Dũng',
      'Tuấn',
      'Hải',
      'Sơn',
      'Cường',
      'Thắng',
      'Long',
      'Nam',
      'Minh',
      'Hiếu',
      'Trung',
      'Thành',
    ],
    ...['Bình', 'Hòa', 'Khánh', 'Lâm', 'Phong', 'Quân', 'Tài', 'Tiến', 'Tùng', 'Vinh', 'Đạt', 'Định', 'Toàn'],
    ...['Chiến', 'Duy', 'Hoàn', 'Kiên', 'Lợi', 'Mạnh', 'Nghĩa', 'Phúc', 'Quyết', 'Thịnh', 'Tuyên', 'Việt'],
  ],
  female: [
    ...['Hương', 'Lan', 'Hoa', 'Hạnh', 'Nga', 'Thủy', 'Hằng', 'Hà', 'Thảo', 'Liên', 'Mai', 'Yến', 'Nhung'],
    ...['Oanh', 'Phương', 'Trang', 'Vân', 'Xuân', 'Loan', 'Hiền', 'Dung', 'Ngân', 'Tâm', 'Thơm', 'Huyền'],
    ...['Bích', 'Châu', 'Diệp', 'Giang', 'Khuyên', 'Lý', 'Quyên', 'Thoa', 'Tuyết'],
  ],
} as const

const ETHNICITIES: readonly (readonly [string, number])[] = [
  ['Kinh', 84],
  ['Tày', 6],
  ['Nùng', 3],
  ['Mường', 3],
  ['Thái', 2],
  ['Dao', 1],
  ['Hoa', 1],
]

export type Sex = 'male' | 'female'

/** A plausible full name, family name first, in NFC. Two people may bear the same, as they do. */
export function personName(random: Random, sex: Sex): string {
  const family = random.weighted(FAMILY_NAMES)
  const middle = random.weighted<string>(MIDDLE_NAMES[sex])
  const given = random.pick<string>(GIVEN_NAMES[sex].filter((name) => !middle.endsWith(name)))
  return normaliseName(`${family} ${middle} ${given}`)
}

/** The people a person belongs to, by its share in the province. */
export function ethnicity(random: Random): string {
  return random.weighted(ETHNICITIES)
}
