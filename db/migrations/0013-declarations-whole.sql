-- 0013 Declarations whole: drafts, frozen annexes, dated facts, and the public register. Owner: conformity/declarations, portal/declarations.

CREATE TABLE declaration_template (
  code        text PRIMARY KEY,
  valid_from  date NOT NULL,
  valid_to    date,
  content     jsonb NOT NULL,
  source      text NOT NULL
);
CALL hc_seal('declaration_template', 'global', '', 'wording of the papers of a declaration (công bố); which one is used is decided by its dates');
INSERT INTO declaration_template (code, valid_from, content, source) VALUES ('cong-bo-tcvn-iso-9001', '2014-01-01', $${
  "decision": {
    "kind": "Quyết định",
    "abstract": "về việc công bố Hệ thống quản lý chất lượng phù hợp tiêu chuẩn quốc gia {{edition}}",
    "formula": "Quyết định",
    "bases": [
      "Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ về việc áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2008 vào hoạt động của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước",
      "Theo đề nghị của Ban Chỉ đạo ISO {{agency}}"
    ],
    "articles": [
      "Công bố Hệ thống quản lý chất lượng của {{agency}} phù hợp tiêu chuẩn quốc gia {{edition}} {{scope}} (Bản công bố và Phụ lục kèm theo).",
      "Quyết định này có hiệu lực {{effective}}.{{replaced}}",
      "Ban Chỉ đạo ISO, các đơn vị và cá nhân thuộc {{agency}} chịu trách nhiệm thi hành Quyết định này."
    ]
  },
  "declaration": {
    "kind": "Công bố",
    "abstract": "Hệ thống quản lý chất lượng phù hợp tiêu chuẩn quốc gia {{edition}}",
    "paragraphs": [
      "{{agency}} công bố Hệ thống quản lý chất lượng phù hợp tiêu chuẩn quốc gia {{edition}} {{scope}}.",
      "Bản công bố này có hiệu lực {{effective}}.{{replaced}}"
    ]
  },
  "annex": {
    "title": "Danh mục hoạt động công bố Hệ thống quản lý chất lượng phù hợp tiêu chuẩn quốc gia {{edition}}",
    "columns": ["STT", "Lĩnh vực", "Tên thủ tục hành chính, quy trình", "Mã hiệu quy trình", "Ghi chú"]
  },
  "effective": { "on": "kể từ {{day}}", "issue": "kể từ ngày ký" },
  "replaced": " Công bố số {{number}} {{day}} hết hiệu lực kể từ ngày công bố này có hiệu lực."
}$$, 'Composed from the fields described for the two template sets under QĐ 19/2014/QĐ-TTg and TT 26/2014/TT-BKHCN; wording to be verified against the originals');

CREATE TABLE declaration_letterhead (
  kind          text NOT NULL,
  begins        text NOT NULL,
  signer_title  text NOT NULL,
  unit_symbol   text,
  signing_for   text,
  own_place     boolean NOT NULL,
  source        text NOT NULL,
  PRIMARY KEY (kind, begins)
);
CALL hc_seal('declaration_letterhead', 'global', '', 'what the draft of a declaration is begun with, by the kind of agency: title of its head, symbol, place');
COMMENT ON COLUMN declaration_letterhead.begins IS 'First words of the name; of several rows of a kind that with the longest holds, '''' holds for all others.';
COMMENT ON COLUMN declaration_letterhead.unit_symbol IS 'Null: the initials of the short name.';
COMMENT ON COLUMN declaration_letterhead.own_place IS 'The place is the unit the agency governs; else the place of the authority.';
INSERT INTO declaration_letterhead (kind, begins, signer_title, unit_symbol, signing_for, own_place, source)
SELECT kind, begins, signer_title, unit_symbol, signing_for, own_place, 'Usual titles and symbols under Nghị định 30/2020/NĐ-CP; the officer may change each, to be verified'
FROM (VALUES
  ('district-committee', '', 'Chủ tịch', 'UBND', 'Ủy ban nhân dân', true),
  ('commune-committee', '', 'Chủ tịch', 'UBND', 'Ủy ban nhân dân', true),
  ('department', '', 'Giám đốc', NULL, NULL, false),
  ('department', 'Ban', 'Trưởng ban', NULL, NULL, false),
  ('department', 'Thanh tra', 'Chánh Thanh tra', NULL, NULL, false),
  ('department', 'Văn phòng', 'Chánh Văn phòng', NULL, NULL, false),
  ('sub-department', '', 'Giám đốc', NULL, NULL, false),
  ('sub-department', 'Chi cục', 'Chi cục trưởng', NULL, NULL, false),
  ('sub-department', 'Ban', 'Trưởng ban', NULL, NULL, false),
  ('sub-department', 'Trường', 'Hiệu trưởng', NULL, NULL, false),
  ('board', '', 'Trưởng ban', NULL, NULL, false),
  ('vertical-body', '', 'Giám đốc', NULL, NULL, false),
  ('vertical-body', 'Cục', 'Cục trưởng', NULL, NULL, false),
  ('vertical-body', 'Chi cục', 'Chi cục trưởng', NULL, NULL, false),
  ('other', '', 'Giám đốc', NULL, NULL, false),
  ('other', 'Ban', 'Trưởng ban', NULL, NULL, false)
) AS usual (kind, begins, signer_title, unit_symbol, signing_for, own_place);

CREATE TABLE declaration_draft (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  agency_id      uuid NOT NULL,
  state          text NOT NULL CHECK (state IN ('draft', 'signed', 'numbered', 'issued', 'discarded')),
  kind           text NOT NULL CHECK (kind IN ('initial', 'redeclaration')),
  edition        text NOT NULL REFERENCES standard_edition,
  template_set   text NOT NULL CHECK (template_set IN ('decision', 'declaration')),
  wording        jsonb NOT NULL,
  rows           jsonb NOT NULL,
  evidence       jsonb NOT NULL,
  effective_on   date,
  signed_on      date,
  signer_name    text,
  signer_title   text NOT NULL,
  number         text,
  issued_on      date,
  reason         text,
  created_at     timestamptz NOT NULL,
  changed_at     timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  CONSTRAINT declaration_draft_of_agency FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  CONSTRAINT declaration_draft_signed CHECK (state IN ('draft', 'discarded') OR (signed_on IS NOT NULL AND signer_name IS NOT NULL)),
  CONSTRAINT declaration_draft_numbered CHECK (state NOT IN ('numbered', 'issued') OR (number IS NOT NULL AND issued_on IS NOT NULL))
);
CREATE INDEX declaration_draft_by_agency ON declaration_draft (authority_id, agency_id);
CREATE INDEX declaration_draft_by_change ON declaration_draft (authority_id, changed_at DESC, id);
CALL hc_seal('declaration_draft', 'shared', 'SELECT, INSERT, UPDATE', 'a declaration being drafted; when it is issued, a declaration of the same id begins', 'agency_id');
COMMENT ON COLUMN declaration_draft.wording IS 'What the paper says beside its table: scope, letterhead, recipients.';
COMMENT ON COLUMN declaration_draft.reason IS 'Why it was signed although evidence was missing, or why it was discarded.';

ALTER TABLE declaration
  ADD COLUMN origin uuid,
  ADD COLUMN drafted boolean NOT NULL DEFAULT false,
  ADD COLUMN scope text,
  ADD COLUMN withdrawal text;
COMMENT ON COLUMN declaration.origin IS 'The first record of this declaration, when this one corrects it: annex and facts belong to that one.';
COMMENT ON COLUMN declaration.drafted IS 'Drafted and issued here, as against recorded or imported.';
COMMENT ON COLUMN declaration.withdrawal IS 'Number of the paper that withdrew it.';

CREATE TABLE declaration_annex (
  authority_id    integer NOT NULL,
  declaration_id  uuid NOT NULL,
  agency_id       uuid NOT NULL,
  content         text NOT NULL,
  content_sha256  text NOT NULL CHECK (content_sha256 ~ '^[0-9a-f]{64}$'),
  docx_file_id    uuid NOT NULL,
  pdf_file_id     uuid NOT NULL,
  frozen_at       timestamptz NOT NULL,
  PRIMARY KEY (authority_id, declaration_id),
  FOREIGN KEY (authority_id, declaration_id) REFERENCES declaration,
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  FOREIGN KEY (authority_id, docx_file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, pdf_file_id) REFERENCES stored_file
);
CREATE INDEX declaration_annex_by_agency ON declaration_annex (authority_id, agency_id);
CALL hc_seal('declaration_annex', 'shared', 'SELECT, INSERT', 'annex and wording of a declaration frozen at its issue: canonical JSON as text, with the stored Word and PDF; nothing may change it', 'agency_id');

CREATE TABLE declaration_fact (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  declaration_id  uuid NOT NULL,
  agency_id       uuid NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('sent', 'received', 'remark', 'posted', 'web-link')),
  happened_on     date NOT NULL,
  note            text,
  address         text CHECK (address ~ '^https?://'),
  side            text NOT NULL CHECK (side IN ('authority', 'agency')),
  seat_id         uuid NOT NULL,
  recorded_at     timestamptz NOT NULL,
  corrects        uuid,
  holds           boolean NOT NULL DEFAULT true,
  PRIMARY KEY (authority_id, id),
  CONSTRAINT declaration_fact_of FOREIGN KEY (authority_id, declaration_id) REFERENCES declaration,
  CONSTRAINT declaration_fact_agency FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  CONSTRAINT declaration_fact_corrects FOREIGN KEY (authority_id, corrects) REFERENCES declaration_fact,
  CONSTRAINT declaration_fact_corrected_once UNIQUE (authority_id, corrects),
  CONSTRAINT declaration_fact_link_has_address CHECK ((kind = 'web-link') = (address IS NOT NULL))
);
CREATE INDEX declaration_fact_by_declaration ON declaration_fact (authority_id, declaration_id, recorded_at);
CREATE INDEX declaration_fact_by_agency ON declaration_fact (authority_id, agency_id);
CALL hc_seal('declaration_fact', 'shared', 'SELECT, INSERT', 'dated facts beside the state: sent, received, remark, posted at the office, web link; corrected by adding', 'agency_id');
COMMENT ON COLUMN declaration_fact.holds IS 'false: the corrected fact was not so, and nothing stands in its place.';

-- The agency's side adds files (evidence, a sheet to read) and reaches those its own seat added; all others only through the record that names them.
CREATE POLICY agency_side ON stored_file TO hc_agency
  USING (authority_id = nullif(current_setting('app.authority', true), '')::int AND seat_id = nullif(current_setting('app.seat', true), '')::uuid)
  WITH CHECK (authority_id = nullif(current_setting('app.authority', true), '')::int AND seat_id = nullif(current_setting('app.seat', true), '')::uuid);
GRANT SELECT, INSERT ON stored_file TO hc_agency;

-- Repeats the policies of declaration and is reviewed with them. The frozen files belong to the first record of a declaration.
CREATE OR REPLACE FUNCTION declaration_files(which uuid) RETURNS TABLE (part text, file_id uuid, sha256 text, name text, media_type text, size bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT p.part, f.id, f.sha256, f.name, f.media_type, f.size
  FROM public.declaration d
  LEFT JOIN public.declaration_annex a ON a.authority_id = d.authority_id AND a.declaration_id = coalesce(d.origin, d.id)
  CROSS JOIN LATERAL (VALUES ('declaration', d.file_id), ('annex', d.annex_file_id), ('docx', a.docx_file_id), ('pdf', a.pdf_file_id)) AS p(part, file_id)
  JOIN public.stored_file f ON f.authority_id = d.authority_id AND f.id = p.file_id
  WHERE d.authority_id = nullif(current_setting('app.authority', true), '')::int AND d.id = which
    AND (nullif(current_setting('app.agencies', true), '') IS NULL
         OR d.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
$$;

-- Evidence kept with a draft reaches whoever reaches the draft. Repeats the policies of declaration_draft and is reviewed with them.
CREATE FUNCTION declaration_draft_files(which uuid) RETURNS TABLE (file_id uuid, sha256 text, name text, media_type text, size bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT f.id, f.sha256, f.name, f.media_type, f.size
  FROM public.declaration_draft d
  CROSS JOIN LATERAL jsonb_array_elements(d.evidence) AS e(item)
  JOIN public.stored_file f ON f.authority_id = d.authority_id AND f.id = nullif(e.item->>'fileId', '')::uuid
  WHERE d.authority_id = nullif(current_setting('app.authority', true), '')::int AND d.id = which
    AND (nullif(current_setting('app.agencies', true), '') IS NULL
         OR d.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
$$;
REVOKE ALL ON FUNCTION declaration_draft_files(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION declaration_draft_files(uuid) TO hc_authority, hc_agency;

-- The public register: copies of what the public may know, brought up to date by a job that follows the chains of events.
CREATE TABLE published_register (
  authority_id  integer NOT NULL,
  open          boolean NOT NULL,
  switched_at   timestamptz NOT NULL,
  copied_at     timestamptz,
  copied_upto   bigint NOT NULL DEFAULT 0,
  version       integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id)
);
CALL hc_seal('published_register', 'published', 'SELECT, INSERT, UPDATE', 'whether the register of declarations is public, and how far the copies follow');
COMMENT ON COLUMN published_register.copied_upto IS 'Sum of the lengths of the authority''s chains of events that the copies contain: when it has grown, they are made anew.';
CREATE POLICY agency_reads ON published_register FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT ON published_register TO hc_agency;

CREATE TABLE published_address (
  authority_id  integer NOT NULL,
  agency_id     uuid NOT NULL,
  slug          text NOT NULL,
  PRIMARY KEY (authority_id, agency_id),
  UNIQUE (authority_id, slug)
);
CALL hc_seal('published_address', 'published', 'SELECT, INSERT', 'the address of an agency''s public page: given once, printed as QR codes, never changed');
CREATE POLICY agency_reads ON published_address FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT ON published_address TO hc_agency;

CREATE TABLE published_block (
  authority_id  integer NOT NULL,
  code          text NOT NULL,
  name_vi       text NOT NULL,
  name_en       text NOT NULL,
  position      integer NOT NULL,
  apart         boolean NOT NULL,
  valid_from    date NOT NULL,
  valid_to      date,
  PRIMARY KEY (authority_id, code)
);
CALL hc_seal('published_block', 'published', 'SELECT, INSERT, UPDATE', 'reporting blocks as the public register names them');

CREATE TABLE published_agency (
  authority_id  integer NOT NULL,
  id            uuid NOT NULL,
  agency_id     uuid NOT NULL,
  valid_from    date NOT NULL,
  valid_to      date,
  code          text,
  name          text NOT NULL,
  short_name    text NOT NULL,
  name_norm     text NOT NULL,
  block         text NOT NULL,
  parent_id     uuid,
  removed       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (authority_id, id)
);
CREATE INDEX published_agency_by_day ON published_agency (authority_id, agency_id, valid_from);
CALL hc_seal('published_agency', 'published', 'SELECT, INSERT, UPDATE', 'what agencies were, from day to day, as known when it was copied');

CREATE TABLE published_declaration (
  authority_id  integer NOT NULL,
  id            uuid NOT NULL,
  agency_id     uuid NOT NULL,
  edition       text NOT NULL REFERENCES standard_edition,
  kind          text NOT NULL,
  number        text NOT NULL,
  issued_on     date NOT NULL,
  effective_on  date NOT NULL,
  withdrawn_on  date,
  annex         text NOT NULL,
  signer_title  text,
  scope         text,
  posted_on     date,
  web_address   text,
  rows          jsonb,
  removed       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (authority_id, id)
);
CREATE INDEX published_declaration_by_agency ON published_declaration (authority_id, agency_id, issued_on);
CALL hc_seal('published_declaration', 'published', 'SELECT, INSERT, UPDATE', 'declarations as the public register shows them');

CREATE TABLE published_review (
  authority_id  integer NOT NULL,
  id            uuid NOT NULL,
  edition       text NOT NULL REFERENCES standard_edition,
  reviewed_on   date NOT NULL,
  blocks        text[] NOT NULL,
  removed       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (authority_id, id)
);
CALL hc_seal('published_review', 'published', 'SELECT, INSERT, UPDATE', 'reviews of whole blocks: what makes "known not to have declared" of "no data"');

CREATE TABLE published_lineage (
  authority_id  integer NOT NULL,
  from_id       uuid NOT NULL,
  to_id         uuid NOT NULL,
  effective_on  date NOT NULL,
  kind          text NOT NULL,
  removed       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (authority_id, from_id, to_id, effective_on)
);
CREATE INDEX published_lineage_backwards ON published_lineage (authority_id, to_id);
CALL hc_seal('published_lineage', 'published', 'SELECT, INSERT, UPDATE', 'which agency went into which: links and QR codes of an ended agency lead on');
