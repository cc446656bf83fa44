// One request, one effect; no silent overwrite; the chain holds under many writers.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { genesis, linkHash } from '../src/platform/audit-log/commitment.ts'
import { addBody, changeBody } from '../src/register/authority/body.contract.ts'
import { testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

const body = (name: string) => ({
  level: 'department' as const,
  name,
  symbol: 'SKHCN',
  placeName: 'Thành phố Hồ Chí Minh',
  signingForm: '',
  signerTitle: 'GIÁM ĐỐC',
  recipients: [],
  seriesHere: [],
})

test('100 parallel sends of one key: one row, one event, one answer', async () => {
  const administrator = await product.person('system-administrator')
  const key = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => administrator.call(addBody, { body: { parentId: null, ...body('Sở Khoa học và Công nghệ') }, key })),
  )
  const bodies = new Set(answers.filter((a) => a.statusCode === 201).map((a) => a.body))
  expect(bodies.size).toBe(1)
  expect(answers.filter((a) => a.statusCode !== 201 && a.statusCode !== 409).map((a) => a.body)).toEqual([])
  const { rows } = await product.db.owner.query(
    "SELECT (SELECT count(*)::int FROM issuing_body) AS bodies, (SELECT count(*)::int FROM event WHERE type = 'body.added') AS events",
  )
  expect(rows[0]).toEqual({ bodies: 1, events: 1 })
}, 60_000)

test('the same key for another request is refused, and nothing happens', async () => {
  const administrator = await product.person('system-administrator')
  const key = randomUUID()
  expect((await administrator.call(addBody, { body: { parentId: null, ...body('Sở Tư pháp') }, key })).statusCode).toBe(201)
  const other = await administrator.call(addBody, { body: { parentId: null, ...body('Sở Nội vụ') }, key })
  expect([other.statusCode, other.json().code]).toEqual([422, 'request.key-used-for-another'])
})

test('a refusal is not remembered: the same key works once its reason is gone', async () => {
  const administrator = await product.person('system-administrator')
  const key = randomUUID()
  const first = await administrator.call(addBody, { body: { parentId: randomUUID(), ...body('Sở Y tế') }, key })
  expect(first.json().code).toBe('body.parent-unknown')
  expect((await administrator.call(addBody, { body: { parentId: null, ...body('Sở Y tế') }, key })).statusCode).toBe(201)
})

test('50 parallel edits of one version: exactly one wins, the others learn the present version', async () => {
  const administrator = await product.person('system-administrator')
  const made = (await administrator.call(addBody, { body: { parentId: null, ...body('Sở Xây dựng') } })).json<{ id: string }>()
  const { level: _, ...fields } = body('Sở Xây dựng')
  const answers = await Promise.all(
    Array.from({ length: 50 }, (__, n) =>
      administrator.call(changeBody, { params: { bodyId: made.id as never }, body: { version: 1, ...fields, symbol: `SXD${n}` } }),
    ),
  )
  expect(answers.filter((a) => a.statusCode === 200)).toHaveLength(1)
  const losers = answers.filter((a) => a.statusCode !== 200)
  expect(new Set(losers.map((a) => a.json().code))).toEqual(new Set(['record.changed-meanwhile']))
  expect(losers[0]?.json().details.version).toBe(2)
})

test('the chain of the office has no gap and every hash follows from the one before', async () => {
  const { rows } = await product.db.owner.query<{ seq: string; content: string; previous_hash: Buffer; hash: Buffer }>(
    'SELECT seq::text, content, previous_hash, hash FROM event e WHERE organisation_id = $1 ORDER BY e.seq',
    [product.office],
  )
  expect(rows.length).toBeGreaterThan(3)
  let previous: Buffer = genesis
  for (const [n, row] of rows.entries()) {
    expect(Number(row.seq)).toBe(n + 1)
    expect(row.previous_hash.equals(previous)).toBe(true)
    expect(linkHash(previous, BigInt(row.seq), row.content).equals(row.hash)).toBe(true)
    previous = row.hash
  }
})

test('the application can neither change nor remove an event', async () => {
  for (const sql of ["UPDATE event SET content = '{}'", 'DELETE FROM event']) {
    await expect(product.db.database.pool('authority').query(sql)).rejects.toThrow(/permission denied/)
  }
})
