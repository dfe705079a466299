import { COMMUNES, DEPARTMENTS, DIVISIONS, OFFICES, READERS, type Scale } from './scale.js'

/** A list of words as SQL, each as often as it is to be chosen. */
const words = (given: string): string =>
  `ARRAY[${given
    .split(', ')
    .flatMap((each) => {
      const [word, times] = each.split(' ')
      return Array<string>(Number(times)).fill(`'${word}'`)
    })
    .join(', ')}]`

/** As they are met: two in five are a Nguyễn, one in a thousand a Ksor. */
const FAMILY_NAMES = words(
  'Nguyễn 384, Trần 110, Lê 95, Phạm 70, Hoàng 51, Phan 45, Vũ 39, Võ 25, Đặng 21, Bùi 20, Đỗ 14, Hồ 13, Ngô 13, ' +
    'Dương 10, Lý 5, Đinh 5, Trương 5, Mai 4, Cao 3, Ksor 1',
)
const MIDDLE_NAMES = words(
  'Văn 30, Thị 30, Minh 6, Thanh 5, Đức 5, Ngọc 5, Hữu 4, Quang 4, Thu 3, Xuân 3, Hồng 2, Kim 2, Bá 1',
)
const GIVEN_NAMES = words(
  'Anh 6, Hùng 5, Hương 5, Dũng 5, Lan 4, Tuấn 4, Hoa 4, Hà 4, Nam 4, Bình 4, Hải 4, Sơn 4, Tâm 3, Thảo 3, Linh 3, ' +
    'Phương 3, Long 3, Cường 3, Yến 2, Khánh 2, Nhung 2, Trang 2, Quân 2, An 2, Vinh 2, Đạt 1, Uyên 1, Khuê 1, Quyên 1, Giao 1',
)

const UNITS = `
  INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
  VALUES ('u-root', NULL, ARRAY['u-root'], 'province', 'Tỉnh', 'Province');
  INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
  SELECT 'u-d' || d, 'u-root', ARRAY['u-root', 'u-d' || d], 'department', 'Sở số ' || d, 'Department ' || d
  FROM generate_series(0, ${DEPARTMENTS - 1}) d
  UNION ALL
  SELECT 'u-c' || c, 'u-root', ARRAY['u-root', 'u-c' || c], 'commune', 'Xã số ' || c, 'Commune ' || c
  FROM generate_series(0, ${COMMUNES - 1}) c;
  INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
  SELECT u.id || '-' || n, u.id, u.path || (u.id || '-' || n), CASE u.kind WHEN 'commune' THEN 'agency' ELSE 'division' END,
    'Phòng số ' || n || ', ' || u.name_vi, 'Division ' || n || ', ' || u.name_en
  FROM units u, generate_series(0, ${DIVISIONS - 1}) n
  WHERE u.parent_id = 'u-root' AND (u.kind = 'department' OR n < ${OFFICES})`

/** The first two hundred are of the province itself: its offices and bodies are made of them. */
const ofTheProvince = 200
const PEOPLE = ({ people }: Scale) => `
  INSERT INTO people (id, full_name, search_name, born_on, sex, degrees, unit_id, origin_unit_id, managed_as)
  SELECT 'c-' || n, name, searchable(name), date '1965-01-01' + pg_temp.pick(n, 4, 12000),
    CASE WHEN name LIKE '% Thị %' THEN 'female' ELSE 'male' END, ARRAY['university'],
    CASE WHEN n < ${ofTheProvince} THEN 'u-root' ELSE pg_temp.unit_of(n, 10) END, pg_temp.unit_of(n, 15),
    CASE WHEN pg_temp.pick(n, 5, 10) = 0 THEN 'provincial' WHEN pg_temp.pick(n, 5, 10) < 7 THEN 'commune' ELSE 'staff' END
  FROM generate_series(0, ${people - 1}) n, LATERAL (SELECT pg_temp.one_of(n, 1, ${FAMILY_NAMES}) || ' ' ||
    pg_temp.one_of(n, 2, ${MIDDLE_NAMES}) || ' ' || pg_temp.one_of(n, 3, ${GIVEN_NAMES}) AS name) x;
  INSERT INTO people (id, full_name, search_name, born_on, sex, degrees, unit_id, managed_as)
  SELECT login, 'Người ' || login, 'nguoi ' || login, '1985-03-01', 'female', ARRAY['university'], 'u-root', 'staff'
  FROM unnest(ARRAY['${Object.values(READERS).join("', '")}']) login;
  INSERT INTO accounts (login, person_id) SELECT id, id FROM people WHERE id LIKE 'r-%';
  INSERT INTO role_grants (person_id, role, unit_id) VALUES
    ('${READERS.monitor}', 'monitor', 'u-root'), ('${READERS.officer}', 'hr_officer', 'u-root'),
    ('${READERS.admin}', 'admin', 'u-root'), ('${READERS.department}', 'hr_officer', 'u-d7'),
    ('${READERS.largeDepartment}', 'monitor', 'u-d0')`

/** Who is the how manieth of which group, so that members can be chosen by number. */
const GROUPS = `
  CREATE TEMP TABLE circle (name text, kind text, first integer, size integer);
  INSERT INTO circle VALUES ('office', 'office', 0, 15), ('reviewers', 'reviewers', 15, 3), ('tellers', 'tellers', 18, 5),
    ('collective', 'leadership-collective', 23, 7), ('committee', 'party-committee', 5, 9),
    ('conference', 'conference', 0, 25), ('body', 'managing-body', 10, 7), ('secretariat', 'secretariat', 17, 3);
  CREATE TEMP TABLE organisation_people AS
    SELECT coalesce(u.path[2], 'u-root') AS organisation, p.id,
      row_number() OVER (PARTITION BY coalesce(u.path[2], 'u-root') ORDER BY p.id) - 1 AS rank,
      count(*) OVER (PARTITION BY coalesce(u.path[2], 'u-root')) AS people
    FROM people p JOIN units u ON u.id = p.unit_id WHERE p.id LIKE 'c-%';
  INSERT INTO groups (id, unit_id, kind, name_vi, name_en, secretariat_id)
  SELECT 'g-' || u.id || '-' || c.name, u.id, c.kind, c.name || ', ' || u.name_vi, c.name || ', ' || u.name_en,
    CASE c.name WHEN 'body' THEN 'g-' || u.id || '-secretariat' END
  FROM units u, circle c WHERE u.id = 'u-root' OR u.parent_id = 'u-root';
  CREATE TEMP TABLE group_people AS
    SELECT 'g-' || organisation || '-' || c.name AS group_id, o.id AS person_id,
      place::integer AS ordinal
    FROM organisation_people o, circle c, LATERAL (SELECT ((o.rank - c.first) % o.people + o.people) % o.people AS place) r
    WHERE place < c.size * CASE WHEN organisation = 'u-root' AND c.name = 'office' THEN 3 ELSE 1 END;
  UPDATE group_people SET person_id = '${READERS.member}' WHERE group_id = 'g-u-root-office' AND ordinal = 1;
  CREATE TEMP TABLE group_size AS SELECT group_id, count(*)::integer AS size FROM group_people GROUP BY group_id;
  CREATE INDEX ON group_people (group_id, ordinal);
  ANALYZE group_people, group_size;
  INSERT INTO group_members (group_id, person_id, duty, from_on)
  SELECT group_id, person_id, CASE ordinal WHEN 0 THEN 'head' ELSE 'member' END, '2006-01-01' FROM group_people`

/** The tree of units, the people in it, their groups, and those who read. */
export const peopleOf = (scale: Scale): string[] => [UNITS, PEOPLE(scale), GROUPS]
