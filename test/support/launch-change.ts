import type pg from 'pg'
import { momentsOf } from '../../activities/moments.js'
import { loadCalendar } from '../../db/calendar/working-calendar.js'
import type { RecordingDeps } from '../../db/case-change/record-change.js'
import { pinLaw } from '../../db/registers/pinned-law.js'
import type { Change } from '../../domain/procedure/change.js'
import { sealingWith } from '../../temporal/sealing.js'
import { settled } from '../../workflows/procedure/course.js'
import { changeBetween } from '../../workflows/procedure/projection/change.js'
import { initialState } from '../../workflows/procedure/state.js'
import { launchOf } from './small-office.js'

/** What records changes as the worker does, without a worker. */
export const recordingDeps = (pool: pg.Pool): RecordingDeps => ({
  ...{ pool, loadCalendar, moments: momentsOf, mails: false, build: 'test' },
  ...sealingWith([Buffer.alloc(32, 7)]),
})

/** The first change of a case of the small office, with its law pinned. */
export async function launchChange(
  pool: pg.Pool,
  given: Parameters<typeof launchOf>[0] = {},
): Promise<Change> {
  const at = new Date().toISOString()
  const launch = await pinLaw(pool, launchOf(given))
  const before = initialState(launch, at)
  const opened = settled({ state: before, audit: { what: 'case-launched', actor: 'officer' } }, at)
  const { command } = launch
  return changeBetween(before, { ...opened.state, sequence: 1 }, opened, { at, launch, command })
}
