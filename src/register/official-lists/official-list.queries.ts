import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { ActId, type AuthorityId, type OfficialListId } from '../../kernel/identity.ts'
import { countedRows } from '../../kernel/list.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { RegisterOn, registerOnJson } from '../agencies/facade.ts'
import { ImportError } from '../imports/import.contract.ts'
import { CrosswalkRow } from './crosswalk.ts'
import { OfficialListRow } from './official-list.contract.ts'
import { OfficialUnit } from './official-unit.ts'

const Shown = z.strictObject({
  version: z.int(),
  fileName: z.string(),
  province: z.string(),
  provinceName: z.string(),
  effectiveOn: Day,
  rows: z.int(),
  rowsOfAll: z.int(),
  padded: z.int(),
  units: z.array(OfficialUnit),
  faults: z.strictObject({ count: z.int(), shown: z.array(ImportError) }),
  crosswalk: z.array(CrosswalkRow),
  actId: ActId.nullable(),
  register: RegisterOn,
})

/** The list and the register of its day; what follows from them is worked out by `official-list.ts`. */
export async function loadForView(tx: Tx, authority: AuthorityId, id: OfficialListId): Promise<z.infer<typeof Shown>> {
  const {
    rows: [row],
  } = await sql<{
    list: unknown
  }>`SELECT jsonb_build_object('version', l.version, 'fileName', l.file_name, 'province', l.province, 'provinceName', l.province_name,
      'effectiveOn', l.effective_on, 'rows', l.row_count, 'rowsOfAll', l.row_count_all, 'padded', l.padded, 'units', l.units, 'faults', l.faults,
      'crosswalk', l.crosswalk, 'actId', l.act_id, 'register', ${registerOnJson(authority, sql`l.effective_on`)}) AS list
    FROM official_list l WHERE l.authority_id = ${authority} AND l.id = ${id}`.execute(tx)
  return row ? Shown.parse(row.list) : refuse('not-found', 'official-list.not-found')
}

export async function viewOfficialLists(
  tx: Tx,
  actor: Actor,
  page: { from: number; limit: number },
): Promise<{ rows: OfficialListRow[]; total: number; more: boolean }> {
  const {
    rows: [row],
  } = await sql<{ total: bigint; rows: unknown }>`SELECT
    (SELECT count(*) FROM (SELECT 1 FROM official_list WHERE authority_id = ${actor.authority} LIMIT ${countedRows + 1}) AS few) AS total,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'version', l.version, 'fileName', l.file_name, 'provinceName', l.province_name, 'effectiveOn', l.effective_on,
        'units', jsonb_array_length(l.units), 'createdAt', ${isoInstant('l.created_at')}, 'createdBy', o.name, 'actId', l.act_id)
        ORDER BY l.created_at DESC, l.id), '[]')
      FROM (SELECT * FROM official_list WHERE authority_id = ${actor.authority} ORDER BY created_at DESC, id OFFSET ${page.from} LIMIT ${page.limit}) AS l
      LEFT JOIN seat_facts s ON s.authority_id = l.authority_id AND s.seat_id = l.seat_id
      LEFT JOIN officer_facts o ON o.authority_id = s.authority_id AND o.officer_id = s.officer_id) AS rows`.execute(tx)
  const total = Number(row?.total ?? 0)
  return { rows: z.array(OfficialListRow).parse(row?.rows ?? []), total: Math.min(total, countedRows), more: total > countedRows }
}
