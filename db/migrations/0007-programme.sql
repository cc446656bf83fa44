-- 0007 Activities of the programme and directions for the next period. Owner: authority/programme.
CREATE TABLE activity_kind (
  code       text PRIMARY KEY,
  name_vi    text NOT NULL,
  name_en    text NOT NULL,
  unit_vi    text,
  position   integer NOT NULL
);
CALL hc_seal('activity_kind', 'global', '', 'kinds of activities of the programme and the unit each is counted in');
INSERT INTO activity_kind (code, name_vi, name_en, unit_vi, position) VALUES
  ('newsletter', 'Bản tin', 'Newsletter', 'bản tin', 1),
  ('par-index', 'Tham gia đánh giá chỉ số cải cách hành chính', 'Part in scoring the PAR index', NULL, 2),
  ('guidance', 'Hướng dẫn', 'Guidance', NULL, 3),
  ('secondment', 'Biệt phái', 'Secondment', 'công chức', 4),
  ('training', 'Lớp đào tạo, tập huấn', 'Training class', 'lớp', 5),
  ('training-postponed', 'Lùi lớp đào tạo', 'Training postponed', 'lớp', 6),
  ('other', 'Hoạt động khác', 'Other activity', NULL, 99);

CREATE TABLE activity (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  recorded_at     timestamptz NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id)
);
CALL hc_seal('activity', 'authority', 'SELECT, INSERT, UPDATE', 'identity of an activity of the programme; everything about it stands in its versions');

CREATE TABLE activity_version (
  authority_id    integer NOT NULL,
  activity_id     uuid NOT NULL,
  version         integer NOT NULL,
  kind            text NOT NULL REFERENCES activity_kind,
  title           text NOT NULL,
  period          text NOT NULL CHECK (period ~ '^(19|20|21)\d\d-H[12]$'),
  began           jsonb NOT NULL,
  ended           jsonb,
  began_from      date,
  began_to        date,
  doer            text,
  quantity        integer CHECK (quantity IS NULL OR quantity BETWEEN 0 AND 1000000),
  unit            text,
  product         text,
  channels        text[] NOT NULL DEFAULT '{}',
  note            text,
  paper_ids       uuid[] NOT NULL DEFAULT '{}',
  agency_ids      uuid[] NOT NULL DEFAULT '{}',
  file_id         uuid,
  search_norm     text NOT NULL,
  officer_id      uuid,
  recorded_from   timestamptz NOT NULL,
  recorded_to     timestamptz,
  PRIMARY KEY (authority_id, activity_id, version),
  FOREIGN KEY (authority_id, activity_id) REFERENCES activity,
  FOREIGN KEY (authority_id, file_id) REFERENCES stored_file,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT activity_version_ends_later CHECK (recorded_to IS NULL OR recorded_to >= recorded_from)
);
CREATE UNIQUE INDEX activity_one_version_held ON activity_version (authority_id, activity_id) WHERE recorded_to IS NULL;
CREATE INDEX activity_version_by_period ON activity_version (authority_id, period, kind);
CREATE INDEX activity_version_by_paper ON activity_version USING gin (paper_ids) WHERE recorded_to IS NULL;
CALL hc_seal('activity_version', 'authority', 'SELECT, INSERT, UPDATE', 'what was done in a period; dates as precise as they are known; as known from when to when');
COMMENT ON COLUMN activity_version.began IS 'For a postponed class: when it is expected instead.';
COMMENT ON COLUMN activity_version.channels IS 'A newsletter sent over two channels is one newsletter.';
COMMENT ON COLUMN activity_version.search_norm IS 'Title, doer and product folded for search; computed by the application only.';

-- Looking into an array is not leakproof, so under row-level security it would never reach its index: repeats the policy of
-- activity_version for the authority's side and is reviewed with it.
CREATE FUNCTION activities_on_paper(paper uuid) RETURNS TABLE (activity_id uuid, version integer)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public AS $$
  SELECT v.activity_id, v.version FROM public.activity_version v
  WHERE v.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND nullif(current_setting('app.agencies', true), '') IS NULL
    AND v.recorded_to IS NULL AND v.paper_ids @> ARRAY[paper]
$$;
REVOKE ALL ON FUNCTION activities_on_paper(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION activities_on_paper(uuid) TO hc_authority;

CREATE TABLE direction (
  authority_id    integer NOT NULL,
  id              uuid NOT NULL,
  recorded_at     timestamptz NOT NULL,
  version         integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id)
);
CALL hc_seal('direction', 'authority', 'SELECT, INSERT, UPDATE', 'identity of a task (phương hướng); everything about it stands in its versions');

CREATE TABLE direction_version (
  authority_id    integer NOT NULL,
  direction_id    uuid NOT NULL,
  version         integer NOT NULL,
  period          text NOT NULL CHECK (period ~ '^(19|20|21)\d\d-H[12]$'),
  position        integer NOT NULL,
  task            text NOT NULL,
  quantity        integer CHECK (quantity IS NULL OR quantity BETWEEN 0 AND 1000000),
  unit            text,
  owner           text,
  cooperating     text[] NOT NULL DEFAULT '{}',
  deadline        jsonb NOT NULL,
  targets         jsonb NOT NULL DEFAULT '[]',
  outcome         text,
  search_norm     text NOT NULL,
  officer_id      uuid,
  recorded_from   timestamptz NOT NULL,
  recorded_to     timestamptz,
  PRIMARY KEY (authority_id, direction_id, version),
  FOREIGN KEY (authority_id, direction_id) REFERENCES direction,
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT direction_version_ends_later CHECK (recorded_to IS NULL OR recorded_to >= recorded_from)
);
CREATE UNIQUE INDEX direction_one_version_held ON direction_version (authority_id, direction_id) WHERE recorded_to IS NULL;
CREATE INDEX direction_version_by_period ON direction_version (authority_id, period, position);
CALL hc_seal('direction_version', 'authority', 'SELECT, INSERT, UPDATE',
  'tasks for a period in their order, with targets and the named list each is measured against; as known from when to when');
COMMENT ON COLUMN direction_version.search_norm IS 'Task and owner folded for search; computed by the application only.';

-- Other rooms count them through these views, sealed by the policies of the tables beneath.
CREATE VIEW activity_facts WITH (security_invoker = true) AS
  SELECT authority_id, activity_id, kind, period, began_from, recorded_from, recorded_to FROM activity_version;
COMMENT ON VIEW activity_facts IS 'authority: activities as known from when to when; owner authority/programme';
CREATE VIEW direction_facts WITH (security_invoker = true) AS
  SELECT authority_id, direction_id, period, task, outcome, recorded_from, recorded_to FROM direction_version;
COMMENT ON VIEW direction_facts IS 'authority: tasks of a period as known from when to when; owner authority/programme';
GRANT SELECT ON activity_facts, direction_facts TO hc_authority;
