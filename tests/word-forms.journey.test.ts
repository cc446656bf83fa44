// An office's own Word forms: uploaded, described, filled from the register and the declarations; an agency keeps its own.
import { TemplateHandler } from 'easy-template-x'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoAgencies } from '../src/demo/hcmc-2020.ts'
import * as contract from '../src/papers/forms/word-form.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { withAgencies } from './support/programme-data.ts'
import { paragraphs, remoteTemplate, wordFile, wordType } from './support/word-file.ts'

let product: TestProduct
let officer: Person
let secretary: Person
let neighbour: Person
const districts = demoAgencies().filter(({ block }) => block === 'quan-huyen')
const own = { id: districts[0]?.id ?? '', name: districts[0]?.name ?? '' }
const text = paragraphs('Kính gửi: {{Tên cơ quan}}', 'Ngày {{ngay_hom_nay}}, số {{so_cong_bo}}', 'Lý do: {{lý do}}')

interface Answer {
  statusCode: number
  body: string
  rawPayload: Buffer
  json: <T = { id: string; version: number; code: string; errors?: { path: string; code: string }[] }>() => T
}
const ok = <A extends Answer>(answer: A): A => {
  expect(answer.statusCode, answer.body).toBeLessThan(300)
  return answer
}
const coded = (answer: Answer) => [answer.statusCode, answer.json().code]
const keep = async (who: Person, bytes = wordFile(text)) => ok(await who.upload(uploadFile, { name: 'giay-moi.docx', type: wordType, bytes })).json().id
const read = async (who: Person, fileId: string) =>
  ok(await who.call(contract.readWordForm, { body: { fileId } })).json<{ fields: { tag: string; field: string | null; label: string }[] }>().fields

async function create(who: Person, agencyId: string | null, name = 'Giấy mời') {
  const fileId = await keep(who)
  return who.call(contract.createWordForm, { body: { agencyId, name, about: null, fileId, fields: await read(who, fileId) } })
}

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-15T02:00:00Z' })
  officer = await product.person('programme-officer')
  await withAgencies(product)
  secretary = await product.person('iso-secretary', own.id)
  neighbour = await product.person('iso-secretary', districts[1]?.id)
}, 60_000)
afterAll(() => product.close())

test('a form is read, described, kept, filled for an agency and for nobody, and changed as a further edition', async () => {
  const fileId = await keep(officer)
  const fields = await read(officer, fileId)
  expect(fields.map(({ tag, field }) => [tag, field])).toEqual([
    ['Tên cơ quan', 'ten_co_quan'],
    ['ngay_hom_nay', 'ngay_hom_nay'],
    ['so_cong_bo', 'so_cong_bo'],
    ['lý do', null],
  ])
  const { id } = ok(await officer.call(contract.createWordForm, { body: { agencyId: null, name: 'Giấy mời', about: null, fileId, fields } })).json()
  const params = { wordFormId: id }
  const values = async (query: object) =>
    ok(await officer.call(contract.showFormValues, { params, query }))
      .json<{ values: { tag: string; value: string | null }[] }>()
      .values.map(({ value }) => value)
  expect(await values({})).toEqual([null, '15/06/2020', null, null])
  expect(await values({ agencyId: own.id })).toEqual([own.name, '15/06/2020', null, null])

  const said = { 'Tên cơ quan': own.name, ngay_hom_nay: '15/06/2020', so_cong_bo: '12/QĐ-UBND', 'lý do': 'họp\nrút kinh nghiệm' }
  const { so_cong_bo: _, ...short } = said
  const refused = await officer.call(contract.makeWordPaper, { params, body: { edition: 1, values: short } })
  expect([...coded(refused), (refused.json().errors ?? []).map((one: { path: string }) => one.path)]).toEqual([
    400,
    'word-form.values-missing',
    ['values.so_cong_bo'],
  ])
  const made = ok(await officer.call(contract.makeWordPaper, { params, body: { edition: 1, values: said } }))
  const words = await new TemplateHandler().getText(made.rawPayload)
  expect(words).toContain(`Kính gửi: ${own.name}`)
  expect(words).toContain('số 12/QĐ-UBND')
  expect(words).not.toContain('{{')

  const next = await keep(officer, wordFile(paragraphs('{{lý do}}')))
  const change = (body: object) =>
    officer.call(contract.saveWordForm, { params, body: { version: 1, name: 'Giấy mời', about: 'Khi họp', fileId: next, ...body } })
  expect(coded(await change({ fields }))).toEqual([400, 'word-form.tags-unknown'])
  ok(await change({ fields: [{ tag: 'lý do', field: null, label: 'Lý do mời' }] }))
  expect(coded(await change({ fields: [{ tag: 'lý do', field: null, label: 'Lý do mời' }] }))).toEqual([409, 'record.changed-meanwhile'])
  expect(coded(await officer.call(contract.makeWordPaper, { params, body: { edition: 1, values: said } }))).toEqual([409, 'word-form.another-edition'])
  const shown = ok(await officer.call(contract.showWordForm, { params })).json<{ editions: unknown[]; edition: number }>()
  expect([shown.edition, shown.editions.length]).toEqual([2, 2])

  ok(await officer.call(contract.withdrawWordForm, { params, body: { version: 2, reason: 'Đã có mẫu mới' } }))
  const list = async (query: object) => ok(await officer.call(contract.listWordForms, { query })).json<{ total: number }>().total
  expect([await list({}), await list({ withdrawn: 'true' }), await list({ withdrawn: 'true', q: 'giay moi' })]).toEqual([0, 1, 1])
  expect(coded(await officer.call(contract.makeWordPaper, { params, body: { edition: 2, values: { 'lý do': 'x' } } }))).toEqual([409, 'word-form.withdrawn'])
})

describe('an agency', () => {
  test('keeps its own forms, filled with its own name and declaration, and sees nobody else’s', async () => {
    await product.db.owner.query(
      `INSERT INTO declaration (authority_id, id, agency_id, edition, kind, number, number_key, year, issued_on, effective_on, signer_title, annex, recorded_from)
       VALUES ($1, gen_random_uuid(), $2, 'TCVN ISO 9001:2015', 'initial', '77/QĐ-UBND', '77/qd-ubnd', 2019, '2019-05-06', '2019-05-06', 'Chủ tịch', 'none-yet', now())`,
      [product.authority, own.id],
    )
    const { id } = ok(await create(secretary, own.id)).json()
    const params = { wordFormId: id }
    const { values } = ok(await secretary.call(contract.showFormValues, { params })).json<{ values: { value: string | null }[] }>()
    expect(values.map(({ value }) => value)).toEqual([own.name, '15/06/2020', '77/QĐ-UBND', null])
    for (const other of [neighbour, officer]) expect(coded(await other.call(contract.showWordForm, { params }))).toEqual([404, 'word-form.not-found'])
    ok(await create(officer, null))
    const { rows } = ok(await secretary.call(contract.listWordForms, {})).json<{ rows: { agencyName: string | null }[] }>()
    expect(rows.map(({ agencyName }) => agencyName)).toEqual([own.name])
  })

  test('uploads none for others, nor for the authority; the authority none for an agency', async () => {
    expect(coded(await create(secretary, null))).toEqual([400, 'word-form.agency-needed'])
    expect(coded(await create(secretary, districts[1]?.id ?? ''))).toEqual([400, 'word-form.agency-needed'])
    expect(coded(await create(officer, own.id))).toEqual([400, 'word-form.of-an-agency'])
  })
})

test('a bad file is refused in its own words and leaves nothing', async () => {
  const fileId = await keep(officer, wordFile(text, { parts: remoteTemplate }))
  expect(coded(await officer.call(contract.readWordForm, { body: { fileId } }))).toEqual([400, 'word-form.remote'])
  const before = (await product.db.owner.query('SELECT FROM word_form')).rowCount
  expect(
    coded(
      await officer.call(contract.createWordForm, {
        body: { agencyId: null, name: 'Xấu', about: null, fileId, fields: [{ tag: 'a', field: null, label: 'a' }] },
      }),
    ),
  ).toEqual([400, 'word-form.remote'])
  expect((await product.db.owner.query('SELECT FROM word_form')).rowCount).toBe(before)
})
