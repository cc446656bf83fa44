// What one paper is to another: said on a page, read on both, and what becomes of a paper by it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PaperId } from '../src/kernel/identity.ts'
import { linkPapers, linksOf } from '../src/papers/links/facade.ts'
import { addPaperLink, listPaperLinks, withdrawPaperLink } from '../src/papers/links/paper-link.contract.ts'
import type { Relation } from '../src/papers/links/paper-link.ts'
import { exportOutgoing, listOutgoing } from '../src/papers/registers/outgoing.contract.ts'
import { correctPaper, listPapers, recordPaper, retractPaper, showPaper } from '../src/papers/registers/paper.contract.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let clerk: Person
const ubnd = uuidv7(new Date())

beforeAll(async () => {
  product = await testProduct()
  clerk = await product.person('records-clerk')
  await product.db.owner.query(
    "INSERT INTO issuing_body (authority_id, id, level, name, symbol, place_name, signing_form, signer_title) VALUES (79,$1,'peoples-committee','Ủy ban nhân dân Thành phố Hồ Chí Minh','UBND','Thành phố Hồ Chí Minh','','')",
    [ubnd],
  )
})
afterAll(() => product.close())

let serial = 100
async function paper(issuedOn: string, change: Record<string, unknown> = {}): Promise<{ id: PaperId; number: string }> {
  const number = `${serial++}/QĐ-UBND`
  const answer = await clerk.call(recordPaper, { body: { kind: 'decision', number, issuedOn, issuerId: ubnd, abstract: 'về việc áp dụng HTQLCL', ...change } })
  expect([answer.statusCode, answer.json().code]).toEqual([201, undefined])
  return { id: answer.json().id, number }
}
const link = (from: { id: string }, relation: Relation, to: { id: string }, change: Record<string, unknown> = {}) =>
  clerk.call(addPaperLink, { params: { paperId: from.id }, body: { otherId: to.id, relation, ...change } })
const refused = async (answer: ReturnType<typeof link>) => {
  const { statusCode } = await answer
  const { code } = (await answer).json() as { code?: string }
  return [statusCode, code]
}
const shown = async (of: { id: string }, query: object = {}) => (await clerk.call(showPaper, { params: { paperId: of.id }, query })).json()
const links = async (of: { id: string }, query: object = {}) =>
  (
    (await clerk.call(listPaperLinks, { params: { paperId: of.id }, query })).json().rows as {
      linkId: string
      relation: string
      direction: string
      paper: { number: string }
    }[]
  ).map((row) => `${row.direction} ${row.relation} ${row.paper.number}`)

describe('a link', () => {
  test('is read on both pages, in both directions', async () => {
    const [basis, plan] = [await paper('2020-01-10'), await paper('2020-02-10')]
    expect((await link(plan, 'basis', basis, { note: 'Điều 2' })).statusCode).toBe(201)
    expect(await links(plan)).toEqual([`from basis ${basis.number}`])
    expect(await links(basis)).toEqual([`to basis ${plan.number}`])
    expect((await shown(basis)).standing).toEqual({ state: 'issued', since: null, by: null })
  })

  test('said from the other page is the same link', async () => {
    const [older, newer] = [await paper('2020-01-11'), await paper('2020-02-11')]
    expect((await link(older, 'replaces', newer, { direction: 'to' })).statusCode).toBe(201)
    expect(await links(newer)).toEqual([`from replaces ${older.number}`])
    expect(await refused(link(newer, 'replaces', older))).toEqual([409, 'paper-link.already'])
  })

  test('is withdrawn with a reason, and what was known before stays known', async () => {
    const [older, newer] = [await paper('2020-01-12'), await paper('2020-02-12')]
    const { id } = (await link(newer, 'revokes', older)).json()
    const before = product.services.clock.now().toISOString()
    expect((await shown(older)).standing.state).toBe('revoked')
    product.setNow(new Date(Date.parse(before) + 60_000).toISOString())
    expect((await clerk.call(withdrawPaperLink, { params: { paperLinkId: id }, body: { reason: '' } })).statusCode).toBe(400)
    expect((await clerk.call(withdrawPaperLink, { params: { paperLinkId: id }, body: { reason: 'Chọn nhầm văn bản' } })).statusCode).toBe(200)
    expect((await clerk.call(withdrawPaperLink, { params: { paperLinkId: id }, body: { reason: 'Lần nữa' } })).json().code).toBe('paper-link.withdrawn')
    expect([await links(older), (await shown(older)).standing.state]).toEqual([[], 'issued'])
    expect(await links(older, { knownAt: before })).toEqual([`to revokes ${newer.number}`])
    expect((await shown(older, { knownAt: before })).standing.state).toBe('revoked')
    expect((await link(newer, 'revokes', older)).statusCode).toBe(201)
  })
})

describe('what becomes of a paper', () => {
  test('is derived from the strongest link, since the day it works, on the page, in the list and in the register', async () => {
    const [first, change, next] = [await paper('2020-01-13'), await paper('2020-02-13'), await paper('2020-03-13')]
    await link(change, 'amends', first)
    expect((await shown(first)).standing).toEqual({ state: 'amended', since: '2020-02-13', by: { id: change.id, number: change.number } })
    await link(next, 'replaces', first, { since: '2020-04-01' })
    const standing = { state: 'replaced', since: '2020-04-01', by: { id: next.id, number: next.number } }
    expect((await shown(first)).standing).toEqual(standing)
    const list = async (query: object) => (await clerk.call(listPapers, { query: { q: first.number, ...query } })).json().rows[0].standing
    expect(await list({})).toEqual(standing)
    expect((await list({ on: '2020-03-31' })).state).toBe('amended')
    expect((await list({ on: '2020-02-01' })).state).toBe('issued')
    expect((await clerk.call(listOutgoing, { query: { q: first.number } })).json().rows[0].standing).toEqual(standing)
    const file = await clerk.call(exportOutgoing, { query: { q: first.number, format: 'csv' } })
    expect(file.body).toContain(`Đã bị thay thế từ ngày 01/04/2020 theo ${next.number}`)
  })

  test('is expired by its own words, unless it was replaced before', async () => {
    const runs = await paper('2019-01-14', { expiresOn: '2019-12-31' })
    expect((await shown(runs)).standing).toEqual({ state: 'expired', since: '2019-12-31', by: null })
    const next = await paper('2019-06-14')
    await link(next, 'replaces', runs)
    expect((await shown(runs)).standing.state).toBe('replaced')
    const wrong = await clerk.call(recordPaper, {
      body: { kind: 'decision', number: '1/QĐ-UBND', issuedOn: '2020-01-14', issuerId: ubnd, abstract: 'thử', expiresOn: '2020-01-13' },
    })
    expect([wrong.statusCode, wrong.json().errors[0].path]).toEqual([400, 'expiresOn'])
  })

  test('is no longer what a retracted paper did', async () => {
    const [older, newer] = [await paper('2020-01-15'), await paper('2020-02-15')]
    await link(newer, 'corrects', older)
    expect((await shown(older)).standing.state).toBe('corrected')
    await clerk.call(retractPaper, { params: { paperId: newer.id }, body: { version: 1, reason: 'Ghi nhầm' } })
    expect((await shown(older)).standing.state).toBe('issued')
    expect((await clerk.call(listPaperLinks, { params: { paperId: older.id } })).json().rows[0].paper.retracted).toBe(true)
  })
})

describe('refused', () => {
  test('a link to itself, to a retracted or an unknown paper, and twice the same', async () => {
    const [a, b, gone] = [await paper('2020-01-16'), await paper('2020-02-16'), await paper('2020-01-17')]
    await clerk.call(retractPaper, { params: { paperId: gone.id }, body: { version: 1, reason: 'Ghi nhầm' } })
    expect(await refused(link(a, 'related', a))).toEqual([400, 'paper-link.itself'])
    expect(await refused(link(b, 'basis', gone))).toEqual([409, 'paper-link.not-held'])
    expect(await refused(link(b, 'basis', { id: uuidv7(new Date()) }))).toEqual([409, 'paper-link.not-held'])
    expect(await refused(link(a, 'related', b))).toEqual([201, undefined])
    expect(await refused(link(b, 'related', a))).toEqual([409, 'paper-link.already'])
    expect(await refused(link(a, 'basis', b, { since: '2020-03-01' }))).toEqual([400, 'paper-link.since-idle'])
    expect(await refused(link(b, 'amends', a, { since: '2020-01-01' }))).toEqual([400, 'paper-link.since-before'])
  })

  test('replacing a paper of the same or a later day; amending a later one', async () => {
    const [early, same, late] = [await paper('2020-01-18'), await paper('2020-01-18'), await paper('2020-02-18')]
    expect(await refused(link(early, 'replaces', same))).toEqual([409, 'paper-link.replaces-later'])
    expect(await refused(link(early, 'replaces', late))).toEqual([409, 'paper-link.replaces-later'])
    expect(await refused(link(early, 'amends', late))).toEqual([409, 'paper-link.acts-on-later'])
    expect(await refused(link(early, 'corrects', same))).toEqual([201, undefined])
  })

  test('a circle, also one that a corrected day makes possible', async () => {
    const [a, b, c] = [await paper('2020-01-19'), await paper('2020-02-19'), await paper('2020-03-19')]
    await link(b, 'replaces', a)
    await link(c, 'replaces', b)
    await clerk.call(correctPaper, {
      params: { paperId: a.id },
      body: { kind: 'decision', number: a.number, issuedOn: '2020-04-19', issuerId: ubnd, abstract: 'về việc áp dụng', version: 1, reason: 'Sai ngày' },
    })
    expect(await refused(link(a, 'replaces', c))).toEqual([409, 'paper-link.circle'])
    expect(await links(a)).toEqual([`to replaces ${b.number}`])
  })

  test('one of two who close a circle at one moment', async () => {
    const [a, b] = [await paper('2020-01-20'), await paper('2020-01-20')]
    const both = await Promise.all([refused(link(a, 'basis', b)), refused(link(b, 'basis', a))])
    expect(both.sort()).toEqual([
      [201, undefined],
      [409, 'paper-link.circle'],
    ])
  })

  test('reading and writing by who may not', async () => {
    const one = await paper('2020-01-21')
    const leader = await product.person('authority-leader')
    expect((await leader.call(listPaperLinks, { params: { paperId: one.id } })).statusCode).toBe(200)
    expect((await leader.call(addPaperLink, { params: { paperId: one.id }, body: { otherId: one.id, relation: 'basis' } })).statusCode).toBe(403)
  })
})

test('rooms above link papers in their own transaction, and what is there stays', async () => {
  const [letter, answer] = [await paper('2020-01-22'), await paper('2020-02-22')]
  const by = { authority: product.authority, officer: null, at: product.services.clock.now() }
  const inside = <T>(work: Parameters<typeof inTransaction<T>>[3]) =>
    inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', work)
  const wanted = [{ from: answer.id, to: letter.id, relation: 'answers' as const }]
  expect(await inside((tx) => linkPapers(tx, by, wanted))).toHaveLength(1)
  expect(await inside((tx) => linkPapers(tx, by, wanted))).toHaveLength(0)
  expect((await inside((tx) => linksOf(tx, product.authority, letter.id))).rows.map(({ relation }) => relation)).toEqual(['answers'])
})
