import { z } from 'zod'
import { CARRIED_OUT_BY } from '../../../domain/procedure/conclusion.js'
import { AFTER_ROTATION } from '../../../domain/procedure/outcomes.js'
import { id, isoDate, named, postLevel } from '../../http/fields.js'
import { elsewhere } from '../procedures/elsewhere.js'
import { caseDocument, criterionResult } from '../procedures/parts-schemas.js'
import { vote } from '../votes/schemas.js'

/** What the form of a task shows beside its fields. */
export const form = z
  .object({
    eligibility: z
      .object({ on: isoDate, met: z.boolean(), results: z.array(criterionResult) })
      .optional()
      .meta({ description: 'Of the candidate, as judged when the task was opened' }),
    vote: vote.optional().meta({ description: 'Of a count: who is convened and who is absent, in numbers' }),
    votes: z.array(vote).optional().meta({ description: 'All votes of the case, as they were held' }),
    documents: z.array(caseDocument).optional(),
    postsHeld: z
      .array(
        z.object({
          seat: id,
          post: named,
          unit: z.string(),
          level: postLevel,
          since: isoDate,
          termEndsOn: isoDate.nullable(),
          falls: z.enum(['vacant', 'vacant-unless-kept', 'stays']).meta({
            description: 'What an approval makes of it; unless-kept: with `keepsFormerPost` it goes on',
          }),
        }),
      )
      .optional()
      .meta({ description: 'What the person holds now' }),
    onApproval: z
      .object({
        keepsFormerPost: z.literal('may').optional(),
        termEndsOn: z.enum(['may', 'must']).optional(),
        termMonths: z
          .int()
          .optional()
          .meta({ description: 'For how many months the post is held, which proposes the end of the term' }),
        isSecondment: z
          .literal(true)
          .optional()
          .meta({ description: 'The end is that of a secondment, not of a term of office' }),
        afterRotation: z.array(z.enum(AFTER_ROTATION)).optional().meta({ description: 'One of them' }),
        carriedOutBy: z.array(z.enum(CARRIED_OUT_BY)).optional().meta({
          description:
            'Of a post of the State that the Party decides: its body concludes first, and one of these carries it out by a decision',
        }),
        byElection: z.boolean().meta({ description: 'It takes effect by an election that follows' }),
      })
      .optional()
      .meta({ description: 'What an approval may or must say of the posts, in a case of this kind' }),
    elsewhere: elsewhere
      .extend({
        decided: z
          .object({ resolutionNumber: z.string(), signedOn: isoDate, body: z.string() })
          .optional()
          .meta({ description: 'By which decision somebody is nominated' }),
      })
      .optional()
      .meta({ description: 'Of a nomination: what has come of it so far' }),
    stages: z
      .array(z.object({ key: z.string(), title: z.string() }))
      .optional()
      .meta({ description: 'Those the case has gone through, up to that of the task' }),
    lostCandidates: z
      .array(named.extend({ reason: z.string().nullable() }))
      .optional()
      .meta({ description: 'Who is no longer in the procedure, and why' }),
    formerly: z
      .object({ summary: z.string().optional(), returnedBecause: z.string().optional() })
      .optional()
      .meta({
        description:
          'Of what was handed in before: to whoever hands it in anew its summary, and why it was returned',
      }),
    isLate: z
      .boolean()
      .optional()
      .meta({ description: 'The term of the law has passed: the reason is owed' }),
    shareAsked: z.object({ numerator: z.int(), denominator: z.int() }).optional().meta({
      description:
        'Of an election: whoever is said elected by no more of the voters is asked about once more',
    }),
    number: z
      .object({ longest: z.int(), example: z.string() })
      .optional()
      .meta({ description: 'Of a paper that is recorded with its number: how that is written' }),
  })
  .meta({ id: 'TaskForm', description: 'For those who are told what the task is about' })
