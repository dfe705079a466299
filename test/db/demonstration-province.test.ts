import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { verifyAudit } from '../../db/audit/verify-audit.js'
import { inTransaction } from '../../db/pool.js'
import { findCandidateRecord, findPostFacts } from '../../db/reads/candidate-records.js'
import { findElectorate } from '../../db/reads/electorates.js'
import { listLocalityHeads } from '../../db/reads/rotation.js'
import { enterProvince } from '../../demonstration/enter-province.js'
import { generateProvince } from '../../demonstration/generate-province.js'
import { NotEmpty } from '../../demonstration/insert-rows.js'
import { ScriptWorld } from '../../demonstration/procedures/world.js'
import { vacancies } from '../../demonstration/vacancies.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { CandidateRecord } from '../../domain/eligibility/check-eligibility.js'
import type { Convened } from '../../domain/procedure/tasks.js'
import { localityShares } from '../../domain/rotation/locality-shares.js'
import { EXPANDED_LEADERSHIP, LEADERSHIP } from '../../domain/rules/conferences.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { localTargetsA } from '../../domain/rules/local-targets.js'
import type { Composition } from '../../domain/rules/values/composition.js'
import type { UnitId } from '../../domain/vocabulary.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'

const province = generateProvince(2026)
let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = patientPool(database.url)
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

async function insert(what = province): Promise<void> {
  await inTransaction(pool, (client) => enterProvince(client, what))
}

async function countOf(table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*) FROM ${table}`)
  return rows[0]?.count ?? -1
}

describe('the demonstration province in PostgreSQL', () => {
  test('leaves nothing behind when a row is refused', async () => {
    const broken = { ...province, evaluations: [{ personId: 'c-99999', year: 2025, grade: 'good' as const }] }
    await expect(insert(broken)).rejects.toThrow(/foreign key/)
    expect(await countOf('units')).toBe(0)
    expect(await countOf('people')).toBe(0)
  })

  test('is inserted whole, once only when two programs seed at the same time', async () => {
    const results = await Promise.allSettled([insert(), insert()])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = results.find((result) => result.status === 'rejected')
    expect(refused).toMatchObject({ reason: expect.any(NotEmpty) })
    const counts = {
      units: province.units.length,
      people: province.people.length,
      accounts: province.accounts.length,
      role_grants: province.roleGrants.length,
      groups: province.groups.length,
      group_members: province.groupMembers.length,
      posts: province.posts.length,
      seats: province.seats.length,
      tenures: province.tenures.length,
      planning_entries: province.planningEntries.length,
      evaluations: province.evaluations.length,
      disciplines: province.disciplines.length,
      measures: province.measures.length,
      papers: province.papers.length,
      relations: province.relations.length,
      relations_declared: province.people.length,
      interests: province.interests.length,
      interests_declared: province.people.length,
      breakthrough_tasks: 248,
      calendar_years: 3,
      calendar_days: province.calendarDays.length,
    }
    for (const [table, count] of Object.entries(counts))
      expect([table, await countOf(table)]).toEqual([table, count])
  })

  test('keeps of all that officers entered an audit event of its day, in one chain', async () => {
    const { rows: all } = await pool.query<{ what: string; at: string; actor: string }>(
      `SELECT what, at, bytes::jsonb ->> 'actor' AS actor FROM audit_events WHERE chain = 'common' ORDER BY position`,
    )
    // What the migrations made, and what the organisation brings along, is told by the database itself.
    const told = all.filter(({ actor }) => actor.startsWith('database:')).map(({ what }) => what)
    expect([...new Set(told)]).toEqual([
      'schema-migrated',
      'accounts-changed',
      'rights-changed',
      'members-changed',
    ])
    const rows = all.filter(({ actor }) => !actor.startsWith('database:'))
    const { planningEntries, breakthroughTasks, disciplines, measures, relations, interests } = province
    const concluded = breakthroughTasks.flatMap(({ conclusion }) => conclusion ?? [])
    const days = {
      'discipline-entered': disciplines.map(({ decidedOn }) => decidedOn),
      'measure-entered': measures.map(({ decidedOn }) => decidedOn),
      'relation-declared': relations.map(({ declaredOn }) => declaredOn),
      'interest-declared': interests.map(({ declaredOn }) => declaredOn),
      'planning-left': planningEntries.flatMap(({ leftOn }) => leftOn ?? []),
      'breakthrough-task-approved': breakthroughTasks.map(({ approvedOn }) => approvedOn),
      'breakthrough-task-finished': concluded.flatMap(({ on, outcome }) =>
        outcome === 'finished' ? on : [],
      ),
      'breakthrough-task-unfinished': concluded.flatMap(({ on, outcome }) =>
        outcome === 'unfinished' ? on : [],
      ),
    }
    for (const [what, expected] of Object.entries(days)) {
      const entered = rows.filter((row) => row.what === what).map(({ at }) => localDate(at))
      expect([what, entered]).toEqual([what, expected.sort()])
    }
    expect(rows).toHaveLength(Object.values(days).flat().length)
    const moments = rows.map(({ at }) => at)
    expect(moments).toEqual([...moments].sort())
    const logins = new Map(province.accounts.map(({ login, personId }) => [personId, login]))
    for (const { what, actor } of rows) {
      const by = what === 'breakthrough-task-approved' ? 'sc.secretary' : 'hr.officer'
      expect([what, logins.get(actor)]).toEqual([what, by])
    }
    expect((await verifyAudit(pool, [])).faults).toEqual([])
  })

  test('has every breakthrough task approved, and concluded with its result unless it is under way', async () => {
    const { rows } = await pool.query<{ status: string; whole: boolean }>(
      `SELECT status, approved_by IS NOT NULL AND approved_on IS NOT NULL
         AND (status = 'approved') = (closed_by IS NULL AND closed_on IS NULL AND result IS NULL) AS whole
       FROM breakthrough_tasks`,
    )
    expect(rows.filter(({ whole }) => !whole)).toEqual([])
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['approved', 'finished', 'unfinished']))
  })

  test('is refused where there are units already, and changes nothing', async () => {
    await expect(insert(generateProvince(1))).rejects.toThrow(NotEmpty)
    expect(await countOf('people')).toBe(province.people.length)
  })

  test('has the same vacant seats since the same days as the generator says', async () => {
    const { rows } = await pool.query<{ id: string; since: string }>(
      `SELECT s.id, coalesce((SELECT max(t.to_on) FROM tenures t WHERE t.seat_id = s.id), s.created_on) AS since
       FROM seats s WHERE NOT EXISTS (SELECT 1 FROM tenures t WHERE t.seat_id = s.id AND t.to_on IS NULL)`,
    )
    const expected = vacancies(province).map(({ seatId, vacantSince }) => [seatId, vacantSince])
    expect(Object.fromEntries(rows.map(({ id, since }) => [id, since]))).toEqual(Object.fromEntries(expected))
  })

  test('says of relatives, bodies and the places of posts what the scripts say of its rows', async () => {
    const world = new ScriptWorld(province)
    const people = [
      ...province.relations.flatMap(({ person, relative }) => [person, relative]),
      ...vacancies(province).flatMap(({ eligible }) => eligible),
    ]
    const near = ({ relationsDeclared, relatives = [], bodies = [] }: CandidateRecord) => ({
      relationsDeclared,
      bodies: new Set(bodies.map((each) => JSON.stringify(Object.entries(each).sort()))),
      relatives: relatives.map(({ bodies: sits, posts, ...relative }) => ({
        ...relative,
        bodies: new Set(sits.map((each) => JSON.stringify(Object.entries(each).sort()))),
        posts: new Set(posts.map((each) => JSON.stringify(Object.entries(each).sort()))),
      })),
    })
    await inTransaction(pool, async (client) => {
      for (const person of people) {
        expect([person, near(await findCandidateRecord(client, person))]).toEqual([
          person,
          near(world.record(person)),
        ])
      }
      for (const { id, level } of province.posts) {
        const facts = await findPostFacts(client, { postId: id, level })
        expect([id, facts?.place]).toEqual([
          id,
          { ...world.place(id), bodies: [...world.place(id).bodies].sort() },
        ])
      }
    })
    const leads = province.posts.filter(({ id }) => world.place(id).bodies.length > 0)
    expect(leads.length).toBeGreaterThan(100)
  })

  test('convenes more people to the second step of the four than to the first, in every commune and department', async () => {
    const units = province.units.filter(({ id }) => /^u-(c\d\d|[a-z-]+)$/.test(id) && id !== 'u-province')
    expect(units.length).toBeGreaterThan(60)
    await inTransaction(pool, async (client) => {
      for (const { id } of units) {
        const step = async (composition: Composition) =>
          (await electorateOf(client, id, composition)).map(({ person }) => person)
        const [first, second] = [await step(LEADERSHIP), await step(EXPANDED_LEADERSHIP)]
        expect([id, first.length > 0, first.filter((person) => !second.includes(person))]).toEqual([
          id,
          true,
          [],
        ])
        expect([id, second.length > first.length]).toEqual([id, true])
      }
    })
  })

  test('keeps lists of a row as arrays, and absent values as null', async () => {
    const { rows } = await pool.query(
      `SELECT u.path, u.parent_id, p.degrees FROM people p JOIN units u ON u.id = p.unit_id WHERE p.id = 'c-00001'`,
    )
    const person = province.people.find(({ id }) => id === 'c-00001')
    const unit = province.units.find(({ id }) => id === person?.unitId)
    expect(rows).toEqual([{ path: unit?.path, parent_id: unit?.parentId, degrees: person?.degrees }])
    const { rows: root } = await pool.query(`SELECT parent_id FROM units WHERE id = 'u-province'`)
    expect(root).toEqual([{ parent_id: null }])
  })

  test("counts a secretary who chairs the people's committee too once in every electorate and in every share", async () => {
    const holderOf = (seat: string) =>
      province.tenures.find(({ seatId, toOn }) => seatId === seat && !toOn)?.personId
    const commune = province.units.find(
      ({ id, kind }) =>
        kind === 'commune' && holderOf(seatOf(id, 'secretary')) && holderOf(seatOf(id, 'chair')),
    )
    if (!commune) throw new Error('no commune has both heads')
    const secretary = holderOf(seatOf(commune.id, 'secretary')) ?? ''
    const chair = holderOf(seatOf(commune.id, 'chair')) ?? ''
    const electorates = () =>
      inTransaction(pool, async (client) => {
        const lists = []
        for (const composition of COMPOSITIONS)
          lists.push(await electorateOf(client, commune.id, composition))
        return lists
      })
    const shares = async () =>
      localityShares(await listLocalityHeads(pool, 'all'), localTargetsA.locality ?? {})
    const [convened, measured] = [await electorates(), await shares()]

    // From now on both offices, and the places in every body that come with them, are one person's.
    await pool.query('UPDATE tenures SET person_id = $1 WHERE seat_id = $2 AND to_on IS NULL', [
      secretary,
      seatOf(commune.id, 'chair'),
    ])
    await pool.query('UPDATE group_members SET person_id = $1, from_on = from_on + 1 WHERE person_id = $2', [
      secretary,
      chair,
    ])

    const others = (list: Convened[]) =>
      list.map(({ person }) => person).filter((person) => person !== secretary && person !== chair)
    for (const [index, list] of (await electorates()).entries()) {
      expect(list.filter(({ person }) => person === secretary)).toEqual([{ person: secretary, as: 'head' }])
      expect(others(list)).toEqual(others(convened[index] ?? []))
    }
    expect(await listLocalityHeads(pool, [commune.id])).toMatchObject([
      { unitId: commune.id, alsoChairs: true },
    ])
    expect(await shares()).toEqual(
      measured.map((share) =>
        share.what === 'secretary-also-chair'
          ? { ...share, part: share.part + 1, target: expect.anything() }
          : share,
      ),
    )
  })
})

const COMPOSITIONS: readonly Composition[] = RULE_SETS.flatMap(({ procedure }) =>
  (procedure?.steps ?? []).flatMap((step) => (step.kind === 'collectiveVote' ? [step.electorate.value] : [])),
)

function seatOf(unit: UnitId, key: string): string {
  return `seat-${unit.slice(2)}-${key}-1`
}

function electorateOf(client: pg.ClientBase, unit: UnitId, composition: Composition): Promise<Convened[]> {
  const circle = `g-${unit.slice(2)}-conference`
  return findElectorate(client, { composition, unit, circle }, '2026-11-20T02:00:00.000Z')
}
