-- 0029 Own Word forms: files with placeholders that are filled from what is known. Owner: papers/forms.
-- Forward only; undo by writing the next migration.
CREATE TABLE word_form (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  agency_id      uuid,
  name           text NOT NULL,
  about          text NOT NULL,
  search_norm    text NOT NULL,
  edition        integer NOT NULL,
  withdrawn_at   timestamptz,
  reason         text,
  officer_id     uuid NOT NULL,
  changed_at     timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT word_form_withdrawn CHECK ((withdrawn_at IS NULL) = (reason IS NULL))
);
CREATE INDEX word_form_of ON word_form (authority_id, agency_id, changed_at DESC, id);
CALL hc_seal('word_form', 'shared', 'SELECT, INSERT, UPDATE', 'an office''s own Word form (mẫu Word riêng): of the authority, or of one agency', 'agency_id');

CREATE TABLE word_form_edition (
  authority_id   integer NOT NULL,
  form_id        uuid NOT NULL,
  edition        integer NOT NULL,
  agency_id      uuid,
  file_id        uuid NOT NULL,
  fields         jsonb NOT NULL,
  officer_id     uuid NOT NULL,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, form_id, edition),
  FOREIGN KEY (authority_id, form_id) REFERENCES word_form,
  FOREIGN KEY (authority_id, file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CALL hc_seal('word_form_edition', 'shared', 'SELECT, INSERT', 'a form as it was uploaded: its file, and for each placeholder what fills it', 'agency_id');
COMMENT ON COLUMN word_form_edition.fields IS 'One entry per placeholder: its name in the file, and the field that fills it, or the question put to whoever makes a paper.';
