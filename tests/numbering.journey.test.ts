import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../src/kernel/actor.ts'
import { Day } from '../src/kernel/day.ts'
import { BodyId } from '../src/kernel/identity.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { giveNumber, type NumberAsked, seriesKept } from '../src/papers/numbering/facade.ts'
import {
  listSeries,
  nextNumber,
  openSeries,
  passNumbers,
  reserveNumbers,
  type SeriesRow,
  shareSeries,
  spoilNumbers,
} from '../src/papers/numbering/series.contract.ts'
import { exportOutgoing, listOutgoing, type OutgoingRow } from '../src/papers/registers/outgoing.contract.ts'
import { correctPaper, recordPaper, retractPaper } from '../src/papers/registers/paper.contract.ts'
import { inTransaction, type Tx } from '../src/platform/db/transaction.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let clerk: Person
let by: Actor
let at: Date
let issuer: BodyId
let department: BodyId

beforeAll(async () => {
  product = await testProduct()
  clerk = await product.person('records-clerk')
  by = { authority: product.authority, officer: clerk.officer, seat: clerk.seat, organisation: product.office } as unknown as Actor
})
afterAll(() => product.close())

let made = 0
async function body(level: string, symbol: string, kept: string[]): Promise<BodyId> {
  const id = BodyId.parse(uuidv7(new Date()))
  await product.db.owner.query(
    "INSERT INTO issuing_body (authority_id, id, level, name, symbol, place_name, signing_form, signer_title, series_here) VALUES (79,$1,$2,$3,$4,'Thành phố Hồ Chí Minh','','',$5)",
    [id, level, `${symbol} thứ ${++made}`, symbol, kept],
  )
  return id
}

beforeEach(async () => {
  at = new Date('2020-06-20T03:00:00Z')
  product.setNow(at.toISOString())
  issuer = await body('sub-department', 'TĐC', ['report', 'decision', 'officialLetter'])
  department = await body('department', 'SKHCN', [])
})

const write = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', work)
const asked = (change: Partial<NumberAsked> = {}): NumberAsked => ({ by, at, issuer, kind: 'report', issuedOn: Day.parse('2020-06-15'), ...change })
const give = (change: Partial<NumberAsked> = {}) => write((tx) => giveNumber(tx, asked(change)))
const codeOf = (act: Promise<unknown>) =>
  act.then(
    (answer) => answer,
    (error: { code: string }) => error.code,
  )

describe('a series kept here', () => {
  test('goes from 01 on, each kind by itself, a letter with its drafting unit', async () => {
    expect((await give()).number).toBe('01/BC-TĐC')
    expect((await give()).number).toBe('02/BC-TĐC')
    expect((await give({ kind: 'decision' })).number).toBe('01/QĐ-TĐC')
    expect((await give({ kind: 'officialLetter', unit: 'NSCL' })).number).toBe('01/TĐC-NSCL')
    expect(await write(async (tx) => [await seriesKept(tx, by.authority, issuer, 'report'), await seriesKept(tx, by.authority, department, 'report')])).toEqual(
      [true, false],
    )
    expect(await codeOf(give({ issuer: department }))).toBe('numbering.kept-elsewhere')
  })

  test('begins again on 1 January of Ho Chi Minh City, where the day comes seven hours earlier', async () => {
    at = new Date('2020-12-31T17:00:30Z')
    expect((await give({ issuedOn: Day.parse('2020-12-31') })).number).toBe('01/BC-TĐC')
    expect((await give({ issuedOn: Day.parse('2021-01-01') })).number).toBe('01/BC-TĐC')
    expect((await give({ issuedOn: Day.parse('2020-12-31') })).number).toBe('02/BC-TĐC')
    at = new Date('2020-12-31T16:59:30Z')
    expect(await codeOf(give({ issuedOn: Day.parse('2021-01-01') }))).toBe('numbering.day-in-future')
  })

  test('has no gap and nothing twice when 32 clerks take numbers at once, some of whom fail', async () => {
    const fails = (n: number) => n % 4 === 0
    const numbers = await Promise.all(
      Array.from({ length: 32 }, (_, n) =>
        write(async (tx) => {
          const { serial } = await giveNumber(tx, asked())
          if (fails(n)) throw new Error('the disk is full')
          return serial
        }).catch(() => 0),
      ),
    )
    const given = numbers.filter((n) => n > 0).toSorted((a, b) => a - b)
    expect(given).toEqual(Array.from({ length: 24 }, (_, n) => n + 1))
    expect((await give()).serial).toBe(25)
  }, 60_000)

  test('an earlier day than that of the last number is remarked', async () => {
    await give({ issuedOn: Day.parse('2020-06-12') })
    expect((await give({ issuedOn: Day.parse('2020-06-10') })).remarks).toEqual([
      { code: 'numbering.after-later-one', details: { serial: '02', last: '01', lastOn: '2020-06-12' } },
    ])
  })

  test('two who wish for one number behind the last: one has it', async () => {
    await give()
    await give()
    const wish = { serial: 1, suffix: 'a' }
    // Neither commits before both have begun: without a paper of its own the number would be free again for whoever comes later.
    const slowly = () =>
      write(async (tx) => {
        const { number } = await giveNumber(tx, asked({ wish, reason: 'Bỏ sót' }))
        await new Promise((done) => setTimeout(done, 500))
        return number
      })
    const answers = await Promise.all([1, 2].map(() => codeOf(slowly())))
    expect(answers.map(String).toSorted()).toEqual(['01a/BC-TĐC', 'numbering.taken-meanwhile'])
  })
})

describe('recording a paper whose series is kept here', () => {
  const paper = (number: string, change: Record<string, unknown> = {}) => ({
    body: { kind: 'report', number, issuedOn: '2020-06-15', issuerId: issuer, abstract: 'kết quả thực hiện', ...change },
  })
  const send = async (number: string, change: Record<string, unknown> = {}) => {
    const answer = await clerk.call(recordPaper, paper(number, change))
    return answer.statusCode === 201 ? answer.json() : answer.json().code
  }
  const next = async () =>
    (await clerk.call(nextNumber, { query: { issuerId: issuer, kind: 'report', issuedOn: '2020-06-15' } })).json().next?.number as string | undefined

  test('takes the next number, which the form is told', async () => {
    expect(await next()).toBe('01/BC-TĐC')
    expect(await send('01/BC-TĐC')).toMatchObject({ version: 1, warnings: [] })
    expect(await next()).toBe('02/BC-TĐC')
    expect((await clerk.call(nextNumber, { query: { issuerId: department, kind: 'report', issuedOn: '2020-06-15' } })).json()).toEqual({
      kept: false,
      next: null,
    })
  })

  test('two clerks at once: one has the number, the other is told', async () => {
    const answers = await Promise.all([send('1/BC-TĐC'), send('01/BC-TĐC')])
    expect(answers.map((answer) => (typeof answer === 'string' ? answer : 'recorded')).toSorted()).toEqual([
      expect.stringMatching(/^(numbering|paper)\.(taken|number-taken)/),
      'recorded',
    ])
  })

  test('beyond the next number is refused and nothing is kept', async () => {
    expect(await send('5/BC-TĐC')).toBe('numbering.beyond-next')
    expect(await next()).toBe('01/BC-TĐC')
    expect(await send('1000000000/BC-TĐC')).toBe('request.invalid')
  })

  test('a letter behind a number: with a reason, and once', async () => {
    await send('01/BC-TĐC')
    expect(await send('1a/BC-TĐC')).toBe('numbering.back-needs-reason')
    expect(await send('1a/BC-TĐC', { numberReason: 'Bỏ sót trong ngày' })).toMatchObject({ version: 1 })
    expect(await send('01A/BC-TĐC', { numberReason: 'Bỏ sót trong ngày' })).toBe('paper.number-taken')
    expect(await next()).toBe('02/BC-TĐC')
  })

  test('an earlier day than the last number is remarked; tomorrow is refused', async () => {
    await send('1/BC-TĐC', { issuedOn: '2020-06-12' })
    expect((await send('2/BC-TĐC', { issuedOn: '2020-06-10' })).warnings).toEqual([
      { code: 'numbering.after-later-one', details: { serial: '02', last: '01', lastOn: '2020-06-12' } },
    ])
    expect(await send('3/BC-TĐC', { issuedOn: '2020-06-21' })).toBe('paper.issued-in-future')
  })

  test('historical data bear the number they bore, and the series goes on behind them', async () => {
    const historical = { source: 'Sổ văn bản đi 2020', reason: 'Nhập lại sổ cũ' }
    expect(await send('40/BC-TĐC', { historical })).toMatchObject({ version: 1 })
    expect(await send('38/BC-TĐC', { historical })).toMatchObject({ version: 1 })
    expect(await next()).toBe('41/BC-TĐC')
    expect(await send('41/BC-TĐC')).toMatchObject({ version: 1 })
    expect((await rows())[0]?.gaps).toEqual([{ from: 39, to: 39 }])
  })

  test('a correction takes a number the same way, and the former one is seen as skipped', async () => {
    const { id } = await send('1/BC-TĐC')
    const correct = (number: string, version: number) =>
      clerk.call(correctPaper, { params: { paperId: id }, body: { ...paper(number).body, version, reason: 'Nhầm số' } })
    expect((await correct('7/BC-TĐC', 1)).json().code).toBe('numbering.beyond-next')
    expect((await correct('2/BC-TĐC', 1)).json()).toMatchObject({ version: 2 })
    expect((await rows())[0]).toMatchObject({ last: 2, gaps: [{ from: 1, to: 1 }] })
    expect(
      (await clerk.call(correctPaper, { params: { paperId: id }, body: { ...paper('2/BC-TĐC').body, copies: 5, version: 2, reason: 'Số bản' } })).json(),
    ).toMatchObject({
      version: 3,
    })
  })

  test('a body that is named instead of chosen has the same series', async () => {
    const name = (await product.db.owner.query<{ name: string }>('SELECT name FROM issuing_body WHERE id = $1', [issuer])).rows[0]?.name
    expect(await send('9/BC-TĐC', { issuerId: undefined, issuerName: name })).toBe('numbering.beyond-next')
    expect(await send('1/BC-TĐC', { issuerId: undefined, issuerName: name })).toMatchObject({ version: 1 })
    expect(await next()).toBe('02/BC-TĐC')
  })
})

const rows = async (year = 2020) =>
  ((await clerk.call(listSeries, { query: { year: String(year) } })).json() as { rows: SeriesRow[] }).rows.filter(
    (row) => row.issuerId === issuer && row.kinds.includes('report'),
  )

describe('the page of the series', () => {
  const series = (change: Record<string, unknown>) => ({ body: { issuerId: issuer, kind: 'report', year: 2020, reason: 'Theo sổ giấy', ...change } })
  const answer = async (sent: ReturnType<Person['call']>) => {
    const { statusCode, json } = await sent.then((got) => ({ statusCode: got.statusCode, json: got.json() as Record<string, unknown> }))
    return statusCode < 300 ? json['next'] : json['code']
  }

  test('begins where the paper book stands, before the first number and not after', async () => {
    expect(await answer(clerk.call(openSeries, series({ opening: 120 })))).toBe(120)
    expect(await answer(clerk.call(openSeries, series({ opening: 118 })))).toBe(118)
    expect((await give()).serial).toBe(118)
    expect(await answer(clerk.call(openSeries, series({ opening: 1 })))).toBe('numbering.opening-late')
    expect(await answer(clerk.call(passNumbers, series({ next: 118 })))).toBe('numbering.not-lowered')
    expect((await rows())[0]).toMatchObject({ opening: 118, last: 118 })
    expect(await answer(clerk.call(openSeries, series({ opening: 1, year: 2030 })))).toBe('numbering.year-ahead')
  })

  test('reserved numbers are used by their paper or spoiled, never lost', async () => {
    expect(await answer(clerk.call(reserveNumbers, series({ count: 2, reservedFor: 'Báo cáo quý II', until: '2020-06-30' })))).toBe(3)
    expect(await answer(clerk.call(reserveNumbers, series({ count: 1_000_000_000, reservedFor: 'Nhầm' })))).toBe('request.invalid')
    expect(await answer(clerk.call(reserveNumbers, series({ count: 1, reservedFor: 'Trễ', until: '2020-06-01' })))).toBe('numbering.until-past')
    expect((await rows())[0]).toMatchObject({
      last: 2,
      gaps: [],
      reserved: [{ serial: 1, reservedFor: 'Báo cáo quý II', until: '2020-06-30', by: expect.any(String) }, { serial: 2 }],
    })
    expect((await give({ wish: { serial: 1, suffix: '' } })).number).toBe('01/BC-TĐC')
    expect(await answer(clerk.call(spoilNumbers, series({ from: 2, to: 2 })))).toBe(3)
    expect(await codeOf(give({ wish: { serial: 2, suffix: '' } }))).toBe('numbering.is-spoiled')
    expect((await rows())[0]).toMatchObject({ reserved: [], spoiled: 1 })
  })

  test('a skipped number is seen, and recorded with its reason', async () => {
    for (const n of [1, 2, 3]) {
      const sent = await clerk.call(recordPaper, {
        body: { kind: 'report', number: `${n}/BC-TĐC`, issuedOn: '2020-06-15', issuerId: issuer, abstract: `báo cáo ${n}` },
      })
      if (n === 2) await clerk.call(retractPaper, { params: { paperId: sent.json().id }, body: { version: 1, reason: 'Ghi nhầm' } })
    }
    expect((await rows())[0]).toMatchObject({ given: 2, gaps: [{ from: 2, to: 2 }] })
    expect(await answer(clerk.call(spoilNumbers, series({ from: 1, to: 2 })))).toBe('numbering.has-paper')
    expect(await answer(clerk.call(spoilNumbers, series({ from: 2, to: 1 })))).toBe('numbering.span-reversed')
    expect(await answer(clerk.call(spoilNumbers, series({ from: 2, to: 2 })))).toBe(4)
    expect((await rows())[0]).toMatchObject({ given: 2, spoiled: 1, gaps: [] })
  })

  test('goes on at a higher number, those between being spoken for', async () => {
    expect(await answer(clerk.call(passNumbers, series({ next: 4 })))).toBe(4)
    expect((await rows())[0]).toMatchObject({ last: 3, spoiled: 3, gaps: [] })
    expect((await give()).number).toBe('04/BC-TĐC')
    expect(await answer(clerk.call(passNumbers, series({ next: 9_999_999 })))).toBe('numbering.too-many-at-once')
  })

  test('kinds share one series from a year in which nothing was numbered', async () => {
    await give()
    const share = (shared: string[], fromYear: number) => clerk.call(shareSeries, { body: { issuerId: issuer, fromYear, shared, reason: 'Quy chế văn thư' } })
    expect((await share(['report', 'decision'], 2020)).json().code).toBe('numbering.sharing-late')
    expect((await share(['report'], 2021)).json().code).toBe('numbering.shared-alone')
    expect((await share(['report', 'plan'], 2021)).json().code).toBe('numbering.kept-elsewhere')
    expect((await share(['report', 'decision'], 2021)).statusCode).toBe(200)
    at = new Date('2021-01-05T03:00:00Z')
    product.setNow(at.toISOString())
    const issuedOn = Day.parse('2021-01-05')
    expect([(await give({ issuedOn })).number, (await give({ kind: 'decision', issuedOn })).number]).toEqual(['01/BC-TĐC', '02/QĐ-TĐC'])
    expect((await rows(2021))[0]).toMatchObject({ series: 'shared', kinds: ['decision', 'report'], last: 2 })
  })

  test('only who keeps the numbers changes them', async () => {
    const officer = await product.person('programme-officer')
    expect((await officer.call(listSeries)).statusCode).toBe(200)
    expect((await officer.call(reserveNumbers, series({ count: 1, reservedFor: 'x' }))).statusCode).toBe(403)
  })
})

describe('the register of outgoing papers', () => {
  const record = (number: string, change: Record<string, unknown> = {}) =>
    clerk.call(recordPaper, { body: { kind: 'report', number, issuedOn: '2020-06-15', issuerId: issuer, abstract: `kết quả ${number}`, ...change } })
  const spoken = (change: Record<string, unknown>) => ({ body: { issuerId: issuer, kind: 'report', year: 2020, reason: 'In hỏng', ...change } })
  const list = async (query: Record<string, unknown> = {}) =>
    (await clerk.call(listOutgoing, { query: { issuerId: issuer, ...query } })).json() as { rows: OutgoingRow[]; total: number }
  const brief = (row: OutgoingRow) => [row.number, row.state]

  beforeEach(async () => {
    await record('1/BC-TĐC', {
      signerName: 'Nguyễn Văn Ký',
      recipients: ['Sở Khoa học và Công nghệ', 'Lưu: VT'],
      filingUnits: ['VT', 'NSCL'],
      copies: 5,
      issuedOn: '2020-03-10',
    })
    await record('2/BC-TĐC', { topic: 'other' })
    await clerk.call(spoilNumbers, spoken({ from: 3, to: 3 }))
    await clerk.call(reserveNumbers, spoken({ count: 1, reservedFor: 'Báo cáo năm' }))
    await record('5/BC-TĐC', { issuedOn: '2020-06-20' })
  })

  test('holds papers with all columns of the book, and numbers without paper in their place', async () => {
    const { rows, total } = await list({ sort: 'day' })
    expect([total, rows.map(brief)]).toEqual([
      5,
      [
        ['1/BC-TĐC', 'given'],
        ['2/BC-TĐC', 'given'],
        ['03/BC-TĐC', 'spoiled'],
        ['04/BC-TĐC', 'reserved'],
        ['5/BC-TĐC', 'given'],
      ],
    ])
    expect(rows[0]).toMatchObject({ recipients: ['Sở Khoa học và Công nghệ', 'Lưu: VT'], filingUnits: ['VT', 'NSCL'], copies: 5, signerName: 'Nguyễn Văn Ký' })
    expect(rows[2]).toMatchObject({ note: 'In hỏng', abstract: null, paperId: null })
    expect((await list({ sort: '-day', from: 1, limit: 2 })).rows.map(brief)).toEqual([
      ['04/BC-TĐC', 'reserved'],
      ['03/BC-TĐC', 'spoiled'],
    ])
  })

  test('is filtered by what a clerk asks for', async () => {
    const numbers = async (query: Record<string, unknown>) => (await list({ sort: 'day', ...query })).rows.map(({ number }) => number)
    expect(await numbers({ signer: 'văn ký' })).toEqual(['1/BC-TĐC'])
    expect(await numbers({ topic: 'other' })).toEqual(['2/BC-TĐC'])
    expect(await numbers({ q: 'ket qua 5/bc' })).toEqual(['5/BC-TĐC'])
    expect(await numbers({ issuedTo: '2020-03-31' })).toEqual(['1/BC-TĐC'])
    expect(await numbers({ year: 2019 })).toEqual([])
    expect(await numbers({ kind: 'decision' })).toEqual([])
  })

  test('goes out as a file in the columns of the book', async () => {
    const answer = await clerk.call(exportOutgoing, { query: { issuerId: issuer, sort: 'day', format: 'csv' } })
    const lines = answer.body.replace('\ufeff', '').trim().split('\r\n')
    expect(lines[0]).toBe('"Số, ký hiệu","Ngày, tháng",Tên loại và trích yếu nội dung,Người ký,Nơi nhận,Đơn vị nhận bản lưu,Số bản,Ghi chú')
    expect(lines[1]).toBe('1/BC-TĐC,10/03/2020,Báo cáo kết quả 1/BC-TĐC,Nguyễn Văn Ký,Sở Khoa học và Công nghệ; Lưu: VT,"VT, NSCL",5,')
    expect(lines[3]).toContain('Số hỏng: In hỏng')
    expect(lines[4]).toContain('Giữ cho Báo cáo năm')
    expect((await clerk.call(exportOutgoing, { query: { issuerId: issuer } })).statusCode).toBe(200)
  })
})
