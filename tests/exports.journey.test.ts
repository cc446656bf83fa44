// Lists of more than 10,000 rows leave as files made by a long work, in one reading of one moment.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fill } from '../bench/dataset/fill.ts'
import { startDeclarationExport } from '../src/conformity/declarations/declaration.contract.ts'
import { listStandings, startStandingExport } from '../src/conformity/declarations/conversion.contract.ts'
import { exporters } from '../src/exporters.ts'
import { batchesOf, countOf } from '../src/platform/db/cursor.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { readTable } from '../src/platform/spreadsheets/read-table.ts'
import { AgencyId } from '../src/kernel/identity.ts'
import { exportAgencies, listAgencies, startAgencyExport } from '../src/register/agencies/agency.contract.ts'
import { agenciesToExport } from '../src/register/agencies/agency.queries.ts'
import { agencyId } from '../bench/dataset/agencies.ts'
import { Day } from '../src/kernel/day.ts'
import { type Exporter, makeHere, type Wanted } from '../src/register/exports/export.make.ts'
import { makeApart } from '../src/register/exports/export.thread.ts'
import { exportedFile, ExportResult } from '../src/register/exports/export.contract.ts'
import { exportJobs } from '../src/register/exports/export.jobs.ts'
import { listNotifications } from '../src/register/inbox/inbox.contract.ts'
import { showWork, type WorkView } from '../src/register/works/work.contract.ts'
import { startPaperExport } from '../src/papers/registers/paper.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { loadFacts } from './support/facts.ts'

const many = 10_050
/** All exist on this day. */
const on = '2020-06-15'
const formula = '=HYPERLINK("http://ke-xau.example","Quận")'

let product: TestProduct
let officer: Person

const fillAgencies = async (agencies: number) => {
  const owner = await product.db.owner.connect()
  await owner.query('SET ROLE hc_owner')
  await fill(owner, product.authority, 0, agencies)
  await owner.query('ANALYZE')
  await owner.query('RESET ROLE')
  owner.release()
}

async function started(person: Person, body: Record<string, unknown>, act: { name: string } = startAgencyExport): Promise<string> {
  const answer = await person.call(act as typeof startAgencyExport, { body })
  expect(answer.statusCode, answer.body).toBe(202)
  return answer.json<{ workId: string }>().workId
}
const workOf = async (workId: string, person = officer) => (await person.call(showWork, { params: { workId } })).json<WorkView>()
async function ended(workId: string, person = officer): Promise<WorkView> {
  for (let n = 0; n < 600; n++) {
    const work = await workOf(workId, person)
    if (work.state === 'done' || work.state === 'failed') return work
    await new Promise((wait) => setTimeout(wait, 100))
  }
  throw new Error('the export did not end')
}
const made = async (body: Record<string, unknown>, act?: { name: string }) => {
  const workId = await started(officer, body, act)
  const work = await ended(workId)
  expect([work.state, work.result]).toEqual(['done', expect.anything()])
  const answer = await officer.call(exportedFile, { params: { workId } })
  expect(answer.statusCode, answer.body.slice(0, 200)).toBe(200)
  return { workId, work, result: ExportResult.parse(work.result), answer }
}
const linesOf = (csv: string) =>
  csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
const deeds = async () =>
  (await product.db.owner.query<{ content: string }>("SELECT content FROM event WHERE type = 'list.exported' ORDER BY recorded_at, seq")).rows.map(
    ({ content }) => (JSON.parse(content) as { facts: Record<string, unknown> }).facts,
  )
const counted = async (sql: string) => (await product.db.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`)).rows[0]?.n

async function open(agencies = many): Promise<void> {
  product = await testProduct({ now: '2020-06-20T03:00:00Z' })
  officer = await product.person('programme-officer')
  await fillAgencies(agencies)
}

describe('a list of more than 10,000 rows', () => {
  beforeAll(async () => {
    await open()
    await product.db.owner.query(`UPDATE agency_version SET address = $1 WHERE agency_id = $2`, [formula, agencyId(0)])
    await exportJobs(product.services.queue, product.services, makeHere(product.services, exporters))
  }, 120_000)
  afterAll(() => product.close())

  test('is refused to the download, which the screens take as the sign for a long export', async () => {
    const answer = await officer.call(exportAgencies, { query: { format: 'csv', on } })
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'agency.export-too-long'])
  })

  test('is exported whole, in the order of the list, as CSV that runs nothing', async () => {
    const { work, result, answer } = await made({ format: 'csv', on, sort: '-code' })
    const lines = linesOf(answer.body)
    expect([lines.length - 1, result.rows, work.done, work.total]).toEqual([many, many, many, many])
    expect(result.sha256).toBe(createHash('sha256').update(answer.rawPayload).digest('hex'))
    expect([answer.headers['content-type'], result.name]).toEqual(['text/csv; charset=utf-8', 'danh-sach-co-quan-2020-06-15.csv'])
    const first = (await officer.call(listAgencies, { query: { on, sort: '-code', limit: 500 } })).json<{ rows: { code: string }[] }>()
    expect(lines.slice(1, 501).map((line) => line.split(',')[0])).toEqual(first.rows.map(({ code }) => code))
    expect(lines.at(-1)).toContain(`"'=HYPERLINK(""http://ke-xau.example""`)
  })

  test('is exported as XLSX with the day it is of, and as many rows as the list counts', async () => {
    const { result, answer } = await made({ format: 'xlsx', on: '2019-01-01', knownAt: '2019-01-01T00:00:00Z' })
    const { rows, header, notes } = await readTable(answer.rawPayload, result.name, { headerRow: 4 })
    expect([rows.length, header[0], notes.length]).toEqual([many, 'Mã', 1])
    const band = await readTable(answer.rawPayload, result.name, { headerRow: 2 })
    expect(band.header[0]).toContain('01/01/2019')
    expect(result.name).toBe('danh-sach-co-quan-2019-01-01.xlsx')
  })

  test('is read from one moment, on the connections kept for exports', async () => {
    const heard: string[] = []
    const stop = listenToStatements(({ sql }) => heard.push(sql))
    await made({ format: 'csv', on }).finally(stop)
    const began = heard.findIndex((sql) => sql.startsWith('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'))
    expect(heard.slice(began).filter((sql) => sql.startsWith('FETCH')).length).toBe(Math.ceil((many + 1) / 500))
    const { rows } = await product.db.owner.query<{ names: string[] }>(
      "SELECT array_agg(DISTINCT application_name ORDER BY application_name) AS names FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE '%exports%'",
    )
    expect(rows[0]?.names).toEqual(['hopchuan exports authority'])
  })

  test('may be of declarations and of standings as well; one that may be downloaded at once may also be asked for so', async () => {
    const { result, answer } = await made({ format: 'csv', on, sort: 'name' }, startStandingExport)
    const list = (await officer.call(listStandings, { query: { on, sort: 'name', limit: 100 } })).json<{ rows: { name: string; code: string }[] }>()
    expect([result.rows, linesOf(answer.body).length]).toEqual([many, many + 1])
    expect(linesOf(answer.body).slice(1, 101)).toEqual(list.rows.map(({ code }) => expect.stringContaining(code)))
    const declared = await counted(`declaration WHERE recorded_to IS NULL AND issued_on <= '${on}'`)
    for (const sort of ['-issuedOn', 'agency']) expect((await made({ format: 'csv', on, sort }, startDeclarationExport)).result.rows).toBe(declared)
    expect((await made({ format: 'xlsx' }, startPaperExport)).result.rows).toBe(0)
  })

  test('leaves one deed with its rows and digest, and search words only where they can be erased', async () => {
    const before = await deeds()
    const { result, workId } = await made({ format: 'csv', on, q: 'go vap' })
    expect((await deeds()).slice(before.length)).toEqual([{ list: 'agencies', format: 'csv', rows: result.rows, sha256: result.sha256 }])
    const { rows } = await product.db.owner.query<{ value: string }>(
      'SELECT value FROM event_private p JOIN event e ON e.id = p.event_id WHERE e.subject_id = $1',
      [workId],
    )
    expect(rows.map(({ value }) => JSON.parse(value))).toEqual([{ q: 'go vap', on }])
    const told = (await officer.call(listNotifications, { query: {} })).json<{ rows: { link: string }[] }>()
    expect(told.rows.some(({ link }) => link === `/app/works/${workId}`)).toBe(true)
  })
})

describe('who may', () => {
  let head: Person
  beforeAll(async () => {
    await open(300)
    head = await product.person('agency-head', agencyId(0))
  }, 120_000)
  afterAll(() => product.close())

  test('an agency may not export; were it let, its side would see its own and no other', async () => {
    const refused = await head.call(startAgencyExport, { body: { format: 'csv' } })
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'access.not-your-act'])
    const actor = { authority: product.authority, side: 'agency', agencies: [agencyId(0)] } as never as Parameters<typeof agenciesToExport>[1]
    const own = AgencyId.parse(agencyId(0))
    const seen = await inTransaction(product.services.database, { side: 'agency', authority: product.authority, agencies: [own] }, 'export', async (tx) => {
      const all = agenciesToExport(tx, { ...actor, side: 'authority' }, { on: Day.parse(on) }, {})
      const names: string[] = []
      for await (const rows of batchesOf(tx, all)) names.push(...rows.map(({ agencyId: id }) => id))
      return { names, count: await countOf(tx, all) }
    })
    expect(seen).toEqual({ names: [own], count: 1 })
  })

  test('a leader, who records nothing, exports and follows the export; nobody else takes the file, nor its owner once the right is gone', async () => {
    const leader = await product.person('authority-leader')
    await exportJobs(product.services.queue, product.services, makeHere(product.services, exporters))
    const workId = await started(leader, { format: 'csv', on, block: 'so-nganh' })
    expect((await ended(workId, leader)).state).toBe('done')
    const take = async (person: Person) => (await person.call(exportedFile, { params: { workId } })).statusCode
    expect([await take(leader), await take(officer)]).toEqual([200, 404])
    await product.db.owner.query("UPDATE seat SET role = 'records-clerk' WHERE id = $1", [leader.seat])
    expect(await take(leader)).toBe(403)
  })
})

describe('a change while the file is made', () => {
  const few = 2_050
  beforeAll(() => open(few), 120_000)
  afterAll(() => product.close())

  test('is not in it, in no part', async () => {
    const [agencies] = exporters
    const during: Exporter = {
      ...(agencies as Exporter),
      async open(asked, call) {
        // The moment is the transaction's first look; after it another person changes the register.
        const before = await countOf(call.tx, agenciesToExport(call.tx, call.actor, { on: Day.parse(on) }, {}))
        await product.db.owner.query(`UPDATE agency_version SET recorded_to = now() WHERE recorded_to IS NULL AND block = 'so-nganh'`)
        await product.db.owner.query(`UPDATE agency_version SET name = 'Đổi giữa chừng' WHERE agency_id = $1`, [agencyId(300)])
        expect(before).toBe(few)
        return (agencies as Exporter).open(asked, call)
      },
    }
    await exportJobs(product.services.queue, product.services, makeHere(product.services, [during]))
    const { result, answer } = await made({ format: 'csv', on })
    expect([result.rows, answer.body.includes('Đổi giữa chừng')]).toEqual([few, false])
    expect((await officer.call(listAgencies, { query: { on } })).json<{ total: number }>().total).toBeLessThan(few)
  })
})

describe('a thread of its own', () => {
  beforeAll(() => open(2_050), 120_000)
  afterAll(() => product.close())
  const entry = new URL('../src/export-worker.ts', import.meta.url)
  const wanted = (list: string): Wanted => {
    const actor = {
      authority: product.authority,
      side: 'authority',
      role: 'programme-officer',
      seat: officer.seat,
      agencies: [],
      agency: null,
    } as never as Wanted['actor']
    return { list, asked: { format: 'xlsx', on }, at: new Date('2020-06-20T03:00:00Z'), actor }
  }

  test('makes the same bytes, and tells how far it is', async () => {
    const { services } = product
    const told: number[] = []
    const tell = async (rows: number) => void told.push(rows)
    const apart = await makeApart(services.database, services.files, entry)(wanted('agencies'), tell)
    expect(apart).toEqual(await makeHere(services, exporters)(wanted('agencies'), async () => undefined))
    expect([apart.rows, told.at(0), told.at(-1)]).toEqual([2_050, 0, 2_050])
  })

  test('refuses as here, and does not outlive a teller that fails', async () => {
    const make = makeApart(product.services.database, product.services.files, entry)
    await expect(make(wanted('nothing'), async () => undefined)).rejects.toMatchObject({ kind: 'not-found', code: 'export.unknown-list' })
    await expect(make(wanted('agencies'), () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  })
})

describe('an export that is killed', () => {
  let child: ChildProcess | undefined
  beforeAll(() => open(), 120_000)
  afterAll(async () => {
    child?.kill('SIGKILL')
    await product.close()
  })

  test('leaves no file row and no deed, and is done once when its job comes again, even twice', async () => {
    const workId = await started(officer, { format: 'xlsx', on })
    child = spawn(process.execPath, [join(import.meta.dirname, 'support/export-worker.ts'), product.db.url, product.services.files], { stdio: 'ignore' })
    for (let n = 0; n < 2000 && (await workOf(workId)).done === 0; n++) await new Promise((wait) => setTimeout(wait, 5))
    child.kill('SIGKILL')
    expect(await workOf(workId)).toMatchObject({ state: 'running', result: null })
    expect([await counted('stored_file'), await deeds()]).toEqual([0, []])

    await exportJobs(product.services.queue, product.services, makeHere(product.services, exporters))
    await exportJobs(product.services.queue, product.services, makeHere(product.services, exporters))
    await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', async (tx) => {
      for (let n = 0; n < 2; n++) await product.services.queue.send(tx, 'list-export', { authority: product.authority, work: workId })
    })
    expect(ExportResult.parse((await ended(workId)).result).rows).toBe(many)
    await new Promise((wait) => setTimeout(wait, 1_500))
    expect([await counted('stored_file'), (await deeds()).length, await counted("notification WHERE kind LIKE 'work%'")]).toEqual([1, 1, 1])
  }, 60_000)
})

test('the facts of the product export as they are listed', async () => {
  product = await testProduct()
  officer = await product.person('programme-officer')
  await loadFacts(product)
  await exportJobs(product.services.queue, product.services, makeHere(product.services, exporters))
  const [{ result: papers, answer }, list] = [await made({ format: 'csv' }, startPaperExport), await counted('paper_version WHERE recorded_to IS NULL')]
  expect([papers.rows, linesOf(answer.body).at(0)?.startsWith('STT')]).toEqual([list, true])
  await product.close()
})
