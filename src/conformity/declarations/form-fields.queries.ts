import { sql } from 'kysely'
import type { FieldSource } from '../../papers/forms/facade.ts'

/** The agency's last declaration in force on the day, for the placeholders of Word forms. */
export const declarationFields: FieldSource = {
  json: ({ authority, agency, on }) => sql`
    SELECT json_build_object('so_cong_bo', d.number, 'ngay_cong_bo', to_char(d.issued_on, 'DD/MM/YYYY'), 'phien_ban', d.edition,
      'nguoi_ky', d.signer_name, 'chuc_vu', d.signer_title)
    FROM declaration d
    WHERE d.authority_id = ${authority} AND d.agency_id = ${agency} AND d.recorded_to IS NULL
      AND d.effective_on <= ${on}::date AND (d.withdrawn_on IS NULL OR d.withdrawn_on > ${on}::date)
    ORDER BY d.effective_on DESC, d.issued_on DESC, d.id DESC LIMIT 1`,
}
