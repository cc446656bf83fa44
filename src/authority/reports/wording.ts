import { z } from 'zod'
import type { TwoLanguages } from '../../kernel/list.ts'
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
export const opening = { code: openingCode, name: { vi: 'Mở đầu', en: 'Opening' } satisfies TwoLanguages } as const

export interface WordingFault {
  code: 'report.section-unknown' | 'report.placeholder-unknown'
  details: Record<string, string>
}

/** Every text of one's own with the name of its section, in the order of the report. */
export function ownTexts(template: Pick<ReportTemplate, 'sections'>, wording: Wording): { section: string; name: TwoLanguages; text: string }[] {
  return [opening, ...template.sections].flatMap(({ code, name }) => {
    const own = wording[code]
    return own && own.text !== '' ? [{ section: code, name, text: own.text }] : []
  })
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
