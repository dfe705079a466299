import type { PostLevel } from '../../domain/vocabulary.js'
import type { PostRow, SeatRow, UnitRow } from '../province.js'
import type { Random } from '../random.js'
import { communeNames } from './commune-names.js'
import { DEPARTMENTS, type DepartmentPlan, PROVINCE_NAME } from './departments.js'
import { COMMUNES_SINCE, CONGRESS, keyOf, OFFICES_SINCE, type PostPlan, postWithSeats } from './posts.js'

/** Units, posts and seats, before anybody sits on them. */
export interface Organisation {
  province: UnitRow
  departments: { plan: DepartmentPlan; unit: UnitRow; divisions: UnitRow[] }[]
  communes: UnitRow[]
  units: UnitRow[]
  posts: PostRow[]
  seats: SeatRow[]
}

/** How many people are on the standing committee: its secretary, deputy secretaries and members. */
export const STANDING_COMMITTEE = { secretary: 1, deputies: 3, members: 11 } as const
const SPECIALISTS_PER_DIVISION = 3

/**
 * The organisation of the demonstration province. `thirdViceChairs` communes have three vice chairs instead of two:
 * the number that makes the margin of cadres come out.
 */
export function organise(random: Random, thirdViceChairs: number): Organisation {
  const province = unit('u-province', null, 'province', PROVINCE_NAME)
  const departments = DEPARTMENTS.map((plan) => {
    const own = unit(`u-${plan.key}`, province, plan.kind, plan.name)
    const divisions = plan.divisions.map((name, index) =>
      unit(`u-${plan.key}-${index + 1}`, own, 'division', name),
    )
    return { plan, unit: own, divisions }
  })
  const communes = communeNames(random).map((name, index) =>
    unit(`u-c${String(index + 1).padStart(2, '0')}`, province, 'commune', name),
  )
  const withThird = new Set(random.shuffled(communes).slice(0, thirdViceChairs))
  const plans = [
    ...provincePosts(province),
    ...departments.flatMap(departmentPosts),
    ...communes.flatMap((commune) => communePosts(commune, withThird.has(commune) ? 3 : 2)),
  ]
  const built = plans.map(postWithSeats)
  return {
    province,
    departments,
    communes,
    units: [province, ...departments.flatMap((each) => [each.unit, ...each.divisions]), ...communes],
    posts: built.map(({ post }) => post),
    seats: built.flatMap(({ seats }) => seats),
  }
}

/**
 * The party organisations of departments and agencies are at the grass roots, those of communes and the province above them. The
 * committee of a department or an agency does not lead it comprehensively.
 */
const PARTY_OF: Readonly<Record<UnitRow['kind'], Pick<UnitRow, 'partyOrganisation' | 'partyLeads'>>> = {
  province: { partyOrganisation: 'above-grass-roots', partyLeads: true },
  commune: { partyOrganisation: 'above-grass-roots', partyLeads: true },
  department: { partyOrganisation: 'grass-roots', partyLeads: false },
  agency: { partyOrganisation: 'grass-roots', partyLeads: false },
  division: { partyOrganisation: null, partyLeads: null },
}

function unit(
  id: string,
  parent: UnitRow | null,
  kind: UnitRow['kind'],
  name: { vi: string; en: string },
): UnitRow {
  return {
    id,
    parentId: parent?.id ?? null,
    path: [...(parent?.path ?? []), id],
    kind,
    nameVi: name.vi,
    nameEn: name.en,
    ...PARTY_OF[kind],
  }
}

function provincePosts(province: UnitRow): PostPlan[] {
  const elected = (
    key: string,
    level: PostLevel,
    seats: number,
    vi: string,
    en: string,
    since = OFFICES_SINCE,
  ): PostPlan => ({
    id: `post-province-${key}`,
    unit: province,
    title: { vi, en },
    level,
    filledBy: 'election',
    degree: 'university',
    seats,
    since,
    decidedBy: 'standing-committee',
  })
  const top = 'standing-committee'
  const { secretary, deputies, members } = STANDING_COMMITTEE
  return [
    elected(
      'secretary',
      top,
      secretary,
      'Bí thư Tỉnh ủy',
      'Secretary of the Provincial Party Committee',
      CONGRESS,
    ),
    elected('deputy-secretary', top, deputies, 'Phó Bí thư Tỉnh ủy', 'Deputy Secretary', CONGRESS),
    elected('standing-member', top, members, 'Ủy viên Ban Thường vụ', 'Standing Committee Member', CONGRESS),
    elected('chair', top, 1, 'Chủ tịch Ủy ban nhân dân tỉnh', "Chair of the People's Committee"),
    elected('council-chair', top, 1, 'Chủ tịch Hội đồng nhân dân tỉnh', "Chair of the People's Council"),
    elected(
      'vice-chair',
      'department-head',
      4,
      'Phó Chủ tịch UBND tỉnh',
      "Vice Chair of the People's Committee",
    ),
    elected(
      'council-vice-chair',
      'department-head',
      2,
      'Phó Chủ tịch HĐND tỉnh',
      "Vice Chair of the People's Council",
    ),
    elected('council-head', 'department-head', 4, 'Trưởng ban của HĐND tỉnh', 'Head of a Council Committee'),
    elected(
      'council-deputy',
      'department-deputy',
      4,
      'Phó Trưởng ban của HĐND tỉnh',
      'Deputy Head of a Council Committee',
    ),
  ]
}

function departmentPosts({ plan, unit: own, divisions }: Organisation['departments'][number]): PostPlan[] {
  const common = { filledBy: 'appointment', since: OFFICES_SINCE, conferenceOf: own } as const
  const office = own.nameVi
  return [
    {
      ...common,
      id: `post-${plan.key}-head`,
      unit: own,
      title: { vi: `${plan.head.vi} ${office}`, en: `${plan.head.en}, ${own.nameEn}` },
      level: 'department-head',
      degree: 'masters',
      seats: 1,
      decidedBy: 'standing-committee',
    },
    {
      ...common,
      id: `post-${plan.key}-deputy`,
      unit: own,
      title: { vi: `Phó ${plan.head.vi} ${office}`, en: `Deputy ${plan.head.en}, ${own.nameEn}` },
      level: 'department-deputy',
      degree: plan.degree,
      seats: plan.deputies,
      decidedBy: 'standing-committee',
    },
    ...divisions.flatMap((division) => divisionPosts(division, own)),
  ]
}

function divisionPosts(division: UnitRow, department: UnitRow): PostPlan[] {
  const headOf = division.nameVi.startsWith('Văn phòng') ? 'Chánh' : 'Trưởng'
  const name = division.nameVi.replace(/^(Phòng|Khoa)/, (word) => word.toLowerCase())
  const post = (key: string, level: PostLevel, seats: number, vi: string, en: string): PostPlan => ({
    id: `post-${keyOf(division)}-${key}`,
    unit: division,
    title: { vi, en: `${en}, ${division.nameEn}, ${department.nameEn}` },
    level,
    filledBy: 'appointment',
    degree: 'university',
    seats,
    since: OFFICES_SINCE,
    decidedBy: 'own-leadership',
    conferenceOf: department,
  })
  const of = `${name}, ${department.nameVi}`
  return [
    post('head', 'division-head', 1, `${headOf} ${of}`, 'Head'),
    post('deputy', 'division-deputy', 2, `Phó ${headOf} ${of}`, 'Deputy Head'),
    post('specialist', 'specialist', SPECIALISTS_PER_DIVISION, `Chuyên viên ${of}`, 'Specialist'),
  ]
}

/** Key posts that the standing committee manages, and the heads of the commune's four offices that it does not. */
function communePosts(commune: UnitRow, viceChairs: number): PostPlan[] {
  const post = (
    key: string,
    level: PostLevel,
    vi: string,
    en: string,
    rest: Partial<PostPlan> = {},
  ): PostPlan => ({
    id: `post-${keyOf(commune)}-${key}`,
    unit: commune,
    title: {
      vi: `${vi} ${commune.nameVi.replace(/^(Xã|Phường)/, (kind) => kind.toLowerCase())}`,
      en: `${en}, ${commune.nameEn}`,
    },
    level,
    filledBy: 'election',
    degree: 'university',
    seats: 1,
    since: COMMUNES_SINCE,
    decidedBy: 'standing-committee',
    conferenceOf: commune,
    ...rest,
  })
  const office = { filledBy: 'appointment', decidedBy: 'own-leadership' } as const
  return [
    post('secretary', 'department-deputy', 'Bí thư Đảng ủy', 'Party Secretary'),
    post(
      'deputy-secretary',
      'division-head',
      'Phó Bí thư Thường trực Đảng ủy',
      'Standing Deputy Party Secretary',
    ),
    post('chair', 'division-head', 'Chủ tịch UBND', "Chair of the People's Committee"),
    post('council-vice-chair', 'division-deputy', 'Phó Chủ tịch HĐND', "Vice Chair of the People's Council"),
    post('vice-chair', 'division-deputy', 'Phó Chủ tịch UBND', "Vice Chair of the People's Committee", {
      seats: viceChairs,
    }),
    post('front-chair', 'division-deputy', 'Chủ tịch Ủy ban MTTQ', 'Chair of the Fatherland Front Committee'),
    post(
      'inspection-chair',
      'division-deputy',
      'Chủ nhiệm UBKT Đảng ủy',
      'Chair of the Inspection Committee',
    ),
    post('office-head', 'specialist', 'Chánh Văn phòng HĐND và UBND', 'Chief of Office', office),
    post('economy-head', 'specialist', 'Trưởng phòng Kinh tế', 'Head of Economic Affairs', office),
    post('culture-head', 'specialist', 'Trưởng phòng Văn hóa – Xã hội', 'Head of Social Affairs', office),
    post(
      'service-head',
      'specialist',
      'Giám đốc Trung tâm Phục vụ hành chính công',
      'Head of Public Services',
      office,
    ),
  ]
}
