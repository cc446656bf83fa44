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
import { addPost } from '../src/register/officers/post.contract.ts'
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
const ward = (name: string, parentId: string, from?: string) => establish(name, { kind: 'commune-committee', block: 'phuong-xa', parentId }, from)

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
  let postId: string
  /** The secretary's post as it is known now, and how many rows of knowledge there are. */
  const knownPost = async () => {
    const { rows } = await product.db.owner.query<{ to: string | null; known: boolean }>(
      'SELECT valid_to::text AS "to", recorded_to IS NULL AS known FROM post WHERE post_id = $1',
      [postId],
    )
    return { to: rows.find(({ known }) => known)?.to, rows: rows.length }
  }

  beforeAll(async () => {
    q2 = await establish('Ủy ban nhân dân Quận 2', { code: '769', shortName: 'UBND Q.2' })
    q9 = await establish('Ủy ban nhân dân Quận 9', { code: '763', shortName: 'UBND Q.9' })
    td = await establish('Ủy ban nhân dân Quận Thủ Đức', { code: '762', shortName: 'UBND Q.Thủ Đức' })
    w = await establish('Ủy ban nhân dân Phường An Khánh, Quận 2', {
      kind: 'commune-committee',
      block: 'phuong-xa',
      parentId: q2,
      code: '27106',
      shortName: 'UBND P.An Khánh, Q.2',
    })
    Object.assign(merge, { from: [q2, q9, td] })
    secretary = await product.person('iso-secretary', q2)
    const held = { kind: 'iso-secretary', title: 'Thư ký ISO', unit: null, validFrom: '2019-03-01', validTo: null, paper: null }
    postId = (await officer.call(addPost, { params: { officerId: secretary.officer }, body: { ...held, agencyId: q2 } as never })).json<{ id: string }>().id
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
    expect(again.posts).toEqual([expect.objectContaining({ postId, agency: q2, title: 'Thư ký ISO' })])
    expect(again.accounts).toBe(0)
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

  test('ends the posts of agencies that end, in recorded time', async () => {
    expect(await knownPost()).toEqual({ to: '2021-01-01', rows: 2 })
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
    // Whoever was given no seat at the successor is told which agency is no more, by which paper, and who continues.
    const from = (day: string) => product.db.owner.query('UPDATE seat SET valid_from = $2 WHERE id = $1', [seats[1]?.id, day])
    await from('2022-01-01')
    expect((await secretary.call(showSession)).json()).toMatchObject({
      seats: [],
      gone: { agencyName: 'Ủy ban nhân dân Quận 2', endedOn: '2021-01-01', paper: '1111/NQ-UBTVQH14', successors: 'Ủy ban nhân dân Thành phố Thủ Đức' },
    })
    await from('2021-01-01')
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
    // As it stands it says what the corrected act says: nobody changes a second time.
    expect(await preview(correction)).toMatchObject({ faults: [], agencies: [], links: [], children: [], seats: [], posts: [], tasks: [], accounts: 0 })
    await officer.call(acts.saveAct, { params: { actId: correction }, body: { ...draftOf(lines, { effectiveOn: '2021-01-15' }), version: 1 } })
    const seen = await preview(correction)
    expect(seen.faults).toEqual([])
    expect(seen.agencies.every(({ outcome, before, after }) => outcome === 'redated' && (before ?? after)?.name)).toBe(true)
    expect((await apply(correction, seen)).statusCode).toBe(200)
    expect(await act(actId)).toMatchObject({ state: 'corrected', correctedBy: { id: correction }, events: [], links: [] })
    expect((await act(correction)).made).toEqual(before.made)
    expect(await total({ on: '2021-01-10', block: 'quan-huyen' })).toBe(3)
    expect(await total({ on: '2021-01-10', block: 'quan-huyen', knownAt: '2021-01-31T00:00:00Z' })).toBe(1)
    expect(await total({ on: '2021-01-15', block: 'quan-huyen' })).toBe(1)
    const { rows: open } = (await officer.call(tasks.listTasks, { query: { state: 'open' } })).json<{ rows: unknown[] }>()
    expect(open).toEqual([])
    actId = correction
  })

  test('takes a correction of a correction, which says what the first one said', async () => {
    product.setNow('2021-02-02T03:00:00Z')
    const correction = actId
    const { lines } = await act(correction)
    const twice = (await officer.call(acts.correctAct, { params: { actId: correction }, body: { version: 3, reason: 'Ngày đầu tiên đúng' } })).json<{
      id: string
    }>().id
    await officer.call(acts.saveAct, { params: { actId: twice }, body: { ...draftOf(lines), version: 1 } })
    expect((await apply(twice, await preview(twice))).statusCode).toBe(200)
    expect(await total({ on: '2021-01-10', block: 'quan-huyen' })).toBe(1)
    expect(await total({ on: '2021-01-10', block: 'quan-huyen', knownAt: '2021-02-01T12:00:00Z' })).toBe(3)
    const { rows: seats } = await product.db.owner.query<{ to: string | null }>('SELECT valid_to::text AS "to" FROM seat WHERE id = $1', [secretary.seat])
    expect(seats).toEqual([{ to: '2021-01-01' }])
    expect(await knownPost()).toEqual({ to: '2021-01-01', rows: 4 })
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
    expect(await knownPost()).toEqual({ to: null, rows: 5 })
    expect((await act(actId)).state).toBe('annulled')
    expect(coded(await officer.call(acts.correctAct, { params: { actId }, body: { version: version + 1, reason: 'x' } }))).toEqual([409, 'act.not-applied'])
    const { table, events } = await rebuilt(product)
    expect(table).toEqual(events)
  })
})

describe('an act is refused, each fault at its field', () => {
  let a: string
  let b: string
  let child: string
  beforeAll(async () => {
    a = await establish('Ủy ban nhân dân Quận Một', { code: 'A' }, '2018-01-01')
    b = await establish('Ủy ban nhân dân Quận Hai', { code: 'B' }, '2018-01-01')
    child = await ward('Ủy ban nhân dân Phường Một', a, '2018-01-01')
  })
  const into = (name: string, more: Record<string, unknown> = {}) => ({ facts: fresh(name, more) })
  const part = (what: unknown, share?: number) => ({ id: randomUUID(), into: what, ...(share === undefined ? {} : { share }) })

  test('before an agency began', async () =>
    expect(await faultsOf([line('merge', { from: [b], into: { agency: a } })], { effectiveOn: '2017-06-01' })).toEqual([
      ['lines.0.from.0', 'agency.not-yet-established'],
      ['lines.0.into.agency', 'agency.not-yet-established'],
    ]))
  test('twice at its end, or changed while it ends', async () => {
    expect(await faultsOf([line('dissolve', { agency: b }), line('merge', { from: [b], into: { agency: a } })])).toEqual([['lines.1.from.0', 'act.ends-twice']])
    expect(await faultsOf([line('rename', { agency: b, name: 'Quận Ba', shortName: 'Q.3' }), line('dissolve', { agency: b })])).toEqual([
      ['lines.0.agency', 'act.ends-and-changes'],
    ])
    const rename = (name: string) => line('rename', { agency: b, name, shortName: name })
    expect(await faultsOf([rename('Quận Ba'), rename('Quận Tư')])).toEqual([['lines.1.name', 'act.sets-twice']])
  })
  test('with shares that exceed the whole', async () => {
    const split = (shares: number[]) =>
      line('split', { agency: b, ends: true, into: shares.map((share, n) => part(into(`Ủy ban nhân dân Quận ${'MNP'[n]}`), share)) })
    expect(await faultsOf([split([0.7, 0.4])])).toEqual([['lines.0.into', 'act.shares-exceed']])
    expect(await faultsOf([split([0.1, 0.2, 0.7])])).toEqual([])
    expect(
      await faultsOf([
        line('transfer', { from: a, to: { agency: b }, share: 0.6, what: 'khu phố 1' }),
        line('transfer', { from: a, to: { agency: b }, share: 0.6, what: 'khu phố 2' }),
      ]),
    ).toEqual([['lines.1.share', 'act.shares-exceed']])
  })
  test('that makes an agency its own ancestor or its own parent', async () => {
    expect(await faultsOf([line('merge', { from: [b], into: { agency: b } })])).toEqual([['lines.0.from.0', 'act.own-ancestor']])
    expect(await faultsOf([line('transfer', { from: b, to: { agency: b }, what: 'x' })])).toEqual([['lines.0.to', 'act.own-ancestor']])
    expect(await faultsOf([line('merge', { from: [b], into: { agency: a } }), line('merge', { from: [a], into: { agency: b } })])).toEqual(
      expect.arrayContaining([['lines.0.from.0', 'act.successor-ends']]),
    )
    expect(await faultsOf([line('move', { agency: a, parent: { agency: child } })])).toEqual([['lines.0.parent', 'agency.below-itself']])
    expect(await faultsOf([line('move', { agency: a, parent: { agency: b } }), line('move', { agency: b, parent: { agency: a } })])).toEqual([
      ['lines.0.parent', 'agency.below-itself'],
      ['lines.1.parent', 'agency.below-itself'],
    ])
  })
  test('that leaves a child without its parent, takes a code or a name of another, or counts in no block', async () => {
    expect(await faultsOf([line('dissolve', { agency: a })])).toEqual([['lines.0.agency', 'act.child-stays']])
    expect(await faultsOf([line('establish', { facts: fresh('Quận Mới', { code: 'A' }) })])).toEqual([['lines.0.facts.code', 'agency.code-taken']])
    expect(await faultsOf([line('establish', { facts: fresh('ỦY BAN NHÂN DÂN QUẬN MỘT') })])).toEqual([['lines.0.facts.name', 'agency.same-name-and-parent']])
    expect(await faultsOf([line('reclassify', { agency: b, block: 'khong-co' })])).toEqual([['lines.0.block', 'agency.block-not-in-force']])
    // The code of one that ends is free the same day.
    expect(await faultsOf([line('merge', { from: [b], into: into('Quận Mới', { code: 'B' }) })])).toEqual([])
  })
  test('that names nobody, nothing, or what another act has not made', async () => {
    expect(await faultsOf([])).toEqual([['lines', 'act.no-lines']])
    expect(await faultsOf([line('dissolve', { agency: randomUUID() })])).toEqual([['lines.0.agency', 'act.unknown-agency']])
    expect(await faultsOf([line('move', { agency: b, parent: { line: randomUUID() } })])).toEqual([['lines.0.parent', 'act.unknown-line']])
    expect(await faultsOf([line('establish', { facts: fresh('Quận Mới') })], { effectiveOn: null })).toEqual([['effectiveOn', 'act.day-missing']])
    const one = line('dissolve', { agency: b })
    expect((await faultsOf([one, { ...line('establish', { facts: fresh('Quận Mới') }), id: one.id }])).at(0)).toEqual(['lines.1', 'act.line-twice'])
  })
  test('that overtakes a later act, unless it speaks of other facts', async () => {
    const c = await establish('Ủy ban nhân dân Quận Ba', { code: 'C' }, '2018-01-01')
    await applied([line('rename', { agency: c, name: 'Ủy ban nhân dân Quận Bốn', shortName: 'Q.4' })], { effectiveOn: '2020-06-01', paperNumber: '12/NQ-HĐND' })
    expect((await preview(await draft([line('rename', { agency: c, name: 'Quận Năm', shortName: 'Q.5' })], { effectiveOn: '2020-01-01' }))).faults).toEqual([
      expect.objectContaining({
        path: 'lines.0.agency',
        code: 'act.overlaps',
        details: expect.objectContaining({ act: '12/NQ-HĐND', on: '2020-06-01' }) as unknown,
      }),
    ])
    await applied([line('reclassify', { agency: c, obligation: 'encouraged' })], { effectiveOn: '2020-01-01' })
    expect((await show(c, { on: '2020-06-01' })).facts).toMatchObject({ name: 'Ủy ban nhân dân Quận Bốn', obligation: 'encouraged' })
    await applied([line('dissolve', { agency: c })], { effectiveOn: '2020-09-01', paperNumber: '15/NQ-HĐND' })
    expect((await preview(await draft([line('dissolve', { agency: c })], { effectiveOn: '2020-10-01' }))).faults).toEqual([
      expect.objectContaining({ code: 'act.agency-ended', details: expect.objectContaining({ act: '15/NQ-HĐND', on: '2020-09-01' }) as unknown }),
    ])
    const change = await officer.call(agencies.changeAgency, {
      params: { agencyId: c },
      body: { facts: { ...facts('Quận Sáu'), parentId: null }, effectiveOn: '2020-12-01', paper: null, note: null, version: (await show(c)).version },
    })
    expect(coded(change)).toEqual([409, 'agency.ended'])
    const event = (await show(c)).events.at(-1)
    const correction = await officer.call(agencies.voidAgencyEvent, {
      params: { agencyId: c },
      body: { eventId: event?.id, reason: 'Nhầm', version: (await show(c)).version },
    })
    expect(coded(correction)).toEqual([409, 'agency.event-of-act'])
  })

  test('of two at once: one is applied, the other is told', async () => {
    const [one, other] = [await draft([line('dissolve', { agency: b })]), await draft([line('dissolve', { agency: b })])]
    const [first, second] = [await preview(one), await preview(other)]
    const answers = await Promise.all([apply(one, first), apply(other, second)])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((x, y) => x - y)).toEqual([200, 409])
    const { table, events } = await rebuilt(product)
    expect(table).toEqual(events)
  })
})

describe('what is sent', () => {
  const sent = async (lines: unknown[], more: Record<string, unknown> = {}) => (await officer.call(acts.draftAct, { body: draftOf(lines, more) })).statusCode
  const named = (name: unknown) => line('establish', { facts: fresh(String(name)) })
  test.each([
    ['a name of 500 characters', [named('x'.repeat(500))], {}],
    ['a name without letters', [named('🏛 12')], {}],
    ['an unknown kind', [line('explode', {})], {}],
    ['a field nobody knows', [{ ...named('Quận Mới'), state: 'applied' }], {}],
    ['a share above the whole', [line('transfer', { from: randomUUID(), to: { agency: randomUUID() }, share: 1e18, what: 'x' })], {}],
    ['a negative share', [line('transfer', { from: randomUUID(), to: { agency: randomUUID() }, share: -1, what: 'x' })], {}],
    ['a day before 1900', [named('Quận Mới')], { effectiveOn: '1899-12-31' }],
    ['a day after 2100', [named('Quận Mới')], { effectiveOn: '2101-01-01' }],
    ['31 February', [named('Quận Mới')], { effectiveOn: '2021-02-31' }],
    ['more lines than an act holds', Array.from({ length: 2001 }, () => named('Quận Mới')), {}],
  ])('is refused with %s', async (_, lines, more) => expect(await sent(lines, more)).toBe(400))

  test('is kept tidy: null bytes and right-to-left marks go', async () => {
    const id = await draft([named('Quận \u202EMới\u0000')])
    expect((await act(id)).lines).toEqual([expect.objectContaining({ facts: expect.objectContaining({ name: 'Quận Mới' }) as unknown })])
  })
  test('is seen by its authority alone', async () => {
    const stranger = await foreigner(product, officer)
    const id = await draft([named('Quận Mới')])
    expect((await stranger.call(acts.showAct, { params: { actId: id } })).statusCode).toBe(404)
    expect((await stranger.call(acts.previewAct, { params: { actId: id } })).statusCode).toBe(404)
    expect((await stranger.call(acts.saveAct, { params: { actId: id }, body: { ...draftOf([]), version: 1 } })).statusCode).toBe(404)
    expect((await stranger.call(acts.listActs)).json()).toMatchObject({ total: 0 })
    const [own] = (await officer.call(agencies.listAgencies, { query: { limit: 1 } })).json<{ rows: { id: string }[] }>().rows
    const foreign = await stranger.call(acts.draftAct, { body: draftOf([line('dissolve', { agency: own?.id })]) })
    const seen = await stranger.call(acts.previewAct, { params: { actId: foreign.json<{ id: string }>().id } })
    expect(seen.json<ActPreview>().faults.map(({ code }) => code)).toEqual(['act.unknown-agency'])
  })
  test('is read by leaders once it is applied; drafts are of those who write', async () => {
    const leaders = await Promise.all((['authority-leader', 'department-leader', 'records-clerk'] as const).map((role) => product.person(role)))
    const id = await draft([named('Quận Mới')])
    const done = await applied([named('Ủy ban nhân dân Quận Chỉ Để Đọc')], { title: 'Nghị quyết chỉ để đọc' })
    for (const leader of leaders) {
      expect(coded(await leader.call(acts.showAct, { params: { actId: id } }))).toEqual([404, 'act.not-found'])
      expect((await leader.call(acts.showAct, { params: { actId: done } })).json()).toMatchObject({ id: done, state: 'applied' })
      const { rows } = (await leader.call(acts.listActs, { query: { limit: 100 } })).json<{ rows: acts.ActRow[] }>()
      expect(rows.map((row) => row.id)).toContain(done)
      expect(rows.filter(({ appliedAt }) => appliedAt === null)).toEqual([])
      expect((await leader.call(acts.listActs, { query: { state: 'draft' } })).json()).toMatchObject({ total: 0 })
      expect(coded(await leader.call(acts.previewAct, { params: { actId: done } }))[0]).toBe(403)
    }
  })
  test('by somebody who saw an older version is refused; a draft given up stays readable', async () => {
    const id = await draft([named('Quận Mới')])
    const save = () => officer.call(acts.saveAct, { params: { actId: id }, body: { ...draftOf([named('Quận Mới')]), version: 1 } })
    const answers = await Promise.all([save(), save()])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((x, y) => x - y)).toEqual([200, 409])
    expect((await officer.call(acts.discardAct, { params: { actId: id }, body: { version: 2 } })).json()).toEqual({ id, version: 3 })
    expect((await act(id)).state).toBe('discarded')
    expect((await officer.call(acts.listActs, { query: { state: 'discarded', q: 'sap xep', year: 2021 } })).json()).toMatchObject({
      total: 1,
      rows: [{ id, lines: 1 }],
    })
  })
})

describe('to-dos of an agency that ends again', () => {
  const partOf = (name: string) => ({ id: randomUUID(), into: { facts: fresh(name) } })
  const day = (on: string) => product.setNow(`${on}T03:00:00Z`)
  const openOf = async (agencyId: string) =>
    (await officer.call(tasks.listAgencyTasks, { params: { agencyId }, query: { state: 'open' } })).json<{ rows: TaskRow[] }>().rows
  const allOf = async (agencyId: string) => (await officer.call(tasks.listAgencyTasks, { params: { agencyId } })).json<{ rows: TaskRow[] }>().rows
  const origins = async (agencyId: string) =>
    (await openOf(agencyId)).map(({ facts: told }) => told['number']).toSorted((x, y) => String(x).localeCompare(String(y)))
  const annul = async (actId: string) => {
    const seen = (await officer.call(acts.previewAnnulment, { params: { actId } })).json<ActPreview>()
    expect(seen.faults).toEqual([])
    const answer = await officer.call(acts.annulAct, { params: { actId }, body: { version: seen.version, digest: seen.digest, reason: 'Ghi nhầm' } })
    expect(answer.statusCode, answer.body).toBe(200)
  }
  let districts: string[]
  let merged: string
  let city: string
  let split: string
  const parts = [partOf('Ủy ban nhân dân Thành phố Đông'), partOf('Ủy ban nhân dân Thành phố Tây')]
  let halves: string[]

  beforeAll(async () => {
    day('2021-09-01')
    districts = []
    for (const [n, name] of ['Quận Hai Cũ', 'Quận Chín Cũ', 'Quận Thủ Đức Cũ'].entries()) {
      const id = await establish(`Ủy ban nhân dân ${name}`)
      districts.push(id)
      const declared = { agencyId: id, edition: 'TCVN ISO 9001:2015', number: `${n + 1}0/QĐ-UBND`, issuedOn: '2019-04-02' }
      expect((await officer.call(recordDeclaration, { body: declared })).statusCode).toBe(201)
    }
    const merge = line('merge', { from: districts, into: { facts: fresh('Ủy ban nhân dân Thành phố Phía Đông') } })
    merged = await applied([merge], { effectiveOn: '2021-10-01', paperNumber: '31/NQ-UBTVQH15' })
    city = (await act(merged)).made[merge.id] ?? ''
  })

  test('pass on to every successor, once each, with the agency whose duty they were at first', async () => {
    expect(await origins(city)).toEqual(['10/QĐ-UBND', '20/QĐ-UBND', '30/QĐ-UBND'])
    const [done] = await openOf(city)
    expect((await officer.call(tasks.doTask, { params: { taskId: done?.id ?? '' }, body: { version: 1, note: null } })).statusCode).toBe(200)
    day('2022-03-01')
    const splitting = await draft([line('split', { agency: city, ends: true, into: parts })], { effectiveOn: '2022-04-01', paperNumber: '32/NQ-UBTVQH15' })
    const seen = await preview(splitting)
    expect(seen).toMatchObject({ faults: [], passedTasks: 2 })
    expect(seen.tasks).toHaveLength(4)
    const statements = await between(async () => expect((await apply(splitting, seen)).statusCode).toBe(200))
    expect(statements).toHaveLength(4)
    split = splitting
    const { made } = await act(split)
    halves = parts.map(({ id }) => made[id] ?? '')
    for (const half of halves) {
      const rows = await openOf(half)
      expect(rows).toHaveLength(2)
      for (const row of rows) {
        expect(row).toMatchObject({ kind: 'redeclare', fromDay: '2022-04-01', act: { id: split } })
        expect(districts).toContain(row.fromAgency?.id)
        expect(row.fromAgency?.name).toContain('Cũ')
      }
    }
    // Until the day comes the city is there, and the to-dos are its own.
    expect((await allOf(city)).map(({ state }) => state).toSorted()).toEqual(['done', 'open', 'open'])
    expect(await openOf(city)).toHaveLength(2)
    product.setNow('2022-03-31T16:59:59Z')
    expect(await openOf(city)).toHaveLength(2)
    product.setNow('2022-03-31T17:00:00Z')
    expect(await openOf(city)).toEqual([])
    const left = (await allOf(city)).filter(({ state }) => state === 'cancelled')
    expect(left).toHaveLength(2)
    const late = await officer.call(tasks.doTask, { params: { taskId: left[0]?.id ?? '' }, body: { version: left[0]?.version ?? 0, note: null } })
    expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, 'task.not-open'])
    for (const { passedOn } of left) {
      expect(passedOn?.act).toMatchObject({ id: split, paperNumber: '32/NQ-UBTVQH15' })
      expect(passedOn?.to.map(({ id }) => id).toSorted((x, y) => x.localeCompare(y))).toEqual(halves.toSorted((x, y) => x.localeCompare(y)))
    }
    expect((await allOf(city)).filter(({ state }) => state === 'done')).toHaveLength(1)
  })

  test('stay with the successors when the act before is corrected, and go when it never brought them', async () => {
    day('2022-03-02')
    const { version, lines } = await act(merged)
    const begun = await officer.call(acts.correctAct, { params: { actId: merged }, body: { version, reason: 'Ghi nhầm ngày' } })
    const correction = begun.json<{ id: string }>().id
    const save = async (effectiveOn: string, said: unknown[], seenVersion: number) =>
      officer.call(acts.saveAct, { params: { actId: correction }, body: { ...draftOf(said, { effectiveOn }), version: seenVersion } })
    await save('2022-05-01', lines, 1)
    const [fault] = (await preview(correction)).faults
    expect(fault).toMatchObject({ code: 'act.overlaps', details: { act: '32/NQ-UBTVQH15', on: '2022-04-01' } })
    // The third district is not to be merged after all.
    const [merge] = lines
    await save('2021-11-01', [{ ...merge, from: districts.filter((id) => id !== districts[2]) }], 2)
    const seen = await preview(correction)
    expect(seen.faults).toEqual([])
    expect((await apply(correction, seen)).statusCode).toBe(200)
    const dropped = '30/QĐ-UBND'
    expect((await openOf(city)).every(({ passedOn }) => passedOn?.act.id === split)).toBe(true)
    expect(await origins(city)).not.toContain(dropped)
    for (const half of halves) expect(await origins(half)).not.toContain(dropped)
    for (const half of halves) expect((await openOf(half)).length).toBeGreaterThan(0)
  })

  test('come back when the act that ended the agency is annulled', async () => {
    const before = (await openOf(halves[0] ?? '')).length
    await annul(split)
    expect(await openOf(city)).toHaveLength(before)
    for (const half of halves) expect(await openOf(half)).toEqual([])
    expect((await allOf(city)).every(({ passedOn }) => passedOn === null)).toBe(true)
    // They are of the correction now, and go with it.
    expect((await openOf(city)).every(({ act: { id } }) => id !== merged)).toBe(true)
  })

  test('are closed when nobody carries the agency on, and open again when that is taken back', async () => {
    const before = (await openOf(city)).length
    expect(before).toBeGreaterThan(0)
    const end = await applied([line('dissolve', { agency: city })], { effectiveOn: '2022-06-01', paperNumber: '33/NQ-UBTVQH15' })
    expect((await allOf(city)).filter(({ passedOn }) => passedOn?.act.id === end && passedOn.to.length === 0)).toHaveLength(before)
    day('2022-06-01')
    expect(await openOf(city)).toEqual([])
    day('2022-05-31')
    const [own] = await openOf(city)
    expect((await officer.call(tasks.doTask, { params: { taskId: own?.id ?? '' }, body: { version: own?.version ?? 0, note: null } })).statusCode).toBe(200)
    expect(await openOf(city)).toHaveLength(before - 1)
    await annul(end)
    expect(await openOf(city)).toHaveLength(before - 1)
  })
})

describe('an act that is corrected after a later one touched the same agencies', () => {
  test('is told which act stands in the way; once that one is annulled, it can be corrected', async () => {
    product.setNow('2021-09-10T03:00:00Z')
    const f = await establish('Ủy ban nhân dân Quận Đầu', {}, '2018-01-01')
    const rename = (name: string) => line('rename', { agency: f, name, shortName: name })
    const first = await applied([rename('Ủy ban nhân dân Quận Giữa')], { effectiveOn: '2020-01-01', paperNumber: '41/NQ-HĐND' })
    product.setNow('2021-09-11T03:00:00Z')
    const later = await applied([rename('Ủy ban nhân dân Quận Cuối')], { effectiveOn: '2020-06-01', paperNumber: '42/NQ-HĐND' })
    const begun = await officer.call(acts.correctAct, { params: { actId: first }, body: { version: (await act(first)).version, reason: 'Sai tên' } })
    const correction = begun.json<{ id: string }>().id
    const stands = { code: 'act.overlaps', path: 'lines.0.agency', details: { act: '42/NQ-HĐND', actId: later, on: '2020-06-01' } }
    const seen = await preview(correction)
    expect(seen.faults).toEqual([expect.objectContaining({ ...stands, details: expect.objectContaining(stands.details) as unknown })])
    expect(coded(await apply(correction, seen))).toEqual([400, 'act.overlaps'])
    const off = (await officer.call(acts.previewAnnulment, { params: { actId: later } })).json<ActPreview>()
    expect(off.faults).toEqual([])
    product.setNow('2021-09-12T03:00:00Z')
    const gone = await officer.call(acts.annulAct, { params: { actId: later }, body: { version: off.version, digest: off.digest, reason: 'Ghi lại sau' } })
    expect(gone.statusCode, gone.body).toBe(200)
    const free = await preview(correction)
    expect(free.faults).toEqual([])
    expect((await apply(correction, free)).statusCode).toBe(200)
  })
  test('cannot take back an agency that a later act changed, and names that act', async () => {
    product.setNow('2021-09-13T03:00:00Z')
    const made = line('establish', { facts: fresh('Ủy ban nhân dân Quận Tạm') })
    const first = await applied([made], { effectiveOn: '2020-01-01', paperNumber: '43/NQ-HĐND' })
    const agency = (await act(first)).made[made.id] ?? ''
    await applied([line('rename', { agency, name: 'Ủy ban nhân dân Quận Hẳn', shortName: 'Q.Hẳn' })], { effectiveOn: '2020-03-01', paperNumber: '44/NQ-HĐND' })
    const seen = (await officer.call(acts.previewAnnulment, { params: { actId: first } })).json<ActPreview>()
    expect(seen.faults).toContainEqual(
      expect.objectContaining({ code: 'act.agency-in-use', details: expect.objectContaining({ act: '44/NQ-HĐND', on: '2020-03-01' }) as unknown }),
    )
  })
})

test('an act with a day to come changes the register by itself at local midnight', async () => {
  const e = await establish('Ủy ban nhân dân Quận Mười', {}, '2018-01-01')
  await applied([line('rename', { agency: e, name: 'Ủy ban nhân dân Quận Mười Một', shortName: 'Q.11' })], { effectiveOn: '2021-07-01' })
  const today = async () => (await show(e)).facts?.name
  product.setNow('2021-06-30T16:59:59Z')
  expect(await today()).toBe('Ủy ban nhân dân Quận Mười')
  product.setNow('2021-06-30T17:00:00Z')
  expect(await today()).toBe('Ủy ban nhân dân Quận Mười Một')
})

test('an entry recorded by mistake is taken back; what was known stays', async () => {
  product.setNow('2021-08-01T03:00:00Z')
  const e = await establish('Ủy ban nhân dân Quận Mười Hai', {}, '2018-01-01')
  const said = { facts: { ...facts('Quận Nhầm'), parentId: null }, effectiveOn: '2019-01-01', paper: null, note: null, version: 1 }
  expect((await officer.call(agencies.changeAgency, { params: { agencyId: e }, body: said })).statusCode).toBe(200)
  product.setNow('2021-08-02T03:00:00Z')
  const { events } = await show(e)
  const takeBack = (eventId: string | undefined, version: number) =>
    officer.call(agencies.voidAgencyEvent, { params: { agencyId: e }, body: { eventId, reason: 'Ghi nhầm cơ quan', version } })
  expect((await takeBack(events[1]?.id, 2)).json()).toEqual({ id: e, version: 3 })
  expect((await show(e)).facts?.name).toBe('Ủy ban nhân dân Quận Mười Hai')
  expect((await show(e, { knownAt: '2021-08-01T12:00:00Z' })).facts?.name).toBe('Quận Nhầm')
  expect(coded(await takeBack(events[0]?.id, 3))).toEqual([409, 'agency.establishment-stays'])
})
