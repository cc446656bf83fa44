import type pg from 'pg'
import { numberKey } from '../../src/kernel/official-number.ts'
import { projectVersions } from '../../src/register/agencies/agency-version.ts'
import { nameKey, searchText } from '../../src/register/agencies/name-key.ts'
import { eventsOf, range } from './agencies.ts'
import { declarationsOf, reviews } from './declarations.ts'
import { idOf } from './pick.ts'

const batch = 2_000

/** One statement for all rows: `columns` as in a column definition list, values by name from JSON. */
async function insert(client: pg.ClientBase, authority: number, table: string, columns: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  const names = columns
    .split(', ')
    .map((column) => column.split(' ')[0])
    .join(', ')
  await client.query(`INSERT INTO ${table} (authority_id, ${names}) SELECT $1, ${names} FROM jsonb_to_recordset($2::jsonb) AS r(${columns})`, [
    authority,
    JSON.stringify(rows),
  ])
}

async function insertAgencies(client: pg.ClientBase, authority: number, numbers: readonly number[]): Promise<void> {
  const events = numbers.flatMap(eventsOf)
  await insert(
    client,
    authority,
    'agency',
    'id uuid, recorded_at timestamptz, version integer',
    events.filter((e) => e.kind === 'establish').map((e) => ({ id: e.agency, recorded_at: e.recordedAt, version: 2 })),
  )
  await insert(
    client,
    authority,
    'agency_event',
    'id uuid, agency_id uuid, kind text, effective_on date, paper_number text, paper_date date, details jsonb, recorded_at timestamptz',
    events.map((e) => ({
      id: e.id,
      agency_id: e.agency,
      kind: e.kind,
      effective_on: e.effectiveOn,
      paper_number: e.paper?.number,
      paper_date: e.paper?.date,
      details: { sets: e.sets, corrects: e.corrects },
      recorded_at: e.recordedAt,
    })),
  )
  const versions = projectVersions(events)
  await insert(
    client,
    authority,
    'agency_version',
    `id uuid, agency_id uuid, event_id uuid, valid_from date, valid_to date, recorded_from timestamptz, recorded_to timestamptz, code text, name text, name_key text, short_name text, short_key text, name_norm text, kind text, block text, parent_id uuid, obligation text, obligation_basis text, address text`,
    versions.map(({ facts, ...v }) => ({
      id: idOf(`version ${v.event}`, v.recordedTo === null ? 1 : 0),
      agency_id: v.agency,
      event_id: v.event,
      valid_from: v.validFrom,
      valid_to: v.validTo,
      recorded_from: v.recordedFrom,
      recorded_to: v.recordedTo,
      code: facts.code,
      name: facts.name,
      name_key: nameKey(facts.name),
      short_name: facts.shortName,
      short_key: nameKey(facts.shortName),
      name_norm: searchText(facts),
      kind: facts.kind,
      block: facts.block,
      parent_id: facts.parentId,
      obligation: facts.obligation,
      obligation_basis: facts.obligationBasis,
      address: facts.address,
    })),
  )
}

async function insertDeclarations(client: pg.ClientBase, authority: number, numbers: readonly number[]): Promise<void> {
  // A correction refers to the record it replaces, which stands in the same statement.
  await insert(
    client,
    authority,
    'declaration',
    `id uuid, agency_id uuid, edition text, kind text, number text, number_key text, year integer, issued_on date, effective_on date, signer_name text, annex text, recorded_from timestamptz, recorded_to timestamptz, withdrawn_on date, replaces uuid`,
    numbers.flatMap(declarationsOf).map((d) => ({
      id: d.id,
      agency_id: d.agency,
      edition: d.edition,
      kind: 'unknown',
      number: d.number,
      number_key: numberKey(d.number),
      year: Number(d.issuedOn.slice(0, 4)),
      issued_on: d.issuedOn,
      effective_on: d.effectiveOn,
      signer_name: d.signerName,
      annex: 'none-yet',
      recorded_from: d.recordedFrom,
      recorded_to: d.recordedTo,
      withdrawn_on: d.withdrawnOn,
      replaces: d.replaces,
    })),
  )
}

/** Agencies `from` up to but not `to`, with their declarations; the reviews come with the first of them. As the owner of the tables. */
export async function fill(client: pg.ClientBase, authority: number, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += batch) {
    const numbers = range(start, Math.min(to, start + batch))
    await insertAgencies(client, authority, numbers)
    await insertDeclarations(client, authority, numbers)
  }
  if (from === 0) {
    await insert(
      client,
      authority,
      'declaration_review',
      'id uuid, edition text, reviewed_on date, blocks text[], source text, recorded_from timestamptz',
      reviews.map((r) => ({ id: r.id, edition: r.edition, reviewed_on: r.reviewedOn, blocks: r.blocks, source: r.source, recorded_from: r.recordedFrom })),
    )
  }
}

/** As after a quiet minute: dead rows gone, statistics new. Without it the first plans would be those of empty tables. */
export async function settle(client: pg.ClientBase): Promise<void> {
  for (const table of tables) await client.query(`VACUUM (ANALYZE) ${table}`)
}

const tables = ['agency', 'agency_event', 'agency_version', 'declaration', 'declaration_review'] as const

export interface Checksum {
  table: string
  rows: number
  md5: string
}

/** What the product works out from names for comparing and searching: it may change without the data being other data. */
const derived = ['authority_id', 'name_key', 'short_key', 'name_norm', 'number_key']

/** Two machines measured the same data when these agree. */
export async function checksums(client: pg.ClientBase, authority: number): Promise<Checksum[]> {
  await client.query("SET timezone TO 'UTC'; SET datestyle TO 'ISO, YMD'")
  const sums: Checksum[] = []
  for (const table of tables) {
    const {
      rows: [row],
    } = await client.query<{ rows: string; md5: string }>(
      `SELECT count(*) AS rows, coalesce(md5(string_agg(md5((to_jsonb(t) - $2::text[])::text), '' ORDER BY id)), '') AS md5 FROM ${table} t WHERE authority_id = $1`,
      [authority, derived],
    )
    sums.push({ table, rows: Number(row?.rows ?? 0), md5: row?.md5 ?? '' })
  }
  return sums
}
