// The statements of the limit: hand-written for exactly one answer each, which they build as the product's bytes.

const inForce = 'v.recorded_to IS NULL AND v.valid_from <= $3 AND (v.valid_to IS NULL OR v.valid_to > $3)'

/** $1 authority, $2 block, $3 day, $4 rows to skip, $5 rows. Names are joined to the page only. */
export const limitList = {
  name: 'list',
  text: `
    WITH page AS MATERIALIZED (
      SELECT v.agency_id, v.code, v.name, v.short_name, v.kind, v.block, v.parent_id, v.obligation, v.valid_from, v.valid_to
      FROM agency_version v WHERE v.authority_id = $1 AND v.block = $2 AND ${inForce}
      ORDER BY v.name COLLATE "vi-x-icu", v.agency_id OFFSET $4 LIMIT $5
    )
    SELECT '{"rows":' || coalesce((SELECT array_to_json(array_agg(r))::text FROM (
        SELECT g.agency_id AS id, g.code, g.name, g.short_name AS "shortName", g.kind, g.block, g.parent_id AS "parentId", p.name AS "parentName", g.obligation,
          g.valid_from AS "validFrom", g.valid_to AS "validTo", a.version
        FROM page g JOIN agency a ON a.authority_id = $1 AND a.id = g.agency_id
        LEFT JOIN agency_version p ON p.authority_id = $1 AND p.agency_id = g.parent_id AND p.recorded_to IS NULL AND p.valid_from <= $3 AND (p.valid_to IS NULL OR p.valid_to > $3)
        ORDER BY g.name COLLATE "vi-x-icu", g.agency_id) r), '[]')
      || ',"total":' || (SELECT count(*) FROM agency_version v WHERE v.authority_id = $1 AND v.block = $2 AND ${inForce}) || ',"more":false}' AS answer`,
}

/** $1 authority, $2 day: all agencies with what a file of them holds, in the order of the list. */
export const limitExport = {
  name: 'export',
  text: `
    SELECT v.code, v.name, v.short_name, v.kind, v.block, p.name AS parent_name, v.valid_from::text AS valid_from, v.obligation, v.obligation_basis, v.address
    FROM agency_version v
    LEFT JOIN agency_version p ON p.authority_id = $1 AND p.agency_id = v.parent_id AND p.recorded_to IS NULL AND p.valid_from <= $2 AND (p.valid_to IS NULL OR p.valid_to > $2)
    WHERE v.authority_id = $1 AND v.recorded_to IS NULL AND v.valid_from <= $2 AND (v.valid_to IS NULL OR v.valid_to > $2)
    ORDER BY v.name COLLATE vi_numbered, v.agency_id`,
}

/** $1 authority, $2 edition, $3 day. */
export const limitProgress = {
  name: 'progress',
  text: `
    WITH counted AS (
      SELECT v.block, count(*) AS total, count(*) FILTER (WHERE d.declared) AS n, count(*) FILTER (WHERE NOT coalesce(d.declared, false) AND (d.known OR r.block IS NOT NULL)) AS not_yet
      FROM agency_version v
      LEFT JOIN (
        SELECT agency_id, bool_or(effective_on <= $3 AND (withdrawn_on IS NULL OR withdrawn_on > $3)) AS declared, true AS known
        FROM declaration WHERE authority_id = $1 AND edition = $2 AND issued_on <= $3 AND recorded_to IS NULL GROUP BY agency_id
      ) d ON d.agency_id = v.agency_id
      LEFT JOIN (SELECT DISTINCT unnest(blocks) AS block FROM declaration_review WHERE authority_id = $1 AND edition = $2 AND reviewed_on <= $3 AND recorded_to IS NULL) r ON r.block = v.block
      WHERE v.authority_id = $1 AND ${inForce} GROUP BY v.block
    ), named AS (
      SELECT b.code AS block, json_build_object('vi', b.name_vi, 'en', b.name_en) AS name, b.name_vi, b.name_en, b.apart, coalesce(c.n, 0) AS n, coalesce(c.not_yet, 0) AS "notYet",
        coalesce(c.total - c.n - c.not_yet, 0) AS "noData", coalesce(c.total, 0) AS total, b.position
      FROM agency_block b LEFT JOIN counted c ON c.block = b.code WHERE b.authority_id = $1
    ), sums AS (SELECT apart, sum(n) AS n, sum("notYet") AS "notYet", sum("noData") AS "noData", sum(total) AS total FROM named GROUP BY apart)
    SELECT '{"edition":' || to_json($2::text) || ',"accepted":null,"on":"' || $3::date || '","knownAt":null,"blocks":' ||
      (SELECT '[' || string_agg('{"block":' || to_json(block) || ',"name":{"vi":' || to_json(name_vi) || ',"en":' || to_json(name_en) || '},"apart":' || apart
        || ',"n":' || n || ',"notYet":' || "notYet" || ',"noData":' || "noData" || ',"total":' || total || ',"former":0}', ',' ORDER BY position, block) || ']' FROM named)
      || ',"main":' || (SELECT row_to_json(s) FROM (SELECT n, "notYet", "noData", total FROM sums WHERE NOT apart) s)
      || ',"apart":' || (SELECT row_to_json(s) FROM (SELECT n, "notYet", "noData", total FROM sums WHERE apart) s) || '}' AS answer`,
}

/** $1: one agency with its first event and version as JSON; the same three rows that the product keeps, and no record of it. */
export const limitInsertAgency = {
  name: 'insert-agency',
  text: `
    WITH g AS (SELECT * FROM jsonb_to_record($1::jsonb) AS g(authority integer, id uuid, event uuid, version uuid, name text, name_key text, name_norm text)),
    added AS (INSERT INTO agency (authority_id, id, recorded_at) SELECT authority, id, now() FROM g),
    told AS (INSERT INTO agency_event (authority_id, id, agency_id, kind, effective_on, details, recorded_at) SELECT authority, event, id, 'establish', '2020-01-01', $1::jsonb, now() FROM g)
    INSERT INTO agency_version (authority_id, id, agency_id, event_id, valid_from, recorded_from, name, name_key, short_name, short_key, name_norm, kind, block, obligation)
    SELECT authority, version, id, event, '2020-01-01', now(), name, name_key, name, name_key, name_norm, 'other', 'so-nganh', 'undetermined' FROM g
    RETURNING '{"id":"' || agency_id || '","version":1}' AS answer`,
}

/** $1: the path of a public page, whose bytes were kept as the product sent them. */
export const limitPage = { name: 'page', text: 'SELECT body AS answer FROM bench_page WHERE path = $1' }
