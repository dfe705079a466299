import type pg from 'pg'
import type { AccountRow } from '../../db/registers/accounts.js'
import type { FormalDecisionRow } from '../../db/registers/formal-decisions.js'
import type { InterestRow } from '../../db/registers/interests.js'
import type { ProposedChangeRow } from '../../db/registers/proposed-changes.js'
import type { RelationRow } from '../../db/registers/relations.js'
import type { UnpublishedRuleSet } from '../../db/registers/rule-sets.js'
import type { ProposedFor } from '../../domain/two-people.js'
import type { Instant, PersonId, UnitId } from '../../domain/vocabulary.js'
import { openAccount, reopenAccount } from '../accounts.js'
import { annulDiscipline, endMeasure, enterDiscipline, enterMeasure } from '../formal-decisions.js'
import { grantRight } from '../granted-rights.js'
import { joinGroup } from '../group-members.js'
import { enterInterest, recordInterestEnd } from '../interests.js'
import { enterRelation, recordRelationEnd } from '../relations.js'
import type { Caller } from '../rights/caller.js'
import { draftAsItStands, enterRuleSet, publishDraft } from '../rule-sets/publication.js'
import { changeUnit, isMove } from '../units.js'
import type { Refusing } from '../use-case/refusing.js'

/** What is told of a change while it waits. */
interface About {
  /** In a word. */
  subject: string
  person?: PersonId
  /** Whom it ties to that person: it is about them as well. */
  other?: PersonId | undefined
  /** On which unit, where that is not the unit of the person. */
  unitId?: UnitId
}

/** A use case that two people are needed for. */
export interface Proposable<Input, Result> {
  name: string
  proposedFor: ProposedFor
  use: Refusing & {
    (client: pg.ClientBase, caller: Caller, at: Instant, input: Input): Promise<Result>
    ask: (client: pg.ClientBase, caller: Caller, at: Instant, input: Input) => Promise<void>
  }
  about: (input: Input, result: Result) => About
  /** Does it take two people, asked so? Always, unless it says otherwise. */
  waits?: (client: pg.ClientBase, input: Input) => Promise<boolean>
  /** What is kept of what was asked, where that points to what may change before it is confirmed. */
  keep?: (client: pg.ClientBase, input: Input) => Promise<Input>
}

/** With the types of what it takes and answers. */
const proposable = <const Name extends string, Input, Result>(
  what: Proposable<Input, Result> & { name: Name },
) => what

const ofFile = ({ person }: { person: PersonId }, { kind }: FormalDecisionRow): About => ({
  person,
  subject: kind,
})

const ofRelation = ({ person }: { person: PersonId }, { kind, ...of }: RelationRow): About => ({
  ...{ person, subject: kind },
  other: of.person.id === person ? of.relative.id : of.person.id,
})

const ofInterest = ({ person }: { person: PersonId }, { kind, other }: InterestRow): About => ({
  ...{ person, subject: kind, other: other?.id },
})

const unitOf = ({ unit }: Pick<AccountRow, 'unit'>): Pick<About, 'unitId'> =>
  unit ? { unitId: unit.id } : {}

export const PUBLISH_RULE_SET = proposable({
  ...{ name: 'publish-rule-set', proposedFor: 'rule-sets', use: enterRuleSet },
  about: ({ ruleSet: { id } }) => ({ subject: id }),
  // A draft changes nothing yet.
  waits: async (_, { draft }) => draft !== true,
})
export const PUBLISH_DRAFT = proposable({
  ...{ name: 'publish-rule-set-draft', proposedFor: 'rule-sets', use: publishDraft, keep: draftAsItStands },
  about: ({ id }) => ({ subject: id }),
})
export const ENTER_MEASURE = proposable({
  ...{ name: 'enter-measure', proposedFor: 'formal-decisions', use: enterMeasure, about: ofFile },
})
export const END_MEASURE = proposable({
  ...{ name: 'end-measure', proposedFor: 'formal-decisions', use: endMeasure, about: ofFile },
})
export const ENTER_DISCIPLINE = proposable({
  ...{ name: 'enter-discipline', proposedFor: 'formal-decisions', use: enterDiscipline, about: ofFile },
})
export const ANNUL_DISCIPLINE = proposable({
  ...{ name: 'annul-discipline', proposedFor: 'formal-decisions', use: annulDiscipline, about: ofFile },
})
/** Who stands back goes by these. One that names whoever enters it ties them at once, the other once it is confirmed. */
export const ENTER_RELATION = proposable({
  ...{ name: 'enter-relation', proposedFor: 'declarations', use: enterRelation, about: ofRelation },
})
export const END_RELATION = proposable({
  ...{ name: 'end-relation', proposedFor: 'declarations', use: recordRelationEnd, about: ofRelation },
})
export const ENTER_INTEREST = proposable({
  ...{ name: 'enter-interest', proposedFor: 'declarations', use: enterInterest, about: ofInterest },
})
export const END_INTEREST = proposable({
  ...{ name: 'end-interest', proposedFor: 'declarations', use: recordInterestEnd, about: ofInterest },
})
export const GRANT_RIGHT = proposable({
  ...{ name: 'grant-right', proposedFor: 'rights', use: grantRight },
  about: ({ personId, role, unitId }) => ({ person: personId, subject: role, unitId }),
})
/** Whoever signs in with that login is that person, with all that they may. */
export const OPEN_ACCOUNT = proposable({
  ...{ name: 'open-account', proposedFor: 'rights', use: openAccount },
  about: ({ personId }, row) => ({ person: personId, subject: row.login, ...unitOf(row) }),
})
export const REOPEN_ACCOUNT = proposable({
  ...{ name: 'reopen-account', proposedFor: 'rights', use: reopenAccount },
  about: ({ person }, row) => ({ person, subject: row.login, ...unitOf(row) }),
})
/** What a group may its members may. */
export const JOIN_GROUP = proposable({
  ...{ name: 'join-group', proposedFor: 'rights', use: joinGroup },
  about: ({ personId, duty }, { unit: unitId }) => ({ person: personId, subject: duty, unitId }),
})
/** Who reads whose file goes by the tree of units: with the whole change that moves one. */
export const MOVE_UNIT = proposable({
  ...{ name: 'move-unit', proposedFor: 'rights', use: changeUnit, waits: isMove },
  about: ({ unit, parentId = '' }) => ({ subject: parentId, unitId: unit }),
})

/** Every change of the registers that takes two people, where the installation asks two for it. */
export const PROPOSABLE = [
  PUBLISH_RULE_SET,
  PUBLISH_DRAFT,
  ENTER_MEASURE,
  END_MEASURE,
  ENTER_DISCIPLINE,
  ANNUL_DISCIPLINE,
  ENTER_RELATION,
  END_RELATION,
  ENTER_INTEREST,
  END_INTEREST,
  GRANT_RIGHT,
  OPEN_ACCOUNT,
  REOPEN_ACCOUNT,
  JOIN_GROUP,
  MOVE_UNIT,
] as const
export type ProposableName = (typeof PROPOSABLE)[number]['name']

/** The one of that name, which the table has. @throws Error where there is none: of a later version */
export function proposableNamed(name: string): Proposable<unknown, unknown> {
  const found = PROPOSABLE.find((each) => each.name === name)
  if (!found) throw new Error(`nothing is proposed by the name ${name}`)
  // It is given what was kept of the input of this very one.
  return found as unknown as Proposable<unknown, unknown>
}

/** The text that is to be published; undefined of what is none. */
export function ruleSetProposed({
  operation,
  sent,
}: Pick<ProposedChangeRow, 'operation' | 'sent'>): UnpublishedRuleSet | undefined {
  // What was kept of the input of these two.
  if (operation === PUBLISH_RULE_SET.name) return (sent as InputOf<typeof PUBLISH_RULE_SET>).ruleSet
  if (operation === PUBLISH_DRAFT.name) return (sent as InputOf<typeof PUBLISH_DRAFT>).text
  return undefined
}

type InputOf<Change extends { about: (...of: never[]) => About }> = Parameters<Change['about']>[0]
