import type { Client } from '../../../db/pool.js'
import { findLaunchPost, type LaunchPost } from '../../../db/reads/launches.js'
import { Refused } from '../../../db/refused.js'
import { fillsSeat, isAboutHolder, isAboutLeaders } from '../../../domain/procedure/procedure-kinds.js'
import type { ProcedureRules } from '../../../domain/rules/rule-set.js'
import { isUsual } from '../../../domain/rules/select-rule-set.js'
import type { Template } from '../../../domain/rules/templates.js'
import type { PostId, ProcedureKind, SeatId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../rights/caller.js'
import { requireSteers } from '../../rights/cases.js'
import { requireNoCompetitor } from '../../rights/nearness.js'
import { wrongField } from '../../use-case/invalid-input.js'
import { refusing } from '../../use-case/refusing.js'
import { noKindOfLaw } from './grounds.js'
import { heldSeat, requireDue, requireKindFits, requireTypeFits, seatToFill } from './seat.js'

/** The post that a launch is to be about, or a seat of it. */
interface Named {
  seatId?: SeatId | undefined
  postId?: PostId | undefined
}

/** The post with its seats; undefined where none is named. */
export type PostToFill = { post: LaunchPost; seatId: SeatId | undefined } | undefined

/**
 * The post that is asked about, for those who may launch for it, and do not compete with whoever holds the seat: which
 * procedure is due tells their age.
 * @throws Refused invalid-input where there is no such post or seat; not-permitted; wrong-level
 */
export const postAskedAbout = refusing(
  [requireSteers, requireNoCompetitor],
  async (client: Client, caller: Caller, { seatId, postId }: Named): Promise<PostToFill> => {
    if (seatId === undefined && postId === undefined) return undefined
    const named = seatId === undefined ? { postId: postId ?? '' } : { seatId }
    const post = await findLaunchPost(client, named)
    if (!post) {
      throw seatId === undefined ? wrongField('post', 'unknown-post') : wrongField('seat', 'unknown-seat')
    }
    if (postId !== undefined && postId !== post.postId) throw wrongField('seat', 'seat-of-another-post')
    requireSteers(caller, post)
    const holder = post.seats.find(({ id }) => id === seatId)?.holder
    requireNoCompetitor(caller, holder ? [holder] : [])
    return { post, seatId }
  },
)

/** Whether a launch of that kind, for that post, would be taken as far as the post decides it. */
export interface LaunchOfKind {
  kind: ProcedureKind
  /** It is the one where a launch of its kind names no type. */
  isUsual: boolean
  /** What the launch would be refused with. */
  refusal?: Refused['refusal']
}

/** Of every kind that a template is for and that is launched for a post: by the very rules of the launch. */
export function launchesOf(
  { kinds, procedure }: Template,
  { post, seatId }: NonNullable<PostToFill>,
): LaunchOfKind[] {
  return kinds
    .filter((kind) => fillsSeat(kind) || isAboutHolder(kind) || isAboutLeaders(kind))
    .map((kind) => {
      const refusal = refusalOf(kind, post, { seatId, procedure })
      return { kind, isUsual: isUsual(kind, procedure.type), ...(refusal && { refusal }) }
    })
}

function refusalOf(
  kind: ProcedureKind,
  post: LaunchPost,
  { seatId, procedure }: { seatId: SeatId | undefined; procedure: ProcedureRules },
) {
  try {
    if (fillsSeat(kind)) {
      requireKindFits(kind, post)
      requireTypeFits(procedure.type, post, 'ruleSetId')
      seatToFill(post, seatId)
    } else {
      if (kind === 'replacement') throw noKindOfLaw()
      if (seatId === undefined) throw wrongField('seatId', 'required')
      requireTypeFits(procedure.type, post, 'ruleSetId')
      if (isAboutLeaders(kind)) return undefined
      heldSeat(kind, post, seatId)
      requireDue(kind, post, { seatId, law: procedure })
    }
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}
