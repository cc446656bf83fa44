import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../src/authority/reports/report.contract.ts'
import { spanIn } from '../src/authority/reports/report-facts.queries.ts'
import { saveReportTemplate, showReportTemplate } from '../src/authority/reports/template.contract.ts'
import { halfYearReport } from '../src/authority/reports/report-output.commands.ts'
import { recordDeclaration } from '../src/conformity/declarations/declaration.contract.ts'
import { demoChoice } from '../src/demo/hcmc-2020.ts'
import { Day, HalfYear } from '../src/kernel/day.ts'
import { halvesOf, nextPeriod, periodSpan, ReportPeriod } from '../src/kernel/report-period.ts'
import { showHistory } from '../src/register/history/history.contract.ts'
import { createPaperPress } from '../src/papers/layout/facade.ts'
import { listPapers, recordPaper } from '../src/papers/registers/paper.contract.ts'
import { listenToStatements } from '../src/platform/db/naming-client.ts'
import { type Bodies, worldOf2020 } from './reports-2020.world.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let bodies: Bodies
let reportId: string

beforeAll(async () => {
  product = await testProduct({ now: '2020-06-16T02:00:00Z' })
  await product.db.owner.query('UPDATE authority SET demonstration = true')
  officer = await product.person('programme-officer')
  bodies = await worldOf2020(product, officer)
}, 120_000)
afterAll(() => product.close())

const params = () => ({ reportId })
const figures = async (query: { version?: number } = {}) => (await officer.call(contract.showFigures, { params: params(), query })).json()
const converted = async (query: { version?: number } = {}) => (await figures(query)).figures.find((one: { key: string }) => one.key === 'converted').shown
const version = async () => (await officer.call(contract.showReport, { params: params() })).json().version
const digest = async () => (await officer.call(contract.previewReport, { params: params() })).json().digest
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const file = (no: number, format: contract.FileFormat, of: 'frozen' | 'issued' = 'frozen') =>
  officer.call(contract.reportFile, { params: { ...params(), no }, query: { format, of } })
const hashes = async (no: number, of: 'frozen' | 'issued' = 'frozen') =>
  Promise.all(contract.FileFormat.options.map(async (format) => sha((await file(no, format, of)).rawPayload)))

describe('before freezing', () => {
  test('a report begins with its period, data date and issuer; one per period', async () => {
    const body = { period: '2020-H1', dataDate: '2020-06-15', issuerId: bodies.SKHCN }
    const bad = async (over: object) => (await officer.call(contract.createReport, { body: { ...body, ...over } })).json().code
    expect(await bad({ dataDate: '2020-07-01' })).toBe('report.data-date-outside')
    expect(await bad({ dataDate: '2020-06-29' })).toBe('report.data-date-in-future')
    expect(await bad({ issuerId: crypto.randomUUID() })).toBe('report.issuer-unknown')
    const made = await officer.call(contract.createReport, { body })
    expect([made.statusCode, made.json()]).toEqual([201, { id: expect.any(String), version: 1 }])
    reportId = made.json().id
    expect(await bad({})).toBe('report.period-taken')
    const list = (await officer.call(contract.listReports)).json()
    expect(list).toMatchObject({
      total: 1,
      rows: [
        { id: reportId, state: 'collecting', period: '2020-H1', templateName: { vi: 'Bản tin kết quả 6 tháng' }, issuer: { name: 'Sở Khoa học và Công nghệ' } },
      ],
    })
  })

  test('shows the live figures and opens 47, 16 and the 322 nobody has looked at', async () => {
    expect(await converted()).toBe('47/63')
    const open = async (query: object) => (await officer.call(contract.openFigure, { params: params(), query: { figure: 'converted', ...query } })).json()
    expect((await open({ group: 'declared', limit: 500 })).rows).toHaveLength(47)
    const missing = await open({ group: 'not-yet' })
    expect(missing.total).toBe(16)
    expect(new Set(missing.rows.map((row: { title: string }) => row.title))).toEqual(new Set(demoChoice().missing.map((agency) => agency.name)))
    expect((await open({ figure: 'apart/phuong-xa', group: 'no-data', limit: 1 })).total).toBe(322)
    expect((await open({ q: 'hoc mon' })).rows.map((row: { title: string }) => row.title)).toEqual(['Ủy ban nhân dân huyện Hóc Môn'])
    expect((await open({ figure: 'nowhere' })).code).toBe('report.figure-not-found')
  })

  test('the paper reads as the published one, with figures as buttons', async () => {
    const { html } = (await officer.call(contract.previewReport, { params: params() })).json()
    expect(html).toContain('DỰ THẢO')
    expect(html).toMatch(/đã có <button[^>]*data-figure="converted:declared"[^>]*>47<\/button>\/<button[^>]*>63<\/button> cơ quan/)
    expect(html).toContain('Số liệu minh họa, không phải số liệu thực của cơ quan')
    expect(html.indexOf('1453/QĐ-UBND')).toBeLessThan(html.indexOf('287/SKHCN-TĐC'))
  })

  test('own words are kept per section, and refused with an unknown figure', async () => {
    const word = (over: object) =>
      officer.call(contract.saveWording, {
        params: params(),
        body: { version: 1, section: 'converted', place: 'beside', text: 'Còn {{converted.notYet}} cơ quan chưa công bố.', ...over },
      })
    expect((await word({ text: '{{converted.x}}' })).json()).toMatchObject({
      code: 'report.placeholder-unknown',
      errors: [{ path: 'text', details: { placeholder: '{{converted.x}}' } }],
    })
    expect((await word({ section: 'nowhere' })).json().code).toBe('report.section-unknown')
    expect((await word({})).json()).toEqual({ id: reportId, version: 2 })
    expect((await word({})).json()).toMatchObject({ code: 'record.changed-meanwhile', details: { version: 2 } })
    const { html } = (await officer.call(contract.previewReport, { params: params() })).json()
    expect(html).toMatch(/Còn <button[^>]*>16<\/button> cơ quan chưa công bố/)
  })

  test('a stale version, an unseen digest and an early issue are refused', async () => {
    const seen = await version()
    const freeze = (over: object) => officer.call(contract.freezeReport, { params: params(), body: { version: seen, digest: '0'.repeat(64), ...over } })
    expect((await freeze({})).json().code).toBe('report.figures-changed')
    expect((await freeze({ version: 1, digest: await digest() })).json().code).toBe('record.changed-meanwhile')
    const issue = await officer.call(contract.issueReport, {
      params: params(),
      body: { version: seen, number: '9/BC-SKHCN', issuedOn: '2020-06-16', signerTitle: 'PHÓ GIÁM ĐỐC' },
    })
    expect([issue.statusCode, issue.json().code]).toEqual([409, 'report.not-frozen'])
    expect((await officer.call(contract.publishReport, { params: params(), body: { version: seen, title: 'x', sourceLine: 'y' } })).json().code).toBe(
      'report.move-not-from-here',
    )
  })
})

describe('chốt số liệu', () => {
  let kept: string[]

  test('freezes once for one key, whatever is sent twice', async () => {
    const key = crypto.randomUUID()
    const body = { version: await version(), digest: await digest() }
    const send = () => officer.call(contract.freezeReport, { params: params(), key, body })
    const [first, again] = await Promise.all([send(), send()])
    expect([first.statusCode, first.json()]).toEqual([201, { id: reportId, version: 3, no: 1 }])
    expect(again.json()).toEqual(first.json())
    expect((await send()).json()).toEqual(first.json())
    const shown = (await officer.call(contract.showReport, { params: params() })).json()
    expect(shown).toMatchObject({
      state: 'figures_frozen',
      latest: 1,
      versions: [{ no: 1, dataDate: '2020-06-15', knownAt: '2020-06-16T02:00:00.000Z', frozenBy: expect.stringContaining('programme-officer'), issue: null }],
    })
    const events = await product.db.owner.query("SELECT content FROM event WHERE type = 'report.frozen'")
    expect(events.rows).toHaveLength(1)
    expect(JSON.parse(events.rows[0].content).facts).toMatchObject({ no: 1, figures: { converted: '47/63' }, content: shown.versions[0].sha256 })
    kept = await hashes(1)
    expect(kept[3]).toBe(shown.versions[0].sha256)
  })

  test('keeps a Word file, a tagged PDF, a page and canonical JSON', async () => {
    const docx = await file(1, 'docx')
    expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect(docx.headers['content-disposition']).toContain("filename*=UTF-8''B%C3%A1o%20c%C3%A1o%202020-H1%20b%E1%BA%A3n%201.docx")
    expect((await file(1, 'pdf')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await file(1, 'html')).headers['content-disposition']).toMatch(/^attachment/)
    const json = (await file(1, 'json')).json()
    expect(json).toMatchObject({ format: 'hopchuan.report/1', knownAt: '2020-06-16T02:00:00.000Z', frame: { dataDate: '2020-06-15' } })
    expect(json.facts.agencies).toHaveLength(63 + 322)
    expect((await officer.call(contract.reportFile, { params: { ...params(), no: 9 }, query: { format: 'pdf' } })).statusCode).toBe(404)
  })

  test('a 48th declaration makes the live figure 48/63; the frozen version does not move by a byte', async () => {
    product.setNow('2020-06-17T02:00:00Z')
    const agency = demoChoice().missing[0]
    const declared = await officer.call(recordDeclaration, {
      body: { agencyId: agency?.id, edition: 'TCVN ISO 9001:2015', number: '4800/QĐ-UBND', issuedOn: '2020-06-10' },
    })
    expect(declared.statusCode).toBe(201)
    expect([await converted(), await converted({ version: 1 })]).toEqual(['48/63', '47/63'])
    expect(await hashes(1)).toEqual(kept)
    const { rows } = (await officer.call(contract.compareReport, { params: { ...params(), no: 1 } })).json()
    expect(rows).toContainEqual(
      expect.objectContaining({
        key: 'converted',
        before: '47/63',
        now: '48/63',
        moved: 1,
        came: [expect.objectContaining({ group: 'declared', title: agency?.name, note: '4800/QĐ-UBND, 10/06/2020' })],
        gone: [expect.objectContaining({ group: 'not-yet', title: agency?.name })],
      }),
    )
    expect(rows.map((row: { key: string }) => row.key)).toEqual(['converted', `converted/${agency?.block}`])
  })

  test('what came after the data date stays out of the text', async () => {
    await officer.call(recordPaper, {
      body: { kind: 'officialLetter', number: '900/SKHCN-TĐC', issuedOn: '2020-06-16', issuerId: bodies.SKHCN, abstract: 'về việc nhắc báo cáo' },
    })
    const letters = (await figures()).figures.find((one: { key: string }) => one.key === 'letters')
    expect([letters.shown, letters.after]).toEqual(['02', 1])
  })

  test('a second version asks for its reason', async () => {
    const body = { version: await version(), digest: await digest() }
    expect((await officer.call(contract.freezeReport, { params: params(), body })).json()).toMatchObject({ code: 'report.reason-missing' })
    expect(await hashes(1)).toEqual(kept)
  })
})

describe('ghi nhận ban hành', () => {
  const marks = { number: '9/BC-SKHCN', issuedOn: '2020-06-16', signerTitle: 'PHÓ GIÁM ĐỐC' }
  const issue = async (over: object = {}) => officer.call(contract.issueReport, { params: params(), body: { version: await version(), ...marks, ...over } })

  test('wording stays open until then', async () => {
    const word = await officer.call(contract.saveWording, {
      params: params(),
      body: { version: await version(), section: 'further', place: 'beside', text: 'Đề nghị các cơ quan tiếp tục thực hiện.' },
    })
    expect(word.statusCode).toBe(200)
  })

  test('refuses days that cannot be', async () => {
    expect((await issue({ issuedOn: '2020-06-14' })).json().code).toBe('report.issued-before-data-date')
    expect((await issue({ issuedOn: '2020-06-18' })).json().code).toBe('report.issued-in-future')
    expect((await issue({ number: 'không số' })).statusCode).toBe(400)
    expect((await issue({ number: '287/SKHCN-TĐC' })).json().code).toBe('paper.number-taken')
  })

  test('seals the text with number and day, and enters the register of papers', async () => {
    const before = await hashes(1)
    const answer = await issue()
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      { id: reportId, version: expect.any(Number), no: 1, paperId: expect.any(String), number: '9/BC-SKHCN' },
    ])
    const page = (await file(1, 'html', 'issued')).body
    expect(page).toContain('Số: 09/BC-SKHCN')
    expect(page).toContain('ngày 16 tháng 6 năm 2020')
    expect(page).toContain('47/63')
    expect(page).toContain('Đề nghị các cơ quan tiếp tục thực hiện.')
    expect(page).not.toContain('DỰ THẢO')
    expect(page).not.toContain('<button')
    expect(await hashes(1)).toEqual(before)
    const papers = (await officer.call(listPapers, { query: { kind: 'report' } })).json()
    expect(papers.rows).toMatchObject([{ number: '9/BC-SKHCN', issuedOn: '2020-06-16', abstract: 'Kết quả thực hiện các nhiệm vụ ISO 6 tháng đầu năm 2020' }])
    expect((await figures()).figures.find((one: { key: string }) => one.key === 'other-papers').after).toBe(0)
    // The paper came by the issue of the report: its history begins with that act.
    const history = (await officer.call(showHistory, { params: { subjectId: answer.json().paperId }, query: {} })).json()
    expect(history.rows).toMatchObject([{ type: 'report.issued', subject: { kind: 'report', id: reportId }, facts: { paper: answer.json().paperId } }])
  })

  test('closes the wording; another version begins with freezing again', async () => {
    const word = await officer.call(contract.saveWording, {
      params: params(),
      body: { version: await version(), section: 'further', place: 'beside', text: 'x' },
    })
    expect(word.json().code).toBe('report.move-not-from-here')
    const sealed = await hashes(1, 'issued')
    const again = await officer.call(contract.freezeReport, {
      params: params(),
      body: { version: await version(), digest: await digest(), reason: 'Bổ sung công bố của một cơ quan' },
    })
    expect(again.json()).toMatchObject({ no: 2 })
    expect(await converted({ version: 2 })).toBe('48/63')
    expect((await issue({ number: '10/BC-SKHCN', issuedOn: '2020-06-17' })).json()).toMatchObject({ no: 2 })
    expect(await hashes(1, 'issued')).toEqual(sealed)
  })
})

describe('for the command line', () => {
  const asked = { period: HalfYear.parse('2020-H1'), dataDate: Day.parse('2020-06-15') }
  test('the same bytes as kept, or live ones', async () => {
    const press = createPaperPress({ size: 1 })
    try {
      const of = (over: object) => halfYearReport(product.services, press, { authority: product.authority, ...asked, format: 'json', ...over })
      expect(sha((await of({ version: 1 })).bytes)).toBe((await hashes(1))[3])
      expect(sha((await of({ version: 1, format: 'docx' })).bytes)).toBe((await hashes(1))[0])
      expect(await of({})).toMatchObject({ from: 'issued', name: '10_BC-SKHCN.json' })
      const live = await of({ live: true })
      expect(live.from).toBe('live')
      expect(JSON.parse(Buffer.from(live.bytes).toString()).figures.find((one: { key: string }) => one.key === 'converted').value).toMatchObject({
        n: 48,
        N: 63,
      })
      expect(
        Buffer.from((await of({ live: true, format: 'pdf' })).bytes)
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
      await expect(of({ version: 7 })).rejects.toMatchObject({ code: 'report.version-not-found' })
      await expect(of({ version: 1, live: true })).rejects.toMatchObject({ code: 'report.live-or-version' })
      await expect(of({ version: 1, dataDate: '2020-06-01' })).rejects.toMatchObject({ code: 'report.other-data-date' })
      await expect(of({ live: true, dataDate: '2020-08-01' })).rejects.toMatchObject({ code: 'report.data-date-outside' })
    } finally {
      await press.close()
    }
  })
})

describe('the template', () => {
  test('is edited sentence by sentence into a new edition; frozen versions keep theirs', async () => {
    const before = await hashes(2)
    const shown = (await officer.call(showReportTemplate, { params: { code: 'half-year-bulletin' } })).json()
    const body = {
      version: shown.edition,
      title: shown.title,
      opening: '{{issuer}} kính báo cáo:',
      sections: shown.sections.map((s: { code: string; heading: string | null; empty: string; sentences: { text: string }[] }) => ({
        code: s.code,
        heading: s.heading,
        empty: s.empty,
        sentences: s.sentences.map((x) => x.text),
      })),
    }
    const save = (over: object) => officer.call(saveReportTemplate, { params: { code: 'half-year-bulletin' }, body: { ...body, ...over } })
    expect((await save({ opening: '{{nobody}}' })).json()).toMatchObject({
      code: 'report.placeholder-unknown',
      errors: [{ path: 'opening', details: { placeholder: '{{nobody}}' } }],
    })
    expect((await save({ sections: [] })).json().code).toBe('report.template-incomplete')
    expect((await save({})).json()).toEqual({ code: 'half-year-bulletin', version: 2 })
    expect((await save({})).json().code).toBe('record.changed-meanwhile')
    expect((await officer.call(contract.previewReport, { params: params() })).json().html).toContain('kính báo cáo:')
    expect(await hashes(2)).toEqual(before)
  })
})

describe('who may', () => {
  test('another authority of the same installation finds nothing', async () => {
    const stranger = await product.person('programme-officer')
    await product.db.owner.query(
      "INSERT INTO authority (authority_id, office_id, name, place_name, set_up_at) VALUES (1, gen_random_uuid(), 'Hà Nội', 'Hà Nội', now())",
    )
    await product.db.owner.query(
      'INSERT INTO officer (authority_id, id, login_id, name, name_norm, username, created_at) SELECT 1, id, login_id, name, name_norm, username, created_at FROM officer WHERE id = $1',
      [stranger.officer],
    )
    await product.db.owner.query('UPDATE seat SET authority_id = 1 WHERE id = $1', [stranger.seat])
    const of = { params: params() }
    expect((await stranger.call(contract.listReports)).json()).toMatchObject({ total: 0 })
    expect((await stranger.call(contract.showReport, of)).statusCode).toBe(404)
    expect((await stranger.call(contract.showFigures, of)).statusCode).toBe(404)
    expect((await stranger.call(contract.previewReport, of)).statusCode).toBe(404)
    expect((await stranger.call(contract.openFigure, { ...of, query: { figure: 'converted', version: 1 } })).statusCode).toBe(404)
    expect((await stranger.call(contract.reportFile, { params: { ...params(), no: 1 }, query: { format: 'pdf' } })).statusCode).toBe(404)
    expect((await stranger.call(contract.compareReport, { params: { ...params(), no: 1 } })).statusCode).toBe(404)
    expect((await stranger.call(contract.freezeReport, { ...of, body: { version: 1, digest: '0'.repeat(64) } })).statusCode).toBe(404)
    expect((await stranger.call(contract.publishReport, { ...of, body: { version: 1, title: 'x', sourceLine: 'y' } })).statusCode).toBe(404)
    expect((await stranger.call(contract.saveWording, { ...of, body: { version: 1, section: 'further', place: 'beside', text: 'x' } })).statusCode).toBe(404)
  })
  test('a leader reads, a clerk issues, an agency sees nothing', async () => {
    const leader = await product.person('authority-leader')
    expect((await leader.call(contract.showReport, { params: params() })).statusCode).toBe(200)
    expect((await leader.call(contract.freezeReport, { params: params(), body: { version: 1, digest: '0'.repeat(64) } })).statusCode).toBe(403)
    const clerk = await product.person('records-clerk')
    expect(
      (await clerk.call(contract.saveWording, { params: params(), body: { version: 1, section: 'further', place: 'beside', text: 'x' } })).statusCode,
    ).toBe(403)
    const agency = await product.person('agency-head', demoChoice().missing[0]?.id ?? null)
    expect((await agency.call(contract.showReport, { params: params() })).statusCode).toBe(403)
  })
})

describe('statements', () => {
  const counted = async (work: () => Promise<unknown>) => {
    const seen: string[] = []
    const stop = listenToStatements(({ sql: text }) => {
      if (!/^\s*(BEGIN|COMMIT|ROLLBACK|SET )/i.test(text) && !/auth\.|session/.test(text)) seen.push(text)
    })
    try {
      await work()
    } finally {
      stop()
    }
    return seen.length
  }
  test('do not grow with the number of agencies', async () => {
    expect(await counted(() => officer.call(contract.listReports))).toBe(1)
    expect(await counted(() => officer.call(contract.showReport, { params: params() }))).toBe(1)
    expect(await counted(() => officer.call(contract.showFigures, { params: params(), query: { version: 1 } }))).toBe(1)
    expect(await counted(() => officer.call(contract.showFigures, { params: params() }))).toBe(1)
    expect(await counted(() => officer.call(contract.previewReport, { params: params() }))).toBe(1)
    expect(await counted(() => officer.call(contract.compareReport, { params: { reportId, no: 1 }, query: {} }))).toBe(1)
    expect(await counted(() => officer.call(contract.compareReport, { params: { reportId, no: 1 }, query: { with: 2 } }))).toBe(1)
  })
})

test('a period begins, ends, is made of half-years and is followed alike in the program and in SQL', async () => {
  for (const period of ['1999-H2', '2020-H1', '2020-H2', '2020-Y'].map((one) => ReportPeriod.parse(one))) {
    const { from, to, halves, nextHalves } = spanIn(sql`${period}::text`)
    const { rows } = await sql`SELECT ${from} AS "from", ${to} AS "to", ${halves} AS halves, ${nextHalves} AS next`.execute(
      product.services.database.of('authority'),
    )
    expect(rows[0]).toEqual({ ...periodSpan(period), halves: halvesOf(period), next: halvesOf(nextPeriod(period)) })
  }
})
