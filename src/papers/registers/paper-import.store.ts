import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { Day, dayOf } from '../../kernel/day.ts'
import { type AuthorityId, BodyId, PaperId } from '../../kernel/identity.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { RegisterMovedOn } from '../../register/imports/register-moved-on.ts'
import { issuerKey, numberKey, type Paper, searchText, yearOf } from './paper.ts'
import type { PaperRegister } from './paper-import.ts'

const Loaded = z.object({
  kinds: z.array(z.object({ code: z.string(), symbol: z.string().nullable(), nameVi: z.string(), nameEn: z.string() })),
  issuers: z.array(z.object({ id: BodyId, name: z.string(), symbol: z.string(), seriesHere: z.array(z.string()) })),
  numbers: z.array(
    z.object({ id: PaperId, number: z.string(), issuedOn: Day, issuerName: z.string(), numberKey: z.string(), year: z.int(), kind: z.string() }),
  ),
})

/** Everything the rows of a file are held against, in one statement; of the register only what bears a number of the file. */
export async function loadPaperRegister(tx: Tx, authority: AuthorityId, at: Date, numbers: readonly string[]): Promise<Omit<PaperRegister, 'history'>> {
  const keys = [...new Set(numbers.map(numberKey))]
  const { rows } = await sql<{ loaded: unknown }>`
    SELECT json_build_object(
      'kinds', (SELECT coalesce(json_agg(json_build_object('code', code, 'symbol', symbol, 'nameVi', name_vi, 'nameEn', name_en) ORDER BY position), '[]') FROM paper_kind),
      'issuers', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'symbol', symbol, 'seriesHere', series_here)), '[]')
        FROM issuing_body WHERE authority_id = ${authority}),
      'numbers', (SELECT coalesce(json_agg(json_build_object('id', paper_id, 'number', number, 'issuedOn', issued_on, 'issuerName', issuer_name,
          'numberKey', number_key, 'year', year, 'kind', kind)), '[]')
        FROM paper_version WHERE authority_id = ${authority} AND number_key = ANY (${keys}::text[]) AND recorded_to IS NULL)) AS loaded`.execute(tx)
  return { today: dayOf(at), ...Loaded.parse(rows[0]?.loaded) }
}

export interface ImportedPaper {
  id: PaperId
  paper: Paper
}

/** All rows in one statement, so that all of them are there or none. */
export async function addPapers(tx: Tx, { authority, officer }: Pick<Actor, 'authority' | 'officer'>, rows: readonly ImportedPaper[], at: Date): Promise<void> {
  const records = JSON.stringify(
    rows.map(({ id, paper: p }) => ({
      id,
      kind: p.kind,
      issuer_id: p.issuerId,
      issuer_name: p.issuerName,
      issuer_key: issuerKey(p.issuerName),
      number: p.number,
      number_key: numberKey(p.number),
      serial: readOfficialNumber(p.number)?.serial ?? 0,
      year: yearOf(p.issuedOn),
      issued_on: p.issuedOn,
      abstract: p.abstract,
      signer_name: p.signerName,
      signer_title: p.signerTitle,
      note: p.note,
      topic: p.topic,
      recipients: p.recipients,
      filing_units: p.filingUnits,
      copies: p.copies,
      search_norm: searchText(p),
    })),
  )
  await sql`
    WITH r AS (SELECT * FROM jsonb_to_recordset(${records}::jsonb) AS r(id uuid, kind text, issuer_id uuid, issuer_name text, issuer_key text, number text, number_key text,
        serial integer, year integer, issued_on date, abstract text, signer_name text, signer_title text, note text, topic text, recipients text[], filing_units text[],
        copies integer, search_norm text)),
      identities AS (INSERT INTO paper (authority_id, id, recorded_at) SELECT ${authority}, id, ${at}::timestamptz FROM r)
    INSERT INTO paper_version (authority_id, paper_id, version, kind, issuer_id, issuer_name, issuer_key, number, number_key, serial, year, issued_on, abstract,
      signer_name, signer_title, note, topic, recipients, filing_units, copies, search_norm, officer_id, recorded_from)
    SELECT ${authority}, id, 1, kind, issuer_id, issuer_name, issuer_key, number, number_key, serial, year, issued_on, abstract,
      signer_name, signer_title, note, topic, recipients, filing_units, copies, search_norm, ${officer}::uuid, ${at}::timestamptz FROM r`
    .execute(tx)
    .catch((error: unknown) => {
      if (error instanceof Error && 'constraint' in error && error.constraint === 'paper_number_once') throw new RegisterMovedOn()
      throw error
    })
}
