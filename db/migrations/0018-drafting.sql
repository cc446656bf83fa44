-- 0018 Papers in the making: templates, drafts with every saved text, review, release. Owner: papers/drafting, papers/review.
-- Forward only; undo by writing the next migration.
ALTER TABLE issuing_body ADD COLUMN signs_here boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN issuing_body.signs_here IS 'Whether its papers are signed in this product; otherwise the signed copy comes back and is recorded.';

CREATE TABLE paper_template (
  authority_id   integer NOT NULL,
  code           text NOT NULL,
  edition        integer NOT NULL,
  kind           text NOT NULL REFERENCES paper_kind,
  name           text NOT NULL,
  content        jsonb NOT NULL,
  source         text NOT NULL,
  valid_from     date NOT NULL,
  officer_id     uuid,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, code, edition),
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CALL hc_seal('paper_template', 'authority', 'SELECT, INSERT', 'wording of a kind of paper with its fields; a change is a new edition, and a draft keeps the one it began with');

CREATE TABLE draft_paper (
  authority_id      integer NOT NULL,
  id                uuid NOT NULL,
  kind              text NOT NULL REFERENCES paper_kind,
  template_code     text NOT NULL,
  template_edition  integer NOT NULL,
  issuer_id         uuid NOT NULL,
  unit              text,
  topic             text,
  carries_id        uuid,
  state             text NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'signed', 'numbered', 'issued', 'discarded')),
  revision          integer NOT NULL,
  abstract          text NOT NULL,
  search_norm       text NOT NULL,
  officer_id        uuid NOT NULL,
  seat_id           uuid NOT NULL,
  created_at        timestamptz NOT NULL,
  changed_at        timestamptz NOT NULL,
  signed_on         date,
  signer_name       text,
  signer_title      text,
  number            text,
  issued_on         date,
  reason            text,
  paper_id          uuid,
  version           integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, template_code, template_edition) REFERENCES paper_template,
  FOREIGN KEY (authority_id, issuer_id) REFERENCES issuing_body,
  FOREIGN KEY (authority_id, carries_id) REFERENCES draft_paper,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  FOREIGN KEY (authority_id, seat_id) REFERENCES seat,
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper,
  CONSTRAINT draft_paper_numbered CHECK (state NOT IN ('numbered', 'issued') OR (number IS NOT NULL AND issued_on IS NOT NULL)),
  CONSTRAINT draft_paper_issued CHECK ((state = 'issued') = (paper_id IS NOT NULL))
);
CREATE INDEX draft_paper_by_change ON draft_paper (authority_id, changed_at DESC, id);
CREATE INDEX draft_paper_by_seat ON draft_paper (authority_id, seat_id) WHERE state NOT IN ('issued', 'discarded');
CREATE INDEX draft_paper_carrying ON draft_paper (authority_id, carries_id) WHERE carries_id IS NOT NULL;
CALL hc_seal('draft_paper', 'authority', 'SELECT, INSERT, UPDATE', 'an official paper drafted here, on its way from the first text to its issue');
COMMENT ON COLUMN draft_paper.unit IS 'Symbol of the drafting unit: in the number of an official letter, and in the line of the files.';
COMMENT ON COLUMN draft_paper.carries_id IS 'For a submission (tờ trình): the draft it carries to whoever signs.';
COMMENT ON COLUMN draft_paper.officer_id IS 'Who began it; who checks it is somebody else, or says why not.';

CREATE TABLE draft_text (
  authority_id   integer NOT NULL,
  draft_id       uuid NOT NULL,
  revision       integer NOT NULL,
  content        text NOT NULL,
  sha256         text NOT NULL,
  note           text,
  officer_id     uuid NOT NULL,
  saved_at       timestamptz NOT NULL,
  PRIMARY KEY (authority_id, draft_id, revision),
  FOREIGN KEY (authority_id, draft_id) REFERENCES draft_paper,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CALL hc_seal('draft_text', 'authority', 'SELECT, INSERT', 'every saved text of a draft: canonical JSON, so that any two can be compared');

CREATE TABLE draft_autosave (
  authority_id   integer NOT NULL,
  draft_id       uuid NOT NULL,
  seat_id        uuid NOT NULL,
  base           integer NOT NULL,
  content        text,
  saved_at       timestamptz NOT NULL,
  PRIMARY KEY (authority_id, draft_id, seat_id),
  FOREIGN KEY (authority_id, draft_id) REFERENCES draft_paper,
  FOREIGN KEY (authority_id, seat_id) REFERENCES seat
);
CALL hc_seal('draft_autosave', 'authority', 'SELECT, INSERT, UPDATE', 'what a seat has written and not saved yet; null once it was saved or given up');
COMMENT ON COLUMN draft_autosave.base IS 'The revision it was written on.';

CREATE TABLE draft_release (
  authority_id    integer NOT NULL,
  draft_id        uuid NOT NULL,
  revision        integer NOT NULL,
  content         text NOT NULL,
  sha256          text NOT NULL,
  docx_file_id    uuid NOT NULL,
  pdf_file_id     uuid NOT NULL,
  signed_file_id  uuid,
  released_at     timestamptz NOT NULL,
  PRIMARY KEY (authority_id, draft_id),
  FOREIGN KEY (authority_id, draft_id, revision) REFERENCES draft_text,
  FOREIGN KEY (authority_id, docx_file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, pdf_file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, signed_file_id) REFERENCES stored_file
);
CALL hc_seal('draft_release', 'authority', 'SELECT, INSERT', 'the text as it was issued: canonical JSON of the laid-out paper, with its Word and PDF and the signed copy');

CREATE TABLE review_route (
  authority_id   integer NOT NULL,
  issuer_id      uuid NOT NULL,
  kind           text NOT NULL,
  steps          text[] NOT NULL,
  version        integer NOT NULL,
  PRIMARY KEY (authority_id, issuer_id, kind),
  FOREIGN KEY (authority_id, issuer_id) REFERENCES issuing_body
);
CALL hc_seal('review_route', 'authority', 'SELECT, INSERT, UPDATE', 'which roles check a paper of an issuer, one after the other; the usual two without a row');
COMMENT ON COLUMN review_route.kind IS 'A kind of paper, or * for all that have no row of their own.';

CREATE TABLE review (
  authority_id   integer NOT NULL,
  subject_kind   text NOT NULL CHECK (subject_kind IN ('draft-paper', 'report', 'news')),
  subject_id     uuid NOT NULL,
  round          integer NOT NULL,
  revision       integer NOT NULL,
  steps          text[] NOT NULL,
  step           integer NOT NULL,
  state          text NOT NULL CHECK (state IN ('open', 'passed', 'returned', 'withdrawn')),
  waiting_role   text,
  officer_id     uuid NOT NULL,
  opened_at      timestamptz NOT NULL,
  PRIMARY KEY (authority_id, subject_kind, subject_id, round),
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT review_waiting CHECK ((state = 'open') = (waiting_role IS NOT NULL))
);
CREATE UNIQUE INDEX review_one_open ON review (authority_id, subject_kind, subject_id) WHERE state = 'open';
CREATE INDEX review_waiting_for ON review (authority_id, waiting_role, opened_at) WHERE state = 'open';
CALL hc_seal('review', 'authority', 'SELECT, INSERT, UPDATE', 'a round of checking of one revision, from its submission to its verdict');
COMMENT ON COLUMN review.officer_id IS 'Who wrote what is checked; a checker is somebody else, or says why not.';

CREATE TABLE review_verdict (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  subject_kind   text NOT NULL,
  subject_id     uuid NOT NULL,
  round          integer NOT NULL,
  step           integer NOT NULL,
  verdict        text NOT NULL CHECK (verdict IN ('submitted', 'passed', 'returned', 'withdrawn')),
  role           text NOT NULL,
  officer_id     uuid NOT NULL,
  remark         text,
  remarks        jsonb NOT NULL DEFAULT '[]',
  override       text,
  at             timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, subject_kind, subject_id, round) REFERENCES review,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CREATE INDEX review_verdict_of ON review_verdict (authority_id, subject_kind, subject_id, at);
CALL hc_seal('review_verdict', 'authority', 'SELECT, INSERT', 'every act of a review with who, in which role, and the remarks to the whole or to one passage');
COMMENT ON COLUMN review_verdict.override IS 'Why the author checked the own text, in an office without anybody else.';
