import type { Grade } from '../../domain/vocabulary.js'
import { POST_LEVELS } from '../../domain/vocabulary.js'
import type { Staff } from '../people/staffing.js'
import type { BreakthroughTaskRow, DisciplineRow, EvaluationRow, MeasureRow, PaperRow } from '../province.js'
import { exactly, type Random } from '../random.js'
import { TASK_TITLES } from './task-titles.js'

/** The first and the last year that everybody was evaluated in; the demonstration may ask for more. */
export const EVALUATED = { from: 2022, until: 2025 }
/** Years of the breakthrough tasks, and their margins (RULES.md, last section). */
export const TASK_YEARS = [2023, 2024, 2025]
export const TASK_MARGINS = { tasks: 248, cadres: 96 }

/** A grade for each year up to `until`. Who is on a shortlist was good every year, unless evaluations are what they miss. */
export function evaluations(random: Random, everyone: readonly Staff[], until: number): EvaluationRow[] {
  const years = Array.from({ length: until - EVALUATED.from + 1 }, (_, index) => EVALUATED.from + index)
  return everyone.flatMap((person) =>
    years.map((year) => ({ personId: person.id, year, grade: grade(random, person, year) })),
  )
}

function grade(random: Random, person: Staff, year: number): Grade {
  if (person.misses === 'evaluations' && year >= 2024) return 'completed'
  if (person.suited || person.misses) return random.chance(18) ? 'excellent' : 'good'
  return random.weighted<Grade>([
    ['excellent', 14],
    ['good', 74],
    ['completed', 11],
    ['not-completed', 1],
  ])
}

/** CV and asset declaration of everybody; of a few the declaration is not verified yet. */
export function papers(random: Random, everyone: readonly Staff[]): PaperRow[] {
  return everyone.flatMap((person): PaperRow[] => {
    const unverified = person.misses === 'papers' || (!person.suited && !person.misses && random.chance(3))
    const verifiedOn = () => random.dateBetween('2025-07-15', '2025-10-31')
    return [
      { personId: person.id, paper: 'cv', verifiedOn: verifiedOn() },
      { personId: person.id, paper: 'asset-declaration', verifiedOn: unverified ? null : verifiedOn() },
    ]
  })
}

const OTHER_DISCIPLINES = 9

/** What is drawn of a decision, before it is numbered. */
type Undecided<Row extends DisciplineRow | MeasureRow> = Row extends DisciplineRow
  ? Omit<Row, 'decidedOn' | 'authority' | 'number'>
  : Omit<Row, 'authority' | 'number'>

/** Disciplines: of those who miss that, recent enough to wait whatever the rule set; of a few others, long past. */
export function disciplines(random: Random, everyone: readonly Staff[]): DisciplineRow[] {
  const recent = everyone
    .filter(({ misses }) => misses === 'discipline')
    .map(
      ({ id }): Undecided<DisciplineRow> => ({
        personId: id,
        kind: 'warning',
        effectiveOn: random.dateBetween('2025-08-01', '2025-10-20'),
      }),
    )
  const past = unlisted(random, everyone, OTHER_DISCIPLINES).map(
    ({ id }): Undecided<DisciplineRow> => ({
      personId: id,
      kind: random.weighted<DisciplineRow['kind']>([
        ['reprimand', 8],
        ['warning', 2],
      ]),
      effectiveOn: random.dateBetween('2019-01-01', '2022-06-30'),
    }),
  )
  return [...recent, ...past].map((row, index) => ({
    ...row,
    decidedOn: row.effectiveOn,
    authority: 'Ban Thường vụ Tỉnh ủy',
    number: `${201 + index}-QĐ/TU`,
  }))
}

const OTHER_MEASURES = 5

/** Formal measures: in force against those who miss that, over for a few others. */
export function measures(random: Random, everyone: readonly Staff[]): MeasureRow[] {
  const open = everyone
    .filter(({ misses }) => misses === 'measure')
    .map(
      ({ id }): Undecided<MeasureRow> => ({
        personId: id,
        measure: random.pick(['denunciation-verification', 'inspection', 'discipline-review']),
        decidedOn: random.dateBetween('2025-09-01', '2025-10-25'),
        endedOn: null,
      }),
    )
  const over = unlisted(random, everyone, OTHER_MEASURES).map(
    ({ id }): Undecided<MeasureRow> => ({
      personId: id,
      measure: random.pick(['denunciation-verification', 'inspection']),
      decidedOn: random.dateBetween('2023-02-01', '2024-03-31'),
      endedOn: random.dateBetween('2024-04-15', '2024-12-20'),
    }),
  )
  return [...open, ...over].map((row, index) => ({
    ...row,
    authority: 'Ủy ban Kiểm tra Tỉnh ủy',
    number: `${101 + index}-QĐ/UBKTTU`,
  }))
}

function unlisted(random: Random, everyone: readonly Staff[], count: number): Staff[] {
  const free = everyone.filter(
    ({ suited, misses, job, longInPost }) => job && !suited && !misses && !longInPost,
  )
  return exactly(random.shuffled(free), count, 'people on no shortlist')
}

/** One or two tasks a year, in the years in which a cadre registered any: everyone first, then drawn up to the margin. */
export function breakthroughTasks(random: Random, everyone: readonly Staff[]): BreakthroughTaskRow[] {
  const high = POST_LEVELS.indexOf('department-deputy')
  const holders = everyone.filter(
    ({ managedAs, job }) => managedAs === 'provincial' && job && POST_LEVELS.indexOf(job.post.level) >= high,
  )
  const cadres = exactly(random.shuffled(holders), TASK_MARGINS.cadres, 'cadres with breakthrough tasks')
  const slots = cadres.flatMap(({ id }) =>
    TASK_YEARS.flatMap((year) => [
      { id, year },
      { id, year },
    ]),
  )
  const first = cadres.map(({ id }) => ({ id, year: random.pick(TASK_YEARS) }))
  const rest = random.shuffled(slots)
  for (const { id, year } of first) {
    rest.splice(
      rest.findIndex((slot) => slot.id === id && slot.year === year),
      1,
    )
  }
  const chosen = [...first, ...exactly(rest, TASK_MARGINS.tasks - TASK_MARGINS.cadres, 'breakthrough tasks')]
  return chosen
    .sort((a, b) => a.year - b.year || a.id.localeCompare(b.id))
    .map(({ id, year }, index, all) => ({
      personId: id,
      year,
      title: title(random, index, all),
      status: status(random, year),
    }))
}

/** The second task of a year is another one than the first. */
function title(random: Random, index: number, all: readonly { id: string; year: number }[]): string {
  const [half, own] = [TASK_TITLES.length / 2, all[index]]
  const second = index > 0 && all[index - 1]?.id === own?.id && all[index - 1]?.year === own?.year
  return random.pick(second ? TASK_TITLES.slice(half) : TASK_TITLES.slice(0, half))
}

function status(random: Random, year: number): BreakthroughTaskRow['status'] {
  if (year < 2025) return random.chance(88) ? 'finished' : 'unfinished'
  return random.weighted([
    ['finished', 70],
    ['unfinished', 14],
    ['approved', 16],
  ])
}
