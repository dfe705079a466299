import { describe, expect, test } from '@jest/globals'
import { generateProvince } from '../../demonstration/generate-province.js'
import { DEMONSTRATION_ACCOUNTS, walkThrough } from '../../demonstration/people/accounts.js'
import { AGES_ON } from '../../demonstration/people/people.js'
import type { PersonRow, Province, Shortcoming } from '../../demonstration/province.js'
import { type Vacancy, vacancies } from '../../demonstration/vacancies.js'
import { addMonths } from '../../domain/deadlines/dates.js'
import { type CandidateRecord, checkEligibility } from '../../domain/eligibility/check-eligibility.js'
import type { CriterionId } from '../../domain/eligibility/criterion.js'
import { searchName } from '../../domain/names.js'
import { pinned } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import type { IsoDate } from '../../domain/vocabulary.js'

const SEEDS = [1, 2026, 987654321]
const provinces = SEEDS.map((seed) => ({ seed, province: generateProvince(seed) }))

function youngerThan(years: number): (person: PersonRow) => boolean {
  return ({ bornOn }) => addMonths(bornOn, years * 12) > AGES_ON
}
const isWoman = ({ sex }: PersonRow) => sex === 'female'
const count = <T>(list: readonly T[], is: (each: T) => boolean) => list.filter(is).length

function countBy<T>(list: readonly T[], keyOf: (each: T) => string | number): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const each of list) counts[keyOf(each)] = (counts[keyOf(each)] ?? 0) + 1
  return counts
}

describe.each(provinces)('the demonstration province of seed $seed', ({ province }) => {
  const managed = (as: PersonRow['managedAs']) => province.people.filter(({ managedAs }) => managedAs === as)

  test('has 583 cadres: 112 women, 45 under 42 years, 454 masters, 52 doctors, 77 with a university degree', () => {
    const cadres = managed('provincial')
    expect(cadres).toHaveLength(583)
    expect(count(cadres, isWoman)).toBe(112)
    expect(count(cadres, youngerThan(42))).toBe(45)
    expect(countBy(cadres, ({ degrees }) => degrees.at(-1) ?? 'none')).toEqual({
      masters: 454,
      doctorate: 52,
      university: 77,
    })
  })

  test('has 3,261 commune committee members: 991 women, 689 young, 3,285 degrees of which 24 people hold two', () => {
    const members = managed('commune')
    expect(members).toHaveLength(3261)
    expect(count(members, isWoman)).toBe(991)
    expect(count(members, youngerThan(40))).toBe(689)
    const degrees = members.flatMap((member) => member.degrees)
    expect(countBy(degrees, (degree) => degree)).toEqual({
      college: 7,
      university: 1738,
      masters: 1506,
      doctorate: 34,
    })
    expect(countBy(members, (member) => member.degrees.length)).toEqual({ 1: 3237, 2: 24 })
  })

  test('has 248 breakthrough tasks of 96 cadres in three years, one or two a year each', () => {
    const tasks = province.breakthroughTasks
    expect(tasks).toHaveLength(248)
    expect(new Set(tasks.map(({ personId }) => personId)).size).toBe(96)
    expect(new Set(tasks.map(({ year }) => year))).toEqual(new Set([2023, 2024, 2025]))
    const perYear = Object.values(countBy(tasks, ({ personId, year }) => `${personId} ${year}`))
    expect(perYear.every((number) => number === 1 || number === 2)).toBe(true)
    const cadres = new Set(managed('provincial').map(({ id }) => id))
    expect(tasks.every(({ personId }) => cadres.has(personId))).toBe(true)
  })

  test('has a standing committee of 15 with one head, three deputies and one secretary', () => {
    const members = province.groupMembers.filter(({ groupId }) => groupId === 'g-standing-committee')
    expect(members).toHaveLength(15)
    expect(countBy(members, ({ duty }) => duty)).toEqual({ head: 1, deputy: 3, secretary: 1, member: 10 })
    const seated = province.tenures.filter(
      ({ postId, toOn }) =>
        !toOn && /^post-province-(secretary|deputy-secretary|standing-member)$/.test(postId),
    )
    expect(new Set(seated.map(({ personId }) => personId))).toEqual(
      new Set(members.map(({ personId }) => personId)),
    )
  })

  test('has names in NFC with their search form, and nobody younger than 18 or past retirement', () => {
    const wrong = province.people.filter(
      ({ fullName, searchName: searched, bornOn }) =>
        fullName !== fullName.normalize('NFC') ||
        searched !== searchName(fullName) ||
        bornOn < '1965-01-01' ||
        bornOn > '2008-01-01',
    )
    expect(wrong).toEqual([])
  })

  test('has every reference to a row that is there, parents before children', () => {
    const units = new Map(province.units.map((unit) => [unit.id, unit]))
    const seen = new Set<string>()
    for (const { id, parentId, path } of province.units) {
      expect(path).toEqual([...(parentId ? (units.get(parentId)?.path ?? []) : []), id])
      if (parentId) expect(seen).toContain(parentId)
      seen.add(id)
    }
    const ids = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id))
    const [unitIds, people, groups, posts, seats] = [
      ids(province.units),
      ids(province.people),
      ids(province.groups),
      ids(province.posts),
      ids(province.seats),
    ]
    const missing: string[] = []
    const check = (known: Set<string>, ...references: (string | null)[]) => {
      for (const reference of references) if (reference && !known.has(reference)) missing.push(reference)
    }
    for (const person of province.people) check(unitIds, person.unitId)
    for (const group of province.groups) check(unitIds, group.unitId)
    for (const group of province.groups) check(groups, group.secretariatId)
    for (const post of province.posts) {
      check(unitIds, post.unitId)
      check(groups, post.managingBodyId, post.electorateId, post.officeId, post.reviewersId, post.tellersId)
    }
    for (const seat of province.seats) check(posts, seat.postId)
    for (const tenure of province.tenures) {
      check(posts, tenure.postId)
      check(seats, tenure.seatId)
    }
    for (const grant of province.roleGrants) check(unitIds, grant.unitId)
    for (const member of province.groupMembers) check(groups, member.groupId)
    for (const rows of personalRows(province)) check(people, ...rows.map(({ personId }) => personId))
    for (const entries of entered(province)) check(people, ...entries.map(({ person }) => person))
    expect(missing).toEqual([])
  })

  test('has no key twice', () => {
    const { units, people, groups, posts, seats } = province
    const keys = {
      units: units.map(({ id }) => id),
      people: people.map(({ id }) => id),
      groups: groups.map(({ id }) => id),
      posts: posts.map(({ id }) => id),
      seats: seats.map(({ id }) => id),
      members: province.groupMembers.map(({ groupId, personId }) => `${groupId} ${personId}`),
      papers: province.papers.map(({ personId, paper }) => `${personId} ${paper}`),
      evaluations: province.evaluations.map(({ personId, year }) => `${personId} ${year}`),
      names: units.filter(({ kind }) => kind === 'commune').map(({ nameVi }) => nameVi),
    }
    for (const [table, own] of Object.entries(keys)) {
      expect([table, own.length - new Set(own).size]).toEqual([table, 0])
    }
  })

  test('has one holder at most in a seat at a time, and tenures that end after they begin', () => {
    const created = new Map(province.seats.map(({ id, createdOn }) => [id, createdOn]))
    const wrong = province.tenures.filter(
      ({ seatId, fromOn, toOn }) =>
        (toOn !== null && toOn < fromOn) || (seatId !== null && fromOn < (created.get(seatId) ?? '9999')),
    )
    expect(wrong).toEqual([])
    const perSeat = countBy(
      province.tenures.filter(({ seatId }) => seatId !== null),
      ({ seatId }) => seatId ?? '',
    )
    expect(Object.values(perSeat).filter((held) => held > 1)).toEqual([])
  })

  test.each(['2025-11-20', '2026-11-20'])(
    'has on %s a circle for every post: a body with its secretariat, an electorate of 7 to 30',
    (on) => {
      const present = province.groupMembers.filter(({ fromOn, toOn }) => fromOn <= on && !toOn)
      const members = countBy(present, ({ groupId }) => groupId)
      const groups = new Map(province.groups.map((group) => [group.id, group]))
      const size = (group: string | null | undefined) => members[group ?? ''] ?? 0
      const wrong = province.posts.filter(
        ({ electorateId, managingBodyId, officeId }) =>
          size(electorateId) < 7 ||
          size(electorateId) > 30 ||
          size(groups.get(managingBodyId)?.secretariatId) < 2 ||
          size(managingBodyId) < 2 ||
          size(officeId) < 2,
      )
      expect(wrong.map(({ id }) => id)).toEqual([])
      expect(members['g-tellers']).toBe(5)
    },
  )

  test('keeps the planning within its limits: three people for a post, three posts of a person at one level', () => {
    const current = province.planningEntries.filter(({ leftOn }) => !leftOn)
    const perPost = Object.values(countBy(current, ({ postId }) => postId))
    const perPerson = Object.values(countBy(current, ({ personId, level }) => `${personId} ${level}`))
    expect(Math.max(...perPost)).toBeLessThanOrEqual(3)
    expect(Math.max(...perPerson)).toBeLessThanOrEqual(3)
    expect(new Set(current.map(({ personId, postId }) => `${personId} ${postId}`)).size).toBe(current.length)
    expect(current.length).toBeGreaterThan(600)
    const most = province.planningEntries.map(({ postId, approvedOn: on }) =>
      count(
        province.planningEntries,
        (each) => each.postId === postId && each.approvedOn <= on && (!each.leftOn || each.leftOn > on),
      ),
    )
    expect(Math.max(...most)).toBeLessThanOrEqual(3)
  })

  test('has 90 vacant seats, some for long, at most one of a post', () => {
    const vacant = vacancies(province)
    const held = new Set(province.tenures.filter(({ toOn }) => !toOn).map(({ seatId }) => seatId))
    const empty = province.seats.filter(({ id }) => !held.has(id)).map(({ id }) => id)
    expect(new Set(vacant.map(({ seatId }) => seatId))).toEqual(new Set(empty))
    expect(vacant).toHaveLength(90)
    expect(new Set(vacant.map(({ postId }) => postId)).size).toBe(90)
    expect(count(vacant, ({ vacantSince }) => vacantSince < '2025-06-01')).toBeGreaterThanOrEqual(8)
    expect(count(vacant, ({ vacantSince }) => vacantSince > '2026-08-01')).toBe(0)
    expect(countBy(vacant, ({ filledBy }) => filledBy)).toEqual({ appointment: 59, election: 31 })
    expect(Object.keys(countBy(vacant, ({ level }) => level)).sort()).toEqual([
      'department-deputy',
      'department-head',
      'division-deputy',
      'division-head',
    ])
  })

  test.each(['2025-11-20', '2026-04-01', '2026-12-31'])(
    'has for every vacant seat two people who meet every criterion on %s and one who misses exactly one',
    (on) => {
      const records = recordsOf(province)
      for (const vacancy of vacancies(province)) {
        expect(vacancy.eligible).toHaveLength(2)
        expect(vacancy.ineligible).toHaveLength(1)
        for (const person of vacancy.eligible) {
          expect([vacancy.seatId, notMet(records(person), vacancy, province, on)]).toEqual([
            vacancy.seatId,
            [],
          ])
        }
        for (const person of vacancy.ineligible) {
          const misses = vacancy.misses[person]
          expect([vacancy.seatId, notMet(records(person), vacancy, province, on)]).toEqual([
            vacancy.seatId,
            misses ? [CRITERION[misses]] : [],
          ])
        }
      }
    },
  )

  test('has couples and siblings in office, each in an organisation of their own, nobody on a shortlist', () => {
    const files = new Map(province.people.map((person) => [person.id, person]))
    const organisations = new Map(province.units.map(({ id, path }) => [id, path[1] ?? id]))
    const listed = new Set(
      vacancies(province).flatMap(({ eligible, ineligible }) => [...eligible, ...ineligible]),
    )
    expect(countBy(province.relations, ({ kind }) => kind)).toEqual({ spouse: 8, sibling: 6 })
    const named = province.relations.flatMap(({ person, relative }) => [person, relative])
    expect(new Set(named).size).toBe(28)
    expect(named.filter((id) => listed.has(id))).toEqual([])
    for (const { person, relative, kind } of province.relations) {
      const [one, other] = [files.get(person), files.get(relative)]
      if (!one || !other) throw new Error(`${person}, ${relative}: nobody`)
      expect(organisations.get(one.unitId)).not.toBe(organisations.get(other.unitId))
      if (kind === 'spouse') expect(one.sex).not.toBe(other.sex)
      else expect(one.fullName.split(' ')[0]).toBe(other.fullName.split(' ')[0])
    }
    expect(province.relationsDeclared.map(({ personId }) => personId)).toEqual([...files.keys()])
    expect(province.interestsDeclared.map(({ personId }) => personId)).toEqual([...files.keys()])
  })

  test('has candidates who declared an interest in the unit of the post, for officers to see', () => {
    const unitOf = new Map(province.posts.map(({ id, unitId }) => [id, unitId]))
    const postOf = new Map(province.seats.map(({ id, postId }) => [id, postId]))
    expect(province.interests.length).toBeGreaterThan(3)
    for (const { person, unit } of province.interests) {
      const of = vacancies(province).find(({ eligible }) => eligible.includes(person))
      expect(unitOf.get(postOf.get(of?.seatId ?? '') ?? '')).toBe(unit)
    }
  })

  test('thinks of nobody for two vacant seats, and of people for every shortcoming', () => {
    const all = vacancies(province)
    const listed = all.flatMap(({ eligible, ineligible }) => [...eligible, ...ineligible])
    expect(new Set(listed).size).toBe(listed.length)
    expect(new Set(all.flatMap(({ misses }) => Object.values(misses)))).toEqual(
      new Set(Object.keys(CRITERION)),
    )
  })

  test('gives each account a person of its own in the circle that its role needs', () => {
    const person = (login: string) =>
      province.accounts.find((account) => account.login === login)?.personId ?? ''
    const inGroup = (login: string, group: string) =>
      province.groupMembers.some(({ groupId, personId }) => groupId === group && personId === person(login))
    for (const [login, group] of Object.entries(CIRCLE_OF))
      expect([login, inGroup(login, group)]).toEqual([login, true])
    const granted = (login: string) =>
      province.roleGrants
        .filter(({ personId }) => personId === person(login))
        .map(({ role, unitId }) => `${role} ${unitId}`)
    expect(granted('hr.officer')).toEqual(['hr_officer u-province'])
    expect(granted('hr.health')).toEqual(['hr_officer u-health'])
    expect(granted('monitor.health')).toEqual(['monitor u-health'])
    for (const admin of ['admin', 'admin2']) expect(granted(admin)).toEqual(['admin u-province'])
    expect(granted('sc.secretary2')).toEqual(['approver u-province'])
    expect(granted('cadre')).toEqual([])
    expect(new Set(province.accounts.map(({ personId }) => personId)).size).toBe(province.accounts.length)
    const names = new Map(province.people.map(({ id, fullName }) => [id, fullName]))
    for (const { login } of DEMONSTRATION_ACCOUNTS) expect(names.get(person(login))).toMatch(/ /)
  })

  test.each(['2025-11-20', '2026-11-20'])(
    'has on %s accounts in every group that a task for a post goes to, two where a second person confirms',
    (on) => {
      const accounts = new Set(province.accounts.map(({ personId }) => personId))
      const groups = new Map(province.groups.map((group) => [group.id, group]))
      const withAccount = (group: string) =>
        province.groupMembers
          .filter(({ groupId, fromOn, toOn }) => groupId === group && fromOn <= on && (!toOn || toOn > on))
          .filter(({ personId }) => accounts.has(personId))
      const short: string[] = []
      const needs = (post: string, group: string, atLeast: number) => {
        if (withAccount(group).length < atLeast) short.push(`${post}: ${group}`)
      }
      for (const { id, officeId, reviewersId, tellersId, managingBodyId } of province.posts) {
        const secretariat = groups.get(managingBodyId)?.secretariatId ?? officeId
        for (const group of [officeId, reviewersId, secretariat]) needs(id, group, 1)
        for (const group of [tellersId, managingBodyId]) needs(id, group, 2)
      }
      expect(short).toEqual([])
    },
  )

  test('has an account of everybody, since anybody may be a candidate or head a vote, and proposes a few', () => {
    const holders = province.accounts.map(({ personId }) => personId)
    expect([...holders].sort()).toEqual(province.people.map(({ id }) => id).sort())
    expect(new Set(province.accounts.map(({ login }) => login)).size).toBe(holders.length)
    const byCode = province.accounts.filter(({ demo }) => !demo)
    expect(byCode.filter(({ login, personId }) => login !== personId)).toEqual([])
    expect(province.accounts.length - byCode.length).toBe(DEMONSTRATION_ACCOUNTS.length)
  })

  test('keeps the ids of the walk-through, whose two candidates are eligible for its vacant seat', () => {
    const vacancy = vacancies(province).find(({ seatId }) => seatId === walkThrough.seatId)
    expect(vacancy?.postId).toBe(walkThrough.postId)
    expect(vacancy?.eligible).toEqual(walkThrough.candidates)
    const logins = province.accounts.filter(({ personId }) => walkThrough.candidates.includes(personId))
    expect(logins.map(({ login }) => login)).toEqual(['candidate1', 'candidate2'])
  })
})

describe('the generator of the demonstration province', () => {
  test('gives the same province for the same seed', () => {
    expect(generateProvince(2026)).toEqual(provinces[1]?.province)
  })

  test('gives other people, names and vacancies for another seed', () => {
    const [first, second] = provinces.map(({ province }) => province)
    expect(first?.people.map(({ fullName }) => fullName)).not.toEqual(
      second?.people.map(({ fullName }) => fullName),
    )
    expect(first?.shortlists.map(({ seatId }) => seatId)).not.toEqual(
      second?.shortlists.map(({ seatId }) => seatId),
    )
  })
})

const CIRCLE_OF: Readonly<Record<string, string>> = {
  'hr.officer': 'g-organisation-office',
  'hr.officer2': 'g-organisation-office',
  'hr.health': 'g-health-personnel',
  reviewer: 'g-action-program-reviewers',
  teller1: 'g-tellers',
  teller2: 'g-tellers',
  teller3: 'g-tellers',
  'sc.secretary': 'g-standing-committee-secretariat',
  'sc.secretary2': 'g-standing-committee-secretariat',
  'sc.member1': 'g-standing-committee',
  'sc.member2': 'g-standing-committee',
  'sc.head': 'g-standing-committee',
}

const CRITERION: Readonly<Record<Shortcoming, CriterionId>> = {
  planning: 'planning',
  'time-in-lower-post': 'time-in-lower-post',
  evaluations: 'evaluations',
  papers: 'papers',
  discipline: 'discipline-wait',
  measure: 'no-block',
  'full-term': 'full-term',
  qualification: 'qualification',
}

function personalRows(province: Province): (readonly { personId: string }[])[] {
  return [
    province.accounts,
    province.roleGrants,
    province.groupMembers,
    province.tenures,
    province.planningEntries,
    province.evaluations,
    province.papers,
    province.relationsDeclared,
    province.interestsDeclared,
    province.breakthroughTasks,
  ]
}

function entered({ disciplines, measures, relations, interests }: Province) {
  const relatives = relations.map(({ relative }) => ({ person: relative }))
  return [disciplines, measures, relations, relatives, interests]
}

function recordsOf(province: Province): (person: string) => CandidateRecord {
  const people = new Map(province.people.map((person) => [person.id, person]))
  const byPerson = <T extends { personId: string }>(rows: readonly T[]) => {
    const groups = new Map<string, T[]>()
    for (const row of rows) {
      const own = groups.get(row.personId)
      if (own) own.push(row)
      else groups.set(row.personId, [row])
    }
    return (id: string) => groups.get(id) ?? []
  }
  const rows = {
    planning: byPerson(province.planningEntries),
    tenures: byPerson(province.tenures),
    evaluations: byPerson(province.evaluations),
    papers: byPerson(province.papers),
    measures: (id: string) => province.measures.filter(({ person }) => person === id),
    disciplines: (id: string) => province.disciplines.filter(({ person }) => person === id),
    declared: byPerson(province.relationsDeclared),
  }
  return (id) => {
    const person = people.get(id)
    if (!person) throw new Error(`${id}: nobody`)
    return {
      personId: id,
      bornOn: person.bornOn,
      sex: person.sex,
      degrees: person.degrees,
      planning: rows.planning(id).map(({ leftOn, ...entry }) => ({
        ...entry,
        ...(leftOn && { leftOn }),
      })),
      tenures: rows.tenures(id).map(({ postId, level, fromOn, toOn }) => ({
        postId,
        level,
        from: fromOn,
        ...(toOn && { to: toOn }),
      })),
      evaluations: rows.evaluations(id),
      papers: rows.papers(id).map(({ paper, verifiedOn }) => ({
        paper,
        ...(verifiedOn && { verifiedOn }),
      })),
      measures: rows.measures(id).map(({ kind, decidedOn, endedOn }) => ({
        measure: kind,
        decidedOn,
        ...(endedOn && { endedOn }),
      })),
      disciplines: rows.disciplines(id),
      relationsDeclared: rows.declared(id).map(({ declaredOn }) => declaredOn),
      // Nobody on a shortlist has a relative in office: the test of the relations below.
      relatives: [],
    }
  }
}

function notMet(
  record: CandidateRecord,
  { postId }: Vacancy,
  province: Province,
  on: IsoDate,
): CriterionId[] {
  const post = province.posts.find(({ id }) => id === postId)
  if (!post) throw new Error(`${postId}: no such post`)
  const standard = { postId, level: post.level, degree: post.degree }
  return checkEligibility(pinned(shortProcedure).eligibility, record, standard, on)
    .filter(({ answer }) => answer !== 'met')
    .map(({ criterion }) => criterion)
}
