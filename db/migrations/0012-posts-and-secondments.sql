-- 0012 Posts and secondments of people, also of those without an account, what somebody left behind, and how far an invitation got. Owner: register/officers.
ALTER TABLE officer
  ALTER COLUMN login_id DROP NOT NULL,
  ALTER COLUMN username DROP NOT NULL,
  ADD COLUMN name_sort text COLLATE "C" NOT NULL DEFAULT '',
  ADD COLUMN remark text,
  ADD CONSTRAINT officer_account_whole CHECK ((login_id IS NULL) = (username IS NULL));
CREATE INDEX officer_by_name ON officer (authority_id, name_sort, id);
CREATE INDEX officer_by_agency ON officer (authority_id, agency_id);
COMMENT ON COLUMN officer.name_sort IS 'Given name first, in the order of the Vietnamese alphabet; computed by the application only.';
COMMENT ON COLUMN officer.remark IS 'What tells apart two people of one name; typed by an officer.';
COMMENT ON COLUMN officer.login_id IS 'Null for somebody who holds a post and has no account.';

ALTER TABLE seat ADD COLUMN post_id uuid, ADD COLUMN engagement text;
CREATE INDEX seat_by_post ON seat (authority_id, post_id) WHERE post_id IS NOT NULL;
COMMENT ON COLUMN seat.post_id IS 'The post the rights hang on: they end when it is left.';
COMMENT ON COLUMN seat.engagement IS 'A consultant''s contract with this client.';

CREATE TABLE post (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  post_id        uuid NOT NULL,
  version        integer NOT NULL,
  officer_id     uuid NOT NULL,
  agency_id      uuid,
  person         text NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('head', 'deputy', 'iso-secretary', 'steering-head', 'steering-deputy', 'steering-member', 'staff', 'other')),
  title          text NOT NULL,
  unit           text,
  paper_number   text,
  paper_date     date,
  valid_from     date NOT NULL,
  valid_to       date,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz,
  recorded_by    uuid,
  beside_reason  text,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  CONSTRAINT post_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to > valid_from),
  CONSTRAINT post_paper_whole CHECK ((paper_number IS NULL) = (paper_date IS NULL))
);
CREATE UNIQUE INDEX post_known_once ON post (authority_id, post_id) WHERE recorded_to IS NULL;
CREATE INDEX post_by_officer ON post (authority_id, officer_id);
CREATE INDEX post_by_agency ON post (authority_id, agency_id, valid_from);
CALL hc_seal('post', 'shared', 'SELECT, INSERT, UPDATE', 'what somebody is at an agency or at the authority''s office, from when to when and since when we know; rows are only closed in recorded time', 'agency_id');
COMMENT ON COLUMN post.id IS 'Of this row of knowledge; post_id is the post through its corrections.';
COMMENT ON COLUMN post.agency_id IS 'Null: at the authority''s own office.';
COMMENT ON COLUMN post.person IS 'The name as the agency knows it: its side may not reach the person, who may belong elsewhere.';
COMMENT ON COLUMN post.valid_to IS 'First day on which it is no longer held.';
COMMENT ON COLUMN post.beside_reason IS 'Why somebody holds a post that one person holds at a time while another still does.';

CREATE TABLE secondment (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  secondment_id  uuid NOT NULL,
  version        integer NOT NULL,
  officer_id     uuid NOT NULL,
  agency_id      uuid,
  host_agency_id uuid,
  host           text,
  purpose        text NOT NULL,
  product        text,
  paper_number   text,
  paper_date     date,
  activity_id    uuid,
  valid_from     date NOT NULL,
  valid_to       date,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz,
  recorded_by    uuid,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  FOREIGN KEY (authority_id, host_agency_id) REFERENCES agency,
  CONSTRAINT secondment_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to > valid_from),
  CONSTRAINT secondment_one_host CHECK (host IS NULL OR host_agency_id IS NULL),
  CONSTRAINT secondment_paper_whole CHECK ((paper_number IS NULL) = (paper_date IS NULL))
);
CREATE UNIQUE INDEX secondment_known_once ON secondment (authority_id, secondment_id) WHERE recorded_to IS NULL;
CREATE INDEX secondment_by_officer ON secondment (authority_id, officer_id);
CREATE INDEX secondment_by_day ON secondment (authority_id, valid_from DESC) WHERE recorded_to IS NULL;
CALL hc_seal('secondment', 'shared', 'SELECT, INSERT, UPDATE', 'somebody sent to work elsewhere for a time (biệt phái); rows are only closed in recorded time', 'agency_id');
COMMENT ON COLUMN secondment.agency_id IS 'Where the person comes from; null: the authority''s own office.';
COMMENT ON COLUMN secondment.activity_id IS 'The activity of the programme it counts as, so that it is not typed twice.';
COMMENT ON COLUMN secondment.valid_to IS 'First day on which it no longer holds; null: until further notice.';

CREATE TABLE handover (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  agency_id      uuid,
  from_officer   uuid NOT NULL,
  to_officer     uuid NOT NULL,
  kind           text NOT NULL,
  subject_id     uuid NOT NULL,
  title          text NOT NULL,
  created_at     timestamptz NOT NULL,
  done_at        timestamptz,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, from_officer) REFERENCES officer,
  FOREIGN KEY (authority_id, to_officer) REFERENCES officer
);
CREATE INDEX handover_to ON handover (authority_id, to_officer, done_at);
CREATE INDEX handover_from ON handover (authority_id, from_officer);
CALL hc_seal('handover', 'shared', 'SELECT, INSERT, UPDATE', 'what somebody left behind and who goes on with it', 'agency_id');
COMMENT ON COLUMN handover.kind IS 'The sentence for it is the word key left.<kind>.';

CREATE VIEW post_facts WITH (security_invoker = true) AS
  SELECT authority_id, post_id, officer_id, agency_id AS of_agency_id, person, kind, title, unit, valid_from, valid_to, recorded_from, recorded_to FROM post;
COMMENT ON VIEW post_facts IS 'shared: who holds which post, as of a day and an instant; owner register/officers';
GRANT SELECT ON post_facts TO hc_authority, hc_agency;

ALTER TABLE auth.password_link ADD COLUMN opened_at timestamptz, ADD COLUMN mail_id uuid;
COMMENT ON COLUMN auth.password_link.opened_at IS 'When its page was first opened.';

-- How far the last link for a password got, without the link. Reaches the same people as auth.seats_of_officer.
CREATE FUNCTION auth.invitation_of_officer(officer uuid) RETURNS TABLE (created_at timestamptz, ends_at timestamptz, opened_at timestamptz, used_at timestamptz, mail_id uuid, password_set_at timestamptz, language text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT k.created_at, k.ends_at, k.opened_at, k.used_at, k.mail_id, l.password_set_at, l.language
  FROM public.officer o JOIN auth.login l ON l.id = o.login_id LEFT JOIN LATERAL (
    SELECT * FROM auth.password_link p WHERE p.login_id = l.id ORDER BY p.created_at DESC LIMIT 1) k ON true
  WHERE o.id = officer AND o.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND (nullif(current_setting('app.agencies', true), '') IS NULL
         OR o.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
$$;
REVOKE ALL ON FUNCTION auth.invitation_of_officer(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.invitation_of_officer(uuid) TO hc_authority, hc_agency;

-- For somebody without any seat: the last one that ended because its agency is no more, by which paper, and who continues.
CREATE FUNCTION auth.gone_agency_of(login uuid, today date) RETURNS TABLE (agency_name text, ended_on date, paper text, successors text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT auth.agency_name(s.authority_id, s.agency_id, gone.on), gone.on,
    (SELECT coalesce(a.paper_number, a.title) FROM public.agency_link l JOIN public.agency_act a ON a.authority_id = l.authority_id AND a.id = l.act_id
      WHERE l.authority_id = authority AND l.from_agency = s.agency_id AND l.recorded_to IS NULL AND l.kind IN ('merge', 'split') AND l.effective_on <= today
      ORDER BY l.effective_on DESC LIMIT 1),
    (SELECT string_agg(DISTINCT auth.agency_name(l.authority_id, l.to_agency, today), '; ') FROM public.agency_link l
      WHERE l.authority_id = authority AND l.from_agency = s.agency_id AND l.recorded_to IS NULL AND l.kind IN ('merge', 'split') AND l.effective_on <= today)
  FROM (SELECT l.*, l.authority_id AS authority FROM public.seat l WHERE l.login_id = login AND l.valid_to <= today ORDER BY l.valid_to DESC, l.id DESC LIMIT 1) s CROSS JOIN LATERAL (
    SELECT max(v.valid_to) AS on FROM public.agency_version v WHERE v.authority_id = authority AND v.agency_id = s.agency_id AND v.recorded_to IS NULL
    HAVING coalesce(bool_and(v.valid_to <= today), false)) gone
$$;
REVOKE ALL ON FUNCTION auth.gone_agency_of(uuid, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.gone_agency_of(uuid, date) TO hc_auth;
