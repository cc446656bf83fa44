-- 0004 Agencies through time. Owner: register/agencies.
-- agency_event is the truth; agency_version is a projection of it that can be rebuilt.

-- As Vietnamese sorts, and numbers inside names by their value: Phường 2 before Phường 10. For ORDER BY only, never in an index.
CREATE COLLATION vi_numbered (provider = icu, locale = 'vi-u-kn-true');

CREATE TABLE agency_block (
  authority_id   integer NOT NULL,
  code           text NOT NULL,
  name_vi        text NOT NULL,
  name_en        text NOT NULL,
  position       integer NOT NULL,
  apart          boolean NOT NULL DEFAULT false,
  valid_from     date NOT NULL,
  valid_to       date,
  PRIMARY KEY (authority_id, code)
);
CALL hc_seal('agency_block', 'authority', 'SELECT, INSERT, UPDATE', 'reporting blocks (khối); "apart" is counted beside the programme''s main figure, as the communes are');
CREATE POLICY agency_reads ON agency_block FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT ON agency_block TO hc_agency;

CREATE TABLE naming_rule (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  rule           jsonb NOT NULL,
  position       integer NOT NULL,
  valid_from     date NOT NULL,
  valid_to       date,
  source         text NOT NULL,
  PRIMARY KEY (authority_id, id)
);
CALL hc_seal('naming_rule', 'authority', 'SELECT, INSERT, UPDATE', 'how the agency of an administrative unit is named ("Phường 05" -> "Ủy ban nhân dân Phường 5, Quận 10")');

CREATE TABLE agency (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  recorded_at    timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id)
);
CALL hc_seal('agency', 'shared', 'SELECT, INSERT, UPDATE', 'identity of an agency; everything else about it has dates', 'id');

CREATE TABLE agency_event (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  agency_id      uuid NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('establish', 'change', 'correct', 'void', 'rename', 'merge', 'split', 'transfer', 'dissolve', 'move', 'reclassify')),
  effective_on   date NOT NULL,
  paper_number   text,
  paper_date     date,
  act_id         uuid,
  details        jsonb NOT NULL,
  recorded_at    timestamptz NOT NULL,
  seat_id        uuid,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency
);
CREATE INDEX agency_event_by_act ON agency_event (authority_id, act_id) WHERE act_id IS NOT NULL;
CREATE INDEX agency_event_by_agency ON agency_event (authority_id, agency_id, effective_on);
CALL hc_seal('agency_event', 'shared', 'SELECT, INSERT', 'what happened to an agency, on which paper, from which day; corrected by another event, never deleted', 'agency_id');
COMMENT ON COLUMN agency_event.details IS 'sets: the facts that change that day (all of them for an establishment); ends: the agency is no more from that day on; corrects: the first event of the chain it corrects. Enough to rebuild agency_version.';
COMMENT ON COLUMN agency_event.act_id IS 'The dated act it comes from (agency_act).';

-- Changes of an authority's register queue at this row: a decision about one agency may hang on any other.
CREATE TABLE register_state (
  authority_id   integer NOT NULL,
  sequence       integer NOT NULL,
  PRIMARY KEY (authority_id)
);
CALL hc_seal('register_state', 'authority', 'SELECT, INSERT, UPDATE', 'one row: counts the changes of the register, so that whoever waited for a turn knows it');

CREATE TABLE agency_version (
  authority_id      integer NOT NULL,
  id                uuid NOT NULL,
  agency_id         uuid NOT NULL,
  event_id          uuid NOT NULL,
  valid_from        date NOT NULL,
  valid_to          date,
  recorded_from     timestamptz NOT NULL,
  recorded_to       timestamptz,
  code              text,
  name              text NOT NULL,
  name_key          text NOT NULL,
  short_name        text NOT NULL,
  short_key         text NOT NULL,
  name_norm         text NOT NULL,
  kind              text NOT NULL,
  block             text NOT NULL,
  parent_id         uuid,
  obligation        text NOT NULL CHECK (obligation IN ('mandatory', 'encouraged', 'undetermined')),
  obligation_basis  text,
  address           text,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  FOREIGN KEY (authority_id, parent_id) REFERENCES agency,
  FOREIGN KEY (authority_id, event_id) REFERENCES agency_event,
  FOREIGN KEY (authority_id, block) REFERENCES agency_block,
  CONSTRAINT agency_version_ends_later CHECK (valid_to IS NULL OR valid_to > valid_from),
  CONSTRAINT agency_one_version_a_day EXCLUDE USING gist
    (authority_id WITH =, agency_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (recorded_to IS NULL),
  CONSTRAINT agency_code_of_one EXCLUDE USING gist
    (authority_id WITH =, code WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (recorded_to IS NULL AND code IS NOT NULL),
  -- Agencies without a parent in the register count as children of one and the same: null would let every name pass.
  CONSTRAINT agency_name_of_one_below_parent EXCLUDE USING gist
    (authority_id WITH =, coalesce(parent_id, '00000000-0000-0000-0000-000000000000') WITH =, name_key WITH =, daterange(valid_from, valid_to) WITH &&)
    WHERE (recorded_to IS NULL)
);
CREATE INDEX agency_version_by_day ON agency_version (authority_id, agency_id, valid_from);
-- Not only what is held now: a list as known at an earlier instant asks by block, too.
CREATE INDEX agency_version_by_block ON agency_version (authority_id, block, valid_from);
CREATE INDEX agency_version_by_parent ON agency_version (authority_id, parent_id);
-- For what goes through all agencies of a day, as known now: those that had ended before are not read. The second half of the
-- condition is always true, and only that query says it: others judged this index cheap where it made them slow. Carries valid_to
-- because PostgreSQL answers from an index alone only where it holds the column as such: the count of a past day, whose versions lie
-- scattered over the table.
CREATE INDEX agency_version_by_end ON agency_version (authority_id, (CASE WHEN valid_to IS NULL THEN 'infinity' ELSE valid_to END), valid_from)
  INCLUDE (valid_to, agency_id) WHERE recorded_to IS NULL AND CASE WHEN valid_to IS NULL THEN 'infinity' ELSE valid_to END > '-infinity';
CREATE INDEX agency_version_search ON agency_version USING gin (name_norm gin_trgm_ops);
CALL hc_seal('agency_version', 'shared', 'SELECT, INSERT, UPDATE', 'what an agency was, from day to day (valid_to: first day no longer so) and as known from when to when', 'agency_id');
COMMENT ON COLUMN agency_version.name_key IS 'Name without case, punctuation and habit of the tone mark (hoà, hòa): what counts as the same name; computed by the application only, as are short_key and name_norm.';
COMMENT ON COLUMN agency_version.name_norm IS 'Name, short name and code without any marks in one text, for search.';

-- LIKE is not leakproof, so under row-level security it would never reach the trigram index:
-- this function repeats the policies of agency_version and is reviewed with them. ROWS: people look for few; with the
-- thousand that PostgreSQL assumes, it would read the table beside it whole.
CREATE FUNCTION search_agencies(words text) RETURNS TABLE (agency_id uuid, version_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, public AS $$
  SELECT v.agency_id, v.id FROM public.agency_version v
  WHERE v.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND (nullif(current_setting('app.agencies', true), '') IS NULL
         OR v.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
    AND v.name_norm LIKE '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;
REVOKE ALL ON FUNCTION search_agencies(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_agencies(text) TO hc_authority, hc_agency;

-- What a seat of the agency's side reaches: its agency and everything that stands below it today.
CREATE FUNCTION auth.agencies_within(authority integer, top uuid, today date) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH RECURSIVE below AS (
    SELECT top AS id
    UNION
    SELECT v.agency_id FROM public.agency_version v JOIN below b ON v.parent_id = b.id
    WHERE v.authority_id = authority AND v.recorded_to IS NULL AND v.valid_from <= today AND (v.valid_to IS NULL OR v.valid_to > today)
  )
  SELECT array_agg(id ORDER BY id) FROM below
$$;
REVOKE ALL ON FUNCTION auth.agencies_within(integer, uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.agencies_within(integer, uuid, date) TO hc_auth;
CREATE FUNCTION auth.agency_name(authority integer, agency uuid, today date) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT v.name FROM public.agency_version v
  WHERE v.authority_id = authority AND v.agency_id = agency AND v.recorded_to IS NULL AND v.valid_from <= today
  ORDER BY v.valid_from DESC LIMIT 1
$$;
REVOKE ALL ON FUNCTION auth.agency_name(integer, uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.agency_name(integer, uuid, date) TO hc_auth;

-- Other rooms read agencies through this view: the facts and their dates, sealed by the policies of the table beneath.
CREATE VIEW agency_facts WITH (security_invoker = true) AS
  SELECT authority_id, agency_id, id AS version_id, valid_from, valid_to, recorded_from, recorded_to, code, name, name_key, short_name, short_key, name_norm, kind, block, parent_id, obligation
  FROM agency_version;
COMMENT ON VIEW agency_facts IS 'shared: what an agency was, from day to day and as known from when to when; owner register/agencies';
GRANT SELECT ON agency_facts TO hc_authority, hc_agency;
