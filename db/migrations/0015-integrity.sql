-- 0015 Named integrity checks of the register: when they ran, what they found, what an officer accepted. Owner: register/integrity.

-- What the checks read of the slices below, sealed by the tables beneath.
CREATE VIEW agency_end_facts WITH (security_invoker = true) AS
  SELECT authority_id, agency_id, effective_on, kind FROM agency_event WHERE details->>'ends' = 'true';
COMMENT ON VIEW agency_end_facts IS 'shared: events by which an agency ends; owner register/agencies';
CREATE VIEW agency_task_facts WITH (security_invoker = true) AS
  SELECT authority_id, id AS task_id, agency_id, kind, state, from_day FROM agency_task;
COMMENT ON VIEW agency_task_facts IS 'shared: duties that successors inherited; owner register/reorganisations';
CREATE VIEW register_act_facts WITH (security_invoker = true) AS
  SELECT authority_id, id AS act_id, state, title, paper_number, effective_on FROM agency_act;
COMMENT ON VIEW register_act_facts IS 'authority: dated acts on the register; owner register/reorganisations';
GRANT SELECT ON agency_end_facts, agency_task_facts TO hc_authority, hc_agency;
GRANT SELECT ON register_act_facts TO hc_authority;

CREATE TABLE integrity_run (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  night          date,
  seat_id        uuid,
  started_at     timestamptz NOT NULL,
  finished_at    timestamptz NOT NULL,
  checks         integer NOT NULL,
  fresh          integer NOT NULL,
  gone           integer NOT NULL,
  PRIMARY KEY (authority_id, id),
  CONSTRAINT integrity_run_of_night UNIQUE (authority_id, night),
  CONSTRAINT integrity_run_asked_by_somebody CHECK ((night IS NULL) = (seat_id IS NOT NULL))
);
CREATE INDEX integrity_run_by_time ON integrity_run (authority_id, finished_at DESC);
CALL hc_seal('integrity_run', 'authority', 'SELECT, INSERT', 'one pass over all checks: of a night, or asked for by an officer');
COMMENT ON COLUMN integrity_run.night IS 'The day at whose 02:00 it was due: a job that comes twice, or late, does nothing more.';

CREATE TABLE integrity_finding (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  code           text NOT NULL,
  key            text NOT NULL,
  agency_id      uuid,
  other_id       uuid,
  subject_kind   text,
  subject_id     uuid,
  since          date,
  until          date,
  facts          jsonb NOT NULL,
  first_seen_at  timestamptz NOT NULL,
  last_seen_at   timestamptz NOT NULL,
  gone_at        timestamptz,
  accepted_at    timestamptz,
  accepted_by    uuid,
  reason         text,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  CONSTRAINT integrity_finding_once UNIQUE (authority_id, code, key),
  CONSTRAINT integrity_finding_accepted_with_reason CHECK ((accepted_at IS NULL) = (reason IS NULL) AND (accepted_at IS NULL) = (accepted_by IS NULL))
);
CALL hc_seal('integrity_finding', 'authority', 'SELECT, INSERT, UPDATE', 'what a check found wrong in the register: seen first and last, gone, or accepted with a reason');
COMMENT ON COLUMN integrity_finding.key IS 'What the finding is about, within its check: the same fault keeps its row from night to night.';
COMMENT ON COLUMN integrity_finding.agency_id IS 'No foreign key: a finding may be about what should not be there.';
COMMENT ON COLUMN integrity_finding.accepted_by IS 'The seat.';
