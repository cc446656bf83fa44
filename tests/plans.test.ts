// Every list query of the product on 10,000 agencies with 20,000 versions: what the database reads to answer it, however fast the
// machine is. The statements are those that the endpoints really send; each is explained as the role that runs it, with the
// plan for its values and with the generic one, which PostgreSQL takes when a statement was prepared and used for a while.
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agencyId, departments } from '../bench/dataset/agencies.ts'
import { dataDate, declarationsOf, editions } from '../bench/dataset/declarations.ts'
import { fill } from '../bench/dataset/fill.ts'
import { exporters } from '../src/exporters.ts'
import type { AnyEndpoint } from '../src/kernel/endpoint.ts'
import { sessionOptions } from '../src/platform/db/database.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { type Exporter, makeHere } from '../src/register/exports/export.make.ts'
import { exportJobs } from '../src/register/exports/export.jobs.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { fillRecords, type Records } from './support/many-records.ts'
import { explained, type PlanMode, type PlanNode, type Statement } from './support/plan.ts'

const agencies = 10_000
/** A table above this many rows is large: reading it whole is for questions about the whole. */
const largeFrom = 5_000
/** Of a large table read from end to end, at least this share must be wanted. */
const wantedShare = 0.1
/** What a node may read in vain: so much at any rate, and so many times what it returns. */
const spare = 1_000
const timesReturned = 3
/** A comparison in a join costs a fraction of a read row; so many are nothing beside the rest of a request. */
const comparisons = 25_000

let product: TestProduct
let records: Records
let sizes: Map<string, number>

beforeAll(async () => {
  product = await testProduct()
  const owner = await product.db.owner.connect()
  await owner.query('SET ROLE hc_owner')
  try {
    await fill(owner, product.authority, 0, agencies)
    records = await fillRecords(owner, product.authority, product.office)
    await owner.query('ANALYZE')
    const { rows } = await owner.query<{ name: string; size: number }>(
      "SELECT relname AS name, reltuples::float8 AS size FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    )
    sizes = new Map(rows.map(({ name, size }) => [name, size]))
  } finally {
    await owner.query('RESET ROLE')
    owner.release()
  }
  await exportJobs(product.services.queue, product.services, makeHere(product.services, exporters))
}, 120_000)
afterAll(() => product.close())

/** What a person may ask of a list besides nothing at all. `known` lists are asked as known at an instant, too. */
const asked: Record<string, object[]> = {
  listAgencies: [
    { block: 'quan-huyen', sort: 'name' },
    { block: 'phuong-xa', from: 5000 },
    { q: 'quan go vap' },
    { q: 'binh' },
    { parentId: agencyId(departments) },
    { obligation: 'encouraged', sort: '-code' },
    { on: '2019-01-01' },
    { on: '2019-01-01', kind: 'department' },
    { knownAt: '2019-01-01T00:00:00Z', block: 'quan-huyen' },
  ],
  showAgencyTree: [{ on: '2019-01-01' }, { on: '2019-01-01', parentId: agencyId(departments) }],
  suggestAgencies: [{ q: 'phuong binh' }, { q: 'M000123' }],
  exportAgencies: [{ format: 'csv', block: 'quan-huyen' }],
  listDeclarations: [
    { agencyId: agencyId(7) },
    { q: '123' },
    { q: 'go vap' },
    { block: 'quan-huyen' },
    { edition: editions.old },
    { issuedFrom: '2020-01-01', issuedTo: '2020-01-31' },
    { sort: 'agency' },
  ],
  exportDeclarations: [{ format: 'csv', agencyId: agencyId(7) }],
  showCourse: [
    { to: dataDate, edition: editions.current, tree: 'today' },
    { to: dataDate, edition: editions.current, tree: 'unchanged' },
  ],
  showProgress: [{ on: dataDate, edition: editions.current }, { knownAt: '2020-06-14T00:00:00Z' }],
  listStandings: [{ on: dataDate, block: 'quan-huyen' }, { standing: 'not-yet', sort: 'name' }, { q: 'go vap' }],
  exportStandings: [{ format: 'csv', block: 'so-nganh' }],
  listPapers: [{ q: 'ke hoach' }, { kind: 'decision' }, { issuedFrom: '2020-02-01', issuedTo: '2020-02-20' }, { sort: 'number' }],
  listOutgoing: [{ sort: 'day' }, { q: 'ke hoach' }, { kind: 'decision', year: '2020' }, { issuedFrom: '2020-02-01', issuedTo: '2020-02-20' }],
  exportOutgoing: [{ format: 'csv', issuedFrom: '2020-02-01', issuedTo: '2020-02-20' }],
  listSeries: [{ year: '2020' }],
  exportPapers: [{ format: 'csv', issuedFrom: '2020-02-01', issuedTo: '2020-02-20' }],
  checkPaperNumber: [{ number: '1451/QĐ-UBND', issuedOn: '2020-03-01' }],
  listAccounts: [{ q: 'nguyen' }, { role: 'iso-secretary', state: 'all' }, { agencyId: agencyId(300) }],
  listEvents: [{ type: 'agency.established' }, { since: '2020-03-01', until: '2020-03-02' }, { q: 'nguyen' }],
  listNotifications: [{ unread: 'true' }],
  search: [{ q: 'quan go vap' }, { q: '123/qd' }],
  showHome: [{ period: '2020-H1', on: dataDate }, { on: dataDate }],
  programmeStrip: [{ period: '2020-H1' }],
  listActivities: [{ period: '2020-H1' }, { q: 'ban tin' }],
  listDirections: [{ period: '2020-H2' }],
  listFindings: [{ code: 'without-code' }, { state: 'gone', sort: '-agency' }],
  listLetters: [{ state: 'waiting' }],
}

/** The same of its file at any length. */
const askedAtLength: Record<string, object[]> = {
  agencies: [{ block: 'phuong-xa' }, { on: '2019-01-01', sort: '-code' }],
  declarations: [{ sort: 'agency' }, { edition: editions.current }],
  standings: [{ on: dataDate, block: 'phuong-xa' }],
  papers: [{ q: 'ke hoach' }],
}

/**
 * What may go through more than it returns, and why. Everything else that does is a fault.
 */
const known: { from: RegExp; why: string }[] = [
  { from: /^showAgencyTree /, why: 'the tree of a day is put together once, to count what stands below each agency shown' },
  { from: /^listAgencies .*"kind"/, why: 'kind and obligation have few values; they filter the agencies of a day, of which there are ten thousand at most' },
  { from: /^(list|export)Standings .*"standing"/, why: 'where an agency stands is worked out for all of them before it can be filtered' },
  { from: /^listEvents .*"type"/, why: 'the record is read by few and written by all: a filter goes through it by time rather than cost every write an index' },
]

const parametersOf = (): Record<string, string> => ({
  agencyId: agencyId(300),
  declarationId: declarationsOf(300).concat(declarationsOf(301), declarationsOf(302))[0]?.id ?? '',
  subjectId: agencyId(300),
  ...records,
})

/** Statements about a transaction, the session, or the queue are no list queries. */
const isQuery = (sql: string) => /^\s*(\(*select|with)\b/i.test(sql) && !/auth\.session|pgboss/.test(sql)

interface Sent extends Statement {
  from: string
  begin: string
}

/** What a long export sends to count and to read its list, in the transaction that sees one moment. */
async function exportedBy(person: Person, { list, start }: Exporter, query: object): Promise<Sent[]> {
  const sent: Sent[] = []
  const from = `${list} at length ${JSON.stringify(query)}`
  let begin = ''
  const stop = listenToStatements(({ sql, values }) => {
    if (sql.startsWith('BEGIN ISOLATION LEVEL REPEATABLE READ')) begin = sql
    else if (/^(DECLARE batches|SELECT count\(\*\) AS total FROM \()/.test(sql)) sent.push({ sql, values, begin, from })
  })
  try {
    const answer = await person.call(start, { body: { format: 'csv', ...query } })
    if (answer.statusCode === 403) return []
    expect([list, answer.statusCode, answer.body]).toEqual([list, 202, expect.any(String)])
    const { workId } = answer.json<{ workId: string }>()
    const ended = async () => {
      const sql = "SELECT state, result::text FROM work WHERE id = $1 AND state IN ('done', 'failed')"
      return (await product.db.owner.query<{ state: string; result: string }>(sql, [workId])).rows[0]
    }
    await expect.poll(ended, { timeout: 30_000, interval: 100 }).toBeDefined()
    expect([from, await ended()]).toEqual([from, { state: 'done', result: expect.any(String) }])
  } finally {
    stop()
  }
  expect([from, sent.length, begin]).toEqual([from, 2, expect.stringContaining('app.authority')])
  return sent
}

async function sentBy(role: 'programme-officer' | 'system-administrator' | 'agency-head', agency: string | null): Promise<Sent[]> {
  const person = await product.person(role, agency)
  const parameters = parametersOf()
  const sent: Sent[] = []
  const ask = async (e: AnyEndpoint, query: object) => {
    let begin = ''
    const stop = listenToStatements(({ sql, values }) => {
      if (sql.startsWith('BEGIN')) begin = sql
      else if (begin !== '' && isQuery(sql)) sent.push({ sql, values, begin, from: `${e.name} ${JSON.stringify(query)}` })
    })
    const answer = await person.call(e, { params: parameters, query }).finally(stop)
    // What a role may not do, a record that is not among ours, a required part left out on the first try, a list so long that a
    // work writes its file (asked for below): nothing else is passed over.
    const passed =
      [403, 404].includes(answer.statusCode) ||
      (answer.statusCode === 400 && Object.keys(query).length === 0) ||
      (answer.statusCode === 413 && exporters.some(({ start }) => start.path === e.path))
    expect([e.name, query, answer.statusCode < 300 || passed ? 'answered' : answer.body]).toEqual([e.name, query, 'answered'])
  }
  for (const e of product.composed.serve.endpoints) {
    const path = e.path.match(/:(\w+)/g) ?? []
    if (e.method !== 'GET' || e.kind === 'upload' || path.some((name) => parameters[name.slice(1)] === undefined)) continue
    for (const query of [{}, ...(asked[e.name] ?? [])]) await ask(e, query)
  }
  for (const one of exporters) for (const query of [{}, ...(askedAtLength[one.list] ?? [])]) sent.push(...(await exportedBy(person, one, query)))
  const seen = new Set<string>()
  return sent.filter(({ sql, values }) => {
    const key = `${sql} ${values.map(String).join()}`
    return !seen.has(key) && seen.add(key)
  })
}

const isWasteful = (node: PlanNode) =>
  node.thrownAway > spare + timesReturned * node.returned || node.comparedInVain > comparisons + timesReturned * node.returned
const readsAllForLittle = (node: PlanNode) => {
  const size = sizes.get(node.relation ?? '') ?? 0
  // A scan that a join ended early read little, whatever its name.
  const read = node.returned + node.thrownAway
  return node.type === 'Seq Scan' && size > largeFrom && read > size / 2 && node.returned < size * wantedShare
}

async function faultsOf(sent: readonly Sent[], role: string, mode: PlanMode): Promise<string[]> {
  const client = new pg.Client({ connectionString: product.db.url, options: sessionOptions(role) })
  await client.connect()
  const faults: string[] = []
  try {
    for (const statement of sent.filter(({ from }) => !known.some((one) => one.from.test(from)))) {
      await client.query(statement.begin)
      try {
        for (const node of await explained(client, statement, mode)) {
          const where = `${statement.from}: ${node.type} on ${node.relation ?? '-'} ${node.index ?? ''}`
          if (isWasteful(node))
            faults.push(`${where} threw away ${node.thrownAway} rows, compared ${node.comparedInVain} in vain and returned ${node.returned}`)
          if (readsAllForLittle(node)) faults.push(`${where} read a large table whole for ${node.returned} rows`)
        }
      } finally {
        await client.query('ROLLBACK')
      }
    }
  } finally {
    await client.end()
  }
  return faults
}

const sides = [
  {
    side: 'authority',
    role: 'hc_authority',
    people: () =>
      [
        ['programme-officer', null],
        ['system-administrator', null],
      ] as const,
  },
  { side: 'agency', role: 'hc_agency', people: () => [['agency-head', agencyId(departments)]] as const },
]

test.each(sides)(
  'no query of the $side side reads far more than it returns',
  async ({ role, people }) => {
    const sent: Sent[] = []
    for (const [who, agency] of people()) sent.push(...(await sentBy(who, agency)))
    expect(sent.length).toBeGreaterThan(role === 'hc_authority' ? 40 : 10)
    expect(await faultsOf(sent, role, 'force_custom_plan')).toEqual([])
    expect(await faultsOf(sent, role, 'force_generic_plan')).toEqual([])
  },
  180_000,
)
