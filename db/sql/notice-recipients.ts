import type { Notice } from '../../domain/procedure/change.js'

/** A notice as SQL reads it. */
export function columnsOfNotice({ to, ...notice }: Notice): object {
  return 'superiorOf' in to
    ? { ...notice, ...to.superiorOf, superior: true }
    : { ...notice, ...to, superior: false }
}

/**
 * SQL, the last part of a WITH: `told`, every notice once for each `recipient`. A group is told by its members of the day;
 * the superior of a group is its head, of a person the head of their unit's leadership, and where there is none whoever
 * launched the case. All that is given is SQL; `more`: a column that each notice has besides.
 */
export const recipientsOf = ({
  notices,
  on,
  launchedBy,
  more,
}: Record<'notices' | 'on' | 'launchedBy', string> & { more?: string }): string => `
  notice AS (
    SELECT * FROM jsonb_to_recordset(${notices}) AS n (kind text, task text, params jsonb, person text, "group" text,
      "except" text[], superior boolean${more === undefined ? '' : `, ${more}`})
  ), current AS NOT MATERIALIZED (
    SELECT group_id, person_id, duty FROM group_members WHERE from_on <= ${on} AND (to_on IS NULL OR to_on > ${on})
  ), told AS NOT MATERIALIZED (
    SELECT n.*, recipients.person_id AS recipient
    FROM notice n CROSS JOIN LATERAL (
      SELECT n.person AS person_id WHERE NOT n.superior AND n.person IS NOT NULL
      UNION
      SELECT c.person_id FROM current c
      WHERE NOT n.superior AND c.group_id = n."group" AND c.person_id <> ALL (coalesce(n."except", '{}'))
      UNION
      SELECT coalesce(
        (SELECT c.person_id FROM current c WHERE c.group_id = n."group" AND c.duty = 'head' LIMIT 1),
        (SELECT c.person_id FROM people p JOIN groups g ON g.unit_id = p.unit_id AND g.kind = 'leadership-collective'
         JOIN current c ON c.group_id = g.id AND c.duty = 'head' WHERE p.id = n.person AND c.person_id <> p.id LIMIT 1),
        ${launchedBy})
      WHERE n.superior
    ) AS recipients
  )`
