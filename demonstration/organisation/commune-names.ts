import type { Text } from '../../domain/vocabulary.js'
import type { Random } from '../random.js'

const COMMUNE_COUNT = 60
const WARD_COUNT = 12

const FIRST_SYLLABLES = [
  ...[
    'An',
    'Bình',
    'Châu',
    'Đông',
    'Đức',
    'Hòa',
    'Hưng',
    'Kim',
    'Long',
    'Minh',
    'Nam',
    'Ngọc',
    'Phú',
    'Phúc',
  ],
  ...[
    'Quang',
    'Sơn',
    'Tân',
    'Thạch',
    'Thanh',
    'Thịnh',
    'Thuận',
    'Trung',
    'Tường',
    'Vân',
    'Vĩnh',
    'Xuân',
    'Yên',
  ],
]
const SECOND_SYLLABLES = [
  ...[
    'Sơn',
    'Hà',
    'Giang',
    'Lâm',
    'Thủy',
    'Phong',
    'Hòa',
    'Thành',
    'Lộc',
    'Khê',
    'Châu',
    'Định',
    'Thọ',
    'Bình',
  ],
]

/** Names of the communes, no two alike; the first dozen are wards. */
export function communeNames(random: Random): Text[] {
  const pairs = FIRST_SYLLABLES.flatMap((first) =>
    SECOND_SYLLABLES.filter((second) => second !== first).map((second) => `${first} ${second}`),
  )
  return random
    .shuffled(pairs)
    .slice(0, COMMUNE_COUNT)
    .map((name, index) =>
      index < WARD_COUNT
        ? { vi: `Phường ${name}`, en: `${name} Ward` }
        : { vi: `Xã ${name}`, en: `${name} Commune` },
    )
}
