import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { inTransaction } from '../../db/pool.js'
import { findCaller } from '../../db/reads/callers.js'
import { addDays, addMonths } from '../../domain/deadlines/dates.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import { type AbsenceKind, DOSSIER_ITEMS } from '../../domain/vocabulary.js'
import { enterAbsence } from '../../records/absences.js'
import { enterDossierItems } from '../../records/dossiers.js'
import { registerObjection } from '../../records/objections.js'
import { reviewPlanningEntry } from '../../records/planning/entries.js'
import { enterPublication } from '../../records/publications.js'
import { type Caller, callerFrom } from '../../records/rights/caller.js'
import { WITH_DOSSIER } from '../procedures/other-cases.js'
import type { OtherProcedure } from '../procedures/script-other-cases.js'
import type { Province } from '../province.js'
import { officeMoment, workingDay } from '../working-days.js'

/** By their login: none of what they enter is about themselves. */
const OFFICER = 'hr.officer'
/** Milliseconds for which the steps on paper are waited for, and between two looks. */
const PATIENCE = 120_000
const LOOKED_AFTER = 50
/** Of which unit the planning was reviewed this year. */
const REVIEWED = 'u-health'
const ABSENT: readonly { kind: AbsenceKind; from: number; days: number; evidence: string }[] = [
  { kind: 'hospital', from: -6, days: 24, evidence: 'Giấy ra vào viện số 1187/BVĐK' },
  { kind: 'maternity', from: -40, days: 180, evidence: 'Quyết định nghỉ thai sản số 214/QĐ-TCCB' },
  { kind: 'abroad', from: -12, days: 45, evidence: 'Quyết định cử đi đào tạo số 96-QĐ/TU' },
]

/**
 * What the officers keep beside the procedures, each by its use case and with its audit event: a dossier with an item that is
 * too old, an objection, who is absent, a planning that was reviewed. Once: where it is there,
 * nothing is entered.
 */
export async function enterBesideCases(
  pool: pg.Pool,
  province: Province,
  others: readonly OtherProcedure[],
  today: IsoDate,
): Promise<void> {
  await untilEntered(pool, others)
  const { rowCount } = await pool.query('SELECT 1 FROM publications LIMIT 1')
  if (rowCount) return
  await inTransaction(pool, async (client) => {
    const row = await findCaller(client, { login: OFFICER }, today)
    if (!row) throw new RangeError(`${OFFICER}: no such account`)
    const by: Entering = {
      client,
      caller: callerFrom(row),
      province,
      day: (offset) => workingDay(today, offset),
    }
    await fileDossier(by, launchOf(others, WITH_DOSSIER))
    await makePublic(by, launchOf(others, WITH_DOSSIER))
    await enterAbsences(by)
    await reviewPlanning(by)
  })
}

interface Entering {
  client: pg.PoolClient
  caller: Caller
  province: Province
  /** The n-th working day from `today` on. */
  day: (offset: number) => IsoDate
}
type LaunchOf = OtherProcedure['launch']

function launchOf(others: readonly OtherProcedure[], wanted: string): LaunchOf {
  const found = others.find(({ name }) => name === wanted)
  if (!found) throw new RangeError(`${wanted}: no such procedure`)
  return found.launch
}

/** The steps on paper are recorded one after the other, after the launch was answered. */
async function untilEntered(pool: pg.Pool, others: readonly OtherProcedure[]): Promise<void> {
  const deadline = Date.now() + PATIENCE
  const steps = new Map(
    others.map(({ launch }) => [launch.caseId, 1 + (launch.paperTrail?.steps.length ?? 0)]),
  )
  for (;;) {
    const { rows } = await pool.query<{ id: string; sequence: number }>(
      'SELECT id, sequence FROM cases WHERE id = ANY ($1)',
      [[...steps.keys()]],
    )
    const left = rows.filter(({ id, sequence }) => sequence < (steps.get(id) ?? 0))
    if (rows.length === steps.size && left.length === 0) return
    if (Date.now() > deadline) throw new Error(`not entered in time: ${left.map(({ id }) => id).join(', ')}`)
    await sleep(LOOKED_AFTER)
  }
}

/** Every item, the health certificate issued so long ago that it is no longer valid. */
async function fileDossier(
  { client, caller, day }: Entering,
  { caseId, candidates: [personId = ''] }: LaunchOf,
) {
  const issuedOn = day(-15)
  const items = DOSSIER_ITEMS.map((item, index) => ({
    item,
    issuedOn: item === 'health-certificate' ? addMonths(issuedOn, -9) : issuedOn,
    reference: `Số ${index + 41}/HSCB`,
  }))
  await enterDossierItems(client, caller, officeMoment(day(-1), 70), { caseId, personId, items })
}

/** The list on the notice board, and a letter that nobody has answered yet. */
async function makePublic({ client, caller, day }: Entering, { caseId }: LaunchOf) {
  const place = 'Bảng tin trụ sở và trang thông tin nội bộ của cơ quan'
  await enterPublication(client, caller, officeMoment(day(-3), 30), {
    ...{ caseId, what: 'list', publishedOn: day(-3), place },
  })
  await registerObjection(client, caller, officeMoment(day(-1), 90), {
    ...{ caseId, receivedOn: day(-1), sender: 'Một nhóm công chức của đơn vị' },
    content: 'Đề nghị làm rõ kết quả thực hiện nhiệm vụ năm trước của nhân sự trước khi quyết định.',
  })
}

/** Of those in office about whom no procedure is. */
async function enterAbsences({ client, caller, province, day }: Entering) {
  const women = new Set(province.people.flatMap(({ id, sex }) => (sex === 'female' ? [id] : [])))
  const holders = province.tenures.filter(({ toOn, level }) => toOn === null && level === 'division-deputy')
  for (const [index, { kind, from, days, evidence }] of ABSENT.entries()) {
    const fitting = holders.filter(({ personId }) => kind !== 'maternity' || women.has(personId))
    const person = fitting[index * 7]?.personId
    if (person === undefined) throw new RangeError(`${kind}: nobody`)
    const first = day(from)
    await enterAbsence(client, caller, officeMoment(first, 20), {
      ...{ person, kind, from: first, to: addDays(first, days), evidence },
    })
  }
}

async function reviewPlanning({ client, caller, day }: Entering) {
  const { rows } = await client.query<{ id: number }>(
    `SELECT e.id FROM planning_entries e JOIN posts p ON p.id = e.post_id JOIN units u ON u.id = p.unit_id
     WHERE e.left_on IS NULL AND u.path @> ARRAY[$1::text] ORDER BY e.id LIMIT 40`,
    [REVIEWED],
  )
  const on = day(-25)
  for (const [index, { id }] of rows.entries()) {
    await reviewPlanningEntry(client, caller, officeMoment(on, 10 + index), {
      ...{ id, outcome: 'kept', reviewedOn: on },
      note: 'Rà soát hằng năm: đủ tiêu chuẩn, còn đủ tuổi, hoàn thành tốt nhiệm vụ.',
    })
  }
}
