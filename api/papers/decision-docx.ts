import { showBirthDate } from '../../domain/birth-date.js'
import type { DecisionRow } from '../../domain/procedure/change.js'
import type { AfterRotation } from '../../domain/procedure/outcomes.js'
import { effectOf, isAboutStaying, PURPOSES } from '../../domain/procedure/procedure-kinds.js'
import type { BirthDate, IsoDate, ProcedureKind } from '../../domain/vocabulary.js'
import {
  article,
  body,
  closingOf,
  dateInWords,
  docx,
  endOfText,
  kindAndAbstract,
  letterheadOf,
  line,
  type Signature,
} from './administrative-form.js'
import { type Founded, groundsAndPower } from './decision-grounds.js'
import { type PostOfUnit, postInWords } from './post-in-words.js'

/** Everything a decision says. Titles and names in Vietnamese. */
export interface DecisionPaper extends Founded {
  signature: Signature
  kind: ProcedureKind
  decision: Pick<
    DecisionRow,
    'outcome' | 'resolutionNumber' | 'signedOn' | 'effectiveOn' | 'bodyVotes' | 'reason'
  > & { afterRotation?: AfterRotation; termEndsOn?: IsoDate }
  post: PostOfUnit
  /** Whom it is about; a rejection may be about nobody in particular. */
  person?: { name: string; sex?: 'male' | 'female'; bornOn?: BirthDate; formerPost?: PostOfUnit }
  /** Of a secondment: the body that receives. */
  receiver?: string
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
  const { decision, issuer, isPreview, signature } = paper
  const isApproved = decision.outcome === 'approved'
  const { subject, ordered } = isApproved ? approval(paper) : refusal(paper)
  const kind = isApproved ? 'Quyết định' : 'Thông báo'
  const last = ordered.length - 1
  return docx(`${kind} ${decision.resolutionNumber}`, decision.signedOn, [
    ...(isPreview ? [line(PREVIEW, { bold: true, align: 'CENTER' })] : []),
    letterheadOf(issuer, decision.resolutionNumber, decision.signedOn),
    ...kindAndAbstract(kind, `về việc ${subject}`, issuer.form),
    ...groundsAndPower(paper, { isApproved }),
    ...ordered.map((text, i) =>
      sentence(i === last ? `${text}${endOfText(issuer.form)}` : `${text}.`, i === last),
    ),
    line('', { keepNext: true }),
    closingOf(issuer.form, recipients(paper, ordered.length), signature),
  ])
}

/** One of its sentences; an article begins with its number in bold. */
function sentence(text: string, keepNext: boolean) {
  const [beginning] = /^Điều \d+\./.exec(text) ?? []
  return beginning === undefined
    ? body(text, { keepNext })
    : article(beginning, text.slice(beginning.length + 1), { keepNext })
}

const PREVIEW = 'BẢN XEM TRƯỚC – CHƯA CÓ HIỆU LỰC'

/** What it is about, and its articles or sentences without the full stop at their ends. */
interface Contents {
  subject: string
  ordered: string[]
}

function approval(paper: DecisionPaper): Contents {
  const { decision, kind, proposedBy } = paper
  const { subject, first, second } = articles[kind](paper)
  const from = dateInWords(decision.effectiveOn ?? decision.signedOn)
  const rest = [
    ...(second ? [second] : []),
    `Quyết định này có hiệu lực kể từ ${from}. ${proposedBy}, ${paper.post.unit}, các cơ quan liên quan và ${called(paper)} ${personOf(paper).name} chịu trách nhiệm thi hành Quyết định này`,
  ]
  return {
    subject,
    ordered: [`Điều 1. ${first}`, ...rest.map((text, i) => `Điều ${i + 2}. ${text}`)],
  }
}

/** Whoever takes or keeps an office has what goes with it. */
const HOLDS =
  'Người có tên tại Điều 1 thực hiện nhiệm vụ, quyền hạn và hưởng các chế độ theo quy định hiện hành'
/** Decree 170/2025 arts 26 and 27: who assigns and pays, and where the person returns to. */
const SECONDED =
  'Trong thời gian biệt phái, người có tên tại Điều 1 chịu sự phân công, đánh giá, kiểm tra của cơ quan tiếp nhận; cơ quan cử biệt phái trả lương và bảo đảm quyền lợi; hết thời hạn biệt phái trở lại đơn vị cũ và được bố trí vị trí công tác phù hợp'
/** Whoever leaves one has nothing of it any more, hands over, and is told what comes next. */
const leaves = (next: string, { decision }: DecisionPaper): string =>
  `Người có tên tại Điều 1 thôi hưởng phụ cấp và chế độ của chức vụ nêu tại Điều 1 kể từ ${dateInWords(
    decision.effectiveOn ?? decision.signedOn,
  )}; bàn giao công việc, hồ sơ, tài sản theo quy định; ${next}`
const PROFESSIONAL_WORK = 'chịu sự phân công công tác chuyên môn của cấp có thẩm quyền'
const ASSIGNED_ANEW =
  'cấp có thẩm quyền xem xét bố trí công tác hoặc giải quyết chế độ, chính sách theo quy định'

interface Articles {
  subject: string
  first: string
  /** What follows from it for the person; where there is nothing beside the first. */
  second?: string
}

const articles: Record<ProcedureKind, (paper: DecisionPaper) => Articles> = {
  appointment: (paper) => ({
    subject: 'bổ nhiệm cán bộ',
    first: `Bổ nhiệm ${who(paper)} giữ chức vụ ${post(paper)}${term(paper)}`,
    second: HOLDS,
  }),
  nomination: (paper) => ({
    subject: 'giới thiệu ứng cử',
    first: `Giới thiệu ${who(paper)} ứng cử chức vụ ${post(paper)}`,
  }),
  reappointment: (paper) => ({
    subject: 'bổ nhiệm lại cán bộ',
    first: `Bổ nhiệm lại ${who(paper)} giữ chức vụ ${post(paper)}${term(paper)}`,
    second: HOLDS,
  }),
  extension: (paper) => ({
    subject: 'kéo dài thời gian giữ chức vụ',
    first: `Kéo dài thời gian giữ chức vụ ${post(paper)} đối với ${who(paper)}${term(paper)}`,
    second: HOLDS,
  }),
  relief: (paper) => ({
    subject: 'cho thôi giữ chức vụ',
    first: `Cho ${who(paper)} thôi giữ chức vụ ${post(paper)}`,
    second: leaves(ASSIGNED_ANEW, paper),
  }),
  dismissal: (paper) => ({
    subject: 'miễn nhiệm cán bộ',
    first: `Miễn nhiệm chức vụ ${post(paper)} đối với ${who(paper)}`,
    second: leaves(PROFESSIONAL_WORK, paper),
  }),
  resignation: (paper) => ({
    subject: 'cho từ chức',
    first: `Đồng ý để ${who(paper)} từ chức, thôi giữ chức vụ ${post(paper)}`,
    second: leaves(ASSIGNED_ANEW, paper),
  }),
  replacement: (paper) => ({
    subject: 'thay thế cán bộ giữ chức vụ',
    first: `Cho ${who(paper)} thôi giữ chức vụ ${post(paper)}`,
    second: leaves(ASSIGNED_ANEW, paper),
  }),
  rotation: (paper) => ({
    subject: 'luân chuyển cán bộ',
    first: `Luân chuyển ${who(paper)} giữ chức vụ ${post(paper)}${term(paper)}`,
    second: HOLDS,
  }),
  'rotation-end': (paper) => ({
    subject: 'bố trí cán bộ sau luân chuyển',
    first: `Kết thúc thời gian luân chuyển giữ chức vụ ${post(paper)} của ${who(paper)}${next(paper)}`,
    ...(paper.decision.afterRotation !== 'stay' && {
      second:
        'Người có tên tại Điều 1 bàn giao công việc, hồ sơ, tài sản theo quy định và nhận nhiệm vụ theo phân công của cấp có thẩm quyền',
    }),
  }),
  transfer: (paper) => ({
    subject: 'điều động, bổ nhiệm cán bộ',
    first: `Điều động, bổ nhiệm ${who(paper)} giữ chức vụ ${post(paper)}${term(paper)}`,
    second: HOLDS,
  }),
  secondment: (paper) => ({
    subject: 'biệt phái cán bộ',
    first: `Biệt phái ${who(paper)} đến công tác tại ${paper.receiver ?? 'cơ quan tiếp nhận'}${term(paper)}`,
    second: SECONDED,
  }),
  'secondment-end': (paper) => ({
    subject: 'kết thúc biệt phái cán bộ',
    first: `Kết thúc biệt phái đối với ${who(paper)}; trở lại công tác tại ${paper.post.unit}, tiếp tục giữ chức vụ ${post(paper)}`,
    second: HOLDS,
  }),
  // Never decided on: the authority takes note.
  'confidence-vote': (paper) => ({
    subject: 'kết quả lấy phiếu tín nhiệm',
    first: `Tiếp nhận kết quả lấy phiếu tín nhiệm của ${paper.post.unit}`,
  }),
  revocation: (paper) => ({
    subject: 'thu hồi, hủy bỏ quyết định về cán bộ',
    first: `Thu hồi, hủy bỏ ${revoked(paper)} đối với ${who(paper)}, chức vụ ${post(paper)}; khôi phục chức vụ trước đó theo quy định`,
  }),
}

/** From when until when; of one signed late from the old end on (Decree 170/2025 art. 36.4). An end that is not on record is left to be written. */
function term({ kind, decision: { termEndsOn, effectiveOn, signedOn } }: DecisionPaper): string {
  const from = effectiveOn ?? signedOn
  const end = isAboutStaying(kind) && from < signedOn ? ' (ngày hết thời hạn giữ chức vụ)' : ''
  return termEndsOn
    ? `, thời hạn tính từ ${dateInWords(from)}${end} đến hết ${dateInWords(termEndsOn)}`
    : `, thời hạn …… năm, tính từ ${dateInWords(from)}${end}`
}

/** What is decided to come after a rotation. */
const NEXT: Record<AfterRotation, string> = {
  return: '; trở lại công tác tại nơi đi, giữ chức vụ trước khi luân chuyển',
  stay: '; ở lại, tiếp tục giữ chức vụ này',
  onward: '; thôi giữ chức vụ này để được bố trí công tác ở nơi khác',
}
const next = ({ decision: { afterRotation } }: DecisionPaper): string =>
  afterRotation ? NEXT[afterRotation] : ''

function refusal(paper: DecisionPaper): Contents {
  const about = paper.person ? ` đối với ${who(paper)}` : ''
  return {
    subject: `không chấp thuận ${PURPOSES[paper.kind]}`,
    ordered: [
      `${upperFirst(paper.body)} không chấp thuận đề nghị ${PURPOSES[paper.kind]} ${post(paper)}${about}`,
      `Lý do: ${(paper.decision.reason ?? '…………………………').replace(/\.$/, '')}`,
      // Whoever asked to leave goes on in office (Decree 170/2025 art. 52.6).
      ...(paper.person && isAboutLeaving(paper.kind)
        ? [
            `${upperFirst(called(paper))} ${paper.person.name} tiếp tục giữ chức vụ và thực hiện nhiệm vụ, quyền hạn được giao`,
          ]
        : []),
    ],
  }
}

const isAboutLeaving = (kind: ProcedureKind): boolean => effectOf(kind) === 'vacate-seat'

/** Papers of the Party are about comrades, those of the State about Mr or Ms. */
const called = ({ issuer: { form }, person }: Pick<DecisionPaper, 'issuer' | 'person'>): string =>
  form === 'party' ? 'đồng chí' : person?.sex === undefined ? 'ông (bà)' : SEXES[person.sex]
const SEXES = { male: 'ông', female: 'bà' } as const

/** What a birth date is of, by its length: of a day, else of a month or a year alone. */
const BORN: Readonly<Record<number, string>> = { 4: 'năm', 7: 'tháng' }

/** The person with the post they hold; where the decision is on that very post, its sentence names it. */
function who(paper: DecisionPaper): string {
  const { name, bornOn, formerPost: held } = personOf(paper)
  const formerPost = held && postInWords(held) !== post(paper) ? held : undefined
  const born = bornOn ? `, sinh ${BORN[bornOn.length] ?? 'ngày'} ${showBirthDate(bornOn).vi}` : ''
  return `${called(paper)} ${name}${born}${formerPost ? `, ${postInWords(formerPost)}` : ''}`
}

const post = (paper: DecisionPaper): string => postInWords(paper.post)

function revoked({ revokes }: DecisionPaper): string {
  return revokes ? `Quyết định số ${revokes.resolutionNumber} ${dateInWords(revokes.signedOn)}` : 'quyết định'
}

function upperFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

function personOf({ person }: DecisionPaper) {
  if (!person) throw new RangeError('person: missing')
  return person
}

const recipients = (
  { decision, proposedBy, post: { unit }, body: authority, issuer, concluded }: DecisionPaper,
  articles: number,
): string[] => [
  ...(decision.outcome === 'approved' ? [`Như Điều ${articles}`] : [unit, proposedBy]),
  // Who is reported to: the committee's standing members, or the body that had concluded.
  ...(concluded
    ? [`${authority} (để báo cáo)`]
    : issuer.symbol === 'TU'
      ? [`Thường trực ${issuer.organisation.split(' ').slice(0, 2).join(' ')} (để báo cáo)`]
      : []),
]
