// Made from the list of endpoints: every operation × every role × own, foreign and no agency. A new endpoint is in it by itself.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadFacts } from './support/facts.ts'
import type { AnyEndpoint } from '../src/kernel/endpoint.ts'
import { grants, holds, Role } from '../src/kernel/rights.ts'
import { type Person, testProduct, type TestProduct, urlOf } from './support/app.ts'

let product: TestProduct
let endpoints: readonly AnyEndpoint[]
const people = new Map<Role, Person>()
/** Ids of real records of authority 79, by the name of the path parameter that names them. */
let known: Record<string, string>
let names: string[]
let stranger: Person
let neighbour: Person

beforeAll(async () => {
  product = await testProduct()
  endpoints = product.composed.serve.endpoints
  const facts = await loadFacts(product)
  known = facts.ids
  names = facts.names
  for (const role of Role.options) people.set(role, await product.person(role, grants[role].side === 'agency' ? facts.agency : null))
  neighbour = await product.person('iso-secretary', facts.otherAgency)
  stranger = await facts.personOfAnotherAuthority('programme-officer')
}, 120_000)
afterAll(() => product.close())

const personOf = (role: Role): Person =>
  people.get(role) ??
  (() => {
    throw new Error(role)
  })()
const paramsOf = (e: AnyEndpoint, ids: Record<string, string>) =>
  Object.fromEntries([...e.path.matchAll(/:(\w+)/g)].map((m) => [m[1] ?? '', ids[m[1] ?? ''] ?? '']))
const random = (e: AnyEndpoint) => Object.fromEntries([...e.path.matchAll(/:(\w+)/g)].map((m) => [m[1] ?? '', randomUUID()]))

test('every path parameter of the product has a real record to try', () => {
  const missing = endpoints.flatMap((e) => [...e.path.matchAll(/:(\w+)/g)].map((m) => m[1] ?? '')).filter((name) => !known[name])
  expect([...new Set(missing)]).toEqual([])
})

test('without a session everything but what is meant for anyone is refused', async () => {
  for (const e of endpoints.filter((x) => x.access !== 'anyone')) {
    const answer = await product.composed.app.inject({ method: e.method, url: urlOf(e, random(e)) })
    expect([e.name, answer.statusCode, answer.json().code]).toEqual([e.name, 401, 'session.none'])
  }
})

describe.each(Role.options)('%s', (role) => {
  test('is refused what its role does not hold, and is not refused what it holds', async () => {
    for (const e of endpoints) {
      if (e.access === 'anyone' || e.access === 'signed-in') continue
      const answer = await personOf(role).call(e, { params: random(e) as never, body: e.method === 'GET' ? undefined : {} })
      const refused = answer.statusCode === 403 && answer.json().code === 'access.not-your-act'
      expect([e.name, refused]).toEqual([e.name, !holds(role, e.access)])
      expect([e.name, answer.statusCode]).not.toEqual([e.name, 500])
    }
  })

  test('from a seat that is not its own does nothing', async () => {
    for (const e of endpoints.filter((x) => x.access !== 'anyone' && x.access !== 'signed-in').slice(0, 8)) {
      const answer = await personOf(role).call(e, { params: random(e) as never, headers: { 'x-seat': stranger.seat } })
      expect([e.name, answer.statusCode, answer.json().code]).toEqual([e.name, 403, 'session.no-such-seat'])
    }
  })
})

/** Nothing of another's data stands in an answer, whatever its status. */
function expectSilence(e: AnyEndpoint, body: string): void {
  for (const name of names) expect(body.includes(name), `${e.name} tells "${name}"`).toBe(false)
}

test('another authority finds none of the records, in no list, search, export, count or error', async () => {
  for (const e of endpoints) {
    if (e.access === 'anyone' || e.access === 'signed-in') continue
    const query = 'q' in (e.query.shape ?? {}) ? { q: 'quận 10' } : 'format' in (e.query.shape ?? {}) ? { format: 'csv' } : {}
    const answer = await stranger.call(e, { params: paramsOf(e, known) as never, query: query as never, body: e.method === 'GET' ? undefined : {} })
    expect([e.name, answer.statusCode]).not.toEqual([e.name, 500])
    expectSilence(e, answer.body)
    if (e.path.includes(':') && e.method === 'GET' && answer.statusCode === 200) {
      // A list below a foreign record (its history, say) may be an empty list; it may not hold anything.
      expect([e.name, (answer.json() as { rows?: unknown[] }).rows]).toEqual([e.name, []])
    }
  }
})

test("an agency's officer finds nothing of a neighbouring agency", async () => {
  for (const e of endpoints) {
    if (e.access === 'anyone' || e.access === 'signed-in' || !holds('iso-secretary', e.access)) continue
    const query = 'q' in (e.query.shape ?? {}) ? { q: 'quận 10' } : {}
    const answer = await neighbour.call(e, { params: paramsOf(e, known) as never, query: query as never, body: e.method === 'GET' ? undefined : {} })
    expectSilence(e, answer.body)
    if (e.path.includes(':') && e.method === 'GET' && answer.statusCode === 200)
      expect([e.name, (answer.json() as { rows?: unknown[] }).rows]).toEqual([e.name, []])
  }
})

test("an agency's officer finds the own agency", async () => {
  const own = await personOf('iso-secretary').call(endpoints.find((e) => e.name === 'showAgency') as never, {
    params: { agencyId: known['agencyId'] } as never,
  })
  expect(own.statusCode).toBe(200)
})
