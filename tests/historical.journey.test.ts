// A document's own day and the server's time stand side by side: a long gap is told, historical data are told once.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listActivities, recordActivity, showActivity } from '../src/authority/programme/activity.contract.ts'
import { correctPaper, listPapers, recordPaper, showPaper } from '../src/papers/registers/paper.contract.ts'
import { listDeclarations, recordDeclaration, showDeclaration } from '../src/conformity/declarations/declaration.contract.ts'
import { importDeclarations, previewDeclarationImport } from '../src/conformity/declarations/declaration-import.contract.ts'
import { declarationImport } from '../src/conformity/declarations/declaration-import.commands.ts'
import { importJobs } from '../src/register/imports/facade.ts'
import { changeAuthority, showSettings } from '../src/register/authority/body.contract.ts'
import { establishAgency } from '../src/register/agencies/agency.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { showHistory } from '../src/register/history/history.contract.ts'
import * as acts from '../src/register/reorganisations/act.contract.ts'
import { showWork } from '../src/register/works/work.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let clerk: Person
let officer: Person
let agency: string
beforeAll(async () => {
  product = await testProduct({ now: '2020-06-15T03:00:00Z' })
  clerk = await product.person('records-clerk')
  officer = await product.person('programme-officer')
  await importJobs(product.services.queue, product.services, declarationImport)
  const made = await officer.call(establishAgency, {
    body: {
      facts: {
        code: 'K1',
        name: 'Ủy ban nhân dân Quận 1',
        shortName: 'UBND Q.1',
        kind: 'department',
        block: 'quan-huyen',
        parentId: null,
        obligation: 'undetermined',
        obligationBasis: null,
        address: null,
      },
      effectiveOn: '2000-01-01',
      paper: null,
      note: null,
    },
  })
  expect(made.statusCode, made.body).toBe(201)
  agency = made.json<{ id: string }>().id
})
afterAll(() => product.close())

const note = { source: 'Sổ công văn đi năm 2019', reason: 'Nhập bù từ sổ giấy' }
const paper = (number: string, issuedOn: string) => ({
  kind: 'decision',
  number,
  issuedOn,
  issuerName: 'Bộ Khoa học và Công nghệ',
  abstract: 'về việc hướng dẫn',
})
interface Shown {
  recording: { at: string; lateDays: number | null; historical: typeof note | null }
}
const recorded = async (number: string, issuedOn: string, more: object = {}) => {
  const answer = await clerk.call(recordPaper, { body: { ...paper(number, issuedOn), ...more } })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}
const shown = async (paperId: string) => (await clerk.call(showPaper, { params: { paperId } })).json<Shown>().recording
const numbersOf = async (query: object) =>
  (await clerk.call(listPapers, { query }))
    .json<{ rows: { number: string }[]; total: number }>()
    .rows.map(({ number }) => number)
    .sort()

describe('a paper', () => {
  let late: string
  test('recorded 45 days after its day is remarked upon, on its page and in the list; one of last week is not', async () => {
    late = await recorded('1/QĐ-BKHCN', '2020-05-01')
    const fresh = await recorded('2/QĐ-BKHCN', '2020-06-08')
    expect(await shown(late)).toEqual({ at: '2020-06-15T03:00:00.000Z', lateDays: 45, historical: null })
    expect(await shown(fresh)).toMatchObject({ lateDays: null, historical: null })
    const { rows } = (await clerk.call(listPapers, { query: {} })).json<{ rows: (Shown & { number: string })[] }>()
    expect(rows.map(({ number, recording: { lateDays } }) => [number, lateDays])).toEqual([
      ['2/QĐ-BKHCN', null],
      ['1/QĐ-BKHCN', 45],
    ])
    expect(await numbersOf({ late: 'true' })).toEqual(['1/QĐ-BKHCN'])
  })

  test('is as late as when it was first recorded, whatever was corrected since', async () => {
    product.setNow('2020-08-20T03:00:00Z')
    const corrected = await clerk.call(correctPaper, {
      params: { paperId: late },
      body: { ...paper('1/QĐ-BKHCN', '2020-05-01'), abstract: 'về việc khác', version: 1, reason: 'gõ nhầm' },
    })
    expect(corrected.statusCode, corrected.body).toBe(200)
    product.setNow('2020-06-15T03:00:00Z')
    expect(await shown(late)).toMatchObject({ at: '2020-06-15T03:00:00.000Z', lateDays: 45 })
  })

  test('entered as historical data says its source instead, and keeps it in its history', async () => {
    const id = await recorded('3/QĐ-BKHCN', '2019-01-10', { historical: note })
    expect(await shown(id)).toEqual({ at: '2020-06-15T03:00:00.000Z', lateDays: null, historical: note })
    expect(await numbersOf({ late: 'true' })).toEqual(['1/QĐ-BKHCN'])
    const history = (await clerk.call(showHistory, { params: { subjectId: id } })).json<{ rows: { facts: object; personal: object }[] }>()
    expect(JSON.stringify(history.rows[0])).toContain(note.source)
    const { rows } = await product.db.owner.query<{ content: string }>('SELECT content FROM event WHERE subject_id = $1', [id])
    expect(rows[0]?.content).toContain('"historical":true')
    expect(rows[0]?.content).not.toContain(note.source)
  })

  test('said to be historical without a source is refused', async () => {
    const refused = await clerk.call(recordPaper, { body: { ...paper('4/QĐ-BKHCN', '2019-01-10'), historical: { source: ' ', reason: 'x' } } })
    expect(refused.statusCode).toBe(400)
    expect(refused.json<{ errors: object[] }>().errors).toContainEqual(expect.objectContaining({ path: 'historical.source', code: 'field.required' }))
  })
})

test('after how many days is the administrator’s to say', async () => {
  const administrator = await product.person('system-administrator')
  const held = (await administrator.call(showSettings)).json<{ name: string; placeName: string; lateAfterDays: number; version: number }>()
  expect(held.lateAfterDays).toBe(30)
  const set = async (lateAfterDays: number, version: number) =>
    administrator.call(changeAuthority, { body: { name: held.name, placeName: held.placeName, lateAfterDays, version } })
  expect((await set(0, 1)).statusCode).toBe(400)
  expect((await set(45, 1)).statusCode).toBe(200)
  expect(await numbersOf({ late: 'true' })).toEqual([])
  expect((await set(5, 2)).statusCode).toBe(200)
  expect(await numbersOf({ late: 'true' })).toEqual(['1/QĐ-BKHCN', '2/QĐ-BKHCN'])
  expect((await set(30, 3)).statusCode).toBe(200)
})

describe('declarations', () => {
  const list = async (query: object = {}) =>
    (await officer.call(listDeclarations, { query })).json<{ rows: (Shown & { id: string; number: string })[]; total: number }>()

  test('entered late one by one are remarked upon', async () => {
    const body = { agencyId: agency, edition: 'TCVN ISO 9001:2015', number: '10/QĐ-UBND', issuedOn: '2020-01-10' }
    const answer = await officer.call(recordDeclaration, { body })
    expect(answer.statusCode, answer.body).toBe(201)
    const { id } = answer.json<{ id: string }>()
    expect((await officer.call(showDeclaration, { params: { declarationId: id } })).json<Shown>().recording).toMatchObject({ lateDays: 157, historical: null })
    expect((await list({ late: 'true' })).rows.map(({ number }) => number)).toEqual(['10/QĐ-UBND'])
    const old = await officer.call(recordDeclaration, { body: { ...body, number: '11/QĐ-UBND', issuedOn: '2019-01-10', historical: note } })
    expect(old.statusCode, old.body).toBe(201)
    expect((await officer.call(showDeclaration, { params: { declarationId: old.json<{ id: string }>().id } })).json<Shown>().recording.historical).toEqual(note)
  })

  test('imported as historical data carry one note, and no remark per row; without it each row is remarked upon', async () => {
    const sheet = (from: number) =>
      Buffer.from(
        ['Mã cơ quan,Tên cơ quan,Số quyết định,Ngày ban hành', ...[0, 1, 2].map((n) => `K1,Ủy ban nhân dân Quận 1,${from + n}/QĐ-UBND,1${n}/01/2018`)].join(
          '\n',
        ),
      )
    const bring = async (from: number, more: object) => {
      const kept = await officer.upload(uploadFile, { name: 'cong-bo.csv', type: 'text/csv', bytes: sheet(from) })
      const mapping = { code: 0, agency: 1, number: 2, issuedOn: 3 }
      const defaults = { edition: 'TCVN ISO 9001:2015' }
      const started = await officer.call(importDeclarations, {
        body: { fileId: kept.json<{ id: string }>().id, mapping, defaults, skipBadRows: false, ...more },
      })
      expect(started.statusCode, started.body).toBe(202)
      const { workId } = started.json<{ workId: string }>()
      const work = async () => (await officer.call(showWork, { params: { workId } })).json<{ state: string; result: { counts: object } }>()
      await expect.poll(async () => (await work()).state, { timeout: 20_000 }).toBe('done')
      expect((await work()).result.counts).toMatchObject({ created: 3 })
      return workId
    }
    const workId = await bring(500, { historical: note })
    const { rows } = await list({ q: '50' })
    expect(rows.map(({ recording: { lateDays, historical } }) => [lateDays, historical])).toEqual([
      [null, note],
      [null, note],
      [null, note],
    ])
    const kept = await product.db.owner.query<{ batches: number; notes: number }>(
      'SELECT count(DISTINCT batch_id)::int AS batches, count(DISTINCT (source, reason))::int AS notes FROM historical_record WHERE batch_id = $1',
      [workId],
    )
    expect(kept.rows[0]).toEqual({ batches: 1, notes: 1 })
    const events = await product.db.owner.query<{ content: string }>("SELECT content FROM event WHERE type = 'declaration.imported'")
    expect(events.rows).toHaveLength(1)
    await bring(600, {})
    expect((await list({ late: 'true' })).rows.map(({ number }) => number).sort()).toEqual(['10/QĐ-UBND', '600/QĐ-UBND', '601/QĐ-UBND', '602/QĐ-UBND'])
  }, 60_000)
})

test('an activity is late from the last day on which it may have begun; one without a day never is', async () => {
  const late = async (began?: object) => {
    const answer = await officer.call(recordActivity, { body: { kind: 'guidance', title: 'Hướng dẫn', period: '2020-H1', ...(began ? { began } : {}) } })
    expect(answer.statusCode, answer.body).toBe(201)
    const { id } = answer.json<{ id: string }>()
    return (await officer.call(showActivity, { params: { activityId: id } })).json<Shown>().recording.lateDays
  }
  expect([
    await late({ precision: 'month', month: '2020-01' }),
    await late({ precision: 'day', day: '2020-05-15' }),
    await late({ precision: 'day', day: '2020-05-16' }),
    await late(),
  ]).toEqual([136, 31, null, null])
  const { rows } = (await officer.call(listActivities, { query: { period: '2020-H1' } })).json<{ rows: Shown[] }>()
  expect(rows.flatMap(({ recording: { lateDays } }) => lateDays ?? []).sort((a, b) => a - b)).toEqual([31, 136])
})

test('an activity entered as historical data says its source instead of being late', async () => {
  const historical = { source: 'Sổ theo dõi hoạt động năm 2020', reason: 'Nhập lại khi bắt đầu dùng phần mềm' }
  const body = { kind: 'guidance', title: 'Hướng dẫn cũ', period: '2020-H1', began: { precision: 'day', day: '2020-01-15' }, historical }
  const answer = await officer.call(recordActivity, { body })
  expect(answer.statusCode, answer.body).toBe(201)
  const { id } = answer.json<{ id: string }>()
  const shown = (await officer.call(showActivity, { params: { activityId: id } })).json<Shown>()
  expect(shown.recording).toMatchObject({ lateDays: null, historical })
  const halfNote = await officer.call(recordActivity, { body: { ...body, historical: { source: historical.source } } })
  expect(halfNote.statusCode).toBe(400)
})

test('an act on the register is late from its day to when it was applied; a draft is not yet', async () => {
  const line = {
    id: randomUUID(),
    kind: 'establish',
    facts: {
      code: null,
      name: 'Ban Muộn',
      shortName: 'BM',
      kind: 'other',
      block: 'ban',
      parent: null,
      obligation: 'undetermined',
      obligationBasis: null,
      address: null,
    },
  }
  const begun = await officer.call(acts.draftAct, { body: { title: 'Quyết định thành lập', effectiveOn: '2020-04-01', lines: [line] } })
  expect(begun.statusCode, begun.body).toBe(201)
  const params = { actId: begun.json<{ id: string }>().id }
  const recording = async () => (await officer.call(acts.showAct, { params })).json<{ recording: Shown['recording'] | null }>().recording
  expect(await recording()).toBeNull()
  const { version, digest, faults } = (await officer.call(acts.previewAct, { params })).json<acts.ActPreview>()
  expect(faults).toEqual([])
  const applied = await officer.call(acts.applyAct, { params, body: { version, digest } })
  expect(applied.statusCode, applied.body).toBe(200)
  expect(await recording()).toMatchObject({ at: '2020-06-15T03:00:00.000Z', lateDays: 75, historical: null })
})

test('running text offered to an import is refused with a sentence rather than offered for mapping', async () => {
  const prose = ['Kính gửi các đồng chí, thưa quý vị', 'Chúng tôi thông báo', 'như sau đây', 'xin trân trọng cảm ơn'].join('\n')
  const kept = await officer.upload(uploadFile, { name: 'gioi-thieu.csv', type: 'text/csv', bytes: Buffer.from(prose) })
  const answer = await officer.call(previewDeclarationImport, { body: { fileId: kept.json<{ id: string }>().id } })
  expect([answer.statusCode, answer.json()]).toEqual([400, expect.objectContaining({ code: 'import.no-list', details: { name: 'gioi-thieu.csv' } })])
})
