-- What a procedure proposes beside the person: the ground on which somebody is to leave office, what a rotation is for.
ALTER TABLE cases ADD COLUMN proposal jsonb;

-- Criteria waived for a candidate: which, by whom, on what day and why.
ALTER TABLE case_candidates ADD COLUMN waivers jsonb NOT NULL DEFAULT '[]';

-- Whose secretariat a group is: asked of a task that records a decision.
CREATE INDEX groups_secretariat ON groups (secretariat_id) WHERE secretariat_id IS NOT NULL;
