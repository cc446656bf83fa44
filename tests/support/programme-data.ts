import type { Actor } from '../../src/kernel/actor.ts'
import { LoginId, OfficerId, SeatId } from '../../src/kernel/identity.ts'
import { demoAgencies } from '../../src/demo/hcmc-2020.ts'
import { nameKey, searchText } from '../../src/register/agencies/name-key.ts'
import type { Person, TestProduct } from './app.ts'

/** The seat of a person of the authority's side, for calling commands directly. */
export const actorOf = (product: TestProduct, person: Person): Actor => ({
  authority: product.authority,
  side: 'authority',
  role: person.role,
  seat: SeatId.parse(person.seat),
  login: LoginId.parse(person.login),
  officer: OfficerId.parse(person.officer),
  name: person.role,
  agency: null,
  agencies: [],
  organisation: product.office,
})

export interface PlainAgency {
  id: string
  code: string | null
  name: string
  shortName: string
  kind: string
  block: string
  parentId: string | null
  validFrom: string
  validTo?: string | null
}

/** Agencies as rows, in two statements: thousands of them in a second, and ended ones, for which there is no act yet. */
export async function putAgencies(product: TestProduct, agencies: readonly PlainAgency[]): Promise<void> {
  const rows = JSON.stringify(agencies.map((a) => ({ validTo: null, ...a, nameKey: nameKey(a.name), shortKey: nameKey(a.shortName), norm: searchText(a) })))
  await product.db.owner.query(
    `
    WITH r AS (SELECT * FROM jsonb_to_recordset($2) AS r(id uuid)), a AS (INSERT INTO agency (authority_id, id, recorded_at) SELECT $1, id, $3 FROM r ON CONFLICT DO NOTHING RETURNING id)
    SELECT count(*) FROM a`,
    [product.authority, rows, product.services.clock.now()],
  )
  await product.db.owner.query(
    `
    WITH r AS (
      SELECT gen_random_uuid() AS version, * FROM jsonb_to_recordset($2) AS r(id uuid, code text, name text, "shortName" text, kind text, block text, "parentId" uuid, "validFrom" date, "validTo" date,
        "nameKey" text, "shortKey" text, norm text)
    ), e AS (
      INSERT INTO agency_event (authority_id, id, agency_id, kind, effective_on, details, recorded_at) SELECT $1, version, id, 'establish', "validFrom", '{}', $3 FROM r RETURNING id
    )
    INSERT INTO agency_version (authority_id, id, agency_id, event_id, valid_from, valid_to, recorded_from, code, name, name_key, short_name, short_key, name_norm, kind, block, parent_id, obligation)
    SELECT $1, version, r.id, version, "validFrom", "validTo", $3, code, name, "nameKey", "shortName", "shortKey", norm, kind, block, "parentId", 'undetermined' FROM r`,
    [product.authority, rows, product.services.clock.now()],
  )
}

/** The 63 bodies and the 322 communes of the demonstration. */
export async function withAgencies(product: TestProduct): Promise<void> {
  const all = demoAgencies()
  const idOf = new Map(all.map((agency) => [agency.key, agency.id]))
  await putAgencies(
    product,
    all.map((a) => ({ ...a, parentId: a.parent === null ? null : (idOf.get(a.parent) ?? null) })),
  )
}
