// The report of a year: two half-years, what came after the data dates of their reports, and the other periods beside it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as contract from '../src/authority/reports/report.contract.ts'
import { recordActivity } from '../src/authority/programme/activity.contract.ts'
import { recordPaper } from '../src/papers/registers/paper.contract.ts'
import { type Bodies, worldOf2020 } from './reports-2020.world.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
let bodies: Bodies
let reportId: string

beforeAll(async () => {
  product = await testProduct({ now: '2020-12-28T02:00:00Z' })
  officer = await product.person('programme-officer')
  bodies = await worldOf2020(product, officer)
}, 120_000)
afterAll(() => product.close())

const shown = async (id = reportId) => (await officer.call(contract.showReport, { params: { reportId: id } })).json()
const figures = async (id = reportId, query = {}) => (await officer.call(contract.showFigures, { params: { reportId: id }, query })).json()
const figure = async (key: string, id = reportId) => (await figures(id)).figures.find((one: { key: string }) => one.key === key)
const page = async (id = reportId) => {
  const answer = await officer.call(contract.previewReport, { params: { reportId: id } })
  return (answer.json().html as string)
    .replace(/<\/?(button|span|em|strong)[^>]*>/g, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll(/\s+/g, ' ')
}
const create = (over: object) => officer.call(contract.createReport, { body: { issuerId: bodies.SKHCN, ...over } })
const freeze = async (id: string, over: object = {}) =>
  officer.call(contract.freezeReport, { params: { reportId: id }, body: { version: (await shown(id)).version, digest: (await figures(id)).digest, ...over } })
const letter = async (number: string, issuedOn: string) => {
  const answer = await officer.call(recordPaper, {
    body: { kind: 'officialLetter', number, issuedOn, issuerId: bodies.SKHCN, abstract: `về việc rà soát (${number})` },
  })
  expect(answer.statusCode).toBe(201)
}
const newsletter = async (period: string, day: string, quantity: number) => {
  const answer = await officer.call(recordActivity, {
    body: { kind: 'newsletter', title: 'Bản tin ISO', period, began: { precision: 'day', day }, quantity },
  })
  expect(answer.statusCode).toBe(201)
}

describe('what tells of a year', () => {
  test('is a template of its own: neither takes the other periods', async () => {
    const year = { template: 'year-report', dataDate: '2020-12-20' }
    expect((await create({ ...year, period: '2020-H2' })).json()).toMatchObject({ code: 'report.period-of-other-template' })
    expect((await create({ template: 'full-report', period: '2020-Y', dataDate: '2020-12-20' })).json()).toMatchObject({
      code: 'report.period-of-other-template',
    })
    expect((await create({ ...year, period: '2020-Y', dataDate: '2019-12-31' })).json().code).toBe('report.data-date-outside')
    expect((await create({ ...year, period: '2020-Y', dataDate: '2020-12-31' })).json().code).toBe('report.data-date-in-future')
    expect((await create({ ...year, period: '2020' })).statusCode).toBe(400)
    const made = await create({ ...year, period: '2020-Y' })
    expect(made.statusCode).toBe(201)
    reportId = made.json().id
    expect((await create({ ...year, period: '2020-Y' })).json().code).toBe('report.period-taken')
    expect((await officer.call(contract.listReports, { query: { period: '2020-Y' } })).json().rows).toHaveLength(1)
  })

  test('counts both half-years, and each record once', async () => {
    await letter('900/SKHCN-TĐC', '2020-06-20')
    await letter('1200/SKHCN-TĐC', '2020-09-10')
    await letter('1600/SKHCN-TĐC', '2020-12-12')
    await letter('1700/SKHCN-TĐC', '2020-12-22')
    await newsletter('2020-H2', '2020-10-01', 5)
    await newsletter('2020-H2', '2020-12-15', 1)
    expect((await figure('papers')).value).toEqual({ kind: 'count', n: 8, records: 8, unknown: 0 })
    expect((await figure('papers')).after).toBe(1)
    expect((await figure('communication')).value).toMatchObject({ n: 10 })
    const text = await page()
    expect(text).toContain('Tình hình xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo TCVN ISO 9001 trong năm 2020')
    expect(text).toContain('Thực hiện 10 bản tin ISO trên website của Chi cục và bản tin TBT (6 tháng đầu năm 04, 6 tháng cuối năm 06).')
    expect(text).not.toContain('sau ngày chốt')
    expect(text).not.toContain('1700/SKHCN')
  })

  test('tells apart what came after the data dates of the half-year reports', async () => {
    const first = (await create({ template: 'half-year-bulletin', period: '2020-H1', dataDate: '2020-06-15' })).json().id
    const second = (await create({ template: 'full-report', period: '2020-H2', dataDate: '2020-12-10' })).json().id
    expect((await freeze(first)).statusCode).toBe(201)
    expect((await freeze(second)).statusCode).toBe(201)
    const text = await page()
    const apart = text.slice(
      text.indexOf('Ngoài các báo cáo 6 tháng (số liệu đến ngày 15 tháng 6 năm 2020 và ngày 10 tháng 12 năm 2020), sau ngày chốt có thêm:'),
    )
    expect(apart.indexOf('900/SKHCN-TĐC')).toBeGreaterThan(0)
    expect(apart.indexOf('1600/SKHCN-TĐC')).toBeGreaterThan(apart.indexOf('900/SKHCN-TĐC'))
    expect(text).toContain('(6 tháng đầu năm 04, 6 tháng cuối năm 05). Trong đó có 01 bản tin sau ngày chốt số liệu của báo cáo 6 tháng.')
    const { rows } = (await officer.call(contract.openFigure, { params: { reportId }, query: { figure: 'papers', group: 'later' } })).json()
    expect(rows.map((row: { note: string }) => row.note.split(',')[0])).toEqual(['900/SKHCN-TĐC', '1600/SKHCN-TĐC'])
    expect((await officer.call(contract.openFigure, { params: { reportId }, query: { figure: 'papers', group: 'counted' } })).json().total).toBe(8)
  })

  test('is frozen with the half-years it was made from, and stays what it was', async () => {
    const frozen = await freeze(reportId)
    expect([frozen.statusCode, frozen.json()]).toMatchObject([201, { no: 1 }])
    const kept = await officer.call(contract.reportFile, { params: { reportId, no: 1 }, query: { format: 'json' } })
    const references = kept.json().facts.references as { slot: string; period: string; dataDate: string; source: string }[]
    expect(references.map(({ slot, period, dataDate, source }) => [slot, period, dataDate, source])).toEqual([
      ['before', '2019-Y', '2019-12-20', 'register'],
      ['first', '2020-H1', '2020-06-15', 'frozen'],
      ['second', '2020-H2', '2020-12-10', 'frozen'],
    ])
    await letter('1650/SKHCN-TĐC', '2020-12-14')
    expect((await figures(reportId, { version: 1 })).figures.find((one: { key: string }) => one.key === 'papers').value.n).toBe(8)
    expect((await figure('papers')).value.n).toBe(9)
  })
})
