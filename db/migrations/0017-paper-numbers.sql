-- 0017 Numbers of papers whose series is kept here, and what the register of outgoing papers holds besides. Owner: papers/numbering, papers/registers.
-- Forward only; undo by writing the next migration.
CREATE TABLE number_rule (
  authority_id   integer NOT NULL,
  issuer_id      uuid NOT NULL,
  from_year      integer NOT NULL,
  shared         text[] NOT NULL,
  reason         text NOT NULL,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, issuer_id, from_year),
  FOREIGN KEY (authority_id, issuer_id) REFERENCES issuing_body,
  CONSTRAINT number_rule_year CHECK (from_year BETWEEN 1900 AND 2100)
);
CALL hc_seal('number_rule', 'authority', 'SELECT, INSERT, UPDATE', 'which kinds of papers of an issuer share one series of numbers, from a year on; every other kind has a series of its own');

-- The counter. Its row is locked by whoever takes a number, so that numbers follow each other without gap whatever is rolled back.
CREATE TABLE number_series (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  issuer_id      uuid NOT NULL,
  series         text NOT NULL,
  year           integer NOT NULL,
  opening        integer NOT NULL,
  last_serial    integer NOT NULL,
  last_on        date,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, issuer_id) REFERENCES issuing_body,
  CONSTRAINT number_series_once UNIQUE (authority_id, issuer_id, series, year),
  CONSTRAINT number_series_bounds CHECK (opening BETWEEN 1 AND 9999999 AND last_serial BETWEEN opening - 1 AND 9999999)
);
CALL hc_seal('number_series', 'authority', 'SELECT, INSERT, UPDATE', 'one series of numbers of an issuer in one year: where it begins and how far it has come');
COMMENT ON COLUMN number_series.series IS 'A kind of paper, or "shared" for the kinds that number_rule puts together.';
COMMENT ON COLUMN number_series.last_on IS 'Day of the paper that bears the last number given.';

-- What happened to a number, step by step: reserved, then given; given, then spoiled. The highest step says what it is.
CREATE TABLE number_step (
  authority_id   integer NOT NULL,
  series_id      uuid NOT NULL,
  serial         integer NOT NULL,
  suffix         text NOT NULL,
  step           integer NOT NULL,
  state          text NOT NULL CHECK (state IN ('given', 'reserved', 'spoiled')),
  kind           text NOT NULL REFERENCES paper_kind,
  day            date NOT NULL,
  reserved_for   text,
  until          date,
  reason         text,
  officer_id     uuid,
  recorded_at    timestamptz NOT NULL,
  latest         boolean NOT NULL DEFAULT true,
  PRIMARY KEY (authority_id, series_id, serial, suffix, step),
  FOREIGN KEY (authority_id, series_id) REFERENCES number_series,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT number_step_suffix CHECK (suffix ~ '^[a-z]?$'),
  CONSTRAINT number_step_with_reason CHECK (state = 'given' OR reason IS NOT NULL),
  CONSTRAINT number_step_reserved_for CHECK ((state = 'reserved') = (reserved_for IS NOT NULL))
);
CREATE UNIQUE INDEX number_step_latest ON number_step (authority_id, series_id, serial, suffix) WHERE latest;
CREATE INDEX number_step_without_paper ON number_step (authority_id, day DESC, serial DESC) WHERE latest AND state <> 'given';
CALL hc_seal('number_step', 'authority', 'SELECT, INSERT, UPDATE', 'what happened to a number of a series: given, reserved for somebody, spoiled; each with its reason');
COMMENT ON COLUMN number_step.kind IS 'The kind of paper the number was given or kept for; its series may hold several.';
COMMENT ON COLUMN number_step.latest IS 'The only column that changes: false once a further step follows.';
-- Steps are added, never rewritten.
REVOKE UPDATE ON number_step FROM hc_authority;
GRANT UPDATE (latest) ON number_step TO hc_authority;

-- Columns of the register of outgoing papers (sổ văn bản đi).
ALTER TABLE paper_version
  ADD COLUMN recipients   text[] NOT NULL DEFAULT '{}',
  ADD COLUMN filing_units text[] NOT NULL DEFAULT '{}',
  ADD COLUMN copies       integer CONSTRAINT paper_copies CHECK (copies BETWEEN 1 AND 100000);
COMMENT ON COLUMN paper_version.recipients IS 'Nơi nhận, as the paper names them.';
COMMENT ON COLUMN paper_version.filing_units IS 'Đơn vị nhận bản lưu, e.g. VT and the drafting unit.';
COMMENT ON COLUMN paper_version.copies IS 'Số bản.';
CREATE INDEX paper_version_outgoing ON paper_version (authority_id, issued_on DESC, serial DESC, paper_id) WHERE recorded_to IS NULL AND issuer_id IS NOT NULL;
CREATE INDEX paper_version_series ON paper_version (authority_id, issuer_id, year, kind, serial) WHERE recorded_to IS NULL AND issuer_id IS NOT NULL;
