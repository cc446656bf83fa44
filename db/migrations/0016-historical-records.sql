-- 0016 How long after its own day a paper was recorded, and what was entered as historical data. Owner: register/historical.
-- Forward only; undo by writing the next migration.
ALTER TABLE authority ADD COLUMN late_after_days integer NOT NULL DEFAULT 30 CONSTRAINT authority_late_after CHECK (late_after_days BETWEEN 1 AND 3660);
COMMENT ON COLUMN authority.late_after_days IS 'A record made more than so many days after the day of its document is remarked upon.';

-- Beside whatever record it belongs to, so that one table serves papers, declarations and what comes later.
CREATE TABLE historical_record (
  authority_id   integer NOT NULL,
  subject_id     uuid NOT NULL,
  agency_id      uuid,
  batch_id       uuid NOT NULL,
  source         text NOT NULL,
  reason         text NOT NULL,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (authority_id, subject_id),
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency
);
CREATE INDEX historical_record_by_agency ON historical_record (authority_id, agency_id) WHERE agency_id IS NOT NULL;
CALL hc_seal('historical_record', 'shared', 'SELECT, INSERT', 'records entered as historical data (số liệu lịch sử): from which source and why; rows of one batch share one note');
CREATE POLICY agency_reads ON historical_record FOR SELECT TO hc_agency
  USING (authority_id = nullif(current_setting('app.authority', true), '')::int AND agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]));
GRANT SELECT ON historical_record TO hc_agency;
COMMENT ON COLUMN historical_record.batch_id IS 'The import they came by, or the record itself when it was entered alone.';
