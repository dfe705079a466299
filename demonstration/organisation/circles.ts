import type { GroupId, IsoDate, SeatId } from '../../domain/vocabulary.js'
import type { Staff } from '../people/staffing.js'
import type { Duty, GroupMemberRow, GroupRow, TenureRow, UnitRow } from '../province.js'
import type { Organisation } from './organisation.js'
import { COMMUNES_SINCE, CONGRESS, groupOf, keyOf, PROVINCIAL } from './posts.js'

/** Since when the officers do their duty in the standing groups. */
const OFFICERS_SINCE: IsoDate = '2025-01-02'
/** Committee members without an office who belong to a commune's key cadres. */
const MEMBERS_IN_CONFERENCE = 8

interface Circles {
  groups: GroupRow[]
  members: GroupMemberRow[]
}

interface Member {
  staff: Staff | undefined
  duty?: Duty
  since?: IsoDate
}

/** Every body and office that a procedure can call upon, with its members. A vacant seat has no member. */
export function circles(
  organisation: Organisation,
  everyone: readonly Staff[],
  tenures: readonly TenureRow[],
): Circles {
  const bySeat = new Map<SeatId, Staff>()
  for (const staff of everyone) {
    for (const { seat } of [...(staff.job ? [staff.job] : []), ...staff.alsoHolds]) bySeat.set(seat.id, staff)
  }
  const since = new Map(
    tenures
      .filter(({ toOn }) => !toOn)
      .map(({ personId, fromOn, seatId }) => [`${personId} ${seatId}`, fromOn]),
  )
  const result: Circles = { groups: [], members: [] }
  const add: Add = (group, members) => {
    result.groups.push({ ...group, secretariatId: group.secretariatId ?? null })
    const seen = new Set<string>()
    for (const { staff, duty, since: from } of members) {
      if (!staff || seen.has(staff.id)) continue
      seen.add(staff.id)
      result.members.push({
        groupId: group.id,
        personId: staff.id,
        duty: duty ?? 'member',
        fromOn: from ?? since.get(`${staff.id} ${staff.job?.seat.id}`) ?? COMMUNES_SINCE,
        toOn: null,
      })
    }
  }
  const at: At = (seatId, duty, from) => ({
    staff: bySeat.get(seatId),
    ...(duty && { duty }),
    ...(from && { since: from }),
  })
  provincialCircles(organisation, everyone, at, add)
  for (const department of organisation.departments) departmentCircles(department, organisation, at, add)
  for (const commune of organisation.communes) communeCircles(commune, organisation, everyone, at, add)
  return result
}

type Add = (group: Omit<GroupRow, 'secretariatId'> & { secretariatId?: GroupId }, members: Member[]) => void
type At = (seatId: SeatId, duty?: Duty, since?: IsoDate) => Member

function provincialCircles(
  { province, departments }: Organisation,
  everyone: readonly Staff[],
  at: At,
  add: Add,
): void {
  const officers = (seats: SeatId[]): Member[] =>
    seats.map((seat, index) => at(seat, (['head', 'deputy'] as const)[index], OFFICERS_SINCE))
  const inOffice = (key: string) => departments.find(({ plan }) => plan.key === key)?.unit.id ?? province.id
  add(
    {
      id: PROVINCIAL.secretariat,
      unitId: inOffice('party-office'),
      kind: 'secretariat',
      nameVi: 'Thư ký Ban Thường vụ Tỉnh ủy',
      nameEn: 'Secretariat of the Standing Committee',
    },
    officers(['seat-party-office-2-head-1', 'seat-party-office-2-deputy-1']),
  )
  add(
    {
      id: PROVINCIAL.standingCommittee,
      unitId: province.id,
      kind: 'managing-body',
      nameVi: 'Ban Thường vụ Tỉnh ủy',
      nameEn: 'Standing Committee of the Provincial Party Committee',
      secretariatId: PROVINCIAL.secretariat,
    },
    [
      at('seat-province-secretary-1', 'head', CONGRESS),
      ...[1, 2, 3].map((ordinal) => at(`seat-province-deputy-secretary-${ordinal}`, 'deputy', CONGRESS)),
      at('seat-party-office-head-1', 'secretary', CONGRESS),
      ...Array.from({ length: 11 }, (_, index) =>
        at(`seat-province-standing-member-${index + 1}`, 'member', CONGRESS),
      ),
    ],
  )
  add(
    {
      id: PROVINCIAL.office,
      unitId: inOffice('organisation'),
      kind: 'office',
      nameVi: 'Bộ phận nghiệp vụ Ban Tổ chức Tỉnh ủy',
      nameEn: 'Organisation Committee office',
    },
    officers([
      'seat-organisation-2-head-1',
      'seat-organisation-2-deputy-1',
      'seat-organisation-2-specialist-1',
      'seat-organisation-2-specialist-2',
    ]),
  )
  add(
    {
      id: PROVINCIAL.reviewers,
      unitId: inOffice('organisation'),
      kind: 'reviewers',
      nameVi: 'Tổ thẩm định chương trình hành động',
      nameEn: 'Reviewers of action programs',
    },
    officers(['seat-organisation-3-head-1', 'seat-organisation-3-deputy-1', 'seat-organisation-4-head-1']),
  )
  add(
    {
      id: PROVINCIAL.tellers,
      unitId: inOffice('organisation'),
      kind: 'tellers',
      nameVi: 'Tổ kiểm phiếu',
      nameEn: 'Tellers',
    },
    officers([
      ...[3, 4, 5].map((division) => `seat-organisation-${division}-specialist-1`),
      'seat-inspection-2-specialist-1',
      'seat-party-office-4-specialist-1',
    ]),
  )
  // With the heads of the council's committees it would be too many to meet as one conference.
  const heads = everyone.filter(
    ({ job, alsoHolds }) =>
      alsoHolds.length > 0 ||
      job?.post.level === 'standing-committee' ||
      (job?.post.level === 'department-head' && job.post.id !== 'post-province-council-head'),
  )
  add(
    {
      id: PROVINCIAL.conference,
      unitId: province.id,
      kind: 'conference',
      nameVi: 'Hội nghị cán bộ chủ chốt tỉnh',
      nameEn: 'Key-cadre conference of the province',
    },
    [at('seat-province-secretary-1', 'head'), ...heads.map((staff) => ({ staff }))],
  )
}

function seatsOfUnit({ posts, seats }: Organisation, unitId: string, key: string): SeatId[] {
  const post = posts.find(({ id }) => id === `post-${unitId.slice(2)}-${key}`)
  return post ? seats.filter(({ postId }) => postId === post.id).map(({ id }) => id) : []
}

/** The socio-political organisations of an office. */
const ORGANISATIONS = [
  { key: 'union', vi: 'Công đoàn cơ sở', en: 'Trade union' },
  { key: 'youth', vi: 'Đoàn Thanh niên', en: 'Youth union' },
] as const

function departmentCircles(
  { unit, divisions }: Organisation['departments'][number],
  organisation: Organisation,
  at: At,
  add: Add,
): void {
  const seats = (of: UnitRow, key: string, duty?: Duty) =>
    seatsOfUnit(organisation, of.id, key).map((seat) => at(seat, duty))
  const leaders = [...seats(unit, 'head', 'head'), ...seats(unit, 'deputy', 'deputy')]
  const office = divisions[0] ?? unit
  const personnel = divisions.find(({ nameVi }) => nameVi === 'Phòng Tổ chức cán bộ') ?? office
  ownCircles(unit, add, {
    secretariat: [at(`seat-${keyOf(office)}-head-1`, 'head'), ...seats(office, 'specialist')],
    leaders,
    conference: [
      ...leaders,
      ...divisions.flatMap((division) => [...seats(division, 'head'), ...seats(division, 'deputy')]),
    ],
  })
  const inDivisions = (key: string) => divisions.flatMap((division) => seats(division, key))
  add(partyCommitteeOf(unit), [...leaders, ...inDivisions('head').slice(0, 2)])
  for (const [index, { key, vi, en }] of ORGANISATIONS.entries()) {
    add(
      {
        id: groupOf(unit, key),
        unitId: unit.id,
        kind: 'organisation',
        nameVi: `${vi}, ${unit.nameVi}`,
        nameEn: `${en}, ${unit.nameEn}`,
      },
      inDivisions('deputy')
        .slice(index * 2, index * 2 + 2)
        .map((member, n) => (n === 0 ? { ...member, duty: 'head' } : member)),
    )
  }
  add(
    {
      id: groupOf(unit, 'personnel'),
      unitId: unit.id,
      kind: 'office',
      nameVi: `Bộ phận tổ chức cán bộ, ${unit.nameVi}`,
      nameEn: `Personnel office, ${unit.nameEn}`,
    },
    [
      at(`seat-${keyOf(personnel)}-specialist-1`, 'head'),
      ...seats(personnel, 'specialist'),
      at(`seat-${keyOf(personnel)}-head-1`),
      at(`seat-${keyOf(personnel)}-deputy-1`),
    ],
  )
}

const COMMUNE_LEADERS = ['secretary', 'deputy-secretary', 'chair', 'vice-chair']
/** By which office one sits on a commune's standing committee, and as what; two members of its party committee besides. */
const COMMUNE_STANDING_COMMITTEE: readonly (readonly [key: string, duty: Duty])[] = [
  ['secretary', 'head'],
  ['deputy-secretary', 'deputy'],
  // In the party the chair of the people's committee is a deputy of the secretary.
  ['chair', 'deputy'],
  ['council-vice-chair', 'member'],
  ['front-chair', 'member'],
  ['inspection-chair', 'member'],
]
const MEMBERS_IN_STANDING_COMMITTEE = 2
const COMMUNE_KEY_CADRES = [
  ...['council-vice-chair', 'front-chair', 'inspection-chair'],
  ...['office-head', 'economy-head', 'culture-head', 'service-head'],
]

function communeCircles(
  unit: UnitRow,
  organisation: Organisation,
  everyone: readonly Staff[],
  at: At,
  add: Add,
): void {
  const seats = (keys: string[]) => keys.flatMap((key) => seatsOfUnit(organisation, unit.id, key))
  const leaders = seats(COMMUNE_LEADERS).map((seat) =>
    at(
      seat,
      seat.endsWith('-deputy-secretary-1') ? 'deputy' : seat.endsWith('-secretary-1') ? 'head' : 'member',
    ),
  )
  const members = everyone.filter(({ unitId, job }) => unitId === unit.id && !job)
  add(standingCommitteeOf(unit), [
    ...COMMUNE_STANDING_COMMITTEE.flatMap(([key, duty]) => seats([key]).map((seat) => at(seat, duty))),
    ...members.slice(0, MEMBERS_IN_STANDING_COMMITTEE).map((staff) => ({ staff })),
  ])
  ownCircles(unit, add, {
    secretariat: ['office-head', 'economy-head', 'culture-head', 'service-head'].map((key) =>
      at(`seat-${keyOf(unit)}-${key}-1`, key === 'office-head' ? 'head' : 'member'),
    ),
    leaders,
    conference: [
      ...leaders,
      ...seats(COMMUNE_KEY_CADRES).map((seat) => at(seat)),
      ...members.slice(0, MEMBERS_IN_CONFERENCE).map((staff) => ({ staff })),
    ],
  })
}

/** The standing committee of the same level. */
function standingCommitteeOf(unit: UnitRow): Omit<GroupRow, 'secretariatId'> {
  return {
    id: groupOf(unit, 'committee'),
    unitId: unit.id,
    kind: 'standing-committee',
    nameVi: `Ban Thường vụ Đảng ủy, ${unit.nameVi}`,
    nameEn: `Standing Committee of the Party Committee, ${unit.nameEn}`,
  }
}

/** The whole party committee, of a party organisation at the grass roots. */
function partyCommitteeOf(unit: UnitRow): Omit<GroupRow, 'secretariatId'> {
  return {
    id: groupOf(unit, 'committee'),
    unitId: unit.id,
    kind: 'party-committee',
    nameVi: `Đảng ủy, ${unit.nameVi}`,
    nameEn: `Party Committee, ${unit.nameEn}`,
  }
}

function ownCircles(
  unit: UnitRow,
  add: Add,
  { secretariat, leaders, conference }: { secretariat: Member[]; leaders: Member[]; conference: Member[] },
): void {
  const named = (circle: 'secretariat' | 'leadership' | 'conference', vi: string, en: string) => ({
    id: groupOf(unit, circle),
    unitId: unit.id,
    nameVi: `${vi}, ${unit.nameVi}`,
    nameEn: `${en}, ${unit.nameEn}`,
  })
  add({ ...named('secretariat', 'Thư ký', 'Secretariat'), kind: 'secretariat' }, secretariat)
  add(
    {
      ...named('leadership', 'Tập thể lãnh đạo', 'Leadership collective'),
      kind: 'leadership-collective',
      secretariatId: groupOf(unit, 'secretariat'),
    },
    leaders,
  )
  add(
    { ...named('conference', 'Hội nghị cán bộ chủ chốt', 'Key-cadre conference'), kind: 'conference' },
    conference,
  )
}
