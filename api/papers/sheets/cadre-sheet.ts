import type { CadreDetailRow } from '../../../db/registers/cadres.js'
import { showBirthDate } from '../../../domain/birth-date.js'
import type { IsoDate, RelationKind } from '../../../domain/vocabulary.js'
import { DEGREE_NAMES, DISCIPLINE_NAMES, RELATION_NAMES, showDate } from '../../../domain/words.js'
import { standingAlone } from '../../words/titles.js'
import { body, columns, docx, grid, line, signatures } from '../administrative-form.js'
import type { Paragraph, Table } from '../parts.js'

/** Which sheet a managing body asks for: 2C-TCTW/98 of the Party, 2C-BNV/2008 of the State. */
export const SHEET_FORMS = ['party', 'state'] as const
export type SheetForm = (typeof SHEET_FORMS)[number]

const NAMED: Readonly<Record<SheetForm, string>> = {
  party: 'Mẫu 2C-TCTW/98',
  state: 'Mẫu 2C-BNV/2008',
}

/** A person as the sheet has them. */
export interface OnSheet {
  form: SheetForm
  cadre: CadreDetailRow
  /** Who is related to them, and what each is to them. */
  relatives: readonly { kind: RelationKind; name: string }[]
  /** The day on which it is made. */
  on: IsoDate
}

/** What no record holds is left to be written, and never guessed. */
const DOTS = '……………………'

/**
 * The curriculum vitae ('Sơ yếu lý lịch') of a cadre from what the file holds: its items in the order of the form, the rest left open.
 * The order of items 26–31 and of the State's numbers is from practice, not from the text (DOCUMENTS: M).
 */
export function cadreSheetDocx(sheet: OnSheet): Promise<Buffer> {
  const { form, cadre, on } = sheet
  return docx(`Sơ yếu lý lịch ${cadre.fullName}`, on, [
    line(NAMED[form], { italics: true, align: 'LEFT', size: 22 }),
    head(sheet),
    line('SƠ YẾU LÝ LỊCH', { bold: true, align: 'CENTER', size: 32, spacing: { before: 200, after: 160 } }),
    ...numbered([...ofPerson(sheet), ...ofWork(sheet)]),
    ...tables(sheet),
    body('Tôi xin cam đoan những lời khai trên đây là đúng sự thật.', {
      keepNext: true,
      spacing: { before: 200 },
    }),
    signatures([{ title: 'NGƯỜI KHAI', name: cadre.fullName }, { title: 'XÁC NHẬN CỦA CƠ QUAN QUẢN LÝ' }]),
  ])
}

function head({ cadre }: OnSheet): Table {
  const left = (text: string) => line(text, { align: 'LEFT', size: 24 })
  return columns(
    [
      [
        left(`Tỉnh, thành phố: ${DOTS}`),
        left(`Đơn vị trực thuộc: ${cadre.unit?.name.vi ?? DOTS}`),
        left(`Đơn vị cơ sở: ${DOTS}`),
        left(`Số hiệu cán bộ: ${DOTS}`),
      ],
      [line('Ảnh màu\n(4 × 6 cm)', { align: 'CENTER', size: 22, spacing: { before: 240 } })],
    ],
    [70, 30],
  )
}

const numbered = (items: readonly string[]): Paragraph[] =>
  items.map((text, i) => body(`${i + 1}. ${text}`, { align: 'LEFT', indent: { firstLine: 0 } }))

const SEXES = { male: 'Nam', female: 'Nữ' } as const

function ofPerson({ form, cadre: { fullName, file } }: OnSheet): string[] {
  return [
    `Họ và tên khai sinh: ${fullName}. Giới tính: ${file.sex ? SEXES[file.sex] : DOTS}`,
    `Tên gọi khác: ${DOTS}`,
    form === 'party'
      ? `Cấp ủy hiện tại: ${DOTS} Cấp ủy kiêm: ${DOTS} Phụ cấp chức vụ: ${DOTS}`
      : `Chức vụ hiện tại, chức vụ Đảng: ${DOTS} Phụ cấp chức vụ: ${DOTS}`,
    `Ngày sinh: ${file.bornOn ? showBirthDate(file.bornOn).vi : DOTS}`,
    `Nơi sinh: ${DOTS}`,
    `Quê quán: ${file.originUnit?.vi ?? DOTS}`,
    `${form === 'state' ? `Nơi đăng ký hộ khẩu thường trú: ${DOTS} ` : ''}Nơi ở hiện nay: ${DOTS} Điện thoại: ${DOTS}`,
    `Dân tộc: ${file.ethnicity ?? DOTS}`,
    `Tôn giáo: ${DOTS}`,
    form === 'party' ? `Thành phần gia đình xuất thân: ${DOTS}` : `Quốc tịch: ${DOTS}`,
    `Nghề nghiệp trước khi được tuyển dụng: ${DOTS}`,
  ]
}

function ofWork({ form, cadre: { file, tenures } }: OnSheet): string[] {
  const held = tenures
    .filter(({ to }) => to === null)
    .map(({ post, from }) => `${post.title.vi}, từ ${showDate(from).vi}`)
  return [
    `Ngày được tuyển dụng: ${DOTS} Cơ quan tuyển dụng: ${DOTS}`,
    `Ngày vào cơ quan hiện đang công tác: ${DOTS} Chức vụ đang giữ: ${held.join('; ') || DOTS}`,
    `Ngày vào Đảng Cộng sản Việt Nam: ${DOTS} Ngày chính thức: ${DOTS}`,
    `Ngày tham gia các tổ chức chính trị - xã hội: ${DOTS}`,
    `Ngày nhập ngũ: ${DOTS} Ngày xuất ngũ: ${DOTS} Quân hàm cao nhất: ${DOTS}`,
    `Trình độ giáo dục phổ thông: ${DOTS} Trình độ chuyên môn cao nhất: ${
      standingAlone(file.degrees.map((degree) => DEGREE_NAMES[degree].vi).join(', ')) || DOTS
    }. Lý luận chính trị: ${DOTS} Ngoại ngữ: ${DOTS}${
      form === 'state' ? ` Quản lý nhà nước: ${DOTS} Tin học: ${DOTS}` : ''
    }`,
    `Công tác chính đang làm: ${DOTS}`,
    `Ngạch: ${DOTS} Mã ngạch: ${DOTS} Bậc: ${DOTS} Hệ số: ${DOTS} Từ ngày: ${DOTS}`,
    `Danh hiệu được phong: ${DOTS}`,
    `Sở trường công tác: ${DOTS} Công việc đã làm lâu nhất: ${DOTS}`,
    `Khen thưởng: ${DOTS}`,
    `Kỷ luật: ${
      file.disciplines
        .map(
          ({ kind, effectiveOn }) =>
            `${standingAlone(DISCIPLINE_NAMES[kind].vi)}, ${showDate(effectiveOn).vi}`,
        )
        .join('; ') || 'Không'
    }`,
    `Tình trạng sức khỏe: ${DOTS} Chiều cao: ${DOTS} Cân nặng: ${DOTS} Nhóm máu: ${DOTS}`,
    `Số căn cước: ${DOTS}${form === 'state' ? ` Ngày cấp: ${DOTS} Số sổ BHXH: ${DOTS}` : ''} Thương binh, gia đình liệt sĩ: ${DOTS}`,
  ]
}

const ROOM = ['', '', '', '', '']

/** Training, career, history, stays abroad, family and household: in tables, as far as a table has them. */
function tables({ cadre: { tenures, file }, relatives }: OnSheet): (Paragraph | Table)[] {
  const titled = (text: string) => body(text, { bold: true, indent: { firstLine: 0 }, keepNext: true })
  const career = [...tenures]
    .reverse()
    .map(({ post, from, to }) => [`${showDate(from).vi} – ${to ? showDate(to).vi : 'nay'}`, post.title.vi])
  const abroad = file.absences
    .filter(({ kind }) => kind === 'abroad')
    .map(({ from, to }) => `ở nước ngoài từ ${showDate(from).vi}${to ? ` đến ${showDate(to).vi}` : ''}`)
  return [
    titled('26. Đào tạo, bồi dưỡng'),
    grid(
      [['Tên trường', 'Ngành học, lớp', 'Hình thức', 'Từ – đến', 'Văn bằng, chứng chỉ'], ROOM],
      [24, 24, 14, 16, 22],
      { size: 24 },
    ),
    titled('27. Tóm tắt quá trình công tác'),
    grid(
      [['Từ – đến', 'Chức danh, chức vụ, đơn vị công tác'], ...(career.length > 0 ? career : [['', '']])],
      [30, 70],
      { size: 24 },
    ),
    ...[
      `28. Đặc điểm lịch sử bản thân: ${DOTS}`,
      `29. Quan hệ với nước ngoài: ${abroad.join('; ') || DOTS}`,
    ].map((text) => body(text, { align: 'LEFT', indent: { firstLine: 0 } })),
    titled('30. Quan hệ gia đình'),
    grid(
      [
        ['Quan hệ', 'Họ và tên', 'Năm sinh', 'Quê quán, nghề nghiệp, nơi ở'],
        ...(relatives.length > 0
          ? relatives.map(({ kind, name }) => [standingAlone(RELATION_NAMES[kind].vi), name, '', ''])
          : [['', '', '', '']]),
      ],
      [18, 30, 14, 38],
      { size: 24 },
    ),
    body(`31. Hoàn cảnh kinh tế gia đình: ${DOTS} Diễn biến quá trình lương: ${DOTS}`, {
      align: 'LEFT',
      indent: { firstLine: 0 },
    }),
  ]
}
