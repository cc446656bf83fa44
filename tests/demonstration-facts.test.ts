// Each sentence of the report of June 2020 is found in the demonstration by asking for it; what names agencies says that it is an illustration.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listPlans } from '../src/authority/plans/plan.contract.ts'
import { listActivities, programmeStrip } from '../src/authority/programme/activity.contract.ts'
import { listDirections } from '../src/authority/programme/direction.contract.ts'
import { listReports } from '../src/authority/reports/report.contract.ts'
import { listReminders } from '../src/authority/reminders/reminder.contract.ts'
import { exportCampaignAgencies, listCampaigns } from '../src/conformity/conversion/campaign.contract.ts'
import { exportStandings, showProgress } from '../src/conformity/declarations/conversion.contract.ts'
import { exportDeclarations } from '../src/conformity/declarations/declaration.contract.ts'
import { loadDemonstration } from '../src/demo/load-demonstration.ts'
import { demonstrationNotice, demonstrationNotices } from '../src/kernel/demonstration.ts'
import { listIncoming } from '../src/papers/incoming/incoming.contract.ts'
import { listPaperLinks } from '../src/papers/links/paper-link.contract.ts'
import { listDraftPapers } from '../src/papers/drafting/draft-paper.contract.ts'
import { listPapers, showPaper } from '../src/papers/registers/paper.contract.ts'
import { readTable } from '../src/platform/spreadsheets/read-table.ts'
import { listNewsletters } from '../src/portal/newsletters/newsletter.contract.ts'
import { exportAgencies, listAgencies } from '../src/register/agencies/agency.contract.ts'
import { type Person, testProduct, type TestProduct } from './support/app.ts'

let product: TestProduct
let officer: Person
beforeAll(async () => {
  product = await testProduct({ empty: true, now: '2020-06-20T03:00:00Z' })
  await loadDemonstration(product.services)
  officer = await product.person('programme-officer')
}, 120_000)
afterAll(() => product.close())

type Asked = Parameters<Person['call']>
const ask = async <T>(endpoint: Asked[0], input: Asked[1] = {}): Promise<T> => {
  const answer = await officer.call(endpoint, input)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<T>()
}
interface Rows<R> {
  rows: R[]
  total: number
}
const half = '2020-H1'
const paper = async (number: string) =>
  (await ask<Rows<{ id: string; kind: string; issuedOn: string; issuerName: string; topic: string }>>(listPapers, { query: { q: number } })).rows
const activities = async (kind: string) =>
  (
    await ask<Rows<{ id: string; title: string; quantity: number | null; began: object; channels: string[] }>>(listActivities, {
      query: { period: half, kind },
    })
  ).rows

describe('what the report of the first half of 2020 tells is found by asking for it', () => {
  test.each([
    ['1451/QĐ-UBND', '2020-04-29', 'application-plan'],
    ['1452/QĐ-UBND', '2020-04-29', 'inspection-plan'],
    ['1453/QĐ-UBND', '2020-04-29', 'inspection-team'],
  ])('decision %s of the %s', async (number, issuedOn, topic) =>
    expect(await paper(number)).toMatchObject([{ kind: 'decision', issuedOn, topic, issuerName: 'Ủy ban nhân dân Thành phố Hồ Chí Minh' }]),
  )

  test('the plans that 1451 and 1452 approved, and how the papers hang together', async () => {
    const { rows } = await ask<Rows<{ kind: string; state: string }>>(listPlans, { query: { year: 2020 } })
    expect(rows.map(({ kind, state }) => `${kind} ${state}`)).toEqual(expect.arrayContaining(['application approved', 'inspection approved']))
    const [team] = await paper('1453/QĐ-UBND')
    expect((await ask<{ rows: object[] }>(listPaperLinks, { params: { paperId: team?.id ?? '' } })).rows).toMatchObject([
      { relation: 'basis', direction: 'from', paper: { number: '1452/QĐ-UBND' }, note: expect.stringContaining('Minh họa') },
    ])
  })

  test('the three decisions stand in the book of incoming papers, given to the division', async () => {
    const { rows } = await ask<Rows<{ paper: { number: string }; state: string }>>(listIncoming, { query: { year: 2020 } })
    expect(Object.fromEntries(rows.map(({ paper: { number }, state }) => [number, state]))).toEqual({
      '1451/QĐ-UBND': 'assigned',
      '1452/QĐ-UBND': 'assigned',
      '1453/QĐ-UBND': 'registered',
    })
  })

  test('the PAR index of 2019, the guidance for communes, and one official seconded', async () => {
    expect(await activities('par-index')).toMatchObject([{ title: expect.stringContaining('chỉ số cải cách hành chính năm 2019') }])
    expect(await activities('guidance')).toMatchObject([{ title: expect.stringContaining('phường, xã'), began: { precision: 'unknown' } }])
    expect(await activities('secondment')).toMatchObject([{ quantity: 1 }])
  })

  test('four newsletters: one record on two channels, and the first of them on the portal without being counted again', async () => {
    expect(await activities('newsletter')).toMatchObject([{ quantity: 4, channels: ['website của Chi cục', 'bản tin TBT'] }])
    const strip = await ask<{ activities: { kind: string; n: number | null }[] }>(programmeStrip, { query: { period: half } })
    expect(strip.activities.find(({ kind }) => kind === 'newsletter')?.n).toBe(4)
    const { rows } = await ask<Rows<{ state: string; counted: boolean; series: string }>>(listNewsletters)
    expect(Object.fromEntries(rows.map(({ state, counted }) => [state, counted]))).toEqual({ draft: false, published: true })
    expect(rows.every(({ series }) => series.includes('minh họa'))).toBe(true)
  })

  test('letters 287 and 619; the list of 619 is said not to be published', async () => {
    expect(await paper('287/SKHCN-TĐC')).toMatchObject([{ kind: 'officialLetter', issuedOn: '2020-02-14', topic: 'guidance-letter' }])
    const [list] = await paper('619/SKHCN-TĐC')
    expect(list).toMatchObject({ kind: 'officialLetter', issuedOn: '2020-03-20', topic: 'consultant-list' })
    expect(await ask(showPaper, { params: { paperId: list?.id ?? '' } })).toMatchObject({ note: 'danh sách không được công bố' })
  })

  test('47 of 63 have converted; of the 322 communes nothing is known, which is not zero', async () => {
    const progress = await ask<{ main: { n: number; total: number }; blocks: { block: string; n: number; noData: number; total: number }[] }>(showProgress, {
      query: { on: '2020-06-15' },
    })
    expect(progress.main).toMatchObject({ n: 47, total: 63 })
    expect(progress.blocks.find(({ block }) => block === 'phuong-xa')).toMatchObject({ n: 0, noData: 322, total: 322 })
    expect((await ask<Rows<object>>(listAgencies, { query: { block: 'phuong-xa' } })).total).toBe(322)
  })

  test('classes were postponed to July at the earliest', async () =>
    expect(await activities('training-postponed')).toMatchObject([
      { began: { precision: 'month', month: '2020-07' }, title: expect.stringContaining('COVID-19') },
    ]))

  test('five directions: 30 agencies, the budget of 2021, 100 % and 70 % of 322', async () => {
    const { rows } = await ask<
      Rows<{ task: string; quantity: number | null; targets: { percent: number; listCount: number | null; needed: number | null }[] }>
    >(listDirections, { query: { period: '2020-H2' } })
    expect(rows).toHaveLength(5)
    expect(rows[0]).toMatchObject({ quantity: 30, unit: 'cơ quan' })
    expect(rows[1]?.task).toContain('kinh phí xây dựng, áp dụng, duy trì và cải tiến năm 2021')
    expect(rows[3]?.targets.map(({ percent, listCount, needed }) => [percent, listCount, needed])).toEqual([
      [100, 45, 45],
      [70, 322, 226],
    ])
  })

  test('the report was issued and published on 16/06/2020; drafts, reminders and news stand in every state', async () => {
    expect((await ask<Rows<object>>(listReports)).rows).toEqual(expect.arrayContaining([expect.objectContaining({ period: half, state: 'issued' })]))
    const article = await product.composed.app.inject('/tin')
    expect(article.body).toContain('Kết quả thực hiện các nhiệm vụ ISO 6 tháng đầu năm 2020')
    expect(new Set((await ask<Rows<{ state: string }>>(listDraftPapers)).rows.map(({ state }) => state))).toEqual(new Set(['draft', 'submitted', 'returned']))
    expect(new Set((await ask<Rows<{ state: string }>>(listReminders)).rows.map(({ state }) => state))).toEqual(new Set(['drafted', 'issued']))
  })
})

describe('what names agencies says that it is an illustration', () => {
  const campaign = async () => ({ campaignId: (await ask<Rows<{ id: string }>>(listCampaigns)).rows[0]?.id ?? '' })
  test.each<[string, Asked[0], (() => Promise<Record<string, string>>)?]>([
    ['agencies', exportAgencies],
    ['declarations', exportDeclarations],
    ['standings', exportStandings],
    ['agencies of a campaign', exportCampaignAgencies, campaign],
  ])('the file of %s', async (_, endpoint, params) => {
    const of = params ? { params: await params() } : {}
    for (const language of ['vi', 'en'] as const) {
      const file = await officer.call(endpoint, { ...of, query: { format: 'xlsx', language } })
      expect(file.headers['content-disposition']).toContain('so-lieu-minh-hoa-')
      const { notes } = await readTable(file.rawPayload, 'a.xlsx')
      const told = JSON.stringify(notes) + (await firstLines(file.rawPayload))
      expect(told).toContain(demonstrationNotices[language])
    }
    const csv = await officer.call(endpoint, { ...of, query: { format: 'csv' } })
    expect(csv.headers['content-disposition']).toContain('so-lieu-minh-hoa-')
  })

  test.each(['/', '/tin', '/cong-bo', '/ban-tin'])('the public page %s', async (path) => {
    const page = await product.composed.app.inject(path)
    expect([page.statusCode, page.body.includes(demonstrationNotice)]).toEqual([200, true])
  })

  test('an office that keeps real records says nothing of the kind', async () => {
    await product.db.owner.query('UPDATE authority SET demonstration = false')
    const file = await officer.call(exportAgencies, { query: { format: 'xlsx' } })
    expect(file.headers['content-disposition']).not.toContain('minh-hoa')
    expect(await firstLines(file.rawPayload)).not.toContain(demonstrationNotice)
  })
})

/** The cells above the header, as they stand in the workbook. */
async function firstLines(bytes: Buffer): Promise<string> {
  const { header } = await readTable(bytes, 'a.xlsx', { headerRow: 1 })
  const second = await readTable(bytes, 'a.xlsx', { headerRow: 2 })
  return [header, second.header, ...second.rows.slice(0, 4).map(({ cells }) => cells)].flat().join('\n')
}
