import { z } from 'zod'
import { MANAGED_AS } from '../../../db/registers/cadres.js'
import { GRADES } from '../../../domain/vocabulary.js'
import { ENTRIES_OF_PERSON } from '../../../records/rights/entries-of-person.js'
import {
  birthDate,
  degree,
  flag,
  id,
  isoDate,
  name,
  named,
  orNull,
  postLevel,
  stringUpTo,
  text,
  wholeNumber,
} from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'
import { absences } from '../absences/schemas.js'
import { disciplines, measures } from '../formal-decisions/schemas.js'
import { interests } from '../interests/schemas.js'
import { proposedChange } from '../proposed-changes/schemas.js'
import { relations } from '../relations/schemas.js'

const managedAs = z.enum(MANAGED_AS)
const heldPost = z.object({ id: z.string(), title: z.string(), level: postLevel, since: isoDate })
const postRef = z.object({ id: z.string(), title: z.string() })
const sex = z.enum(['male', 'female'])
const locale = z.enum(['vi', 'en'])
const paper = z.enum(['cv', 'asset-declaration'])
const evaluation = z.strictObject({
  year: z.int().min(1950).max(2100),
  grade: z.enum(GRADES),
  points: z.number().nullable().meta({ description: 'null where the grade alone is known' }),
})
const verifiedPaper = z.strictObject({ paper, verifiedOn: isoDate.nullable() })

export const cadre = z
  .object({
    id: z.string(),
    fullName: z.string(),
    unit: orNull(named),
    managedAs,
    posts: z.array(heldPost).meta({ description: 'Held today' }),
    bornOn: birthDate
      .nullable()
      .optional()
      .meta({ description: 'Where a sex, an age or eligibility is asked for' }),
    sex: sex.nullable().optional().meta({ description: 'Where a sex, an age or eligibility is asked for' }),
    version: z.int(),
  })
  .meta({ id: 'Cadre' })
export const cadrePage = pageOf(cadre).meta({ id: 'CadrePage' })

/** Left out for monitors. */
const file = z
  .object({
    bornOn: birthDate.nullable(),
    sex: sex.nullable(),
    ethnicity: z.string().nullable(),
    originUnitId: z.string().nullable().meta({ description: 'The unit that the person comes from' }),
    originUnit: z.string().nullable().meta({ description: 'Its name' }),
    degrees: z.array(degree),
    email: z.string().nullable(),
    locale,
    evaluations: z.array(evaluation),
    disciplines: z.array(
      z.object({ kind: z.enum(['reprimand', 'warning', 'removal']), effectiveOn: isoDate }),
    ),
    measures: z.array(z.object({ measure: z.string(), decidedOn: isoDate, endedOn: isoDate.nullable() })),
    absences: z.array(z.object({ kind: z.string(), from: isoDate, to: isoDate.nullable() })),
    papers: z.array(verifiedPaper),
    breakthroughTasks: z.array(
      z.object({
        ...{ id: z.int(), year: z.int(), title: z.string(), status: z.string() },
        resolutionNumber: z.string().nullable().meta({ description: 'Of the resolution that approved it' }),
        resolvedOn: isoDate.nullable(),
        result: z.string().nullable().meta({ description: 'What came of it, once it is concluded' }),
      }),
    ),
  })
  .meta({ id: 'CadreFile' })

/** By the kinds of what is read, under which it stands on record. */
const registers = z
  .object({ absences, disciplines, measures, interests, relations })
  .meta({ id: 'CadreRegisters' })

/** Ballots, of those collected. */
const confidence = z.array(
  z.object({
    procedure: z.string(),
    heldOn: isoDate,
    collected: z.int(),
    ...{ high: z.int(), confidence: z.int(), low: z.int(), invalid: z.int() },
    number: z.string().meta({ description: 'Of the paper by which the authority took note' }),
  }),
)

export const oneCadreQuery = z.object({
  registers: flag.optional().meta({ description: 'true: with the registers of the file, where it is open' }),
})

export const cadreDetails = cadre
  .extend({
    tenures: z.array(
      z.object({
        post: postRef,
        seatId: z.string().nullable(),
        level: postLevel,
        from: isoDate,
        to: isoDate.nullable(),
        termEndsOn: isoDate
          .nullable()
          .meta({ description: 'When the term of office ends, where it has one' }),
        seconded: z
          .object({
            receiver: z.string(),
            from: isoDate,
            until: isoDate,
            backOn: isoDate.nullable().meta({ description: 'When they came back, once that is decided' }),
          })
          .nullable()
          .meta({ description: 'The latest secondment from this post' }),
      }),
    ),
    planning: z.array(
      z.object({
        id: z.int(),
        post: postRef,
        term: z.string(),
        approvedOn: isoDate,
        leftOn: isoDate.nullable(),
        leftReason: z.string().nullable().optional().meta({ description: 'Not for monitors' }),
      }),
    ),
    file: file.optional().meta({
      description:
        'For HR officers, approvers and administrators of the unit, and for the person; not for monitors, nor for whoever stands against the person in an open procedure',
    }),
    registers: registers.optional().meta({
      description:
        'Where they are asked for and the file is open; each is put on record as where it is read by itself',
    }),
    confidence: confidence.optional().meta({
      description:
        'With the registers: what votes of confidence came to, the latest first, for the person and for HR officers of the procedures who were not voted on with them',
    }),
    waiting: z.array(proposedChange).optional().meta({
      description:
        'With the registers: what of the file waits for a second person, the latest entered first, as /v1/proposed-changes has it',
    }),
    mayEnter: z.array(z.enum(ENTRIES_OF_PERSON)).meta({
      description:
        'What of the file you may enter and end now, by your roles over the unit and because you are not near to the person',
    }),
  })
  .meta({ id: 'CadreDetails' })

export const cadreQuery = z.object({
  ...pageQuery,
  q: text(100).optional().meta({ description: 'Part of a name, with or without diacritics' }),
  unit: id.optional().meta({ description: 'This unit and everything below it' }),
  managedAs: managedAs.optional(),
  level: postLevel.optional().meta({ description: 'Of a post held today' }),
  plannedFor: id.optional().meta({ description: 'In the planning for this post today' }),
  eligibleFor: id.optional().meta({
    description:
      'A seat or a post. Who is planned today for it, or for another post of its unit of that level or a higher one, does not hold it, and meets every criterion of the procedure that a launch for it takes. Of those alone whose files you read, which is put on record. The first 100 who are planned are judged, those for the post itself first; where there are more, `totalCapped` says so',
  }),
  sex: sex.optional().meta({ description: 'Of those alone whose files you read, which is put on record' }),
  ageFrom: wholeNumber(0, 120)
    .optional()
    .meta({ description: 'In full years today; of those alone whose files you read, as `sex`' }),
  ageTo: wholeNumber(0, 120).optional().meta({
    description:
      'As `ageFrom`. With a level, a sex or an age the first 20,000 people by name are looked at; where there are more, `totalCapped` says so',
  }),
})

const values = {
  fullName: name(200),
  unitId: id,
  managedAs,
  bornOn: birthDate.nullable(),
  sex: sex.nullable(),
  ethnicity: name(60).nullable(),
  originUnitId: id.nullable().meta({ description: 'The unit that the person comes from' }),
  degrees: z.array(degree).max(4),
  email: stringUpTo(254).max(254).check(z.email()).nullable(),
  locale,
}

export const newCadre = z
  .strictObject({
    ...values,
    bornOn: values.bornOn.default(null),
    sex: values.sex.default(null),
    ethnicity: values.ethnicity.default(null),
    originUnitId: values.originUnitId.default(null),
    degrees: values.degrees.default([]),
    email: values.email.default(null),
    locale: locale.default('vi'),
  })
  .meta({ id: 'NewCadre' })

export const cadreChange = z
  .strictObject({
    ...values,
    papers: z.array(verifiedPaper).max(2).meta({ description: 'Sets those named; null: not verified' }),
  })
  .partial()
  .meta({ id: 'CadreChange', description: 'What is left out stays as it is' })
