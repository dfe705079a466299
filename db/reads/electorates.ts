import type pg from 'pg'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Convened } from '../../domain/procedure/tasks.js'
import { asksForStandingCommittee, type Composition } from '../../domain/rules/values/composition.js'
import type { ElectoratePart, GroupId, Instant, UnitId } from '../../domain/vocabulary.js'

/** Whom a composition names: of which unit, or of which circle where the post has one of its own. */
export interface ElectorateAsked {
  composition: Composition
  unit: UnitId
  circle: GroupId
}

/** The parts, the one that the rule names first giving the reason where somebody belongs to several. */
const PARTS = `
  -- The leadership of a division is that of the office it belongs to.
  WITH base AS (
    SELECT coalesce((
      SELECT above.id FROM units own JOIN units above ON above.id = ANY (own.path)
      WHERE own.id = $1 AND EXISTS (SELECT 1 FROM groups WHERE unit_id = above.id AND kind = 'leadership-collective')
      ORDER BY cardinality(above.path) DESC LIMIT 1), $1) AS id
  ), party AS (
    SELECT
      -- Records of before hold the standing committee as the party committee.
      CASE WHEN EXISTS (SELECT 1 FROM groups g WHERE g.unit_id = base.id AND g.kind = 'standing-committee')
        THEN ARRAY['standing-committee'] ELSE ARRAY['party-committee'] END AS standing,
      (SELECT u.party_organisation = 'grass-roots' FROM units u WHERE u.id = base.id) AS is_grass_roots
    FROM base
  ), current AS NOT MATERIALIZED (
    SELECT g.id, g.unit_id, g.kind, m.person_id, m.duty
    FROM groups g JOIN group_members m ON m.group_id = g.id
    WHERE m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2)
  ), subunits AS (
    SELECT id FROM units WHERE parent_id = (SELECT id FROM base)
  ), in_office AS (
    SELECT t.person_id, t.level, p.unit_id
    FROM tenures t JOIN posts p ON p.id = t.post_id
    WHERE t.from_on <= $2 AND (t.to_on IS NULL OR t.to_on > $2) AND p.unit_id IN (SELECT id FROM subunits)
  ), parts (part, person_id) AS (
    SELECT 'head', person_id FROM current WHERE unit_id = (SELECT id FROM base) AND kind = 'leadership-collective' AND duty = 'head'
    UNION ALL
    SELECT 'deputies', person_id FROM current WHERE unit_id = (SELECT id FROM base) AND kind = 'leadership-collective' AND duty <> 'head'
    UNION ALL
    SELECT 'committee', person_id FROM current, party WHERE unit_id = (SELECT id FROM base)
      AND kind = ANY (CASE WHEN is_grass_roots THEN ARRAY['party-committee', 'standing-committee'] ELSE standing END)
    UNION ALL
    SELECT 'standing-committee', person_id FROM current, party
    WHERE unit_id = (SELECT id FROM base) AND kind = ANY (CASE WHEN $7::boolean THEN ARRAY['standing-committee'] ELSE standing END)
    UNION ALL
    SELECT 'party-head', person_id FROM current
    WHERE unit_id = (SELECT id FROM base) AND kind IN ('party-committee', 'standing-committee') AND duty = 'head' AND NOT EXISTS (
      SELECT 1 FROM current l JOIN current c ON c.person_id = l.person_id AND c.unit_id = l.unit_id
      WHERE l.unit_id = (SELECT id FROM base) AND l.kind = 'leadership-collective'
        AND c.kind IN ('party-committee', 'standing-committee'))
    UNION ALL
    SELECT 'subunit-heads', person_id FROM in_office WHERE level = 'division-head'
    UNION ALL
    SELECT 'subunit-heads', person_id FROM current
    WHERE unit_id IN (SELECT id FROM subunits) AND kind = 'leadership-collective' AND duty = 'head'
    UNION ALL
    SELECT 'organisation-heads', person_id FROM current WHERE unit_id = (SELECT id FROM base) AND kind = 'organisation' AND duty = 'head'
    UNION ALL
    SELECT 'subunit-deputies', person_id FROM in_office WHERE level = 'division-deputy'
    UNION ALL
    SELECT 'subunit-deputies', person_id FROM current
    WHERE unit_id IN (SELECT id FROM subunits) AND kind = 'leadership-collective' AND duty <> 'head'
  ), staff AS (
    SELECT p.id FROM people p JOIN units u ON u.id = p.unit_id WHERE u.path @> ARRAY[(SELECT id FROM base)]
  ), everyone AS (
    SELECT ((SELECT count(*) FROM staff) < $4::integer) OR ($5::boolean AND NOT EXISTS (SELECT 1 FROM subunits))
      -- Below the root there are the bodies, and below those what they are made of.
      OR ($6::boolean AND (SELECT cardinality(path) > 2 FROM units WHERE id = $1)) AS is_asked
  )
  SELECT DISTINCT ON (person) person, "as" FROM (
    SELECT person_id AS person, part AS "as", array_position($3::text[], part) AS rank
    FROM parts WHERE part = ANY ($3)
    UNION ALL
    SELECT id, 'staff', 1000 FROM staff WHERE (SELECT is_asked FROM everyone)
  ) named ORDER BY person, rank`

const CIRCLE = `
  SELECT person_id AS person, (array_agg(CASE duty WHEN 'head' THEN 'head' ELSE 'member' END ORDER BY duty = 'head' DESC))[1] AS "as"
  FROM group_members WHERE group_id = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on > $2)
  GROUP BY person_id ORDER BY person_id`

/** Everybody whom the composition names on that day, once each, with the reason for being convened. */
export async function findElectorate(
  client: pg.ClientBase,
  { composition, unit, circle }: ElectorateAsked,
  at: Instant,
): Promise<Convened[]> {
  const on = localDate(at)
  if ('circle' in composition) {
    const { rows } = await client.query<Convened>({
      name: 'find-circle',
      text: CIRCLE,
      values: [circle, on],
    })
    return rows
  }
  const { parts, everyoneBelow, everyoneWithoutSubunits, everyoneInConstituentUnit } = composition
  const { rows } = await client.query<Convened>({
    name: 'find-electorate',
    text: PARTS,
    // Nobody is "everyone" where the rule names no number: no unit has fewer than 0.
    values: [
      unit,
      on,
      parts satisfies readonly ElectoratePart[],
      everyoneBelow ?? 0,
      everyoneWithoutSubunits ?? false,
      everyoneInConstituentUnit ?? false,
      asksForStandingCommittee(composition),
    ],
  })
  return rows
}
