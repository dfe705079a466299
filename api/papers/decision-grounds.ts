import { FIRST_GROUNDS } from '../../domain/rules/grounds.js'
import { body, dateInWords, line, upper } from './administrative-form.js'
import type { DecisionPaper } from './decision-docx.js'
import type { Issuer } from './issuer.js'

/**
 * What stands between the abstract of a decision and its articles: of the State in whose power it is decided, the grounds, each on
 * a line of its own, and that it is decided. How a body voted is on record, and in no paper that is sent out.
 */
export function groundsAndPower(paper: DecisionPaper, { isApproved }: { isApproved: boolean }) {
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
function grounds({
  grounds: texts,
  body: authority,
  concluded,
  proposedBy,
  issuer,
  ofEmployees,
}: DecisionPaper) {
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
