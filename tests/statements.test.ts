// How often a request goes to the database: a read once, a write four times at most (key, load, save, record), the session once
// for each. Made from the list of endpoints: a new one is counted by itself, or the test asks for a sample of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyEndpoint } from '../src/kernel/endpoint.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import type { Person } from './support/app.ts'
import { testProduct, type TestProduct } from './support/app.ts'
import { loadFacts } from './support/facts.ts'
import { sampleQueries, type Samples, sampleWrites } from './support/samples.ts'
import { type Heard, statementsOf } from './support/statements.ts'

const mostInWrite = 4

let product: TestProduct
let person: Person
let ids: Record<string, string>
/** Tables whose rows belong to an authority. */
let tenantTables: RegExp
const said: { endpoint: string; sql: string }[] = []

beforeAll(async () => {
  product = await testProduct()
  ids = (await loadFacts(product)).ids
  person = await product.person('system-administrator')
  // A work is seen from the seat that began it.
  await product.db.owner.query('UPDATE work SET seat_id = $1', [person.seat])
  const { rows } = await product.db.owner.query<{ name: string }>(
    "SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'authority_id' WHERE c.relkind IN ('r', 'v') AND c.relnamespace = 'public'::regnamespace",
  )
  tenantTables = new RegExp(`\\b(from|join|into|update)\\s+"?(${rows.map(({ name }) => name).join('|')})\\b`, 'i')
}, 120_000)
afterAll(() => product.close())

const endpoints = () => product.composed.serve.endpoints
const isSession = (sql: string) => /auth\.session/.test(sql)

async function heard(e: AnyEndpoint, act: () => Promise<{ statusCode: number; body: string }>): Promise<{ transactions: Heard[]; sessions: number }> {
  let answer = { statusCode: 0, body: '' }
  const { transactions, outside } = await statementsOf(async () => {
    answer = await act()
  })
  expect([e.name, answer.statusCode < 300 ? 'answered' : `${answer.statusCode} ${answer.body}`]).toEqual([e.name, 'answered'])
  said.push(...[...outside, ...transactions.flatMap(({ statements }) => statements)].map((sql) => ({ endpoint: e.name, sql })))
  return { transactions, sessions: outside.filter((sql) => isSession(sql) && /^\s*select/i.test(sql)).length }
}

test('a read is one statement', async () => {
  const counts: [string, number, number][] = []
  for (const e of endpoints().filter((x) => x.method === 'GET' && x.kind === 'json' && x.access !== 'anyone')) {
    const { transactions, sessions } = await heard(e, () => person.call(e, { params: ids, query: sampleQueries[e.name] ?? {} }))
    counts.push([e.name, transactions.flatMap(({ statements }) => statements).length, sessions])
  }
  expect(counts.length).toBeGreaterThan(30)
  expect(counts.filter(([, count, sessions]) => sessions !== 1 || count > 1)).toEqual([])
})

describe('a write', () => {
  test('has a sample here', () => {
    const keyed = endpoints()
      .filter((e) => e.keyed && e.kind === 'json')
      .map((e) => e.name)
    expect(keyed.filter((name) => !sampleWrites.some(([sampled]) => sampled === name))).toEqual([])
  })

  test('is four statements at most, and none of them within another transaction', async () => {
    const samples: Samples = { product, ids, last: {} }
    const counts: [string, number, number, number][] = []
    for (const [name, sample] of sampleWrites) {
      const e = endpoints().find((other) => other.name === name)
      if (!e) throw new Error(`no endpoint ${name}`)
      const input = await sample(samples, person)
      const { transactions, sessions } = await heard(e, async () => {
        const answer = await person.call(e, input)
        if (answer.statusCode < 300) samples.last = { ...samples.last, [name]: answer.json() as Record<string, unknown> }
        return answer
      })
      const writes = transactions.filter((heardOne) => heardOne.writes)
      counts.push([name, writes.length, Math.max(...writes.map(({ statements }) => statements.length)), sessions])
    }
    expect(counts.filter(([, transactions, statements, sessions]) => transactions !== 1 || statements > mostInWrite || sessions !== 1)).toEqual([])
  }, 120_000)

  test('of a file is four statements at most', async () => {
    const { transactions } = await heard(uploadFile, () =>
      person.upload(uploadFile, { name: 'danh-sach.csv', type: 'text/csv', bytes: Buffer.from('Tên\nQuận 1\n') }),
    )
    expect(transactions.map(({ statements }) => statements.length <= mostInWrite)).toEqual([true])
  })
})

test('every statement on rows of an authority names the authority', () => {
  expect(said.length).toBeGreaterThan(80)
  expect(said.filter(({ sql }) => tenantTables.test(sql) && !/authority_id/.test(sql))).toEqual([])
})
