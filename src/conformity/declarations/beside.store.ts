import { sql } from 'kysely'
import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, DeclarationId, FileId, type SeatId } from '../../kernel/identity.ts'
import type { Side } from '../../kernel/rights.ts'
import { refuseOn, type Tx } from '../../platform/db/transaction.ts'
import { Annex, DeclarationKind } from './declaration.ts'
import { FactId, FactKind } from './fact.ts'

const Held = z.object({
  id: DeclarationId,
  origin: DeclarationId,
  agencyId: AgencyId,
  edition: z.string(),
  kind: DeclarationKind,
  number: z.string(),
  issuedOn: Day,
  effectiveOn: Day,
  withdrawnOn: Day.nullable(),
  signerName: z.string().nullable(),
  signerTitle: z.string().nullable(),
  annex: Annex,
  fileId: FileId.nullable(),
  annexFileId: FileId.nullable(),
  note: z.string().nullable(),
  version: z.int(),
  retracted: z.boolean(),
  supersededOn: Day.nullable(),
  agencyUntil: Day.nullable(),
  fact: z.object({ id: FactId, kind: FactKind, corrected: z.boolean() }).nullable(),
})
export type HeldDeclaration = z.infer<typeof Held>

/** A declaration with the days that decide its state and, when one is to be corrected, a fact beside it. Locked. */
export async function loadHeld(tx: Tx, authority: AuthorityId, id: DeclarationId, fact: FactId | null = null): Promise<HeldDeclaration | undefined> {
  const { rows } = await sql<{ found: unknown }>`
    WITH d AS MATERIALIZED (SELECT * FROM declaration WHERE authority_id = ${authority} AND id = ${id}::uuid FOR UPDATE)
    SELECT json_build_object('id', d.id, 'origin', coalesce(d.origin, d.id), 'agencyId', d.agency_id, 'edition', d.edition, 'kind', d.kind, 'number', d.number,
      'issuedOn', d.issued_on, 'effectiveOn', d.effective_on, 'withdrawnOn', d.withdrawn_on, 'signerName', d.signer_name, 'signerTitle', d.signer_title,
      'annex', d.annex, 'fileId', d.file_id, 'annexFileId', d.annex_file_id, 'note', d.note, 'version', d.version, 'retracted', d.recorded_to IS NOT NULL,
      'supersededOn', (SELECT min(l.effective_on) FROM declaration l WHERE l.authority_id = ${authority} AND l.agency_id = d.agency_id
        AND (l.issued_on, l.effective_on, l.id) > (d.issued_on, d.effective_on, d.id) AND l.recorded_to IS NULL),
      'agencyUntil', (SELECT CASE WHEN bool_or(v.valid_to IS NULL) THEN NULL ELSE max(v.valid_to) END FROM agency_facts v
        WHERE v.authority_id = ${authority} AND v.agency_id = d.agency_id AND v.recorded_to IS NULL),
      'fact', (SELECT json_build_object('id', f.id, 'kind', f.kind,
          'corrected', EXISTS (SELECT FROM declaration_fact c WHERE c.authority_id = f.authority_id AND c.corrects = f.id) OR NOT f.holds)
        FROM declaration_fact f WHERE f.authority_id = ${authority} AND f.id = ${fact}::uuid AND f.declaration_id = coalesce(d.origin, d.id))) AS found
    FROM d`.execute(tx)
  return Held.nullish().parse(rows[0]?.found) ?? undefined
}

export interface NewFact {
  id: FactId
  declaration: DeclarationId
  agency: AgencyId
  kind: FactKind
  happenedOn: Day
  note: string | null
  address: string | null
  side: Side
  seat: SeatId
  at: Date
  corrects: FactId | null
  holds: boolean
}

export async function addFact(tx: Tx, authority: AuthorityId, fact: NewFact): Promise<void> {
  const { declaration, agency, seat, at, ...values } = fact
  await tx
    .insertInto('declarationFact')
    .values({ authorityId: authority, ...values, declarationId: declaration, agencyId: agency, seatId: seat, recordedAt: at })
    .execute()
    .catch((error: unknown) => {
      refuseOn(error, 'declaration_fact_corrected_once', 'fact.corrected-already', {})
      throw error
    })
}
