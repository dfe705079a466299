import { Refused } from '../db/refused.js'
import { insertDeclaration } from '../db/registers/declarations.js'
import { endRelation, findRelation, insertRelation, type RelationRow } from '../db/registers/relations.js'
import { localDate } from '../domain/deadlines/dates.js'
import type { IsoDate, PersonId, RelationKind } from '../domain/vocabulary.js'
import { requireNotNear } from './rights/nearness.js'
import { requireWithinSight } from './rights/people.js'
import { requireNotBefore, requirePast } from './use-case/day-bounds.js'
import { wrongField } from './use-case/invalid-input.js'
import { refuses } from './use-case/refusing.js'
import { ended, entered, type Kept } from './use-case/register-entries.js'
import { under } from './use-case/use-case.js'

const RELATIONS: Kept<RelationRow> = {
  find: findRelation,
  notFound: { code: 'relation-not-found' },
  exists: 'relation',
  audited: ({ person, relative, ...row }) => ({ ...row, person: person.id, relative: relative.id }),
}

/** A relative as a person declared them; `kind`: what the relative is to the person. */
export interface RelationDeclared {
  person: PersonId
  relative: PersonId
  kind: RelationKind
  declaredOn: IsoDate
  source: string
}

/** Enters a declared relative: it holds for both. */
export const enterRelation = under(
  'officers-of-person-with-relative',
  refuses(requirePast, entered),
  async (by, relation: RelationDeclared): Promise<RelationRow> => {
    const { person, relative, declaredOn } = relation
    if (relative === person) throw wrongField('relative', 'own-relative')
    await requireWithinSight(by.client, by.caller, 'relative', relative)
    requirePast('declaredOn', declaredOn, localDate(by.at))
    const id = await insertRelation(by.client, relation)
    // To name somebody is to declare.
    await insertDeclaration(by.client, 'relations', relation)
    return entered(by, RELATIONS, { id, of: person, what: 'relation-declared' })
  },
)

/** Why and from which day on a relation holds no longer, by its number. */
export interface RelationEnded {
  person: PersonId
  id: number
  endedOn: IsoDate
  reason: string
}

/**
 * Ends a relation: a divorce, or an entry that was wrong. Nobody ends one of their own: it may stand in their way.
 */
export const recordRelationEnd = under(
  'officers-of-person',
  refuses('relation-not-found', 'already-ended', requireNotNear, requirePast, requireNotBefore),
  (by, { person: of, id, endedOn, reason }: RelationEnded): Promise<RelationRow> =>
    ended(by, RELATIONS, { id, of, what: 'relation-ended' }, async (relation) => {
      const { person, relative, declaredOn } = relation
      if (relation.endedOn !== null) throw new Refused({ code: 'already-ended' })
      await requireNotNear(by.client, by.caller, [person.id, relative.id], localDate(by.at))
      requirePast('endedOn', endedOn, localDate(by.at))
      requireNotBefore('endedOn', endedOn, declaredOn)
      await endRelation(by.client, { id, endedOn, reason })
    }),
)
