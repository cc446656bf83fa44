-- 0008 Reports, their frozen versions, and what the public sees of them. Owner: authority/reports, portal/news.
CREATE TABLE report_template (
  authority_id   integer NOT NULL,
  code           text NOT NULL,
  edition        integer NOT NULL,
  valid_from     date NOT NULL,
  valid_to       date,
  content        jsonb NOT NULL,
  source         text NOT NULL,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, code, edition)
);
CALL hc_seal('report_template', 'authority', 'SELECT, INSERT', 'order, sections and model sentences of a report; a change is a new edition');

CREATE TABLE report (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  template       text NOT NULL,
  period         text NOT NULL CHECK (period ~ '^(19|20|21)\d\d-H[12]$'),
  data_date      date NOT NULL,
  issuer_id      uuid NOT NULL,
  state          text NOT NULL CHECK (state IN ('collecting', 'figures_frozen', 'issued')),
  wording        jsonb NOT NULL DEFAULT '{}',
  latest         integer NOT NULL DEFAULT 0,
  created_at     timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  UNIQUE (authority_id, template, period),
  FOREIGN KEY (authority_id, issuer_id) REFERENCES issuing_body
);
CALL hc_seal('report', 'authority', 'SELECT, INSERT, UPDATE', 'a periodic report being composed');
COMMENT ON COLUMN report.wording IS 'Own words of the composer per section, beside the bound figures.';

CREATE TABLE report_version (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  report_id       uuid NOT NULL,
  no              integer NOT NULL,
  data_date       date NOT NULL,
  known_at        timestamptz NOT NULL,
  content         text NOT NULL,
  content_sha256  text NOT NULL,
  html            text NOT NULL,
  docx_file_id    uuid NOT NULL,
  pdf_file_id     uuid NOT NULL,
  reason          text,
  seat_id         uuid NOT NULL,
  frozen_at       timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id),
  UNIQUE (authority_id, report_id, no),
  FOREIGN KEY (authority_id, report_id) REFERENCES report,
  FOREIGN KEY (authority_id, docx_file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, pdf_file_id) REFERENCES stored_file
);
CALL hc_seal('report_version', 'authority', 'SELECT, INSERT', 'frozen figures and lists (chốt số liệu): canonical JSON as text, with the stored Word and PDF');

CREATE TABLE report_issue (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  report_id       uuid NOT NULL,
  version_no      integer NOT NULL,
  number          text NOT NULL,
  issued_on       date NOT NULL,
  signer_name     text,
  signer_title    text NOT NULL,
  paper_id        uuid NOT NULL,
  content         text NOT NULL,
  content_sha256  text NOT NULL,
  html            text NOT NULL,
  docx_file_id    uuid NOT NULL,
  pdf_file_id     uuid NOT NULL,
  recorded_at     timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id),
  UNIQUE (authority_id, report_id, version_no),
  FOREIGN KEY (authority_id, report_id, version_no) REFERENCES report_version (authority_id, report_id, no),
  FOREIGN KEY (authority_id, docx_file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, pdf_file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper
);
CALL hc_seal('report_issue', 'authority', 'SELECT, INSERT', 'a frozen version as it was issued: number, date, signer, sealed text and files');

CREATE TABLE published_article (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  slug           text NOT NULL,
  title          text NOT NULL,
  published_at   timestamptz NOT NULL,
  html           text NOT NULL,
  source_line    text NOT NULL,
  file_name      text,
  file_sha256    text,
  file_size      bigint,
  withdrawn_at   timestamptz,
  notice         jsonb,
  report_id      uuid,
  PRIMARY KEY (authority_id, id),
  UNIQUE (authority_id, slug)
);
CREATE INDEX published_article_by_time ON published_article (published_at DESC, id);
CALL hc_seal('published_article', 'published', 'SELECT, INSERT, UPDATE', 'news of the public portal: a copy written by the act of publishing');

CREATE TABLE published_authority (
  authority_id   integer NOT NULL,
  name           text NOT NULL,
  department     text NOT NULL,
  sub_department text NOT NULL,
  notice         jsonb,
  PRIMARY KEY (authority_id)
);
CALL hc_seal('published_authority', 'published', 'SELECT, INSERT, UPDATE', 'head of the public pages');
COMMENT ON COLUMN published_authority.notice IS 'Written by the product, so in both languages: {vi, en}; the page shows that of its address.';
COMMENT ON COLUMN published_article.notice IS 'Written by the product, so in both languages: {vi, en}.';

-- The home of the office shows where the reports stand, through this view, sealed by the policies of the tables beneath.
CREATE VIEW report_facts WITH (security_invoker = true) AS
  SELECT r.authority_id, r.id AS report_id, r.period, r.data_date, r.state, r.latest, i.number AS issue_number, i.issued_on AS issue_date,
    EXISTS (SELECT 1 FROM published_article a WHERE a.authority_id = r.authority_id AND a.report_id = r.id AND a.withdrawn_at IS NULL) AS published
  FROM report r LEFT JOIN report_issue i ON i.authority_id = r.authority_id AND i.report_id = r.id AND i.version_no = r.latest;
COMMENT ON VIEW report_facts IS 'authority: where the periodic reports stand; owner authority/reports';
GRANT SELECT ON report_facts TO hc_authority;
