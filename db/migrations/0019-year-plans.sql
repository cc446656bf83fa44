-- 0019 Plans of a year, their editions, every saved text, and the work done on their lines. Owner: authority/plans.
-- Forward only; undo by writing the next migration.
CREATE TABLE year_plan (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('application', 'inspection')),
  year           integer NOT NULL CHECK (year BETWEEN 1990 AND 2100),
  title          text NOT NULL,
  issuer_id      uuid NOT NULL,
  created_at     timestamptz NOT NULL,
  changed_at     timestamptz NOT NULL,
  officer_id     uuid,
  closed_on      date,
  evaluation     text,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, issuer_id) REFERENCES issuing_body,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT year_plan_once UNIQUE (authority_id, kind, year, issuer_id),
  CONSTRAINT year_plan_closed_whole CHECK ((closed_on IS NULL) = (evaluation IS NULL))
);
CALL hc_seal('year_plan', 'authority', 'SELECT, INSERT, UPDATE', 'plan of a year (kế hoạch triển khai, kế hoạch kiểm tra); what it says stands in its texts');
COMMENT ON COLUMN year_plan.officer_id IS 'Who changed it last: told to whoever comes second.';

CREATE TABLE year_plan_edition (
  authority_id   integer NOT NULL,
  plan_id        uuid NOT NULL,
  edition        integer NOT NULL CHECK (edition > 0),
  reason         text,
  opened_at      timestamptz NOT NULL,
  paper_id       uuid,
  approved_on    date,
  approved_at    timestamptz,
  officer_id     uuid,
  PRIMARY KEY (authority_id, plan_id, edition),
  FOREIGN KEY (authority_id, plan_id) REFERENCES year_plan,
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT year_plan_edition_approved_whole CHECK ((paper_id IS NULL) = (approved_on IS NULL) AND (paper_id IS NULL) = (approved_at IS NULL))
);
CREATE UNIQUE INDEX year_plan_edition_one_draft ON year_plan_edition (authority_id, plan_id) WHERE paper_id IS NULL;
CREATE INDEX year_plan_edition_by_paper ON year_plan_edition (authority_id, paper_id) WHERE paper_id IS NOT NULL;
CALL hc_seal('year_plan_edition', 'authority', 'SELECT, INSERT, UPDATE', 'a plan as approved by its decision; what amends it is the next edition; one without a paper is a draft');

CREATE TABLE year_plan_text (
  authority_id   integer NOT NULL,
  plan_id        uuid NOT NULL,
  version        integer NOT NULL,
  edition        integer NOT NULL,
  lines          jsonb NOT NULL,
  officer_id     uuid,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, plan_id, version),
  FOREIGN KEY (authority_id, plan_id, edition) REFERENCES year_plan_edition,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CALL hc_seal('year_plan_text', 'authority', 'SELECT, INSERT', 'every saved text of a plan: its lines in their order; the last of an edition holds');
COMMENT ON COLUMN year_plan_text.lines IS 'Lines keep their id from text to text, so that work done and differences follow a line whatever happens to its words.';

-- What happened to a line, step by step: added to, never changed.
CREATE TABLE year_plan_step (
  authority_id   integer NOT NULL,
  plan_id        uuid NOT NULL,
  line_id        uuid NOT NULL,
  sequence       integer NOT NULL CHECK (sequence > 0),
  step           text NOT NULL CHECK (step IN ('progress', 'done', 'dropped', 'resumed', 'withdrawn', 'extension-asked', 'extension-granted', 'extension-refused')),
  on_day         date NOT NULL,
  quantity       integer CHECK (quantity BETWEEN 0 AND 1000000),
  words          text,
  activity_ids   uuid[] NOT NULL DEFAULT '{}',
  paper_id       uuid,
  file_id        uuid,
  link           text,
  until          date,
  withdraws      integer,
  officer_id     uuid,
  recorded_at    timestamptz NOT NULL,
  CONSTRAINT year_plan_step_in_turn PRIMARY KEY (authority_id, plan_id, line_id, sequence),
  FOREIGN KEY (authority_id, plan_id) REFERENCES year_plan,
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper,
  FOREIGN KEY (authority_id, file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT year_plan_step_withdraws CHECK ((step = 'withdrawn') = (withdraws IS NOT NULL))
);
CALL hc_seal('year_plan_step', 'authority', 'SELECT, INSERT', 'work on a line of a plan, its evidence, and how its deadline was extended; added to, never changed');
COMMENT ON COLUMN year_plan_step.sequence IS 'The version of the line: whoever adds the second step of one turn learns of the first.';
