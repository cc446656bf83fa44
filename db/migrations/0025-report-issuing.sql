-- 0025 The way of a report from its frozen figures to its issue: checking, who issues it and to whom, corrections afterwards.
-- Owner: authority/reports, papers/review. Forward only; undo by writing the next migration.
ALTER TABLE report
  DROP CONSTRAINT report_state_check,
  ADD CONSTRAINT report_state_known CHECK (state IN ('collecting', 'figures_frozen', 'submitted', 'returned', 'approved', 'issued')),
  ADD COLUMN worded_by uuid,
  ADD FOREIGN KEY (authority_id, worded_by) REFERENCES officer;
COMMENT ON COLUMN report.worded_by IS 'Who changed the own words last since the figures were frozen: the author of what is checked. Null: whoever froze them.';

-- Which roles check holds from a day on; what was set before stays, so that a round can be explained afterwards.
ALTER TABLE review_route ADD COLUMN valid_from date NOT NULL DEFAULT '1900-01-01';
ALTER TABLE review_route
  ALTER COLUMN valid_from DROP DEFAULT,
  DROP CONSTRAINT review_route_pkey,
  ADD CONSTRAINT review_route_pkey PRIMARY KEY (authority_id, issuer_id, kind, valid_from);
COMMENT ON COLUMN review_route.valid_from IS 'The day from which rounds that are opened follow it.';

CREATE TABLE report_issuing (
  authority_id   integer NOT NULL,
  template       text NOT NULL,
  no             integer NOT NULL,
  valid_from     date NOT NULL,
  issuer_id      uuid NOT NULL,
  addressees     text[] NOT NULL,
  recipients     text[] NOT NULL,
  signing_form   text NOT NULL,
  signer_title   text NOT NULL,
  unit_id        uuid,
  source         text NOT NULL,
  officer_id     uuid NOT NULL,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, template, no),
  FOREIGN KEY (authority_id, issuer_id) REFERENCES issuing_body,
  FOREIGN KEY (authority_id, unit_id) REFERENCES issuing_body,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CALL hc_seal('report_issuing', 'authority', 'SELECT, INSERT', 'who issues a report of a template, to whom and in which signing form; a change is a further row with its day and source');
COMMENT ON COLUMN report_issuing.valid_from IS 'Reports with a data date from this day on follow it; of two with the same day the later row.';
COMMENT ON COLUMN report_issuing.addressees IS 'Kính gửi.';
COMMENT ON COLUMN report_issuing.unit_id IS 'The body that drafts it, named where the paper is filed.';

CREATE TABLE report_erratum (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  report_id      uuid NOT NULL,
  version_no     integer NOT NULL,
  number         text NOT NULL,
  issued_on      date NOT NULL,
  signer_name    text,
  signer_title   text NOT NULL,
  items          jsonb NOT NULL,
  paper_id       uuid NOT NULL,
  docx_file_id   uuid NOT NULL,
  pdf_file_id    uuid NOT NULL,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, report_id, version_no) REFERENCES report_issue (authority_id, report_id, version_no),
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper,
  FOREIGN KEY (authority_id, docx_file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, pdf_file_id) REFERENCES stored_file
);
CREATE INDEX report_erratum_of ON report_erratum (authority_id, report_id, recorded_at);
CALL hc_seal('report_erratum', 'authority', 'SELECT, INSERT', 'a correction (đính chính) of an issued report by a paper of its own: what was wrong, what is right');
COMMENT ON COLUMN report_erratum.items IS 'Where it stands, the wrong words, the right words; one entry for each.';
