-- 0014 From one official list of administrative units to the next. Owner: register/official-lists.
CREATE TABLE official_list (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  file_id         uuid NOT NULL,
  file_name       text NOT NULL,
  province        text NOT NULL CHECK (province ~ '^\d{2}$'),
  province_name   text NOT NULL,
  effective_on    date NOT NULL,
  row_count       integer NOT NULL,
  row_count_all   integer NOT NULL,
  padded          integer NOT NULL,
  units           jsonb NOT NULL,
  faults          jsonb NOT NULL,
  crosswalk       jsonb NOT NULL DEFAULT '[]',
  act_id          uuid,
  created_at      timestamptz NOT NULL,
  seat_id         uuid NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, act_id) REFERENCES agency_act
);
CREATE INDEX official_list_by_time ON official_list (authority_id, created_at DESC, id);
CALL hc_seal('official_list', 'authority', 'SELECT, INSERT, UPDATE', 'a list of the statistics office held against the register: its units, what an officer or a crosswalk says about them, the act drafted from it');
COMMENT ON COLUMN official_list.units IS 'Units of the province as the file has them (official-unit.ts).';
COMMENT ON COLUMN official_list.crosswalk IS 'Who came of whom (crosswalk.ts), from a file or answered by the officer.';
