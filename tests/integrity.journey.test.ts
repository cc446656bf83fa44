// The named checks of the register: each is planted by the owner, behind the product's back, and found by its check and no other.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { integrityChecks } from '../src/integrity-checks.ts'
import { nameKey, searchText } from '../src/register/agencies/name-key.ts'
import { listNotifications } from '../src/register/inbox/inbox.contract.ts'
import { runNightlyChecks } from '../src/register/integrity/integrity.commands.ts'
import * as contract from '../src/register/integrity/integrity.contract.ts'
import { integrityJobs } from '../src/register/integrity/integrity.jobs.ts'
import { showWork } from '../src/register/works/work.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let act: string

const sql = (text: string, values: unknown[] = []) => product.db.owner.query(text, values)
/** Constraints that keep most of this from happening at all. */
const guards = ['agency_one_version_a_day', 'agency_code_of_one', 'agency_name_of_one_below_parent']

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-20T03:00:00Z' })
  for (const name of guards) await sql(`ALTER TABLE agency_version DROP CONSTRAINT ${name}`)
  officer = await product.person('programme-officer')
})
afterAll(() => product.close())

beforeEach(async () => {
  await sql('TRUNCATE integrity_finding, integrity_run, agency_task, agency_link, agency_version, agency_event, agency_act, declaration, agency CASCADE')
  await sql("DELETE FROM seat WHERE agency_id IS NOT NULL OR role = 'iso-secretary'")
  await sql('TRUNCATE notification')
  act = randomUUID()
  await sql(
    "INSERT INTO agency_act (authority_id, id, state, title, title_norm, effective_on, source, lines, line_count, agencies, made, created_at, applied_at) VALUES (79, $1, 'applied', 'Nghị quyết', 'nghi quyet', '2019-01-01', 'by-hand', '[]', 0, '{}', '{}', now(), now())",
    [act],
  )
})

interface Planted {
  name?: string
  code?: string | null
  kind?: string
  block?: string
  parent?: string | null
  from?: string
  to?: string | null
  /** How its end is told; nothing is said of it when null. */
  end?: 'merge' | 'dissolve' | null
}
let n = 0
const byText = (a: string, b: string) => (a < b ? -1 : 1)

/** An agency as its events say, however wrong that is. */
async function plant({
  name = `Cơ quan ${++n}`,
  code = null,
  kind = 'department',
  block = 'ban',
  parent = null,
  from = '2015-01-01',
  to = null,
  end = 'dissolve',
}: Planted = {}) {
  const [id, event, at] = [randomUUID(), randomUUID(), '2019-12-01T00:00:00.000Z']
  const facts = { code, name, shortName: name, kind, block, parentId: parent, obligation: 'undetermined', obligationBasis: null, address: null }
  await sql('INSERT INTO agency (authority_id, id, recorded_at) VALUES (79, $1, $2)', [id, at])
  const tell = (eventId: string, what: string, on: string, details: object) =>
    sql('INSERT INTO agency_event (authority_id, id, agency_id, kind, effective_on, details, recorded_at) VALUES (79, $1, $2, $3, $4, $5, $6)', [
      eventId,
      id,
      what,
      on,
      details,
      at,
    ])
  await tell(event, 'establish', from, { sets: facts, corrects: null })
  if (to !== null) await tell(randomUUID(), end ?? 'merge', to, { sets: {}, ends: true, corrects: null })
  await version(id, event, facts, { from, to, at })
  return id
}

async function version(
  id: string,
  event: string,
  facts: { code: string | null; name: string; kind: string; block: string; parentId: string | null },
  { from, to, at }: { from: string; to: string | null; at: string },
) {
  const { code, name, kind, block, parentId } = facts
  await sql(
    `INSERT INTO agency_version (authority_id, id, agency_id, event_id, valid_from, valid_to, recorded_from, code, name, name_key, short_name, short_key, name_norm, kind, block, parent_id, obligation)
     VALUES (79, gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8, $7, $8, $9, $10, $11, $12, 'undetermined')`,
    [id, event, from, to, at, code, name, nameKey(name), searchText({ name, shortName: name, code }), kind, block, parentId],
  )
}

/** The same facts once more, on other days. */
const again = (id: string, from: string, to: string | null) =>
  sql(
    `INSERT INTO agency_version SELECT authority_id, gen_random_uuid(), agency_id, event_id, $2, $3, recorded_from, recorded_to, code, name, name_key, short_name, short_key, name_norm, kind, block,
       parent_id, obligation, obligation_basis, address FROM agency_version WHERE agency_id = $1 LIMIT 1`,
    [id, from, to],
  )
const link = (from: string, to: string, on: string, share: number | null = null, kind = 'merge') =>
  sql(
    'INSERT INTO agency_link (authority_id, id, act_id, line_id, from_agency, to_agency, kind, share, effective_on, recorded_from) VALUES (79, gen_random_uuid(), $1, gen_random_uuid(), $2, $3, $4, $5, $6, now())',
    [act, from, to, kind, share, on],
  )
const declare = (agency: string, on: string) =>
  sql(
    "INSERT INTO declaration (authority_id, id, agency_id, edition, kind, number, number_key, year, issued_on, effective_on, annex, recorded_from) VALUES (79, gen_random_uuid(), $1, 'TCVN ISO 9001:2015', 'unknown', '7/QĐ', gen_random_uuid()::text, 2019, $2, $2, 'none-yet', now())",
    [agency, on],
  )

/** For each check, what makes it find exactly one thing, and the agency it names. */
const plantings: Record<string, () => Promise<string | null>> = {
  'parent-missing': async () => plant({ parent: await plant({ from: '2016-01-01' }) }),
  'outlives-parent': async () => plant({ parent: await plant({ to: '2019-01-01' }) }),
  'parent-circle': async () => {
    // Into the circle, not part of it.
    const inner = await plant()
    await sql('UPDATE agency_version SET parent_id = agency_id WHERE agency_id = $1', [inner])
    await sql(`UPDATE agency_event SET details = jsonb_set(details, '{sets,parentId}', to_jsonb($1::text)) WHERE agency_id = $1::uuid`, [inner])
    await plant({ parent: inner })
    return inner
  },
  'same-name': async () => {
    const both = [await plant({ name: 'Ban Hoà Bình' }), await plant({ name: 'BAN HÒA BÌNH', from: '2018-01-01' })]
    return both.toSorted(byText)[0] ?? null
  },
  'same-code': async () => {
    const both = [await plant({ code: '26740', to: '2019-01-01' }), await plant({ code: '26740', from: '2018-12-31' })]
    return both.toSorted(byText)[0] ?? null
  },
  'version-gap': async () => {
    const id = await plant()
    await sql("UPDATE agency_version SET valid_to = '2017-01-01' WHERE agency_id = $1", [id])
    await again(id, '2017-02-01', null)
    return id
  },
  'version-overlap': async () => {
    const id = await plant()
    await again(id, '2017-02-01', null)
    return id
  },
  'block-not-in-force': async () => {
    await sql("UPDATE agency_block SET valid_from = '2016-01-01' WHERE code = 'nganh-doc'")
    return plant({ block: 'nganh-doc' })
  },
  'without-code': () => plant({ kind: 'commune-committee', block: 'phuong-xa' }),
  'version-drift': async () => {
    const id = await plant()
    await sql("UPDATE agency_version SET address = 'Số 1' WHERE agency_id = $1", [id])
    return id
  },
  'link-outside-life': async () => {
    const from = await plant()
    await link(from, await plant({ from: '2019-01-02' }), '2019-01-01', null, 'transfer')
    return from
  },
  'shares-over-whole': async () => {
    const from = await plant({ to: '2019-01-01', end: 'merge' })
    await link(from, await plant(), '2019-01-01', 0.6, 'split')
    await link(from, await plant(), '2019-01-01', 0.5, 'split')
    return from
  },
  'ended-without-successor': () => plant({ to: '2019-01-01', end: 'merge' }),
  'seat-after-end': async () => {
    const id = await plant({ to: '2019-01-01' })
    await product.person('iso-secretary', id)
    return id
  },
  'task-after-end': async () => {
    const id = await plant({ to: '2019-01-01' })
    await sql(
      "INSERT INTO agency_task (authority_id, id, agency_id, kind, act_id, facts, from_day, state, created_at) VALUES (79, gen_random_uuid(), $1, 'redeclare', $2, '{}', '2019-01-01', 'open', now())",
      [id, act],
    )
    return id
  },
  'act-waiting': async () => {
    await sql("UPDATE agency_act SET effective_on = '2021-01-01'")
    return null
  },
  'declaration-outside-life': async () => {
    const id = await plant({ to: '2019-01-01' })
    await declare(id, '2019-01-01')
    return id
  },
}

const run = () => runNightlyChecks(product.services, product.authority, integrityChecks)
const nextNight = (() => {
  let day = 0
  return () => product.setNow(new Date(Date.parse('2020-06-20T03:00:00Z') + ++day * 86_400_000).toISOString())
})()
const findings = async (query: object = {}) => (await officer.call(contract.listFindings, { query })).json<{ rows: contract.FindingRow[]; total: number }>()

/** A register that has everything, and all of it in order. */
async function sound() {
  const department = await plant({ code: '79' })
  const old = await plant({ kind: 'district-committee', block: 'quan-huyen', code: '769', parent: department, to: '2019-01-01', end: 'merge' })
  const young = await plant({ kind: 'district-committee', block: 'quan-huyen', code: '769', parent: department, from: '2019-01-01' })
  await link(old, young, '2019-01-01', 1, 'merge')
  await plant({ to: '2018-01-01' })
  await declare(old, '2018-06-01')
  await declare(young, '2019-01-01')
  await product.person('iso-secretary', young)
}

describe('named checks', () => {
  test('find nothing in a register that is in order', async () => {
    nextNight()
    await sound()
    expect(await run()).toEqual({ checks: integrityChecks.length, found: 0, fresh: 0, gone: 0 })
  })

  test('have a planting each', () => {
    expect(Object.keys(plantings).toSorted(byText)).toEqual(integrityChecks.map(({ code }) => code).toSorted(byText))
  })

  test.each(Object.entries(plantings))('%s finds what it names, and no other check finds it too', async (code, planted) => {
    nextNight()
    await sound()
    const agency = await planted()
    expect(await run()).toMatchObject({ found: 1, fresh: 1, gone: 0 })
    const { rows } = await findings()
    expect(rows.map((row) => [row.code, row.agency?.id ?? null, row.state])).toEqual([[code, agency, 'open']])
    await sql("UPDATE agency_block SET valid_from = '2000-01-01' WHERE code = 'nganh-doc'")
  })
})

describe('a finding', () => {
  test('is told once to programme officers, is seen again, goes, and is new when it comes back', async () => {
    nextNight()
    const id = await plant({ to: '2019-01-01', end: 'merge' })
    expect(await run()).toMatchObject({ fresh: 1 })
    expect(await run()).toBeUndefined()
    const told = async () => (await officer.call(listNotifications)).json<{ rows: { kind: string; details: object; link: string }[] }>().rows
    expect(await told()).toEqual([expect.objectContaining({ kind: 'integrity.found', details: { count: 1 }, link: '/app/agencies/checks' })])
    const [first] = (await findings()).rows
    nextNight()
    expect(await run()).toMatchObject({ fresh: 0, gone: 0 })
    expect(await told()).toHaveLength(1)
    const [second] = (await findings()).rows
    expect(second).toMatchObject({ id: first?.id, firstSeenAt: first?.firstSeenAt })
    expect(second?.lastSeenAt).not.toBe(first?.lastSeenAt)
    await link(id, await plant(), '2019-01-01')
    nextNight()
    expect(await run()).toMatchObject({ fresh: 0, gone: 1 })
    expect([(await findings()).total, (await findings({ state: 'gone' })).total]).toEqual([0, 1])
    await sql('TRUNCATE agency_link')
    nextNight()
    expect(await run()).toMatchObject({ fresh: 1, gone: 0 })
    expect(await told()).toHaveLength(2)
  })

  test('can be accepted with a reason, stays listed, and can be opened again', async () => {
    nextNight()
    await plant({ to: '2019-01-01', end: 'merge' })
    await run()
    const [row] = (await findings()).rows
    const accept = (body: object) => officer.call(contract.acceptFinding, { params: { findingId: row?.id ?? '' }, body })
    expect((await accept({ version: 1, reason: ' ' })).statusCode).toBe(400)
    expect((await accept({ version: 7, reason: 'Biết rồi' })).json()).toMatchObject({ code: 'record.changed-meanwhile' })
    expect((await accept({ version: 1, reason: 'Quyết định đã thất lạc' })).json()).toEqual({ id: row?.id, version: 2 })
    expect((await findings()).rows).toEqual([
      expect.objectContaining({ state: 'accepted', accepted: expect.objectContaining({ reason: 'Quyết định đã thất lạc' }) }),
    ])
    nextNight()
    expect(await run()).toMatchObject({ fresh: 0 })
    const checks = (await officer.call(contract.listChecks)).json<{ rows: contract.CheckRow[] }>().rows
    expect(checks.find(({ code }) => code === 'ended-without-successor')).toMatchObject({ open: 0, accepted: 1, firstSeenAt: null })
    const csv = (await officer.call(contract.exportFindings, { query: { format: 'csv' } })).body
    expect(csv).toContain('Quyết định đã thất lạc')
    expect((await officer.call(contract.reopenFinding, { params: { findingId: row?.id ?? '' }, body: { version: 2 } })).json()).toEqual({
      id: row?.id,
      version: 3,
    })
    expect((await findings({ state: 'open' })).total).toBe(1)
  })
})

describe('a run', () => {
  test('by hand is a long work with its progress and its result', async () => {
    await integrityJobs(product.services.queue, product.services, integrityChecks)
    await plant({ to: '2019-01-01', end: 'merge' })
    const { workId } = (await officer.call(contract.runChecks, { body: {} })).json<{ workId: string }>()
    await expect
      .poll(async () => (await officer.call(showWork, { params: { workId } })).json(), { timeout: 20_000 })
      .toMatchObject({
        state: 'done',
        done: integrityChecks.length,
        total: integrityChecks.length,
        result: { checks: integrityChecks.length, found: 1, fresh: 1, gone: 0 },
      })
    const { lastRun, workId: running } = (await officer.call(contract.listChecks)).json<{ lastRun: object; workId: string | null }>()
    expect([lastRun, running]).toEqual([expect.objectContaining({ byNight: false, fresh: 1 }), null])
  })

  test('of every night is on the clock of Vietnam, at two', async () => {
    const { rows } = await sql("SELECT cron, timezone, options->>'missed' AS missed FROM pgboss.schedule WHERE name = 'integrity'")
    expect(rows).toEqual([{ cron: '0 2 * * *', timezone: 'Asia/Ho_Chi_Minh', missed: 'once' }])
  })

  test('before two belongs to the night before', async () => {
    nextNight()
    product.setNow('2030-01-10T18:59:00Z')
    await run()
    product.setNow('2030-01-10T19:00:00Z')
    await run()
    const { rows } = await sql("SELECT night::text FROM integrity_run WHERE night > '2030-01-01' ORDER BY night")
    expect(rows).toEqual([{ night: '2030-01-10' }, { night: '2030-01-11' }])
  })
})
