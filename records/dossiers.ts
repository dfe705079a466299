import type pg from 'pg'
import type { Client } from '../db/pool.js'
import { Refused } from '../db/refused.js'
import {
  type DossierEntry,
  type DossierGround,
  findDossierGround,
  findEarlierDossier,
  insertDossierItem,
  listDossier,
} from '../db/registers/dossiers.js'
import { localDate } from '../domain/deadlines/dates.js'
import {
  checkDossier,
  firstDayOfIssue,
  type ItemResult,
  incomplete,
  isReusable,
} from '../domain/dossier/check-dossier.js'
import { isEqualPost } from '../domain/dossier/equal-post.js'
import type { DossierRules } from '../domain/rules/values/dossier-rules.js'
import type { CaseId, IsoDate, PersonId } from '../domain/vocabulary.js'
import { DOSSIER_ITEMS, type DossierItem } from '../domain/vocabulary.js'
import { audit } from './use-case/audit.js'
import { requirePast } from './use-case/day-bounds.js'
import { requireValid, wrongField } from './use-case/invalid-input.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/** An item as it is filed; `reference`: number and issuer, by which the paper is found. */
type NewItem = Pick<DossierEntry, 'item' | 'issuedOn' | 'reference'>

interface OfCandidate {
  caseId: CaseId
  personId: PersonId
}

/**
 * Files items of a candidate's dossier; of one kind the latest filed counts. Answers the dossiers of the case after it.
 * @throws Refused candidate-not-found, date-in-future; invalid-input where no dossier is asked, or an item named twice
 */
export const enterDossierItems = under(
  'officers-of-running-case-untied',
  refuses('candidate-not-found', requirePast),
  async ({ client, caller, at }, { items, ...of }: OfCandidate & { items: NewItem[] }): Promise<Dossiers> => {
    await dossierToChange(client, of)
    requireOnce(items.map(({ item }) => item))
    const on = localDate(at)
    for (const [index, item] of items.entries()) {
      requirePast(`items.${index}.issuedOn`, item.issuedOn, on)
      await insertDossierItem(client, { ...of, ...item, enteredBy: caller.personId, enteredAt: at })
    }
    const after = { case: of.caseId, person: of.personId, items }
    await audit(client, caller, at, { what: 'dossier-items-entered', after })
    return dossiersOf(client, of.caseId, { on })
  },
)

/**
 * Takes over the items of the person's latest dossier before the same authority, but for those that belong to its case.
 * Answers the dossiers of the case after it.
 * @throws Refused candidate-not-found, dossier-not-reusable; invalid-input where no dossier is asked
 */
export const takeOverDossier = under(
  'officers-of-running-case-untied',
  refuses('candidate-not-found', 'dossier-not-reusable'),
  async ({ client, caller, at }, { from, ...of }: OfCandidate & { from: CaseId }): Promise<Dossiers> => {
    const { ground, rules } = await dossierToChange(client, of)
    const on = localDate(at)
    const earlier = await reusableDossier(client, ground, rules, { ...of, on })
    if (earlier?.caseId !== from) throw new Refused({ code: 'dossier-not-reusable' })
    const items = (await listDossier(client, from, of.personId)).filter(
      ({ item }) => !rules.notReused?.value.includes(item),
    )
    for (const { item, issuedOn, reference } of items) {
      const filed = { ...of, item, issuedOn, reference, takenFrom: from }
      await insertDossierItem(client, { ...filed, enteredBy: caller.personId, enteredAt: at })
    }
    const after = { case: of.caseId, person: of.personId, from, items: items.length }
    await audit(client, caller, at, { what: 'dossier-reused', after })
    return dossiersOf(client, of.caseId, { on })
  },
)

/** An item, on file or not, as it is judged on a day. */
export interface JudgedItem {
  item: DossierItem
  /** Undefined where the law of the case does not ask the item. */
  result: ItemResult | undefined
  /** What counts of the item. */
  entry: DossierEntry | undefined
  /** The first day of issue with which it would be valid, where it grows old. */
  issuedFrom: IsoDate | undefined
}

/** The dossiers of a case as they are judged on a day. */
export interface Dossiers {
  on: IsoDate
  /** Does the law of the case ask for a dossier? */
  required: boolean
  candidates: {
    personId: PersonId
    name: string
    complete: boolean
    items: JudgedItem[]
    /** By when the dossier is awaited, where it is. */
    dueOn: IsoDate | null
    /** An earlier dossier whose items may be taken over. */
    reusable: { caseId: CaseId; closedOn: IsoDate } | undefined
  }[]
}

/** The dossiers of a case on that day, of all its candidates or one. */
export async function dossiersOf(
  client: Client,
  caseId: CaseId,
  { on, person }: { on: IsoDate; person?: PersonId | undefined },
): Promise<Dossiers> {
  const ground = await findDossierGround(client, caseId)
  if (!ground) return { on, required: false, candidates: [] }
  const rules = ground.rules.dossier
  const filed = await listDossier(client, caseId)
  const candidates = []
  for (const { personId, tenures, ...candidate } of ground.candidates) {
    if (person !== undefined && person !== personId) continue
    const ofPerson = filed.filter((each) => each.personId === personId)
    const equalPost = isEqualPost({ ...ground, tenures }, on, rules)
    const results = rules ? checkDossier(rules, ofPerson, on, { equalPost }) : []
    candidates.push({
      ...{ personId, ...candidate, complete: incomplete(results).length === 0 },
      items: DOSSIER_ITEMS.map((item) => judged(item, { results, filed: ofPerson, rules, on })),
      reusable: rules && (await reusableDossier(client, ground, rules, { caseId, personId, on })),
    })
  }
  return { on, required: rules !== undefined, candidates }
}

interface Judging {
  results: readonly ItemResult[]
  filed: readonly DossierEntry[]
  rules: DossierRules | undefined
  on: IsoDate
}

function judged(item: DossierItem, { results, filed, rules, on }: Judging): JudgedItem {
  const result = results.find((each) => each.item === item)
  return {
    item,
    result,
    entry: filed.findLast((each) => each.item === item && each.issuedOn === result?.issuedOn),
    issuedFrom: rules && firstDayOfIssue(rules, item, on),
  }
}

async function reusableDossier(
  client: Client,
  { managingBody }: DossierGround,
  rules: DossierRules,
  { on, ...of }: OfCandidate & { on: IsoDate },
): Promise<{ caseId: CaseId; closedOn: IsoDate } | undefined> {
  const notReused = rules.notReused?.value ?? []
  const earlier = await findEarlierDossier(client, { ...of, managingBody, notReused })
  if (!earlier) return undefined
  const days = { closedOn: localDate(earlier.closedAt), submittedOn: localDate(earlier.submittedAt) }
  return isReusable(rules, days, on) ? { caseId: earlier.caseId, closedOn: days.closedOn } : undefined
}

/** @throws Refused candidate-not-found; invalid-input where the law of the case asks for no dossier */
async function dossierToChange(
  client: pg.ClientBase,
  { caseId, personId }: OfCandidate,
): Promise<{ ground: DossierGround; rules: DossierRules }> {
  const ground = await findDossierGround(client, caseId)
  const rules = ground?.rules.dossier
  if (!ground || !rules) throw wrongField('id', 'no-dossier-asked')
  if (!ground.candidates.some((candidate) => candidate.personId === personId)) {
    throw new Refused({ code: 'candidate-not-found', candidate: personId })
  }
  return { ground, rules }
}

/** @throws Refused invalid-input at each item that one filing names again: which of the two would count? */
function requireOnce(items: readonly DossierItem[]): void {
  requireValid(
    items.flatMap((item, index) =>
      items.indexOf(item) < index ? [{ field: `items.${index}.item`, code: 'named-twice' } as const] : [],
    ),
  )
}
