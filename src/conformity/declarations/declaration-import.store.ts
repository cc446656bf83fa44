import { sql } from 'kysely'
import { z } from 'zod'
import { Day, dayOf } from '../../kernel/day.ts'
import { AgencyId, type AuthorityId, DeclarationId } from '../../kernel/identity.ts'
import { editionsFor } from '../../standards/editions/facade.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { AgencyFinder } from '../../register/imports/agency-finder.ts'
import { RegisterMovedOn } from '../../register/imports/register-moved-on.ts'
import { type Declaration, numberOf } from './declaration.ts'
import type { Register } from './declaration-import.ts'

const Loaded = z.object({
  agencies: z.array(z.object({ id: AgencyId, code: z.string().nullable(), name: z.string(), shortName: z.string(), validFrom: Day, validTo: Day.nullable() })),
  editions: z.array(z.object({ code: z.string(), year: z.int(), since: Day.nullable(), until: Day.nullable() })),
  numbers: z.array(z.object({ id: DeclarationId, agencyId: AgencyId, numberKey: z.string(), year: z.int(), issuedOn: Day, edition: z.string() })),
})

/** Everything the rows of a file are held against, in one statement: 10,000 agencies are some megabytes. */
export async function loadRegister(tx: Tx, authority: AuthorityId, at: Date): Promise<Register> {
  const { rows } = await sql<{ loaded: unknown }>`
    SELECT json_build_object(
      'agencies', (SELECT coalesce(json_agg(json_build_object('id', agency_id, 'code', code, 'name', name, 'shortName', short_name, 'validFrom', valid_from, 'validTo', valid_to)
          ORDER BY agency_id, valid_from), '[]') FROM agency_facts WHERE authority_id = ${authority} AND recorded_to IS NULL),
      'editions', (SELECT coalesce(json_agg(json_build_object('code', code, 'year', year, 'since', valid_from, 'until', valid_to)), '[]') FROM ${editionsFor(authority)} e),
      'numbers', (SELECT coalesce(json_agg(json_build_object('id', id, 'agencyId', agency_id, 'numberKey', number_key, 'year', year, 'issuedOn', issued_on, 'edition', edition)), '[]')
        FROM declaration WHERE authority_id = ${authority} AND recorded_to IS NULL)) AS loaded`.execute(tx)
  const { agencies, editions, numbers } = Loaded.parse(rows[0]?.loaded)
  return { today: dayOf(at), finder: new AgencyFinder(agencies), editions, numbers }
}

export interface Imported {
  id: DeclarationId
  declaration: Declaration
  source: string
}

/** All rows in one statement, so that all of them are there or none. */
export async function addDeclarations(tx: Tx, authority: AuthorityId, rows: readonly Imported[], at: Date): Promise<void> {
  const records = JSON.stringify(
    rows.map(({ id, declaration: d, source }) => {
      const { key, year } = numberOf(d)
      return {
        id,
        agency_id: d.agencyId,
        edition: d.edition,
        kind: d.kind,
        number: d.number,
        number_key: key,
        year,
        issued_on: d.issuedOn,
        effective_on: d.effectiveOn,
        signer_name: d.signerName,
        signer_title: d.signerTitle,
        annex: d.annex,
        note: d.note,
        source,
      }
    }),
  )
  await sql`
    INSERT INTO declaration (authority_id, id, agency_id, edition, kind, number, number_key, year, issued_on, effective_on, signer_name, signer_title, annex, note, source, recorded_from)
    SELECT ${authority}, id, agency_id, edition, kind, number, number_key, year, issued_on, effective_on, signer_name, signer_title, annex, note, source, ${at}::timestamptz
    FROM jsonb_to_recordset(${records}::jsonb) AS r(id uuid, agency_id uuid, edition text, kind text, number text, number_key text, year integer,
      issued_on date, effective_on date, signer_name text, signer_title text, annex text, note text, source text)`
    .execute(tx)
    .catch((error: unknown) => {
      if (error instanceof Error && 'constraint' in error && error.constraint === 'declaration_number_once') throw new RegisterMovedOn()
      throw error
    })
}
