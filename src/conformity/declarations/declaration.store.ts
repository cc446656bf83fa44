import { type QueryCreator, sql } from 'kysely'
import { z } from 'zod'
import { Day, dayOf } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, DeclarationId } from '../../kernel/identity.ts'
import { editionsFor } from '../../standards/editions/facade.ts'
import type { DB } from '../../platform/db/schema.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { type Circumstances, type Declaration, numberOf } from './declaration.ts'

const AgencyRow = z.object({ name: z.string(), existed: z.boolean(), since: Day, until: Day.nullable() })
const EditionRow = z.object({ since: Day.nullable(), until: Day.nullable() })
const Stored = z.object({ id: DeclarationId, agencyId: AgencyId, number: z.string(), version: z.int(), retracted: z.boolean() })
const SameNumber = z.object({ id: DeclarationId, issuedOn: Day })

/**
 * All that the rules ask, in one statement: the agency with its days, the edition with its days, another record of the
 * same number; and, when a record is to be `corrected`, that record, whose number is free again.
 */
export async function loadCircumstances(
  tx: Tx,
  of: { authority: AuthorityId; declaration: Declaration; at: Date; corrected?: DeclarationId },
): Promise<Circumstances & { corrected: StoredDeclaration | undefined }> {
  const { authority, declaration, corrected = null } = of
  const { key, year } = numberOf(declaration)
  const { rows } = await sql<{ agency: unknown; edition: unknown; sameNumber: unknown; corrected: unknown }>`
    SELECT
      (SELECT json_build_object(
          'name', (array_agg(name ORDER BY valid_from <= ${declaration.issuedOn}::date DESC, valid_from DESC))[1],
          'existed', bool_or(valid_from <= ${declaration.issuedOn}::date AND (valid_to IS NULL OR valid_to > ${declaration.issuedOn}::date)),
          'since', min(valid_from), 'until', CASE WHEN bool_or(valid_to IS NULL) THEN NULL ELSE max(valid_to) END)
        FROM agency_facts WHERE authority_id = ${authority} AND agency_id = ${declaration.agencyId}::uuid AND recorded_to IS NULL HAVING count(*) > 0) AS agency,
      (SELECT json_build_object('since', valid_from, 'until', valid_to) FROM ${editionsFor(authority)} e WHERE code = ${declaration.edition}) AS edition,
      (SELECT json_build_object('id', id, 'issuedOn', issued_on) FROM declaration
        WHERE authority_id = ${authority} AND agency_id = ${declaration.agencyId}::uuid AND number_key = ${key} AND year = ${year}
          AND recorded_to IS NULL AND id IS DISTINCT FROM ${corrected}::uuid) AS same_number,
      (SELECT json_build_object('id', id, 'agencyId', agency_id, 'number', number, 'version', version, 'retracted', recorded_to IS NOT NULL)
        FROM declaration WHERE authority_id = ${authority} AND id = ${corrected}::uuid) AS corrected`.execute(tx)
  const row = rows[0]
  return {
    today: dayOf(of.at),
    agency: AgencyRow.nullish().parse(row?.agency) ?? undefined,
    edition: EditionRow.nullish().parse(row?.edition) ?? undefined,
    sameNumber: SameNumber.nullish().parse(row?.sameNumber) ?? undefined,
    corrected: Stored.nullish().parse(row?.corrected) ?? undefined,
  }
}

/** The columns of a declaration as they are stored. */
export const declarationValues = (authority: AuthorityId, id: DeclarationId, d: Declaration, at: Date) => ({
  authorityId: authority,
  id,
  agencyId: d.agencyId,
  edition: d.edition,
  kind: d.kind,
  number: d.number,
  ...keyed(d),
  issuedOn: d.issuedOn,
  effectiveOn: d.effectiveOn,
  withdrawnOn: d.withdrawnOn,
  signerName: d.signerName,
  signerTitle: d.signerTitle,
  annex: d.annex,
  fileId: d.fileId,
  annexFileId: d.annexFileId,
  note: d.note,
  recordedFrom: at,
})

const keyed = (d: Declaration) => {
  const { key, year } = numberOf(d)
  return { numberKey: key, year }
}

/** Two officers may send the same number at once: the second meets the index, after its own check saw nothing. */
function asRefused(error: unknown, d: Declaration): never {
  refuseOn(error, 'declaration_number_once', 'declaration.number-just-taken', { number: d.number })
  refuseOn(error, 'declaration_file', 'file.not-found', { id: d.fileId })
  refuseOn(error, 'declaration_annex_file', 'file.not-found', { id: d.annexFileId })
  throw error
}

/** `tx` may already have begun its statement: what stands beside the record is then added by the same one. */
export async function addDeclaration(tx: QueryCreator<DB>, authority: AuthorityId, id: DeclarationId, declaration: Declaration, at: Date): Promise<void> {
  await tx
    .insertInto('declaration')
    .values(declarationValues(authority, id, declaration, at))
    .execute()
    .catch((error: unknown) => asRefused(error, declaration))
}

/** A record as it stands when a decision about it is taken. */
export interface StoredDeclaration {
  id: DeclarationId
  agencyId: AgencyId
  number: string
  version: number
  retracted: boolean
}

export async function loadDeclaration(tx: Tx, authority: AuthorityId, id: DeclarationId): Promise<StoredDeclaration | undefined> {
  const row = await tx
    .selectFrom('declaration')
    .select(['id', 'number', 'agencyId', 'version', 'recordedTo'])
    .where('authorityId', '=', authority)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      id: DeclarationId.parse(row.id),
      number: row.number,
      agencyId: AgencyId.parse(row.agencyId),
      version: row.version,
      retracted: row.recordedTo !== null,
    }
  )
}

/** Ends the record in recorded time; what was known before stays known as of then. */
export async function closeDeclaration(tx: Tx, authority: AuthorityId, id: DeclarationId, at: Date): Promise<void> {
  await tx.updateTable('declaration').set({ recordedTo: at, version: sql`version + 1` }).where('authorityId', '=', authority).where('id', '=', id).execute()
}

/**
 * One statement, in this order: the wrong record gives its number free, then the right one takes it. Says whether it
 * happened: when somebody else was faster, the record no longer has the version that was seen.
 */
export async function replaceDeclaration(
  tx: Tx,
  authority: AuthorityId,
  wrong: { id: DeclarationId; version: number },
  id: DeclarationId,
  right: Declaration,
  at: Date,
  withdrawal: string | null = null,
): Promise<boolean> {
  const values = { ...declarationValues(authority, id, right, at), ...(withdrawal === null ? {} : { withdrawal }), replaces: wrong.id as string }
  const columns = Object.keys(values) as (keyof typeof values)[]
  const keepsWithdrawal = withdrawal === null && right.withdrawnOn !== null
  const inherited = ['origin', 'drafted', 'scope', ...(keepsWithdrawal ? (['withdrawal'] as const) : [])] as const
  const added = await tx
    .with('closed', (db) =>
      db
        .updateTable('declaration')
        .set({ recordedTo: at, version: sql`version + 1` })
        .where('authorityId', '=', authority)
        .where('id', '=', wrong.id)
        .where('version', '=', wrong.version)
        .where('recordedTo', 'is', null)
        .returning([sql<string>`coalesce(origin, id)`.as('origin'), 'drafted', 'scope', 'withdrawal']),
    )
    .insertInto('declaration')
    .columns([...columns, ...inherited])
    .expression((eb) => eb.selectFrom('closed').select([...columns.map((c) => sql`${values[c]}`.as(c)), ...inherited]))
    .returning('id')
    .executeTakeFirst()
    .catch((error: unknown) => asRefused(error, right))
  return added !== undefined
}
