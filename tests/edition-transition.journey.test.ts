// Two editions at once: what recording the days of the new one would make of n/N, and what a transition keeps of it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listStandings, showCourse, showProgress, type ConversionProgress } from '../src/conformity/declarations/conversion.contract.ts'
import { recordDeclaration } from '../src/conformity/declarations/declaration.contract.ts'
import { demoAgencies } from '../src/demo/hcmc-2020.ts'
import * as editions from '../src/standards/editions/edition.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { withAgencies } from './support/programme-data.ts'

const [e2015, e2026] = ['TCVN ISO 9001:2015', 'TCVN ISO 9001:2026']
const bodies = demoAgencies().filter(({ block }) => block !== 'phuong-xa')
let product: TestProduct
let officer: Person
beforeAll(async () => {
  product = await testProduct({ now: '2026-11-10T02:00:00Z' })
  officer = await product.person('programme-officer')
  await withAgencies(product)
  for (const [n, { id }] of bodies.slice(0, 5).entries()) {
    const body = { agencyId: id, edition: e2015, number: `${n + 1}/QĐ-UBND`, issuedOn: '2025-03-01' }
    expect((await officer.call(recordDeclaration, { body })).statusCode).toBe(201)
  }
}, 60_000)
afterAll(() => product.close())

const preview = async (query: object) =>
  (await officer.call(editions.previewValidity, { query: { edition: e2026, ...query } })).json<editions.ValidityConsequence>()
const progress = async (on: string, edition?: string) => (await officer.call(showProgress, { query: { on, edition } })).json<ConversionProgress>()
const paper = { paperNumber: '3456/QĐ-BKHCN', paperDate: '2026-10-01', issuer: 'Bộ Khoa học và Công nghệ' }
const put = (body: object) => officer.call(editions.recordValidity, { params: { edition: e2026 }, body: { ...paper, ...body } })

test('before anybody confirms, the figures before and after are told, and whose answer becomes another', async () => {
  const strict = await preview({ validFrom: '2026-10-15' })
  expect(strict).toMatchObject({
    on: '2026-11-10',
    before: { edition: e2015, accepted: null, main: { n: 5, former: 0 } },
    after: { edition: e2026, accepted: null, main: { n: 0, total: strict.before?.main.total } },
    ending: null,
  })
  expect(new Set(strict.affected.map(({ id }) => id as string))).toEqual(new Set(bodies.slice(0, 5).map(({ id }) => id)))
  expect(strict.affected.every(({ was, is }) => was === 'declared' && is === 'no-data')).toBe(true)
  // Nothing is recorded by looking.
  expect(await progress('2026-11-10')).toMatchObject({ edition: e2015, main: { n: 5 } })

  const kept = await preview({ validFrom: '2026-10-15', formerAcceptedUntil: '2029-09-30' })
  expect(kept).toMatchObject({
    after: { edition: e2026, accepted: { edition: e2015, until: '2029-09-30' }, main: { n: 5, former: 5 } },
    ending: { on: '2029-10-01', counted: { edition: e2026, accepted: null, main: { n: 0 } } },
    affected: [],
  })
  expect((await officer.call(editions.previewValidity, { query: { edition: 'ISO 1' } })).json<{ code: string }>().code).toBe('edition.unknown')
  // A day to come is asked for on that day.
  expect(await preview({ validFrom: '2027-03-01' })).toMatchObject({ on: '2027-03-01', after: { edition: e2026, main: { n: 0 } } })
})

test('a transition needs a first day, and does not end before it', async () => {
  const coded = async (body: object) => {
    const answer = await put({ version: 0, ...body })
    return [answer.statusCode, answer.json<{ code: string }>().code]
  }
  expect(await coded({ validFrom: null, formerAcceptedUntil: '2029-09-30' })).toEqual([400, 'edition.transition-without-begin'])
  expect(await coded({ validFrom: '2026-10-15', formerAcceptedUntil: '2026-10-14' })).toEqual([400, 'edition.transition-before-begin'])
})

test('during it both editions count, and every figure opens the agencies it counts', async () => {
  expect((await put({ version: 0, validFrom: '2026-10-15', formerAcceptedUntil: '2029-09-30' })).statusCode).toBe(200)
  const newer = { agencyId: bodies[0]?.id, edition: e2026, number: '99/QĐ-UBND', issuedOn: '2026-11-01' }
  expect((await officer.call(recordDeclaration, { body: newer })).statusCode).toBe(201)
  const found = await progress('2026-11-10')
  expect(found).toMatchObject({ edition: e2026, accepted: { edition: e2015, until: '2029-09-30' }, main: { n: 5 } })
  expect(found.blocks.reduce((sum, { former }) => sum + former, 0)).toBe(4)
  const { rows } = (await officer.call(listStandings, { query: { on: '2026-11-10', edition: found.edition, standing: 'declared', apart: 'false' } })).json<{
    rows: { agencyId: string; declaration: { edition: string } }[]
  }>()
  expect(rows).toHaveLength(5)
  expect(rows.filter(({ declaration }) => declaration.edition === e2026).map(({ agencyId }) => agencyId)).toEqual([bodies[0]?.id])
  const { points } = (await officer.call(showCourse, { query: { edition: e2026, from: '2026-08-01', to: '2026-11-10' } })).json<{
    points: { main: { n: number } }[]
  }>()
  expect(points.map(({ main }) => main.n)).toEqual([5, 5, 5, 5])
  const [head] = (await officer.call(editions.listEditionTrees, {})).json<{ rows: editions.EditionHead[] }>().rows
  expect(head).toMatchObject({ code: e2026, former: e2015, formerAcceptedUntil: '2029-09-30', paper: { number: '3456/QĐ-BKHCN' } })
})

test('after its last day only the new edition counts; days before it and what was known before stay as they were', async () => {
  expect(await progress('2029-09-30')).toMatchObject({ edition: e2026, main: { n: 5 } })
  expect(await progress('2029-10-01')).toMatchObject({ edition: e2026, accepted: null, main: { n: 1 } })
  expect(await progress('2026-10-14')).toMatchObject({ edition: e2015, accepted: null, main: { n: 5 } })
  expect(await progress('2026-11-10', e2015)).toMatchObject({ edition: e2015, accepted: null, main: { n: 5 } })
  const { version } = (await officer.call(editions.listEditionTrees, {})).json<{ rows: editions.EditionHead[] }>().rows[0] ?? { version: 0 }
  product.setNow('2026-11-11T02:00:00Z')
  expect((await put({ version, validFrom: '2026-10-15' })).statusCode).toBe(200)
  expect(await progress('2026-11-11')).toMatchObject({ edition: e2026, accepted: null, main: { n: 1 } })
  const before = await officer.call(showProgress, { query: { on: '2026-11-10', knownAt: '2026-11-10T12:00:00Z' } })
  expect(before.json<ConversionProgress>()).toMatchObject({ accepted: { edition: e2015 }, main: { n: 5 } })
})
