import { DOSSIER_NAMES } from '../../dossier/item-names.js'
import {
  ABSENCE_NAMES,
  DISCIPLINE_NAMES,
  GRADE_NAMES,
  LEVEL_NAMES,
  list,
  MEASURE_NAMES,
  RELATION_NAMES,
} from '../../eligibility/wording.js'
import { INTEREST_NAMES } from '../../integrity/interests.js'
import type { RelativesRule } from '../../integrity/together.js'
import { KIND_NAMES } from '../../procedure/procedure-kinds.js'
import { SHOWN_NAMES, type Shown } from '../../procedure/shown.js'
import type {
  AbsenceKind,
  DayUnit,
  DossierItem,
  Fraction,
  Grade,
  Months,
  PostLevel,
  Text,
} from '../../vocabulary.js'
import type { Composition } from '../composition.js'
import type { RetirementAge } from '../retirement-age.js'
import type { PlanningRules } from '../rule-set.js'
import type { Decider, NoneAbove } from '../vote-rule.js'
import { CODES } from './labels.js'

/** A value in words. `shape` is what its member's name says of it. @throws RangeError a value that has no words. */
export function valueInWords(name: string, value: unknown, unit?: DayUnit): Text {
  const special = SPECIAL[name]
  // The members' names say the types, as the RuleSet has them.
  if (special) return special(value as never)
  if (typeof value === 'boolean') return value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' }
  if (typeof value === 'number') return unit ? calendarDays(value) : workingDays(value)
  if (typeof value === 'string') return code(value)
  if (isText(value)) return value
  if (Array.isArray(value)) return list(value.map(code))
  throw new RangeError(`${name}: a value without words`)
}

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'vi' in value && 'en' in value

/** A code; @throws RangeError one without words. */
function code(value: string): Text {
  const words = knownCode(value)
  if (!words) throw new RangeError(`${value}: a code without words`)
  return words
}

function knownCode(value: string): Text | undefined {
  const known: Readonly<Record<string, Text>> = {
    ...CODES,
    ...DOSSIER_NAMES,
    ...LEVEL_NAMES,
    ...MEASURE_NAMES,
    ...DISCIPLINE_NAMES,
    ...RELATION_NAMES,
    ...INTEREST_NAMES,
    ...KIND_NAMES,
  }
  return known[value]
}

const plain = (text: string | number): Text => ({ vi: String(text), en: String(text) })
const counted = (value: number, vi: string, en: string): Text => ({
  vi: `${value} ${vi}`,
  en: `${value} ${en}${value === 1 ? '' : 's'}`,
})
const months = (value: Months): Text => counted(value, 'tháng', 'month')
const workingDays = (value: number): Text => counted(value, 'ngày làm việc', 'working day')
const calendarDays = (value: number): Text => counted(value, 'ngày (liên tục)', 'calendar day')
/** As texts write it: '25%' where it is a whole number of hundredths, else '2/3'. */
function fraction({ numerator, denominator }: Fraction): string {
  const hundredths = (numerator * 100) / denominator
  return Number.isInteger(hundredths) ? `${hundredths}%` : `${numerator}/${denominator}`
}
/** To one place: '1,3' and '1.3'. */
function decimal({ numerator, denominator }: Fraction): Text {
  const en = (numerator / denominator).toFixed(1)
  return { vi: en.replace('.', ','), en }
}
const above = (share: Fraction): Text => plain(`> ${fraction(share)}`)
const atLeast = (share: Fraction): Text => plain(`≥ ${fraction(share)}`)
const joined = (parts: readonly Text[], by = '; '): Text => ({
  vi: parts.map(({ vi }) => vi).join(by),
  en: parts.map(({ en }) => en).join(by),
})

const SPECIAL: Readonly<Record<string, (value: never) => Text>> = {
  decides: (what: 'policy' | 'result') =>
    what === 'policy'
      ? { vi: 'trả lời về chủ trương', en: 'answers on the policy' }
      : { vi: 'quyết định', en: 'decides' },
  actingAtMost: months,
  usualLength: months,
  signatories: (by: Readonly<Record<string, Text>>) => list(Object.values(by)),
  bar: above,
  majority: above,
  quorum: atLeast,
  outsiders: atLeast,
  excellentShare: (share: Fraction) => plain(`≤ ${fraction(share)}`),
  planningWomen: atLeast,
  planningUnder40: atLeast,
  youngToGrassRoots: ({ under, atLeast: least }: { under: number; atLeast?: Fraction }) => ({
    vi: `dưới ${under} tuổi: ${least ? `≥ ${fraction(least)}` : 'chưa có chỉ tiêu'}`,
    en: `under ${under}: ${least ? `≥ ${fraction(least)}` : 'no target'}`,
  }),
  secretaryAlsoChair: atLeast,
  electorate: composition,
  shown: (what: readonly Shown[]) => list(what.map((each) => SHOWN_NAMES[each])),
  exactlyAtBar: ({ several, one }: { several: Decider | 'undecided'; one: Decider | 'undecided' }) => ({
    vi: `từ hai người trở lên: ${chooses(several, 'lựa chọn')}; một người: ${chooses(one, 'quyết định')}`,
    en: `two or more: ${code(several).en} picks; one: ${code(one).en} decides`,
  }),
  noneAbove,
  timeInLowerPost: (least: Months) =>
    least > 0
      ? months(least)
      : {
          vi: 'không yêu cầu thời gian tối thiểu; phải có dữ liệu về chức vụ đã giữ',
          en: 'no least time; posts held are to be on record',
        },
  fullTerm: months,
  reusableWithin: months,
  reviewedEveryMonths: months,
  peoplePerPost: plain,
  postsPerPerson: plain,
  maxBytes: (bytes: number) => plain(`${bytes / 1_048_576} MB`),
  evaluations: ({ years, grade }: { years: number; grade: Grade }) => ({
    vi: `${years} năm gần nhất từ "${GRADE_NAMES[grade].vi}" trở lên`,
    en: `the last ${years} years at "${GRADE_NAMES[grade].en}" or above`,
  }),
  requiredFrom: (level: PostLevel) => LEVEL_NAMES[level],
  retirementAge,
  relatives,
  disciplineWait: waits,
  earlierDisciplineWait: waits,
  absences: (deferring: Record<AbsenceKind, Months>) =>
    joined(
      Object.entries(deferring).map(([kind, least]) => {
        const { vi, en } = ABSENCE_NAMES[kind as AbsenceKind]
        return least === 0
          ? { vi, en }
          : { vi: `${vi} từ ${least} tháng`, en: `${en} for ${least} months or more` }
      }),
    ),
  maxAge: (ages: Partial<Record<DossierItem, Months>>) =>
    joined(Object.entries(ages).map(([item, age]) => joined([code(item), months(age)], ': '))),
  women: ({ province, commune }: { province: Fraction; commune: Fraction }) => ({
    vi: `≥ ${fraction(province)}; cấp xã ≥ ${fraction(commune)}`,
    en: `≥ ${fraction(province)}; commune level ≥ ${fraction(commune)}`,
  }),
  nonLocalSecretaries: ({ district, commune }: { district: Fraction; commune: Fraction }) => ({
    vi: `cấp huyện ≥ ${fraction(district)}; cấp xã ≥ ${fraction(commune)}`,
    en: `district ≥ ${fraction(district)}; commune ≥ ${fraction(commune)}`,
  }),
  ages: (groups: PlanningRules['ages']['value']) =>
    joined(
      groups.map(({ under, atLeast: least, atMost }, index) => {
        const share = `≥ ${fraction(least)}${atMost ? `, ≤ ${fraction(atMost)}` : ''}`
        const from = groups[index - 1]?.under
        return from === undefined
          ? { vi: `dưới ${under} tuổi: ${share}`, en: `under ${under}: ${share}` }
          : { vi: `từ ${from} đến ${under - 1} tuổi: ${share}`, en: `${from} to ${under - 1}: ${share}` }
      }),
    ),
  ratio: ({ atLeast: least, atMost }: { atLeast: Fraction; atMost: Fraction }) =>
    joined([decimal(least), decimal(atMost)], ' – '),
  // A local rule set names its own inputs.
  inputs: (from: readonly string[]) => list(from.map((each) => knownCode(each) ?? plain(each))),
  grades: (grades: readonly { grade: Grade; from: number }[]) =>
    joined(grades.map(({ grade, from }) => joined([GRADE_NAMES[grade], plain(`≥ ${from}`)], ': '))),
  breakthroughTasks: ({
    from,
    atLeast: least,
    atMost,
  }: {
    from: PostLevel
    atLeast: number
    atMost: number
  }) => ({
    vi: `từ ${LEVEL_NAMES[from].vi}: ${least}–${atMost} nhiệm vụ mỗi năm`,
    en: `from ${LEVEL_NAMES[from].en}: ${least}–${atMost} a year`,
  }),
  unfinishedTaskWarnsFrom: (grade: Grade) => ({
    vi: `từ "${GRADE_NAMES[grade].vi}" trở lên`,
    en: `"${GRADE_NAMES[grade].en}" or above`,
  }),
}

function waits(byKind: Record<string, Months>): Text {
  return joined(Object.entries(byKind).map(([kind, wait]) => joined([code(kind), months(wait)], ': ')))
}

function composition(value: Composition): Text {
  if ('circle' in value) {
    return { vi: 'hội nghị được xác định cho chức danh', en: "the post's own conference" }
  }
  const everyone: Text[] = []
  if (value.everyoneBelow !== undefined) {
    everyone.push({
      vi: `toàn thể nếu dưới ${value.everyoneBelow} người`,
      en: `everybody where there are under ${value.everyoneBelow} people`,
    })
  }
  if (value.everyoneWithoutSubunits) {
    everyone.push({
      vi: 'toàn thể nếu không có đơn vị trực thuộc',
      en: 'everybody where there are no sub-units',
    })
  }
  return list([...value.parts.map(code), ...everyone])
}

/** Who settles an equal or exact number of votes; where the text is silent, that is said. */
const chooses = (by: Decider | 'undecided', what: string): string =>
  by === 'undecided' ? `văn bản không quy định, cấp có thẩm quyền quyết định` : `${code(by).vi} ${what}`

function noneAbove(value: NoneAbove): Text {
  if (value.take === 'decision') {
    return {
      vi: `${code(value.by).vi} quyết định có tiếp tục hay không`,
      en: `${code(value.by).en} decides whether to go on`,
    }
  }
  const on: Text =
    value.to === 'second-round'
      ? { vi: 'vào vòng hai', en: 'go to a second round' }
      : { vi: 'vào bước sau', en: 'go on to the next step' }
  return value.take === 'at-least'
    ? {
        vi: `người đạt ≥ ${fraction(value.share)} ${on.vi}; không ai thì dừng và báo cáo`,
        en: `those with ≥ ${fraction(value.share)} ${on.en}; nobody: it stops and is reported`,
      }
    : {
        vi: `${value.count} người nhiều phiếu nhất ${on.vi}`,
        en: `the ${value.count} with the most votes ${on.en}`,
      }
}

/** Every year, as years and months: '2026: nam 61/6, nữ 57'. */
function retirementAge(rows: readonly RetirementAge[]): Text {
  const age = (all: Months) => (all % 12 === 0 ? `${all / 12}` : `${Math.floor(all / 12)}/${all % 12}`)
  const years = joined(
    rows.map(({ year, men, women }) => ({
      vi: `${year}: nam ${age(men)}, nữ ${age(women)}`,
      en: `${year}: men ${age(men)}, women ${age(women)}`,
    })),
  )
  return {
    vi: `(tuổi/tháng) ${years.vi}; các năm sau như năm cuối`,
    en: `(years/months) ${years.en}; later years as the last`,
  }
}

function relatives({ degrees, where, sensitive }: RelativesRule): Text {
  const [who, together] = [list(degrees.map(code)), list(where.map(code))]
  const posts = list([...sensitive.levels.map(code), ...sensitive.posts.map(plain)])
  return {
    vi: `${who.vi}. Không ${together.vi}. Vị trí nhạy cảm: ${posts.vi}`,
    en: `${who.en}. Not ${together.en}. Sensitive: ${posts.en}`,
  }
}
