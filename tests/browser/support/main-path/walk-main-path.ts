// "Done when" of the foundation, as one walk of one officer who has never seen the product.
import type { Browser } from 'playwright-core'
import { expect, type TestContext } from 'vitest'
import { demoBodies, demoDeclarations } from '../../../../src/demo/hcmc-2020.ts'
import { administrator, signInOver } from '../../../support/child-product.ts'
import { axe, unsaid } from '../audit.ts'
import { visit } from '../visit.ts'
import { findAgency, field, press, step, told, typeDay, type Walk } from '../walk.ts'
import { type Language, wordsOf } from '../words.ts'
import { openFigure, recordReview } from './board.ts'
import { importFile } from './imports.ts'
import { recordActivities, recordDirections, recordPapers } from './records.ts'
import { createReport, freezeReport, frozenFiles, issueReport, publishReport } from './report.ts'
import { setUpInTheBrowser, takeTheOfficersSeat } from './set-up.ts'

const sorted = (names: readonly string[]): string[] => names.toSorted((a, b) => a.localeCompare(b))

const edition = 'TCVN ISO 9001:2015'

async function recordDeclaration({ page, say, open }: Walk, agency: string, number: string, issuedOn: string): Promise<void> {
  await open('/declarations/new')
  await findAgency(page, say('declaration.field.agencyId'), agency, agency)
  await field(page, say('declaration.field.number')).fill(number)
  await typeDay(page, say('declaration.field.issuedOn'), issuedOn)
  await press(page, say('declaration.act.record'))
  await told(page, say('declaration.told.recorded', { number, name: agency }))
}

export async function walkMainPath(browser: Browser, context: TestContext, url: string, language: Language): Promise<void> {
  const say = await wordsOf(language)
  const seen = await visit(browser, context, { url })
  const walk: Walk = { ...seen, url, language, say }
  const { page, open, settled, complaints } = walk

  await step('set up', () => setUpInTheBrowser(walk))
  await step('language', async () => {
    const answer = (await (await page.request.get('/api/session')).json()) as { login: { language: string } }
    expect(answer.login.language, 'the account keeps the language it was set up in').toBe(language)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
  })
  await step('seat', () => takeTheOfficersSeat(walk))
  const caller = await signInOver(url, administrator, 'programme-officer')

  const agencies = { path: '/agencies/import', label: say('agency-import.file'), confirm: say('agency-import.confirm') }
  await step('63 agencies', () =>
    importFile(walk, { ...agencies, file: '01-co-quan-63.xlsx', act: say('agency-import.start', { good: 63, count: 63 }), created: 63 }),
  )
  await step('322 communes', () =>
    importFile(walk, { ...agencies, file: '02-phuong-xa-2019.xlsx', act: say('agency-import.start', { good: 322, count: 322 }), created: 322 }),
  )
  await step('papers', () => recordPapers(walk, caller))
  await step('activities', () => recordActivities(walk, caller))
  await step('directions', () => recordDirections(walk, caller))

  const declared = new Set(
    demoDeclarations()
      .filter((one) => one.edition === edition)
      .map((one) => one.agency),
  )
  const missing = demoBodies().filter((agency) => !declared.has(agency.key))
  expect(missing).toHaveLength(16)
  await step('47 declarations', () =>
    importFile(walk, {
      path: '/declarations/import',
      file: '03-cong-bo-47.xlsx',
      label: say('declaration.import.file'),
      act: say('declaration.import.start', { good: 47, count: 47 }),
      confirm: say('declaration.import.confirm'),
      created: 47,
    }),
  )

  await step('47/63 with its names', async () => {
    await recordReview(walk)
    const parts = await openFigure(walk, '47/63')
    expect([parts.declared.count, parts['not-yet'].count, parts['no-data'].count]).toEqual([47, 16, 0])
    expect(sorted(parts['not-yet'].names), 'the 16 names').toEqual(sorted(missing.map(({ name }) => name)))
    expect(sorted(parts.declared.names), 'the 47 names').toEqual(
      sorted(
        demoBodies()
          .filter(({ key }) => declared.has(key))
          .map(({ name }) => name),
      ),
    )
    const communes = await openFigure(walk, '/322')
    expect([communes.declared.count, communes['not-yet'].count, communes['no-data'].count], 'communes: nobody looked').toEqual([0, 0, 322])
    expect(communes['no-data'].names).toHaveLength(322)
    expect(await axe(page)).toEqual([])
  })

  const report = await step('create the report', () => createReport(walk))
  await step('freeze', () => freezeReport(walk))
  const frozen = await step('Word and PDF', () => frozenFiles(walk))
  await step('issue', () => issueReport(walk))
  const issued = await step('issued files', () => frozenFiles(walk, say('report.page.issued-files', { number: '912/BC-SKHCN' })))
  const article = await step('publish', () => publishReport(walk))

  await step('a 48th declaration', () => recordDeclaration(walk, missing[0]?.name ?? '', '999/QĐ-CQ', '10/06/2020'))
  await step('48/63 now', async () => {
    await open('/conversion?on=2020-06-15')
    const parts = await openFigure(walk, '48/63')
    expect([parts.declared.count, parts['not-yet'].count]).toEqual([48, 15])
  })
  await step('the frozen report is unchanged to the byte, and says what is new', async () => {
    await open(`/reports/${report}`)
    const again = { frozen: await frozenFiles(walk), issued: await frozenFiles(walk, say('report.page.issued-files', { number: '912/BC-SKHCN' })) }
    expect(again.frozen.docx.sha256).toBe(frozen.docx.sha256)
    expect(again.frozen.pdf.sha256).toBe(frozen.pdf.sha256)
    expect(again.issued.docx.sha256).toBe(issued.docx.sha256)
    expect(again.issued.pdf.sha256).toBe(issued.pdf.sha256)
    await press(page, say('report.act.compare'))
    const difference = page.locator('.hc-report-difference')
    await difference.waitFor()
    const row = difference.getByRole('row').filter({ hasText: '48/63' }).first()
    expect(await row.innerText()).toContain('47/63')
    expect(await row.innerText()).toContain(missing[0]?.name ?? '')
    expect(await axe(page)).toEqual([])
    const published = await seen.context.request.get(article)
    expect(await published.text(), 'what was published stays').toContain('47/63')
  })
  expect(await unsaid(page)).toEqual([])
  await settled()
  expect(complaints, 'the console stayed silent').toEqual([])
}
