import type { FormalMeasure } from '../vocabulary.js'

/** What bars an appointment or a nomination: Decree 170/2025 art. 29.9(a)–(e) as amended by Decree 300/2026. */
export const BARRING: readonly FormalMeasure[] = [
  'ban-from-office',
  'discipline-review',
  'serving-discipline',
  'denunciation-verification',
  'discipline-complaint',
  'inspection',
  'recommended-sanction',
  'suspension',
  'criminal-proceedings',
  'other-bar',
]

/** What defers a reappointment: art. 36.3(a), which names art. 29.9(b) and (d), and 36.3(d) and (đ). */
export const DEFERRING: readonly FormalMeasure[] = [
  'discipline-review',
  'denunciation-verification',
  'discipline-complaint',
  'inspection',
  'recommended-sanction',
  'suspension',
  'responsibility-unconcluded',
  'other-bar',
]

/** What rules a reappointment out: art. 37, which names art. 29.9(a) and (đ). */
export const RULING_OUT: readonly FormalMeasure[] = ['ban-from-office', 'criminal-proceedings']

/** What keeps somebody from being let go: art. 52.4(a), beside which (b) names inspections and proceedings. */
export const KEEPING_IN_OFFICE = ['key-task'] as const satisfies readonly FormalMeasure[]
export const LOOKED_INTO = ['inspection', 'criminal-proceedings'] as const satisfies readonly FormalMeasure[]
