import { listenToStatements } from '../../src/platform/db/naming-client.ts'
import { AgencyFacts } from '../../src/register/agencies/agency-facts.ts'
import { AgencyEventRow } from '../../src/register/agencies/agency.store.ts'
import { projectVersions } from '../../src/register/agencies/agency-version.ts'
import { uuidv7 } from '../../src/kernel/uuid.ts'
import type { Person, TestProduct } from './app.ts'

/** The statements of an act between BEGIN and COMMIT; those of the queue are not counted. */
export async function between(act: () => Promise<unknown>): Promise<string[]> {
  const heard: string[] = []
  const stop = listenToStatements(({ sql }) => heard.push(sql))
  await act()
  stop()
  const own = heard.filter((sql) => !sql.includes('pgboss'))
  return own.slice(own.findIndex((sql) => sql.startsWith('BEGIN')) + 1, own.lastIndexOf('COMMIT'))
}

/** All rows of agency_version, beside what the events say they should be. */
export async function rebuilt(product: TestProduct): Promise<{ table: Set<string>; events: Set<string> }> {
  const { rows } = await product.db.owner.query<{ event: unknown }>(`
    SELECT jsonb_build_object('id', id, 'agency', agency_id, 'kind', kind, 'effectiveOn', effective_on, 'paperNumber', paper_number, 'paperDate', paper_date,
      'act', act_id, 'details', details, 'recordedAt', recorded_at) AS event FROM agency_event`)
  const { rows: versions } = await product.db.owner.query<{ version: Record<string, unknown> }>(`
    SELECT jsonb_build_object('agency', agency_id, 'event', event_id, 'validFrom', valid_from, 'validTo', valid_to, 'recordedFrom', recorded_from, 'recordedTo', recorded_to,
      'facts', jsonb_build_object('code', code, 'name', name, 'shortName', short_name, 'kind', kind, 'block', block, 'parentId', parent_id,
        'obligation', obligation, 'obligationBasis', obligation_basis, 'address', address)) AS version FROM agency_version`)
  const instant = (at: unknown) => (at === null ? null : (at instanceof Date ? at : new Date(String(at))).toISOString())
  const line = (v: Record<string, unknown>) =>
    JSON.stringify([v['agency'], v['event'], v['validFrom'], v['validTo'], instant(v['recordedFrom']), instant(v['recordedTo']), AgencyFacts.parse(v['facts'])])
  return {
    table: new Set(versions.map((row) => line(row.version))),
    events: new Set(projectVersions(rows.map((row) => AgencyEventRow.parse(row.event))).map((version) => line({ ...version }))),
  }
}

/** The same person with a seat in another authority, which holds nothing. */
export async function foreigner(product: TestProduct, person: Person, authority = 1): Promise<Person> {
  const at = product.services.clock.now()
  const [officer, seat] = [uuidv7(at), uuidv7(at)]
  const { owner } = product.db
  await owner.query('INSERT INTO authority (authority_id, office_id, name, place_name, set_up_at) VALUES ($1,$2,$3,$3,$4) ON CONFLICT DO NOTHING', [
    authority,
    uuidv7(at),
    'Hà Nội',
    at,
  ])
  await owner.query(
    'INSERT INTO officer (authority_id, id, login_id, name, name_norm, username, created_at) SELECT $1, $2, id, name, name, username, $3 FROM auth.login WHERE id = $4',
    [authority, officer, at, person.login],
  )
  await owner.query("INSERT INTO seat (authority_id, id, officer_id, login_id, role, title, valid_from) VALUES ($1,$2,$3,$4,$5,$5,'2000-01-01')", [
    authority,
    seat,
    officer,
    person.login,
    person.role,
  ])
  return { ...person, seat, officer, call: (e, input = {}) => person.call(e, { ...input, headers: { ...input.headers, 'x-seat': seat } }) }
}
