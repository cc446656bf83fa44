-- 0028 The weekly page of the leaders (Trang tuần): to whom and when, each page as it went out, each copy of it. Owner: authority/weekly.
-- Forward only; undo by writing the next migration.
CREATE TABLE weekly_setting (
  authority_id   integer NOT NULL,
  enabled        boolean NOT NULL,
  weekday        integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  minute         integer NOT NULL CHECK (minute BETWEEN 0 AND 1410 AND minute % 30 = 0),
  link_days      integer NOT NULL CHECK (link_days BETWEEN 1 AND 365),
  recipients     jsonb NOT NULL,
  version        integer NOT NULL,
  changed_at     timestamptz NOT NULL,
  PRIMARY KEY (authority_id)
);
CALL hc_seal('weekly_setting', 'authority', 'SELECT, INSERT, UPDATE', 'when the weekly page goes out and to whom; nothing goes out without a row');
COMMENT ON COLUMN weekly_setting.weekday IS '1 is Monday, 7 is Sunday.';
COMMENT ON COLUMN weekly_setting.minute IS 'Minute of the day in Vietnam, on the full or half hour.';
COMMENT ON COLUMN weekly_setting.recipients IS 'Names and addresses, laid down as a whole; personal.';
COMMENT ON COLUMN weekly_setting.changed_at IS 'A time that had passed before the last change is not made up for.';

CREATE TABLE weekly_issue (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  day            date NOT NULL,
  origin         text NOT NULL CHECK (origin IN ('scheduled', 'by-hand')),
  content        jsonb NOT NULL,
  pdf_file_id    uuid NOT NULL,
  seat_id        uuid,
  made_at        timestamptz NOT NULL,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, pdf_file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, seat_id) REFERENCES seat
);
CREATE UNIQUE INDEX weekly_issue_once ON weekly_issue (authority_id, day) WHERE origin = 'scheduled';
CREATE INDEX weekly_issue_by_time ON weekly_issue (authority_id, made_at DESC, id);
CALL hc_seal('weekly_issue', 'authority', 'SELECT, INSERT', 'a weekly page as it went out: its figures and its PDF, never made again');
COMMENT ON COLUMN weekly_issue.day IS 'The day it was due; of one day only one goes out by the clock, however often the job runs.';

CREATE TABLE weekly_delivery (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  issue_id       uuid NOT NULL,
  name           text,
  address        text,
  mail_id        uuid NOT NULL,
  expires_at     timestamptz NOT NULL,
  revoked_at     timestamptz,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, issue_id) REFERENCES weekly_issue,
  FOREIGN KEY (authority_id, mail_id) REFERENCES mail_message
);
CREATE INDEX weekly_delivery_by_issue ON weekly_delivery (authority_id, issue_id);
CALL hc_seal('weekly_delivery', 'authority', 'SELECT, INSERT, UPDATE', 'to whom a weekly page went, and how long its link is read; name and address can be erased');
COMMENT ON COLUMN weekly_delivery.address IS 'Null once it was erased.';

CREATE TABLE auth.weekly_link (
  token_hash     bytea PRIMARY KEY,
  authority_id   integer NOT NULL,
  delivery_id    uuid NOT NULL
);
COMMENT ON TABLE auth.weekly_link IS 'auth: link to a weekly page that needs no account; only the hash of its token is kept, and it says nothing but whose page it is';
GRANT SELECT ON auth.weekly_link TO hc_auth;
GRANT INSERT ON auth.weekly_link TO hc_authority;

-- What goes along with a letter lies among the kept files.
ALTER TABLE mail_message ADD COLUMN attachment jsonb;
COMMENT ON COLUMN mail_message.attachment IS 'Name, media type and hash of a kept file that is sent along.';
