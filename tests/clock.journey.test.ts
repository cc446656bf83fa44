// The clock of the server jumps by two hours, back and forth, and by a day: order stays, nothing is done twice or lost, and it is told.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showHome } from '../src/authority/home/home.contract.ts'
import { compose } from '../src/compose.ts'
import { integrityChecks } from '../src/integrity-checks.ts'
import { correctPaper, listPapers, recordPaper } from '../src/papers/registers/paper.contract.ts'
import { genesis, linkHash } from '../src/platform/audit-log/commitment.ts'
import { healthRoutes } from '../src/platform/health/health.ts'
import { lookAtClock } from '../src/platform/health/clock-watch.ts'
import { keepHouse } from '../src/platform/housekeeping/housekeeping.ts'
import { createLog } from '../src/platform/log/log.ts'
import { addBody } from '../src/register/authority/body.contract.ts'
import { runNightlyChecks } from '../src/register/integrity/integrity.commands.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { loadFacts } from './support/facts.ts'
import { type Samples, sampleWrites } from './support/samples.ts'

const hour = 3_600_000
const jumps = [
  ['two hours back', -2 * hour],
  ['two hours ahead', 2 * hour],
  ['a day ahead', 24 * hour],
] as const

let product: TestProduct
let officer: Person
let administrator: Person
/** Now, as the database has it: the clock of the product stands beside it and jumps. */
let start: number
const jump = (by: number) => product.setNow(new Date(start + by).toISOString())

beforeAll(async () => {
  start = Date.now()
  product = await testProduct({ now: new Date(start).toISOString() })
  officer = await product.person('programme-officer')
  administrator = await product.person('system-administrator')
})
afterAll(() => product.close())

const ok = <A extends { statusCode: number; body: string }>(answer: A): A => {
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer
}
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
const paper = (number: string, abstract: string) => ({ kind: 'decision', number, issuedOn: '2020-05-01', issuerName: 'Bộ Khoa học và Công nghệ', abstract })

describe('a clock that jumped', () => {
  /** What the first page, the metrics and the log say of it. */
  async function told() {
    const lines: string[] = []
    const services = { ...product.services, log: createLog('warn', { write: (line) => void lines.push(line) }) }
    const { app } = await compose(services)
    healthRoutes(app, services, { pending: new Set() })
    await app.ready()
    try {
      await expect.poll(async () => (await lookAtClock(services)) === undefined || lines.length > 0).toBe(true)
      const { body: metrics } = await app.inject({ url: '/metrics' })
      const gauge = (against: string) => Number(new RegExp(`hopchuan_clock_fault_seconds\\{against="${against}"\\} (\\S+)`).exec(metrics)?.[1])
      const clock = async (who: Person) =>
        ok(await who.call(showHome)).json<{ waiting: { clock: { behindRecord: number; offDatabase: number } | null } }>().waiting.clock
      const line = lines.map((text) => JSON.parse(text)).find(({ msg }) => /clock of this machine/.test(msg))
      return { home: await clock(administrator), others: await clock(officer), gauges: [gauge('record'), gauge('database')], line }
    } finally {
      await app.close()
    }
  }
  const about = (seconds: number) => (seconds === 0 ? 0 : expect.closeTo(seconds, -2))

  test('is told in the log, in the metrics and on the administrator’s first page; a right one is not', async () => {
    ok(await administrator.call(addBody, { body: { parentId: null, ...body('Sở Y tế') } }))
    expect(await told()).toEqual({ home: null, others: null, gauges: [0, 0], line: undefined })
    for (const [, by] of jumps) {
      jump(by)
      const [record, database] = [Math.max(0, -by) / 1_000, Math.abs(by) / 1_000]
      expect(await told()).toEqual({
        home: { behindRecord: about(record), offDatabase: about(database) },
        others: null,
        gauges: [about(record), about(database)],
        line: expect.objectContaining({ level: 40, behindRecord: about(record), offDatabase: about(database) }),
      })
    }
    // Something is recorded in the day ahead; set right, the clock is behind it until that day has come.
    ok(await administrator.call(addBody, { body: { parentId: null, ...body('Sở Xây dựng') } }))
    jump(0)
    expect(await told()).toMatchObject({ home: { behindRecord: about(86_400), offDatabase: 0 }, gauges: [about(86_400), 0] })
  })
})

describe('while it jumps', () => {
  test('the chain keeps its order, and a record is corrected', async () => {
    jump(0)
    const made = {
      paper: ok(await officer.call(recordPaper, { body: paper('1/QĐ-BKHCN', 'lần 0') })).json<{ id: string }>().id,
    }
    let version = 1
    for (const [, by] of [...jumps, ['right again', 0] as const]) {
      jump(by)
      ok(await officer.call(correctPaper, { params: { paperId: made.paper }, body: { ...paper('1/QĐ-BKHCN', `lần ${version}`), version, reason: 'gõ nhầm' } }))
      version += 1
      const { rows } = ok(await officer.call(listPapers, { query: {} })).json<{ rows: { abstract: string }[] }>()
      expect(rows.map(({ abstract }) => abstract)).toEqual([`lần ${version - 1}`])
    }
    const { rows } = await product.db.owner.query<{ seq: string; content: string; hash: Buffer }>(
      'SELECT seq::text, content, hash FROM event WHERE organisation_id = $1 ORDER BY event.seq',
      [product.office],
    )
    let previous: Buffer = genesis
    for (const [n, row] of rows.entries()) {
      expect([Number(row.seq), linkHash(previous, BigInt(row.seq), row.content).equals(row.hash)]).toEqual([n + 1, true])
      previous = row.hash
    }
    expect(rows.filter(({ content }) => content.includes(made.paper)).length).toBe(5)
  })

  test('each night is checked once, none twice and none never', async () => {
    const nights = async () =>
      (await product.db.owner.query<{ night: string }>('SELECT night::text FROM integrity_run WHERE night IS NOT NULL ORDER BY night')).rows.map(
        ({ night }) => night,
      )
    const at = async (instant: string) => {
      product.setNow(instant)
      await runNightlyChecks(product.services, product.authority, integrityChecks)
    }
    // 02:00 of the 2nd in Vietnam is 19:00 of the 1st in UTC.
    await at('2030-01-01T19:00:00Z')
    await at('2030-01-01T17:00:00Z')
    await at('2030-01-01T19:00:01Z')
    await at('2030-01-01T21:00:00Z')
    await at('2030-01-02T19:00:00Z')
    await at('2030-01-01T19:00:00Z')
    await at('2030-01-02T19:00:00Z')
    await at('2030-01-03T19:00:00Z')
    expect(await nights()).toEqual(['2030-01-01', '2030-01-02', '2030-01-03', '2030-01-04'])
  })

  test('housekeeping takes nothing that a clock set right still needs', async () => {
    const key = crypto.randomUUID()
    jump(0)
    const send = () => officer.call(recordPaper, { body: paper('7/QĐ-BKHCN', 'về việc giữ khóa'), key })
    const first = ok(await send())
    for (const [, by] of jumps) {
      jump(by)
      await keepHouse(product.services)
      const again = await send()
      expect([again.statusCode, again.body]).toEqual([first.statusCode, first.body])
    }
    jump(0)
    expect(ok(await send()).body).toBe(first.body)
  })
})

// Made from the samples of all writes: a new one is tried by itself.
test('whatever is written while the clock goes back, a minute with each write, is taken', async () => {
  const own = await testProduct()
  try {
    const { ids } = await loadFacts(own)
    const person = await own.person('system-administrator')
    const samples: Samples = { product: own, ids, last: {} }
    const refused: [string, number, string][] = []
    let at = own.services.clock.now().getTime()
    for (const [name, sample] of sampleWrites) {
      const endpoint = own.composed.serve.endpoints.find((other) => other.name === name)
      if (!endpoint) throw new Error(`no endpoint ${name}`)
      at -= 60_000
      own.setNow(new Date(at).toISOString())
      // A sample that builds on a write that was refused says so.
      const input = await Promise.resolve()
        .then(() => sample(samples, person))
        .catch((error: Error) => error)
      if (input instanceof Error) {
        refused.push([name, 0, input.message])
        continue
      }
      const answer = await person.call(endpoint, input)
      if (answer.statusCode < 300) samples.last = { ...samples.last, [name]: answer.json() as Record<string, unknown> }
      else refused.push([name, answer.statusCode, answer.body])
    }
    expect(refused).toEqual([])
  } finally {
    await own.close()
  }
}, 120_000)
