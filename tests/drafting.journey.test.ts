// A paper from its template to the register: written, checked, given back, signed, numbered, issued; and what is refused on the way.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoChain } from '../src/demo/demo-chain.ts'
import * as contract from '../src/papers/drafting/draft-paper.contract.ts'
import { seedPaperTemplates } from '../src/papers/drafting/facade.ts'
import * as templates from '../src/papers/drafting/template.contract.ts'
import { inTransaction } from '../src/platform/db/transaction.ts'
import { addBody } from '../src/register/authority/body.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

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
    const answer = await administrator.call(addBody, {
      body: { parentId, ...body, ...(body.symbol === 'TĐC' ? { seriesHere: ['officialLetter', 'report'] } : {}) },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    parentId = answer.json<{ id: string }>().id
    bodies[body.symbol] = parentId
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
    expect((await officer.call(templates.listPaperTemplates)).json().rows).toHaveLength(8)
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
