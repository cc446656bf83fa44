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
  ('TCVN ISO 9001:2000', 'TCVN ISO 9001', 2000, '2000-01-01', '2008-01-01', 'first day to be verified'),
  ('TCVN ISO 9001:2008', 'TCVN ISO 9001', 2008, '2008-01-01', '2015-01-01', 'first day to be verified'),
  ('TCVN ISO 9001:2015', 'TCVN ISO 9001', 2015, '2015-01-01', NULL, 'first day to be verified');

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
  annex          text NOT NULL CHECK (annex IN ('attached', 'none-yet')),
  file_id        uuid,
  annex_file_id  uuid,
  source         text,
  note           text,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz,
  withdrawn_on   date,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  FOREIGN KEY (authority_id, file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, annex_file_id) REFERENCES stored_file,
  CONSTRAINT declaration_annex_has_file CHECK (annex = 'none-yet' OR annex_file_id IS NOT NULL OR file_id IS NOT NULL)
);
CREATE UNIQUE INDEX declaration_number_once ON declaration (authority_id, agency_id, number_key, year) WHERE recorded_to IS NULL;
CREATE INDEX declaration_by_agency ON declaration (authority_id, agency_id, edition, issued_on);
CREATE INDEX declaration_by_day ON declaration (authority_id, issued_on DESC, id);
CALL hc_seal('declaration', 'shared', 'SELECT, INSERT, UPDATE', 'the head of an agency declares a conforming QMS (công bố); existing ones recorded or imported', 'agency_id');
COMMENT ON COLUMN declaration.recorded_to IS 'Set when the record was entered wrongly; reports frozen before keep it.';

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
