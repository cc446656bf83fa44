-- 0009 Dated acts on the register: what happened to many agencies at once, what came of them, and what successors inherit. Owner: register/reorganisations.
CREATE TABLE agency_act (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  state          text NOT NULL CHECK (state IN ('draft', 'applied', 'corrected', 'annulled', 'discarded')),
  title          text NOT NULL,
  title_norm     text NOT NULL,
  paper_number   text,
  paper_date     date,
  issuer         text,
  effective_on   date,
  note           text,
  source         text NOT NULL CHECK (source IN ('by-hand', 'official-list')),
  lines          jsonb NOT NULL,
  line_count     integer NOT NULL,
  agencies       uuid[] NOT NULL,
  made           jsonb NOT NULL,
  did            jsonb,
  corrects       uuid,
  corrected_by   uuid,
  reason         text,
  digest         text,
  created_at     timestamptz NOT NULL,
  created_by     uuid,
  applied_at     timestamptz,
  applied_by     uuid,
  annulled_at    timestamptz,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, corrects) REFERENCES agency_act,
  FOREIGN KEY (authority_id, corrected_by) REFERENCES agency_act,
  CONSTRAINT agency_act_applied_whole CHECK (state NOT IN ('applied', 'corrected', 'annulled') OR (effective_on IS NOT NULL AND applied_at IS NOT NULL))
);
CREATE UNIQUE INDEX agency_act_corrected_once ON agency_act (authority_id, corrects) WHERE corrects IS NOT NULL AND state <> 'discarded';
CREATE INDEX agency_act_by_time ON agency_act (authority_id, created_at DESC);
CREATE INDEX agency_act_search ON agency_act USING gin (title_norm gin_trgm_ops);
CALL hc_seal('agency_act', 'authority', 'SELECT, INSERT, UPDATE', 'a dated act on the register (văn bản sắp xếp, tổ chức lại): draft, applied, never altered afterwards but corrected by another');
COMMENT ON COLUMN agency_act.lines IS 'What the officer drafted, line by line (act-line.ts).';
COMMENT ON COLUMN agency_act.agencies IS 'Agencies of the register that the lines name.';
COMMENT ON COLUMN agency_act.made IS 'Agency that each establishing line makes, by the line''s id: given at the first save, kept by a correcting act.';
COMMENT ON COLUMN agency_act.did IS 'Seats it ended and opened, to be put back when the act is corrected or annulled.';
COMMENT ON COLUMN agency_act.created_by IS 'The seat.';
-- The agency's side reads on which act its agency changed; drafts and the text of the lines are not for it.
CREATE POLICY agency_reads ON agency_act FOR SELECT TO hc_agency
  USING (authority_id = nullif(current_setting('app.authority', true), '')::int AND state IN ('applied', 'corrected', 'annulled'));
GRANT SELECT (authority_id, id, state, title, paper_number, paper_date, issuer, effective_on) ON agency_act TO hc_agency;

ALTER TABLE agency_event ADD CONSTRAINT agency_event_of_act FOREIGN KEY (authority_id, act_id) REFERENCES agency_act;

-- LIKE is not leakproof, so under row-level security it would never reach the trigram index: repeats the policy of agency_act for the authority's side.
CREATE FUNCTION search_acts(words text) RETURNS TABLE (act_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 100 SET search_path = pg_catalog, public AS $$
  SELECT a.id FROM public.agency_act a
  WHERE a.authority_id = nullif(current_setting('app.authority', true), '')::int
    AND nullif(current_setting('app.agencies', true), '') IS NULL
    AND a.title_norm LIKE '%' || replace(replace(replace(words, '\', '\\'), '%', '\%'), '_', '\_') || '%'
$$;
REVOKE ALL ON FUNCTION search_acts(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION search_acts(text) TO hc_authority;

CREATE TABLE agency_link (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  act_id         uuid NOT NULL,
  line_id        uuid NOT NULL,
  from_agency    uuid NOT NULL,
  to_agency      uuid NOT NULL,
  kind           text NOT NULL CHECK (kind IN ('merge', 'split', 'transfer')),
  share          numeric,
  effective_on   date NOT NULL,
  recorded_from  timestamptz NOT NULL,
  recorded_to    timestamptz,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, act_id) REFERENCES agency_act,
  FOREIGN KEY (authority_id, from_agency) REFERENCES agency,
  FOREIGN KEY (authority_id, to_agency) REFERENCES agency,
  CONSTRAINT agency_link_to_another CHECK (from_agency <> to_agency),
  CONSTRAINT agency_link_share_of_whole CHECK (share > 0 AND share <= 1)
);
CREATE INDEX agency_link_forwards ON agency_link (authority_id, from_agency);
CREATE INDEX agency_link_backwards ON agency_link (authority_id, to_agency);
CREATE INDEX agency_link_by_act ON agency_link (authority_id, act_id);
CALL hc_seal('agency_link', 'authority', 'SELECT, INSERT, UPDATE', 'which agency came of which, by which act; rows are only closed in recorded time');

CREATE TABLE agency_task (
  authority_id   integer NOT NULL,
  id             uuid NOT NULL,
  agency_id      uuid NOT NULL,
  kind           text NOT NULL,
  from_agency    uuid,
  act_id         uuid NOT NULL,
  subject_kind   text,
  subject_id     uuid,
  facts          jsonb NOT NULL,
  from_day       date NOT NULL,
  state          text NOT NULL CHECK (state IN ('open', 'done', 'cancelled')),
  created_at     timestamptz NOT NULL,
  done_at        timestamptz,
  done_by        uuid,
  note           text,
  passed_by      uuid,
  passed_from    uuid,
  version        integer NOT NULL DEFAULT 1,
  PRIMARY KEY (authority_id, id),
  FOREIGN KEY (authority_id, agency_id) REFERENCES agency,
  FOREIGN KEY (authority_id, from_agency) REFERENCES agency,
  FOREIGN KEY (authority_id, act_id) REFERENCES agency_act,
  FOREIGN KEY (authority_id, passed_by) REFERENCES agency_act,
  FOREIGN KEY (authority_id, passed_from) REFERENCES agency_task,
  CONSTRAINT agency_task_passed_on_is_closed CHECK (passed_by IS NULL OR state = 'cancelled')
);
CREATE INDEX agency_task_by_agency ON agency_task (authority_id, agency_id, state);
CREATE INDEX agency_task_by_act ON agency_task (authority_id, act_id);
CREATE INDEX agency_task_by_day ON agency_task (authority_id, state, from_day);
CREATE INDEX agency_task_by_passing ON agency_task (authority_id, passed_by) WHERE passed_by IS NOT NULL;
CREATE INDEX agency_task_by_former ON agency_task (authority_id, passed_from) WHERE passed_from IS NOT NULL;
CALL hc_seal('agency_task', 'shared', 'SELECT, INSERT, UPDATE', 'a duty that a successor inherited (a to-do); never a declaration', 'agency_id');
COMMENT ON COLUMN agency_task.done_by IS 'The seat.';
COMMENT ON COLUMN agency_task.from_agency IS 'Whose duty it was at first, however many agencies have carried it since.';
COMMENT ON COLUMN agency_task.passed_by IS 'The act that ended the agency while this was open: the successors carry it.';
COMMENT ON COLUMN agency_task.passed_from IS 'The to-do of the agency that ended, of which this one goes on.';

-- A to-do that was done before the day on which it would have passed on: nobody who would have carried it has anything to do any
-- more, however often it was to pass on. Their rows are out of reach of whoever did it, which is why this is no plain UPDATE;
-- reaches only from a to-do that the caller reaches and that is done. Repeats the policies of agency_task.
CREATE FUNCTION spare_successors_of_task(task uuid) RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH RECURSIVE onwards AS (
    SELECT t.authority_id, t.id FROM public.agency_task t
    WHERE t.authority_id = nullif(current_setting('app.authority', true), '')::int AND t.id = task AND t.state = 'done'
      AND (nullif(current_setting('app.agencies', true), '') IS NULL
           OR t.agency_id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
    UNION
    SELECT t.authority_id, t.id FROM public.agency_task t JOIN onwards o ON t.authority_id = o.authority_id AND t.passed_from = o.id
  ), spared AS (
    UPDATE public.agency_task t SET state = 'cancelled', passed_by = NULL, version = version + 1
    FROM onwards o WHERE t.authority_id = o.authority_id AND t.id = o.id AND t.id <> task AND (t.state = 'open' OR t.passed_by IS NOT NULL)
    RETURNING t.id
  )
  SELECT count(*)::int FROM spared
$$;
REVOKE ALL ON FUNCTION spare_successors_of_task(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION spare_successors_of_task(uuid) TO hc_authority, hc_agency;

-- Other rooms and the history of an agency see through these views which acts touched whom, sealed by the tables beneath.
CREATE VIEW agency_act_facts WITH (security_invoker = true) AS
  SELECT DISTINCT authority_id, agency_id AS of_agency_id, act_id FROM agency_event WHERE act_id IS NOT NULL;
COMMENT ON VIEW agency_act_facts IS 'shared: acts that touched an agency; owner register/reorganisations';
CREATE VIEW agency_link_facts WITH (security_invoker = true) AS
  SELECT authority_id, act_id, from_agency, to_agency, kind, share, effective_on, recorded_from, recorded_to FROM agency_link;
COMMENT ON VIEW agency_link_facts IS 'authority: which agency came of which; owner register/reorganisations';
GRANT SELECT ON agency_act_facts TO hc_authority, hc_agency;
GRANT SELECT ON agency_link_facts TO hc_authority;

-- All that an agency came from and all that came of it, through all acts. Who reaches the agency may read its whole lineage: what
-- an agency of the State came from and became is no secret, but rows of others' agencies stay out of reach of the agency's side
-- otherwise. Repeats the policies of agency and agency_link.
CREATE FUNCTION agency_lineage(agency uuid, known timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH RECURSIVE context AS (
    SELECT nullif(current_setting('app.authority', true), '')::int AS authority_id
  ), links AS MATERIALIZED (
    SELECT l.* FROM public.agency_link l JOIN context c ON l.authority_id = c.authority_id
    WHERE l.recorded_from <= coalesce(known, 'infinity') AND (l.recorded_to IS NULL OR l.recorded_to > known)
  ), start AS (
    SELECT a.id FROM public.agency a JOIN context c ON a.authority_id = c.authority_id
    WHERE a.id = agency AND (nullif(current_setting('app.agencies', true), '') IS NULL
      OR a.id = ANY (nullif(current_setting('app.agencies', true), '')::uuid[]))
  ), forwards AS (
    -- Only onwards in time: what an agency had given away before it received something did not come of that.
    SELECT l.id, l.from_agency, l.to_agency, l.effective_on, 1 AS generation FROM start s JOIN links l ON l.from_agency = s.id
    UNION
    SELECT l.id, l.from_agency, l.to_agency, l.effective_on, f.generation + 1 FROM forwards f JOIN links l ON l.from_agency = f.to_agency AND l.effective_on >= f.effective_on
    WHERE f.generation < 60 AND l.to_agency <> agency
  ), backwards AS (
    SELECT l.id, l.from_agency, l.to_agency, l.effective_on, -1 AS generation FROM start s JOIN links l ON l.to_agency = s.id
    UNION
    SELECT l.id, l.from_agency, l.to_agency, l.effective_on, b.generation - 1 FROM backwards b JOIN links l ON l.to_agency = b.from_agency AND l.effective_on <= b.effective_on
    WHERE b.generation > -60 AND l.from_agency <> agency
  ), nodes AS (
    SELECT id, min(generation) AS generation FROM (
      SELECT id, 0 AS generation FROM start
      UNION ALL SELECT to_agency, min(generation) FROM forwards GROUP BY to_agency
      UNION ALL SELECT from_agency, max(generation) FROM backwards GROUP BY from_agency
    ) AS every WHERE id <> agency OR generation = 0 GROUP BY id
  ), edges AS (
    SELECT l.* FROM links l WHERE l.id IN (SELECT id FROM forwards UNION ALL SELECT id FROM backwards)
  )
  SELECT jsonb_build_object(
    'nodes', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'code', v.code, 'name', v.name, 'shortName', v.short_name, 'from', v.since, 'to', v.valid_to, 'generation', n.generation)
        ORDER BY n.generation, v.since, v.name), '[]')
      FROM nodes n CROSS JOIN context c CROSS JOIN LATERAL (
        SELECT w.code, w.name, w.short_name, w.valid_to, min(w.valid_from) OVER () AS since FROM public.agency_version w
        WHERE w.authority_id = c.authority_id AND w.agency_id = n.id
          AND w.recorded_from <= coalesce(known, 'infinity') AND (w.recorded_to IS NULL OR w.recorded_to > known)
        ORDER BY w.valid_from DESC LIMIT 1) v),
    'edges', (SELECT coalesce(jsonb_agg(jsonb_build_object('from', e.from_agency, 'to', e.to_agency, 'kind', e.kind, 'share', e.share, 'on', e.effective_on,
        'act', jsonb_build_object('id', a.id, 'title', a.title, 'paperNumber', a.paper_number, 'paperDate', a.paper_date)) ORDER BY e.effective_on, e.id), '[]')
      FROM edges e JOIN public.agency_act a ON a.authority_id = e.authority_id AND a.id = e.act_id))
$$;
REVOKE ALL ON FUNCTION agency_lineage(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION agency_lineage(uuid, timestamptz) TO hc_authority, hc_agency;

-- What a seat of the agency's side reaches: its agency, everything that stands below it today, and what ended in any of these
-- by a merge or a split. An agency that goes on keeps its papers to itself, even where it gave a part away.
CREATE OR REPLACE FUNCTION auth.agencies_within(authority integer, top uuid, today date) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  WITH RECURSIVE below AS (
    SELECT top AS id
    UNION
    SELECT v.agency_id FROM public.agency_version v JOIN below b ON v.parent_id = b.id
    WHERE v.authority_id = authority AND v.recorded_to IS NULL AND v.valid_from <= today AND (v.valid_to IS NULL OR v.valid_to > today)
  ), before AS (
    SELECT id FROM below
    UNION
    SELECT l.from_agency FROM public.agency_link l JOIN before b ON l.to_agency = b.id
    WHERE l.authority_id = authority AND l.recorded_to IS NULL AND l.effective_on <= today AND l.kind IN ('merge', 'split')
      AND NOT EXISTS (SELECT 1 FROM public.agency_version v WHERE v.authority_id = authority AND v.agency_id = l.from_agency AND v.recorded_to IS NULL
        AND v.valid_from <= today AND (v.valid_to IS NULL OR v.valid_to > today))
  )
  SELECT array_agg(id ORDER BY id) FROM before
$$;
