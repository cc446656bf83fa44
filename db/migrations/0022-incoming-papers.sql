-- 0022 Incoming papers (văn bản đến): how they arrived, whose work they are, what became of them. Owner: papers/incoming.
-- Forward only; undo by writing the next migration.
CREATE TABLE paper_urgency (
  code     text PRIMARY KEY,
  name_vi  text NOT NULL,
  name_en  text NOT NULL,
  position integer NOT NULL,
  source   text NOT NULL
);
CALL hc_seal('paper_urgency', 'global', '', 'degrees of urgency of a paper (độ khẩn)');
INSERT INTO paper_urgency (code, name_vi, name_en, position, source) VALUES
  ('normal', 'Thường', 'Normal', 1, 'own'),
  ('urgent', 'Khẩn', 'Urgent', 2, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('most-urgent', 'Thượng khẩn', 'Most urgent', 3, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('express', 'Hỏa tốc', 'Express', 4, 'Nghị định 30/2020/NĐ-CP, to be verified');

-- The paper itself is a row of the one register of papers; here stands its arrival at a body, under the number of that body's book.
CREATE TABLE incoming_paper (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  paper_id       uuid NOT NULL,
  body_id        uuid NOT NULL,
  arrived_on     date NOT NULL,
  year           integer NOT NULL,
  serial         integer NOT NULL CHECK (serial > 0),
  suffix         text NOT NULL DEFAULT '' CHECK (suffix ~ '^[a-z]?$'),
  received_from  text,
  urgency        text NOT NULL REFERENCES paper_urgency,
  note           text,
  state          text NOT NULL CHECK (state IN ('registered', 'assigned', 'answered', 'closed', 'retracted')),
  officer_id     uuid,
  unit_id        uuid,
  assigned_on    date,
  instruction    text,
  due_on         date,
  deadline_id    uuid,
  answered_by    uuid,
  ended_on       date,
  reason         text,
  recorded_at    timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper,
  FOREIGN KEY (authority_id, body_id) REFERENCES issuing_body,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  FOREIGN KEY (authority_id, unit_id) REFERENCES issuing_body,
  FOREIGN KEY (authority_id, deadline_id) REFERENCES deadline,
  FOREIGN KEY (authority_id, answered_by) REFERENCES paper,
  CONSTRAINT incoming_number_once UNIQUE (authority_id, body_id, year, serial, suffix),
  CONSTRAINT incoming_year_of_arrival CHECK (year = extract(year FROM arrived_on)),
  CONSTRAINT incoming_one_due CHECK (due_on IS NULL OR deadline_id IS NULL),
  CONSTRAINT incoming_assigned_whole CHECK ((officer_id IS NULL AND unit_id IS NULL) = (assigned_on IS NULL)),
  CONSTRAINT incoming_answered_whole CHECK ((state = 'answered') = (answered_by IS NOT NULL)),
  CONSTRAINT incoming_ended_whole CHECK ((state IN ('answered', 'closed')) = (ended_on IS NOT NULL)),
  CONSTRAINT incoming_ended_with_reason CHECK (state NOT IN ('closed', 'retracted') OR reason IS NOT NULL)
);
CREATE INDEX incoming_by_arrival ON incoming_paper (authority_id, arrived_on DESC, serial DESC, id);
CREATE INDEX incoming_by_paper ON incoming_paper (authority_id, paper_id);
CREATE INDEX incoming_by_serial ON incoming_paper (authority_id, serial, arrived_on DESC);
CREATE INDEX incoming_open ON incoming_paper (authority_id, arrived_on) WHERE state IN ('registered', 'assigned');
CREATE INDEX incoming_open_of ON incoming_paper (authority_id, officer_id) WHERE state IN ('registered', 'assigned');
CALL hc_seal('incoming_paper', 'authority', 'SELECT, INSERT, UPDATE', 'arrival of a paper at a body under the number of its book (số đến), whose work it is, until when, and what became of it');
COMMENT ON COLUMN incoming_paper.serial IS 'Số đến; it stays spoken for when the record is retracted.';
COMMENT ON COLUMN incoming_paper.due_on IS 'A last day that was named; one in working days stands in the deadline, which follows the calendar.';
COMMENT ON COLUMN incoming_paper.ended_on IS 'The day the answering paper bears, or the day of closing without an answer.';
COMMENT ON COLUMN incoming_paper.reason IS 'Why it was closed without an answer, or why its record was retracted.';

-- What happened to it, step by step: added to, never changed.
CREATE TABLE incoming_step (
  authority_id   integer NOT NULL,
  incoming_id    uuid NOT NULL,
  sequence       integer NOT NULL CHECK (sequence > 0),
  step           text NOT NULL CHECK (step IN ('registered', 'assigned', 'answered', 'closed', 'reopened', 'corrected', 'retracted')),
  to_officer     uuid,
  to_unit        uuid,
  due_on         date,
  words          text,
  paper_id       uuid,
  fields         text[] NOT NULL DEFAULT '{}',
  officer_id     uuid,
  recorded_at    timestamptz NOT NULL,
  CONSTRAINT incoming_step_in_turn PRIMARY KEY (authority_id, incoming_id, sequence),
  FOREIGN KEY (authority_id, incoming_id) REFERENCES incoming_paper,
  FOREIGN KEY (authority_id, to_officer) REFERENCES officer,
  FOREIGN KEY (authority_id, to_unit) REFERENCES issuing_body,
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CALL hc_seal('incoming_step', 'authority', 'SELECT, INSERT', 'what happened to an incoming paper: registered, given to somebody, answered, closed, corrected; added to, never changed');
COMMENT ON COLUMN incoming_step.words IS 'The handling instruction (ý kiến chỉ đạo) of an assignment, or the reason of any other step.';

-- Whoever was reminded of a due day is not reminded of it again, however often the job runs.
CREATE TABLE incoming_notice (
  authority_id   integer NOT NULL,
  incoming_id    uuid NOT NULL,
  due_on         date NOT NULL,
  officer_id     uuid NOT NULL,
  told_at        timestamptz NOT NULL,
  PRIMARY KEY (authority_id, incoming_id, due_on, officer_id),
  FOREIGN KEY (authority_id, incoming_id) REFERENCES incoming_paper,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CALL hc_seal('incoming_notice', 'authority', 'SELECT, INSERT', 'who was reminded of the due day of an incoming paper, once for each day and person');

CREATE TABLE incoming_rule (
  authority_id   integer NOT NULL,
  version        integer NOT NULL CHECK (version > 0),
  remind_days    integer NOT NULL CHECK (remind_days BETWEEN 0 AND 60),
  officer_id     uuid,
  recorded_at    timestamptz NOT NULL,
  CONSTRAINT incoming_rule_in_turn PRIMARY KEY (authority_id, version),
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CALL hc_seal('incoming_rule', 'authority', 'SELECT, INSERT', 'how many days before its due day an incoming paper is called due soon and somebody is reminded; the last one holds');

-- Rooms above meet arrivals through this view, sealed by the policies of the tables beneath.
CREATE VIEW incoming_facts WITH (security_invoker = true) AS
  SELECT i.authority_id, i.id AS incoming_id, i.paper_id, i.body_id, i.arrived_on, i.serial, i.suffix, i.state, i.officer_id, i.ended_on,
    coalesce(i.due_on, (d.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS due_on
  FROM incoming_paper i LEFT JOIN deadline d ON d.authority_id = i.authority_id AND d.id = i.deadline_id;
COMMENT ON VIEW incoming_facts IS 'authority: arrivals of papers with their number, state and due day; owner papers/incoming';
GRANT SELECT ON incoming_facts TO hc_authority;

-- Numbers of arrivals come from the same counters; their kind is none of those an issued paper can have.
ALTER TABLE number_step DROP CONSTRAINT number_step_kind_fkey;
COMMENT ON COLUMN number_step.kind IS 'The kind of paper the number was given or kept for, its series may hold several; "incoming" for numbers of arrival.';
COMMENT ON COLUMN number_series.series IS 'A kind of paper, "shared" for the kinds that number_rule puts together, or "incoming" for the numbers of arrival.';
