-- 0023 How papers relate to each other, until when they hold, and the lists that stand in them. Owner: papers/links, papers/lists, papers/registers.
-- Forward only; undo by writing the next migration.
CREATE TABLE paper_link (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  from_id        uuid NOT NULL,
  to_id          uuid NOT NULL,
  relation       text NOT NULL CHECK (relation IN ('basis', 'replaces', 'amends', 'corrects', 'revokes', 'answers', 'attached-to', 'related')),
  since          date,
  note           text,
  officer_id     uuid,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, from_id) REFERENCES paper,
  FOREIGN KEY (authority_id, to_id) REFERENCES paper,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT paper_link_not_itself CHECK (from_id <> to_id),
  CONSTRAINT paper_link_ends_later CHECK (recorded_to IS NULL OR recorded_to >= recorded_from)
);
CREATE UNIQUE INDEX paper_link_once ON paper_link (authority_id, from_id, to_id, relation) WHERE recorded_to IS NULL;
CREATE INDEX paper_link_of ON paper_link (authority_id, from_id);
CREATE INDEX paper_link_to ON paper_link (authority_id, to_id, relation);
CALL hc_seal('paper_link', 'authority', 'SELECT, INSERT', 'what one paper is to another, as known from when to when: rests on it, replaces, amends, corrects, revokes or answers it');
COMMENT ON COLUMN paper_link.since IS 'First day on which the one works upon the other; without it the day the acting paper bears.';
COMMENT ON COLUMN paper_link.recorded_to IS 'Set when the link is withdrawn; nothing else of it ever changes.';
GRANT UPDATE (recorded_to) ON paper_link TO hc_authority;

ALTER TABLE paper_version
  ADD COLUMN expires_on   date CONSTRAINT paper_expires_later CHECK (expires_on >= issued_on);
COMMENT ON COLUMN paper_version.expires_on IS 'First day on which the paper no longer holds by its own words; null when it says none.';

-- Identity only, as with papers: what a list holds stands in its versions.
CREATE TABLE paper_list (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  paper_id       uuid NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  recorded_at    timestamptz NOT NULL,
  withdrawn_at   timestamptz,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, paper_id) REFERENCES paper
);
CREATE INDEX paper_list_of_paper ON paper_list (authority_id, paper_id);
CALL hc_seal('paper_list', 'authority', 'SELECT, INSERT, UPDATE', 'a list that stands in a paper or is annexed to it: agencies, organisations, members of a team');

CREATE TABLE paper_list_version (
  authority_id   integer NOT NULL,
  list_id        uuid NOT NULL,
  version        integer NOT NULL,
  title          text NOT NULL,
  holds          text NOT NULL CHECK (holds IN ('agencies', 'organisations', 'members')),
  as_of          date NOT NULL,
  note_title     text,
  length         integer NOT NULL CHECK (length BETWEEN 1 AND 10000),
  officer_id     uuid,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, list_id, version),
  FOREIGN KEY (authority_id, list_id) REFERENCES paper_list,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CALL hc_seal('paper_list_version', 'authority', 'SELECT, INSERT', 'a list of a paper as it was recorded; a correction is the next version');
COMMENT ON COLUMN paper_list_version.as_of IS 'The day whose names and agencies the list tells.';
COMMENT ON COLUMN paper_list_version.note_title IS 'Heading of the column of notes, e.g. form and month of an inspection.';

CREATE TABLE paper_list_row (
  authority_id   integer NOT NULL,
  list_id        uuid NOT NULL,
  version        integer NOT NULL,
  position       integer NOT NULL,
  agency_id      uuid,
  name           text NOT NULL,
  note           text,
  search_norm    text NOT NULL,
  PRIMARY KEY (authority_id, list_id, version, position),
  FOREIGN KEY (authority_id, list_id, version) REFERENCES paper_list_version,
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency
);
CREATE UNIQUE INDEX paper_list_agency_once ON paper_list_row (authority_id, list_id, version, agency_id) WHERE agency_id IS NOT NULL;
CALL hc_seal('paper_list_row', 'authority', 'SELECT, INSERT', 'one line of a list: an agency of the register or a name as it was typed, with its note, in the order of the paper');
COMMENT ON COLUMN paper_list_row.name IS 'As the paper writes it; what the register calls an agency on the day of the list is told beside it.';
COMMENT ON COLUMN paper_list_row.search_norm IS 'Name and note folded for search; computed by the application only.';
