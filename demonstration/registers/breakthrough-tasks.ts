import { yearOf } from '../../domain/deadlines/dates.js'
import { type IsoDate, POST_LEVELS } from '../../domain/vocabulary.js'
import type { Staff } from '../people/staffing.js'
import type { BreakthroughTask } from '../province.js'
import { exactly, type Random } from '../random.js'

/** Years of the breakthrough tasks, and how many there are, of how many cadres, whatever the seed. */
const TASK_YEARS = [2023, 2024, 2025]
const TASK_MARGINS = { tasks: 248, cadres: 96 }
/** Days of those years on which the standing committee approved all that was registered, and on which it was concluded. */
const APPROVED_ON: readonly IsoDate[] = ['2023-04-14', '2024-04-12', '2025-04-11']
const CONCLUDED_ON: readonly IsoDate[] = ['2023-12-12', '2024-12-10', '2025-12-09']

/** What cadres register as breakthrough tasks. */
const TASK_TITLES: readonly string[] = [
  'Số hóa toàn bộ hồ sơ cán bộ, công chức của đơn vị',
  'Rút ngắn một nửa thời gian giải quyết thủ tục hành chính',
  'Giải ngân trên 95% vốn đầu tư công được giao',
  'Hoàn thành giải phóng mặt bằng dự án trọng điểm',
  'Nâng chỉ số hài lòng của người dân lên nhóm đầu của tỉnh',
  'Xử lý dứt điểm các vụ khiếu nại, tố cáo kéo dài',
  'Đưa toàn bộ dịch vụ công đủ điều kiện lên trực tuyến toàn trình',
  'Xây dựng cơ sở dữ liệu dùng chung của ngành',
  'Sắp xếp lại trụ sở, tài sản công sau hợp nhất',
  'Giảm tỷ lệ hộ nghèo theo chuẩn mới trên địa bàn',
  'Thu hút mới dự án đầu tư công nghệ cao',
  'Xây dựng vùng nguyên liệu gắn với chế biến sâu',
  'Đào tạo kỹ năng số cho toàn bộ đội ngũ cấp xã',
  'Xóa nhà tạm, nhà dột nát trên địa bàn',
  'Hoàn thành chuẩn quốc gia cho các trường, trạm y tế trên địa bàn',
  'Kiểm soát tài sản, thu nhập của cán bộ thuộc diện quản lý',
]

/** One or two tasks a year, in the years in which a cadre registered any: everyone first, then drawn up to the margin. */
export function breakthroughTasks(random: Random, everyone: readonly Staff[]): BreakthroughTask[] {
  const high = POST_LEVELS.indexOf('department-deputy')
  const holders = everyone.filter(
    ({ managedAs, job }) => managedAs === 'provincial' && job && POST_LEVELS.indexOf(job.post.level) >= high,
  )
  const cadres = exactly(random.shuffled(holders), TASK_MARGINS.cadres, 'cadres with breakthrough tasks')
  const slots = cadres.flatMap(({ id }) =>
    TASK_YEARS.flatMap((year) => [
      { id, year },
      { id, year },
    ]),
  )
  const first = cadres.map(({ id }) => ({ id, year: random.pick(TASK_YEARS) }))
  const rest = random.shuffled(slots)
  for (const { id, year } of first) {
    rest.splice(
      rest.findIndex((slot) => slot.id === id && slot.year === year),
      1,
    )
  }
  const chosen = [...first, ...exactly(rest, TASK_MARGINS.tasks - TASK_MARGINS.cadres, 'breakthrough tasks')]
  return chosen
    .sort((a, b) => a.year - b.year || a.id.localeCompare(b.id))
    .map(({ id, year }, index, all) => ({
      personId: id,
      year,
      title: title(random, index, all),
      approvedOn: onDayOf(APPROVED_ON, year),
      conclusion: conclusion(random, year, index),
    }))
}

/** The second task of a year is another one than the first. */
function title(random: Random, index: number, all: readonly { id: string; year: number }[]): string {
  const [half, own] = [TASK_TITLES.length / 2, all[index]]
  const second = index > 0 && all[index - 1]?.id === own?.id && all[index - 1]?.year === own?.year
  return random.pick(second ? TASK_TITLES.slice(half) : TASK_TITLES.slice(0, half))
}

const RESULTS = {
  finished: [
    'Hoàn thành đúng thời hạn, đạt các chỉ tiêu đã đăng ký.',
    'Hoàn thành trước thời hạn, vượt chỉ tiêu đã đăng ký.',
    'Hoàn thành; kết quả được tập thể lãnh đạo xác nhận.',
  ],
  unfinished: [
    'Chưa đạt chỉ tiêu đã đăng ký; nguyên nhân do nguồn lực chưa bố trí kịp.',
    'Mới hoàn thành một phần; phần còn lại chuyển sang năm sau.',
  ],
} as const

/** What came of it; null while it is under way. */
function conclusion(random: Random, year: number, index: number): BreakthroughTask['conclusion'] {
  const outcome = outcomeOf(random, year)
  if (outcome === 'under way') return null
  const results = RESULTS[outcome]
  return { on: onDayOf(CONCLUDED_ON, year), outcome, result: results[index % results.length] ?? '' }
}

function outcomeOf(random: Random, year: number): 'finished' | 'unfinished' | 'under way' {
  if (year < 2025) return random.chance(88) ? 'finished' : 'unfinished'
  return random.weighted([
    ['finished', 70],
    ['unfinished', 14],
    ['under way', 16],
  ])
}

function onDayOf(days: readonly IsoDate[], year: number): IsoDate {
  const day = days.find((each) => yearOf(each) === year)
  if (day === undefined) throw new RangeError(`${year}: no breakthrough tasks`)
  return day
}
