-- 0001 The tenant, its issuing bodies, and the one procedure that seals a table. Owner: platform/db, register/authority.
-- Forward only; undo by writing the next migration.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Every table is sealed here and nowhere else, so that one review covers the policies of all.
--   class: global | authority | agency-private | shared | published (kept as first word of the table's comment)
--   agency_column: set when the agency's side sees rows of its own agencies
--   rights: what the running product may do; nothing may DELETE but where the migration says so
CREATE PROCEDURE hc_seal(target regclass, class text, rights text, about text, agency_column text DEFAULT NULL)
LANGUAGE plpgsql AS $$
DECLARE
  own_authority constant text := 'authority_id = nullif(current_setting(''app.authority'', true), '''')::int';
  own_agencies text := format('%I = ANY (nullif(current_setting(''app.agencies'', true), '''')::uuid[])', coalesce(agency_column, 'agency_id'));
BEGIN
  IF class NOT IN ('global', 'authority', 'agency-private', 'shared', 'published') THEN
    RAISE EXCEPTION 'unknown class of table: %', class;
  END IF;
  EXECUTE format('COMMENT ON TABLE %s IS %L', target, class || ': ' || about);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY owner_sees_all ON %s TO hc_owner USING (true) WITH CHECK (true)', target);
  IF class = 'global' THEN
    EXECUTE format('CREATE POLICY everybody_reads ON %s FOR SELECT TO hc_authority, hc_agency, hc_public USING (true)', target);
    EXECUTE format('GRANT SELECT ON %s TO hc_authority, hc_agency, hc_public', target);
  ELSE
    EXECUTE format('CREATE POLICY authority_side ON %s TO hc_authority USING (%s) WITH CHECK (%s)', target, own_authority, own_authority);
    EXECUTE format('GRANT %s ON %s TO hc_authority', rights, target);
  END IF;
  IF class = 'published' THEN
    EXECUTE format('CREATE POLICY public_reads ON %s FOR SELECT TO hc_public USING (true)', target);
    EXECUTE format('GRANT SELECT ON %s TO hc_public', target);
  END IF;
  IF agency_column IS NOT NULL THEN
    EXECUTE format('CREATE POLICY agency_side ON %s TO hc_agency USING (%s AND %s) WITH CHECK (%s AND %s)',
      target, own_authority, own_agencies, own_authority, own_agencies);
    EXECUTE format('GRANT %s ON %s TO hc_agency', rights, target);
  END IF;
END $$;

CREATE TABLE authority (
  authority_id   integer NOT NULL,
  office_id      uuid NOT NULL,
  name           text NOT NULL,
  place_name     text NOT NULL,
  demonstration  boolean NOT NULL DEFAULT false,
  set_up_at      timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id)
);
CALL hc_seal('authority', 'authority', 'SELECT, INSERT, UPDATE', 'the tenant: a province, a city or a ministry, under its national code');
COMMENT ON COLUMN authority.office_id IS 'The organisation under which acts of the authority''s own office are chained.';
-- The agency's side may read the name of the authority it belongs to.
CREATE POLICY agency_reads ON authority FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT ON authority TO hc_agency;

CREATE TABLE issuing_body (
  authority_id       integer NOT NULL,
  id                 uuid NOT NULL,
  level              text NOT NULL CHECK (level IN ('peoples-committee', 'department', 'sub-department', 'division')),
  parent_id          uuid,
  name               text NOT NULL,
  symbol             text NOT NULL,
  place_name         text NOT NULL,
  signing_form       text NOT NULL,
  signer_title       text NOT NULL,
  recipients         text[] NOT NULL DEFAULT '{}',
  series_here        text[] NOT NULL DEFAULT '{}',
  version            integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  UNIQUE (authority_id, level, name),
  FOREIGN KEY (authority_id) REFERENCES authority,
  FOREIGN KEY (authority_id, parent_id) REFERENCES issuing_body
);
CALL hc_seal('issuing_body', 'authority', 'SELECT, INSERT, UPDATE', 'who issues papers: UBND, Sở, Chi cục, Phòng, in their chain');
COMMENT ON COLUMN issuing_body.symbol IS 'Short form used in symbols of papers, e.g. SKHCN, TĐC.';
COMMENT ON COLUMN issuing_body.signing_form IS 'e.g. TM. ỦY BAN NHÂN DÂN, KT. GIÁM ĐỐC; empty when the head signs alone.';
COMMENT ON COLUMN issuing_body.series_here IS 'Kinds of papers whose number series is kept here; all others are numbered elsewhere.';
