import type { PersonOnPaper } from '../../../db/reads/case-papers.js'
import { showBirthDate } from '../../../domain/birth-date.js'
import { DEGREE_NAMES, DISCIPLINE_NAMES, GRADE_NAMES, showDate } from '../../../domain/words.js'
import { standingAlone } from '../../words/titles.js'
import { body, grid, heading } from '../administrative-form.js'
import { type CaseRecord, purposeOf } from '../case-record.js'
import { postInWords } from '../post-in-words.js'
import { headOf } from '../signature.js'
import { type Draft, TO_WRITE, toWrite } from './draft.js'
import { inQuestion, type Known, votesSoFar } from './proposals.js'

const born = ({ bornOn }: PersonOnPaper): string => (bornOn ? showBirthDate(bornOn).vi : '')

const heldBy = ({ posts }: PersonOnPaper): string =>
  posts.map((post) => `${postInWords(post)}, từ ${showDate(post.since).vi}`).join('; ')

const grades = ({ evaluations }: PersonOnPaper): string =>
  evaluations.map(({ year, grade }) => `Năm ${year}: ${standingAlone(GRADE_NAMES[grade].vi)}`).join('; ')

const disciplines = (person: PersonOnPaper): string =>
  person.disciplines
    .map(({ kind, effectiveOn }) => `${DISCIPLINE_NAMES[kind].vi}, ${showDate(effectiveOn).vi}`)
    .join('; ')

/** Of each column its heading and its share of the width; what no record holds is left to be written. */
const COLUMNS: readonly (readonly [title: string, share: number])[] = [
  ['TT', 3],
  ['Họ và tên', 10],
  ['Nam, sinh', 6.5],
  ['Nữ, sinh', 6.5],
  ['Quê quán, dân tộc', 8],
  ['Ngày vào Đảng (chính thức)', 7],
  ['Chức vụ, từ ngày', 13],
  ['Trình độ; lý luận chính trị, ngoại ngữ', 10],
  ['Quy hoạch', 9],
  ['Xếp loại', 9],
  ['Kỷ luật', 6],
  ['Phiếu các bước trước', 7],
  ['Ghi chú', 5],
]

/** Those under consideration in brief, as they are put before a meeting ("trích ngang"). */
export function candidateList(record: CaseRecord, known: Known): Draft {
  const { office, officeLeaders, head } = record
  const rows = inQuestion(record).map((person, i) => [
    `${i + 1}`,
    person.name,
    person.sex === 'male' ? born(person) : person.sex === null ? '……' : '',
    person.sex === 'female' ? born(person) : person.sex === null ? '……' : '',
    `……\n${person.ethnicity ?? '……'}`,
    '……',
    heldBy(person),
    `${standingAlone(person.degrees.map((degree) => DEGREE_NAMES[degree].vi).join(', ')) || '……'}\n……`,
    person.plannedFor.join('; '),
    grades(person),
    disciplines(person) || 'Không',
    votesSoFar(record, person.id, known),
    person.sex === null ? `sinh ${born(person)}` : '',
  ])
  return {
    ...{ issuer: office, symbol: 'DS', kind: 'Danh sách trích ngang' },
    abstract: `nhân sự ${purposeOf(record)}`,
    content: [
      grid(
        [COLUMNS.map(([title]) => title), ...rows],
        COLUMNS.map(([, share]) => share),
        { orientation: 'landscape', size: 20 },
      ),
    ],
    last: `Danh sách gồm ${String(rows.length).padStart(2, '0')} người`,
    end: { recipients: [head.body], signature: headOf(office, officeLeaders) },
    orientation: 'landscape',
  }
}

/** What the leadership says of somebody: ethics, capacity and results, prestige (Decree 170/2025 art. 35.3). */
export function assessment(record: CaseRecord, person: PersonOnPaper): Draft {
  const { agency, leaders, head } = record
  return {
    ...{ issuer: agency, symbol: 'NX', kind: 'Nhận xét, đánh giá' },
    abstract: `đối với đồng chí ${person.name}, nhân sự ${purposeOf(record)}`,
    content: [
      body(`Sinh: ${born(person) || TO_WRITE}. Chức vụ: ${heldBy(person) || TO_WRITE}.`, { align: 'LEFT' }),
      body(`Xếp loại chất lượng: ${grades(person) || TO_WRITE}.`, { align: 'LEFT' }),
      body(`Kỷ luật: ${disciplines(person) || 'Không'}.`),
      heading('a) Phẩm chất chính trị, đạo đức, lối sống, ý thức tổ chức kỷ luật, đoàn kết nội bộ'),
      toWrite(''),
      heading('b) Năng lực công tác, kết quả và sản phẩm cụ thể; hạn chế, khuyết điểm, vi phạm'),
      toWrite(''),
      heading('c) Uy tín, triển vọng phát triển'),
      toWrite(''),
    ],
    last: 'Nhận xét, đánh giá này được tập thể lãnh đạo thông qua',
    end: { recipients: [head.body], signature: headOf(agency, leaders) },
  }
}
