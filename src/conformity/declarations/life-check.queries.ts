import { sql } from 'kysely'
import { bySql, lives } from '../../register/integrity/facade.ts'

/** A declaration is issued and takes effect while its agency exists; it ends with the agency and is never inherited. */
export const declarationLifeCheck = bySql(
  'declaration-outside-life',
  'fault',
  (asked) => sql`
  SELECT d.id::text AS key, d.agency_id, 'declaration' AS subject_kind, d.id AS subject_id, d.issued_on AS since, jsonb_build_object('number', d.number) AS facts
  FROM declaration d LEFT JOIN ${lives(asked)} life ON life.agency_id = d.agency_id
  WHERE d.authority_id = ${asked.authority} AND d.recorded_to IS NULL
    AND NOT (coalesce(life.days @> d.issued_on, false) AND coalesce(life.days @> d.effective_on, false))`,
)
