// What stands beside a declaration, as of a day and as known at an instant; and what a draft begins with.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as declarations from '../src/conformity/declarations/declaration.contract.ts'
import * as facts from '../src/conformity/declarations/fact.contract.ts'
import { showLetterhead } from '../src/conformity/declarations/letterhead.contract.ts'
import { demoAgencies } from '../src/demo/demo-agencies.ts'
import { demoChoice } from '../src/demo/hcmc-2020.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { withAgencies } from './support/programme-data.ts'

let product: TestProduct
let officer: Person
const [own] = demoChoice().missing
const edition = 'TCVN ISO 9001:2015'

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-10T02:00:00Z' })
  officer = await product.person('programme-officer')
  await withAgencies(product)
})
afterAll(() => product.close())

describe('beside a declaration', () => {
  let first: string
  const record = async (number: string, issuedOn: string) =>
    (await officer.call(declarations.recordDeclaration, { body: { agencyId: own?.id, edition, number, issuedOn } })).json<{ id: string }>().id
  const beside = async (query: Record<string, string>) => (await officer.call(facts.showBeside, { params: { declarationId: first }, query })).json()
  const shown = async (query: Record<string, string>) => (await officer.call(declarations.showDeclaration, { params: { declarationId: first }, query })).json()
  const days = (found: { facts: { happenedOn: string; correctedBy: string | null }[] }) =>
    found.facts.map(({ happenedOn, correctedBy }) => [happenedOn, correctedBy !== null])

  beforeAll(async () => {
    first = await record('11/QĐ-UBND', '2020-05-04')
    const fact = { kind: 'received', happenedOn: '2020-05-06' }
    const told = (await officer.call(facts.tellFact, { params: { declarationId: first }, body: fact })).json<{ id: string }>()
    product.setNow('2020-06-11T02:00:00Z')
    await officer.call(facts.correctFact, {
      params: { declarationId: first, factId: told.id },
      body: { ...fact, happenedOn: '2020-05-08', reason: 'Ghi nhầm ngày' },
    })
    product.setNow('2020-06-12T02:00:00Z')
    await record('12/QĐ-UBND', '2020-06-01')
  })

  test('what was recorded later was not known before: neither the correction nor the successor', async () => {
    expect(days(await beside({}))).toEqual([
      ['2020-05-06', true],
      ['2020-05-08', false],
    ])
    expect(await beside({})).toMatchObject({ supersededOn: '2020-06-01', supersededBy: { number: '12/QĐ-UBND' } })
    const before = { knownAt: '2020-06-10T12:00:00Z' }
    expect(days(await beside(before))).toEqual([['2020-05-06', false]])
    expect(await beside(before)).toMatchObject({ supersededOn: null, supersededBy: null })
    expect([(await shown({})).state, (await shown(before)).state]).toEqual(['superseded', 'in-force'])
    const nothing = await officer.call(facts.showBeside, { params: { declarationId: first }, query: { knownAt: '2020-06-01T00:00:00Z' } })
    expect([nothing.statusCode, nothing.json().code]).toEqual([404, 'declaration.not-found'])
  })

  test('what happened later is not there as of a day before it', async () => {
    expect(days(await beside({ on: '2020-05-07' }))).toEqual([['2020-05-06', true]])
    expect(days(await beside({ on: '2020-05-05' }))).toEqual([])
    expect(await beside({ on: '2020-05-31' })).toMatchObject({ supersededOn: null, supersededBy: null })
    expect([(await shown({ on: '2020-05-31' })).state, (await shown({ on: '2020-05-31' })).others]).toEqual(['in-force', []])
  })
})

describe('what a draft begins with', () => {
  const agency = (name: string) => demoAgencies().find((one) => one.name === name)?.id ?? ''
  const letterhead = async (name: string, who = officer) => (await who.call(showLetterhead, { params: { agencyId: agency(name) } })).json()
  const above = 'Ủy ban nhân dân Thành phố Hồ Chí Minh'
  const city = 'Thành phố Hồ Chí Minh'

  test.each([
    ['Sở Y tế', { parentName: above, placeName: city, signerTitle: 'Giám đốc', unitSymbol: 'SYT', signingFor: null }],
    ['Thanh tra Thành phố', { placeName: city, signerTitle: 'Chánh Thanh tra' }],
    ['Ban Dân tộc', { placeName: city, signerTitle: 'Trưởng ban', unitSymbol: 'BDT' }],
    ['Chi cục Kiểm lâm', { placeName: city, signerTitle: 'Chi cục trưởng', unitSymbol: 'CCKL' }],
    ['Ủy ban nhân dân Quận 3', { parentName: above, placeName: 'Quận 3', signerTitle: 'Chủ tịch', unitSymbol: 'UBND', signingFor: 'Ủy ban nhân dân' }],
  ])('%s', async (name, usual) => expect(await letterhead(name)).toMatchObject({ issuerName: name, ...usual }))

  test('says whether the agency has declared before, as the rule of drafts asks it', async () => {
    expect([(await letterhead(own?.name ?? '')).declared, (await letterhead('Ủy ban nhân dân Quận 3')).declared]).toEqual([true, false])
  })
  test('a commune stands under its district; an agency asks for itself only', async () => {
    const commune = demoAgencies().find(({ block }) => block === 'phuong-xa')
    expect(await letterhead(commune?.name ?? '')).toMatchObject({ signerTitle: 'Chủ tịch', unitSymbol: 'UBND' })
    const secretary = await product.person('iso-secretary', agency('Ủy ban nhân dân Quận 3'))
    expect(await letterhead('Ủy ban nhân dân Quận 3', secretary)).toMatchObject({ parentName: above, signerTitle: 'Chủ tịch' })
    expect((await letterhead('Sở Y tế', secretary)).code).toBe('agency.not-found')
  })
})
