import type { PersonOnPaper } from '../../../db/reads/case-papers.js'
import { showBirthDate } from '../../../domain/birth-date.js'
import { KIND_NAMES } from '../../../domain/procedure/procedure-kinds.js'
import { groundsOf } from '../../../domain/rules/grounds.js'
import type { Text } from '../../../domain/vocabulary.js'
import { DEGREE_NAMES, DISCIPLINE_NAMES, GRADE_NAMES, showDate } from '../../../domain/words.js'
import { standingAlone } from '../../words/titles.js'
import { type CaseRecord, purposeOf } from '../case-record.js'
import type { Draft } from '../drafts/draft.js'
import type { Meeting } from '../drafts/meetings.js'
import { inQuestion, type Known, saidOf, votesSoFar } from '../drafts/proposals.js'
import { numberToGive } from '../issuer.js'
import { postInWords } from '../post-in-words.js'

/** What a paper is made of: the case, the form of its body, and the meeting or the person it is of. */
export interface Told {
  record: CaseRecord
  draft: Draft
  known: Known
  meeting?: Meeting
  person?: PersonOnPaper
}

/** Which papers have a field: all, those of a meeting, of a person, or of what was decided. */
export type FieldOf = 'case' | 'meeting' | 'person' | 'decision'

interface Line {
  /** As officers write it in a template: '{chuc_vu}'. */
  tag: string
  words: Text
}
export interface PaperField extends Line {
  of: FieldOf
  value?: (told: Told) => string | undefined
  /** Of a list, that is written '{#nhan_su}…{/nhan_su}': what each has, and who they are. */
  each?: { members: readonly Line[]; rows: (told: Told) => Record<string, string>[] }
}

const text = (
  tag: string,
  words: readonly [vi: string, en: string],
  value: PaperField['value'] & object,
  of: FieldOf = 'case',
): PaperField => ({ tag, words: { vi: words[0], en: words[1] }, of, value })

const line = (tag: string, vi: string, en: string): Line => ({ tag, words: { vi, en } })

const PERSON: readonly Line[] = [
  line('ho_ten', 'Họ và tên', 'Name'),
  line('gioi_tinh', 'Giới tính', 'Sex'),
  line('ngay_sinh', 'Ngày sinh', 'Date of birth'),
  line('dan_toc', 'Dân tộc', 'Ethnicity'),
  line('chuc_vu_dang_giu', 'Các chức vụ đang giữ', 'Posts held'),
  line('trinh_do', 'Trình độ chuyên môn', 'Degrees'),
  line('quy_hoach', 'Được quy hoạch', 'Planned for'),
  line('xep_loai', 'Xếp loại các năm', 'Grades of the years'),
  line('ky_luat', 'Kỷ luật', 'Disciplines'),
]
const NUMBER = line('stt', 'Số thứ tự', 'Number in the list')
const SEXES = { male: 'Nam', female: 'Nữ' } as const

/** What stands of somebody, by the tags of `PERSON`. */
const personIn = (person: PersonOnPaper): Record<string, string | undefined> => ({
  ho_ten: person.name,
  gioi_tinh: person.sex === null ? undefined : SEXES[person.sex],
  ngay_sinh: person.bornOn === null ? undefined : showBirthDate(person.bornOn).vi,
  dan_toc: person.ethnicity ?? undefined,
  chuc_vu_dang_giu: person.posts.map((post) => postInWords(post)).join('; '),
  trinh_do: standingAlone(person.degrees.map((degree) => DEGREE_NAMES[degree].vi).join(', ')),
  quy_hoach: person.plannedFor.join('; '),
  xep_loai: person.evaluations.map(({ year, grade }) => `${year}: ${GRADE_NAMES[grade].vi}`).join('; '),
  ky_luat:
    person.disciplines
      .map(({ kind, effectiveOn }) => `${DISCIPLINE_NAMES[kind].vi}, ${showDate(effectiveOn).vi}`)
      .join('; ') || 'Không',
})

/** The rows of a list, numbered; what no record holds is left to be written. */
const numbered = (rows: readonly Record<string, string | undefined>[]): Record<string, string>[] =>
  rows.map((row, i) => ({
    stt: `${i + 1}`,
    ...Object.fromEntries(Object.entries(row).map(([tag, value]) => [tag, value || TO_FILL])),
  }))

/** What no record holds. */
export const TO_FILL = '……'

const day = (date: string | null | undefined): string | undefined => (date ? showDate(date).vi : undefined)
const signer = ({ draft: { end } }: Told) => (typeof end === 'object' ? end.signature : undefined)

/** Everything that a template may name, with what stands in its place: what officers are shown is generated from it. */
export const PAPER_FIELDS: readonly PaperField[] = [
  text(
    'co_quan_cap_tren',
    ['Cơ quan cấp trên', 'The body above'],
    ({ draft }) => draft.issuer.superior ?? ' ',
  ),
  text('co_quan', ['Cơ quan ban hành', 'Who issues the paper'], ({ draft }) => draft.issuer.organisation),
  text(
    'so_van_ban',
    ['Số và ký hiệu', 'Number and symbol'],
    ({ draft: { numbered: on, issuer, symbol } }) => on?.number ?? numberToGive(issuer, symbol),
  ),
  text('dia_danh', ['Địa danh', 'Place'], ({ draft }) => draft.issuer.place),
  text('ngay_van_ban', ['Ngày văn bản', 'Day of the paper'], ({ draft }) => day(draft.numbered?.on)),
  text('trich_yeu', ['Trích yếu', 'What it is about'], ({ draft }) => draft.abstract),
  text('noi_nhan', ['Kính gửi', 'To whom'], ({ draft }) => draft.to),
  text(
    'quyen_han_ky',
    ['Thẩm quyền ký (T/M, KT.)', 'In whose name it is signed'],
    (told) => signer(told)?.power ?? ' ',
  ),
  text('chuc_danh_ky', ['Chức danh người ký', 'Title of who signs'], (told) => signer(told)?.title),
  text('nguoi_ky', ['Người ký', 'Who signs'], (told) => signer(told)?.name),
  text('so_ho_so', ['Số hồ sơ', 'Number of the procedure'], ({ record }) => `${record.head.number}`),
  text('ngay_bat_dau', ['Ngày bắt đầu quy trình', 'Begun on'], ({ record }) => day(record.head.begunOn)),
  text('loai_viec', ['Loại việc', 'Kind of procedure'], ({ record }) => KIND_NAMES[record.head.kind].vi),
  text('muc_dich', ['Việc và chức vụ', 'What for, with the post'], ({ record }) => purposeOf(record)),
  text('chuc_vu', ['Chức vụ', 'The post'], ({ record }) => record.post),
  text('don_vi', ['Đơn vị của chức vụ', 'Unit of the post'], ({ record }) => record.place.unit),
  text('cap_quyet_dinh', ['Tập thể quyết định', 'The body that decides'], ({ record }) => record.head.body),
  text(
    'co_quan_tham_muu',
    ['Cơ quan tham mưu', 'Who prepares the case'],
    ({ record }) => record.office.organisation,
  ),
  text('ngay_het_thoi_han', ['Ngày hết thời hạn giữ chức vụ', 'The term ends on'], ({ record }) =>
    day(record.termEndsOn),
  ),
  {
    ...{ tag: 'can_cu', words: { vi: 'Các căn cứ', en: 'Grounds' }, of: 'case' },
    each: {
      members: [NUMBER, line('noi_dung', 'Nội dung căn cứ', 'The ground')],
      rows: ({ record: { head } }) =>
        numbered(groundsOf(head.sources, head.begunOn).map((ground) => ({ noi_dung: ground }))),
    },
  },
  {
    ...{ tag: 'nhan_su', words: { vi: 'Nhân sự được xem xét', en: 'The people in question' }, of: 'case' },
    each: {
      members: [
        NUMBER,
        ...PERSON,
        line('phieu', 'Phiếu các bước (nếu được biết)', 'Votes, where they may be known'),
      ],
      rows: ({ record, known }) =>
        numbered(
          inQuestion(record).map((person) => ({
            ...personIn(person),
            phieu: votesSoFar(record, person.id, known).replaceAll('\n', '; '),
          })),
        ),
    },
  },
  {
    ...{
      tag: 'cac_buoc',
      words: { vi: 'Các bước đã lấy phiếu', en: 'The votes that were held' },
      of: 'case',
    },
    each: {
      members: [
        NUMBER,
        line('ten_buoc', 'Tên bước', 'The step'),
        line('ngay_buoc', 'Ngày', 'Day'),
        line('ket_qua', 'Kết quả (nếu được biết)', 'What it came to, where that may be known'),
      ],
      rows: ({ record, known }) =>
        numbered(
          record.votes.map((vote) => ({
            ten_buoc: record.stages.find(({ key }) => key === vote.stage)?.title.vi,
            ngay_buoc: day(vote.meetingOn),
            ket_qua: saidOf(vote, known),
          })),
        ),
    },
  },
  text(
    'ten_buoc_hop',
    ['Bước của hội nghị', 'Step of the meeting'],
    ({ meeting }) => meeting?.step.title.vi,
    'meeting',
  ),
  text('tap_the', ['Tập thể họp', 'Who meets'], ({ meeting }) => meeting?.vote.group.vi, 'meeting'),
  text(
    'ngay_hop',
    ['Ngày họp', 'Day of the meeting'],
    ({ meeting }) => day(meeting?.vote.meetingOn),
    'meeting',
  ),
  text(
    'so_trieu_tap',
    ['Số người triệu tập', 'How many are convened'],
    ({ meeting }) => `${meeting?.convened.length ?? TO_FILL}`,
    'meeting',
  ),
  text(
    'so_vang',
    ['Số người vắng mặt', 'How many are away'],
    ({ meeting }) => `${meeting?.vote.electorate.absences.length ?? TO_FILL}`,
    'meeting',
  ),
  {
    ...{ tag: 'trieu_tap', words: { vi: 'Danh sách triệu tập', en: 'Those convened' }, of: 'meeting' },
    each: {
      members: [
        NUMBER,
        line('ho_ten', 'Họ và tên', 'Name'),
        line('chuc_vu_dang_giu', 'Chức vụ', 'Posts held'),
        line('vang_mat', 'Vắng mặt, lý do', 'Away, why'),
      ],
      rows: ({ meeting }) =>
        numbered(
          (meeting?.convened ?? []).map(({ id, name, posts }) => ({
            ...{ ho_ten: name, chuc_vu_dang_giu: posts.map((post) => postInWords(post)).join('; ') },
            vang_mat:
              meeting?.vote.electorate.absences.find(({ personId }) => personId === id)?.reason ?? ' ',
          })),
        ),
    },
  },
  ...PERSON.map(
    ({ tag, words }): PaperField => ({
      ...{ tag, words, of: 'person' },
      value: ({ person }) => person && personIn(person)[tag],
    }),
  ),
  text(
    'ket_qua_quyet_dinh',
    ['Đồng ý hoặc không đồng ý', 'Agreed or not'],
    ({ record: { decision } }) => (decision?.outcome === 'approved' ? 'đồng ý' : 'không đồng ý'),
    'decision',
  ),
  text(
    'so_quyet_dinh',
    ['Số quyết định', 'Number of the decision'],
    ({ record }) => record.decision?.resolutionNumber,
    'decision',
  ),
  text(
    'ngay_quyet_dinh',
    ['Ngày quyết định', 'Day of the decision'],
    ({ record }) => day(record.decision?.signedOn),
    'decision',
  ),
  text(
    'ngay_hieu_luc',
    ['Ngày có hiệu lực', 'Takes effect on'],
    ({ record }) => day(record.decision?.effectiveOn),
    'decision',
  ),
  text(
    'thoi_han_den',
    ['Thời hạn đến', 'Term until'],
    ({ record }) => day(record.decision?.termEndsOn),
    'decision',
  ),
  text(
    'nguoi_duoc_quyet_dinh',
    ['Người được quyết định', 'Whom it is about'],
    ({ record }) => record.decision?.person ?? undefined,
    'decision',
  ),
]
