import { sql } from 'kysely'
import { inWords, slashed } from '../../kernel/day.ts'
import type { FieldSource } from './form-field.queries.ts'

/** What the register knows: the agency as it is on the day, the authority, the day itself. */
export const registerFields: FieldSource = {
  json: ({ authority, agency, on }) => sql`
    SELECT json_build_object('ten_co_quan', a.name, 'ten_viet_tat', a.short_name, 'ma_co_quan', a.code, 'khoi', b.name_vi, 'co_quan_cap_tren', p.name,
      'dia_phuong', t.name, 'dia_danh', t.place_name, 'ngay_hom_nay', ${slashed(on)}::text, 'ngay_bang_chu', ${inWords(on)}::text, 'nam', ${on.slice(0, 4)}::text)
    FROM authority t
    LEFT JOIN agency_facts a ON a.authority_id = t.authority_id AND a.agency_id = ${agency} AND a.recorded_to IS NULL
      AND a.valid_from <= ${on}::date AND (a.valid_to IS NULL OR a.valid_to > ${on}::date)
    LEFT JOIN agency_block b ON b.authority_id = a.authority_id AND b.code = a.block
    LEFT JOIN agency_facts p ON p.authority_id = a.authority_id AND p.agency_id = a.parent_id AND p.recorded_to IS NULL
      AND p.valid_from <= ${on}::date AND (p.valid_to IS NULL OR p.valid_to > ${on}::date)
    WHERE t.authority_id = ${authority}`,
}
