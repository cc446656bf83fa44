import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BodyId, PaperId } from '../src/kernel/identity.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { papersOf, recordIssuedPaper } from '../src/papers/registers/facade.ts'
import {
  checkPaperNumber,
  correctPaper,
  exportPapers,
  listPapers,
  paperFile,
  paperIssuers,
  paperKinds,
  recordPaper,
  retractPaper,
  showPaper,
} from '../src/papers/registers/paper.contract.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { Day } from '../src/kernel/day.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { facts } from '../src/demo/facts.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let clerk: Person
const bodies = { UBND: uuidv7(new Date()), SKHCN: uuidv7(new Date()) }
const ubnd = 'Ủy ban nhân dân Thành phố Hồ Chí Minh'

beforeAll(async () => {
  product = await testProduct()
  clerk = await product.person('records-clerk')
  for (const [symbol, level, name] of [
    ['UBND', 'peoples-committee', ubnd],
    ['SKHCN', 'department', 'Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh'],
  ] as const) {
    await product.db.owner.query(
      "INSERT INTO issuing_body (authority_id, id, level, name, symbol, place_name, signing_form, signer_title) VALUES (79,$1,$2,$3,$4,'Thành phố Hồ Chí Minh','','')",
      [bodies[symbol], level, name, symbol],
    )
  }
})
afterAll(() => product.close())

const decision = { kind: 'decision', number: '1/QĐ-UBND', issuedOn: '2020-01-02', issuerId: bodies.UBND, abstract: 'về việc phê duyệt kế hoạch' }
let serial = 2000
const fresh = (change: Record<string, unknown> = {}) => ({ ...decision, number: `${serial++}/QĐ-UBND`, ...change })

describe('the five papers of the first half of 2020', () => {
  test('are recorded in one step each and found without diacritics', async () => {
    for (const paper of facts.papers) {
      const answer = await clerk.call(recordPaper, {
        body: { kind: paper.kind, number: paper.number, issuedOn: paper.date, issuerId: bodies[paper.issuer], abstract: paper.abstractVi },
      })
      expect([answer.statusCode, answer.json()]).toEqual([201, { id: expect.any(String), version: 1, warnings: [] }])
    }
    const list = async (query: object) => (await clerk.call(listPapers, { query })).json() as { rows: { number: string }[]; total: number }
    expect((await list({})).rows.map(({ number }) => number)).toEqual(['1453/QĐ-UBND', '1452/QĐ-UBND', '1451/QĐ-UBND', '619/SKHCN-TĐC', '287/SKHCN-TĐC'])
    expect((await list({ q: 'doan kiem tra' })).rows.map(({ number }) => number)).toEqual(['1453/QĐ-UBND'])
    expect((await list({ q: 'to chuc du dieu kien' })).rows.map(({ number }) => number)).toEqual(['619/SKHCN-TĐC'])
    expect((await list({ q: '1451/qd' })).total).toBe(1)
    expect((await list({ q: 'kiem tra doan 1453' })).rows.map(({ number }) => number)).toEqual(['1453/QĐ-UBND'])
    expect((await list({ q: 'kiem tra doan 1451' })).total).toBe(0)
    expect((await list({ q: '%' })).total).toBe(0)
    expect((await list({ kind: 'officialLetter' })).total).toBe(2)
    expect((await list({ kind: 'officialLetter,decision' })).total).toBe(5)
    expect((await list({ issuer: 'so khoa hoc va cong nghe thanh pho ho chi minh' })).total).toBe(2)
    expect((await list({ issuedFrom: '2020-03-01', issuedTo: '2020-04-28' })).rows.map(({ number }) => number)).toEqual(['619/SKHCN-TĐC'])
    expect((await list({ on: '2020-02-14' })).total).toBe(1)
    expect(await list({ from: 4, limit: 1, sort: 'number' })).toMatchObject({ rows: [{ number: '1453/QĐ-UBND' }], total: 5, more: false })
    expect(await list({ from: 400 })).toEqual({ rows: [], total: 5, more: false })
    expect((await clerk.call(listPapers, { query: { knownAt: '2020-01-01T00:00:00Z' } })).json()).toMatchObject({ total: 0 })
  })

  test('a number of the same issuer and year is told beforehand and refused, the other named', async () => {
    const told = await clerk.call(checkPaperNumber, { query: { number: '01451/qd-ubnd', issuedOn: '2020-12-01' } })
    const [other] = (told.json() as { rows: { id: string; number: string }[] }).rows
    expect(other).toMatchObject({ number: '1451/QĐ-UBND', issuerName: ubnd })
    const answer = await clerk.call(recordPaper, { body: fresh({ number: '01451/QD-UBND', issuedOn: '2020-05-01' }) })
    expect([answer.statusCode, answer.json()]).toEqual([
      409,
      expect.objectContaining({
        code: 'paper.number-taken',
        details: expect.objectContaining({ paper: other?.id, issuer: ubnd, year: '2020', issuedOn: '2020-04-29' }),
        errors: [expect.objectContaining({ path: 'number', code: 'paper.number-taken' })],
      }),
    ])
    expect((await clerk.call(recordPaper, { body: fresh({ number: '1451/QĐ-UBND', issuedOn: '2019-05-01' }) })).statusCode).toBe(201)
  })

  test('the kind and the symbol that do not fit are remarked, not refused', async () => {
    const answer = await clerk.call(recordPaper, { body: fresh({ number: '88/KH-UBND' }) })
    expect([answer.statusCode, answer.json().warnings]).toEqual([201, [{ code: 'paper.symbol-not-of-kind', details: { expected: 'QĐ', found: 'KH-UBND' } }]])
  })

  test('kinds and issuers are offered', async () => {
    expect((await clerk.call(paperKinds)).json().rows[0]).toEqual({ code: 'decision', name: { vi: 'Quyết định', en: 'Decision' }, symbol: 'QĐ' })
    await clerk.call(recordPaper, { body: { ...fresh(), issuerId: undefined, issuerName: 'Bộ Khoa học và Công nghệ' } })
    expect((await clerk.call(paperIssuers)).json().rows.map((row: { name: string }) => row.name)).toEqual([
      ubnd,
      'Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh',
      'Bộ Khoa học và Công nghệ',
    ])
  })
})

describe('a correction', () => {
  test('keeps what was held before, as it was known', async () => {
    product.setNow('2020-06-20T03:00:00Z')
    const { id } = (await clerk.call(recordPaper, { body: fresh({ abstract: 'về việc phê duyệt kế hạch', note: 'Dòng một\nDòng hai' }) })).json()
    product.setNow('2020-06-21T03:00:00Z')
    const shown = (await clerk.call(showPaper, { params: { paperId: id } })).json()
    expect(shown).toMatchObject({
      version: 1,
      note: 'Dòng một\nDòng hai',
      issuer: { symbol: 'UBND' },
      retractedAt: null,
      versions: [{ version: 1, to: null, by: expect.any(String) }],
    })
    const right = { ...decision, number: shown.number, abstract: 'về việc phê duyệt kế hoạch', version: 1, reason: 'Sai lỗi chính tả' }
    const answer = await clerk.call(correctPaper, { params: { paperId: id }, body: right })
    expect([answer.statusCode, answer.json()]).toEqual([200, { id, version: 2, warnings: [] }])
    expect((await clerk.call(showPaper, { params: { paperId: id } })).json()).toMatchObject({
      version: 2,
      abstract: 'về việc phê duyệt kế hoạch',
      note: null,
      versions: [
        { version: 1, to: '2020-06-21T03:00:00.000Z' },
        { version: 2, from: '2020-06-21T03:00:00.000Z', to: null },
      ],
    })
    expect((await clerk.call(showPaper, { params: { paperId: id }, query: { knownAt: '2020-06-20T12:00:00+07:00' } })).json()).toMatchObject({
      abstract: 'về việc phê duyệt kế hạch',
    })
    expect((await clerk.call(showPaper, { params: { paperId: id }, query: { knownAt: '2020-06-19T12:00:00+07:00' } })).json().code).toBe('paper.not-found')
    expect((await clerk.call(listPapers, { query: { q: 'ke hach' } })).json().total).toBe(0)
    expect((await clerk.call(listPapers, { query: { q: 'ke hach', knownAt: '2020-06-20T12:00:00Z' } })).json().total).toBe(1)

    const stale = await clerk.call(correctPaper, { params: { paperId: id }, body: { ...right, abstract: 'khác' } })
    expect([stale.statusCode, stale.json()]).toEqual([
      409,
      expect.objectContaining({
        code: 'record.changed-meanwhile',
        details: expect.objectContaining({ version: 2, at: '2020-06-21T03:00:00.000Z', by: expect.any(String), fields: ['abstract', 'note'] }),
      }),
    ])
    expect((await clerk.call(correctPaper, { params: { paperId: id }, body: { ...right, version: 2 } })).json().code).toBe('paper.nothing-to-correct')
    expect((await clerk.call(correctPaper, { params: { paperId: id }, body: { ...right, version: 2, number: '1452/QĐ-UBND' } })).json().code).toBe(
      'paper.number-taken',
    )
    const log = await product.db.owner.query<{ content: string }>('SELECT content FROM event WHERE subject_id = $1 ORDER BY seq', [id])
    expect(log.rows.map((row) => JSON.parse(row.content).type)).toEqual(['paper.recorded', 'paper.corrected'])
    expect(log.rows[1]?.content).not.toContain('chính tả')
  })

  test('of one version happens once, however many send it', async () => {
    const { id } = (await clerk.call(recordPaper, { body: fresh() })).json()
    const { number } = (await clerk.call(showPaper, { params: { paperId: id } })).json()
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        clerk.call(correctPaper, { params: { paperId: id }, body: { ...decision, number, abstract: `lần ${n}`, version: 1, reason: 'Thử' } }),
      ),
    )
    expect(answers.map((a) => a.statusCode).sort()).toEqual([200, ...Array.from({ length: 11 }, () => 409)])
    const versions = await product.db.owner.query('SELECT version FROM paper_version WHERE paper_id = $1', [id])
    expect(versions.rows).toHaveLength(2)
  })
})

describe('a retraction', () => {
  test('frees the number; the record is still shown, as retracted', async () => {
    const body = fresh()
    const { id } = (await clerk.call(recordPaper, { body })).json()
    expect((await clerk.call(retractPaper, { params: { paperId: id }, body: { version: 1, reason: 'Ghi nhầm' } })).json()).toEqual({ id, version: 2 })
    expect((await clerk.call(showPaper, { params: { paperId: id } })).json()).toMatchObject({
      version: 2,
      number: body.number,
      retractedAt: expect.any(String),
    })
    expect((await clerk.call(listPapers, { query: { q: body.number } })).json().total).toBe(0)
    for (const [seen, code] of [
      [1, 'paper.retracted'],
      [2, 'paper.retracted'],
    ] as const) {
      expect((await clerk.call(correctPaper, { params: { paperId: id }, body: { ...body, abstract: 'mới', version: seen, reason: 'Thử' } })).json().code).toBe(
        code,
      )
    }
    expect((await clerk.call(recordPaper, { body })).statusCode).toBe(201)
  })
})

describe('the file of a paper', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer << >>\n%%EOF\n')

  test('is handed out through the paper only, and attached only by whoever uploaded it', async () => {
    const file = (await clerk.upload(uploadFile, { name: 'QĐ 1451.pdf', type: 'application/pdf', bytes: pdf })).json()
    const other = await product.person('programme-officer')
    const refused = await other.call(recordPaper, { body: fresh({ fileId: file.id }) })
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'paper.file-unknown'])
    const body = fresh({ fileId: file.id })
    const { id } = (await clerk.call(recordPaper, { body })).json()
    expect((await other.call(correctPaper, { params: { paperId: id }, body: { ...body, abstract: 'sửa', version: 1, reason: 'Thử' } })).statusCode).toBe(200)
    const got = await other.call(paperFile, { params: { paperId: id }, query: { view: 'true' } })
    expect([got.statusCode, createHash('sha256').update(got.rawPayload).digest('hex')]).toEqual([200, createHash('sha256').update(pdf).digest('hex')])
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^inline/),
    })
    expect((await other.call(paperFile, { params: { paperId: id } })).headers['content-disposition']).toMatch(/^attachment/)
    const { id: bare } = (await clerk.call(recordPaper, { body: fresh() })).json()
    expect((await clerk.call(paperFile, { params: { paperId: bare } })).json().code).toBe('paper.without-file')
  })
})

/** Statements between BEGIN and COMMIT, and whether each names the authority. */
async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const stop = listenToStatements(({ sql }) => sent.push(sql))
  await act()
  stop()
  return sent.slice(sent.findIndex((sql) => sql.startsWith('BEGIN')) + 1, sent.indexOf('COMMIT'))
}

describe('statements', () => {
  test('a list and a page are one, a write is four', async () => {
    const body = fresh()
    const { id } = (await clerk.call(recordPaper, { body })).json()
    const params = { paperId: id }
    expect(await statementsOf(() => clerk.call(listPapers, { query: { q: 'ke hoach', kind: 'decision', sort: 'issuer' } }))).toHaveLength(1)
    expect(await statementsOf(() => clerk.call(showPaper, { params }))).toHaveLength(1)
    expect(await statementsOf(() => clerk.call(exportPapers))).toHaveLength(1)
    expect(await statementsOf(() => clerk.call(recordPaper, { body: fresh() }))).toHaveLength(4)
    expect(await statementsOf(() => clerk.call(correctPaper, { params, body: { ...body, abstract: 'khác', version: 1, reason: 'Thử' } }))).toHaveLength(4)
    expect(await statementsOf(() => clerk.call(retractPaper, { params, body: { version: 2, reason: 'Thử' } }))).toHaveLength(4)
  })
})

describe('bad input', () => {
  test.each([
    ['31 February', { issuedOn: '2020-02-31' }],
    ['a day before 1900', { issuedOn: '1800-01-01' }],
    ['a day after 2100', { issuedOn: '2300-01-01' }],
    ['a day to come', { issuedOn: '2020-12-31' }],
    ['no abstract', { abstract: '' }],
    ['an abstract of nothing visible', { abstract: '\u200b\u202e ' }],
    ['2,001 letters', { abstract: 'ă'.repeat(2001) }],
    ['a signer of 500 letters', { signerName: 'ơ'.repeat(500) }],
    ['an unknown key', { authorityId: 1 }],
    ['a key the server owns', { version: 7 }],
    ['a foreign issuer', { issuerId: '01900000-0000-7000-8000-00000000000f' }],
    ['no uuid', { issuerId: 'x' }],
    ['a foreign file', { fileId: '01900000-0000-7000-8000-00000000000f' }],
    ['an unknown kind', { kind: 'royal-decree' }],
    ['an unknown topic', { topic: 'gossip' }],
    ['a number of 10^18', { number: '1000000000000000000/QĐ-UBND' }],
    ['a negative number', { number: '-5/QĐ-UBND' }],
    ['html for a number', { number: '<script>/QĐ' }],
    ['an object for a text', { abstract: { a: 1 } }],
    ['null', { abstract: null }],
  ])('%s is refused and nothing is kept', async (_, change) => {
    const count = async () => Number((await product.db.owner.query('SELECT count(*) FROM paper')).rows[0].count)
    const before = await count()
    const answer = await clerk.call(recordPaper, { body: fresh(change) })
    expect([answer.statusCode, typeof answer.json().code]).toEqual([400, 'string'])
    expect(await count()).toBe(before)
  })

  test('html, emoji, marks and null bytes are text: kept harmless', async () => {
    const { id } = (
      await clerk.call(recordPaper, { body: fresh({ abstract: '<b>đậm</b> \u202Eabc\u0000 😀 ho\u00e0', signerName: '=HYPERLINK("x")' }) })
    ).json()
    expect((await clerk.call(showPaper, { params: { paperId: id } })).json()).toMatchObject({
      abstract: '<b>đậm</b> abc 😀 hoà',
      signerName: '=HYPERLINK("x")',
    })
    const csv = await clerk.call(exportPapers, { query: { format: 'csv', q: 'dam' } })
    expect(csv.body).toContain('"\'=HYPERLINK')
  })

  test('one key sent twice has one effect; with another body it is refused', async () => {
    const key = crypto.randomUUID()
    const body = fresh()
    const [first, second] = [await clerk.call(recordPaper, { body, key }), await clerk.call(recordPaper, { body, key })]
    expect([second.statusCode, second.json()]).toEqual([first.statusCode, first.json()])
    expect((await clerk.call(recordPaper, { body: { ...body, abstract: 'khác' }, key })).statusCode).toBe(422)
  })

  test('the same number sent at once is recorded once', async () => {
    const body = fresh()
    const answers = await Promise.all(Array.from({ length: 8 }, () => clerk.call(recordPaper, { body })))
    expect(answers.map((a) => a.statusCode).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409])
    expect(answers.filter((a) => a.statusCode === 409).every((a) => a.json().code === 'paper.number-taken')).toBe(true)
  })

  test("a paper that is not there, or is another authority's, is not found", async () => {
    const id = '01900000-0000-7000-8000-00000000000f'
    for (const answer of [
      await clerk.call(showPaper, { params: { paperId: id } }),
      await clerk.call(paperFile, { params: { paperId: id } }),
      await clerk.call(retractPaper, { params: { paperId: id }, body: { version: 1, reason: 'x' } }),
    ]) {
      expect(answer.statusCode).toBe(404)
    }
    expect((await clerk.call(showPaper, { params: { paperId: '1; DROP TABLE paper' } })).statusCode).toBe(400)
  })

  test('who does not hold the act is refused', async () => {
    const leader = await product.person('authority-leader')
    expect((await leader.call(listPapers)).statusCode).toBe(200)
    expect((await leader.call(recordPaper, { body: fresh() })).statusCode).toBe(403)
    const secretary = await product.person('iso-secretary', uuidv7(new Date()))
    expect((await secretary.call(listPapers)).statusCode).toBe(403)
  })
})

describe('the list handed on', () => {
  test('is a workbook or CSV with the filters of the screen', async () => {
    const csv = await clerk.call(exportPapers, { query: { format: 'csv', issuedFrom: '2020-02-01', issuedTo: '2020-03-31' } })
    expect(csv.body.startsWith('\uFEFF')).toBe(true)
    const lines = csv.body.trim().split('\r\n')
    expect(lines[0]).toMatch(/^STT,Loại văn bản,"Số, ký hiệu",Ngày ban hành/)
    expect(lines.slice(1).map((text) => text.split(',').slice(0, 4))).toEqual([
      ['1', 'Công văn', '619/SKHCN-TĐC', '20/03/2020'],
      ['2', 'Công văn', '287/SKHCN-TĐC', '14/02/2020'],
    ])
    const xlsx = await clerk.call(exportPapers, { query: { language: 'en' } })
    expect([xlsx.statusCode, xlsx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect(xlsx.headers['content-disposition']).toContain('issued-papers-2020-06-21.xlsx')
  })
})

describe('what other rooms ask', () => {
  const reach = () => ({ side: 'authority', authority: product.authority }) as const
  const half = { from: Day.parse('2020-01-01'), to: Day.parse('2020-06-15') }

  test('papers of a period, by date and number, as known at an instant', async () => {
    const at = new Date('2020-06-20T03:00:00Z')
    const known = await inTransaction(product.services.database, reach(), 'read', (tx) => papersOf(tx, { authority: product.authority, ...half, knownAt: at }))
    expect(known.filter(({ number }) => facts.papers.some((p) => p.number === number)).map(({ number, issuerSymbol }) => [number, issuerSymbol])).toEqual([
      ['287/SKHCN-TĐC', 'SKHCN'],
      ['619/SKHCN-TĐC', 'SKHCN'],
      ['1451/QĐ-UBND', 'UBND'],
      ['1452/QĐ-UBND', 'UBND'],
      ['1453/QĐ-UBND', 'UBND'],
    ])
    expect(
      await inTransaction(product.services.database, reach(), 'read', (tx) =>
        papersOf(tx, { authority: product.authority, ...half, knownAt: new Date('2020-06-01T00:00:00Z') }),
      ),
    ).toEqual([])
  })

  test('a paper issued through the product enters the register under the same unique number', async () => {
    const own = (number: string) =>
      inTransaction(product.services.database, reach(), 'write', async (tx) =>
        recordIssuedPaper(tx, {
          by: { authority: product.authority, officer: clerk.officer } as never,
          at: new Date('2020-06-21T04:00:00Z'),
          kind: 'report',
          number,
          issuedOn: Day.parse('2020-06-16'),
          issuer: { id: BodyId.parse(bodies.SKHCN), name: 'Sở Khoa học và Công nghệ Thành phố Hồ Chí Minh' },
          abstract: 'Kết quả 6 tháng',
          signerName: null,
          signerTitle: 'PHÓ GIÁM ĐỐC',
          fileId: null,
        }),
      )
    expect(PaperId.safeParse(await own('31/BC-SKHCN')).success).toBe(true)
    await expect(own('031/BC-SKHCN')).rejects.toMatchObject({ code: 'paper.number-taken' })
    await expect(own('không số')).rejects.toMatchObject({ code: 'official-number.unreadable' })
  })
})
