import type pg from 'pg'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Actor, LaunchWithLaw, Subject } from '../../domain/procedure/case.js'
import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, SHIPPED_YEARS } from '../../domain/rules/days-off.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { lawOfCase } from '../../domain/rules/rule-set.js'
import { selectRuleSet } from '../../domain/rules/select-rule-set.js'
import type { IsoDate, PersonId, ProcedureKind, ProcedureType } from '../../domain/vocabulary.js'

/** A department of few people, enough for every procedure: whom each role falls to is in its name. */
export const OFFICE = {
  province: 'u-province',
  department: 'u-health',
  post: 'post-deputy',
  seat: 'seat-deputy-1',
  secondSeat: 'seat-deputy-2',
  formerSeat: 'seat-division-1',
  electedPost: 'post-chair',
  electedSeat: 'seat-chair-1',
  office: 'g-office',
  reviewers: 'g-reviewers',
  tellers: 'g-tellers',
  electorate: 'g-electorate',
  body: 'g-body',
  secretariat: 'g-secretariat',
} as const

export const VOTERS = Array.from({ length: 15 }, (_, n) => `voter${n + 1}`)
const MEMBERS: Record<string, PersonId[]> = {
  [OFFICE.office]: ['officer', 'officer2'],
  [OFFICE.reviewers]: ['reviewer'],
  [OFFICE.tellers]: ['teller1', 'teller2', 'teller3'],
  [OFFICE.electorate]: VOTERS,
  [OFFICE.body]: ['member1', 'member2', 'member3', 'member4', 'member5'],
  [OFFICE.secretariat]: ['secretary', 'secretary2'],
}
export const CANDIDATES: PersonId[] = ['an', 'binh', 'chi']

/** The members of a group of the office. */
export const membersOf = (group: string): PersonId[] => MEMBERS[group] ?? []

/** The person as an actor, with the groups they are a member of. */
export function actor(personId: PersonId): Actor {
  return {
    personId,
    groups: Object.keys(MEMBERS).filter((group) => MEMBERS[group]?.includes(personId)),
    manages: personId.startsWith('officer'),
  }
}

export const SUBJECT: Subject = {
  seatId: OFFICE.seat,
  postId: OFFICE.post,
  unitId: OFFICE.department,
  level: 'department-deputy',
  degree: 'university',
  office: OFFICE.office,
  reviewers: OFFICE.reviewers,
  tellers: OFFICE.tellers,
  electorate: OFFICE.electorate,
  managingBody: OFFICE.body,
  secretariat: OFFICE.secretariat,
}

let launches = 0

/** The steps and the law of a procedure that began on that day, today where none is given. */
export function lawOf(
  asked: { kind: ProcedureKind; type?: ProcedureType; id?: string },
  begunOn: IsoDate = localDate(new Date().toISOString()),
): Pick<LaunchWithLaw, 'stages' | 'ruleSet' | 'begunOn'> {
  const selected = selectRuleSet(RULE_SETS, { on: begunOn, ...asked })
  if ('problem' in selected) throw new Error(`${asked.kind} on ${begunOn}: ${selected.problem}`)
  return { ...lawOfCase(selected.ruleSet), begunOn }
}

/** A launch by the officer; each has a case id of its own. */
export function launchOf(
  given: Partial<LaunchWithLaw> & { kind?: ProcedureKind } = {},
  law: { type?: ProcedureType; id?: string } = {},
): LaunchWithLaw {
  launches += 1
  const kind = given.kind ?? 'appointment'
  const { stages, ruleSet, begunOn } = given
  const kept = stages && ruleSet && begunOn ? { stages, ruleSet, begunOn } : lawOf({ kind, ...law }, begunOn)
  const caseId = given.caseId ?? `case${process.pid}x${Date.now().toString(36)}x${launches}`
  return {
    kind,
    subject: SUBJECT,
    candidates: ['an'],
    ...kept,
    launchedBy: actor('officer'),
    command: { id: `launch-${caseId}`, bodyHash: 'launch' },
    ...given,
    caseId,
  }
}

/** Fills an empty, migrated database with the office. */
export async function insertSmallOffice(client: pg.Pool | pg.ClientBase): Promise<void> {
  const o = OFFICE
  await client.query(
    `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en) VALUES
       ($1, NULL, ARRAY[$1], 'province', 'Tỉnh', 'Province'), ($2, $1, ARRAY[$1, $2], 'department', 'Sở Y tế', 'Health')`,
    [o.province, o.department],
  )
  const people = [...new Set(Object.values(MEMBERS).flat())]
  await insertPeople(client, people)
  for (const [group, members] of Object.entries(MEMBERS)) {
    const kind = {
      [o.office]: 'office',
      [o.reviewers]: 'reviewers',
      [o.tellers]: 'tellers',
      [o.body]: 'managing-body',
    }[group]
    await client.query(
      `INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ($1, $2, $3, $1, $1)`,
      [group, o.province, kind ?? (group === o.secretariat ? 'secretariat' : 'leadership-collective')],
    )
    await client.query(
      `INSERT INTO group_members (group_id, person_id, duty, from_on)
       SELECT $1, id, CASE n WHEN 1 THEN 'head' ELSE 'member' END, '2020-01-01' FROM unnest($2::text[]) WITH ORDINALITY AS m (id, n)`,
      [group, members],
    )
  }
  await client.query('UPDATE groups SET secretariat_id = $2 WHERE id = $1', [o.body, o.secretariat])
  await client.query(
    `INSERT INTO posts (id, unit_id, title_vi, title_en, level, filled_by, degree, managing_body_id, electorate_id, office_id, reviewers_id, tellers_id)
     SELECT id, $1, title, title, level, filled_by, 'university', $2, $3, $4, $5, $6 FROM (VALUES
       ('post-deputy', 'Phó Giám đốc', 'department-deputy', 'appointment'),
       ('post-division', 'Trưởng phòng', 'division-head', 'appointment'),
       ('post-chair', 'Chủ tịch', 'department-deputy', 'election')) AS p (id, title, level, filled_by)`,
    [o.department, o.body, o.electorate, o.office, o.reviewers, o.tellers],
  )
  await client.query(
    `INSERT INTO seats (id, post_id, ordinal, created_on) VALUES
       ($1, 'post-deputy', 1, '2020-01-01'), ($2, 'post-deputy', 2, '2020-01-01'),
       ($3, 'post-division', 1, '2020-01-01'), ($4, 'post-chair', 1, '2020-01-01')`,
    [o.seat, o.secondSeat, o.formerSeat, o.electedSeat],
  )
  for (const person of CANDIDATES)
    await insertCandidate(client, person, person === 'an' ? o.formerSeat : undefined)
  await insertShippedCalendar(client)
}

async function insertPeople(client: pg.Pool | pg.ClientBase, people: readonly PersonId[]): Promise<void> {
  await client.query(
    `INSERT INTO people (id, full_name, search_name, born_on, sex, degrees, unit_id, managed_as, email)
     SELECT id, 'Người ' || id, 'nguoi ' || id, '1985-03-01', 'female', ARRAY['university'], $2, 'provincial', id || '@example.org'
     FROM unnest($1::text[]) AS id`,
    [people, OFFICE.department],
  )
}

/** A person who meets every criterion for the deputy's and the chair's post; head of a division, in that seat or none. */
export async function insertCandidate(
  client: pg.Pool | pg.ClientBase,
  person: PersonId,
  formerSeat?: string,
): Promise<void> {
  await insertPeople(client, [person])
  await client.query(
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on) VALUES ($1, 'post-division', $2, 'division-head', '2021-01-01')`,
    [person, formerSeat ?? null],
  )
  await client.query(
    `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on)
     SELECT $1, post, 'department-deputy', '2025-' || extract(year FROM now())::integer + 5, '2024-01-01'
     FROM unnest(ARRAY['post-deputy', 'post-chair']) AS post`,
    [person],
  )
  await client.query(
    `INSERT INTO evaluations (person_id, year, grade)
     SELECT $1, year, 'good' FROM generate_series(2015, extract(year FROM now())::integer + 5) AS year`,
    [person],
  )
  await client.query(
    `INSERT INTO papers (person_id, paper, verified_on)
     SELECT $1, paper, '2024-01-01' FROM unnest(ARRAY['cv', 'asset-declaration']) AS paper`,
    [person],
  )
  await client.query(
    `INSERT INTO relations_declared (person_id, declared_on, source) VALUES ($1, '2015-01-05', 'Bản kê khai')`,
    [person],
  )
}

/** One more seat of a post, vacant. */
export async function insertSeat(client: pg.Pool | pg.ClientBase, post: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO seats (id, post_id, ordinal, created_on)
     SELECT $1 || '-seat-' || n, $1, n, '2020-01-01' FROM (SELECT count(*) + 100 AS n FROM seats WHERE post_id = $1) AS next
     RETURNING id`,
    [post],
  )
  return rows[0]?.id ?? ''
}

export async function insertShippedCalendar(client: pg.Pool | pg.ClientBase): Promise<void> {
  await client.query('INSERT INTO calendar_years SELECT unnest($1::integer[])', [SHIPPED_YEARS])
  for (const [kind, days] of [
    ['off', SHIPPED_DAYS_OFF],
    ['worked', SHIPPED_WORKED_SATURDAYS],
  ] as const) {
    for (const { date, reason, source } of days) {
      await client.query(
        'INSERT INTO calendar_days (day, kind, reason_vi, reason_en, source) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
        [date, kind, reason.vi, reason.en, source],
      )
    }
  }
}
