import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { ReportId } from '../../kernel/identity.ts'
import type { Composition } from './composition.ts'
import { Figure } from './figures.ts'
import { ReportFacts, ReportFrame } from './report-facts.ts'
import { ReportTemplate } from './report-template.ts'
import { Wording } from './wording.ts'

/** What a frozen version keeps as canonical JSON: everything it was composed from, so that it can be read without this product. */
export const FrozenContent = z.strictObject({
  format: z.literal('hopchuan.report/1'),
  report: z.strictObject({ id: ReportId, no: z.int(), templateEdition: z.int() }),
  knownAt: z.iso.datetime(),
  frame: ReportFrame,
  template: ReportTemplate,
  facts: ReportFacts,
  figures: z.array(Figure),
  wording: Wording,
})
export type FrozenContent = z.infer<typeof FrozenContent>

/** What an issue seals: the frozen version by its hash, the words, and the marks of issue. */
export const IssuedContent = z.strictObject({
  format: z.literal('hopchuan.issue/1'),
  frozen: z.strictObject({ no: z.int(), sha256: z.string() }),
  wording: Wording,
  issue: z.strictObject({ number: z.string(), issuedOn: Day, signerName: z.string().nullable(), signerTitle: z.string() }),
})
export type IssuedContent = z.infer<typeof IssuedContent>

export const compositionOf = (content: FrozenContent, wording: Wording = content.wording): Composition => ({
  template: content.template,
  facts: content.facts,
  figures: content.figures,
  frame: content.frame,
  wording,
  references: content.facts.references ?? [],
})

/** What a person saw before freezing: figures and lists with the frame, without the instant of looking and without the words. */
export const shownPart = (of: Composition) => ({ frame: of.frame, template: of.template, facts: of.facts, figures: of.figures })
