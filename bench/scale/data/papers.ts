import { canonicalJson } from '../../../db/audit/canonical-json.js'
import type { Scale } from './scale.js'

/** Every how manieth case is kept whole: all its events, as the product writes them. Of the others a few stand for all. */
const WHOLE = 500

const RESULT = (criterion: string) => ({
  criterion,
  title: { vi: 'Trong quy hoạch', en: 'In the planning' },
  answer: 'met',
  article: { vi: 'Mục 1.1 Bộ quy tắc H của địa phương', en: 'Local rule set H § 1.1' },
  evidence: { vi: 'Trong quy hoạch từ 08/06/2025.', en: 'In the planning since 2025-06-08.' },
  waivable: true,
})
const RESULTS = `'${JSON.stringify(['planning', 'papers', 'evaluations'].map(RESULT))}'::jsonb`

const VOTES = `
  INSERT INTO votes (id, case_id, stage, round, status, announced, secret, meeting_on, group_id, electorate, candidates, count, verdict, tellers)
  SELECT id || '-vote', id, vote_stage, 1, CASE WHEN is_open THEN 'convened' ELSE 'counted' END, true, true,
    launched_at::date + 14, electorate_id, jsonb_build_object('members', 9, 'convened', people, 'absences', '[]'::jsonb,
      'as', (SELECT jsonb_object_agg(person, 'member') FROM jsonb_array_elements_text(people) person)),
    ARRAY[candidate], CASE WHEN NOT is_open THEN jsonb_build_object('issued', 9, 'returned', 9, 'blank', 1, 'invalid', 0,
      'votes', jsonb_build_object(candidate, 8)) END,
    CASE WHEN NOT is_open THEN jsonb_build_object('outcome', 'selected', 'candidates', jsonb_build_array(candidate), 'votes', 8,
      'of', 'convened', 'denominator', 9, 'bar', '> 1/2', 'article', jsonb_build_object('vi', 'Mục 3', 'en', '§ 3'),
      'explanation', jsonb_build_object('vi', '8 phiếu, quá bán.', 'en', '8 votes, above half.')) END,
    CASE WHEN is_open THEN '{}' ELSE ARRAY['c-11', 'c-12'] END
  FROM launch l CROSS JOIN LATERAL (SELECT jsonb_agg('c-' || (n + i) % 1000) AS people FROM generate_series(0, 8) i) e
  WHERE vote_stage IS NOT NULL AND (NOT is_open OR way % 8 >= 3) ORDER BY n`

const DECISIONS = `
  INSERT INTO decisions (case_id, outcome, resolution_number, signed_on, effective_on, body_id, body_votes, signatory, person_id,
    recorded_by, confirmed_by, reason)
  SELECT id, CASE status WHEN 'rejected' THEN 'rejected' ELSE 'approved' END, n || '-QĐ/TU', coalesce(closed_at, now())::date,
    coalesce(closed_at, now())::date, managing_body_id, '{"members": 7, "inFavour": 6, "against": 1}', 'Bí thư', candidate, 'c-13', 'c-14',
    CASE status WHEN 'rejected' THEN 'Không đạt' END
  FROM launch WHERE status IN ('completed', 'rejected', 'decided') ORDER BY n`

const ELIGIBILITY = `
  INSERT INTO eligibility_checks (case_id, sequence, person_id, task_id, checked_on, results)
  SELECT id, 1, candidate, id || '-0', launched_at::date, ${RESULTS} FROM launch ORDER BY n`

/** Three events of a case, thirteen of those kept whole; the bytes are as they would be hashed. */
const AUDIT = `
  INSERT INTO audit_chains (chain, length, head)
  SELECT id, CASE WHEN n % ${WHOLE} = 0 THEN 13 ELSE 3 END, md5(id) || md5('head' || id) FROM launch ORDER BY n;
  INSERT INTO audit_events (chain, position, at, what, bytes, hash)
  SELECT id, position, launched_at + position * interval '1 day', what,
    '{"actor":"r-officer","after":{"kind":"' || kind || '","person":"' || candidate || '","reason":"Theo chủ trương của cấp ủy"},"at":"'
      || to_char(launched_at, 'YYYY-MM-DD"T"HH24:MI:SS".000Z"') || '","chain":"' || id || '","position":' || position
      || ',"salt":"mLw3jimQdwn6sfAWd7s7Kw","task":"' || id || '-' || position || '","what":"' || what || '"}',
    md5(id || position) || md5(position || id)
  FROM launch CROSS JOIN LATERAL generate_series(1, CASE WHEN n % ${WHOLE} = 0 THEN 13 ELSE 3 END) position
  CROSS JOIN LATERAL (SELECT CASE position WHEN 1 THEN 'case-launched' ELSE 'task-completed' END AS what) w
  ORDER BY n, position`

const ANSWER = `'${canonicalJson({ id: 'p-0123456789abcdef0123', kind: 'appointment', openTasks: [], sequence: 2, stage: 'approval', status: 'running' })}'`

const CHANGES = `
  INSERT INTO case_changes (case_id, sequence, command_id, body_hash, answer, at)
  SELECT id, sequence, md5(id || sequence), md5(sequence || id), ${ANSWER}, launched_at + sequence * interval '1 day'
  FROM launch CROSS JOIN LATERAL generate_series(1, CASE WHEN is_open THEN 2 ELSE 1 END) sequence ORDER BY n, sequence;
  INSERT INTO notifications (case_id, sequence, task_id, recipient_id, kind, created_at, matters_until, unit_id, attempts,
    sent_at, no_address_at, not_mailed_since)
  SELECT id, told, id || '-' || told, CASE told WHEN 1 THEN candidate ELSE 'c-' || (n + told) % 2000 END, 'task-opened',
    at, at::date + 14, unit_id, 1, CASE WHEN was_sent THEN at END, CASE WHEN NOT was_sent THEN at END, CASE WHEN NOT was_sent THEN at END
  FROM launch CROSS JOIN generate_series(1, 2) told
  CROSS JOIN LATERAL (SELECT launched_at + told * interval '1 day' AS at, (n + told) % 10 > 0 AS was_sent) x ORDER BY n, told`

const FILED = `
  INSERT INTO documents (id, uploaded_by, case_id, purpose, file_name, media_type, size, sha256, content, uploaded_at)
  SELECT id || '-doc', candidate, id, 'action-program', 'Chương trình hành động.pdf', 'application/pdf', length(content),
    encode(sha256(content), 'hex'), content,
    launched_at + interval '3 days' FROM (SELECT *, decode(md5(id), 'hex') AS content FROM launch) l WHERE n % 3 = 0 ORDER BY n;
  INSERT INTO dossier_items (case_id, person_id, item, issued_on, reference, entered_by, entered_at)
  SELECT id, candidate, 'cv', launched_at::date, 'Số ' || n, 'c-11', launched_at FROM launch WHERE n % 2 = 0 ORDER BY n;
  INSERT INTO publications (case_id, ordinal, what, published_on, days, until_on, place, published_by, recorded_at)
  SELECT id, 1, 'list', launched_at::date + 20, 10, launched_at::date + 34, 'Trụ sở', 'c-11', launched_at FROM launch WHERE n % 5 = 0 ORDER BY n;
  INSERT INTO objections (case_id, ordinal, publication, received_on, sender, content, recorded_by, recorded_at)
  SELECT id, 1, 1, launched_at::date + 22, 'Một công dân', 'Ý kiến', 'c-11', launched_at FROM launch WHERE n % 50 = 0 ORDER BY n`

/** What is sealed cannot be made shorter: a few of them, of many different bytes, stand for all. */
const STATES = `
  CREATE TEMP TABLE sealed AS SELECT place, decode(string_agg(md5(place || '-' || n), ''), 'hex') AS state
    FROM generate_series(0, 49) place, generate_series(1, 320) n GROUP BY place;
  INSERT INTO case_states (case_id, launch, state, build)
  SELECT id, substr(state, 1, 1200), state, 'a1b2c3d4' FROM launch JOIN sealed ON place = n % 50 WHERE is_open ORDER BY n`

/** What hangs on the cases: votes, decisions, what was looked at, the trail, answers, what was told and filed. */
export const papersOf = (_: Scale): string[] => [VOTES, DECISIONS, ELIGIBILITY, AUDIT, CHANGES, FILED, STATES]
