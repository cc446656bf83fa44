-- 0002 Logins, sessions and throttling (schema auth, role hc_auth), people and their seats. Owner: platform/auth, register/officers.
CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO hc_auth, hc_authority, hc_agency;

CREATE TABLE auth.login (
  id                  uuid PRIMARY KEY,
  username            text NOT NULL UNIQUE CHECK (username = lower(username)),
  name                text NOT NULL,
  language            text NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en')),
  password_hash       text,
  password_set_at     timestamptz,
  ended_at            timestamptz,
  created_at          timestamptz NOT NULL
);
COMMENT ON TABLE auth.login IS 'auth: a person who can sign in; global, with seats in any authority or agency';

CREATE TABLE auth.session (
  token_hash    bytea PRIMARY KEY,
  login_id      uuid NOT NULL REFERENCES auth.login,
  csrf          text NOT NULL,
  created_at    timestamptz NOT NULL,
  seen_at       timestamptz NOT NULL,
  ends_at       timestamptz NOT NULL,
  ended_at      timestamptz
);
CREATE INDEX session_by_login ON auth.session (login_id);
COMMENT ON TABLE auth.session IS 'auth: only the hash of the token is kept';

CREATE TABLE auth.throttle (
  subject       text PRIMARY KEY,
  failures      integer NOT NULL,
  last_at       timestamptz NOT NULL
);
COMMENT ON TABLE auth.throttle IS 'auth: failed sign-ins per account and per network; delays, never a lock-out';

CREATE TABLE auth.password_link (
  token_hash    bytea PRIMARY KEY,
  login_id      uuid NOT NULL REFERENCES auth.login,
  created_at    timestamptz NOT NULL,
  ends_at       timestamptz NOT NULL,
  used_at       timestamptz
);
COMMENT ON TABLE auth.password_link IS 'auth: one-time link with which a person sets the own password';

GRANT SELECT, INSERT, UPDATE ON auth.login, auth.password_link TO hc_auth;
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.session, auth.throttle TO hc_auth;
-- Whoever creates an account adds a login in the transaction of the act, but reads nobody's login.
GRANT INSERT ON auth.login, auth.password_link TO hc_authority, hc_agency;

CREATE TABLE officer (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  agency_id      uuid,
  login_id       uuid NOT NULL,
  name           text NOT NULL,
  name_norm      text NOT NULL,
  username       text NOT NULL,
  email          text,
  created_at     timestamptz NOT NULL,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  UNIQUE (authority_id, login_id)
);
CREATE INDEX officer_search ON officer USING gin (name_norm gin_trgm_ops);
CALL hc_seal('officer', 'shared', 'SELECT, INSERT, UPDATE', 'a person of the authority or of an agency', 'agency_id');
COMMENT ON COLUMN officer.name_norm IS 'Name and user name folded for search; computed by the application only.';

CREATE TABLE seat (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  officer_id     uuid NOT NULL,
  login_id       uuid NOT NULL,
  agency_id      uuid,
  role           text NOT NULL,
  title          text NOT NULL,
  valid_from     date NOT NULL,
  valid_to       date,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer,
  CONSTRAINT seat_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from)
);
CREATE INDEX seat_by_login ON seat (login_id);
CREATE INDEX seat_by_officer ON seat (authority_id, officer_id);
CREATE INDEX seat_by_agency ON seat (authority_id, agency_id);
CALL hc_seal('seat', 'shared', 'SELECT, INSERT, UPDATE', 'the post from which somebody acts; valid_to is the first day it no longer holds', 'agency_id');
-- Sign-in reads the seats of one login over all authorities.
CREATE POLICY auth_reads ON seat FOR SELECT TO hc_auth USING (true);
GRANT SELECT ON seat TO hc_auth;
CREATE POLICY auth_reads ON authority FOR SELECT TO hc_auth USING (true);
GRANT SELECT ON authority TO hc_auth;

-- Other rooms name people and their posts through these views, sealed by the policies of the tables beneath.
CREATE VIEW officer_facts WITH (security_invoker = true) AS
  SELECT authority_id, id AS officer_id, name, name_norm FROM officer;
COMMENT ON VIEW officer_facts IS 'shared: who a person is; owner register/officers';
CREATE VIEW seat_facts WITH (security_invoker = true) AS
  SELECT authority_id, id AS seat_id, officer_id, agency_id AS of_agency_id, role, title, valid_from, valid_to FROM seat;
COMMENT ON VIEW seat_facts IS 'shared: from which post a person acts, from when to when; owner register/officers';
GRANT SELECT ON officer_facts, seat_facts TO hc_authority, hc_agency;

-- LIKE is not leakproof, so under row-level security it would never reach the trigram index:
-- this function repeats the policies of officer and is reviewed with them.
CREATE FUNCTION search_officers(words text) RETURNS TABLE (officer_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, public AS $$
  SELECT o.id FROM public.officer o
  WHERE o.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND (nullif(current_setting('app.agencies', true), '') IS NULL
         OR o.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
    AND o.name_norm LIKE '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;
REVOKE ALL ON FUNCTION search_officers(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_officers(text) TO hc_authority, hc_agency;

-- Every seat the person ever had, in any authority and agency: whoever acts on an account must stand above all of it, the
-- seats out of sight included. Answers only about people whom the context reaches (repeats the policies of officer).
CREATE FUNCTION auth.seats_of_officer(officer uuid) RETURNS TABLE (authority_id integer, role text, agency_id uuid, valid_from date, valid_to date)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT s.authority_id, s.role, s.agency_id, s.valid_from, s.valid_to
  FROM public.officer o JOIN public.seat s ON s.login_id = o.login_id
  WHERE o.id = officer AND o.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND (nullif(current_setting('app.agencies', true), '') IS NULL
         OR o.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
$$;
REVOKE ALL ON FUNCTION auth.seats_of_officer(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.seats_of_officer(uuid) TO hc_authority, hc_agency;

-- The name a person signs in under follows the person's name; with `links_end_at` the links for a password that were given out
-- and not used end, because they went to an address that no longer counts. Reaches the same people as the function above.
CREATE FUNCTION auth.change_login_of(officer uuid, called text, links_end_at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH reached AS (
    SELECT o.login_id FROM public.officer o
    WHERE o.id = officer AND o.authority_id = nullif(current_setting('app.authority', true), '')::int
      AND (nullif(current_setting('app.agencies', true), '') IS NULL
           OR o.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
  ), ended AS (
    UPDATE auth.password_link SET used_at = links_end_at
    WHERE links_end_at IS NOT NULL AND used_at IS NULL AND login_id IN (SELECT login_id FROM reached)
  )
  UPDATE auth.login SET name = called WHERE id IN (SELECT login_id FROM reached)
$$;
REVOKE ALL ON FUNCTION auth.change_login_of(uuid, text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION auth.change_login_of(uuid, text, timestamptz) TO hc_authority, hc_agency;
