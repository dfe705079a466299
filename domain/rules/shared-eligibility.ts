import type { Cited, Discipline, IsoDate, Months, Text } from '../vocabulary.js'
import { cite, citeAll, citing, legalText } from './legal-texts.js'
import { BARRING } from './measures.js'
import { ARTICLE_NOT_SEEN, allNotes, joinNotes, TEXT_FROM_MEMORY } from './notes.js'
import { RETIREMENT_AGE } from './retirement-age.js'
import type { EligibilityRules } from './values/eligibility-rules.js'

type TimeInLowerPost = Omit<NonNullable<EligibilityRules['timeInLowerPost']>, 'waivable'>
type Condition = 'evaluations' | 'fullTerm' | 'qualification' | 'blocks'
interface Place {
  article: Text
  note?: Text
  /** Of a condition from which the text lets the authority except somebody. */
  waivable?: boolean
}

/** What the texts differ in. */
interface EligibilitySource {
  /** Planning, time in the lower post and age are waived by a paper of the appointing authority. */
  waivedByPaper?: boolean
  planning: Cited<'same-or-higher-post' | 'equal-or-higher-post'>
  /** Where it is that an entry counts only if made before the procedure began; else where the planning is. */
  plannedBefore?: Text
  timeInLowerPost: TimeInLowerPost
  earlierTimeInLowerPost?: TimeInLowerPost & { begunBefore: IsoDate }
  disciplineWait: NonNullable<EligibilityRules['disciplineWait']>
  earlierDisciplineWait?: NonNullable<EligibilityRules['earlierDisciplineWait']>
  waitAfterLeaving?: NonNullable<EligibilityRules['waitAfterLeaving']>
  waitForLowerPost?: NonNullable<EligibilityRules['waitForLowerPost']>
  fullTermInSpecialCase?: NonNullable<EligibilityRules['fullTermInSpecialCase']>
  gradedSinceLeaving?: NonNullable<EligibilityRules['gradedSinceLeaving']>
  lowerPostWithLeft?: NonNullable<EligibilityRules['lowerPostWithLeft']>
  /** Where evaluations, full term, qualification and blocks are: in one place, or each with what is to be known of it. */
  conditions: Text | Readonly<Record<Condition, Place>>
  /** What is to be known of them; else that their article was not seen. */
  conditionsNote?: Text
  /** Where the papers are. */
  papers: Text
  papersNote?: Text
}

const WAIVABLE_PLANNING: Text = {
  vi: 'Cơ quan mới thành lập, chia, tách, hợp nhất, sáp nhập, tổ chức lại mà chưa có quy hoạch được phê duyệt: cấp có thẩm quyền xem xét, quyết định. Trường hợp đặc biệt: cấp có thẩm quyền bổ nhiệm quyết định và chịu trách nhiệm, sau khi rà soát đầy đủ những người trong quy hoạch và kết quả công tác.',
  en: 'For a body newly founded, split, merged or reorganised without approved planning the authority decides. In a special case the appointing authority decides on its responsibility, after a full review of those planned and of achievements.',
}
const WAIVABLE_TIME: Text = {
  vi: 'Cộng dồn. Trường hợp đặc biệt do cấp có thẩm quyền quyết định (ghi theo trí nhớ, cần đối chiếu).',
  en: 'Cumulative. Special cases are for the authority (from memory, to be confirmed).',
}
/** Of whoever is to have the lowest management post nothing is asked. */
export const NOT_AT_FIRST = {
  notAtFirst: true,
  note: {
    vi: 'Cộng dồn; không yêu cầu khi bổ nhiệm lần đầu vào chức vụ quản lý (vị trí chuyên viên không phải chức vụ liền kề: cách hiểu của phần mềm). Trường hợp đặc biệt do cấp có thẩm quyền quyết định.',
    en: "Cumulative; not asked at a first management post (a specialist's job is no adjacent post: as this product understands it). Special cases are for the authority.",
  },
} as const

/** Asked for a higher post alone: Regulation 377 art. 34.3, by Guidance 45 III.1.1. */
export const ONLY_FOR_HIGHER = {
  ...NOT_AT_FIRST,
  onlyForHigher: true,
  note: joinNotes(
    {
      vi: 'Chỉ yêu cầu đối với chức vụ cao hơn. Hướng dẫn 45-HD/BTCTW nêu thời gian ở chức vụ liền kề hiện tại hoặc tương đương; tính cả thời gian trước đây ở chức vụ cao hơn, tương đương hoặc thấp hơn liền kề là lựa chọn của phần mềm, cần đối chiếu.',
      en: 'Asked for a higher post only. Guidance 45-HD/BTCTW has the time in the present adjacent post or an equal one; that earlier time in higher, equal or adjacent lower posts counts is a choice of this product, to be confirmed.',
    },
    NOT_AT_FIRST.note,
  ),
} as const

/** Decree 170/2025 art. 29.3 as amended by Decree 300/2026. */
export const ONLY_FOR_HIGHER_IN_GOOD_STANDING = {
  ...ONLY_FOR_HIGHER,
  notThroughDiscipline: true,
  note: joinNotes(
    joinNotes(
      {
        vi: 'Không tính thời gian ở chức vụ đã rời do bị kỷ luật (phần mềm xét theo quyết định cách chức có hiệu lực ngày rời chức vụ, hoặc quy trình miễn nhiệm sau kỷ luật).',
        en: 'Time in a post left through discipline does not count (the product takes a removal in effect on the day of leaving, or a dismissal after a discipline).',
      },
      {
        vi: 'Chỉ yêu cầu đối với chức vụ cao hơn; thời gian trước đây ở chức vụ cao hơn, tương đương hoặc thấp hơn liền kề được tính.',
        en: 'Asked for a higher post only; earlier time in higher, equal or adjacent lower posts counts.',
      },
    ),
    NOT_AT_FIRST.note,
  ),
} as const

/** The authority may except somebody from the full term. */
export const SPECIAL_AGE = {
  waivable: true,
  note: {
    vi: 'Trường hợp đặc biệt do cấp có thẩm quyền bổ nhiệm xem xét, quyết định.',
    en: 'Special cases are for the appointing authority.',
  },
} as const

const FULL_TERM: Text = {
  vi: 'Khi bổ nhiệm lần đầu hoặc chức vụ cao hơn: trọn thời hạn giữ chức vụ (60 tháng, 36 tháng hoặc thời hạn khác của chức vụ đó); số tháng ở đây áp dụng khi chức vụ chưa ghi thời hạn. Chức vụ tương đương hoặc thấp hơn: không yêu cầu.',
  en: 'At a first or higher appointment: the whole term of the post (60 months, 36 or another that the post has); the months given here hold where the post names none. Not asked for an equal or a lower post.',
}
const FORMAL_ONLY: Text = {
  vi: 'Chỉ quyết định, văn bản chính thức; riêng đơn thư tố cáo thì không.',
  en: 'Only a formal decision or paper counts; a letter of denunciation alone does not.',
}

/** The age on which nothing depends where no full term is asked. */
export const AGE: Pick<EligibilityRules, 'ageCountedOn' | 'retirementAge'> = {
  ageCountedOn: citing(cite('local-practice'))('procedure-begun', {
    vi: 'Ngày tính tuổi do cấp có thẩm quyền quy định: nhập khi thực hiện quy trình; không nhập thì phần mềm tính vào ngày bắt đầu quy trình.',
    en: 'The authority sets the day on which the age is counted: it is entered at the launch; where it is not, the product takes the day on which the procedure began.',
  }),
  retirementAge: RETIREMENT_AGE,
}

/** The planning check of texts in force both before and after the day on which Regulation 377 begins. */
export const UNDER_50_AND_377 = citing(citeAll(cite('regulation-50-2021'), cite('regulation-377-2025')))
export const PLANNING_UNDER_50_AND_377: EligibilitySource['planning'] =
  UNDER_50_AND_377('same-or-higher-post')

/** Regulation 80: 12, 30 and 60 months. */
export const WAIT_OF_REGULATION_80 = citing(cite('regulation-80-2022'))<Record<Discipline, Months>>(
  { reprimand: 12, warning: 30, removal: 60 },
  {
    vi: 'Theo nguồn thứ cấp; chưa đọc toàn văn. Quy định 377-QĐ/TW: 24, 36 và 60 tháng.',
    en: 'From secondary sources; the text was not read in full. Regulation 377-QĐ/TW has 24, 36 and 60 months.',
  },
)

/** Regulation 377: 24, 36 and 60 months. */
export const WAIT_OF_REGULATION_377 = {
  ...citing(cite('regulation-377-2025'))<Record<Discipline, Months>>(
    { reprimand: 24, warning: 36, removal: 60 },
    {
      vi: 'Đối với chức vụ cao hơn. Quy định 80-QĐ/TW trước đây: 12, 30 và 60 tháng; Quy định 377-QĐ/TW có hiệu lực từ 08/10/2025 (nguồn thứ cấp; các trường hợp ngoại lệ chưa đọc được).',
      en: 'For a higher post. Regulation 80-QĐ/TW had 12, 30 and 60 months; Regulation 377-QĐ/TW is in force from 2025-10-08 (secondary sources; its exceptions were not read).',
    },
  ),
  onlyForHigher: true,
}

/** Where the Party has its conditions, before and after that day. */
export const PARTY_CONDITIONS = citeAll(cite('regulation-80-2022', '18'), cite('regulation-377-2025', '34'))

const FROM_377: IsoDate = legalText('regulation-377-2025').inForce.from ?? ''

/** Of texts in force both before and after the day on which Regulation 377 begins: the day the procedure began tells which. */
export const WAITS_OF_80_AND_377: Pick<EligibilitySource, 'disciplineWait' | 'earlierDisciplineWait'> = {
  disciplineWait: WAIT_OF_REGULATION_377,
  earlierDisciplineWait: {
    ...WAIT_OF_REGULATION_80,
    begunBefore: FROM_377,
    note: {
      vi: 'Áp dụng cho quy trình bắt đầu trước ngày Quy định 377-QĐ/TW có hiệu lực, 08/10/2025.',
      en: 'For procedures begun before Regulation 377-QĐ/TW was in force, 2025-10-08.',
    },
  },
}

/** The time in the adjacent lower post of a decree that leaves it to the Party rule: 24 months under Regulation 80, then 12. */
export const TIME_OF_80_AND_377: Pick<EligibilitySource, 'timeInLowerPost' | 'earlierTimeInLowerPost'> = {
  timeInLowerPost: { ...citing(cite('regulation-377-2025', '34.3'))(12), ...ONLY_FOR_HIGHER },
  earlierTimeInLowerPost: {
    ...citing(cite('regulation-80-2022', '18'))(24),
    ...NOT_AT_FIRST,
    begunBefore: FROM_377,
  },
}

/** Of several open procedures that may give one person a post, the later launched ones wait or are waived. */
export const NO_OTHER_CASE: NonNullable<EligibilityRules['noOtherCase']> = {
  ...citing(cite('local-practice'))(['appointment', 'nomination', 'rotation', 'transfer'] as const, {
    vi: 'Khuyến nghị (M): văn bản chưa thấy quy định, là tham số của địa phương. Quy trình thực hiện trước được tiếp tục; quy trình thực hiện sau chờ quy trình trước kết thúc, hoặc được cơ quan quản lý cán bộ cho miễn, nêu lý do (ví dụ: một người đứng đầu hai cơ quan).',
    en: 'Recommended (M): no text was seen that rules it, a local parameter. The procedure launched first goes on; a later one waits for its end, or is waived by the managing body with the reason (one person heads two bodies, for example).',
  }),
  waivable: true,
}

/** Near relatives of each other are not put together in office. The posts that are sensitive are the locality's choice. */
export const RELATIVES: NonNullable<EligibilityRules['relatives']> = citing(cite('regulation-114-2023'))(
  {
    degrees: ['spouse', 'parent', 'child', 'sibling', 'spouse-parent', 'spouse-child', 'spouse-sibling'],
    where: ['same-body', 'head-and-deputy', 'sensitive-posts'],
    sensitive: { levels: ['department-deputy', 'department-head', 'standing-committee'], posts: [] },
  },
  {
    vi: 'Theo nguồn thứ cấp, người thân không cùng là người đứng đầu trong các ngành, lĩnh vực: nội vụ, thanh tra, tài chính, ngân hàng, thuế, hải quan, công thương, kế hoạch và đầu tư, tài nguyên và môi trường, quân đội, công an, tòa án, viện kiểm sát; dữ liệu chưa ghi ngành của đơn vị nên phần mềm không xét điểm này, cán bộ tổ chức đối chiếu; các vị trí nhạy cảm theo cấp chức vụ dưới đây là lựa chọn của phần mềm. Mức độ quan hệ ghi theo trí nhớ, chưa xác định điều, khoản; quy định có hiệu lực từ 11/07/2023, trước đó là Quy định 205-QĐ/TW năm 2019, chưa đọc được. Danh mục vị trí nhạy cảm là tham số của địa phương: mặc định từ cấp phó giám đốc sở và tương đương; thêm từng chức vụ theo mã. Người đứng đầu cấp ủy, ủy ban nhân dân của đơn vị được coi là thành viên ban thường vụ cấp ủy theo chức vụ; thành viên khác tính theo danh sách đang có.',
    en: "By secondary sources relatives are not heads together in the sectors of home affairs, inspectorate, finance, banking, tax, customs, industry and trade, planning and investment, natural resources, army, police, courts and procuracy; the sector of a unit is not on record, so the product does not judge this, an officer does; the sensitive posts by level below are a choice of this product. The degrees are from memory, the article was not seen; the regulation is in force from 2023-07-11, before that Regulation 205-QĐ/TW of 2019 was, which was not read. The list of sensitive posts is a local parameter: as a default, from deputy head of department upward; single posts are added by their id. Whoever heads the party committee or the people's committee of a unit counts as a member of its standing committee by office; others as the register of members has them.",
  },
)

const NOT_AT_ONCE: Text = {
  vi: 'Không vừa bổ sung quy hoạch vừa đề xuất bổ nhiệm; chưa xác định điều, khoản. Là quy định của văn bản về quy hoạch (377-QĐ/TW); với văn bản trước đó cũng xét như vậy (lựa chọn của phần mềm).',
  en: 'Nobody enters planning and is proposed at the same time; the article was not seen. A rule of the text on planning (Regulation 377); under earlier texts it is asked as well (a choice of this product).',
}

/** With the article of the planning that is asked. */
export const plannedBeforeBegun = (article: Text): Cited<boolean> => ({
  value: true,
  article,
  note: NOT_AT_ONCE,
})

/** What an appointment or a nomination asks; whoever stays in a post is asked other things. */
export type AppointmentCriteria = Required<
  Omit<
    EligibilityRules,
    | OfSome
    | 'holdsPost'
    | 'absences'
    | 'ruledOutBy'
    | 'noGroundOf'
    | 'notMoved'
    | 'endOfTerm'
    | 'ageCountedFrom'
  >
> &
  Pick<EligibilityRules, OfSome>
/** What not every text has. */
type OfSome =
  | 'earlierDisciplineWait'
  | 'earlierTimeInLowerPost'
  | 'waitAfterLeaving'
  | 'gradedSinceLeaving'
  | 'waitForLowerPost'
  | 'lowerPostWithLeft'
  | 'fullTermInSpecialCase'
  | 'fullTermOfRotated'
  | 'plannedIfRotated'

/** The criteria of an appointment or a nomination; those that no text gives differently are the same for all. */
export function eligibility(source: EligibilitySource): AppointmentCriteria {
  const { planning, timeInLowerPost, earlierTimeInLowerPost, disciplineWait, earlierDisciplineWait } = source
  const byPaper = source.waivedByPaper ? { byPaper: true } : {}
  const evaluations = placeOf(source, 'evaluations')
  const fullTerm = placeOf(source, 'fullTerm')
  const qualification = placeOf(source, 'qualification')
  const blocks = placeOf(source, 'blocks')
  return {
    planning: { note: WAIVABLE_PLANNING, ...planning, waivable: true, ...byPaper },
    plannedBeforeBegun: plannedBeforeBegun(source.plannedBefore ?? planning.article),
    timeInLowerPost: { note: WAIVABLE_TIME, ...timeInLowerPost, waivable: true, ...byPaper },
    ...(earlierTimeInLowerPost && {
      earlierTimeInLowerPost: { note: WAIVABLE_TIME, ...earlierTimeInLowerPost, waivable: true },
    }),
    evaluations: { ...evaluations({ years: 3, grade: 'good' as const }), waivable: false },
    fullTerm: {
      ...fullTerm(60, FULL_TERM),
      waivable: mayBeWaived(source, 'fullTerm'),
      termOfPost: true,
      ...byPaper,
    },
    ...(source.fullTermInSpecialCase && { fullTermInSpecialCase: source.fullTermInSpecialCase }),
    ...AGE,
    papers: {
      ...citing(source.papers)(['cv', 'asset-declaration'] as const, source.papersNote),
      waivable: false,
    },
    qualification: { ...qualification('post-standard' as const), waivable: false },
    blocks: blocks(BARRING, FORMAL_ONLY),
    disciplineWait,
    ...(earlierDisciplineWait && { earlierDisciplineWait }),
    ...(source.waitAfterLeaving && { waitAfterLeaving: source.waitAfterLeaving }),
    ...(source.gradedSinceLeaving && { gradedSinceLeaving: source.gradedSinceLeaving }),
    ...(source.waitForLowerPost && { waitForLowerPost: source.waitForLowerPost }),
    ...(source.lowerPostWithLeft && { lowerPostWithLeft: source.lowerPostWithLeft }),
    relatives: RELATIVES,
    noOtherCase: NO_OTHER_CASE,
  }
}

const mayBeWaived = ({ conditions }: EligibilitySource, condition: Condition): boolean =>
  !('vi' in conditions) && conditions[condition].waivable === true

/** The way to give a condition's value: with its article, and with what is to be known of where it is. */
function placeOf({ conditions, conditionsNote }: EligibilitySource, condition: Condition) {
  const unseen = conditionsNote ?? joinNotes(TEXT_FROM_MEMORY, ARTICLE_NOT_SEEN)
  const { article, note }: Place =
    'vi' in conditions ? { article: conditions, note: unseen } : conditions[condition]
  return <T>(value: T, about?: Text): Cited<T> => citing(article)(value, allNotes(about, note))
}
