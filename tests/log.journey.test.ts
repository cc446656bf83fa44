// The record read, exported, checked by the stand-alone verifier, and erased without breaking the chain.
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '../src/kernel/uuid.ts'
import { record } from '../src/platform/audit-log/record.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { establishAgency } from '../src/register/agencies/agency.contract.ts'
import { showHistory } from '../src/register/history/history.contract.ts'
import { eraseField, exportLog, listEvents } from '../src/register/log/log.contract.ts'
import { exportedLog } from '../src/register/log/facade.ts'
import { createAccount, endSeat } from '../src/register/officers/account.contract.ts'
import { verifyLog } from '../src/verify-log.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

interface Event {
  id: string
  type: string
  seq: number
  organisationId: string
  by: { name: string | null; role: string | null; agencyName: string | null }
  assertedOn: string | null
  facts: Record<string, unknown>
  personal: { field: string; value: string | null; erasedAt: string | null }[]
}
type Rows = { rows: Event[]; total: number; more: boolean }

let product: TestProduct
let folder: string
let administrator: Person
let auditor: Person
let officer: Person
let department: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hopchuan-log-'))
  product = await testProduct()
  administrator = await product.person('system-administrator')
  auditor = await product.person('log-reader')
  officer = await product.person('programme-officer')
  const facts = {
    code: null,
    name: 'Sở Tư pháp',
    shortName: 'Sở TP',
    kind: 'department' as const,
    block: 'so-nganh',
    parentId: null,
    obligation: 'undetermined' as const,
    obligationBasis: null,
    address: '143 Pasteur',
  }
  const answer = await officer.call(establishAgency, { body: { facts, effectiveOn: '2017-01-01', paper: null, note: 'Theo danh sách năm 2018' } })
  department = answer.json<{ id: string }>().id
})
afterAll(async () => {
  await product.close()
  await rm(folder, { recursive: true })
})

const coded = (answer: { statusCode: number; json: () => { code: string } }) => [answer.statusCode, answer.json().code]
const history = async (who: Person, subjectId: string) => (await who.call(showHistory, { params: { subjectId } })).json<Rows>()
const log = async (query: object = {}, who = auditor) => (await who.call(listEvents, { query })).json<Rows>()
let made = 0
const account = async (by: Person, more: object = {}) => {
  const answer = await by.call(createAccount, {
    body: { name: 'Nguyễn Thị Hoà', username: `hoa.${made++}`, role: 'iso-secretary', agencyId: department, ...more },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ officerId: string; seatId: string }>()
}

describe('the history of a record', () => {
  test('says what, when, who from which post, and what was said', async () => {
    const { rows, more } = await history(officer, department)
    expect(more).toBe(false)
    expect(rows).toMatchObject([{ type: 'agency.established', by: { role: 'programme-officer', agencyName: null }, facts: { name: 'Sở Tư pháp' } }])
    expect(rows[0]?.personal).toContainEqual({ field: 'address', value: '143 Pasteur', erasedAt: null })
  })

  test('shows the agency’s side what stands in its own chain, and nothing of the authority’s', async () => {
    const head = await product.person('agency-head', department)
    const { officerId, seatId } = await account(head)
    await head.call(endSeat, { params: { seatId }, body: { version: 1, reason: 'Chuyển công tác' } })
    const own = await history(head, officerId)
    expect(own.rows.map((row) => [row.type, row.by.agencyName])).toEqual([
      ['seat.ended', 'Sở Tư pháp'],
      ['account.created', 'Sở Tư pháp'],
    ])
    expect((await history(head, department)).rows).toEqual([])
    expect((await history(administrator, officerId)).rows).toHaveLength(2)

    const other = await account(administrator)
    expect((await history(head, other.officerId)).rows).toEqual([])
  })

  test('of a record that came in with many others begins with the import', async () => {
    const at = new Date('2020-06-20T04:05:06.789Z')
    const [agency, work] = [uuidv7(at), uuidv7(new Date('2020-06-20T04:05:00Z'))]
    const by = { authority: product.authority, organisation: product.office, officer: null, seat: null }
    await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', async (tx) => {
      record(tx, { at, by, type: 'agency.imported', subject: { kind: 'work', id: work }, facts: { created: 63 } })
    })
    expect((await history(officer, agency)).rows).toMatchObject([{ type: 'agency.imported', facts: { created: 63 }, by: { officerId: null, name: null } }])
    expect((await history(officer, uuidv7(new Date('2020-06-20T04:05:06.790Z')))).rows).toEqual([])
    expect((await history(await product.person('iso-secretary', department), agency)).rows).toEqual([])
  })

  test('needs the act with which the record itself is read', async () => {
    const { officerId } = await account(administrator)
    const leader = await product.person('authority-leader')
    expect((await history(leader, officerId)).rows).toEqual([])
    expect((await history(leader, department)).rows).toHaveLength(1)
    expect((await history(auditor, officerId)).rows).toHaveLength(1)
  })

  test('is one statement, newest first, and says when there is more', async () => {
    const { officerId, seatId } = await account(administrator)
    await administrator.call(endSeat, { params: { seatId }, body: { version: 1, reason: 'x' } })
    const statements: string[] = []
    const stop = listenToStatements(({ sql }) => statements.push(sql))
    const answer = (await officer.call(showHistory, { params: { subjectId: officerId }, query: { limit: '1' } })).json<Rows>()
    stop()
    expect([answer.rows.map((row) => row.type), answer.more]).toEqual([['seat.ended'], true])
    const from = statements.findIndex((sql) => sql.startsWith('BEGIN'))
    expect(statements.slice(from + 1).filter((sql) => sql !== 'COMMIT')).toHaveLength(1)
  })
})

describe('the log', () => {
  test('is read by those who hold the act', async () => {
    expect(coded(await officer.call(listEvents))).toEqual([403, 'access.not-your-act'])
    expect(coded(await officer.call(exportLog))).toEqual([403, 'access.not-your-act'])
    expect((await log()).rows[0]).toMatchObject({ subject: expect.anything(), by: expect.anything() })
  })

  test('filters by type, kind, person and day, with the total of what matches', async () => {
    const all = await log()
    const established = await log({ type: 'agency.established' })
    expect([established.total, established.rows.every((row) => row.type === 'agency.established')]).toEqual([1, true])
    expect((await log({ kind: 'officer' })).rows.every((row) => /^(account|seat)\./.test(row.type))).toBe(true)
    expect((await log({ officer: officer.officer })).rows.map((row) => row.type)).toEqual(['agency.established'])
    expect((await log({ q: 'system-admin' })).total).toBeGreaterThan(0)
    expect((await log({ q: 'khong co ai' })).total).toBe(0)
    expect((await log({ since: '2020-06-20', until: '2020-06-20' })).total).toBe(all.total)
    expect((await log({ since: '2020-06-21' })).total).toBe(0)
    expect((await log({ until: '2020-06-19' })).total).toBe(0)
    expect(await log({ from: '1000' })).toMatchObject({ rows: [], total: all.total })
  })

  test('a legal day ends at midnight in Ho Chi Minh City', async () => {
    product.setNow('2020-06-21T16:59:59Z')
    await account(administrator)
    product.setNow('2020-06-21T17:00:00Z')
    await account(administrator)
    expect([(await log({ since: '2020-06-21', until: '2020-06-21' })).total, (await log({ since: '2020-06-22' })).total]).toEqual([1, 1])
  })
})

const exported = async () => (await auditor.call(exportLog)).body
const check = async (text: string, known?: Map<string, string>) => {
  const path = join(folder, 'export.ndjson')
  await writeFile(path, text)
  return verifyLog(path, known)
}

describe('the export', () => {
  let text = ''
  beforeEach(async () => {
    text = await exported()
  })
  const lines = () => text.trimEnd().split('\n')
  const changed = (n: number, from: string | RegExp, to: string) => {
    const all = lines()
    const line = all[n] ?? ''
    all[n] = line.replace(from, to)
    expect(all[n]).not.toBe(line)
    return all.join('\n')
  }
  /** Chains stand in the order of their organisations' ids: where the established agency and its event's follower are. */
  const one = () => lines().findIndex((line) => line.includes('agency.established'))
  const events = () => lines().findIndex((line) => line.startsWith('{"head"')) - 1

  test('holds, over the chains of all organisations', async () => {
    const verdict = await check(text)
    expect(verdict).toMatchObject({ holds: true, chains: 2, erased: 0, events: events() })
    expect(verdict.sentence).toContain('The log holds')
  })

  test('names itself and is never shown in the browser', async () => {
    const { headers } = await auditor.call(exportLog)
    expect(headers['content-disposition']).toMatch(/^attachment; filename="nhat-ky-79-2020-06-2\d.ndjson"/)
    expect(headers['content-type']).toBe('application/x-ndjson')
  })

  test.each<[string, () => string, RegExp]>([
    ['an altered fact', () => changed(one(), 'Sở Tư pháp', 'Sở Nội vụ'), /line \d+, event 1 of organisation .* was altered/],
    ['an altered personal field', () => changed(one(), '143 Pasteur', '141 Pasteur'), /personal field "address" is not what was committed to/],
    ['a personal field taken away', () => changed(one(), '"address":{"salt"', '"adress":{"salt"'), /personal field "address" is missing/],
    ['a personal field put in', () => changed(one(), '"private":{', '"private":{"x":{"salt":"00","value":"y"},'), /"x" has no commitment/],
    [
      'an erased field that is still there',
      () => changed(one(), '"address":{', '"address":{"erasedAt":"2020-01-01T00:00:00.000Z",'),
      /said to be erased and is still there/,
    ],
    [
      'an event left out',
      () =>
        lines()
          .toSpliced(one() + 1, 1)
          .join('\n'),
      /1 missing between them/,
    ],
    [
      'two events exchanged',
      () => {
        const all = lines()
        return all.toSpliced(one(), 2, all[one() + 1] ?? '', all[one()] ?? '').join('\n')
      },
      /missing between them/,
    ],
    [
      'an event twice',
      () => {
        const all = lines()
        return all.toSpliced(one() + 1, 0, all[one()] ?? '').join('\n')
      },
      /twice or out of order/,
    ],
    ['another number', () => changed(one() + 1, '"seq":2', '"seq":3'), /1 missing/],
    ['another previous hash', () => changed(one() + 1, /"previous":"./, '"previous":"x'), /previous hash differs/],
    ['another hash', () => changed(one(), /("hash":")[0-9a-f]{8}/, '$100000000'), /was altered/],
    ['a head that says less', () => changed(events() + 1, /"seq":\d+/, '"seq":0'), /names event 0, the chain ends at event/],
    [
      'a head left out',
      () =>
        lines()
          .toSpliced(events() + 1, 1)
          .join('\n'),
      /counts 2 heads, 1 were there/,
    ],
    ['the last events left out', () => lines().toSpliced(events(), 1).join('\n'), /names event \d+, the chain ends|has no events/],
    ['a cut file', () => lines().slice(0, 3).join('\n'), /the file is cut/],
    ['half a line', () => text.slice(0, text.length - 5), /is not a JSON object/],
    ['something else', () => '{"a":1}\n', /is not an export of this log/],
    ['another version', () => changed(0, '"version":1', '"version":2'), /a version this verifier does not know/],
    ['another authority', () => changed(0, '"authority":79', '"authority":1'), /belongs to another organisation or authority/],
  ])('with %s does not hold, and says where', async (_, spoilt, why) => {
    const verdict = await check(spoilt())
    expect(verdict.holds).toBe(false)
    expect(verdict.sentence).toMatch(why)
  })

  test('is held against a head that was noted earlier', async () => {
    const first = JSON.parse(lines()[one()] ?? '') as { organisation: string; seq: number; hash: string }
    expect((await check(text, new Map([[`${first.organisation}:1`, first.hash]]))).holds).toBe(true)
    expect((await check(text, new Map([[`${first.organisation}:1`, '0'.repeat(64)]]))).sentence).toContain('the chain was written anew')
    expect((await check(text, new Map([[`${first.organisation}:9999`, first.hash]]))).sentence).toContain('was noted earlier and is missing')
  })

  test('is checked by a program of two files: Node and the verifier', async () => {
    const source = await readFile(join(import.meta.dirname, '../src/verify-log.ts'), 'utf8')
    expect([...source.matchAll(/from '([^']+)'/g)].map((m) => m[1])).toEqual(['node:crypto', 'node:fs'])
    const program = join(folder, 'verify-log.ts')
    await writeFile(program, source)
    const run = (file: string) =>
      new Promise<{ code: unknown; out: string }>((done) => {
        execFile(process.execPath, [program, file], { cwd: folder }, (error, stdout) => done({ code: error?.code ?? 0, out: stdout }))
      })
    const [good, bad] = [join(folder, 'good.ndjson'), join(folder, 'bad.ndjson')]
    await writeFile(good, text)
    await writeFile(bad, text.replace('Sở Tư pháp', 'Sở Nội vụ'))
    expect(await run(good)).toMatchObject({ code: 0, out: expect.stringMatching(/^Nhật ký nguyên vẹn/) })
    expect(await run(bad)).toMatchObject({ code: 1, out: expect.stringMatching(/line \d+, event 1/) })
    expect(await run(join(folder, 'none.ndjson'))).toMatchObject({ code: 1, out: expect.stringContaining('ENOENT') })
  })
})

test('20,000 events leave a few hundred at a time, and only as fast as they are taken', async () => {
  // One chain written by the database itself, by the rule of the format.
  await product.db.owner.query(`
    CREATE TEMP TABLE made AS WITH RECURSIVE chain AS (
      SELECT 0 AS seq, ''::text AS content, decode(repeat('00', 32), 'hex') AS previous, decode(repeat('00', 32), 'hex') AS hash
      UNION ALL
      SELECT n.seq, n.content, chain.hash, sha256(chain.hash || int8send(n.seq) || convert_to(n.content, 'UTF8'))
      FROM chain CROSS JOIN LATERAL (SELECT chain.seq + 1 AS seq, format('{"authority":79,"commitments":{},"facts":{"n":%s},"organisation":"019283ab-0000-7000-8000-00000000000f"}', chain.seq + 1) AS content) n
      WHERE chain.seq < 20000
    ) SELECT * FROM chain WHERE seq > 0;
    INSERT INTO event (authority_id, id, organisation_id, seq, type, subject_kind, subject_id, recorded_at, content, previous_hash, hash)
    SELECT 79, gen_random_uuid(), '019283ab-0000-7000-8000-00000000000f', seq, 'test.made', 'test', gen_random_uuid(), now(), content, previous, hash FROM made;
    INSERT INTO chain_head SELECT 79, '019283ab-0000-7000-8000-00000000000f', seq, previous, hash FROM made WHERE seq = 20000`)
  const batches: string[] = []
  const stop = listenToStatements(({ sql }) => {
    if (sql.includes('FROM event e WHERE')) batches.push(sql)
  })
  const stream = exportedLog(product.services.database, product.authority, new Date())
  await new Promise((done) => setTimeout(done, 1_000))
  expect(batches.length).toBeLessThan(8)
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  stop()
  expect(batches.length).toBeGreaterThan(40)
  const text = Buffer.concat(chunks).toString('utf8')
  expect(await check(text)).toMatchObject({ holds: true, chains: 3 })
}, 60_000)

test('a reader who goes away frees the connection', async () => {
  for (let n = 0; n < 5; n++) {
    const stream = exportedLog(product.services.database, product.authority, new Date())
    await new Promise((done) => stream.once('readable', done))
    stream.destroy()
    await new Promise((done) => setTimeout(done, 200))
  }
  const one = exportedLog(product.services.database, product.authority, new Date())
  const two = exportedLog(product.services.database, product.authority, new Date())
  expect(() => exportedLog(product.services.database, product.authority, new Date())).toThrow(expect.objectContaining({ code: 'log.export-busy' }))
  one.destroy()
  two.destroy()
})

describe('erasing a personal field', () => {
  test('is an act of its own role, recorded; the chain still holds and the text is gone', async () => {
    const { officerId } = await account(administrator, { name: 'Trần Thị Riêng Tư', email: 'rieng.tu@so.gov.vn' })
    const [event] = (await history(administrator, officerId)).rows
    const erase = (who: Person, field: string) =>
      who.call(eraseField, { params: { eventId: event?.id ?? '' }, body: { field, reason: 'Theo đề nghị của người được nêu tên' } })
    expect(coded(await erase(officer, 'name'))).toEqual([403, 'access.not-your-act'])
    expect(coded(await erase(auditor, 'name'))).toEqual([403, 'access.not-your-act'])
    const answer = await erase(administrator, 'name')
    expect([answer.statusCode, answer.json<{ id: string }>().id]).toEqual([200, event?.id])
    expect(coded(await erase(administrator, 'name'))).toEqual([409, 'log.erased-already'])
    expect(coded(await erase(administrator, 'nothing'))).toEqual([404, 'log.field-not-found'])

    const [after] = (await history(administrator, officerId)).rows
    expect(after?.personal).toContainEqual({ field: 'name', value: null, erasedAt: expect.any(String) })
    expect(after?.personal).toContainEqual({ field: 'email', value: 'rieng.tu@so.gov.vn', erasedAt: null })
    const text = await exported()
    expect(text).not.toContain('Trần Thị Riêng Tư')
    expect(await check(text)).toMatchObject({ holds: true, erased: 1 })
    expect((await log({ type: 'log.erased' })).rows).toMatchObject([
      { facts: { field: 'name' }, personal: [{ field: 'reason', value: 'Theo đề nghị của người được nêu tên' }] },
    ])
  })

  test('cannot be half done or undone by the product, nor touch the chain', async () => {
    const pool = product.db.database.pool('authority')
    const as79 = (statement: string) =>
      pool.query(`BEGIN; SET LOCAL app.authority = '79'; ${statement}; COMMIT`).catch((error: Error) => {
        void pool.query('ROLLBACK')
        return error.message
      })
    expect(await as79("UPDATE event_private SET value = NULL WHERE field = 'email'")).toMatch(/event_private_erased_wholly/)
    expect(await as79("UPDATE event_private SET field = 'x'")).toMatch(/permission denied/)
    expect(await as79("UPDATE event SET type = 'x'")).toMatch(/permission denied/)
    expect(await as79('DELETE FROM event_private')).toMatch(/permission denied/)
  })
})
