// One search over agencies, papers and people, with or without marks, in one statement.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { search } from '../src/authority/search/search.contract.ts'
import { recordPaper } from '../src/papers/registers/paper.contract.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { establishAgency } from '../src/register/agencies/agency.contract.ts'
import { createAccount } from '../src/register/officers/account.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

interface Found {
  agencies: { id: string; name: string; parentName: string | null }[]
  papers: { number: string }[]
  people: { name: string; posts: { role: string; agencyName: string | null }[] }[]
}

let product: TestProduct
let officer: Person
let district: string
let ward: string

const agency = async (name: string, shortName: string, parentId: string | null = null) => {
  const facts = {
    code: null,
    name,
    shortName,
    kind: 'other' as const,
    block: 'quan-huyen',
    parentId,
    obligation: 'undetermined' as const,
    obligationBasis: null,
    address: null,
  }
  const answer = await officer.call(establishAgency, { body: { facts, effectiveOn: '2017-01-01', paper: null, note: null } })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}

beforeAll(async () => {
  product = await testProduct()
  officer = await product.person('programme-officer')
  district = await agency('Ủy ban nhân dân Quận 10', 'UBND Q.10')
  ward = await agency('Ủy ban nhân dân Phường 5, Quận 10', 'UBND P.5, Q.10', district)
  await agency('Sở Khoa học và Công nghệ', 'Sở KH&CN')
  await agency('Ủy ban nhân dân Phường Thới Hoà', 'UBND P. Thới Hoà')
  const paper = await officer.call(recordPaper, {
    body: {
      kind: 'officialLetter',
      number: '287/SKHCN-TĐC',
      issuedOn: '2020-02-14',
      issuerName: 'Sở Khoa học và Công nghệ',
      abstract: 'về việc hướng dẫn chuyển đổi',
    },
  })
  expect(paper.statusCode, paper.body).toBe(201)
  const person = await officer.call(createAccount, { body: { name: 'Đặng Thị Hoà', username: 'dang.hoa', role: 'iso-secretary', agencyId: ward } })
  expect(person.statusCode, person.body).toBe(201)
})
afterAll(() => product.close())

const find = async (q: string, who = officer) => (await who.call(search, { query: { q } })).json<Found>()

test('finds by name, short name and number, whatever the marks', async () => {
  expect((await find('phuong 5')).agencies).toEqual([expect.objectContaining({ id: ward, parentName: 'Ủy ban nhân dân Quận 10' })])
  expect((await find('P.5')).agencies.map((a) => a.id)).toEqual([ward])
  expect((await find('thới hòa')).agencies.map((a) => a.name)).toEqual(['Ủy ban nhân dân Phường Thới Hoà'])
  expect((await find('287/skhcn')).papers.map((p) => p.number)).toEqual(['287/SKHCN-TĐC'])
  expect(await find('dang thi hoa')).toMatchObject({
    people: [{ name: 'Đặng Thị Hoà', posts: [{ role: 'iso-secretary', agencyName: 'Ủy ban nhân dân Phường 5, Quận 10' }] }],
  })
  const both = await find('khoa hoc')
  expect([both.agencies.length, both.papers.length]).toEqual([1, 1])
})

test('finds agencies and papers as they were known at an instant', async () => {
  const at = async (knownAt: string) => (await officer.call(search, { query: { q: 'khoa hoc', knownAt } })).json<Found>()
  expect(await at('2001-01-01T00:00:00Z')).toMatchObject({ agencies: [], papers: [] })
  expect(await at('2100-01-01T00:00:00Z')).toMatchObject({ agencies: [{ shortName: 'Sở KH&CN' }], papers: [{ number: '287/SKHCN-TĐC' }] })
})

test('what is no pattern finds itself only', async () => {
  for (const q of ['%%', '__', '\\\\', "' OR 1=1"]) expect(await find(q)).toEqual({ agencies: [], papers: [], arrivals: [], people: [] })
  expect((await officer.call(search, { query: { q: 'a' } })).statusCode).toBe(400)
  expect((await officer.call(search, { query: { q: 'x'.repeat(201) } })).statusCode).toBe(400)
})

test('a leader finds no people, a clerk’s account list being closed to them', async () => {
  expect((await find('hoa', await product.person('authority-leader'))).people).toEqual([])
})

test('the agency’s side finds its own agencies and nothing else', async () => {
  const secretary = await product.person('iso-secretary', district)
  expect(await find('hoa', secretary)).toEqual({ agencies: [], papers: [], arrivals: [], people: [] })
  expect(new Set((await find('quan 10', secretary)).agencies.map((a) => a.id))).toEqual(new Set([district, ward]))
  expect(await find('287', secretary)).toEqual({ agencies: [], papers: [], arrivals: [], people: [] })
})

test('is one statement', async () => {
  const statements: string[] = []
  const stop = listenToStatements(({ sql }) => statements.push(sql))
  await find('hoa')
  stop()
  const from = statements.findIndex((sql) => sql.startsWith('BEGIN'))
  expect(statements.slice(from + 1).filter((sql) => sql !== 'COMMIT')).toHaveLength(1)
})
