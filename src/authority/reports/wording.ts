import { z } from 'zod'
import { placeholdersFor, type ReportTemplate, unknownIn } from './report-template.ts'

/** The composer's own words for one section, beside the model sentences or in their place; figures stay bound. */
export const OwnWords = z.strictObject({
  place: z.enum(['beside', 'instead']),
  text: z.string().trim().max(6000),
})
export type OwnWords = z.infer<typeof OwnWords>

export const Wording = z.record(z.string().max(40), OwnWords)
export type Wording = z.infer<typeof Wording>

/** The opening sentence can be worded, too; it has no section. */
export const openingCode = 'opening'

export interface WordingFault {
  code: 'report.section-unknown' | 'report.placeholder-unknown'
  details: Record<string, string>
}

/** What is wrong with own words for a section; undefined when they may be kept. */
export function wordingFault(template: ReportTemplate, code: string, words: OwnWords): WordingFault | undefined {
  const section = template.sections.find((s) => s.code === code)
  if (!section && code !== openingCode) return { code: 'report.section-unknown', details: { section: code } }
  const placeholder = unknownIn(words.text, placeholdersFor(template, section, 'section'))
  return placeholder === undefined ? undefined : { code: 'report.placeholder-unknown', details: { placeholder: `{{${placeholder}}}` } }
}

export const paragraphsOf = (words: OwnWords | undefined): string[] =>
  (words?.text ?? '')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
