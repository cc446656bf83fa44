// Lists that stand in papers: recorded by hand or pasted, corrected, told with the names of their day, handed over at issue.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoChain } from '../src/demo/demo-chain.ts'
import { loadAgencies } from '../src/demo/demo-records.ts'
import { demoAgencies } from '../src/demo/hcmc-2020.ts'
import type { Actor } from '../src/kernel/actor.ts'
import { uuidv7 } from '../src/kernel/uuid.ts'
import * as drafts from '../src/papers/drafting/draft-paper.contract.ts'
import { seedPaperTemplates } from '../src/papers/drafting/facade.ts'
import { listPaperLinks } from '../src/papers/links/paper-link.contract.ts'
import * as lists from '../src/papers/lists/paper-list.contract.ts'
import { recordPaper, retractPaper, showPaper } from '../src/papers/registers/paper.contract.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { addBody } from '../src/register/authority/body.contract.ts'
import { changeAgency, showAgency } from '../src/register/agencies/agency.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

const inText = (a: readonly unknown[], b: readonly unknown[]) => (String(a) < String(b) ? -1 : 1)

let product: TestProduct
let officer: Person
let clerk: Person
const bodies: Record<string, string> = {}
const [first, second, third] = demoAgencies().filter(({ key }) => key.startsWith('quan-huyen'))
if (!first || !second || !third) throw new Error('the demonstration has districts')
const block = first.block

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-20T02:00:00Z' })
  const administrator = await product.person('system-administrator')
  officer = await product.person('programme-officer')
  clerk = await product.person('records-clerk')
  const at = product.services.clock.now()
  const by: Actor = {
    authority: product.authority,
    side: 'authority',
    role: 'system-administrator',
    seat: administrator.seat as Actor['seat'],
    login: administrator.login as Actor['login'],
    officer: administrator.officer as Actor['officer'],
    name: 'Quản trị',
    agency: null,
    agencies: [],
    organisation: product.office,
  }
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', async (tx) => {
    await seedPaperTemplates(tx, product.authority, at)
    await loadAgencies(tx, { by, at })
  })
  let parentId: string | null = null
  for (const body of demoChain) {
    const answer: { json: () => { id: string } } = await administrator.call(addBody, { body: { parentId, ...body } })
    parentId = answer.json().id
    bodies[body.symbol] = parentId
  }
}, 60_000)
afterAll(() => product.close())

let serial = 500
async function paper(issuedOn = '2020-04-29', abstract = 'về việc phê duyệt Kế hoạch kiểm tra'): Promise<string> {
  const answer = await clerk.call(recordPaper, { body: { kind: 'decision', number: `${serial++}/QĐ-UBND`, issuedOn, issuerId: bodies['UBND'], abstract } })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json().id
}
const line = ({ id, name }: { id: string; name: string }, note: string | null = null) => ({ agencyId: id, name, note })
const body = (rows: object[], change: object = {}) => ({
  title: 'Danh sách cơ quan được kiểm tra',
  holds: 'agencies',
  asOf: '2020-04-29',
  noteTitle: 'Hình thức',
  rows,
  ...change,
})
const put = (paperId: string, rows: object[], change: object = {}) => clerk.call(lists.recordPaperList, { params: { paperId }, body: body(rows, change) })
const coded = (answer: { statusCode: number; json: () => { code?: string } }) => [answer.statusCode, answer.json().code]
const rowsOf = async (paperListId: string, query: object = {}) => (await clerk.call(lists.listPaperListRows, { params: { paperListId }, query })).json()

describe('a list recorded by hand', () => {
  test('keeps its order and notes, is searched without diacritics and written as a file', async () => {
    const id = await paper()
    const answer = await put(id, [line(second, 'tại trụ sở, tháng 7'), line(first, 'qua hồ sơ'), { name: 'Trung tâm Hỗ trợ Đổi mới', note: null }])
    expect([answer.statusCode, answer.json()]).toEqual([201, { id: expect.any(String), version: 1, warnings: [] }])
    const listId = answer.json().id
    expect((await clerk.call(lists.listPaperLists, { params: { paperId: id } })).json().rows).toMatchObject([
      {
        id: listId,
        version: 1,
        title: 'Danh sách cơ quan được kiểm tra',
        length: 3,
        agencies: 2,
        asOf: '2020-04-29',
        holds: 'agencies',
        by: expect.any(String),
      },
    ])
    const { rows, total } = await rowsOf(listId)
    expect([total, rows.map(({ name, note }: { name: string; note: string }) => [name, note])]).toEqual([
      3,
      [
        [second.name, 'tại trụ sở, tháng 7'],
        [first.name, 'qua hồ sơ'],
        ['Trung tâm Hỗ trợ Đổi mới', null],
      ],
    ])
    expect(rows.map(({ living }: { living: boolean | null }) => living)).toEqual([true, true, null])
    expect((await rowsOf(listId, { q: 'trung tam ho tro' })).total).toBe(1)
    expect((await rowsOf(listId, { q: '100%' })).total).toBe(0)
    const file = await clerk.call(lists.exportPaperList, { params: { paperListId: listId }, query: { format: 'csv' } })
    expect([file.statusCode, file.body]).toEqual([200, expect.stringContaining(second.name)])
    expect(file.body).toContain('Hình thức')
    const sheet = await clerk.call(lists.exportPaperList, { params: { paperListId: listId }, query: {} })
    expect([sheet.statusCode, sheet.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')])
  })

  test('is corrected with a reason, told when somebody else was faster, and withdrawn', async () => {
    const paperId = await paper()
    const { id } = (await put(paperId, [line(first)])).json()
    const correct = (version: number, change: object = {}) =>
      clerk.call(lists.correctPaperList, {
        params: { paperListId: id },
        body: { version, reason: 'Thiếu một cơ quan', ...body([line(first), line(third)]), ...change },
      })
    expect(coded(await correct(1, { reason: '' }))).toEqual([400, 'request.invalid'])
    expect((await correct(1)).json()).toEqual({ id, version: 2, warnings: [] })
    expect(coded(await correct(1))).toEqual([409, 'record.changed-meanwhile'])
    expect((await clerk.call(lists.showPaperList, { params: { paperListId: id } })).json()).toMatchObject({
      version: 2,
      length: 2,
      withdrawn: false,
      rows: [{}, {}],
    })
    expect((await product.db.owner.query('SELECT version FROM paper_list_version WHERE list_id = $1 ORDER BY version', [id])).rows).toHaveLength(2)
    const withdraw = (version: number) => clerk.call(lists.withdrawPaperList, { params: { paperListId: id }, body: { version, reason: 'Nhầm văn bản' } })
    expect(coded(await withdraw(1))).toEqual([409, 'record.changed-meanwhile'])
    expect((await withdraw(2)).json()).toEqual({ id, version: 3 })
    expect(coded(await withdraw(3))).toEqual([409, 'paper-list.withdrawn'])
    expect((await clerk.call(lists.listPaperLists, { params: { paperId } })).json().rows).toEqual([])
  })

  test('tells the names of its day, whatever an agency is called later', async () => {
    const { id } = (await put(await paper(), [{ ...line(third), name: 'Tên viết trong văn bản' }])).json()
    const shown = (await officer.call(showAgency, { params: { agencyId: third.id }, query: {} })).json()
    const renamed = await officer.call(changeAgency, {
      params: { agencyId: third.id },
      body: { facts: { ...shown.facts, name: 'Ủy ban nhân dân Quận Mới' }, effectiveOn: '2020-06-01', paper: null, note: null, version: shown.version },
    })
    expect(renamed.statusCode, renamed.body).toBe(200)
    expect((await rowsOf(id)).rows[0]).toMatchObject({ name: 'Tên viết trong văn bản', nameThen: third.name, living: true })
    const later = (await put(await paper(), [line(third)], { asOf: '2020-06-10' })).json()
    expect((await rowsOf(later.id)).rows[0].nameThen).toBe('Ủy ban nhân dân Quận Mới')
  })
})

describe('bad input', () => {
  test('an agency twice, an unknown one, an empty list, a retracted paper', async () => {
    const id = await paper()
    const twice = await put(id, [line(first), line(second), line(first)])
    expect([coded(twice), twice.json().errors]).toEqual([
      [400, 'paper-list.agency-twice'],
      [expect.objectContaining({ path: 'rows', details: { name: first.name, first: 1, second: 3 } })],
    ])
    expect(coded(await put(id, [line({ id: uuidv7(new Date()), name: 'Ai đó' })]))).toEqual([400, 'paper-list.agency-unknown'])
    expect((await put(id, [])).statusCode).toBe(400)
    expect(coded(await put(uuidv7(new Date()), [line(first)]))).toEqual([404, 'paper.not-found'])
    await clerk.call(retractPaper, { params: { paperId: id }, body: { version: 1, reason: 'Ghi nhầm' } })
    expect(coded(await put(id, [line(first)]))).toEqual([409, 'paper.retracted'])
  })

  test('who was no agency on the day of the list is told, not refused', async () => {
    const answer = await put(await paper(), [line(first), line(second)], { asOf: '1950-01-01' })
    expect([answer.statusCode, answer.json().warnings]).toEqual([
      201,
      [{ code: 'paper-list.not-living', details: { count: 2, day: '01/01/1950', names: `${first.name}; ${second.name}` } }],
    ])
    expect((await rowsOf(answer.json().id)).rows[0].living).toBe(false)
  })

  test('ten thousand lines are kept, one more is refused', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => ({ name: `Tổ chức số ${n + 1}`, note: null }))
    const answer = await put(await paper(), rows, { holds: 'organisations' })
    expect([answer.statusCode, (await rowsOf(answer.json().id, { from: 9990 })).rows.at(-1).name]).toEqual([201, 'Tổ chức số 10000'])
    expect((await put(await paper(), [...rows, { name: 'Thừa', note: null }], { holds: 'organisations' })).statusCode).toBe(400)
  })

  test('a leader reads and does not write', async () => {
    const id = await paper()
    const leader = await product.person('authority-leader')
    expect((await leader.call(lists.listPaperLists, { params: { paperId: id } })).statusCode).toBe(200)
    expect((await leader.call(lists.recordPaperList, { params: { paperId: id }, body: body([line(first)]) })).statusCode).toBe(403)
  })
})

test('pasted lines and whole blocks are read into agencies; what is not recognised stays a name and says why', async () => {
  const read = async (asked: object) => (await clerk.call(lists.readListRows, { body: { asOf: '2020-04-29', ...asked } })).json()
  const pasted = await read({ text: `1\t${first.name}\ttại trụ sở\ttháng 7\n2\t${second.name.toLowerCase()}\n\n3\tCông ty Không Có Thật\n` })
  expect(pasted).toMatchObject({
    unread: 1,
    rows: [
      { agencyId: first.id, note: 'tại trụ sở; tháng 7', remark: null },
      { agencyId: second.id, note: null, remark: null },
      { agencyId: null, name: 'Công ty Không Có Thật', remark: 'import.agency.unknown' },
    ],
  })
  const whole = await read({ blocks: [block] })
  expect(whole.rows.length).toBeGreaterThan(2)
  expect(whole.rows.map(({ agencyId }: { agencyId: string }) => agencyId)).toContain(first.id)
  expect((await clerk.call(lists.readListRows, { body: { asOf: '2020-04-29', text: 'a\n'.repeat(10_001) } })).json().code).toBe('paper-list.too-many')
})

describe('issued from a draft', () => {
  test('bases become links, fields what their template says, lists of names lists of the paper', async () => {
    const [plan, older] = [await paper('2020-04-01', 'về việc ban hành Kế hoạch kiểm tra năm 2020'), await paper('2020-04-02')]
    const begun = await officer.call(drafts.createDraftPaper, {
      body: {
        templateCode: 'inspection-team',
        issuerId: bodies['UBND'],
        unit: 'TĐC',
        fields: {
          planYear: 2020,
          plan: { paperId: plan },
          proposer: 'Giám đốc Sở Khoa học và Công nghệ',
          executors: 'Chánh Văn phòng Ủy ban nhân dân',
          from: '2020-07-01',
          until: '2020-10-30',
          reportTo: 'Ủy ban nhân dân Thành phố',
          reportBy: '2020-11-15',
        },
      },
    })
    expect(begun.statusCode, begun.body).toBe(201)
    const { id } = begun.json()
    const seen = (await officer.call(drafts.showDraftPaper, { params: { draftPaperId: id } })).json<drafts.DraftPaperView>()
    const rows = [line(first, 'tại trụ sở, tháng 7'), line(second, ''), line(first, 'qua hồ sơ, tháng 9')].map((row) => ({ ...row, note: row.note ?? '' }))
    const text = {
      ...seen.text,
      bases: [...seen.text.bases, { id: 'them', text: '', paperId: older }],
      annexes: seen.text.annexes.map((annex) => ({
        ...annex,
        blocks: annex.blocks.map((one) => (one.kind === 'names' && one.of === 'agencies' ? { ...one, asOf: '2020-04-29', rows } : one)),
      })),
    }
    const saved = await officer.call(drafts.saveDraftPaper, { params: { draftPaperId: id }, body: { version: seen.version, base: seen.revision, text } })
    expect(saved.statusCode, saved.body).toBe(200)
    const fileId = (
      await clerk.upload(uploadFile, { name: 'ban-ky.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n') })
    ).json().id
    const issued = await clerk.call(drafts.recordSignedPaper, {
      params: { draftPaperId: id },
      body: { version: saved.json().version, number: '1453/QĐ-UBND', issuedOn: '2020-06-20', signerName: 'Nguyễn Văn A', signerTitle: 'Chủ tịch', fileId },
    })
    expect(issued.statusCode, issued.body).toBe(200)
    const { paperId } = issued.json()
    const links = (await clerk.call(listPaperLinks, { params: { paperId } })).json().rows as { relation: string; paper: { id: string } }[]
    expect(links.map(({ relation, paper: other }) => [relation, other.id]).sort(inText)).toEqual(
      [
        ['basis', plan],
        ['basis', older],
      ].sort(inText),
    )
    const found = (await clerk.call(lists.listPaperLists, { params: { paperId } })).json().rows as lists.PaperListHead[]
    expect(found.map(({ title, holds, length, agencies, asOf }) => [title, holds, length, agencies, asOf]).sort(inText)).toEqual([
      ['Danh sách cơ quan được kiểm tra', 'agencies', 3, 2, '2020-04-29'],
      ['Danh sách thành viên Đoàn kiểm tra', 'members', 5, 0, '2020-06-20'],
    ])
    expect((await rowsOf(found.find(({ holds }) => holds === 'agencies')?.id ?? '')).rows.map(({ note }: { note: string }) => note)).toEqual([
      'tại trụ sở, tháng 7',
      null,
      'qua hồ sơ, tháng 9',
    ])
  })

  test('an amending decision says of the other what becomes of it', async () => {
    const older = await paper('2020-04-03')
    const begun = await officer.call(drafts.createDraftPaper, {
      body: {
        templateCode: 'amending-decision',
        issuerId: bodies['UBND'],
        unit: 'TĐC',
        fields: { amended: { paperId: older }, content: 'Sửa khoản 1 Điều 2.', proposer: 'Giám đốc Sở', executors: 'Chánh Văn phòng' },
      },
    })
    expect(begun.statusCode, begun.body).toBe(201)
    const fileId = (
      await clerk.upload(uploadFile, { name: 'ban-ky.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4\n2 0 obj<<>>endobj\n%%EOF\n') })
    ).json().id
    const issued = await clerk.call(drafts.recordSignedPaper, {
      params: { draftPaperId: begun.json().id },
      body: { version: 1, number: '1600/QĐ-UBND', issuedOn: '2020-06-20', signerName: 'Nguyễn Văn A', signerTitle: 'Chủ tịch', fileId },
    })
    expect(issued.statusCode, issued.body).toBe(200)
    expect((await clerk.call(showPaper, { params: { paperId: older } })).json().standing).toEqual({
      state: 'amended',
      since: '2020-06-20',
      by: { id: issued.json().paperId, number: '1600/QĐ-UBND' },
    })
  })
})
