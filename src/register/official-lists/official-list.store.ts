import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { ActId, type AuthorityId, type FileId, type OfficialListId, type SeatId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { RegisterOn, registerOnJson } from '../agencies/facade.ts'
import type { ImportError } from '../imports/import.contract.ts'
import { CrosswalkRow } from './crosswalk.ts'
import { OfficialUnit } from './official-unit.ts'

const Loaded = z.strictObject({
  version: z.int(),
  effectiveOn: Day,
  units: z.array(OfficialUnit),
  faultCount: z.int(),
  crosswalk: z.array(CrosswalkRow),
  actId: ActId.nullable(),
  register: RegisterOn,
})
export type LoadedList = z.infer<typeof Loaded>

/** The list with the register of its day, in one statement, locked. */
export async function loadOfficialList(tx: Tx, authority: AuthorityId, id: OfficialListId): Promise<LoadedList> {
  const {
    rows: [row],
  } = await sql<{ list: unknown }>`SELECT jsonb_build_object('version', l.version, 'effectiveOn', l.effective_on, 'units', l.units,
      'faultCount', l.faults->'count', 'crosswalk', l.crosswalk, 'actId', l.act_id, 'register', ${registerOnJson(authority, sql`l.effective_on`)}) AS list
    FROM official_list l WHERE l.authority_id = ${authority} AND l.id = ${id} FOR UPDATE OF l`.execute(tx)
  return row ? Loaded.parse(row.list) : refuse('not-found', 'official-list.not-found')
}

export interface NewList {
  id: OfficialListId
  fileId: FileId
  fileName: string
  province: string
  provinceName: string
  effectiveOn: Day
  rows: number
  ofAll: number
  padded: number
  units: readonly OfficialUnit[]
  faults: { count: number; shown: readonly ImportError[] }
}

export async function addOfficialList(tx: Tx, by: { authority: AuthorityId; seat: SeatId; at: Date }, list: NewList): Promise<void> {
  await tx
    .insertInto('officialList')
    .values({
      authorityId: by.authority,
      id: list.id,
      fileId: list.fileId,
      fileName: list.fileName,
      province: list.province,
      provinceName: list.provinceName,
      effectiveOn: list.effectiveOn,
      rowCount: list.rows,
      rowCountAll: list.ofAll,
      padded: list.padded,
      units: JSON.stringify(list.units),
      faults: JSON.stringify(list.faults),
      createdAt: by.at,
      seatId: by.seat,
    })
    .execute()
}

export async function keepAnswers(tx: Tx, authority: AuthorityId, id: OfficialListId, crosswalk: readonly CrosswalkRow[]): Promise<void> {
  await tx
    .updateTable('officialList')
    .set({ crosswalk: JSON.stringify(crosswalk), version: sql`version + 1` })
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .execute()
}

/** Begins the statement that adds the drafted act. */
export const withDraftedAct = (tx: Tx, authority: AuthorityId, id: OfficialListId, actId: ActId): QueryCreator<DB> =>
  tx.with('drafted', (db) => db.updateTable('officialList').set({ actId, version: sql`version + 1` }).where('authorityId', '=', authority).where('id', '=', id))
