// A declaration from its draft to its end, the facts beside it, and what is refused on the way.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as conversion from '../src/conformity/declarations/conversion.contract.ts'
import * as declarations from '../src/conformity/declarations/declaration.contract.ts'
import * as contract from '../src/conformity/declarations/draft.contract.ts'
import * as facts from '../src/conformity/declarations/fact.contract.ts'
import { demoChoice } from '../src/demo/hcmc-2020.ts'
import { recordPaper } from '../src/papers/registers/paper.contract.ts'
import { uploadFile } from '../src/register/files/file.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'
import { withAgencies } from './support/programme-data.ts'

let product: TestProduct
let officer: Person
let secretary: Person
let neighbour: Person

const { missing } = demoChoice()
const [own, other, third] = missing
const edition = 'TCVN ISO 9001:2015'

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-15T02:00:00Z' })
  officer = await product.person('programme-officer')
  await withAgencies(product)
  secretary = await product.person('iso-secretary', own?.id ?? null)
  neighbour = await product.person('iso-secretary', other?.id ?? null)
})
afterAll(() => product.close())

interface Answer {
  statusCode: number
  body: string
  json: () => { id: string; version: number; code?: string; errors?: { path: string; code: string }[]; details?: Record<string, unknown> }
}
const coded = (answer: Answer) => [answer.statusCode, answer.json().code]
const rows = [
  { field: 'Hộ tịch', name: 'Đăng ký khai sinh', code: 'QT-HT-01', note: null },
  { field: 'Hộ tịch', name: 'Đăng ký kết hôn', code: 'QT-HT-02', note: null },
  { field: 'Đất đai', name: 'Xác nhận <b>tình trạng</b> đất', code: null, note: '=1+1' },
]
const evidence = [
  { kind: 'internal-audit', on: '2020-05-04', what: 'Báo cáo đánh giá nội bộ số 12/BC-ISO' },
  { kind: 'management-review', on: '2020-05-20', what: 'Biên bản xem xét của lãnh đạo' },
  { kind: 'no-open-major', on: '2020-05-20', what: 'Báo cáo khắc phục' },
]
const body = (more: Record<string, unknown> = {}) => ({
  agencyId: own?.id,
  kind: 'initial',
  edition,
  templateSet: 'decision',
  signerTitle: 'Chủ tịch',
  wording: {
    scope: 'đối với hoạt động giải quyết thủ tục hành chính tại Phụ lục kèm theo',
    parentName: 'Ủy ban nhân dân Thành phố Hồ Chí Minh',
    issuerName: own?.name,
    placeName: 'Thành phố Hồ Chí Minh',
    symbol: 'QĐ-UBND',
    signingFor: 'Ủy ban nhân dân',
    recipients: ['Sở Khoa học và Công nghệ'],
  },
  rows,
  evidence,
  ...more,
})
const begin = async (more: Record<string, unknown> = {}, who = secretary) => {
  const answer = await who.call(contract.createDraft, { body: body(more) })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string; version: number }>()
}
const at = (draftId: string) => ({ draftId })
const sign = (id: string, version: number, more: Record<string, unknown> = {}, who = secretary) =>
  who.call(contract.signDraft, { params: at(id), body: { version, signedOn: '2020-06-10', signerName: 'Nguyễn Văn Bình', ...more } })
const number = (id: string, version: number, text: string, issuedOn = '2020-06-12', who = secretary) =>
  who.call(contract.numberDraft, { params: at(id), body: { version, number: text, issuedOn } })
const issue = (id: string, version: number, who = secretary) => who.call(contract.issueDraft, { params: at(id), body: { version } })
const beside = async (declarationId: string, who = secretary) => (await who.call(facts.showBeside, { params: { declarationId } })).json()
const declared = async () => (await officer.call(conversion.showProgress, { query: { on: '2020-06-15' } })).json().main.n as number

describe('from draft to issue', () => {
  let id: string
  test('is drafted, saved, signed, numbered and issued, one step after the other', async () => {
    const before = await declared()
    const draft = await begin()
    id = draft.id
    const early = await issue(id, 1)
    expect(coded(early)).toEqual([409, 'draft.not-from-here'])
    const saved = await secretary.call(contract.saveDraft, { params: at(id), body: { ...body({ rows: rows.slice(0, 2) }), version: 1 } })
    expect(saved.json()).toEqual({ id, version: 2 })
    const stale = await secretary.call(contract.saveDraft, { params: at(id), body: { ...body(), version: 1 } })
    expect([...coded(stale), stale.json().details.version]).toEqual([409, 'record.changed-meanwhile', 2])
    expect(coded(await number(id, 2, '493/QĐ-UBND'))).toEqual([409, 'draft.not-from-here'])
    expect((await sign(id, 2)).statusCode).toBe(200)
    expect(coded(await secretary.call(contract.saveDraft, { params: at(id), body: { ...body(), version: 3 } }))).toEqual([409, 'draft.not-from-here'])
    expect((await number(id, 3, '493/QĐ-UBND')).statusCode).toBe(200)
    expect(await declared(), 'a draft is no declaration').toBe(before)
    const issued = await issue(id, 4)
    expect([issued.statusCode, issued.json()]).toEqual([201, { id, version: 1 }])
    expect(await declared()).toBe(before + 1)
    expect(coded(await issue(id, 5))).toEqual([409, 'draft.not-from-here'])
    const shown = (await secretary.call(declarations.showDeclaration, { params: { declarationId: id } })).json()
    expect(shown).toMatchObject({ number: '493/QĐ-UBND', state: 'in-force', issuedOn: '2020-06-12', effectiveOn: '2020-06-12', signerName: 'Nguyễn Văn Bình' })
  }, 120_000)

  test('its annex is frozen with Word and PDF, and nothing can change it', async () => {
    const found = await beside(id)
    expect(found.annex.rows).toEqual(rows.slice(0, 2))
    expect(found.annex.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(found.files.map((file: { part: string }) => file.part)).toEqual(['docx', 'pdf'])
    for (const part of ['docx', 'pdf'] as const) {
      const file = await secretary.call(declarations.declarationFile, { params: { declarationId: id, part } })
      expect([file.statusCode, file.rawPayload.subarray(0, 2).toString('latin1')]).toEqual([200, part === 'docx' ? 'PK' : '%P'])
    }
    for (const side of ['authority', 'agency'] as const)
      await expect(product.db.database.pool(side).query("UPDATE declaration_annex SET content = '{}'")).rejects.toThrow(/permission denied/)
  })

  test('the draft prints with its mark, in both sets and both formats', async () => {
    for (const templateSet of ['decision', 'declaration']) {
      const draft = await begin({ templateSet, kind: 'redeclaration' })
      for (const format of ['docx', 'pdf'] as const) {
        const paper = await secretary.call(contract.draftPaper, { params: at(draft.id), query: { format } })
        expect([paper.statusCode, paper.rawPayload.length > 10_000]).toEqual([200, true])
      }
      await secretary.call(contract.discardDraft, { params: at(draft.id), body: { version: 1, reason: 'Thử' } })
    }
  }, 60_000)

  test('a re-declaration shows what it adds, removes and changes', async () => {
    const draft = await begin({
      kind: 'redeclaration',
      rows: [
        { ...rows[0], name: 'Đăng ký khai sinh, cấp bản sao' },
        { field: 'Đất đai', name: 'Xác nhận', code: 'QT-DD-01', note: null },
      ],
    })
    const { difference } = (await secretary.call(contract.showDraft, { params: at(draft.id) })).json<contract.DraftView>()
    expect(difference).toMatchObject({ against: { number: '493/QĐ-UBND', listed: true }, edition: null })
    expect(difference?.added.map(({ code }) => code)).toEqual(['QT-DD-01'])
    expect(difference?.removed.map(({ code }) => code)).toEqual(['QT-HT-02'])
    expect(difference?.changed.map(({ after }) => after.name)).toEqual(['Đăng ký khai sinh, cấp bản sao'])
    expect((await sign(draft.id, 1, { signedOn: '2020-06-14' })).statusCode).toBe(200)
    expect(coded(await number(draft.id, 2, '493/QD-UBND', '2020-06-14'))).toEqual([409, 'declaration.number-taken'])
    expect((await number(draft.id, 2, '501/QĐ-UBND', '2020-06-14')).statusCode).toBe(200)
    expect((await issue(draft.id, 3)).statusCode).toBe(201)
    const former = (await secretary.call(declarations.showDeclaration, { params: { declarationId: id } })).json()
    expect(former.state).toBe('superseded')
    expect(await beside(id)).toMatchObject({ supersededOn: '2020-06-14', supersededBy: { number: '501/QĐ-UBND' } })
    expect((await beside(draft.id)).difference.removed).toHaveLength(1)
  }, 60_000)

  test('is withdrawn once, by a paper of its own, with its annex and facts kept', async () => {
    const { rows: list } = (await secretary.call(declarations.listDeclarations, { query: {} })).json()
    const last = list.find((row: { number: string }) => row.number === '501/QĐ-UBND')
    const withdraw = (declarationId: string, version: number, withdrawnOn = '2020-06-15') =>
      secretary.call(contract.withdrawDeclaration, { params: { declarationId }, body: { version, withdrawnOn, number: '60/QĐ-UBND', reason: 'Sai phạm vi' } })
    expect(coded(await withdraw(last.id, 1, '2020-06-16'))).toEqual([400, 'declaration.withdrawn-in-future'])
    expect(coded(await withdraw(id, 1))).toEqual([409, 'draft.not-from-here'])
    const done = await withdraw(last.id, 1)
    expect(done.statusCode, done.body).toBe(200)
    expect(coded(await withdraw(done.json().id, 1))).toEqual([409, 'declaration.withdrawn-already'])
    expect(coded(await withdraw(last.id, 2))).toEqual([409, 'declaration.retracted-already'])
    expect(await beside(done.json().id)).toMatchObject({ withdrawal: '60/QĐ-UBND', annex: { rows: [{}, {}] }, drafted: true })
  })
})

describe('evidence', () => {
  test('warns and never bars: without it a reason is recorded', async () => {
    const draft = await begin({ agencyId: other?.id, evidence: evidence.slice(0, 1) }, neighbour)
    const shown = (await neighbour.call(contract.showDraft, { params: at(draft.id) })).json<contract.DraftView>()
    expect(shown.missing).toEqual(['management-review', 'no-open-major'])
    expect(coded(await sign(draft.id, 1, {}, neighbour))).toEqual([400, 'draft.evidence-reason-wanted'])
    expect((await sign(draft.id, 1, { reason: 'Sẽ họp xem xét trong tháng 6' }, neighbour)).statusCode).toBe(200)
  })
  test('a kept file goes with the draft, to its own agency and the authority only', async () => {
    const kept = await secretary.upload(uploadFile, { name: 'bien-ban.csv', type: 'text/csv', bytes: Buffer.from('\uFEFFa,b\n1,2\n') })
    expect(kept.statusCode, kept.body).toBe(201)
    const fileId = kept.json<{ id: string }>().id
    const withFile = [{ ...evidence[0], fileId }]
    expect(coded(await neighbour.call(contract.createDraft, { body: body({ agencyId: other?.id, evidence: withFile }) }))).toEqual([404, 'file.not-found'])
    const draft = await begin({ kind: 'redeclaration', evidence: withFile })
    const read = (who: Person) => who.call(contract.draftEvidenceFile, { params: { draftId: draft.id, fileId } })
    expect([(await read(secretary)).statusCode, (await read(officer)).statusCode, (await read(neighbour)).statusCode]).toEqual([200, 200, 404])
  })
})

describe('facts beside a declaration', () => {
  let id: string
  const told = (kind: string, happenedOn: string, more: Record<string, unknown> = {}, who = secretary, declarationId = id) =>
    who.call(facts.tellFact, { params: { declarationId }, body: { kind, happenedOn, ...more } })
  beforeAll(async () => {
    const answer = await officer.call(declarations.recordDeclaration, { body: { agencyId: own?.id, edition, number: '77/QĐ-UBND', issuedOn: '2020-06-01' } })
    id = answer.json().id
  })
  test('the agency tells of sending, posting and the web; receiving and remarking is the authority’s', async () => {
    expect((await told('sent', '2020-06-02')).statusCode).toBe(201)
    expect((await told('posted', '2020-06-03', { note: 'Bảng tin tầng trệt' })).statusCode).toBe(201)
    expect((await told('web-link', '2020-06-03', { address: 'https://quan.hochiminhcity.gov.vn/cong-bo' })).statusCode).toBe(201)
    expect(coded(await told('received', '2020-06-04'))).toEqual([403, 'fact.not-yours'])
    expect(coded(await told('remark', '2020-06-04', { note: 'x' }))).toEqual([403, 'fact.not-yours'])
    expect((await told('received', '2020-06-04', {}, officer)).statusCode).toBe(201)
    expect(coded(await told('remark', '2020-06-05', {}, officer))).toEqual([400, 'fact.remark-wanted'])
    expect((await told('remark', '2020-06-05', { note: 'Thiếu hai quy trình' }, officer)).statusCode).toBe(201)
    const shown = (await officer.call(declarations.showDeclaration, { params: { declarationId: id } })).json()
    expect(shown.state, 'a remark leads to a new declaration, never back').toBe('superseded')
    expect(coded(await told('sent', '2020-06-02', {}, neighbour))).toEqual([404, 'declaration.not-found'])
  })
  test('links that run, days to come and days before the issue are refused', async () => {
    for (const address of ['javascript:alert(1)', 'data:text/html,x', 'https://a b.vn', 'http://user:pw@example.vn/', 'ftp://example.vn', 'https://localhost'])
      expect([address, ...coded(await told('web-link', '2020-06-03', { address }))]).toEqual([address, 400, 'request.invalid'])
    expect(coded(await told('sent', '2020-06-16'))).toEqual([400, 'fact.in-future'])
    expect(coded(await told('sent', '2020-05-31'))).toEqual([400, 'fact.before-issue'])
  })
  test('a fact is corrected by adding, once, and its history stays', async () => {
    const sent = (await beside(id)).facts.find((fact: { kind: string }) => fact.kind === 'sent')
    const correct = () =>
      secretary.call(facts.correctFact, {
        params: { declarationId: id, factId: sent.id },
        body: { kind: 'sent', happenedOn: '2020-06-04', reason: 'Ghi nhầm ngày' },
      })
    expect((await correct()).statusCode).toBe(201)
    expect(coded(await correct())).toEqual([409, 'fact.corrected-already'])
    const after = (await beside(id)).facts.filter((fact: { kind: string }) => fact.kind === 'sent')
    expect(after.map((fact: { happenedOn: string; correctedBy: string | null }) => [fact.happenedOn, fact.correctedBy !== null])).toEqual([
      ['2020-06-02', true],
      ['2020-06-04', false],
    ])
  })
})

describe('what is refused', () => {
  test('another agency’s draft: not begun, not seen, not saved', async () => {
    expect(coded(await neighbour.call(contract.createDraft, { body: body() }))).toEqual([404, 'agency.not-found'])
    const draft = await begin({ kind: 'redeclaration' })
    expect(coded(await neighbour.call(contract.showDraft, { params: at(draft.id) }))).toEqual([404, 'draft.not-found'])
    expect(coded(await neighbour.call(contract.saveDraft, { params: at(draft.id), body: { ...body({ agencyId: other?.id }), version: 1 } }))).toEqual([
      404,
      'draft.not-found',
    ])
    expect((await neighbour.call(contract.listDrafts, { query: {} })).json().rows.every((row: { agencyId: string }) => row.agencyId === other?.id)).toBe(true)
  })
  test('a first declaration of an agency that has declared, an edition nobody knows, rows twice, too many rows', async () => {
    const tried = async (more: Record<string, unknown>) => {
      const answer = await secretary.call(contract.createDraft, { body: body(more) })
      return [...coded(answer), answer.json().errors?.map((error: { path: string }) => error.path)]
    }
    expect(await tried({})).toEqual([400, 'draft.declared-before', ['kind']])
    expect(await tried({ kind: 'redeclaration', edition: 'TCVN ISO 9001:1987' })).toEqual([400, 'edition.unknown', ['edition']])
    expect(await tried({ kind: 'redeclaration', rows: [rows[0], { ...rows[1], code: 'qt-ht-01' }] })).toEqual([400, 'annex.code-twice', ['rows.1.code']])
    expect(await tried({ kind: 'redeclaration', rows: Array.from({ length: 10_000 }, (_, n) => ({ ...rows[0], code: `QT-${n}` })) })).toEqual([
      400,
      'request.invalid',
      ['rows'],
    ])
  })
  test('a draft may lack its place and its rows; a signature may not', async () => {
    const { placeName: _, ...wording } = body().wording
    const { id } = await begin({ agencyId: third?.id, kind: 'initial', wording, rows: [] }, officer)
    const signed = await sign(id, 1, {}, officer)
    expect(signed.json<{ errors: { path: string; code: string }[] }>().errors.map(({ path, code }) => [path, code])).toEqual([
      ['signedOn', 'draft.no-place'],
      ['signedOn', 'draft.no-rows'],
    ])
    expect((await officer.call(contract.draftPaper, { params: at(id), query: { format: 'docx' } })).statusCode).toBe(200)
    await officer.call(contract.discardDraft, { params: at(id), body: { version: 1, reason: 'Thử' } })
  })
  test('days out of order', async () => {
    const draft = await begin({ kind: 'redeclaration', effectiveOn: '2020-06-09' })
    expect(coded(await sign(draft.id, 1))).toEqual([400, 'draft.effective-before-signature'])
    expect(coded(await sign(draft.id, 1, { signedOn: '2020-06-16' }))).toEqual([400, 'draft.signed-in-future'])
    expect((await sign(draft.id, 1, { signedOn: '2020-06-08' })).statusCode).toBe(200)
    expect(coded(await number(draft.id, 2, '600/QĐ-UBND', '2020-06-07'))).toEqual([400, 'draft.issued-before-signature'])
    expect(coded(await number(draft.id, 2, '600/QĐ-UBND', '2020-06-10'))).toEqual([400, 'declaration.effective-before-issue'])
  })
  test('an agency that is no longer there; its declaration ends with it and counts no longer', async () => {
    const recorded = await officer.call(declarations.recordDeclaration, { body: { agencyId: third?.id, edition, number: '5/QĐ-X', issuedOn: '2020-01-10' } })
    expect(recorded.statusCode, recorded.body).toBe(201)
    const main = async (on: string) => (await officer.call(conversion.showProgress, { query: { on } })).json().main
    const [before, then] = [await main('2020-06-15'), await main('2020-05-31')]
    await product.db.owner.query("UPDATE agency_version SET valid_to = '2020-06-01' WHERE agency_id = $1", [third?.id])
    const after = await main('2020-06-15')
    expect([after.n, after.total]).toEqual([before.n - 1, before.total - 1])
    expect(await main('2020-05-31')).toEqual(then)
    const declarationId = recorded.json().id
    expect((await officer.call(declarations.showDeclaration, { params: { declarationId } })).json().state).toBe('ended-with-agency')
    expect((await beside(declarationId, officer)).agencyUntil).toBe('2020-06-01')
    const answer = await officer.call(contract.createDraft, { body: body({ agencyId: third?.id, kind: 'redeclaration' }) })
    expect(coded(answer)).toEqual([400, 'draft.agency-not-on-day'])
  })
})

describe('a paper of the register as evidence', () => {
  const naming = (paperId: string) => body({ kind: 'redeclaration', evidence: [{ ...evidence[0], paperId }] })
  test('is named by the authority, kept by the agency, and must be one that is held', async () => {
    const recorded = await officer.call(recordPaper, {
      body: { kind: 'report', number: '12/BC-ISO', issuedOn: '2020-05-04', issuerName: 'Ủy ban nhân dân Quận 10', abstract: 'Báo cáo đánh giá nội bộ' },
    })
    expect(recorded.statusCode, recorded.body).toBe(201)
    const paper = recorded.json<{ id: string }>().id
    expect(coded(await secretary.call(contract.createDraft, { body: naming(paper) })), "the register of papers is the authority's").toEqual([
      404,
      'paper.not-found',
    ])
    const begun = await officer.call(contract.createDraft, { body: naming(paper) })
    expect(begun.statusCode, begun.body).toBe(201)
    const { id } = begun.json<{ id: string }>()
    const saved = await secretary.call(contract.saveDraft, { params: at(id), body: { ...naming(paper), version: 1 } })
    expect(saved.json()).toEqual({ id, version: 2 })
    const shown = (await secretary.call(contract.showDraft, { params: at(id) })).json()
    expect(shown.evidence[0].paperId).toBe(paper)
    const stranger = await officer.call(contract.createDraft, { body: naming(id) })
    expect(coded(stranger)).toEqual([404, 'paper.not-found'])
  })
})

describe('an annex read from a sheet', () => {
  const read = async (text: string) => {
    const kept = await secretary.upload(uploadFile, { name: 'phu-luc.csv', type: 'text/csv', bytes: Buffer.from(`\uFEFF${text}`) })
    return secretary.call(contract.readAnnex, { body: { fileId: kept.json<{ id: string }>().id } })
  }
  test('gives rows, and errors per cell', async () => {
    const good = await read('STT,Lĩnh vực,Tên thủ tục hành chính,Mã hiệu,Ghi chú\n1,Hộ tịch,Khai sinh,QT-01,\n2,Hộ tịch,Kết hôn,QT-02,=CMD()\n')
    expect(good.json()).toMatchObject({
      errorCount: 0,
      rows: [
        { name: 'Khai sinh', code: 'QT-01' },
        { name: 'Kết hôn', note: '=CMD()' },
      ],
    })
    const bad = await read('Lĩnh vực,Tên thủ tục hành chính,Mã hiệu\nHộ tịch,,QT-01\nHộ tịch,Kết hôn,QT-02\nĐất đai,Tách thửa,qt-02\n')
    expect(bad.json().errors.map((error: { cell: string; code: string }) => [error.cell, error.code])).toEqual([
      ['B2', 'import.cell.required'],
      ['C4', 'annex.code-twice'],
    ])
  })
  test('of another shape or size is refused', async () => {
    expect(coded(await read('A,B\n1,2\n'))).toEqual([400, 'annex.no-name-column'])
    expect(coded(await read(`Tên quy trình,Mã hiệu\n${Array.from({ length: 10_000 }, (_, n) => `Quy trình ${n},QT-${n}`).join('\n')}\n`))).toEqual([
      400,
      'annex.too-many-rows',
    ])
  })
})
