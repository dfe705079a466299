import type { Conclusion } from '../../domain/procedure/conclusion.js'
import { FIRST_GROUNDS } from '../../domain/rules/grounds.js'
import { body, dateInWords, line, upper } from './administrative-form.js'
import type { Issuer } from './issuer.js'

/** What a decision rests on. */
export interface Founded {
  issuer: Issuer
  /** The body that decided: 'Ban Thường vụ Tỉnh ủy'. */
  body: string
  /** Who proposed it and keeps the file: 'Ban Tổ chức Tỉnh ủy'. */
  proposedBy: string
  /** The legal texts the procedure was run under, as the rule set names them. */
  grounds: readonly string[]
  /** They are those of public employees. */
  ofEmployees?: boolean
  /** Of a post of the State: the conclusion of the Party's body that this carries out. */
  concluded?: Pick<Conclusion, 'number' | 'signedOn'>
}

/**
 * What stands between the abstract of a decision and its articles: of the State in whose power it is decided, the grounds, each on
 * a line of its own, and that it is decided. How a body voted is on record, and in no paper that is sent out.
 */
export function groundsAndPower(paper: Founded, { isApproved }: { isApproved: boolean }) {
  const { issuer, body: authority } = paper
  const decides = issuer.form === 'party' ? `${upper(authority)} QUYẾT ĐỊNH` : 'QUYẾT ĐỊNH:'
  return [
    ...(isApproved && issuer.form === 'state' ? [line(upper(powerOf(issuer)), CENTRED)] : []),
    ...grounds(paper),
    ...(isApproved ? [line(decides, CENTRED)] : []),
  ]
}

const CENTRED = { bold: true, align: 'CENTER', keepNext: true, spacing: { before: 120, after: 60 } } as const

/** 'Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng', 'Giám đốc Sở Y tế' */
export const powerOf = ({ title, organisation }: Issuer): string =>
  `${title ?? 'Người đứng đầu'} ${organisation}`

/** Of the Party upright with a dash, of the State in italics, the last with a full stop. */
function grounds({ grounds: texts, body: authority, concluded, proposedBy, issuer, ofEmployees }: Founded) {
  const { form, organisation } = issuer
  const all = [
    ...FIRST_GROUNDS[ofEmployees && form === 'state' ? 'employees' : form],
    ...texts,
    `Quy chế làm việc của ${form === 'party' ? authority : organisation}`,
    concluded
      ? `${/-KL\b/u.test(concluded.number) ? 'Kết luận' : 'Thông báo'} số ${concluded.number} ${dateInWords(concluded.signedOn)} của ${authority}`
      : `kết quả biểu quyết của ${authority}`,
  ]
  const lines = [
    ...all.map((text) => `Căn cứ ${text}`),
    `Xét đề nghị của ${proposedBy} tại Tờ trình số …… ngày ………`,
  ]
  return lines.map((text, i) => {
    const isLast = i === lines.length - 1
    return form === 'party'
      ? body(`- ${text}${isLast ? ',' : ';'}`)
      : body(`${text}${isLast ? '.' : ';'}`, { italics: true })
  })
}
