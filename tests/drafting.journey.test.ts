// A paper from its template to the register: written, checked, given back, signed, numbered, issued; and what is refused on the way.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoChain } from '../src/demo/demo-chain.ts'
import * as contract from '../src/papers/drafting/draft-paper.contract.ts'
import { seedPaperTemplates } from '../src/papers/drafting/facade.ts'
import * as templates from '../src/papers/drafting/template.contract.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { addBody } from '../src/register/authority/body.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { showPaper } from '../src/papers/registers/paper.contract.ts'
import * as review from '../src/papers/review/review.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

interface Answer {
  statusCode: number
  body: string
  json: () => { id: string }
}

let product: TestProduct
let administrator: Person
let officer: Person
let second: Person
let head: Person
let leader: Person
let clerk: Person
const bodies: Record<string, string> = {}

beforeAll(async () => {
  product = await testProduct({ now: '2020-04-20T02:00:00Z' })
  administrator = await product.person('system-administrator')
  officer = await product.person('programme-officer')
  second = await product.person('programme-officer')
  head = await product.person('division-head')
  leader = await product.person('sub-department-leader')
  clerk = await product.person('records-clerk')
  await inTransaction(product.services.database, { side: 'authority', authority: product.authority }, 'write', (tx) =>
    seedPaperTemplates(tx, product.authority, product.services.clock.now()),
  )
  let parentId: string | null = null
  for (const body of demoChain) {
    const answer: Answer = await administrator.call(addBody, {
      body: { parentId, ...body, ...(body.symbol === 'TĐC' ? { seriesHere: ['officialLetter', 'report'] } : {}) },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    const { id } = answer.json()
    parentId = id
    bodies[body.symbol] = id
  }
})
afterAll(() => product.close())

const coded = (answer: { statusCode: number; json: () => { code?: string } }) => [answer.statusCode, answer.json().code]
const at = (draftPaperId: string) => ({ draftPaperId })
type View = contract.DraftPaperView

const begin = async (more: Record<string, unknown> = {}, who = officer): Promise<{ id: string; version: number }> => {
  const answer = await who.call(contract.createDraftPaper, {
    body: {
      templateCode: 'decision',
      issuerId: bodies['UBND'],
      unit: 'TĐC',
      fields: {
        subject: 'phê duyệt Kế hoạch kiểm tra năm 2020',
        content: 'Phê duyệt Kế hoạch kiểm tra tại Quận Bình Thạnh.',
        proposer: 'Giám đốc Sở Khoa học và Công nghệ',
        executors: 'Chánh Văn phòng',
      },
      ...more,
    },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json()
}
const view = async (id: string, who = officer): Promise<View> => (await who.call(contract.showDraftPaper, { params: at(id) })).json<View>()
const save = async (id: string, change: (text: View['text']) => View['text'], more: Record<string, unknown> = {}, who = officer) => {
  const { version, revision, text } = await view(id, who)
  return who.call(contract.saveDraftPaper, { params: at(id), body: { version, base: revision, text: change(text), ...more } })
}
const withBlock = (id: string, words: string) => (text: View['text']) => ({
  ...text,
  blocks: text.blocks.map((block) => (block.id === id && 'text' in block ? { ...block, text: words } : block)),
})

describe('writing', () => {
  test('begins with the words of the template and the signature of the issuer', async () => {
    const { id } = await begin()
    const draft = await view(id)
    expect(draft).toMatchObject({
      state: 'draft',
      revision: 1,
      kind: 'decision',
      unit: 'TĐC',
      missing: [],
      acts: ['save', 'submit', 'recordSigned', 'discard'],
    })
    expect(draft.text.signature).toEqual({ capacities: [{ form: 'TM', of: 'ỦY BAN NHÂN DÂN' }], post: 'CHỦ TỊCH', name: null })
    expect(draft.text.recipients).toContain('Như Điều 3')
    expect((await officer.call(contract.listDraftPapers, { query: { q: 'ke hoach kiem tra', mine: 'true' } })).json()).toMatchObject({
      total: 1,
      rows: [{ id, abstract: 'Về việc phê duyệt Kế hoạch kiểm tra năm 2020', author: expect.any(String) }],
    })
  })

  test('every save is a revision; two of them are compared word by word', async () => {
    const { id } = await begin()
    expect((await save(id, withBlock('dieu-2', 'Quyết định này có hiệu lực kể từ ngày 01 tháng 5 năm 2020.'), { note: 'sửa hiệu lực' })).json()).toMatchObject({
      version: 2,
      revision: 2,
      merged: false,
    })
    expect(coded(await save(id, (text) => text))).toEqual([400, 'draft-paper.nothing-changed'])
    const compared = (await officer.call(contract.compareDraftRevisions, { params: at(id) })).json()
    expect(compared).toMatchObject({ from: 1, to: 2, differences: [{ id: 'dieu-2', part: 'block', change: 'changed' }] })
    expect(compared.differences[0].pieces).toContainEqual({ text: expect.stringContaining('01 tháng 5'), was: 'added' })
    expect((await view(id)).revisions.map(({ note }) => note)).toEqual(['sửa hiệu lực', null])
  })

  test('what was typed and not saved is offered back to the seat that typed it, and to nobody else', async () => {
    const { id } = await begin()
    const { text } = await view(id)
    const typed = withBlock('dieu-1', 'Đang viết dở')(text)
    expect((await officer.call(contract.autosaveDraftPaper, { params: at(id), body: { base: 1, text: typed } })).statusCode).toBe(200)
    expect((await view(id)).autosave).toMatchObject({ base: 1, text: typed })
    const others = await view(id, second)
    expect(others.autosave).toBeNull()
    expect(others.writing).toHaveLength(1)
    await save(id, () => typed)
    expect((await view(id)).autosave).toBeNull()
    expect((await view(id, second)).writing).toEqual([])
  })

  test('two people in one text: the second is told who, when and where, and may put both together', async () => {
    const { id } = await begin()
    const first = await view(id)
    const own = { version: first.version, base: 1, text: withBlock('dieu-3', 'Tôi viết điều ba.')(first.text) }
    await save(id, withBlock('dieu-1', 'Người kia viết điều một.'), {}, second)
    const refused = await officer.call(contract.saveDraftPaper, { params: at(id), body: own })
    expect(coded(refused)).toEqual([409, 'record.changed-meanwhile'])
    expect(refused.json().details).toMatchObject({ version: 2, revision: 2, fields: ['dieu-1'], by: expect.any(String), at: expect.any(String) })
    expect((await officer.call(contract.saveDraftPaper, { params: at(id), body: { ...own, merge: true } })).json()).toMatchObject({ revision: 3, merged: true })
    const texts = (await view(id)).text.blocks.map((block) => ('text' in block ? block.text : ''))
    expect(texts).toContain('Người kia viết điều một.')
    expect(texts).toContain('Tôi viết điều ba.')
    const clash = await officer.call(contract.saveDraftPaper, {
      params: at(id),
      body: { ...own, text: withBlock('dieu-1', 'Tôi cũng viết điều một.')(first.text), merge: true },
    })
    expect([...coded(clash), clash.json().details.fields]).toEqual([409, 'draft-paper.merge-conflict', ['dieu-1']])
  })

  test('refuses fields that are not the template’s, values of another kind, papers nobody holds', async () => {
    const { id } = await begin()
    expect(coded(await save(id, withBlock('dieu-1', '{{khongCo}}')))).toEqual([400, 'draft-paper.field-unknown'])
    expect(coded(await save(id, (text) => ({ ...text, fields: { ...text.fields, subject: 12 } })))).toEqual([400, 'draft-paper.field-form'])
    const strange = { id: 'la', text: '', paperId: '018f0000-0000-7000-8000-000000000000' as never }
    expect(coded(await save(id, (text) => ({ ...text, bases: [...text.bases, strange] })))).toEqual([404, 'paper.not-found'])
    expect(coded(await save(id, (text) => ({ ...text, blocks: [...text.blocks, ...text.blocks.slice(0, 1)] })))).toEqual([400, 'draft-paper.passage-twice'])
    expect((await view(id)).revision).toBe(1)
  })
})

describe('templates', () => {
  const shown = async () => (await officer.call(templates.showPaperTemplate, { params: { templateCode: 'notice' } })).json()

  test('eight are there; a changed one is a new edition, and a draft keeps its own', async () => {
    expect((await officer.call(templates.listPaperTemplates)).json().rows).toHaveLength(12)
    const { id } = await begin({ templateCode: 'notice', fields: {} })
    const { kind, name, fields, text } = await shown()
    const changed = { version: 1, kind, name, source: 'Phòng sửa', fields, text: { ...text, abstract: 'Thông báo: {{subject}}' } }
    expect((await officer.call(templates.savePaperTemplate, { params: { templateCode: 'notice' }, body: changed })).json()).toEqual({
      code: 'notice',
      version: 2,
    })
    expect(coded(await officer.call(templates.savePaperTemplate, { params: { templateCode: 'notice' }, body: changed }))).toEqual([
      409,
      'record.changed-meanwhile',
    ])
    expect((await view(id)).template.edition).toBe(1)
    expect(await shown()).toMatchObject({ edition: 2, editions: [{ edition: 2 }, { edition: 1 }] })
  })

  test('a field that is missing, unused or named twice is refused by its name', async () => {
    const { kind, name, fields, text } = await shown()
    const body = { version: 2, kind, name, source: 'Thử', fields, text }
    const put = async (change: object) =>
      (await officer.call(templates.savePaperTemplate, { params: { templateCode: 'notice' }, body: { ...body, ...change } })).json()
    expect((await put({ fields: fields.slice(1) })).errors).toContainEqual({
      path: 'text',
      code: 'paper-template.field-undeclared',
      details: expect.objectContaining({ name: 'subject' }),
    })
    expect((await put({ fields: [...fields, { ...fields[0], key: 'thua' }] })).errors).toContainEqual(
      expect.objectContaining({ code: 'paper-template.field-unused' }),
    )
    expect((await put({ fields: [...fields, fields[0]] })).errors).toContainEqual(expect.objectContaining({ code: 'paper-template.field-twice' }))
  })
})

const act = (e: Parameters<Person['call']>[0], id: string, version: number, who: Person, more: Record<string, unknown> = {}) =>
  who.call(e, { params: at(id) as never, body: { version, ...more } })

const letter = (more: Record<string, unknown> = {}) =>
  begin({
    templateCode: 'official-letter',
    issuerId: bodies['TĐC'],
    unit: 'NSCL',
    fields: {
      subject: 'hướng dẫn chuyển đổi',
      addressee: 'Ủy ban nhân dân Quận Gò Vấp',
      grounds: 'Thực hiện Quyết định số 19/2014/QĐ-TTg,',
      request: 'Quý cơ quan báo cáo kết quả.',
    },
    ...more,
  })
/** Put before the checkers and let through by both. */
async function approved(id: string, version: number): Promise<number> {
  for (const [e, who] of [
    [contract.submitDraftPaper, officer],
    [contract.passDraftPaper, head],
    [contract.passDraftPaper, leader],
  ] as const) {
    const answer = await act(e, id, version, who)
    expect(answer.statusCode, answer.body).toBe(200)
    version = answer.json<{ version: number }>().version
  }
  return version
}
const signedCopy = async (who: Person, bytes = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n') => {
  const answer = await who.upload(uploadFile, { name: 'ban-ky.pdf', type: 'application/pdf', bytes: Buffer.from(bytes) })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}

describe('checking', () => {
  test('a draft with an open field is not submitted, and the field is named', async () => {
    const { id } = await begin({ fields: { subject: 'thử' } })
    const refused = await act(contract.submitDraftPaper, id, 1, officer)
    expect(coded(refused)).toEqual([400, 'draft-paper.field-missing'])
    expect(refused.json().errors.map(({ path }: { path: string }) => path)).toEqual(['text.fields.content', 'text.fields.proposer', 'text.fields.executors'])
  })

  test('submitted, returned with remarks to passages, corrected, let through by head and leader', async () => {
    const { id } = await begin()
    expect((await act(contract.submitDraftPaper, id, 1, officer, { remark: 'Kính trình' })).statusCode).toBe(200)
    expect(coded(await save(id, withBlock('dieu-1', 'Không được sửa')))).toEqual([409, 'draft-paper.not-from-here'])
    expect((await head.call(review.listWaiting)).json().rows).toContainEqual(expect.objectContaining({ kind: 'draft-paper', id, waitingRole: 'division-head' }))
    expect((await view(id, head)).acts).toEqual(['withdraw', 'return', 'pass'])
    expect((await view(id, clerk)).acts).toEqual([])
    const back = await act(contract.returnDraftPaper, id, 2, head, { remark: 'Xem lại hiệu lực', remarks: [{ block: 'dieu-2', text: 'Ghi rõ ngày' }] })
    expect(back.statusCode, back.body).toBe(200)
    const returned = await view(id)
    expect(returned).toMatchObject({
      state: 'returned',
      reviews: [
        {
          state: 'returned',
          verdicts: [
            { verdict: 'submitted' },
            { verdict: 'returned', role: 'division-head', remark: 'Xem lại hiệu lực', remarks: [{ block: 'dieu-2', text: 'Ghi rõ ngày' }] },
          ],
        },
      ],
    })
    await save(id, withBlock('dieu-2', 'Quyết định này có hiệu lực kể từ ngày 25 tháng 4 năm 2020.'))
    const version = await approved(id, 4)
    expect(await view(id)).toMatchObject({ version, state: 'approved', reviews: [{ round: 2, state: 'passed', step: 2 }, { round: 1 }] })
    expect((await leader.call(review.listWaiting)).json().rows.filter((row: { id: string }) => row.id === id)).toEqual([])
  })

  test('authors do not check their own text without a reason; who is not asked does not check', async () => {
    const { id } = await begin({}, head)
    await act(contract.submitDraftPaper, id, 1, head)
    expect(coded(await act(contract.passDraftPaper, id, 2, head))).toEqual([400, 'review.own-text'])
    expect((await view(id, head)).overrideWanted).toBe(true)
    expect((await act(contract.passDraftPaper, id, 2, head, { override: 'Phòng chỉ có một người' })).statusCode).toBe(200)
    expect(coded(await act(contract.passDraftPaper, id, 3, head, { override: 'Thay lãnh đạo' }))).toEqual([403, 'review.not-your-step'])
    expect((await view(id)).reviews[0]?.verdicts[1]).toMatchObject({ override: 'Phòng chỉ có một người' })
  })

  test('a leader who takes the first step over passes both; taken back by its author it is written again', async () => {
    const { id } = await begin()
    await act(contract.submitDraftPaper, id, 1, officer)
    expect((await act(contract.withdrawDraftPaper, id, 2, officer)).statusCode).toBe(200)
    await act(contract.submitDraftPaper, id, 3, officer)
    expect((await act(contract.passDraftPaper, id, 4, leader)).statusCode).toBe(200)
    expect((await view(id)).state).toBe('approved')
  })

  test('the steps are a setting of each issuer and kind', async () => {
    const route = { issuerId: bodies['NSCL'], kind: 'officialLetter', steps: ['division-head'], version: 0 }
    expect((await administrator.call(review.saveReviewRoute, { body: route })).statusCode).toBe(200)
    expect(coded(await administrator.call(review.saveReviewRoute, { body: route }))).toEqual([409, 'record.changed-meanwhile'])
    expect(
      (await administrator.call(review.saveReviewRoute, { body: { ...route, steps: ['sub-department-leader', 'division-head'] } })).json().errors[0].code,
    ).toBe('review.steps-order')
    const { id } = await letter({ issuerId: bodies['NSCL'] })
    await act(contract.submitDraftPaper, id, 1, officer)
    await act(contract.passDraftPaper, id, 2, head)
    expect((await view(id)).state).toBe('approved')
  })
})

describe('signed outside', () => {
  test('is recorded in one form: number, day, signer, file; and is a paper of the register', async () => {
    const { id, version } = await begin()
    const fileId = await signedCopy(clerk)
    const form = { number: '1451/QĐ-UBND', issuedOn: '2020-04-18', signerName: 'Nguyễn Văn A', signerTitle: 'Chủ tịch', fileId }
    expect(coded(await act(contract.recordSignedPaper, id, version, clerk, { ...form, issuedOn: '2020-05-01' }))).toEqual([400, 'draft-paper.issued-in-future'])
    expect(coded(await act(contract.recordSignedPaper, id, version, officer, form))).toEqual([400, 'draft-paper.file-unknown'])
    const done = await act(contract.recordSignedPaper, id, version, clerk, form)
    expect(done.statusCode, done.body).toBe(200)
    expect(done.json().warnings).toEqual([{ path: 'issuedOn', code: 'draft-paper.issued-before-text', details: { savedOn: '20/04/2020' } }])
    const paper = (await officer.call(showPaper, { params: { paperId: done.json().paperId } })).json()
    expect(paper).toMatchObject({
      number: '1451/QĐ-UBND',
      issuedOn: '2020-04-18',
      abstract: 'về việc phê duyệt Kế hoạch kiểm tra năm 2020',
      signerName: 'Nguyễn Văn A',
      file: { id: fileId },
    })
    expect(await view(id)).toMatchObject({ state: 'issued', hasSignedCopy: true, paperId: paper.id, acts: [] })
    const signed = await officer.call(contract.draftPaperFile, { params: at(id), query: { format: 'signed' } })
    expect([signed.statusCode, signed.headers['content-type']]).toEqual([200, 'application/pdf'])
    const page = await officer.call(contract.draftPaperFile, { params: at(id), query: { format: 'html' } })
    expect(page.body).toContain('quận Bình Thạnh')
    expect(page.body).toContain('1451/QĐ-UBND')
    expect(page.body).not.toContain('DỰ THẢO')
    const again = await begin()
    expect(
      coded(await act(contract.recordSignedPaper, again.id, 1, clerk, { ...form, fileId: await signedCopy(clerk, '%PDF-1.4\n2 0 obj<<>>endobj\n%%EOF\n') })),
    ).toEqual([409, 'paper.number-taken'])
    expect((await view(again.id)).state).toBe('draft')
  })
})

describe('numbered here', () => {
  test('approved, numbered by the clerk, then the signed copy: the number is the next of the series', async () => {
    const { id, version } = await letter()
    const now = await approved(id, version)
    expect((await view(id, clerk)).acts).toContain('number')
    const numbered = await act(contract.numberDraftPaper, id, now, clerk, { issuedOn: '2020-04-20' })
    expect(numbered.json()).toMatchObject({ number: '01/TĐC-NSCL', version: now + 1 })
    expect(coded(await act(contract.numberDraftPaper, id, now + 1, clerk, { issuedOn: '2020-04-20' }))).toEqual([409, 'draft-paper.not-from-here'])
    const form = { number: '01/TĐC-NSCL', issuedOn: '2020-04-20', signerName: 'Trần Thị B', signerTitle: 'Chi cục trưởng', fileId: await signedCopy(clerk) }
    expect(coded(await act(contract.recordSignedPaper, id, now + 1, clerk, { ...form, number: '2/TĐC-NSCL' }))).toEqual([409, 'draft-paper.number-given'])
    const done = await act(contract.recordSignedPaper, id, now + 1, clerk, form)
    expect(done.statusCode, done.body).toBe(200)
  })

  test('signed inside where the issuer wants it, numbered, issued with Word and PDF that stay as they are', async () => {
    await product.db.owner.query('UPDATE issuing_body SET signs_here = true WHERE id = $1', [bodies['TĐC']])
    const { id, version } = await letter()
    const now = await approved(id, version)
    const { sha256 } = await view(id)
    expect(coded(await act(contract.signDraftPaper, id, now, leader, { sha256: '0'.repeat(64) }))).toEqual([409, 'draft-paper.text-changed'])
    expect((await act(contract.signDraftPaper, id, now, leader, { sha256, signerName: 'Lê Văn C' })).statusCode).toBe(200)
    const numbered = await act(contract.numberDraftPaper, id, now + 1, clerk, { issuedOn: '2020-04-20' })
    expect(numbered.json().number).toBe('02/TĐC-NSCL')
    const issued = await act(contract.issueDraftPaper, id, now + 2, clerk)
    expect(issued.statusCode, issued.body).toBe(200)
    const { rows } = await product.db.owner.query(
      'SELECT r.sha256, f.media_type FROM draft_release r JOIN stored_file f ON f.id = r.docx_file_id WHERE draft_id = $1',
      [id],
    )
    expect(rows).toHaveLength(1)
    const [first, second] = await Promise.all([1, 2].map(() => officer.call(contract.draftPaperFile, { params: at(id), query: { format: 'pdf' } })))
    expect(first?.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(first?.rawPayload.equals(second?.rawPayload ?? Buffer.from(''))).toBe(true)
    expect(coded(await act(contract.issueDraftPaper, id, now + 3, clerk))).toEqual([409, 'draft-paper.not-from-here'])
  })

  test('two clerks at once: two numbers, none twice and none skipped', async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, () => letter()))
    const versions: number[] = []
    for (const draft of drafts) versions.push(await approved(draft.id, draft.version))
    await product.db.owner.query("UPDATE draft_paper SET state = 'signed', signed_on = '2020-04-19' WHERE id = ANY ($1)", [drafts.map(({ id }) => id)])
    const answers = await Promise.all(drafts.map(({ id }, n) => act(contract.numberDraftPaper, id, versions[n] ?? 0, clerk, { issuedOn: '2020-04-20' })))
    const serials = answers.map((answer) => Number(answer.json<{ number: string }>().number.slice(0, 2))).sort((a, b) => a - b)
    expect(serials).toEqual([3, 4, 5, 6, 7, 8])
  })
})
