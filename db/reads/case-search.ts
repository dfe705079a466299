import type { PersonId, PostId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { OPEN } from '../sql/open-statuses.js'
import { isIn, someOfPart } from '../sql/part-of-text.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { isKnown, type Known } from './case-filter.js'

/** Whom and what a part of a name names. */
export interface Named {
  text: string
  people: PersonId[]
  posts: PostId[]
  /** Digits that may be the number of a case. */
  number: string | undefined
  /** There are more people, and posts, of that name than were found. */
  isOfMore: { people: boolean; posts: boolean }
}

/** The number of a case, as it is written or said: 27, #27, số 27, hồ sơ số 27, no. 27; already as `searchName` makes it. */
export const caseNumberIn = (text: string): string | undefined =>
  /^(?:#|(?:ho so )?so |(?:procedure )?no\.? ?)?(\d{1,15})$/.exec(text)?.[1]

/** So many people, and posts, are taken one by one; where there are more, the name is looked up case by case. */
const MOST = { people: 600, posts: 300 }
/** Of so few the cases are gathered, whatever the list; of more, the list is gone through in its order. */
const FEW_PEOPLE = 60
const FEW_POSTS = 8

/** The candidates, posts and number that a search means, already as `searchName` makes it. */
export async function findNamed(client: Client, text: string): Promise<Named> {
  const sql = new SqlParameters()
  const among = (table: keyof typeof MOST, column: string) =>
    someOfPart(sql, { table, column, part: text, limit: MOST[table] + 1 })
  const { rows } = await client.query<{ people: PersonId[]; posts: PostId[] }>(
    `SELECT ${among('people', 'search_name')} AS people, ${among('posts', 'search_title')} AS posts`,
    sql.values,
  )
  const { people, posts } = rows[0] ?? { people: [], posts: [] }
  const number = caseNumberIn(text)
  const isOfMore = { people: people.length > MOST.people, posts: posts.length > MOST.posts }
  return { text, people, posts, number, isOfMore }
}

export const isNothing = ({ people, posts, number }: Named): boolean =>
  people.length === 0 && posts.length === 0 && number === undefined

/** SQL of their cases where they are so few that these are gathered; undefined where they are more. */
export function casesOfFew(sql: SqlParameters, named: Named, known: Known): string | undefined {
  const { people, posts } = named
  if (people.length > FEW_PEOPLE || posts.length > FEW_POSTS) return undefined
  return `(${casesOfSome(sql, named, known)})`
}

/** The same with when each was launched, and whether it is open, in the order of launch: a page of them ends what is asked of each. */
export function placedOfFew(sql: SqlParameters, named: Named, known: Known): string | undefined {
  const { people, posts } = named
  if (people.length > FEW_PEOPLE || posts.length > FEW_POSTS) return undefined
  const ofCase = `id, launched_at, (status IN ${OPEN}) AS is_open`
  const some = casesOfSome(sql, named, known, { ofCandidacy: 'case_id AS id, launched_at, is_open', ofCase })
  return `(SELECT * FROM (${some}) few ORDER BY launched_at DESC, id DESC OFFSET 0)`
}

/** Are the candidates of a case, or its post, looked up, one case after the other? */
export const looksUp = ({ isOfMore }: Named): boolean => isOfMore.people || isOfMore.posts

/**
 * SQL: is the case of that id and post one of them? Asked of one case after the other, in the order of the list. OFFSET 0
 * keeps the planner from reading the candidates of all cases instead, IS TRUE from joining the list with what is found.
 */
export function isNamed(
  sql: SqlParameters,
  named: Named,
  known: Known = {},
  { id, post } = { id: 'c.id', post: 'c.post_id' },
): string {
  const { text, people, posts, number, isOfMore } = named
  // Nothing is asked that finds nothing: of the post not every index knows, and a parameter without use is refused.
  const ofPeople = () =>
    isOfMore.people
      ? `EXISTS (SELECT 1 FROM case_candidates k WHERE k.case_id = ${id} AND ${isIn(sql, 'k.search_name', text)} OFFSET 0)`
      : `(${id} IN (${casesOfPeople(sql, people, known)})) IS TRUE`
  const ways = [
    ...(posts.length > 0 ? [isOfPost(sql, named, post)] : []),
    ...(people.length > 0 ? [ofPeople()] : []),
    ...(number ? [`${id} = (SELECT id FROM cases WHERE number = ${sql.add(number, 'bigint')})`] : []),
  ]
  return `(${ways.join(' OR ')})`
}

/** SQL: is the post of that id one of them? */
export const isOfPost = (sql: SqlParameters, named: Named, id: string): string =>
  named.isOfMore.posts
    ? `EXISTS (${postOfName(sql, named, id)})`
    : `${id} = ANY (${sql.add(named.posts, 'text[]')})`

/** SQL: a row where the post of that id has the name. */
export const postOfName = (sql: SqlParameters, { text }: Named, id: string): string =>
  `SELECT 1 FROM posts p WHERE p.id = ${id} AND ${isIn(sql, 'p.search_title', text)} OFFSET 0`

function casesOfPeople(
  sql: SqlParameters,
  people: readonly PersonId[],
  known: Known,
  columns = IDS.ofCandidacy,
): string {
  const where = [
    `person_id = ANY (${sql.add(people, 'text[]')})`,
    ...isKnown(sql, known, { kind: 'kind', isOpen: 'is_open' }),
  ]
  return `SELECT ${columns} FROM case_candidates WHERE ${where.join(' AND ')}`
}

/** SQL: what is selected of the cases of a name, as a candidacy and as the case has it. */
const IDS = { ofCandidacy: 'case_id AS id', ofCase: 'id' }

/** SQL of the cases of all who were found, of which that is known; there are no more of that name. */
export function casesOfSome(
  sql: SqlParameters,
  { people, posts, number }: Named,
  known: Known,
  { ofCandidacy, ofCase } = IDS,
): string {
  const ofPosts = [
    `post_id = ANY (${sql.add(posts, 'text[]')})`,
    ...isKnown(sql, known, { kind: 'kind', isOpen: `(status IN ${OPEN})` }),
  ]
  return [
    casesOfPeople(sql, people, known, ofCandidacy),
    `SELECT ${ofCase} FROM cases WHERE ${ofPosts.join(' AND ')}`,
    ...(number ? [`SELECT ${ofCase} FROM cases WHERE number = ${sql.add(number, 'bigint')}`] : []),
  ].join(' UNION ')
}
