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
  'investigation',
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
export const RULING_OUT: readonly FormalMeasure[] = [
  'ban-from-office',
  'investigation',
  'criminal-proceedings',
]

/** What keeps somebody from being let go: by art. 52.4(a) and (b) since 2026-08-01, and by the earlier texts. */
interface KeptInOffice {
  tasks: readonly FormalMeasure[]
  lookedInto: readonly FormalMeasure[]
}
export const KEPT_IN_OFFICE: KeptInOffice = {
  tasks: ['key-task', 'secret-task'],
  lookedInto: ['state-inspection', 'inspection', 'audit', 'investigation'],
}
/** Decree 170/2025 art. 52 as issued, and Decree 115/2020 art. 54. */
export const KEPT_IN_OFFICE_EARLIER: KeptInOffice = {
  tasks: ['key-task', 'disaster-task'],
  lookedInto: ['state-inspection', 'inspection', 'investigation', 'criminal-proceedings'],
}
