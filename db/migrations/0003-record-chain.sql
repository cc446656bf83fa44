-- 0003 The one write path: chain of events, erasable fields, idempotency, files, long works, notifications, mail. Owner: platform.
CREATE TABLE chain_head (
  authority_id     integer NOT NULL,
  organisation_id  uuid NOT NULL,
  seq              bigint NOT NULL,
  previous_hash    bytea NOT NULL,
  hash             bytea NOT NULL,
  PRIMARY KEY (authority_id, organisation_id)
);
CALL hc_seal('chain_head', 'shared', 'SELECT, INSERT, UPDATE', 'last link of an organisation''s chain; locked last in every write', 'organisation_id');

CREATE TABLE event (
  authority_id     integer NOT NULL,
  id               uuid NOT NULL,
  organisation_id  uuid NOT NULL,
  seq              bigint NOT NULL,
  type             text NOT NULL,
  subject_kind     text NOT NULL,
  subject_id       uuid NOT NULL,
  officer_id       uuid,
  seat_id          uuid,
  recorded_at      timestamptz NOT NULL,
  asserted_on      date,
  content          text NOT NULL,
  previous_hash    bytea NOT NULL,
  hash             bytea NOT NULL,
  PRIMARY KEY (authority_id, id),
  UNIQUE (authority_id, organisation_id, seq)
);
CREATE INDEX event_by_subject ON event (authority_id, subject_id, recorded_at);
CREATE INDEX event_by_time ON event (authority_id, recorded_at, id);
CALL hc_seal('event', 'shared', 'SELECT, INSERT', 'what was done: hash-chained per organisation, added and never altered', 'organisation_id');
COMMENT ON COLUMN event.content IS 'Canonical JSON (RFC 8785), stored as text and hashed as stored; personal fields and free text appear as commitments.';

CREATE TABLE event_private (
  authority_id     integer NOT NULL,
  event_id         uuid NOT NULL,
  organisation_id  uuid NOT NULL,
  field            text NOT NULL,
  salt             bytea,
  value            text,
  erased_at        timestamptz,
  PRIMARY KEY (authority_id, event_id, field),
  FOREIGN KEY (authority_id, event_id) REFERENCES event,
  CONSTRAINT event_private_erased_wholly CHECK ((salt IS NULL) = (erased_at IS NOT NULL) AND (value IS NULL) = (erased_at IS NOT NULL))
);
CALL hc_seal('event_private', 'shared', 'SELECT, INSERT', 'personal fields and free text of events; erasable without breaking the chain', 'organisation_id');
-- One named role erases, by an act that is itself recorded; the chain keeps the commitment.
GRANT UPDATE (salt, value, erased_at) ON event_private TO hc_authority;

CREATE TABLE idempotency_key (
  authority_id   integer NOT NULL,
  seat_id        uuid NOT NULL,
  key            uuid NOT NULL,
  request_hash   bytea NOT NULL,
  status         integer,
  reply          text,
  created_at     timestamptz NOT NULL,
  PRIMARY KEY (authority_id, seat_id, key)
);
CREATE INDEX idempotency_by_age ON idempotency_key (created_at);
CALL hc_seal('idempotency_key', 'authority', 'SELECT, INSERT, UPDATE, DELETE', 'one request, one effect; kept for a while, then removed');
CREATE POLICY agency_side ON idempotency_key TO hc_agency
  USING (authority_id = nullif(current_setting('app.authority', true), '')::int AND seat_id = nullif(current_setting('app.seat', true), '')::uuid)
  WITH CHECK (authority_id = nullif(current_setting('app.authority', true), '')::int AND seat_id = nullif(current_setting('app.seat', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO hc_agency;

CREATE TABLE stored_file (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  sha256         text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  name           text NOT NULL,
  media_type     text NOT NULL,
  size           bigint NOT NULL,
  seat_id        uuid,
  stored_at      timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id)
);
CREATE INDEX stored_file_by_hash ON stored_file (authority_id, sha256);
CALL hc_seal('stored_file', 'authority', 'SELECT, INSERT', 'a file kept under its SHA-256; reached only through the record that names this row');

CREATE TABLE work (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  seat_id        uuid NOT NULL,
  kind           text NOT NULL,
  state          text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  total          integer,
  done           integer NOT NULL DEFAULT 0,
  input          jsonb NOT NULL,
  result         jsonb,
  created_at     timestamptz NOT NULL,
  started_at     timestamptz,
  finished_at    timestamptz,
  PRIMARY KEY (authority_id, id)
);
CREATE INDEX work_by_seat ON work (authority_id, seat_id, created_at DESC);
CALL hc_seal('work', 'authority', 'SELECT, INSERT, UPDATE', 'long work with its progress and its result sheet');

CREATE TABLE notification (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  seat_id        uuid NOT NULL,
  kind           text NOT NULL,
  details        jsonb NOT NULL,
  link           text,
  created_at     timestamptz NOT NULL,
  read_at        timestamptz,
  PRIMARY KEY (authority_id, id)
);
CREATE INDEX notification_by_seat ON notification (authority_id, seat_id, created_at DESC);
-- Asked for every half minute by every open screen.
CREATE INDEX notification_unread ON notification (authority_id, seat_id, created_at DESC) WHERE read_at IS NULL;
CALL hc_seal('notification', 'authority', 'SELECT, INSERT, UPDATE', 'what waits in somebody''s inbox');
CREATE POLICY agency_side ON notification TO hc_agency
  USING (authority_id = nullif(current_setting('app.authority', true), '')::int AND seat_id = nullif(current_setting('app.seat', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON notification TO hc_agency;

CREATE TABLE mail_message (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  agency_id      uuid,
  recipient      text NOT NULL,
  subject        text NOT NULL,
  body           text NOT NULL,
  created_at     timestamptz NOT NULL,
  attempts       integer NOT NULL DEFAULT 0,
  last_error     text,
  sent_at        timestamptz,
  given_up_at    timestamptz,
  PRIMARY KEY (authority_id, id)
);
COMMENT ON COLUMN mail_message.given_up_at IS 'Set when the mail server refused the address for good; trying again would change nothing.';
CREATE INDEX mail_message_by_age ON mail_message (authority_id, created_at DESC);
CREATE INDEX mail_message_by_agency ON mail_message (authority_id, agency_id, created_at DESC);
CREATE INDEX mail_message_unsent ON mail_message (authority_id, created_at DESC) WHERE sent_at IS NULL;
CALL hc_seal('mail_message', 'shared', 'SELECT, INSERT, UPDATE', 'mail to be sent; written in the transaction of the act, sent by a job', 'agency_id');

-- An installation restored from a backup is a copy until somebody says that it takes the original's place: until then it sends
-- no mail, and what waited in the backup waits here.
CREATE TABLE restored_copy (
  authority_id   integer NOT NULL,
  taken_at       timestamptz NOT NULL,
  restored_at    timestamptz NOT NULL,
  released_at    timestamptz,
  PRIMARY KEY (authority_id)
);
CALL hc_seal('restored_copy', 'authority', 'SELECT, UPDATE', 'that this installation was restored, from a backup of which moment, and since when it sends mail again');
CREATE POLICY agency_reads ON restored_copy FOR SELECT TO hc_agency USING (authority_id = nullif(current_setting('app.authority', true), '')::int);
GRANT SELECT ON restored_copy TO hc_agency;

CREATE TABLE held_job (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  queue          text NOT NULL,
  payload        jsonb NOT NULL,
  held_at        timestamptz NOT NULL,
  released_at    timestamptz,
  PRIMARY KEY (authority_id, id)
);
CALL hc_seal('held_job', 'authority', 'SELECT, INSERT, UPDATE', 'work of the queue that a restored copy holds back until it is released');
