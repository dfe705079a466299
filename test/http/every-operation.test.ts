import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { insertHolder } from '../support/department.js'
import { today } from '../support/procedure-steps.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { docxText } from './docx-text.js'
import { type Answer, type HttpOffice, startHttpOffice } from './http-office.js'
import { templateOf, templatesOf, uploadTemplate } from './paper-templates.js'
import {
  complete,
  moveElsewhere,
  must,
  newCandidates,
  PROGRAM,
  procedureAt,
  seen,
  submitted,
  task,
  until,
  walkTo,
} from './walk.js'

let office: HttpOffice

beforeAll(async () => {
  office = await startHttpOffice({}, { TWO_PEOPLE_FOR: 'rights' })
}, 120_000)
afterAll(() => office.stop())

/** fetch itself adds `no-cache` to a conditional request, which asks for the whole in any case. */
const unless = (etag: string) => ({ 'if-none-match': etag, 'cache-control': 'max-age=0' })

const because = { reason: 'Theo chủ trương' }

/** Every answer on the way was compared with the OpenAPI document (http-office.ts). */
describe('each operation answers as the OpenAPI document says', () => {
  test('operation: health, readiness', async () => {
    expect((await office.send('/healthz')).body).toEqual({ status: 'ok' })
    expect((await office.send('/readyz')).body).toEqual({
      postgresql: 'up',
      temporal: 'up',
      worker: 'up',
      demonstration: 'none',
      disk: 'ok',
      outOfStep: 0,
      notes: [],
    })
  })

  test('me, in both languages', async () => {
    expect(must(await office.as('officer').get('/v1/me'), 200).body).toMatchObject({
      id: 'officer',
      login: 'officer',
      groups: [{ id: OFFICE.office }],
      roles: [{ role: 'hr_officer', unit: { id: OFFICE.province, name: 'Tỉnh' } }],
    })
    const english = must(await office.as('officer', 'en').get('/v1/me'), 200).body
    must(await office.as('officer').get('/v1/tasks/counts'), 200)
    expect(must(await office.as('officer', 'en').get('/v1/vocabulary'), 200).body).toMatchObject({
      taskKinds: { 'enter-count': 'Enter the count record' },
      caseStatuses: { running: 'running' },
    })
    expect(english.roles[0].unit.name).toBe('Province')
    expect(must(await office.as('officer', 'en').get('/v1/unread-texts'), 200).body.items[0]).toMatchObject({
      text: 'Regulation 377-QĐ/TW (2025)',
      known: 'secondary',
      knownInWords: 'from secondary sources',
    })
  })

  test('what the officer was told, and how far they have read it', async () => {
    const it = await procedureAt(office, 'launched')
    const { items, unread } = must(await office.as('officer').get('/v1/me/notifications?limit=1'), 200).body
    const open = await task(office, it, 'confirm-eligibility')
    expect(items).toMatchObject([{ kind: 'task-opened', opens: { what: 'task', id: open }, isRead: false }])
    expect(unread).toBeGreaterThan(0)
    must(await office.as('officer').put('/v1/me/notifications/read-until', { id: items[0].id }), 204)
    expect(must(await office.as('officer').get('/v1/me/notifications'), 200).body.unread).toBe(0)
  })

  test('who is signed in: somebody, and nobody', async () => {
    expect(must(await office.as('officer').get('/v1/session'), 200).body).toMatchObject({ signedIn: true })
    expect(must(await office.send('/v1/session'), 200).body).toMatchObject({ signedIn: false })
  })

  test('where one is signed in: list, end one', async () => {
    const officer = office.as('officer')
    await office.pool.query(
      `INSERT INTO browser_sessions (secret_hash, login, ends_at, idle_until, sealed_tokens)
       VALUES ('x', 'officer', now() + interval '1 hour', now() + interval '1 hour', '')`,
    )
    const [session] = must(await officer.get('/v1/me/sessions'), 200).body.sessions
    expect(session).toMatchObject({ browser: null, system: null, isThis: false })
    must(await officer.post(`/v1/me/sessions/${session.id}/ending`, {}), 200)
    expect(must(await officer.get('/v1/me/sessions'), 200).body).toEqual({ sessions: [] })
  })

  test('units: add, read, list, move', async () => {
    const admin = office.as('admin')
    const name = { vi: 'Phòng Tổ chức', en: 'Organisation division' }
    const added = must(
      await admin.post('/v1/units', { parentId: OFFICE.department, kind: 'division', name }),
      201,
    )
    const path = added.headers.get('location') ?? ''
    const read = must(await admin.get(path), 200)
    expect(read.body.ancestors.map(({ id }: { id: string }) => id)).toEqual([
      OFFICE.province,
      OFFICE.department,
    ])
    const waits = must(await admin.patch(path, { parentId: 'u-other' }, read.headers.get('etag') ?? ''), 202)
    await office.pool.query(
      "INSERT INTO role_grants (person_id, role, unit_id) VALUES ('officer2', 'admin', $1)",
      [OFFICE.province],
    )
    must(await office.as('officer2').post(`${waits.headers.get('location')}/confirmation`, {}), 200)
    await office.pool.query("DELETE FROM role_grants WHERE person_id = 'officer2' AND role = 'admin'")
    expect(must(await admin.get(path), 200).body).toMatchObject({ parentId: 'u-other', version: 2 })
    const { items } = must(await admin.get('/v1/units?under=u-other'), 200).body
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['u-other', added.body.id])
  })

  test('papers of a person and of a unit', async () => {
    const officer = office.as('officer')
    for (const path of [
      '/v1/cadres/voter15/sheet?form=state',
      `/v1/units/${OFFICE.department}/planning-paper?paper=decision`,
      `/v1/units/${OFFICE.department}/planning-paper?paper=review`,
      `/v1/units/${OFFICE.department}/grades-paper?year=2025`,
    ])
      expect(await docxText(must(await officer.get(path), 200))).not.toMatch(/undefined|null|NaN/)
  })

  test('templates for papers: upload, list, read, withdraw', async () => {
    const officer = office.as('officer')
    const asked = { unit: OFFICE.department, paper: 'assessment', content: await templateOf('{ho_ten}') }
    const { id, content } = must(await uploadTemplate(officer, asked), 201).body
    must(await officer.get(content), 200)
    must(await officer.post(`${templatesOf(OFFICE.department)}/${id}/ending`, because), 200)
    expect(must(await officer.get(templatesOf(OFFICE.department)), 200).body.items).toMatchObject([
      { id, withdrawn: because },
    ])
  })

  test('a group as it stands', async () => {
    const { body } = must(await office.as('officer').get(`/v1/groups/${OFFICE.body}`), 200)
    expect(body).toMatchObject({ id: OFFICE.body, members: expect.any(Array) })
  })

  test('posts and seats: add, read, list, change, add seats', async () => {
    const admin = office.as('admin')
    const post = {
      unitId: OFFICE.department,
      title: { vi: 'Chánh Văn phòng', en: 'Chief of office' },
      level: 'division-head',
      filledBy: 'appointment',
      ...{ managingBody: OFFICE.body, electorate: OFFICE.electorate, office: OFFICE.office },
      ...{ reviewers: OFFICE.reviewers, tellers: OFFICE.tellers },
    }
    const added = must(await admin.post('/v1/posts', post), 201)
    const path = added.headers.get('location') ?? ''
    const etag = must(await admin.get(path), 200).headers.get('etag') ?? ''
    expect(must(await admin.patch(path, { degree: 'masters' }, etag), 200).body.degree).toBe('masters')
    expect(must(await admin.post(`${path}/seats`, { count: 2 }), 200).body.seats).toHaveLength(3)
    const { items } = must(await admin.get('/v1/posts?q=chanh+van+phong&vacant=true'), 200).body
    expect(items.map(({ id }: { id: string }) => id)).toEqual([added.body.id])
  })

  test('cadres and planning: add, read, list, change, leave', async () => {
    const officer = office.as('officer')
    const person = {
      fullName: 'Lê Văn Tám',
      unitId: OFFICE.department,
      managedAs: 'provincial',
      bornOn: '1985-02-03',
    }
    const added = must(await officer.post('/v1/cadres', person), 201)
    const path = added.headers.get('location') ?? ''
    const etag = must(await officer.get(path), 200).headers.get('etag') ?? ''
    const papers = [{ paper: 'cv', verifiedOn: today() }]
    expect(must(await officer.patch(path, { papers }, etag), 200).body.file.papers).toEqual(papers)
    must(await officer.get('/v1/cadres?q=le+van+tam'), 200)

    const entry = {
      personId: added.body.id,
      postId: 'post-division',
      term: '2025-2030',
      approvedOn: '2026-01-05',
    }
    const planned = must(await officer.post('/v1/planning', entry), 201)
    const place = planned.headers.get('location') ?? ''
    const version = must(await officer.get(place), 200).headers.get('etag') ?? ''
    must(await officer.patch(place, { term: '2026-2031' }, version), 200)
    const left = must(await officer.post(`${place}/leaving`, { leftOn: today(), ...because }), 200)
    expect(left.body).toMatchObject({ term: '2026-2031', leftOn: today(), leftReason: because.reason })
    expect(must(await officer.get(`/v1/planning?person=${added.body.id}`), 200).body.total).toBe(1)
  })

  test('an appointment from launch to decision, with its documents', async () => {
    const it = await procedureAt(office, 'program', { candidates: 1 })
    const [candidate = ''] = it.candidates
    const documentId = await submitted(office, it, candidate)
    must(await office.as('officer').get(`/v1/documents/${documentId}`), 200)
    // The reviewer sees the case from the moment on at which there is something to review.
    must(await office.as('reviewer').get(`/v1/documents/${documentId}/content`), 404)
    expect(must(await office.as('officer').get(`/v1/documents/${documentId}/content`), 200).body).toEqual(
      PROGRAM,
    )
    await walkTo(office, it, 'program', 'confirmation')
    const open = await task(office, it, 'confirm-decision')
    must(await office.as('member1').post(`/v1/tasks/${open}/decision-preview`, {}), 200)
    await walkTo(office, it, 'confirmation', 'completed')
    must(await office.as('reviewer').get(`/v1/documents/${documentId}/content`), 200)
    expect(
      must(await office.as('secretary').get('/v1/tasks?status=done&limit=1'), 200).body.items[0],
    ).toMatchObject({
      kind: 'record-decision',
      procedure: { id: it.id, status: 'completed' },
    })
    const view = await seen(office, it.id)
    expect(view).toMatchObject({
      status: 'completed',
      outcome: { person: { id: candidate } },
      waitingFor: [],
    })
    for (const path of [view.votes[0].minutes, view.links.decision]) {
      expect(await docxText(must(await office.as('officer').get(path), 200))).toContain(`Người ${candidate}`)
    }
    must(await office.as('officer').get(`/v1/votes/${view.votes[0].id}`), 200)
    must(await office.as('officer').get(view.links.events), 200)
  }, 60_000)

  test('a nomination, by introduction, election and ratification', async () => {
    const it = await procedureAt(office, 'confirmation', { kind: 'nomination' })
    const steps = [
      ['member1', 'confirm-decision', { confirmed: true }],
      ['officer', 'record-introduction', { introducedOn: today(), resolutionNumber: '8-TTr/TU' }],
      ['officer', 'record-election-result', { electedOn: today(), elected: true, votesFor: 40, voters: 50 }],
      [
        'officer',
        'record-ratification',
        { ratified: true, resolutionNumber: '9-QĐ/TTg', signedOn: today(), effectiveOn: today() },
      ],
    ] as const
    for (const [login, kind, result] of steps) must(await complete(office, it, login, kind, result), 200)
    await until(async () => (await seen(office, it.id)).status === 'completed')
    const { seats } = must(await office.as('officer').get(`/v1/posts/${OFFICE.electedPost}`), 200).body
    expect(seats.map(({ holder }: { holder: { id: string } | null }) => holder?.id)).toContain(
      it.candidates[0],
    )
  }, 60_000)

  test('a revocation restores the posts', async () => {
    const it = await procedureAt(office, 'completed', { candidates: 1 })
    const revocation = { kind: 'revocation', revokes: it.id }
    must(await office.as('officer').post('/v1/procedures/preview', revocation), 200)
    const launched = must(await office.as('officer').post('/v1/procedures', revocation), 201)
    must(await office.as('officer').get(`/v1/procedures/${launched.body.id}/plan`), 200)
    const papers = `/v1/procedures/${launched.body.id}/papers`
    must(await office.as('officer').get(papers), 200)
    must(await office.as('officer').get(`${papers}/docx?paper=results-proposal`), 200)
    await walkTo(office, { id: launched.body.id, candidates: it.candidates }, 'decision', 'completed')
    expect(await seen(office, it.id)).toMatchObject({ revokedBy: launched.body.id })
    const { seat } = await seen(office, it.id)
    const { seats } = must(await office.as('officer').get(`/v1/posts/${OFFICE.post}`), 200).body
    expect(seats.find(({ id }: { id: string }) => id === seat.id)).toMatchObject({ holder: null })
  }, 60_000)

  test('claim, release, reassign; suspend, resume, return; annul; withdraw and block a candidate; withdraw', async () => {
    const it = await procedureAt(office, 'decision', { candidates: 3 })
    const [first = '', second = '', third = ''] = it.candidates
    const officer = office.as('officer')
    const voteId = (await seen(office, it.id)).votes[0].id
    must(await officer.post(`/v1/procedures/${it.id}/suspension`, because), 200)
    must(await officer.post(`/v1/procedures/${it.id}/resumption`, because), 200)
    const annulled = must(await officer.post(`/v1/votes/${voteId}/annulment`, because), 200)
    expect(annulled.body).toMatchObject({ stage: 'collective-vote' })
    expect(must(await officer.get(`/v1/votes/${voteId}`), 200).body.status).toBe('annulled')
    const open = await task(office, it, 'convene-vote')
    must(await officer.post(`/v1/tasks/${open}/claim`, {}), 200)
    must(await officer.post(`/v1/tasks/${open}/release`, {}), 200)
    must(await officer.post(`/v1/tasks/${open}/reassignment`, { to: 'officer2', ...because }), 200)
    expect(must(await office.as('officer2').get(`/v1/tasks/${open}`), 200).body.claimedBy.id).toBe('officer2')
    must(
      await office.as(second).post(`/v1/procedures/${it.id}/candidates/${second}/withdrawal`, because),
      200,
    )
    must(await officer.post(`/v1/procedures/${it.id}/candidates/${third}/block`, because), 200)
    must(await officer.post(`/v1/procedures/${it.id}/return`, { stage: 'action-program', ...because }), 200)
    expect(await seen(office, it.id)).toMatchObject({
      stage: 'action-program',
      candidates: [
        { id: first, status: 'active' },
        { id: second, status: 'withdrawn' },
        { id: third, status: 'blocked' },
      ],
    })
    const withdrawn = must(await officer.post(`/v1/procedures/${it.id}/withdrawal`, because), 200)
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', openTasks: [] })
  }, 60_000)

  test('more papers, and a decision that returns the case', async () => {
    const it = await procedureAt(office, 'decision')
    const step = async (login: string, kind: Parameters<typeof complete>[3], result: unknown) =>
      must(await complete(office, it, login, kind, result), 200)
    await step('secretary', 'record-decision', { outcome: 'more-papers', ...because })
    await step('member1', 'confirm-decision', { confirmed: true })
    const papers = must(
      await office
        .as('officer')
        .upload({ case: it.id, purpose: 'papers', content: PROGRAM, name: 'bổ sung.pdf' }),
      201,
    )
    await step('officer', 'supply-papers', { documentIds: [papers.body.id], note: 'Đã bổ sung' })
    await step('secretary', 'record-decision', { outcome: 'returned', stage: 'collective-vote', ...because })
    await step('member2', 'confirm-decision', { confirmed: true })
    expect((await seen(office, it.id)).stage).toBe('collective-vote')
  }, 60_000)

  test('monitoring and deadlines', async () => {
    const monitor = office.as('monitor')
    must(await monitor.get('/v1/monitoring/summary?stuckDays=10'), 200)
    must(await monitor.get('/v1/monitoring/statistics'), 200)
    must(await monitor.get('/v1/monitoring/overdue'), 200)
    must(await monitor.get('/v1/monitoring/vacancies?procedure=true'), 200)
    must(await monitor.get('/v1/monitoring/withdrawn-after-reading'), 200)
    must(await monitor.get('/v1/monitoring/notices'), 200)
    must(
      await monitor.get('/v1/procedures?status=open&overdue=false&atRisk=false&stuck=false&sort=launchedAt'),
      200,
    )
    const deadline = must(
      await office.as('an', 'en').get('/v1/deadlines?from=2026-04-24&workingDays=15'),
      200,
    ).body
    expect(deadline).toMatchObject({
      due: '2026-05-20',
      provisional: false,
      overdueFrom: '2026-05-20T17:00:00.000Z',
    })
    expect(deadline.skipped).toContainEqual({ date: '2026-04-30', reason: expect.any(String) })
  })

  test('rule sets and templates: read, try, draft, replace, publish, compare', async () => {
    const admin = office.as('admin')
    const { ruleSet } = must(await admin.get('/v1/rule-sets/regulation-377-2025'), 200).body
    const { version: _, ...rules } = { ...ruleSet, id: 'local-planning' }
    must(await admin.get('/v1/rule-sets?status=built-in&on=2026-08-03'), 200)
    expect(must(await admin.get('/v1/templates'), 200).body.total).toBeGreaterThan(5)
    const votes = { issued: 9, returned: 9, blank: 0, invalid: 0, votes: { an: 6, binh: 3 } }
    const count = { step: 'collective-vote', members: 9, convened: 9, excused: 0, present: 9, ...votes }
    const verdict = must(await admin.post('/v1/rule-sets/short-procedure/vote-evaluation', count), 200)
    expect(verdict.body).toMatchObject({ outcome: 'selected', candidates: ['an'] })
    const drafted = must(await admin.post('/v1/rule-sets', { ...rules, ...because, draft: true }), 201)
    const path = '/v1/rule-sets/drafts/local-planning'
    const etag = drafted.headers.get('etag') ?? ''
    const replaced = await admin.put(path, { ...rules, ...because }, etag)
    must(replaced, 200)
    const revision = replaced.headers.get('etag') ?? ''
    must(await admin.post(`${path}/publication`, because, undefined, revision), 201)
    const other = must(await admin.post('/v1/rule-sets', { ...rules, ...because, draft: true }), 201)
    must(await admin.delete(path, other.headers.get('etag') ?? ''), 204)
    must(await admin.get('/v1/rule-sets/local-planning/differences?with=regulation-377-2025'), 200)
  })

  test('rights: grant, list, revoke; what waits for a second person: list, read, confirm, refuse, withdraw', async () => {
    const [admin, other] = [office.as('admin'), office.as('other.admin')]
    const propose = async () => {
      const right = { personId: 'outsider', role: 'monitor', unitId: 'u-other' }
      return must(await admin.post('/v1/rights', right), 202).headers.get('location') ?? ''
    }
    const place = await propose()
    expect(must(await other.get(place), 200).body).toMatchObject({
      state: 'waiting',
      operation: 'grant-right',
    })
    expect(must(await other.get('/v1/proposed-changes?state=waiting&kind=rights'), 200).body.total).toBe(1)
    must(await other.post(`${place}/refusal`, because), 200)
    must(await admin.post(`${await propose()}/withdrawal`, {}), 200)
    must(await other.post(`${await propose()}/confirmation`, {}), 200)
    expect(must(await other.get('/v1/rights?person=outsider'), 200).body.total).toBe(1)
    const revoked = { personId: 'outsider', role: 'monitor', unitId: 'u-other', ...because }
    must(await admin.post('/v1/rights/revocations', revoked), 200)
  })

  test('accounts: open, list, read, close, open again, sign out everywhere', async () => {
    const [admin, other] = [office.as('admin'), office.as('other.admin')]
    await office.pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       VALUES ('newcomer', 'Người Mới', 'nguoi moi', 'u-other', 'staff')`,
    )
    const confirmed = async (answer: Answer) =>
      must(await other.post(`${must(answer, 202).headers.get('location')}/confirmation`, {}), 200)
    await confirmed(await admin.post('/v1/accounts', { personId: 'newcomer', login: 'newcomer' }))
    const { items } = must(await admin.get('/v1/accounts?q=nguoi+moi&unit=u-other&closed=false'), 200).body
    expect(items).toMatchObject([{ login: 'newcomer', person: { id: 'newcomer' }, sessions: 0 }])
    must(await admin.post('/v1/accounts/newcomer/sign-out', because), 200)
    must(await admin.post('/v1/accounts/newcomer/closing', because), 200)
    expect((await office.as('newcomer').get('/v1/me')).status).toBe(403)
    await confirmed(await admin.post('/v1/accounts/newcomer/reopening', because))
    expect(must(await admin.get('/v1/accounts/newcomer'), 200).body.closedAt).toBeNull()
    must(await office.as('newcomer').get('/v1/me'), 200)
  })

  test('groups: list, members, add one from a day, end on a day', async () => {
    const [admin, other] = [office.as('admin'), office.as('second.admin')]
    await office.pool.query(
      `WITH account AS (INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
         VALUES ('second.admin', 'second.admin', 'second.admin', $1, 'staff') RETURNING id),
       login AS (INSERT INTO accounts (login, person_id) SELECT id, id FROM account)
       INSERT INTO role_grants (person_id, role, unit_id) SELECT id, 'admin', $1 FROM account`,
      [OFFICE.province],
    )
    const { items } = must(await admin.get(`/v1/groups?unit=${OFFICE.province}&kind=tellers`), 200).body
    expect(items.map(({ id }: { id: string }) => id)).toContain(OFFICE.tellers)
    const path = `/v1/groups/${OFFICE.tellers}/members`
    const joins = { personId: 'voter14', duty: 'deputy', from: today() }
    const waits = must(await admin.post(path, joins), 202).headers.get('location')
    must(await other.post(`${waits}/confirmation`, {}), 200)
    const members = must(await admin.get(path), 200).body
    expect(members.group).toMatchObject({ id: OFFICE.tellers, members: 4 })
    expect(members.items).toContainEqual(
      expect.objectContaining({
        person: expect.objectContaining({ id: 'voter14' }),
        duty: 'deputy',
        to: null,
      }),
    )
    const leaves = { personId: 'voter14', endedOn: today(), ...because }
    expect(must(await admin.post(`${path}/ending`, leaves), 200).body.to).toBe(today())
  })

  test('a dossier: read, enter, take over an earlier one', async () => {
    const [person = ''] = await newCandidates(office, 1)
    await moveElsewhere(office, [person])
    const officer = office.as('officer')
    const launch = async () => {
      const seatId = await insertSeat(office.pool, OFFICE.post)
      const body = { kind: 'appointment', type: 'from-elsewhere', seatId, candidates: [person] }
      return must(await officer.post('/v1/procedures', body), 201).body.id as string
    }
    const first = await launch()
    const path = (id: string) => `/v1/procedures/${id}/candidates/${person}/dossier`
    const items = [{ item: 'cv', issuedOn: today(), reference: 'Số 1' }]
    must(await officer.post(path(first), { items }), 200)
    must(await officer.post(`/v1/procedures/${first}/withdrawal`, because), 200)
    const second = await launch()
    const { candidates } = must(await officer.get(`/v1/procedures/${second}/dossier`), 200).body
    expect(candidates[0].reusable).toMatchObject({ procedure: first })
    must(await officer.post(`${path(second)}/reuse`, { from: first }), 200)
  }, 60_000)

  test('the calendar of a year, and the recount of deadlines that it sets off', async () => {
    const admin = office.as('admin')
    const { body, headers } = must(await admin.get('/v1/calendar/2027'), 200)
    must(await admin.get('/v1/calendar?from=2026&to=2028'), 200)
    const extra = {
      date: '2027-12-24',
      kind: 'off',
      reason: { vi: 'Nghỉ đột xuất', en: 'Special day off' },
      source: 'Thông báo số 1',
    }
    const answer = must(
      await admin.put('/v1/calendar/2027', { days: [...body.days, extra] }, headers.get('etag') ?? ''),
      200,
    )
    const { progress } = answer.body.recomputation
    expect(progress).toMatch(/^\/v1\/calendar\/recomputations\//)
    await until(async () => must(await admin.get(progress), 200).body.finishedAt !== null)
  }, 60_000)

  test('who is in rotation', async () => {
    const { inRotation, onSecondment } = must(
      await office.as('monitor').get('/v1/monitoring/rotation'),
      200,
    ).body
    expect([inRotation, onSecondment]).toEqual([[], []])
  })

  test('a procedure with what its candidates declared', async () => {
    const candidates = await newCandidates(office, 2)
    const [one = '', other] = candidates
    const declared = { kind: 'capital', what: 'Cổ phần', declaredOn: '2026-01-05', source: 'Bản kê khai' }
    const path = `/v1/cadres/${one}/interests`
    must(await office.as('officer').post(path, { ...declared, unit: OFFICE.department }), 201)
    must(await office.as('officer').post(path, { ...declared, other }), 201)
    const it = await procedureAt(office, 'launched', { candidates })
    const [{ items }] = (await seen(office, it.id)).interests
    expect(items).toMatchObject([
      { other: null, unit: { id: OFFICE.department } },
      { other: { id: other }, unit: null },
    ])
  })

  test('relatives, interests and formal decisions: declare, enter, list, end', async () => {
    const officer = office.as('officer')
    const declared = { declaredOn: today(), source: 'Bản kê khai' }
    must(await officer.post('/v1/cadres/chi/relation-declarations', declared), 201)
    const relations = '/v1/cadres/chi/relations'
    const relative = must(
      await officer.post(relations, { ...declared, relative: 'binh', kind: 'sibling' }),
      201,
    )
    const ended = { endedOn: today(), reason: 'Ghi nhầm' }
    must(await officer.post(`${relations}/${relative.body.id}/ending`, ended), 200)
    expect(must(await officer.get(relations), 200).body.items).toHaveLength(1)
    const { rows } = await office.pool.query(
      "SELECT seat_id FROM tenures WHERE person_id = 'an' AND to_on IS NULL AND seat_id IS NOT NULL",
    )
    const term = { seatId: rows[0].seat_id, termEndsOn: '2029-12-31', evidence: 'Quyết định 9-QĐ/SYT' }
    must(await officer.post('/v1/cadres/an/terms', term), 200)
    must(await officer.post('/v1/cadres/chi/interest-declarations', declared), 201)
    const interests = '/v1/cadres/chi/interests'
    const shares = { ...declared, kind: 'capital', what: 'Cổ phần Công ty A', unit: 'u-health' }
    const interest = must(await officer.post(interests, shares), 201)
    must(await officer.post(`${interests}/${interest.body.id}/ending`, ended), 200)
    expect(must(await officer.get(interests), 200).body.items).toHaveLength(1)
    const decision = { authority: 'Ban Thường vụ Tỉnh ủy', number: '7-QĐ/TU' }
    for (const [what, kind] of [
      ['measures', 'inspection'],
      ['disciplines', 'reprimand'],
    ]) {
      const path = `/v1/cadres/voter15/${what}`
      const entered = must(await officer.post(path, { kind, decidedOn: today(), ...decision }), 201)
      must(await officer.post(`${path}/${entered.body.id}/ending`, { endedOn: today(), ...decision }), 200)
      expect(must(await officer.get(path), 200).body.items).toHaveLength(1)
    }
    const absences = '/v1/cadres/voter15/absences'
    const left = { kind: 'hospital', from: today(), evidence: 'Giấy ra vào viện' }
    const absence = must(await officer.post(absences, left), 201).body
    const back = { endedOn: today(), evidence: left.evidence }
    must(await officer.post(`${absences}/${absence.id}/ending`, back), 200)
    expect(must(await officer.get(absences), 200).body.items).toHaveLength(1)
  })

  test('who acts in a vacant seat: enter, list, end', async () => {
    const officer = office.as('officer')
    const path = `/v1/posts/${OFFICE.post}/acting-holders`
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const leaving = must(
      await office.as('officer').get(`/v1/grounds?seat=${seatId}&ruleSet=dismissal`),
      200,
    ).body
    const led = must(await office.as('officer').get(`/v1/leaders?seat=${seatId}`), 200).body
    expect(led.yearOfTerm.year).toBe(3)
    // Nobody holds it: the list of the text, which nothing answers.
    expect([leaving.holder, leaving.items[0].code, leaving.items[0].answer]).toEqual([
      undefined,
      '53.1a',
      undefined,
    ])
    const term = { seatId, personId: 'voter15', from: today(), until: today(), reference: 'Quyết định 9' }
    const { id } = must(await officer.post(path, term), 201).body
    const unit = `/v1/monitoring/vacancies?limit=200&acting=in-term`
    expect(must(await office.as('monitor').get(unit), 200).body.items).toMatchObject([
      { seat: { id: seatId } },
    ])
    must(await officer.post(`${path}/${id}/ending`, { endedOn: today(), ...because }), 200)
    expect(must(await officer.get(path), 200).body.items).toHaveLength(1)
  })

  test('publications and objections: publish, register, answer, list', async () => {
    const it = await procedureAt(office, 'launched')
    const officer = office.as('officer')
    const path = `/v1/procedures/${it.id}`
    must(
      await officer.post(`${path}/publications`, { what: 'list', publishedOn: today(), place: 'Bảng tin' }),
      201,
    )
    const letter = { receivedOn: today(), from: 'Một công dân', content: 'Đề nghị xem xét' }
    must(await officer.post(`${path}/objections`, letter), 201)
    must(
      await officer.post(`${path}/objections/1/answer`, { answeredOn: today(), answer: 'Đã xem xét' }),
      200,
    )
    expect(must(await officer.get(`${path}/publications`), 200).body.items).toHaveLength(1)
    expect(must(await officer.get(`${path}/objections`), 200).body.items[0].from).toBe(letter.from)
  })

  test('whose a post is to launch, to decide, to sign', async () => {
    const path = `/v1/posts/${OFFICE.post}/authority`
    expect(must(await office.as('officer', 'en').get(path), 200).body).toMatchObject({
      launches: { id: OFFICE.office },
      decides: { id: OFFICE.body },
      records: { id: OFFICE.secretariat },
      signs: 'For the Standing Committee, the Secretary',
    })
    expect((await office.as('officer').get('/v1/posts/none/authority')).status).toBe(404)
  })

  test('planning: structure, what if, reviews', async () => {
    const officer = office.as('officer')
    const unit = OFFICE.department
    must(await officer.get(`/v1/planning/structure?unit=${unit}`), 200)
    const changes = { unit, add: [], remove: [{ personId: 'an', postId: OFFICE.post }] }
    must(await officer.post('/v1/planning/what-if', changes), 200)
    const { items } = must(await officer.get('/v1/planning?person=an'), 200).body
    const kept = { reviewedOn: today(), outcome: 'kept', note: 'Đủ tiêu chuẩn' }
    must(await officer.post(`/v1/planning/${items[0].id}/reviews`, kept), 200)
    must(await officer.post('/v1/planning/reviews', { unit, on: today(), apply: false }), 200)
  })

  test('evaluations and breakthrough tasks: enter, approve, conclude, list', async () => {
    const officer = office.as('officer')
    const year = Number(today().slice(0, 4))
    const inputs = {
      self: 'Hoàn thành tốt',
      'peers-in-the-cell': 88,
      'subordinates-or-people-served': 85,
      'party-committee-of-the-workplace': 'Đồng ý',
      superior: 90,
      'advisory-bodies': 'Đạt',
      'measured-results': 92,
    }
    must(await officer.put(`/v1/evaluations/voter15/${year}`, { points: 89, inputs }), 201)
    must(await officer.get(`/v1/evaluations?unit=${OFFICE.department}&year=${year}`), 200)
    const outstanding = { grade: 'excellent', evidence: 'Quyết định 12/QĐ-UBND ngày 10/12/2026' }
    must(await officer.put(`/v1/evaluations/units/${OFFICE.department}/${year}`, outstanding), 201)
    const [person = ''] = await newCandidates(office, 1)
    await insertHolder(office.pool, person)
    const registered = must(
      await officer.post('/v1/breakthrough-tasks', { personId: person, year, title: 'Số hóa hồ sơ' }),
      201,
    )
    const other = await officer.post('/v1/breakthrough-tasks', { personId: person, year, title: 'Việc khác' })
    const refusal = { reason: 'Chưa đo được kết quả' }
    must(await office.as('approver').post(`/v1/breakthrough-tasks/${other.body.id}/refusal`, refusal), 200)
    const path = `/v1/breakthrough-tasks/${registered.body.id}`
    must(await officer.get(path), 200)
    must(
      await office
        .as('approver')
        .post(`${path}/approval`, { resolutionNumber: '12-NQ/TU', resolvedOn: '2026-08-01' }),
      200,
    )
    must(await officer.post(`${path}/completion`, { outcome: 'unfinished', result: 'Chậm tiến độ' }), 200)
    must(await officer.get(`/v1/breakthrough-tasks?person=${person}`), 200)
    must(await office.as('monitor').get('/v1/monitoring/unfinished-tasks'), 200)
  })

  test('who read a record: asked by the person, and by who oversees their unit', async () => {
    must(await office.as('officer').get('/v1/cadres/binh'), 200)
    const { items } = must(await office.as('binh').get('/v1/me/reads'), 200).body
    expect(items).toContainEqual(expect.objectContaining({ what: 'file', title: 'Hồ sơ cán bộ' }))
    const overseen = must(await office.as('monitor').get('/v1/cadres/binh/reads'), 200)
    expect(overseen.body.items).toEqual(items)
  })

  test('and with these, every operation of the document has', () => {
    expect(office.checker.operations.length).toBeGreaterThan(40)
    // One is only of the demonstration (test/http/demonstration-accounts.test.ts), one does not end (test/http/events.test.ts).
    expect(office.checker.unanswered).toEqual(['get /v1/demonstration/accounts', 'get /v1/events'])
  })
})

describe('an ETag', () => {
  test('of a procedure spares sending it again until it changes', async () => {
    const it = await procedureAt(office, 'launched')
    const path = `/v1/procedures/${it.id}`
    const officer = office.as('officer')
    const read = must(await officer.get(path), 200)
    const etag = read.headers.get('etag') ?? ''
    expect(etag).toBe(`"${read.body.sequence}"`)
    const again = await officer.get(path, unless(etag))
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect(again.headers.get('cache-control')).toBe('no-store')
    must(await officer.post(`${path}/suspension`, because), 200)
    const changed = must(await officer.get(path, unless(etag)), 200)
    expect(changed.headers.get('etag')).not.toBe(etag)
  })

  test('of a record is needed to change it: 428 without, 412 when somebody was faster', async () => {
    const officer = office.as('officer')
    const read = must(await officer.get('/v1/cadres/binh'), 200)
    const etag = read.headers.get('etag') ?? ''
    must(await officer.patch('/v1/cadres/binh', { ethnicity: 'Tày' }, etag), 200)
    const late = await officer.patch('/v1/cadres/binh', { ethnicity: 'Mường' }, etag)
    expect([late.status, late.body.code]).toEqual([412, 'precondition-failed'])
    expect((await officer.get('/v1/cadres/binh')).body.file.ethnicity).toBe('Tày')
  })

  test('of a post and of a cadre is another one once a procedure has filled the seat', async () => {
    const it = await procedureAt(office, 'confirmation')
    const [candidate = ''] = it.candidates
    const officer = office.as('officer')
    const paths = [`/v1/posts/${OFFICE.post}`, `/v1/cadres/${candidate}`]
    const etags = await Promise.all(
      paths.map(async (path) => (await officer.get(path)).headers.get('etag') ?? ''),
    )
    await walkTo(office, it, 'confirmation', 'completed')
    for (const [index, path] of paths.entries()) {
      const answer = await officer.get(path, unless(etags[index] ?? ''))
      expect([path, answer.status]).toEqual([path, 200])
    }
  }, 60_000)

  test('of a post that nothing happened to spares sending it again', async () => {
    await insertSeat(office.pool, OFFICE.electedPost)
    const path = `/v1/posts/${OFFICE.electedPost}`
    const etag = must(await office.as('officer').get(path), 200).headers.get('etag') ?? ''
    expect((await office.as('officer').get(path, unless(etag))).status).toBe(304)
  })
})
