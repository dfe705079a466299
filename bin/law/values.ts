import type { DayUnit } from '../../domain/deadlines/working-days.js'
import { DOSSIER_NAMES } from '../../domain/dossier/item-names.js'
import {
  ABSENCE_NAMES,
  DISCIPLINE_NAMES,
  GRADE_NAMES,
  KIND_NAMES,
  LEVEL_NAMES,
  list,
  MEASURE_NAMES,
  RELATION_NAMES,
  showMonths,
} from '../../domain/eligibility/wording.js'
import type { RelativesRule } from '../../domain/integrity/together.js'
import type { RetirementAge } from '../../domain/rules/retirement-age.js'
import type {
  AbsenceKind,
  Composition,
  Decider,
  DossierItem,
  NoneAbove,
  PlanningRules,
} from '../../domain/rules/rule-set.js'
import type { Fraction, Grade, Months, PostLevel, Text } from '../../domain/vocabulary.js'
import { CODES } from './labels.js'

/** A value in words. `shape` is what its member's name says of it. @throws RangeError a value that has no words. */
export function valueInWords(name: string, value: unknown, unit?: DayUnit): Text {
  const special = SPECIAL[name]
  // The members' names say the types, as the RuleSet has them.
  if (special) return special(value as never)
  if (typeof value === 'boolean') return value ? { vi: 'có', en: 'yes' } : { vi: 'không', en: 'no' }
  if (typeof value === 'number') return unit ? calendarDays(value) : workingDays(value)
  if (typeof value === 'string') return code(value)
  if (Array.isArray(value)) return list(value.map(code))
  throw new RangeError(`${name}: a value without words`)
}

function code(value: string): Text {
  const known: Readonly<Record<string, Text>> = {
    ...CODES,
    ...DOSSIER_NAMES,
    ...LEVEL_NAMES,
    ...MEASURE_NAMES,
    ...DISCIPLINE_NAMES,
    ...RELATION_NAMES,
    ...KIND_NAMES,
  }
  const words = known[value]
  if (!words) throw new RangeError(`${value}: a code without words`)
  return words
}

const plain = (text: string | number): Text => ({ vi: String(text), en: String(text) })
const months = (value: Months): Text => ({ vi: `${value} tháng`, en: `${value} months` })
const workingDays = (value: number): Text => ({ vi: `${value} ngày làm việc`, en: `${value} working days` })
const calendarDays = (value: number): Text => ({ vi: `${value} ngày`, en: `${value} days` })
const fraction = ({ numerator, denominator }: Fraction): string => `${numerator}/${denominator}`
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
  secretaryAlsoChair: (share: Fraction) => plain(fraction(share)),
  electorate: composition,
  exactlyAtBar: ({ several, one }: { several: Decider | 'undecided'; one: Decider | 'undecided' }) => ({
    vi: `nhiều người: ${code(several).vi}; một người: ${code(one).vi} quyết định`,
    en: `several: ${code(several).en}; one: ${code(one).en} decides`,
  }),
  noneAbove,
  timeInLowerPost: months,
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
    vi: `cấp huyện ${fraction(district)}; cấp xã ${fraction(commune)}`,
    en: `district ${fraction(district)}; commune ${fraction(commune)}`,
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
    plain(`${fraction(least)} – ${fraction(atMost)}`),
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
}

function waits(byKind: Record<string, Months>): Text {
  return joined(Object.entries(byKind).map(([kind, wait]) => joined([code(kind), months(wait)], ': ')))
}

function composition(value: Composition): Text {
  if ('circle' in value) {
    return { vi: 'hội nghị đã lập cho chức vụ', en: "the post's own conference" }
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

/** The first and the last year of the table. */
function retirementAge(rows: readonly RetirementAge[]): Text {
  const ends = [rows[0], rows.at(-1)].flatMap((row) => row ?? [])
  return joined(
    ends.map(({ year, men, women }) => ({
      vi: `${year}: nam ${showMonths(men).vi}, nữ ${showMonths(women).vi}`,
      en: `${year}: men ${showMonths(men).en}, women ${showMonths(women).en}`,
    })),
    ' … ',
  )
}

function relatives({ degrees, where, sensitive }: RelativesRule): Text {
  const [who, together] = [list(degrees.map(code)), list(where.map(code))]
  const posts = list([...sensitive.levels.map(code), ...sensitive.posts.map(plain)])
  return {
    vi: `${who.vi}. Không ${together.vi}. Vị trí nhạy cảm: ${posts.vi}`,
    en: `${who.en}. Not ${together.en}. Sensitive: ${posts.en}`,
  }
}
