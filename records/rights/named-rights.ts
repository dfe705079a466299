import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import type { CommandSubjects, SubjectKind } from '../../db/reads/asked-commands.js'
import { lockCadre } from '../../db/registers/cadres.js'
import type { ProposedChangeRow } from '../../db/registers/proposed-changes.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Instant, IsoDate, PersonId, PostId, UnitId } from '../../domain/vocabulary.js'
import { numbered } from '../use-case/record-number.js'
import { type Refusing, refusing } from '../use-case/refusing.js'
import { accountToChange, administeredAccount, personToAdmit } from './accounts.js'
import { personToRegister, taskToJudge, visibleBreakthroughTask } from './breakthrough-tasks.js'
import { type Caller, reachOfRoles, requireEverything } from './caller.js'
import {
  type CaseCommanded,
  caseOf,
  caseOfCandidate,
  caseOfOfficers,
  caseToCommand,
  readableDecision,
  readableDossiers,
  readableObjections,
  runningCaseOfOfficers,
} from './cases.js'
import { awaitedDocument, readableDocument } from './documents.js'
import { type RightAsked, rightToChange } from './grants.js'
import { administeredGroup, type MembershipAsked, membershipToChange, visibleGroup } from './groups.js'
import { matterToLaunch, seatToLaunchFor } from './launches.js'
import { requireMayName } from './nearness.js'
import { paperedCase } from './papers.js'
import { type CadreToChange, cadreToChange, overseenCadre, readableCadre, visibleCadre } from './people.js'
import { entryToChange, postToPlan, visibleEntry } from './planning-entries.js'
import { knownAuthority, knownPost, postToChange, postWithin, readablePost } from './posts.js'
import { proposalToDecide, proposalToWithdraw, visibleProposal } from './proposed-changes.js'
import { draftToChange, lawToWrite } from './rule-sets.js'
import {
  openTaskOfOfficers,
  ownOpenTask,
  taskToClaim,
  taskToGiveBack,
  taskTold,
  visibleTask,
} from './tasks.js'
import {
  type GradeAsked,
  knownUnit,
  onlyUnit,
  parentUnit,
  placeOfWork,
  unitGraded,
  unitOfOfficers,
  unitToChange,
  unitWithin,
} from './units.js'
import { countedVote, standingVote, visibleVote } from './votes.js'

/** What a right looks at, what it gives to whoever has it, and what others are refused. */
export type Right<Asked, Granted, In extends Client = pg.ClientBase> = Refusing &
  ((client: In, caller: Caller, asked: Asked, at: Instant) => Promise<Granted>)

/** What the path of a command names beside the case, the task or the vote: one of the candidates, empty where it names none. */
interface Named {
  candidate: PersonId
}

interface OfPerson {
  person: PersonId
}

interface OfPost {
  post: PostId
}

interface OfUnit {
  unit: UnitId
}

const writes = (...rights: ('manages' | 'administers')[]) =>
  refusing([cadreToChange], (client: pg.ClientBase, caller: Caller, { person }: OfPerson, at: Instant) =>
    cadreToChange(client, caller, person, { rights: rights.map((right) => caller[right]), at }),
  )

/**
 * Who may do what with the registers, by name: a use case stands under one of these, and its route repeats the name (the
 * compiler compares the two), so that the rights are seen where the route is registered. docs/access.md says it in words.
 */
export const RIGHTS = {
  /** HR officers of the person's unit, who are not near to the person. */
  'officers-of-person': writes('manages'),
  /** HR officers and administrators of the person's unit, who are not near to the person. */
  'officers-and-admins-of-person': writes('manages', 'administers'),
  /**
   * As 'officers-of-person', and near to neither: it holds for both. Both are locked in one order: two who enter the same two
   * from either side wait for each other.
   */
  'officers-of-person-with-relative': refusing(
    [cadreToChange, requireMayName],
    async (
      client,
      caller,
      { person, relative }: OfPerson & { relative: PersonId },
      at,
    ): Promise<CadreToChange> => {
      for (const each of [person, relative].sort()) await lockCadre(client, each)
      const granted = await cadreToChange(client, caller, person, { rights: [caller.manages], at })
      await requireMayName(client, caller, relative, localDate(at))
      return granted
    },
  ),
  /** HR officers of the unit in which somebody comes to work, none of whom stands back from an open procedure of the body. */
  'officers-of-unit': refusing([placeOfWork], (client, caller, { unitId }: { unitId: UnitId }, at) =>
    placeOfWork(client, caller, unitId, localDate(at)),
  ),
  /** Administrators of the unit, none of whom stands back from an open procedure there; it is locked. */
  'admins-of-unit': refusing([unitToChange], (client, caller, { unit }: OfUnit, at) =>
    unitToChange(client, caller, unit, localDate(at)),
  ),
  /** Administrators of the unit below which something is put, none of whom stands back from an open procedure of the body. */
  'admins-of-parent-unit': refusing([parentUnit], (client, caller, { parentId }: { parentId: UnitId }, at) =>
    parentUnit(client, caller, parentId, localDate(at)),
  ),
  /** Administrators of the whole. */
  'admins-of-everything': refusing(
    [requireEverything],
    async (_client, caller, _asked: object): Promise<void> => requireEverything(caller),
  ),
  /** HR officers and administrators of the unit of the post. */
  'officers-and-admins-of-post': refusing([postWithin], (client, caller, { post }: OfPost) =>
    postWithin(client, post, [caller.manages, caller.administers]),
  ),
  /** HR officers of the post's unit and of the office that acts on the post. */
  'officers-of-post-and-its-office': matterToLaunch,
  /** HR officers of the case's unit, none of whom is a candidate of it or stands back from it. */
  'officers-of-case-untied': caseOfOfficers,
  /** As `officers-of-case-untied`, while the case runs or is suspended. */
  'officers-of-running-case-untied': runningCaseOfOfficers,
  /** Whoever has an open task of the case that such a document is handed in with. */
  'awaited-to-hand-in': awaitedDocument,
  /** HR officers of the unit whose planning is reviewed. */
  'officers-of-planning': refusing([unitWithin], (client, caller, { unit }: { unit: UnitId }) =>
    unitWithin(client, caller.manages, { unit }),
  ),
  /** HR officers of the unit whose own grade is recorded, who neither head it nor are near to whoever does; it is locked. */
  'officers-of-graded-unit': refusing([unitGraded], (client, caller, asked: GradeAsked, at) =>
    unitGraded(client, caller, asked, localDate(at)),
  ),
  /** HR officers of the unit whose papers are made by a template; it is locked. */
  'officers-of-issuing-unit': refusing([unitOfOfficers], (client, caller, { unit }: OfUnit) =>
    unitOfOfficers(client, caller, unit),
  ),
  /** Administrators of the unit that a post is added to. */
  'admins-of-unit-of-post': refusing([unitWithin], (client, caller, { unitId: unit }: { unitId: UnitId }) =>
    unitWithin(client, caller.administers, { field: 'unitId', unit }),
  ),
  /** Administrators of the post's unit, none of whom stands back from an open procedure for it; the post is locked. */
  'admins-of-post': postToChange,
  /** HR officers of the post's unit, who plan people they may know of and are not near to. */
  'officers-of-planned-post': postToPlan,
  /** HR officers of the unit of the post planned for, who are not near to the person. */
  'officers-of-planning-entry': entryToChange,
  /** Whoever is to carry it out, and the HR officers of their unit who are not near to them. */
  'registrars-of-breakthrough-task': personToRegister,
  /** Approvers of the person's unit, who are not near to the person. */
  'approvers-of-breakthrough-task': refusing([taskToJudge], (client, caller, { id }: { id: number }, at) =>
    taskToJudge(client, caller, id, { rights: [caller.approves], at }),
  ),
  /** Approvers and HR officers of the person's unit, who are not near to the person. */
  'approvers-and-officers-of-breakthrough-task': refusing(
    [taskToJudge],
    (client, caller, { id }: { id: number }, at) =>
      taskToJudge(client, caller, id, { rights: [caller.approves, caller.manages], at }),
  ),
  /** HR officers and administrators of the whole, one at a time. */
  'authors-of-rule-sets': refusing([lawToWrite], (client, caller, _asked: object) =>
    lawToWrite(client, caller),
  ),
  /** HR officers and administrators of the whole, of a draft that there is. */
  'authors-of-rule-set-draft': draftToChange,
  /**
   * Administrators of the unit of the right, of nobody near to them, never of themselves, none of whom stands back from what it
   * reaches.
   */
  'admins-of-right': refusing([rightToChange], (client, caller, asked: RightAsked, at) =>
    rightToChange(client, caller, asked, at),
  ),
  /**
   * Administrators of the unit of whoever is to have an account, of nobody near to them, never of themselves, none of whom stands
   * back from what that person has a part in.
   */
  'admins-of-new-account': refusing(
    [personToAdmit],
    (client, caller, asked: { personId: PersonId }, at): Promise<UnitId> =>
      personToAdmit(client, caller, asked, at),
  ),
  /** The same of an account that there is. */
  'admins-of-account': refusing([accountToChange], (client, caller, asked: OfPerson, at) =>
    accountToChange(client, caller, asked, at),
  ),
  /** Administrators of the unit of a group, of nobody near to them, never of themselves, none of whom stands back from what it acts on. */
  'admins-of-membership': refusing([membershipToChange], (client, caller, asked: MembershipAsked, at) =>
    membershipToChange(client, caller, asked, at),
  ),
  /** Whoever might have entered the change that waits, and did not. */
  'second-person': refusing([proposalToDecide], (client, caller, { id }: { id: number }, at) =>
    proposalToDecide(client, caller, id, at),
  ),
  /** Everybody, of what is theirs alone. */
  oneself: refusing([], async (_client, _caller, _asked: object): Promise<void> => undefined),
  /** Whoever entered the change that waits. */
  'first-person': refusing([proposalToWithdraw], (client, caller, { id }: { id: number }) =>
    proposalToWithdraw(client, caller, id),
  ),
} satisfies Record<string, Right<never, unknown>>
export type RightName = keyof typeof RIGHTS

type ReadingRule<Granted> = Refusing &
  ((client: Client, caller: Caller, id: string, today: IsoDate) => Promise<Granted>)

/** Who may read what, by name: of whom, or of what, by the id in the path. */
const READING_RIGHTS = {
  /** Whoever may know of the person: names and posts. */
  'sees-person': visibleCadre,
  /** Those who read the records of the person's unit, and the person. */
  'reads-person': readableCadre,
  /** Monitors and administrators of the person's unit, and the person. */
  'oversees-person': overseenCadre,
  /** Those who read the records of the unit of the post. */
  'reads-post': readablePost,
  /** Administrators of the whole. */
  'admins-of-everything': refusing([requireEverything], async (_client, caller) => requireEverything(caller)),
  /** Everybody, of a unit that there is. */
  'everybody-of-unit': knownUnit,
  /** Members of the group, and whoever has a role over its unit. */
  'sees-group': visibleGroup,
  /** Whoever may know of the case: by a role on its unit, as candidate, or by a task; each their part of it. */
  'sees-case': caseOf,
  /** Those who read the records of the case or answer for its papers, and each candidate their own. */
  'reads-dossiers': readableDossiers,
  /** Those who read the records of the case, and the administrators of its unit; no candidate nor whoever is near to one. */
  'reads-objections': readableObjections,
  /** Those who read the records of the case, and the person decided on. */
  'reads-decision': readableDecision,
  /** HR officers of the case's unit, none of whom is a candidate of it or stands back from it. */
  'writes-papers': paperedCase,
  /** Whoever may know of the vote's case. */
  'sees-vote': visibleVote,
  /** Those who may know the counts of the vote. */
  'reads-count': countedVote,
  /** By a role on the task's unit, or because it is, was or could be theirs. */
  'sees-task': visibleTask,
  /** Those who are told what the task is about. */
  'told-of-task': taskTold,
  /** Whoever uploaded the document, and those who read the papers of its case. */
  'reads-document': readableDocument,
  /** Whoever holds any role. */
  'role-holders': refusing([reachOfRoles], async (_, { sees }) => reachOfRoles(sees)),
  /** Those who may launch for the post of the seat, and do not compete with whoever holds it. */
  'launches-for-seat': seatToLaunchFor,
  everybody: refusing([], async () => undefined),
  /** Everybody. */
  'everybody-of-post': refusing([knownPost], (client, _, id) => knownPost(client, id)),
  /** Everybody: who acts on a post, decides on it, signs. */
  'everybody-of-authority': refusing([knownAuthority], (client, _, id) => knownAuthority(client, id)),
  /** Whoever may know of the person, or of the unit of the post, and the person. */
  'sees-planning-entry': refusing([visibleEntry], (client, caller, id) =>
    visibleEntry(client, caller, numbered(id)),
  ),
  /** Those who read the records of the person's unit, and the person. */
  'reads-breakthrough-task': refusing([visibleBreakthroughTask], (client, caller, id) =>
    visibleBreakthroughTask(client, caller, numbered(id)),
  ),
  /** Whoever may know of what is in the unit. */
  'sees-unit': refusing([reachOfRoles, unitWithin], async (client, { sees }, unit) =>
    unitWithin(client, reachOfRoles(sees), { unit: unit || (await onlyUnit(client, reachOfRoles(sees))) }),
  ),
  /** Those who read the records of the people of the unit. */
  'reads-unit': refusing([reachOfRoles, unitWithin], async (client, { readsRecords }, unit) =>
    unitWithin(client, reachOfRoles(readsRecords), { unit }),
  ),
  /** Monitors and administrators of any unit. */
  'oversees-people': refusing([reachOfRoles], async (_, { oversees }) => reachOfRoles(oversees)),
  /** Whoever entered the change that waits, and those who might have. */
  'sees-proposed-change': refusing(
    [visibleProposal],
    (client, caller, id): Promise<ProposedChangeRow> => visibleProposal(client, caller, numbered(id)),
  ),
  /** Administrators of the unit of whoever has the account. */
  'administers-account': administeredAccount,
  /** Administrators of the unit of the group. */
  'administers-group': administeredGroup,
  /** HR officers and monitors, wherever. */
  'looks-after-people': refusing([reachOfRoles], async (_, { looksAfter }) => reachOfRoles(looksAfter)),
} satisfies Record<string, ReadingRule<unknown>>
export type ReadingRight = keyof typeof READING_RIGHTS
export type GrantedToRead<Name extends ReadingRight> = Awaited<ReturnType<(typeof READING_RIGHTS)[Name]>>

/** The right of that name: asked, it answers what it grants to the caller. */
export function rightToRead<Name extends ReadingRight>(name: Name): ReadingRule<GrantedToRead<Name>> {
  // Of the right of that name: the compiler does not follow the name through the lookup.
  return READING_RIGHTS[name] as ReadingRule<GrantedToRead<Name>>
}

/** A right to a command: judged by what is found, with the caller, of the thing that the path names. */
interface CommandRule<Kind extends SubjectKind, Granted> {
  of: Kind
  judge: Refusing & ((caller: Caller, found: CommandSubjects[Kind] | undefined, named: Named) => Granted)
}

/** Who may command a running case, by name: of the case, of one of its tasks or votes, by the ids in the path. */
const COMMAND_RIGHTS = {
  /** HR officers of the case's unit and its level. */
  'officers-of-case': { of: 'case', judge: caseToCommand },
  /** HR officers of the case's unit and its level; a candidate speaks for themself. */
  'officers-of-case-or-the-candidate': { of: 'case', judge: caseOfCandidate },
  /** Whoever is to do the task, while it is open. */
  'does-open-task': { of: 'task', judge: ownOpenTask },
  /** The members of the group that the task is given to, while it is open and nobody else's. */
  'claims-open-task': { of: 'task', judge: taskToClaim },
  /** Whoever may know of the task, while it is open: whether it is theirs to give back the case decides. */
  'sees-open-task': { of: 'task', judge: taskToGiveBack },
  /** HR officers of the unit and the level of the task's case, while the task is open. */
  'officers-of-open-task': { of: 'task', judge: openTaskOfOfficers },
  /** HR officers of the unit and the level of the vote's case, while the vote stands. */
  'officers-of-vote': { of: 'vote', judge: standingVote },
} satisfies Record<string, { [Kind in SubjectKind]: CommandRule<Kind, CaseCommanded> }[SubjectKind]>
export type CommandRight = keyof typeof COMMAND_RIGHTS
type SubjectOf<Name extends CommandRight> = (typeof COMMAND_RIGHTS)[Name]['of']
export type GrantedToCommand<Name extends CommandRight> = ReturnType<(typeof COMMAND_RIGHTS)[Name]['judge']> &
  CaseCommanded

/** The right of that name: it judges by its subject who may command, and answers the case that the command goes to. */
export function rightToCommand<Name extends CommandRight>(
  name: Name,
): CommandRule<SubjectOf<Name>, GrantedToCommand<Name>> {
  // Of the right of that name: the compiler does not follow the name through the lookup.
  return COMMAND_RIGHTS[name] as CommandRule<SubjectOf<Name>, GrantedToCommand<Name>>
}
