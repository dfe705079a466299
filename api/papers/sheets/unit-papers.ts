import type { EvaluationRow } from '../../../db/registers/evaluations.js'
import type { PlanningRow } from '../../../db/registers/planning.js'
import { FIRST_GROUNDS } from '../../../domain/rules/grounds.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { GRADE_NAMES, showDate } from '../../../domain/words.js'
import { standingAlone } from '../../words/titles.js'
import { article, body, grid, heading } from '../administrative-form.js'
import { type Draft, toWrite } from '../drafts/draft.js'
import type { Issuer } from '../issuer.js'
import { headOf } from '../signature.js'

/** A paper of a unit rather than of a case: who issues it, and on which day it is made. */
export interface OfUnit {
  issuer: Issuer
  unit: string
  on: IsoDate
  /** There are more than one paper holds: it says so. */
  isCut: boolean
}

const MORE = 'Danh sách còn tiếp: lập riêng theo từng đơn vị trực thuộc. '
const counted = (rows: readonly unknown[], { isCut }: OfUnit): string =>
  `${isCut ? MORE : ''}Danh sách gồm ${String(rows.length).padStart(2, '0')} người`

/** The decision that approves the planning, with its list by post and term (Guidance 45-HD/BTCTW, form 2B). */
export function planningDecision(of: OfUnit, entries: readonly PlanningRow[]): Draft {
  const { issuer, unit } = of
  const rows = byPost(entries).map(({ person, holds, post, term, approvedOn }, i) => [
    ...[`${i + 1}`, person.name, holds?.vi ?? '……'],
    ...[post.title.vi, term, '……', showDate(approvedOn).vi],
  ])
  return {
    ...{ issuer, symbol: 'QĐ', kind: 'Quyết định' },
    abstract: `phê duyệt quy hoạch cán bộ lãnh đạo, quản lý ${unit}`,
    content: [
      ...FIRST_GROUNDS.party.map((ground) => body(`- Căn cứ ${ground};`)),
      body(`- Căn cứ Quy chế làm việc của ${issuer.organisation};`),
      body('- Xét đề nghị của …………………… tại Tờ trình số …… ngày ………,'),
      article('Điều 1.', `Phê duyệt quy hoạch cán bộ lãnh đạo, quản lý ${unit} theo danh sách:`, {
        keepNext: true,
      }),
      grid(
        [
          [
            'TT',
            'Họ và tên',
            'Chức vụ hiện tại',
            'Quy hoạch chức danh',
            'Nhiệm kỳ',
            'Đối tượng',
            'Phê duyệt ngày',
          ],
          ...rows,
        ],
        [6, 19, 20, 21, 11, 9, 14],
        { size: 22 },
      ),
      body(`${counted(rows, of)}.`),
      article('Điều 2.', `${unit} quản lý, đào tạo, bồi dưỡng, sử dụng cán bộ quy hoạch theo quy định.`),
    ],
    last: 'Điều 3. Các cơ quan, đơn vị liên quan và cán bộ có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này',
    end: { recipients: ['Như Điều 3'], signature: headOf(issuer, []) },
  }
}

/** The report of a review: who came in and who left in the year, and why as far as the reader may know. */
export function planningReview(
  of: OfUnit,
  year: number,
  { entries, left }: { entries: readonly PlanningRow[]; left: readonly PlanningRow[] },
): Draft {
  const { issuer, unit } = of
  const inYear = (day: IsoDate | null) => day?.startsWith(`${year}-`) === true
  const added = byPost(entries.filter(({ approvedOn }) => inYear(approvedOn)))
  const gone = byPost(left.filter(({ leftOn }) => inYear(leftOn)))
  const list = (rows: readonly PlanningRow[], last: string, cell: (row: PlanningRow) => string) =>
    grid(
      [
        ['TT', 'Họ và tên', 'Quy hoạch chức danh', 'Nhiệm kỳ', last],
        ...rows.map((row, i) => [`${i + 1}`, row.person.name, row.post.title.vi, row.term, cell(row)]),
      ],
      [6, 26, 30, 12, 26],
      { size: 24 },
    )
  return {
    ...{ issuer, symbol: 'BC', kind: 'Báo cáo' },
    abstract: `kết quả rà soát, bổ sung quy hoạch cán bộ lãnh đạo, quản lý ${unit} năm ${year}`,
    content: [
      body(`1. Trong quy hoạch đến ngày ${showDate(of.on).vi}: ${entries.length} lượt người.`),
      toWrite('2. Cơ cấu so với chỉ tiêu (nữ, trẻ, dân tộc thiểu số), lý do: '),
      heading(`3. Bổ sung trong năm: ${added.length}`),
      list(added, 'Phê duyệt ngày', ({ approvedOn }) => showDate(approvedOn).vi),
      heading(`4. Đưa ra khỏi quy hoạch trong năm: ${gone.length}`),
      list(gone, 'Ngày, lý do', ({ leftOn, leftReason }) =>
        [leftOn && showDate(leftOn).vi, leftReason].filter(Boolean).join(': '),
      ),
      toWrite('5. Kiến nghị, đề xuất: ', { keepNext: true }),
    ],
    last: of.isCut ? MORE.trim().replace(/\.$/, '') : `${issuer.organisation} báo cáo cấp có thẩm quyền`,
    end: { recipients: ['Cấp có thẩm quyền (để báo cáo)'], signature: headOf(issuer, []) },
  }
}

/** What the year's grades are: the notice to those who were graded. */
export function gradesNotice(of: OfUnit, year: number, grades: readonly EvaluationRow[]): Draft {
  const { issuer, unit } = of
  const rows = grades.map(({ person, unit: at, grade, points }, i) => [
    ...[`${i + 1}`, person.name, at?.name.vi ?? ''],
    ...[points === null ? '' : String(points).replace('.', ','), standingAlone(GRADE_NAMES[grade].vi)],
  ])
  return {
    ...{ issuer, symbol: 'TB', kind: 'Thông báo' },
    abstract: `kết quả đánh giá, xếp loại chất lượng năm ${year} của ${unit}`,
    content: [
      body(`Kết quả đánh giá, xếp loại chất lượng năm ${year}:`),
      grid([['TT', 'Họ và tên', 'Đơn vị', 'Điểm', 'Mức xếp loại'], ...rows], [7, 30, 28, 10, 25], {
        size: 24,
      }),
      body('Cá nhân có ý kiến về kết quả gửi kiến nghị bằng văn bản theo quy định.'),
    ],
    last: counted(rows, of),
    end: { recipients: ['Cá nhân có tên', unit], signature: headOf(issuer, []) },
  }
}

const byPost = (entries: readonly PlanningRow[]): PlanningRow[] =>
  [...entries].sort(
    (one, other) =>
      one.post.title.vi.localeCompare(other.post.title.vi, 'vi') ||
      one.term.localeCompare(other.term) ||
      one.id - other.id,
  )
