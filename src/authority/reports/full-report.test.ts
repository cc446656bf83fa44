import { expect, test } from 'vitest'
import { readFile } from 'node:fs/promises'
import { shippedTemplates } from './shipped-templates.ts'
import { fullReport } from './full-report.ts'
import { ReportTemplate } from './report-template.ts'
import { yearReport } from './year-report.ts'

test.each(shippedTemplates)('$code reads back as it was written', (template) => {
  expect(ReportTemplate.parse(JSON.parse(JSON.stringify(template)))).toEqual(template)
})

test.each([
  ['0021-full-report', fullReport],
  ['0024-year-report', yearReport],
] as const)('what was set up before gets the same report by %s as a new authority', async (name, template) => {
  const migration = await readFile(`db/migrations/${name}.sql`, 'utf8')
  expect(JSON.parse(/\$template\$(.*)\$template\$/s.exec(migration)?.[1] ?? '')).toEqual(template)
})

test('the parts of a section must be parts of the report', () => {
  const read = ReportTemplate.safeParse({ ...fullReport, parts: fullReport.parts?.slice(1) })
  expect(read.error?.issues[0]?.message).toBe('report.part-unknown')
})

test('a section stands once', () => {
  const read = ReportTemplate.safeParse({ ...fullReport, sections: [...fullReport.sections, fullReport.sections[0]] })
  expect(read.error?.issues[0]?.message).toBe('report.section-twice')
})

test('a sentence compares only in a template that keeps the other periods, and a year has no "last year" beside the one before', () => {
  const named = (template: typeof fullReport, text: string) =>
    ReportTemplate.safeParse({ ...template, opening: text }).error?.issues.map(({ message }) => message) ?? []
  expect(named(fullReport, '{{converted.before}} {{converted.differenceLastYear}}')).toEqual([])
  expect(named({ ...fullReport, compare: false, sections: fullReport.sections.map((one) => ({ ...one, sentences: [] })) }, '{{converted.before}}')).toEqual([
    'report.placeholder-unknown',
  ])
  expect(named(yearReport, '{{converted.lastYear}}')).toEqual(['report.placeholder-unknown'])
  expect(named(yearReport, '{{converted.first}} {{papers.later}}')).toEqual([])
})
