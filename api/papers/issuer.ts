import type { IssuingGroup } from '../../db/reads/paper-heads.js'
import { type Letterheads, PAPER_FORMS, type PaperForm } from '../../db/registers/units.js'
import { type Letterhead, upper } from './administrative-form.js'

/** A body that issues papers: its form, and how it numbers and signs them. */
export interface Issuer extends Letterhead {
  /** In the numbers of its papers: 'TU', 'BTCTU', 'SYT'. */
  symbol: string
  /** In whose name its papers are signed: 'T/M BAN THƯỜNG VỤ'; absent where its head signs in their own power. */
  power?: string
  /** What its head is called: 'BÍ THƯ'. */
  title?: string
  /** What a deputy of the head signs as, where that is on record. */
  deputyTitle?: string
}

/** Bodies and organs of the Party by how their names begin; everything else issues papers of the State. */
const OF_THE_PARTY =
  /^(ban thường vụ|ban chấp hành|ban tổ chức|ban tuyên giáo|ban nội chính|ủy ban kiểm tra|(tỉnh|thành|đảng|chi) ủy|đảng bộ|chi bộ|trường chính trị|văn phòng (tỉnh|thành|đảng) ủy)/iu
const ORGAN = /^(ban|ủy ban|văn phòng|trường)\s.*(?:tỉnh|thành) ủy$/iu
const COMMITTEE = /^(ban thường vụ|ban chấp hành|(tỉnh|thành|đảng) ủy|chi ủy|chi bộ)/iu
/** What the head of an organ of the Party is called, by the first word of its name. */
const HEADS_OF_ORGANS: Readonly<Record<string, string>> = {
  ...{ ban: 'Trưởng ban', văn: 'Chánh Văn phòng', ủy: 'Chủ nhiệm', trường: 'Hiệu trưởng' },
}
const CELL = /^(chi ủy|chi bộ)/iu
const LEVEL = /^(tỉnh|thành phố)\s+(ủy\s+)?/iu
const COMMUNE = /^(xã|phường|đặc khu)\s+/iu

/**
 * Who issues what a group of people decides, asks or writes down: the form follows the body that issues, never the case
 * (Regulation 399-QĐ/TW; Decree 30/2020/NĐ-CP art. 8). The standing committee of the province writes as its committee; a
 * committee of a unit and the Party's own organs below it; everybody else as the agency that they belong to.
 *
 * What is on record of the unit goes before what is told from names: the letterhead of that form, and that it issues in one
 * form alone.
 */
export function issuerOf(group: IssuingGroup): Issuer {
  const known = issuerByNames(group)
  const { letterheads } = group
  // A cell writes in its own name, below the committee that is on record.
  if (!letterheads || CELL.test(group.name)) return known
  return onRecord(letterheads, letterheads.only ?? known.form) ?? known
}

/**
 * The unit of a body as it issues papers of the State, whoever of it decides: the people's committee, or the agency. Of an organ of
 * the Party there is none.
 */
export function stateIssuerOf(group: IssuingGroup): Issuer {
  const name = group.unitKind === 'province' ? 'Ủy ban nhân dân' : group.unit
  return (group.letterheads && onRecord(group.letterheads, 'state')) ?? issuerByNames({ ...group, name })
}

/** The committee of a unit: as the Party has its papers. */
export function committeeOf(unit: IssuingGroup): Issuer {
  const name = ['department', 'agency'].includes(unit.unitKind) ? 'Đảng ủy' : 'Ban Thường vụ'
  return (unit.letterheads && onRecord(unit.letterheads, 'party')) ?? issuerByNames({ ...unit, name })
}

/** What is on record of a form, as the body that issues in it. */
function onRecord(letterheads: Letterheads, form: PaperForm): Issuer | undefined {
  const entry = letterheads[form]
  if (!entry) return undefined
  const { superior, power, ...rest } = entry
  return { form, ...rest, ...(superior !== null && { superior }), ...(power !== null && { power }) }
}

/** As which bodies a unit issues where nothing is on record: told from its kind and its name. */
export function bodiesByNames(unit: Omit<IssuingGroup, 'name' | 'letterheads'>): Issuer[] {
  // The committee of a department or an agency is at the grass roots, and signs as a whole.
  const committee = ['department', 'agency'].includes(unit.unitKind) ? 'Đảng ủy' : 'Ban Thường vụ'
  const found = [committee, unit.unitKind === 'province' ? 'Ủy ban nhân dân' : unit.unit].map((name) =>
    issuerByNames({ ...unit, name }),
  )
  return PAPER_FORMS.flatMap((form) => found.find((each) => each.form === form) ?? [])
}

function issuerByNames({ name, unit, unitKind, above, province }: Omit<IssuingGroup, 'letterheads'>): Issuer {
  const isCity = /^thành phố/iu.test(province)
  const place = province.replace(LEVEL, '')
  const committee = `${isCity ? 'Thành' : 'Tỉnh'} ủy ${place}`
  if (unitKind === 'province' && !/^(ủy ban|hội đồng) nhân dân|^ubnd|^hđnd/iu.test(name))
    return {
      ...{ form: 'party', organisation: committee, place, symbol: 'TU' },
      ...{ power: 'T/M Ban Thường vụ', title: 'Bí thư' },
    }
  if (ORGAN.test(unit))
    return {
      ...{ form: 'party', superior: committee, organisation: bare(unit), place },
      ...{
        symbol: `${initials(bare(unit))}TU`,
        title: HEADS_OF_ORGANS[lower(firstWord(unit))] ?? 'Trưởng ban',
      },
    }
  if (CELL.test(name))
    return {
      ...{ form: 'party', superior: committee, organisation: bareName(name), place: placeOf(unit, place) },
      ...{ symbol: 'CB', power: 'T/M Chi bộ', title: 'Bí thư' },
    }
  if (COMMITTEE.test(name) || OF_THE_PARTY.test(unit))
    return {
      ...{
        form: 'party',
        superior: committee,
        organisation: `Đảng ủy ${lowerFirst(unit)}`,
        place: placeOf(unit, place),
      },
      symbol: 'ĐU',
      ...{ power: /^ban thường vụ/iu.test(name) ? 'T/M Ban Thường vụ' : 'T/M Đảng ủy', title: 'Bí thư' },
    }
  const people = `Ủy ban nhân dân ${isCity ? 'thành phố' : 'tỉnh'} ${place}`
  if (unitKind === 'province')
    return { form: 'state', organisation: people, place, symbol: 'UBND', title: 'Chủ tịch' }
  if (COMMUNE.test(unit))
    return {
      ...{ form: 'state', organisation: `Ủy ban nhân dân ${lowerFirst(unit)}` },
      ...{ place: placeOf(unit, place), symbol: 'UBND', title: 'Chủ tịch' },
    }
  const superior = above && above !== province ? above : people
  const title = HEADS_OF_AGENCIES.find(([beginning]) => lower(unit).startsWith(beginning))?.[1]
  return {
    ...{ form: 'state', superior, organisation: unit, place, symbol: initials(unit) },
    ...(title && { title }),
  }
}

/** What the head of an agency of the State is called, by how its name begins. */
const HEADS_OF_AGENCIES: readonly (readonly [beginning: string, title: string])[] = [
  ['sở ', 'Giám đốc'],
  ['trung tâm ', 'Giám đốc'],
  ['bệnh viện ', 'Giám đốc'],
  ['chi cục ', 'Chi cục trưởng'],
  ['văn phòng ', 'Chánh Văn phòng'],
  ['thanh tra ', 'Chánh Thanh tra'],
  ['phòng ', 'Trưởng phòng'],
  ['trường ', 'Hiệu trưởng'],
]

/** The number of a paper in its form: '12-BB/TU', '12/BB-SYT'. */
function symbolOf({ form, symbol }: Issuer, number: string, kind: string): string {
  return form === 'party' ? `${number}-${kind}/${symbol}` : `${number}/${kind}-${symbol}`
}

/** A number that is given when the paper is signed; a letter of the State has no kind in it (Decree 30/2020/NĐ-CP art. 8). */
export const numberToGive = (issuer: Issuer, kind: string): string =>
  kind === LETTER && issuer.form === 'state' ? `……/${issuer.symbol}-……` : symbolOf(issuer, '……', kind)
const LETTER = 'CV'

/** Whoever proposes and keeps the files, as decisions name it: the unit whose office does the work. */
export const proposerOf = ({ unit }: IssuingGroup): string => unit

/** 'Chi ủy Văn phòng, Sở Y tế' writes as 'Chi bộ Văn phòng'. */
const bareName = (name: string): string => (name.split(',')[0] ?? name).replace(CELL, 'Chi bộ')

/** 'Ban Tổ chức Tỉnh ủy' is 'Ban Tổ chức' below the committee that its letterhead names. */
const bare = (unit: string): string => unit.replace(/\s+(tỉnh|thành) ủy$/iu, '')
const firstWord = (text: string): string => text.split(' ')[0] ?? ''
const lower = (text: string): string => text.toLocaleLowerCase('vi')
const lowerFirst = (unit: string): string => unit.replace(COMMUNE, (word) => lower(word))
/** A commune dates its papers at itself. */
const placeOf = (unit: string, place: string): string =>
  COMMUNE.test(unit) ? unit.replace(COMMUNE, '') : place

/** 'Sở Y tế' is SYT, as agencies form the symbol of their names. */
function initials(name: string): string {
  const words = name.split(/[^\p{L}]+/u).filter((word) => word !== '' && lower(word) !== 'và')
  return upper(words.map((word) => word.charAt(0)).join(''))
}

/** A title without the body that the letterhead names: 'Giám đốc Sở Y tế' signs as 'Giám đốc'. */
export function titleAt(title: string, { organisation }: Pick<Issuer, 'organisation'>): string {
  const [short = title] = title.split(',')
  const at = lower(short).indexOf(lower(organisation))
  const without = at > 0 ? short.slice(0, at) : short.replace(/\s+(tỉnh|thành|đảng) ủy.*$/iu, '')
  return without.trim() || title
}
