/** What a row of the file says, in the order of the template; of what stands in no column nothing is read. */
export const COLUMNS = {
  seat: { vi: 'Mã vị trí', en: 'Seat' },
  post: { vi: 'Chức vụ, đơn vị (để đọc)', en: 'Post, unit (to be read)' },
  kind: { vi: 'Loại quy trình', en: 'Kind of procedure' },
  type: { vi: 'Loại bổ nhiệm', en: 'Type of appointment' },
  candidates: { vi: 'Nhân sự', en: 'Candidates' },
  ground: { vi: 'Căn cứ', en: 'Ground' },
  groundPaper: { vi: 'Số văn bản chứng minh căn cứ', en: 'Number of the paper of the ground' },
  groundPaperOn: { vi: 'Ngày văn bản chứng minh căn cứ', en: 'Date of the paper of the ground' },
  groundOn: { vi: 'Ngày nhận đơn, đủ căn cứ', en: 'Letter received, grounds sufficed on' },
  reason: { vi: 'Lý do', en: 'Reason' },
  purpose: { vi: 'Mục đích luân chuyển', en: 'Purpose of the rotation' },
  until: { vi: 'Luân chuyển đến ngày', en: 'Rotation until' },
  because: { vi: 'Đối tượng luân chuyển', en: 'Rotated because' },
  next: { vi: 'Dự kiến sau luân chuyển', en: 'Planned after the rotation' },
  movedFor: { vi: 'Trường hợp điều động, biệt phái', en: 'Case of a transfer, a secondment' },
  receiver: { vi: 'Cơ quan tiếp nhận biệt phái', en: 'Body that receives a secondment' },
  secondedUntil: { vi: 'Biệt phái đến hết ngày', en: 'Seconded until' },
  requestNumber: { vi: 'Số đơn tự nguyện', en: 'Number of their own request' },
  requestOn: { vi: 'Ngày đơn tự nguyện', en: 'Date of their own request' },
  beganOn: { vi: 'Bắt đầu trên giấy ngày', en: 'Began on paper on' },
  paperReason: { vi: 'Vì sao nhập sau', en: 'Why entered later' },
  evidence: { vi: 'Văn bản chứng minh', en: 'Paper that shows it' },
} as const satisfies Record<string, Record<'vi' | 'en', string>>

export type Column = keyof typeof COLUMNS
// The members of a literal are its keys.
export const COLUMN_NAMES = Object.keys(COLUMNS) as Column[]
/** Without them a file launches nothing. */
const NEEDED: readonly Column[] = ['seat', 'kind']

export type Cells = Partial<Record<Column, string>>

export interface FileRow {
  /** Its number in the sheet, from 1. */
  line: number
  cells: Cells
}

/** The rows of a sheet whose first one names the columns, in either language; or which of the needed ones it lacks. */
export function rowsOf(sheet: readonly string[][]): { rows: FileRow[] } | { lacks: Column[] } {
  const at = sheet.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const heads = (sheet[at] ?? []).map(columnNamed)
  const lacks = NEEDED.filter((column) => !heads.includes(column))
  if (lacks.length > 0) return { lacks }
  const rows = sheet.slice(at + 1).map((cells, index): FileRow => {
    const named = heads.flatMap((column, place) => {
      const text = cells[place]?.trim()
      return column && text ? [[column, text] as const] : []
    })
    return { line: at + index + 2, cells: Object.fromEntries(named) }
  })
  return { rows: rows.filter(isFilledIn) }
}

/** A row of the template that nobody filled in says which seat is vacant, and asks for nothing. */
const isFilledIn = ({ cells: { seat: _, post: __, ...asked } }: FileRow): boolean =>
  Object.keys(asked).length > 0

const columnNamed = (head: string): Column | undefined =>
  COLUMN_NAMES.find((column) =>
    [column, ...Object.values(COLUMNS[column])].some((name) => plain(name) === plain(head)),
  )

/** As people type in haste: without diacritics, capitals or more than one space. */
export const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/\s+/g, ' ')
