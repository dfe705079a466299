import fc from 'fast-check'
import { type Attempt, attempt } from '../support/random-commands.js'
import type { Death } from './mortal-case.js'

/** What happens next to a case, sensible or not. */
export type Step =
  /** Somebody, or several at once, do something; `isShown`: having seen how far the case is. */
  | { what: 'commands'; attempts: Attempt[]; isShown: boolean; death: Death | undefined }
  /** A command that was sent before is sent again by who sent it. */
  | { what: 'again'; pick: number; death: Death | undefined }
  /** What a dead worker had been given is given to the next one. */
  | { what: 'redelivery'; death: Death | undefined }
  | { what: 'time'; days: number; death: Death | undefined }
  /** Somebody enters a day off, or enters nothing, and the deadlines are counted anew. */
  | { what: 'recount'; dayOff: boolean; death: Death | undefined }
  /** Temporal's store is given back as it was so many workflow tasks ago. */
  | { what: 'restored'; tasks: number }
  /** What was on its way to PostgreSQL arrives. */
  | { what: 'arrival' }
  | { what: 'catch-up' }

export const deaths: fc.Arbitrary<Death | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Death>('before-commit', 'after-commit', 'before-task-ends', 'on-its-way'),
  },
)

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.record({
      what: fc.constant('commands' as const),
      attempts: fc.oneof(
        { weight: 5, arbitrary: fc.array(attempt, { minLength: 1, maxLength: 1 }) },
        { weight: 1, arbitrary: fc.array(attempt, { minLength: 2, maxLength: 3 }) },
      ),
      isShown: fc.nat({ max: 4 }).map((n) => n > 0),
      death: deaths,
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({ what: fc.constant('again' as const), pick: fc.nat({ max: 30 }), death: deaths }),
  },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('redelivery' as const), death: deaths }) },
  {
    weight: 8,
    arbitrary: fc.record({ what: fc.constant('time' as const), days: fc.nat({ max: 6 }), death: deaths }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('recount' as const), dayOff: fc.boolean(), death: deaths }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ what: fc.constant('restored' as const), tasks: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('arrival' as const) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('catch-up' as const) }) },
)

export const steps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 30, maxLength: 60, size: 'max' })
