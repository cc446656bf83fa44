-- 0020 Portal, first part whole: news with its life cycle, links, visits. Owner: portal.

CREATE TABLE published_links (
  authority_id  integer NOT NULL,
  groups        jsonb NOT NULL,
  version       integer NOT NULL,
  changed_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id)
);
CALL hc_seal('published_links', 'published', 'SELECT, INSERT, UPDATE', 'links to other sites on every public page (Liên kết Website), in groups and in order: laid down as a whole');

-- Visits are counted without anything about the visitor: a page, a day, a number. What tells two visits apart lives in memory only.
CREATE TABLE published_visit (
  authority_id  integer NOT NULL,
  day           date NOT NULL,
  page          text NOT NULL CHECK (length(page) <= 200),
  n             integer NOT NULL,
  PRIMARY KEY (authority_id, day, page)
);
CALL hc_seal('published_visit', 'published', 'SELECT, INSERT, UPDATE', 'visits of a public page on a day: numbers, nothing about visitors');

CREATE TABLE published_visit_day (
  authority_id  integer NOT NULL,
  day           date NOT NULL,
  n             integer NOT NULL,
  PRIMARY KEY (authority_id, day)
);
CALL hc_seal('published_visit_day', 'published', 'SELECT, INSERT, UPDATE', 'visits of a day over all public pages, so that every page can show them at once');

CREATE TABLE published_visit_total (
  authority_id  integer NOT NULL,
  since         date NOT NULL,
  n             bigint NOT NULL,
  PRIMARY KEY (authority_id)
);
CALL hc_seal('published_visit_total', 'published', 'SELECT, INSERT, UPDATE', 'visits since the first day that was counted');

CREATE TABLE news_item (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  state           text NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'published', 'withdrawn', 'discarded')),
  title           text NOT NULL,
  body            text NOT NULL,
  source_line     text NOT NULL,
  file_id         uuid,
  search_norm     text NOT NULL,
  author_id       uuid NOT NULL,
  approved_by     uuid,
  approved_at     timestamptz,
  approved_alone    boolean NOT NULL DEFAULT false,
  slug            text,
  published_at    timestamptz,
  corrected_at    timestamptz,
  withdrawn_at    timestamptz,
  created_at      timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id),
  UNIQUE (authority_id, slug),
  FOREIGN KEY (authority_id, author_id) REFERENCES officer (authority_id, id),
  FOREIGN KEY (authority_id, approved_by) REFERENCES officer (authority_id, id),
  FOREIGN KEY (authority_id, file_id) REFERENCES stored_file (authority_id, id),
  CHECK (state NOT IN ('approved', 'published') OR approved_by IS NOT NULL),
  CHECK (approved_by IS DISTINCT FROM author_id OR approved_by IS NULL OR approved_alone),
  CHECK (state <> 'published' OR (slug IS NOT NULL AND published_at IS NOT NULL))
);
CREATE INDEX news_item_by_change ON news_item (authority_id, changed_at DESC, id);
CALL hc_seal('news_item', 'authority', 'SELECT, INSERT, UPDATE', 'news of the portal: draft, submitted, approved by somebody else, published, corrected, withdrawn');
COMMENT ON COLUMN news_item.approved_alone IS 'The author approved it: allowed in an office of one person, with a reason that stands in the record.';
COMMENT ON COLUMN news_item.body IS 'As written: paragraphs apart by an empty line, "## " headings, "- " lists, "> " quotations, [words](https://address).';
