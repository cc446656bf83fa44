-- 0010 Working calendars of the authority and, laid over it, of an agency; due dates that depend on them. Owner: register/calendars.
-- A calendar without an agency is the authority's. Rows are only closed in recorded time: what the calendar was, as known at any
-- instant, can always be told.

CREATE TABLE calendar_exception (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  version         integer NOT NULL,
  agency_id       uuid,
  day             date NOT NULL CHECK (day BETWEEN '1900-01-01' AND '2100-12-31'),
  kind            text NOT NULL CHECK (kind IN ('holiday', 'compensatory_off', 'swapped_off', 'swapped_working', 'half_day_off', 'saturday_duty')),
  name_vi         text NOT NULL,
  name_en         text NOT NULL,
  source          text NOT NULL,
  paper_number    text,
  paper_date      date,
  paired_day      date,
  sessions        jsonb,
  state           text NOT NULL CHECK (state IN ('pending', 'confirmed', 'withdrawn')),
  officer_id      uuid,
  recorded_from   timestamptz NOT NULL,
  recorded_to     timestamptz,
  PRIMARY KEY (authority_id, id, version),
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT calendar_exception_swap_has_a_pair CHECK ((kind IN ('swapped_off', 'swapped_working')) = (paired_day IS NOT NULL)),
  CONSTRAINT calendar_exception_ends_later CHECK (recorded_to IS NULL OR recorded_to >= recorded_from)
);
CREATE UNIQUE INDEX calendar_exception_one_version_held ON calendar_exception (authority_id, id) WHERE recorded_to IS NULL;
CREATE UNIQUE INDEX calendar_exception_one_a_day ON calendar_exception (authority_id, coalesce(agency_id, '00000000-0000-0000-0000-000000000000'), day)
  WHERE recorded_to IS NULL AND state <> 'withdrawn';
CREATE INDEX calendar_exception_by_day ON calendar_exception (authority_id, day);
CALL hc_seal('calendar_exception', 'shared', 'SELECT, INSERT, UPDATE', 'days that differ from the plain week, each with its source; as known from when to when', 'agency_id');
COMMENT ON COLUMN calendar_exception.paired_day IS 'The other day of a swap: the Saturday worked for the day off, or the day off for the Saturday.';
COMMENT ON COLUMN calendar_exception.sessions IS 'What is worked on a half day, on a duty Saturday, or on a swapped Saturday with hours of its own: [[from, to]] in minutes of the day.';
COMMENT ON COLUMN calendar_exception.state IS 'A pending one does not hold until an officer confirms it; due dates that touch it are provisional.';

CREATE TABLE calendar_year (
  authority_id    integer NOT NULL,
  year            integer NOT NULL CHECK (year BETWEEN 1900 AND 2100),
  version         integer NOT NULL,
  source          text NOT NULL,
  officer_id      uuid,
  recorded_from   timestamptz NOT NULL,
  recorded_to     timestamptz,
  withdrawn_for   text,
  PRIMARY KEY (authority_id, year, version),
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT calendar_year_ends_later CHECK (recorded_to IS NULL OR recorded_to >= recorded_from)
);
COMMENT ON COLUMN calendar_year.withdrawn_for IS 'Why the year is no longer held to be complete; null where another version took its place.';
CREATE UNIQUE INDEX calendar_year_one_version_held ON calendar_year (authority_id, year) WHERE recorded_to IS NULL;
CALL hc_seal('calendar_year', 'authority', 'SELECT, INSERT, UPDATE', 'years whose calendar is complete, on which paper; in any other year a due date is provisional');

CREATE TABLE calendar_setting (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  version         integer NOT NULL,
  agency_id       uuid,
  kind            text NOT NULL CHECK (kind IN ('office-hours', 'receipt-rule')),
  value           jsonb NOT NULL,
  valid_from      date NOT NULL,
  valid_to        date,
  season_from     text CHECK (season_from ~ '^\d\d-\d\d$'),
  season_to       text CHECK (season_to ~ '^\d\d-\d\d$'),
  source          text NOT NULL,
  officer_id      uuid,
  recorded_from   timestamptz NOT NULL,
  recorded_to     timestamptz,
  PRIMARY KEY (authority_id, id, version),
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT calendar_setting_season_whole CHECK ((season_from IS NULL) = (season_to IS NULL)),
  CONSTRAINT calendar_setting_valid_later CHECK (valid_to IS NULL OR valid_to > valid_from),
  CONSTRAINT calendar_setting_ends_later CHECK (recorded_to IS NULL OR recorded_to >= recorded_from)
);
CREATE UNIQUE INDEX calendar_setting_one_version_held ON calendar_setting (authority_id, id) WHERE recorded_to IS NULL;
CREATE INDEX calendar_setting_by_kind ON calendar_setting (authority_id, kind, valid_from);
CALL hc_seal('calendar_setting', 'shared', 'SELECT, INSERT, UPDATE', 'office hours by season and the rule of receipt, from day to day and as known from when to when', 'agency_id');

-- The agency's side reads its authority's calendar beside its own; it changes its own only.
CREATE POLICY agency_reads ON calendar_exception FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int AND agency_id IS NULL);
CREATE POLICY agency_reads ON calendar_setting FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int AND agency_id IS NULL);
CREATE POLICY agency_reads ON calendar_year FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT ON calendar_year TO hc_agency;

CREATE TABLE deadline (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  agency_id       uuid,
  subject_kind    text NOT NULL,
  subject_id      uuid NOT NULL,
  received_at     timestamptz NOT NULL,
  amount          integer NOT NULL CHECK (amount BETWEEN 0 AND 100000),
  unit            text NOT NULL CHECK (unit IN ('workingDays', 'workingHours', 'workingMinutes', 'calendarDays')),
  rule            jsonb,
  pauses          jsonb NOT NULL DEFAULT '[]',
  due_at          timestamptz,
  provisional     boolean NOT NULL,
  calculated_at   timestamptz NOT NULL,
  kept_at         timestamptz,
  kept_reason     text,
  closed_at       timestamptz,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency
);
CREATE INDEX deadline_by_subject ON deadline (authority_id, subject_id);
CREATE INDEX deadline_open ON deadline (authority_id, id) WHERE closed_at IS NULL;
CREATE INDEX deadline_by_agency ON deadline (authority_id, agency_id, due_at) WHERE closed_at IS NULL;
CALL hc_seal('deadline', 'shared', 'SELECT, INSERT, UPDATE', 'due dates with all that they are calculated from; while the clock stands there is none', 'agency_id');
COMMENT ON COLUMN deadline.rule IS 'A rule of receipt of the subject''s own (a procedure with another cut-off hour); null: the calendar''s.';
COMMENT ON COLUMN deadline.calculated_at IS 'The calendar as known at this instant; with it the due date of any earlier day can be explained.';
COMMENT ON COLUMN deadline.kept_at IS 'Kept on purpose when the calendar changed: a recalculation passes it over.';

CREATE VIEW deadline_facts WITH (security_invoker = true) AS
  SELECT authority_id, id AS deadline_id, agency_id, subject_kind, subject_id, received_at, due_at, provisional, closed_at FROM deadline;
COMMENT ON VIEW deadline_facts IS 'shared: due dates and whether they are closed; owner register/calendars';
GRANT SELECT ON deadline_facts TO hc_authority, hc_agency;
