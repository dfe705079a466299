-- The leaders of a body are voted on by a procedure of its own, which fills no seat and keeps none from being filled.
ALTER TABLE cases DROP CONSTRAINT cases_kind_check;
ALTER TABLE cases ADD CONSTRAINT cases_kind_check CHECK (kind IN ('appointment', 'nomination', 'reappointment', 'extension',
  'relief', 'dismissal', 'resignation', 'replacement', 'rotation', 'rotation-end', 'confidence-vote', 'revocation'));
DROP INDEX cases_one_per_seat;
CREATE UNIQUE INDEX cases_one_per_seat ON cases (seat_id)
  WHERE status IN ('running', 'suspended', 'decided') AND kind NOT IN ('revocation', 'confidence-vote');
CREATE UNIQUE INDEX cases_one_confidence_vote ON cases (unit_id)
  WHERE status IN ('running', 'suspended', 'decided') AND kind = 'confidence-vote';
CREATE INDEX cases_confidence_votes ON cases (unit_id, begun_on) WHERE kind = 'confidence-vote';
DROP TRIGGER cases_open_seat ON cases;
DROP TRIGGER cases_leave_seat ON cases;
CREATE TRIGGER cases_open_seat AFTER INSERT ON cases FOR EACH ROW
  WHEN (NEW.kind NOT IN ('revocation', 'confidence-vote') AND NEW.status IN ('running', 'suspended', 'decided'))
  EXECUTE FUNCTION renew_filling();
CREATE TRIGGER cases_leave_seat AFTER UPDATE OF status ON cases FOR EACH ROW
  WHEN (NEW.kind NOT IN ('revocation', 'confidence-vote') AND (OLD.status IN ('running', 'suspended', 'decided'))
    <> (NEW.status IN ('running', 'suspended', 'decided'))) EXECUTE FUNCTION renew_filling();

-- What a vote of confidence came to for each person, once the authority took note of it. Shares are of the ballots collected.
CREATE TABLE confidence_results (
  case_id     text NOT NULL REFERENCES cases,
  person_id   text NOT NULL REFERENCES people,
  vote_id     text NOT NULL REFERENCES votes,
  held_on     date NOT NULL,
  collected   integer NOT NULL,
  high        integer NOT NULL,
  confidence  integer NOT NULL,
  low         integer NOT NULL,
  invalid     integer NOT NULL,
  -- of the paper by which the authority took note
  number      text NOT NULL,
  PRIMARY KEY (case_id, person_id)
);
CREATE INDEX confidence_results_person ON confidence_results (person_id, held_on DESC);
CREATE TRIGGER written AFTER INSERT OR UPDATE OR DELETE ON confidence_results FOR EACH ROW
  EXECUTE FUNCTION note_written('case_id', 'person_id');
