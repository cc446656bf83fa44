-- 0027 Portal: newsletters, and the library of published papers. Owner: portal.

CREATE TABLE newsletter (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  state           text NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn', 'discarded')),
  series          text NOT NULL,
  series_key      text NOT NULL,
  number          integer NOT NULL CHECK (number BETWEEN 1 AND 9999),
  year            integer NOT NULL,
  issued_on       date NOT NULL,
  title           text NOT NULL,
  body            text,
  file_id         uuid,
  channels        text[] NOT NULL DEFAULT '{}',
  search_norm     text NOT NULL,
  author_id       uuid NOT NULL,
  activity_id     uuid,
  activity_place  integer,
  slug            text,
  published_at    timestamptz,
  withdrawn_at    timestamptz,
  created_at      timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id),
  UNIQUE (authority_id, slug),
  FOREIGN KEY (authority_id, author_id) REFERENCES officer (authority_id, id),
  FOREIGN KEY (authority_id, file_id) REFERENCES stored_file (authority_id, id),
  FOREIGN KEY (authority_id, activity_id) REFERENCES activity (authority_id, id),
  CHECK (year = extract(year FROM issued_on)),
  CHECK (body IS NOT NULL OR file_id IS NOT NULL),
  CHECK ((activity_id IS NULL) = (activity_place IS NULL)),
  CHECK (state <> 'published' OR (slug IS NOT NULL AND published_at IS NOT NULL))
);
CREATE UNIQUE INDEX newsletter_number_once ON newsletter (authority_id, series_key, year, number) WHERE state IN ('draft', 'published');
CREATE UNIQUE INDEX newsletter_counted_once ON newsletter (authority_id, activity_id, activity_place) WHERE activity_id IS NOT NULL;
CREATE INDEX newsletter_by_day ON newsletter (authority_id, issued_on DESC, id);
CALL hc_seal('newsletter', 'authority', 'SELECT, INSERT, UPDATE', 'newsletters (bản tin) with their number in series and year: draft, published, withdrawn');
COMMENT ON COLUMN newsletter.activity_id IS 'The activity it counts as; sent over two channels it is still one.';
COMMENT ON COLUMN newsletter.activity_place IS 'An activity of four newsletters is named by four of them: which of them this one is.';
COMMENT ON COLUMN newsletter.series_key IS 'Name of the series folded by the application, so that one series typed in two ways has one row of numbers.';

CREATE TABLE published_newsletter (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  slug           text NOT NULL,
  name           text NOT NULL,
  title          text NOT NULL,
  issued_on      date NOT NULL,
  published_at   timestamptz NOT NULL,
  html           text NOT NULL,
  file_name      text,
  file_sha256    text,
  file_size      bigint,
  withdrawn_at   timestamptz,
  PRIMARY KEY (authority_id, id),
  UNIQUE (authority_id, slug)
);
CREATE INDEX published_newsletter_by_day ON published_newsletter (authority_id, issued_on DESC, id) WHERE withdrawn_at IS NULL;
CREATE INDEX published_newsletter_by_time ON published_newsletter (authority_id, published_at DESC, id) WHERE withdrawn_at IS NULL;
CALL hc_seal('published_newsletter', 'published', 'SELECT, INSERT, UPDATE', 'newsletters as the public reads them: a copy written by the act of publishing');

CREATE TABLE published_paper (
  authority_id   integer NOT NULL,
  paper_id       uuid NOT NULL,
  slug           text NOT NULL,
  kind           text NOT NULL REFERENCES paper_kind,
  number         text NOT NULL,
  issued_on      date NOT NULL,
  issuer_name    text NOT NULL,
  issuer_key     text NOT NULL,
  abstract       text NOT NULL,
  search_norm    text NOT NULL,
  paper_version  integer NOT NULL,
  file_name      text,
  file_sha256    text,
  file_size      bigint,
  published_at   timestamptz NOT NULL,
  changed_at     timestamptz NOT NULL,
  withdrawn_at   timestamptz,
  PRIMARY KEY (authority_id, paper_id),
  UNIQUE (authority_id, slug)
);
CREATE INDEX published_paper_by_day ON published_paper (authority_id, issued_on DESC, paper_id) WHERE withdrawn_at IS NULL;
CREATE INDEX published_paper_by_kind ON published_paper (authority_id, kind, issued_on DESC, paper_id) WHERE withdrawn_at IS NULL;
CREATE INDEX published_paper_by_issuer ON published_paper (authority_id, issuer_key, issued_on DESC, paper_id) WHERE withdrawn_at IS NULL;
CREATE INDEX published_paper_by_time ON published_paper (authority_id, published_at DESC, paper_id) WHERE withdrawn_at IS NULL;
CREATE INDEX published_paper_search ON published_paper USING gin (search_norm gin_trgm_ops);
CALL hc_seal('published_paper', 'published', 'SELECT, INSERT, UPDATE', 'official papers the public may read: a copy written by the act of publishing; withdrawn ones keep their address');
COMMENT ON COLUMN published_paper.paper_version IS 'The version of the record the copy was made of: a correction of the record changes no copy by itself.';
COMMENT ON COLUMN published_paper.search_norm IS 'Number, abstract and issuer folded for search; computed by the application only.';
