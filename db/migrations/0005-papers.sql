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

CREATE TABLE paper (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  kind           text NOT NULL REFERENCES paper_kind,
  issuer_id      uuid,
  issuer_name    text NOT NULL,
  number         text NOT NULL,
  number_key     text NOT NULL,
  year           integer NOT NULL,
  issued_on      date NOT NULL,
  abstract       text NOT NULL,
  signer_name    text,
  signer_title   text,
  file_id        uuid,
  note           text,
  topic          text,
  search_norm    text NOT NULL,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, issuer_id) REFERENCES issuing_body,
  FOREIGN KEY (authority_id, file_id) REFERENCES stored_file
);
CREATE UNIQUE INDEX paper_number_once ON paper (authority_id, issuer_name, number_key, year) WHERE recorded_to IS NULL;
CREATE INDEX paper_by_day ON paper (authority_id, issued_on DESC, id);
CREATE INDEX paper_search ON paper USING gin (search_norm gin_trgm_ops);
CALL hc_seal('paper', 'authority', 'SELECT, INSERT, UPDATE', 'an official paper as it was issued: number, date, issuer, abstract, signer, file');
COMMENT ON COLUMN paper.topic IS 'Which sentence of a report it belongs to, e.g. application-plan; data of the report template.';
COMMENT ON COLUMN paper.recorded_to IS 'Set when the record was entered wrongly and is no longer held.';

CREATE FUNCTION search_papers(words text) RETURNS TABLE (paper_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT p.id FROM public.paper p
  WHERE p.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND nullif(current_setting('app.agencies', true), '') IS NULL
    AND p.search_norm LIKE '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;
REVOKE ALL ON FUNCTION search_papers(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_papers(text) TO hc_authority;
