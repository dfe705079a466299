import type { Staff } from '../people/staffing.js'
import type { Discipline, Measure } from '../province.js'
import { exactly, type Random } from '../random.js'

const OTHER_DISCIPLINES = 9

/** What is drawn of a decision, before it is numbered. */
type Undecided<Decided extends Discipline | Measure> = Decided extends Discipline
  ? Omit<Decided, 'decidedOn' | 'authority' | 'number'>
  : Omit<Decided, 'authority' | 'number'>

/** Disciplines: of those who miss that, recent enough to wait whatever the rule set; of a few others, long past. */
export function disciplines(random: Random, everyone: readonly Staff[]): Discipline[] {
  const recent = everyone
    .filter(({ misses }) => misses === 'discipline')
    .map(
      ({ id }): Undecided<Discipline> => ({
        person: id,
        kind: 'warning',
        // Before anybody was planned for this term: a discipline since then ends an entry at once.
        effectiveOn: random.dateBetween('2024-11-01', '2025-01-20'),
      }),
    )
  const past = unlisted(random, everyone, OTHER_DISCIPLINES).map(
    ({ id }): Undecided<Discipline> => ({
      person: id,
      kind: random.weighted<Discipline['kind']>([
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
export function measures(random: Random, everyone: readonly Staff[]): Measure[] {
  const open = everyone
    .filter(({ misses }) => misses === 'measure')
    .map(
      ({ id }): Undecided<Measure> => ({
        person: id,
        kind: random.pick(['denunciation-verification', 'inspection', 'discipline-review']),
        decidedOn: random.dateBetween('2025-09-01', '2025-10-25'),
        endedOn: null,
      }),
    )
  const over = unlisted(random, everyone, OTHER_MEASURES).map(
    ({ id }): Undecided<Measure> => ({
      person: id,
      kind: random.pick(['denunciation-verification', 'inspection']),
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
