import { showBirthDate } from '../../domain/birth-date.js'
import type { DecisionRow } from '../../domain/procedure/change.js'
import type { AfterRotation } from '../../domain/procedure/outcomes.js'
import { PURPOSES } from '../../domain/procedure/procedure-kinds.js'
import type { BirthDate, IsoDate, ProcedureKind } from '../../domain/vocabulary.js'
import {
  body,
  columns,
  dateInWords,
  docx,
  type Letterhead,
  letterheadOf,
  line,
  type Style,
} from './administrative-form.js'
import { type PostOfUnit, postInWords } from './post-in-words.js'

/** Everything a decision says. Titles and names in Vietnamese. */
export interface DecisionPaper {
  letterhead: Letterhead
  kind: ProcedureKind
  decision: Pick<
    DecisionRow,
    'outcome' | 'resolutionNumber' | 'signedOn' | 'effectiveOn' | 'bodyVotes' | 'signatory' | 'reason'
  > & { afterRotation?: AfterRotation; termEndsOn?: IsoDate }
  /** The body that decided: 'Ban Thường vụ Tỉnh ủy'. */
  body: string
  post: PostOfUnit
  /** Whom it is about; a rejection may be about nobody in particular. */
  person?: { name: string; bornOn?: BirthDate; formerPost?: PostOfUnit }
  /** The legal texts the procedure was run under, as the rule set names them. */
  grounds: readonly string[]
  /** Of a revocation: the decision that is revoked. */
  revokes?: { resolutionNumber: string; signedOn: IsoDate }
  /** Nothing of it is recorded yet, or confirmed: it says so. */
  isPreview?: boolean
}

/**
 * The managing body's decision ("Quyết định", or "Thông báo" of a refusal) as DOCX, in Vietnamese. The same paper gives
 * the same bytes. RangeError when an approved decision is about nobody.
 */
export function decisionDocx(paper: DecisionPaper): Promise<Buffer> {
  const { decision, letterhead, isPreview } = paper
  const about = decision.outcome === 'approved' ? approval(paper) : refusal(paper)
  const kind = decision.outcome === 'approved' ? 'Quyết định' : 'Thông báo'
  const centred = (text: string, style: Style = {}) => line(text, { bold: true, align: 'CENTER', ...style })
  return docx(`${kind} ${decision.resolutionNumber}`, decision.signedOn, [
    ...(isPreview ? [centred(PREVIEW)] : []),
    letterheadOf(letterhead, decision.resolutionNumber, decision.signedOn),
    centred(kind.toLocaleUpperCase('vi'), { size: 32, spacing: { before: 360 } }),
    centred(`về việc ${about.subject}`, { spacing: { after: 200 } }),
    ...about.paragraphs.map((text) => body(text)),
    line('', {}),
    closing(paper),
  ])
}

const PREVIEW = 'BẢN XEM TRƯỚC – CHƯA CÓ HIỆU LỰC'

interface Contents {
  subject: string
  paragraphs: string[]
}

function approval(paper: DecisionPaper): Contents {
  const { decision, kind } = paper
  const { subject, first } = articles[kind](paper)
  const effect = decision.effectiveOn ? dateInWords(decision.effectiveOn) : dateInWords(decision.signedOn)
  return {
    subject,
    paragraphs: [
      ...grounds(paper),
      `${upperFirst(paper.body)} quyết định:`,
      `Điều 1. ${first}`,
      'Điều 2. Người có tên tại Điều 1 thực hiện nhiệm vụ, quyền hạn và hưởng các chế độ theo quy định hiện hành.',
      `Điều 3. Quyết định này có hiệu lực kể từ ${effect}. Các cơ quan, đơn vị, tổ chức, cá nhân có liên quan và người có tên tại Điều 1 chịu trách nhiệm thi hành.`,
    ],
  }
}

const articles: Record<ProcedureKind, (paper: DecisionPaper) => { subject: string; first: string }> = {
  appointment: (paper) => ({
    subject: 'bổ nhiệm cán bộ',
    first: `Bổ nhiệm ${who(paper)} giữ chức vụ ${post(paper)}${term(paper)}.`,
  }),
  nomination: (paper) => ({
    subject: 'giới thiệu ứng cử',
    first: `Giới thiệu ${who(paper)} ứng cử chức vụ ${post(paper)}.`,
  }),
  reappointment: (paper) => ({
    subject: 'bổ nhiệm lại cán bộ',
    first: `Bổ nhiệm lại ${who(paper)} giữ chức vụ ${post(paper)}${term(paper)}.`,
  }),
  extension: (paper) => ({
    subject: 'kéo dài thời gian giữ chức vụ',
    first: `Kéo dài thời gian giữ chức vụ ${post(paper)} đối với ${who(paper)}${term(paper)}.`,
  }),
  relief: (paper) => ({
    subject: 'cho thôi giữ chức vụ',
    first: `Cho ${who(paper)} thôi giữ chức vụ ${post(paper)}.`,
  }),
  dismissal: (paper) => ({
    subject: 'miễn nhiệm cán bộ',
    first: `Miễn nhiệm chức vụ ${post(paper)} đối với ${who(paper)}.`,
  }),
  resignation: (paper) => ({
    subject: 'cho thôi giữ chức vụ',
    first: `Đồng ý để ${who(paper)} từ chức, thôi giữ chức vụ ${post(paper)}.`,
  }),
  replacement: (paper) => ({
    subject: 'thay thế cán bộ giữ chức vụ',
    first: `Thay thế ${who(paper)}, cho thôi giữ chức vụ ${post(paper)}.`,
  }),
  rotation: (paper) => ({
    subject: 'luân chuyển cán bộ',
    first: `Luân chuyển ${who(paper)} giữ chức vụ ${post(paper)}${term(paper)}.`,
  }),
  'rotation-end': (paper) => ({
    subject: 'bố trí cán bộ sau luân chuyển',
    first: `Kết thúc thời gian luân chuyển giữ chức vụ ${post(paper)} của ${who(paper)}${next(paper)}.`,
  }),
  revocation: (paper) => ({
    subject: 'thu hồi, hủy bỏ quyết định về cán bộ',
    first: `Thu hồi, hủy bỏ ${revoked(paper)} đối với ${who(paper)}, chức vụ ${post(paper)}; khôi phục chức vụ trước đó theo quy định.`,
  }),
}

/** Until when, where the decision names it. */
const term = ({ decision: { termEndsOn } }: DecisionPaper): string =>
  termEndsOn ? `, thời hạn đến hết ${dateInWords(termEndsOn)}` : ''

/** What is decided to come after a rotation. */
const NEXT: Record<AfterRotation, string> = {
  return: '; đồng chí trở lại công tác tại nơi đi, giữ chức vụ trước khi luân chuyển',
  stay: '; đồng chí ở lại, tiếp tục giữ chức vụ này',
  onward: '; đồng chí thôi giữ chức vụ này để được bố trí công tác ở nơi khác',
}
const next = ({ decision: { afterRotation } }: DecisionPaper): string =>
  afterRotation ? NEXT[afterRotation] : ''

function refusal(paper: DecisionPaper): Contents {
  const about = paper.person ? ` đối với ${who(paper)}` : ''
  return {
    subject: `không chấp thuận ${PURPOSES[paper.kind]}`,
    paragraphs: [
      ...grounds(paper),
      `${upperFirst(paper.body)} không chấp thuận đề nghị ${PURPOSES[paper.kind]} ${post(paper)}${about}.`,
      `Lý do: ${paper.decision.reason ?? 'không nêu'}.`,
    ],
  }
}

function grounds({ grounds: texts, body: authority, decision }: DecisionPaper): string[] {
  const { members, inFavour, against } = decision.bodyVotes
  return [
    ...texts.map((text) => `- Căn cứ ${text};`),
    `- Căn cứ kết quả biểu quyết của ${authority}: ${inFavour}/${members} thành viên tán thành, ${against} không tán thành,`,
  ]
}

/** What a birth date is of, by its length: of a day, else of a month or a year alone. */
const BORN: Readonly<Record<number, string>> = { 4: 'năm', 7: 'tháng' }

/** The person with the post they hold; where the decision is on that very post, its sentence names it. */
function who(paper: DecisionPaper): string {
  if (!paper.person) throw new RangeError('person: missing')
  const { name, bornOn, formerPost: held } = paper.person
  const formerPost = held && postInWords(held) !== post(paper) ? held : undefined
  const born = bornOn ? `, sinh ${BORN[bornOn.length] ?? 'ngày'} ${showBirthDate(bornOn).vi}` : ''
  return `đồng chí ${name}${born}${formerPost ? `, ${postInWords(formerPost)}` : ''}`
}

const post = (paper: DecisionPaper): string => postInWords(paper.post)

function revoked({ revokes }: DecisionPaper): string {
  return revokes ? `Quyết định số ${revokes.resolutionNumber} ${dateInWords(revokes.signedOn)}` : 'quyết định'
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

/** To the left whom it is sent to, to the right who signs. */
function closing({ body: authority, decision, kind, letterhead }: DecisionPaper) {
  const small = (text: string, style: Style = {}) => line(text, { align: 'LEFT', size: 22, ...style })
  const first =
    decision.outcome === 'approved' && kind !== 'revocation' ? '- Như Điều 1,' : '- Các cơ quan liên quan,'
  const onBehalf = letterhead.form === 'party' ? 'T/M' : 'TM.'
  return columns(
    [
      [
        small('Nơi nhận:', { bold: true, italics: true }),
        small(first),
        small('- Ban Tổ chức,'),
        small('- Lưu hồ sơ cán bộ.'),
      ],
      [
        line(`${onBehalf} ${authority.toLocaleUpperCase('vi')}`, {
          bold: true,
          align: 'CENTER',
          keepNext: true,
        }),
        ...[1, 2, 3, 4].map(() => line('', { keepNext: true })),
        line(decision.signatory, { bold: true, align: 'CENTER' }),
      ],
    ],
    [45, 55],
  )
}
