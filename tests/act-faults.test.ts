// Acts on the register where they meet each other and the end of a day: two people at once, and a day that comes by itself.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { establishAgency, listAgencies, showAgency } from '../src/register/agencies/agency.contract.ts'
import { showSession } from '../src/register/officers/session.contract.ts'
import * as acts from '../src/register/reorganisations/act.contract.ts'
import * as tasks from '../src/register/reorganisations/task.contract.ts'
import { rebuilt } from './support/agencies.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let people: [Person, Person]

beforeAll(async () => {
  product = await testProduct({ now: '2020-12-20T03:00:00Z' })
  people = [await product.person('programme-officer'), await product.person('programme-officer')]
})
afterAll(() => product.close())

async function establish(name: string): Promise<string> {
  const facts = {
    code: null,
    name,
    shortName: name,
    kind: 'other',
    block: 'ban',
    parentId: null,
    obligation: 'undetermined',
    obligationBasis: null,
    address: null,
  }
  const answer = await people[0].call(establishAgency, { body: { facts, effectiveOn: '2018-01-01', paper: null, note: null } })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}

const dissolving = (agencies: readonly string[]) => agencies.map((agency) => ({ id: randomUUID(), kind: 'dissolve', agency }))

/** A draft with what its preview says, ready to be applied. */
async function drafted(who: Person, lines: readonly object[], effectiveOn = '2021-01-01') {
  const begun = await who.call(acts.draftAct, { body: { title: 'Quyết định về việc sắp xếp', effectiveOn, lines } })
  expect(begun.statusCode, begun.body).toBe(201)
  const actId = begun.json<{ id: string }>().id
  const { version, digest, faults } = (await who.call(acts.previewAct, { params: { actId } })).json<acts.ActPreview>()
  expect(faults).toEqual([])
  return { actId, apply: () => who.call(acts.applyAct, { params: { actId }, body: { version, digest } }) }
}

const eventsOf = async (actId: string) =>
  (await product.db.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM agency_event WHERE act_id = $1', [actId])).rows[0]?.n

test('of two officers who apply acts that overlap in one agency, one wins; the other is told, and what it said is left wholly undone', async () => {
  for (let round = 0; round < 6; round++) {
    const agencies = await Promise.all(Array.from({ length: 9 }, (_, n) => establish(`Ban Quản lý dự án số ${round}.${n}`)))
    // The fifth stands in both.
    const two = [await drafted(people[0], dissolving(agencies.slice(0, 5))), await drafted(people[1], dissolving(agencies.slice(4)))] as const
    const answers = await Promise.all(two.map(({ apply }) => apply()))
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
    for (const [n, answer] of answers.entries()) {
      const { actId, apply } = two[n] ?? two[0]
      const shown = (await people[0].call(acts.showAct, { params: { actId } })).json<acts.ActView>()
      expect([shown.state, await eventsOf(actId)]).toEqual(answer.statusCode === 200 ? ['applied', 5] : ['draft', 0])
      if (answer.statusCode === 200) continue
      // Tried again as it was shown, it is refused again; looked at again, it says where it is wrong.
      expect((await apply()).statusCode).toBe(409)
      const again = (await people[1].call(acts.previewAct, { params: { actId } })).json<acts.ActPreview>()
      expect(again.faults.map(({ path }) => path)).toEqual([expect.stringMatching(/^lines\.[04]\./)])
    }
  }
  const { table, events } = await rebuilt(product)
  expect(table).toEqual(events)
})

test('an act for a day to come is applied today and comes true at local midnight: the register changes and seats end by themselves', async () => {
  const agency = await establish('Ban Chỉ đạo sắp kết thúc')
  const secretary = await product.person('iso-secretary', agency)
  const { apply } = await drafted(people[0], dissolving([agency]), '2021-07-01')
  expect((await apply()).statusCode).toBe(200)
  const listed = async (on?: string) => {
    const query = { q: 'sap ket thuc', ...(on === undefined ? {} : { on }) }
    return (await people[0].call(listAgencies, { query })).json<{ total: number }>().total
  }
  const seats = async () => {
    const answer = await secretary.call(showSession)
    return answer.statusCode === 200 ? answer.json<{ seats: unknown[] }>().seats.length : 0
  }
  const reaches = async () => (await secretary.call(showAgency, { params: { agencyId: agency } })).statusCode

  product.setNow('2021-06-30T16:59:59.999Z')
  expect([await listed(), await seats(), await reaches()]).toEqual([1, 1, 200])
  expect([await listed('2021-06-30'), await listed('2021-07-01')]).toEqual([1, 0])

  product.setNow('2021-06-30T17:00:00Z')
  expect([await listed(), await seats()]).toEqual([0, 0])
  expect(await reaches()).toBeGreaterThanOrEqual(401)
  expect([await listed('2021-06-30'), await listed('2021-07-01')]).toEqual([1, 0])
  const { rows } = await product.db.owner.query<{ to: string | null }>('SELECT valid_to::text AS "to" FROM seat WHERE id = $1', [secretary.seat])
  expect(rows).toEqual([{ to: '2021-07-01' }])
})

test('an act whose day comes while the server is off holds when it is on again: nothing has to run at midnight', async () => {
  product.setNow('2021-07-10T03:00:00Z')
  const agency = await establish('Ban Quản lý qua đêm')
  const secretary = await product.person('iso-secretary', agency)
  const { apply } = await drafted(people[0], dissolving([agency]), '2021-08-01')
  expect((await apply()).statusCode).toBe(200)
  // The clock jumps over the day: no job ran and no request came in between.
  product.setNow('2021-08-03T03:00:00Z')
  const total = async (on: string) => (await people[0].call(listAgencies, { query: { q: 'qua dem', on } })).json<{ total: number }>().total
  expect([await total('2021-07-31'), await total('2021-08-01'), await total('2021-08-03')]).toEqual([1, 0, 0])
  expect((await secretary.call(showAgency, { params: { agencyId: agency } })).statusCode).toBeGreaterThanOrEqual(401)
})

test('an act for a day to come is lost by no jump of the clock, and done twice by none', async () => {
  product.setNow('2021-08-20T03:00:00Z')
  const agency = await establish('Ban Điều phối đồng hồ')
  const { actId, apply } = await drafted(people[0], dissolving([agency]), '2021-09-01')
  expect((await apply()).statusCode).toBe(200)
  const listed = async () => (await people[0].call(listAgencies, { query: { q: 'dieu phoi dong ho' } })).json<{ total: number }>().total
  // Midnight in Vietnam is 17:00 UTC: an hour after it, two hours back, again, a day ahead, and right at last.
  const seen: [string, number][] = []
  for (const at of [
    '2021-08-31T18:00:00Z',
    '2021-08-31T16:00:00Z',
    '2021-08-31T18:00:00Z',
    '2021-09-01T18:00:00Z',
    '2021-08-31T16:30:00Z',
    '2021-08-31T17:00:00Z',
  ]) {
    product.setNow(at)
    seen.push([at, await listed()])
  }
  expect(seen.map(([, total]) => total)).toEqual([0, 1, 0, 0, 1, 0])
  expect(await eventsOf(actId)).toBe(1)
})

test("a to-do that the agency's own people do before the act's day is open with none of those who would have carried it on", async () => {
  product.setNow('2022-01-10T03:00:00Z')
  const [ending, middle, last, neighbour] = await Promise.all(['Ban Sắp chuyển', 'Ban Ở giữa', 'Ban Sau cùng', 'Ban Bên cạnh'].map((name) => establish(name)))
  const agencies = [ending ?? '', middle ?? '', last ?? '', neighbour ?? ''] as const
  const secretary = await product.person('iso-secretary', agencies[0])
  const stranger = await product.person('iso-secretary', agencies[3])
  // Two to-dos it had inherited itself.
  const first = await drafted(people[0], dissolving([await establish('Ban Trước kia')]), '2022-01-11')
  expect((await first.apply()).statusCode).toBe(200)
  for (const subject of ['Quy trình', 'Tài liệu'])
    await product.db.owner.query(
      `INSERT INTO agency_task (authority_id, id, agency_id, kind, from_agency, act_id, subject_id, facts, from_day, state, created_at)
       VALUES ($1, gen_random_uuid(), $2, 'redeclare', NULL, $3, gen_random_uuid(), $4, '2022-01-11', 'open', now())`,
      [product.authority, agencies[0], first.actId, JSON.stringify({ number: subject })],
    )
  product.setNow('2022-01-12T03:00:00Z')
  const into = (from: string, to: string, effectiveOn: string) =>
    drafted(people[0], [{ id: randomUUID(), kind: 'merge', from: [from], into: { agency: to } }], effectiveOn)
  expect((await (await into(agencies[0], agencies[1], '2022-06-01')).apply()).statusCode).toBe(200)
  expect((await (await into(agencies[1], agencies[2], '2022-07-01')).apply()).statusCode).toBe(200)

  const open = async (agencyId: string) =>
    (await people[0].call(tasks.listAgencyTasks, { params: { agencyId }, query: { state: 'open' } })).json<{ rows: tasks.TaskRow[] }>().rows
  const stated = async () =>
    (
      await product.db.owner.query<{ state: string; passed: boolean; n: number }>(
        'SELECT state, passed_by IS NOT NULL AS passed, count(*)::int AS n FROM agency_task WHERE act_id <> $1 OR agency_id = $2 GROUP BY 1, 2 ORDER BY 1, 2',
        [first.actId, agencies[0]],
      )
    ).rows
  const [task, other] = await open(agencies[0])
  const before = await stated()
  expect((await stranger.call(tasks.doTask, { params: { taskId: task?.id ?? '' }, body: { version: task?.version ?? 0, note: null } })).statusCode).toBe(404)
  expect(await stated()).toEqual(before)
  const done = await secretary.call(tasks.doTask, { params: { taskId: task?.id ?? '' }, body: { version: task?.version ?? 0, note: null } })
  expect(done.statusCode, done.body).toBe(200)
  expect((await open(agencies[0])).map(({ id }) => id)).toEqual([other?.id])
  product.setNow('2022-06-02T03:00:00Z')
  expect((await open(agencies[1])).map(({ facts }) => facts['number'])).toEqual([other?.facts['number']])
  product.setNow('2022-07-02T03:00:00Z')
  expect((await open(agencies[2])).map(({ facts }) => facts['number'])).toEqual([other?.facts['number']])
  expect(await open(agencies[1])).toEqual([])
})
