import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor } from '../src/kernel/actor.ts'
import { Day } from '../src/kernel/day.ts'
import { BodyId } from '../src/kernel/identity.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { giveNumber, type NumberAsked, seriesKept } from '../src/papers/numbering/facade.ts'
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
    const answers = await Promise.all([1, 2].map(() => codeOf(give({ wish, reason: 'Bỏ sót' }).then(({ number }) => number))))
    expect(answers.map(String).toSorted()).toEqual(['01a/BC-TĐC', 'numbering.taken-meanwhile'])
  })
})
