// Acts on the register through HTTP: drafted, previewed, applied, corrected and annulled; what they leave behind and what they refuse.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ActPreview, ActView } from '../src/register/reorganisations/act.contract.ts'
import * as acts from '../src/register/reorganisations/act.contract.ts'
import { showLineage } from '../src/register/reorganisations/lineage.contract.ts'
import * as tasks from '../src/register/reorganisations/task.contract.ts'
import type { TaskRow } from '../src/register/reorganisations/task.contract.ts'
import * as agencies from '../src/register/agencies/agency.contract.ts'
import { showAgencyTree } from '../src/register/agencies/agency-tree.contract.ts'
import { recordDeclaration } from '../src/conformity/declarations/declaration.contract.ts'
import { showHistory } from '../src/register/history/history.contract.ts'
import { showSession } from '../src/register/officers/session.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { between, foreigner, rebuilt } from './support/agencies.ts'

let product: TestProduct
let officer: Person

beforeAll(async () => {
  product = await testProduct({ now: '2020-12-20T03:00:00Z' })
  officer = await product.person('programme-officer')
})
afterAll(() => product.close())

let minute = 0
beforeEach(() => product.setNow(new Date(Date.parse('2020-12-20T03:00:00Z') + 60_000 * minute++).toISOString()))

const facts = (name: string, more: Record<string, unknown> = {}) => ({
  code: null,
  name,
  shortName: name,
  kind: 'district-committee',
  block: 'quan-huyen',
  obligation: 'mandatory',
  obligationBasis: null,
  address: null,
  ...more,
})
const fresh = (name: string, more: Record<string, unknown> = {}) => ({ ...facts(name), parent: null, ...more })

async function establish(name: string, more: Record<string, unknown> = {}, effectiveOn = '2017-01-01'): Promise<string> {
  const body = { facts: { ...facts(name), parentId: null, ...more }, effectiveOn, paper: null, note: null }
  const answer = await officer.call(agencies.establishAgency, { body })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
const ward = (name: string, parentId: string, more: Record<string, unknown> = {}) =>
  establish(name, { kind: 'commune-committee', block: 'phuong-xa', parentId, ...more })

const draftOf = (lines: unknown[], more: Record<string, unknown> = {}) => ({
  title: 'Nghị quyết về việc sắp xếp các đơn vị hành chính',
  paperNumber: '1111/NQ-UBTVQH14',
  paperDate: '2020-12-09',
  issuer: 'Ủy ban Thường vụ Quốc hội',
  effectiveOn: '2021-01-01',
  note: null,
  lines,
  ...more,
})
async function draft(lines: unknown[], more: Record<string, unknown> = {}): Promise<string> {
  const answer = await officer.call(acts.draftAct, { body: draftOf(lines, more) })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
async function preview(actId: string): Promise<ActPreview> {
  const answer = await officer.call(acts.previewAct, { params: { actId } })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<ActPreview>()
}
const apply = (actId: string, { version, digest }: { version: number; digest: string }, who = officer, key?: string) =>
  who.call(acts.applyAct, { params: { actId }, body: { version, digest }, ...(key === undefined ? {} : { key }) })
async function applied(lines: unknown[], more: Record<string, unknown> = {}): Promise<string> {
  const id = await draft(lines, more)
  const seen = await preview(id)
  expect(seen.faults).toEqual([])
  const answer = await apply(id, seen)
  expect(answer.statusCode, answer.body).toBe(200)
  return id
}
const act = async (actId: string) => (await officer.call(acts.showAct, { params: { actId } })).json<ActView>()
const show = async (agencyId: string, query: Record<string, string> = {}) =>
  (await officer.call(agencies.showAgency, { params: { agencyId }, query })).json<agencies.AgencyView>()
const faultsOf = async (lines: unknown[], more: Record<string, unknown> = {}) => {
  const { faults } = await preview(await draft(lines, more))
  return faults.map(({ path, code }) => [path, code])
}
const total = async (query: Record<string, unknown>) => (await officer.call(agencies.listAgencies, { query })).json<{ total: number }>().total
const coded = (answer: { statusCode: number; json: () => { code: string } }) => [answer.statusCode, answer.json().code]
const line = (kind: string, more: Record<string, unknown>) => ({ id: randomUUID(), kind, ...more })

describe('three districts become one city', () => {
  let q2: string
  let q9: string
  let td: string
  let w: string
  let declaration: string
  let actId: string
  const merge = line('merge', {
    from: [] as string[],
    into: { facts: fresh('Ủy ban nhân dân Thành phố Thủ Đức', { code: '769', shortName: 'UBND TP Thủ Đức' }) },
    seats: 'move',
  })
  let secretary: Person

  beforeAll(async () => {
    q2 = await establish('Ủy ban nhân dân Quận 2', { code: '769', shortName: 'UBND Q.2' })
    q9 = await establish('Ủy ban nhân dân Quận 9', { code: '763', shortName: 'UBND Q.9' })
    td = await establish('Ủy ban nhân dân Quận Thủ Đức', { code: '762', shortName: 'UBND Q.Thủ Đức' })
    w = await ward('Ủy ban nhân dân Phường An Khánh, Quận 2', q2, { code: '27106', shortName: 'UBND P.An Khánh, Q.2' })
    Object.assign(merge, { from: [q2, q9, td] })
    secretary = await product.person('iso-secretary', q2)
    const answer = await officer.call(recordDeclaration, {
      body: { agencyId: q2, edition: 'TCVN ISO 9001:2015', number: '77/QĐ-UBND', issuedOn: '2019-04-02' },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    declaration = answer.json<{ id: string }>().id
  })

  test('is shown before: what ends, whose parent ends with what is proposed, people, declarations, denominators', async () => {
    actId = await draft([merge])
    const seen = await preview(actId)
    expect(seen.faults).toEqual([expect.objectContaining({ path: 'lines.0.from.0', code: 'act.child-stays' })])
    const [proposal] = seen.proposals
    expect(proposal).toMatchObject({
      kind: 'move',
      agency: w,
      parent: { line: merge.id },
      name: 'Ủy ban nhân dân Phường An Khánh, Thành phố Thủ Đức',
      shortName: 'UBND P.An Khánh, TP Thủ Đức',
    })
    expect((await officer.call(acts.saveAct, { params: { actId }, body: { ...draftOf([merge, proposal]), version: 1 } })).json()).toEqual({
      id: actId,
      version: 2,
    })
    const again = await preview(actId)
    expect(again.faults).toEqual([])
    expect(again.warnings.map(({ code }) => code)).toEqual(['act.future'])
    expect(again.agencies.map(({ outcome }) => outcome).toSorted((a, b) => a.localeCompare(b))).toEqual(['changes', 'ends', 'ends', 'ends', 'established'])
    expect(again.denominators).toEqual([
      expect.objectContaining({ block: 'quan-huyen', before: 3, after: 1 }),
      expect.objectContaining({ block: 'phuong-xa', before: 1, after: 1, apart: true }),
    ])
    expect(again.seats).toEqual([expect.objectContaining({ seatId: secretary.seat, agency: q2, outcome: 'moves' })])
    expect(again.consequences).toEqual([expect.objectContaining({ agency: q2, kind: 'declaration', count: 1 })])
    expect(again.tasks).toEqual([expect.objectContaining({ kind: 'redeclare', from: q2, subjectId: declaration, fromDay: '2021-01-01' })])
    expect(again.links.map(({ from, to }) => [from.shortName, to.shortName])).toEqual([
      ['UBND Q.2', 'UBND TP Thủ Đức'],
      ['UBND Q.9', 'UBND TP Thủ Đức'],
      ['UBND Q.Thủ Đức', 'UBND TP Thủ Đức'],
    ])
    expect(await total({ on: '2021-01-01' })).toBe(4)
  })

  test('is carried out as it was shown, once, in four statements', async () => {
    const seen = await preview(actId)
    expect(coded(await apply(actId, { ...seen, digest: '0'.repeat(64) }))).toEqual([409, 'act.changed-meanwhile'])
    expect(coded(await apply(actId, { ...seen, version: 1 }))).toEqual([409, 'record.changed-meanwhile'])
    const key = randomUUID()
    const statements = await between(async () => expect((await apply(actId, seen, officer, key)).json()).toEqual({ id: actId, version: 3 }))
    expect(statements).toHaveLength(4)
    expect((await apply(actId, seen, officer, key)).json()).toEqual({ id: actId, version: 3 })
    expect(coded(await apply(actId, seen))).toEqual([409, 'act.not-a-draft'])
    expect(await total({ on: '2020-12-31', block: 'quan-huyen' })).toBe(3)
    expect(await total({ on: '2021-01-01', block: 'quan-huyen' })).toBe(1)
    expect((await show(q2, { on: '2020-12-31' })).facts).toMatchObject({ code: '769', name: 'Ủy ban nhân dân Quận 2' })
    expect((await show(q2, { on: '2021-01-01' })).facts).toBeNull()
    expect((await show(q2)).events.at(-1)).toMatchObject({
      kind: 'merge',
      ends: true,
      act: { id: actId, line: merge.id },
      paper: { number: '1111/NQ-UBTVQH14' },
    })
    expect((await show(w, { on: '2021-01-01' })).parentName).toBe('Ủy ban nhân dân Thành phố Thủ Đức')
    const after = await act(actId)
    expect(after).toMatchObject({ state: 'applied', appliedBy: expect.any(String) as string, events: { length: 5 }, links: { length: 3 } })
    const { table, events } = await rebuilt(product)
    expect(table).toEqual(events)
  })

  test('has a lineage both ways, and what ended leads on from the day', async () => {
    const city = (await act(actId)).made[merge.id] ?? ''
    const of = async (agencyId: string, who = officer) =>
      (await who.call(showLineage, { params: { agencyId } })).json<{ nodes: { id: string; generation: number }[]; edges: unknown[]; leadsTo: string[] }>()
    expect((await of(city)).nodes.map(({ generation }) => generation)).toEqual([-1, -1, -1, 0])
    expect((await of(q2)).edges).toEqual([
      {
        from: q2,
        to: city,
        kind: 'merge',
        share: null,
        on: '2021-01-01',
        act: { id: actId, title: draftOf([]).title, paperNumber: '1111/NQ-UBTVQH14', paperDate: '2020-12-09' },
      },
    ])
    expect((await of(q2)).leadsTo).toEqual([])
    product.setNow('2021-01-05T03:00:00Z')
    expect((await of(q2)).leadsTo).toEqual([city])
    const tree = (await officer.call(showAgencyTree, { query: { on: '2021-01-01' } })).json<{
      rows: { name: string; children: number; below: number }[]
      agencies: number
    }>()
    expect(tree).toMatchObject({ agencies: 2, rows: [{ name: 'Ủy ban nhân dân Thành phố Thủ Đức', children: 1, below: 1 }] })
    const searched = (await officer.call(showAgencyTree, { query: { on: '2021-01-01', q: 'an khanh' } })).json<{ rows: { name: string; matches: boolean }[] }>()
    expect(searched.rows.map(({ matches }) => matches)).toEqual([false, true])
    expect((await officer.call(showAgencyTree, { query: { on: '2021-01-01', parentId: city } })).json()).toMatchObject({ total: 1, rows: [{ id: w }] })
  })

  test('leaves the successor a to-do and its people their seats, not the declaration', async () => {
    product.setNow('2021-01-05T03:00:00Z')
    const city = (await act(actId)).made[merge.id] ?? ''
    const [task] = (await officer.call(tasks.listAgencyTasks, { params: { agencyId: city } })).json<{ rows: TaskRow[] }>().rows
    expect(task).toMatchObject({
      kind: 'redeclare',
      state: 'open',
      fromAgency: { id: q2 },
      act: { id: actId, paperNumber: '1111/NQ-UBTVQH14' },
      facts: { number: '77/QĐ-UBND' },
    })
    const { rows: seats } = await product.db.owner.query<{ id: string; agency: string; to: string | null }>(
      'SELECT id, agency_id AS agency, valid_to::text AS "to" FROM seat WHERE officer_id = $1 ORDER BY valid_from',
      [secretary.officer],
    )
    expect(seats).toEqual([
      { id: secretary.seat, agency: q2, to: '2021-01-01' },
      { id: expect.any(String) as string, agency: city, to: null },
    ])
    const moved: Person = {
      ...secretary,
      call: (e, input = {}) => secretary.call(e, { ...input, headers: { ...input.headers, 'x-seat': seats[1]?.id ?? '' } }),
    }
    expect((await moved.call(showSession)).json()).toMatchObject({ seats: [{ id: seats[1]?.id }] })
    const own = (await moved.call(tasks.listTasks)).json<{ rows: TaskRow[] }>().rows
    expect(own).toEqual([expect.objectContaining({ id: task?.id, fromAgency: expect.objectContaining({ id: q2 }) as unknown })])
    // The predecessor's papers are within reach of whoever carries it on.
    expect((await moved.call(agencies.showAgency, { params: { agencyId: q2 } })).statusCode).toBe(200)
    expect((await moved.call(showLineage, { params: { agencyId: city } })).json<{ nodes: unknown[] }>().nodes).toHaveLength(4)
    expect(coded(await moved.call(acts.showAct, { params: { actId } }))[0]).toBe(403)
    const done = await moved.call(tasks.doTask, { params: { taskId: task?.id ?? '' }, body: { version: 1, note: 'Đã công bố lại' } })
    expect(done.json()).toEqual({ id: task?.id, version: 2 })
    expect(coded(await moved.call(tasks.doTask, { params: { taskId: task?.id ?? '' }, body: { version: 2, note: null } }))).toEqual([409, 'task.not-open'])
  })

  test('stands in the history of every agency it touched, and in the record once', async () => {
    const { rows } = (await officer.call(showHistory, { params: { subjectId: q9 } })).json<{ rows: { type: string; facts: Record<string, unknown> }[] }>()
    expect(rows.map(({ type }) => type)).toEqual(['act.applied', 'agency.established'])
    expect(rows[0]?.facts).toMatchObject({ effectiveOn: '2021-01-01', paperNumber: '1111/NQ-UBTVQH14', events: 5, links: 3, ended: 3 })
    const { rows: kept } = await product.db.owner.query<{ content: string }>("SELECT content FROM event WHERE subject_id = $1 AND type = 'act.applied'", [
      actId,
    ])
    expect(kept).toHaveLength(1)
    expect(kept[0]?.content).not.toContain('sắp xếp')
  })

  test('is corrected in recorded time, the same lines making the same agencies; what was known stays', async () => {
    product.setNow('2021-02-01T03:00:00Z')
    const before = await act(actId)
    const begun = await officer.call(acts.correctAct, { params: { actId }, body: { version: before.version, reason: 'Ghi nhầm ngày có hiệu lực' } })
    expect(begun.statusCode, begun.body).toBe(201)
    const correction = begun.json<{ id: string }>().id
    expect(coded(await officer.call(acts.correctAct, { params: { actId }, body: { version: before.version, reason: 'Lần nữa' } }))).toEqual([
      409,
      'act.correction-begun',
    ])
    const { lines } = await act(correction)
    await officer.call(acts.saveAct, { params: { actId: correction }, body: { ...draftOf(lines, { effectiveOn: '2021-01-15' }), version: 1 } })
    const seen = await preview(correction)
    expect(seen.faults).toEqual([])
    expect((await apply(correction, seen)).statusCode).toBe(200)
    expect(await act(actId)).toMatchObject({ state: 'corrected', correctedBy: { id: correction }, events: [], links: [] })
    expect((await act(correction)).made).toEqual(before.made)
    expect(await total({ on: '2021-01-10', block: 'quan-huyen' })).toBe(3)
    expect(await total({ on: '2021-01-10', block: 'quan-huyen', knownAt: '2021-01-31T00:00:00Z' })).toBe(1)
    expect(await total({ on: '2021-01-15', block: 'quan-huyen' })).toBe(1)
    const { rows: open } = (await officer.call(tasks.listTasks, { query: { state: 'open' } })).json<{ rows: unknown[] }>()
    expect(open).toEqual([])

    product.setNow('2021-02-02T03:00:00Z')
    const twice = (await officer.call(acts.correctAct, { params: { actId: correction }, body: { version: 3, reason: 'Ngày đầu tiên đúng' } })).json<{
      id: string
    }>().id
    await officer.call(acts.saveAct, { params: { actId: twice }, body: { ...draftOf(lines), version: 1 } })
    expect((await apply(twice, await preview(twice))).statusCode).toBe(200)
    expect(await total({ on: '2021-01-10', block: 'quan-huyen' })).toBe(1)
    expect(await total({ on: '2021-01-10', block: 'quan-huyen', knownAt: '2021-02-01T12:00:00Z' })).toBe(3)
    const { rows: seats } = await product.db.owner.query<{ to: string | null }>('SELECT valid_to::text AS "to" FROM seat WHERE id = $1', [secretary.seat])
    expect(seats).toEqual([{ to: '2021-01-01' }])
    actId = twice
    const { table, events } = await rebuilt(product)
    expect(table).toEqual(events)
  })

  test('is annulled: nothing of it happened, and it was known until then', async () => {
    product.setNow('2021-03-01T03:00:00Z')
    const { version } = await act(actId)
    const seen = (await officer.call(acts.previewAnnulment, { params: { actId } })).json<ActPreview>()
    expect(seen).toMatchObject({
      faults: [],
      denominators: expect.arrayContaining([expect.objectContaining({ block: 'quan-huyen', before: 1, after: 3 })]) as unknown,
    })
    const annulled = await officer.call(acts.annulAct, { params: { actId }, body: { version, digest: seen.digest, reason: 'Ghi nhầm nghị quyết' } })
    expect(annulled.statusCode, annulled.body).toBe(200)
    expect(await total({ on: '2021-06-01', block: 'quan-huyen' })).toBe(3)
    expect(await total({ on: '2021-06-01', block: 'quan-huyen', knownAt: '2021-02-28T00:00:00Z' })).toBe(1)
    const { rows: seats } = await product.db.owner.query<{ to: string | null }>('SELECT valid_to::text AS "to" FROM seat WHERE id = $1', [secretary.seat])
    expect(seats).toEqual([{ to: null }])
    expect((await act(actId)).state).toBe('annulled')
    expect(coded(await officer.call(acts.correctAct, { params: { actId }, body: { version: version + 1, reason: 'x' } }))).toEqual([409, 'act.not-applied'])
    const { table, events } = await rebuilt(product)
    expect(table).toEqual(events)
  })
})

void faultsOf
void foreigner
