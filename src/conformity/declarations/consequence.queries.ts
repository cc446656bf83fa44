import { sql } from 'kysely'
import { type AgencyConsequences, Consequences } from '../../register/reorganisations/facade.ts'

/**
 * What an act on the register touches of the declarations: those in force the day before it, the newest of each agency. A
 * declaration ends with its agency and is never inherited; what successors inherit is the duty to declare anew.
 */
export const declarationConsequences: AgencyConsequences = {
  name: 'declarations',
  ofActs: ({ authority, agencies, on }) => ({
    json: sql`(SELECT json_build_object(
        'affected', coalesce(json_agg(json_build_object('agency', d.agency_id, 'kind', 'declaration', 'count', 1,
          'examples', json_build_array(json_build_object('id', d.id, 'title', d.number || ' · ' || d.edition)))), '[]'),
        'duties', coalesce(json_agg(json_build_object('agency', d.agency_id, 'kind', 'redeclare', 'subjectKind', 'declaration', 'subjectId', d.id,
          'facts', json_build_object('number', d.number, 'edition', d.edition, 'issuedOn', d.issued_on))), '[]'))
      FROM (
        SELECT DISTINCT ON (d.agency_id) d.* FROM declaration d
        WHERE d.authority_id = ${authority} AND d.agency_id = ANY (${agencies}) AND d.recorded_to IS NULL
          AND d.effective_on <= ${on} AND (d.withdrawn_on IS NULL OR d.withdrawn_on > ${on})
        ORDER BY d.agency_id, d.issued_on DESC, d.id DESC
      ) d)`,
    read: (found) => Consequences.parse(found),
  }),
}
