-- 0006 Editions of the standard, declarations, and reviews of who has not declared. Owner: standards/editions, conformity/declarations.
CREATE TABLE standard_edition (
  code          text PRIMARY KEY,
  standard      text NOT NULL,
  year          integer NOT NULL,
  published_on  date,
  valid_from    date,
  valid_to      date,
  source        text NOT NULL
);
CALL hc_seal('standard_edition', 'global', '', 'editions of the national standard; which one counts on a day is decided by its dates');
INSERT INTO standard_edition (code, standard, year, valid_from, valid_to, source) VALUES
  ('TCVN ISO 9001:2000', 'TCVN ISO 9001', 2000, '2000-01-01', '2010-11-15', 'first day to be verified; last day as of the international change of edition, to be verified'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001', 2008, '2008-01-01', '2018-09-16', 'first day to be verified; last day as of the international change of edition, to be verified'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001', 2015, '2015-01-01', NULL, 'first day to be verified');
COMMENT ON COLUMN standard_edition.valid_to IS 'First day on which nobody declares to it any more. Editions overlap while agencies convert; the newest valid one is the edition in force.';

CREATE TABLE declaration (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  agency_id      uuid NOT NULL,
  edition        text NOT NULL REFERENCES standard_edition,
  kind           text NOT NULL CHECK (kind IN ('initial', 'redeclaration', 'unknown')),
  number         text NOT NULL,
  number_key     text NOT NULL,
  year           integer NOT NULL,
  issued_on      date NOT NULL,
  effective_on   date NOT NULL,
  signer_name    text,
  signer_title   text,
  annex          text NOT NULL CHECK (annex IN ('attached', 'on-paper', 'none-yet')),
  file_id        uuid,
  annex_file_id  uuid,
  source         text,
  note           text,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz,
  withdrawn_on   date,
  replaces       uuid,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  CONSTRAINT declaration_of_agency FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  CONSTRAINT declaration_file FOREIGN KEY (authority_id, file_id) REFERENCES stored_file,
  CONSTRAINT declaration_annex_file FOREIGN KEY (authority_id, annex_file_id) REFERENCES stored_file,
  CONSTRAINT declaration_replaces FOREIGN KEY (authority_id, replaces) REFERENCES declaration,
  CONSTRAINT declaration_annex_has_file CHECK (annex <> 'attached' OR annex_file_id IS NOT NULL OR file_id IS NOT NULL),
  CONSTRAINT declaration_days_in_order CHECK (effective_on >= issued_on AND (withdrawn_on IS NULL OR withdrawn_on >= issued_on))
);
CREATE UNIQUE INDEX declaration_number_once ON declaration (authority_id, agency_id, number_key, year) WHERE recorded_to IS NULL;
CREATE UNIQUE INDEX declaration_replaced_once ON declaration (authority_id, replaces) WHERE replaces IS NOT NULL;
CREATE INDEX declaration_by_agency ON declaration (authority_id, agency_id, issued_on, effective_on, id);
CREATE INDEX declaration_by_day ON declaration (authority_id, issued_on DESC, id);
CREATE INDEX declaration_number_search ON declaration USING gin (number_key gin_trgm_ops);
CALL hc_seal('declaration', 'shared', 'SELECT, INSERT, UPDATE', 'the head of an agency declares a conforming QMS (công bố); existing ones recorded or imported', 'agency_id');
COMMENT ON COLUMN declaration.annex IS 'attached: its file is kept here; on-paper: there is one, not kept here; none-yet: chưa có phụ lục.';
COMMENT ON COLUMN declaration.recorded_to IS 'Set when the record was entered wrongly; reports frozen before keep it.';
COMMENT ON COLUMN declaration.withdrawn_on IS 'First day on which the declaration itself no longer holds, by a paper of its own; not a correction of the record.';
COMMENT ON COLUMN declaration.replaces IS 'The wrong record that this one corrects.';

-- LIKE is not leakproof, so under row-level security it would never reach the trigram indexes:
-- this function repeats the policies of declaration and agency_version and is reviewed with them.
CREATE FUNCTION search_declarations(words text, number_words text) RETURNS TABLE (declaration_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, public AS $$
  SELECT d.id FROM public.declaration d
  WHERE d.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND (nullif(current_setting('app.agencies', true), '') IS NULL
         OR d.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
    AND number_words <> '' AND d.number_key LIKE '%' || replace(replace(replace(number_words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
  UNION
  SELECT d.id FROM public.search_agencies(words) s
  JOIN public.declaration d ON d.agency_id = s.agency_id AND d.authority_id = nullif(current_setting('app.authority', true), '')::int
  WHERE words <> ''
$$;
REVOKE ALL ON FUNCTION search_declarations(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_declarations(text, text) TO hc_authority, hc_agency;

-- The files of a declaration reach whoever reaches the declaration, the agency's side included, which sees no other file.
-- Repeats the policies of declaration and is reviewed with them.
CREATE FUNCTION declaration_files(which uuid) RETURNS TABLE (part text, file_id uuid, sha256 text, name text, media_type text, size bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT p.part, f.id, f.sha256, f.name, f.media_type, f.size
  FROM public.declaration d
  CROSS JOIN LATERAL (VALUES ('declaration', d.file_id), ('annex', d.annex_file_id)) AS p(part, file_id)
  JOIN public.stored_file f ON f.authority_id = d.authority_id AND f.id = p.file_id
  WHERE d.authority_id = nullif(current_setting('app.authority', true), '')::int AND d.id = which
    AND (nullif(current_setting('app.agencies', true), '') IS NULL
         OR d.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
$$;
REVOKE ALL ON FUNCTION declaration_files(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION declaration_files(uuid) TO hc_authority, hc_agency;

CREATE TABLE declaration_review (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  edition        text NOT NULL REFERENCES standard_edition,
  reviewed_on    date NOT NULL,
  blocks         text[] NOT NULL,
  source         text NOT NULL,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id)
);
CREATE INDEX declaration_review_by_day ON declaration_review (authority_id, edition, reviewed_on DESC);
CALL hc_seal('declaration_review', 'authority', 'SELECT, INSERT, UPDATE',
  'a review (rà soát) of whole blocks on a day: an agency of them without a declaration is then known not to have declared; without a review there is no data');
-- The agency's side reads by the same rule why it counts as not having declared.
CREATE POLICY agency_reads ON declaration_review FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT ON declaration_review TO hc_agency;

-- Rooms above ask whether there are any, through this view, sealed by the policies of the table beneath.
CREATE VIEW declaration_facts WITH (security_invoker = true) AS
  SELECT authority_id, id AS declaration_id, agency_id, edition, number, issued_on, effective_on, withdrawn_on, recorded_from, recorded_to FROM declaration;
COMMENT ON VIEW declaration_facts IS 'shared: declarations as known from when to when; owner conformity/declarations';
GRANT SELECT ON declaration_facts TO hc_authority, hc_agency;
