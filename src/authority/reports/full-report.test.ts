import { expect, test } from 'vitest'
import { readFile } from 'node:fs/promises'
import { shippedTemplates } from './shipped-templates.ts'
import { fullReport } from './full-report.ts'
import { ReportTemplate } from './report-template.ts'

test.each(shippedTemplates)('$code reads back as it was written', (template) => {
  expect(ReportTemplate.parse(JSON.parse(JSON.stringify(template)))).toEqual(template)
})

test('what was set up before gets the same full report as a new authority', async () => {
  const migration = await readFile('db/migrations/0021-full-report.sql', 'utf8')
  expect(JSON.parse(/\$template\$(.*)\$template\$/s.exec(migration)?.[1] ?? '')).toEqual(fullReport)
})

test('the parts of a section must be parts of the report', () => {
  const read = ReportTemplate.safeParse({ ...fullReport, parts: fullReport.parts?.slice(1) })
  expect(read.error?.issues[0]?.message).toBe('report.part-unknown')
})
