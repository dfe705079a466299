import type { PersonOnPaper } from '../../../db/reads/case-papers.js'
import { showBirthDate } from '../../../domain/birth-date.js'
import { DEGREE_NAMES, DISCIPLINE_NAMES, GRADE_NAMES, showDate } from '../../../domain/words.js'
import { standingAlone } from '../../words/titles.js'
import { body, grid, heading } from '../administrative-form.js'
import { type CaseRecord, purposeOf } from '../case-record.js'
import { postInWords } from '../post-in-words.js'
import { headOf } from '../signature.js'
import { type Draft, TO_WRITE } from './draft.js'
import { inQuestion } from './proposals.js'

const born = ({ bornOn }: PersonOnPaper): string => (bornOn ? showBirthDate(bornOn).vi : '')

const heldBy = ({ posts }: PersonOnPaper): string =>
  posts.map((post) => `${postInWords(post)}, từ ${showDate(post.since).vi}`).join('; ')

const grades = ({ evaluations }: PersonOnPaper): string =>
  evaluations.map(({ year, grade }) => `${year}: ${GRADE_NAMES[grade].vi}`).join('; ')

const disciplines = (person: PersonOnPaper): string =>
  person.disciplines
    .map(({ kind, effectiveOn }) => `${DISCIPLINE_NAMES[kind].vi}, ${showDate(effectiveOn).vi}`)
    .join('; ')

/** Those under consideration in brief, as they are put before a meeting ("trích ngang"). */
export function candidateList(record: CaseRecord): Draft {
  const { office, officeLeaders, head } = record
  const rows = inQuestion(record).map((person, i) => [
    `${i + 1}`,
    person.name,
    person.sex === 'male' ? born(person) : '',
    person.sex === 'female'
      ? born(person)
      : person.sex === null
        ? `${born(person)} (chưa ghi giới tính)`
        : '',
    person.ethnicity ?? '',
    heldBy(person),
    standingAlone(person.degrees.map((degree) => DEGREE_NAMES[degree].vi).join(', ')),
    person.plannedFor.join('; '),
    grades(person),
    disciplines(person) || 'Không',
  ])
  const titles = ['TT', 'Họ và tên', 'Nam, sinh', 'Nữ, sinh', 'Dân tộc', 'Chức vụ, từ ngày']
  return {
    ...{ issuer: office, symbol: 'DS', kind: 'Danh sách trích ngang' },
    abstract: `nhân sự ${purposeOf(record)}`,
    content: [
      grid(
        [[...titles, 'Trình độ', 'Quy hoạch', 'Xếp loại', 'Kỷ luật'], ...rows],
        [4, 13, 8.5, 8.5, 7, 18, 8, 14, 12, 7],
        { orientation: 'landscape', size: 22 },
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
      body(`Sinh: ${born(person) || TO_WRITE}. Chức vụ: ${heldBy(person) || TO_WRITE}.`),
      body(`Xếp loại chất lượng: ${grades(person) || TO_WRITE}.`),
      body(`Kỷ luật: ${disciplines(person) || 'không có trong hồ sơ'}.`),
      heading('a) Phẩm chất chính trị, đạo đức, lối sống, ý thức tổ chức kỷ luật, đoàn kết nội bộ'),
      body(TO_WRITE),
      heading('b) Năng lực công tác, kết quả và sản phẩm cụ thể; hạn chế, khuyết điểm, vi phạm'),
      body(TO_WRITE),
      heading('c) Uy tín, triển vọng phát triển'),
      body(TO_WRITE),
    ],
    last: 'Nhận xét, đánh giá này được tập thể lãnh đạo thông qua',
    end: { recipients: [head.body], signature: headOf(agency, leaders) },
  }
}
