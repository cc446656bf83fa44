-- 0005 Official papers, as records of what was issued. Owner: papers/registers.
CREATE TABLE paper_kind (
  code       text PRIMARY KEY,
  name_vi    text NOT NULL,
  name_en    text NOT NULL,
  symbol     text,
  position   integer NOT NULL,
  valid_from date,
  valid_to   date,
  source     text NOT NULL
);
CALL hc_seal('paper_kind', 'global', '', 'kinds of official papers with the short form their symbol begins with; an official letter has none');
INSERT INTO paper_kind (code, name_vi, name_en, symbol, position, source) VALUES
  ('decision', 'Quyết định', 'Decision', 'QĐ', 1, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('officialLetter', 'Công văn', 'Official letter', NULL, 2, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('plan', 'Kế hoạch', 'Plan', 'KH', 3, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('report', 'Báo cáo', 'Report', 'BC', 4, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('submission', 'Tờ trình', 'Submission', 'TTr', 5, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('notice', 'Thông báo', 'Notice', 'TB', 6, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('minutes', 'Biên bản', 'Minutes', 'BB', 7, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('invitation', 'Giấy mời', 'Invitation', 'GM', 8, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('guidance', 'Hướng dẫn', 'Guidance', 'HD', 9, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('programme', 'Chương trình', 'Programme', 'CTr', 10, 'Nghị định 30/2020/NĐ-CP, to be verified'),
  ('other', 'Văn bản khác', 'Other paper', NULL, 99, 'own');

-- Identity only: what is known of a paper stands in its versions, so that a correction keeps what was held before.
CREATE TABLE paper (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  recorded_at    timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id)
);
CALL hc_seal('paper', 'authority', 'SELECT, INSERT, UPDATE', 'identity of an official paper that was recorded; others refer to it, never to a version');

CREATE TABLE paper_version (
  authority_id   integer NOT NULL,
  paper_id       uuid NOT NULL,
  version        integer NOT NULL,
  kind           text NOT NULL REFERENCES paper_kind,
  issuer_id      uuid,
  issuer_name    text NOT NULL,
  issuer_key     text NOT NULL,
  number         text NOT NULL,
  number_key     text NOT NULL,
  serial         integer NOT NULL,
  year           integer NOT NULL,
  issued_on      date NOT NULL,
  abstract       text NOT NULL,
  signer_name    text,
  signer_title   text,
  file_id        uuid,
  note           text,
  topic          text,
  search_norm    text NOT NULL,
  officer_id     uuid,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz,
  PRIMARY KEY (authority_id, paper_id, version),
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper,
  FOREIGN KEY (authority_id, issuer_id) REFERENCES issuing_body,
  FOREIGN KEY (authority_id, file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT paper_year_of_issue CHECK (year = extract(year FROM issued_on)),
  CONSTRAINT paper_version_ends_later CHECK (recorded_to IS NULL OR recorded_to >= recorded_from)
);
CREATE UNIQUE INDEX paper_number_once ON paper_version (authority_id, issuer_key, number_key, year) WHERE recorded_to IS NULL;
CREATE UNIQUE INDEX paper_one_version_held ON paper_version (authority_id, paper_id) WHERE recorded_to IS NULL;
CREATE INDEX paper_version_by_number ON paper_version (authority_id, number_key, year);
CREATE INDEX paper_version_by_day ON paper_version (authority_id, issued_on DESC, paper_id) WHERE recorded_to IS NULL;
CREATE INDEX paper_version_search ON paper_version USING gin (search_norm gin_trgm_ops);
CALL hc_seal('paper_version', 'authority', 'SELECT, INSERT, UPDATE', 'an official paper as it was issued: number, date, issuer, abstract, signer, file; as known from when to when');
COMMENT ON COLUMN paper_version.issuer_key IS 'Name of the issuer folded by the application, so that one issuer typed in two ways has one series of numbers.';
COMMENT ON COLUMN paper_version.search_norm IS 'Number, day (dd/mm/yyyy), abstract and issuer folded for search; computed by the application only.';
COMMENT ON COLUMN paper_version.topic IS 'Which sentence of a report it belongs to, e.g. application-plan; data of the report template.';
COMMENT ON COLUMN paper_version.recorded_to IS 'Set when a correction follows, or when the record was entered wrongly and is no longer held.';

-- Rooms above link to papers through this view, sealed by the policies of the table beneath.
CREATE VIEW paper_facts WITH (security_invoker = true) AS
  SELECT authority_id, paper_id, version, kind, number, issued_on, issuer_name, abstract, recorded_from, recorded_to
  FROM paper_version;
COMMENT ON VIEW paper_facts IS 'authority: official papers as known from when to when; owner papers/registers';
GRANT SELECT ON paper_facts TO hc_authority;

-- The n-th of some words as a pattern; the last of them is all the rest, and one that is not there matches everything.
CREATE FUNCTION search_pattern(words text, n integer, last integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT '%' || replace(replace(replace(
    CASE WHEN n < last THEN split_part(words, ' ', n) ELSE array_to_string((string_to_array(words, ' '))[n:], ' ') END,
    '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;

-- All words, in any order; their patterns are made once, not for every row that is looked at. LIKE is not leakproof, so under row-level security it would never reach the trigram index:
-- this function repeats the policy of paper_version and is reviewed with it.
CREATE FUNCTION search_papers(words text) RETURNS TABLE (paper_id uuid, version integer)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, public AS $$
  SELECT p.paper_id, p.version
  FROM (SELECT public.search_pattern(words, 1, 6) AS a, public.search_pattern(words, 2, 6) AS b, public.search_pattern(words, 3, 6) AS c,
    public.search_pattern(words, 4, 6) AS d, public.search_pattern(words, 5, 6) AS e, public.search_pattern(words, 6, 6) AS f OFFSET 0) w
  JOIN public.paper_version p ON p.search_norm LIKE w.a AND p.search_norm LIKE w.b AND p.search_norm LIKE w.c
    AND p.search_norm LIKE w.d AND p.search_norm LIKE w.e AND p.search_norm LIKE w.f
  WHERE p.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND nullif(current_setting('app.agencies', true), '') IS NULL
$$;
REVOKE ALL ON FUNCTION search_papers(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_papers(text) TO hc_authority;
