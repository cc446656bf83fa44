import { z } from 'zod'
import { TwoLanguages } from '../../kernel/list.ts'
import { AnnexTemplate } from './annex-template.ts'
import { placeholdersIn } from './placeholder.ts'

/**
 * A report's template as data: which sections stand in which order, from which records each takes its figures, and the
 * model sentences. An officer changes sentences; the kinds of sources are few and stand here.
 */
export const Source = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('papers'),
    topics: z.array(z.string().min(1).max(60)).max(20).describe('A paper that names one of these topics belongs here'),
    kinds: z.array(z.string().min(1).max(40)).max(20).describe('Papers without a topic of their own belong to the first section that takes their kind'),
    rest: z.boolean().default(false).describe('Takes what no other section took, so that no record falls out of the report'),
  }),
  z.strictObject({ of: z.literal('activities'), kinds: z.array(z.string().min(1).max(40)).max(20), rest: z.boolean().default(false) }),
  z.strictObject({
    of: z.literal('progress'),
    blocks: z.enum(['main', 'apart']).describe('"apart" counts each block that is reported beside the main figure'),
  }),
  z.strictObject({ of: z.literal('directions') }),
  z.strictObject({ of: z.literal('outcomes') }).describe('What became of the directions that the report before had set for this period'),
  z.strictObject({ of: z.literal('words') }).describe("Nothing but the composer's own words"),
])
export type Source = z.infer<typeof Source>

/** A sentence stands when all its conditions hold; without any, always. */
export const Condition = z.enum([
  'paper-above',
  'paper-own',
  'paper-other',
  'counted',
  'uncounted',
  'with-channels',
  'without-channels',
  'with-missing',
  'target-counted',
  'target-uncounted',
  'with-owner',
  'with-deadline',
  'with-outcome',
  'without-outcome',
  'with-works',
  'with-before',
  'with-last-year',
  'with-later',
])
export type Condition = z.infer<typeof Condition>

export const Sentence = z.strictObject({
  text: z.string().trim().min(1).max(2000),
  when: z.array(Condition).max(4).default([]),
  per: z
    .enum(['section', 'block', 'record', 'target'])
    .default('section')
    .describe('Once, once for each block of the main figure, once for each record, or once for each target of a direction'),
})
export type Sentence = z.infer<typeof Sentence>

export const Section = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,38}$/),
  name: TwoLanguages,
  part: z.string().max(40).optional().describe('The part of the report it stands in; the parts count I, II, III, and its headings 1, 2, 3 within'),
  heading: z.string().trim().min(1).max(300).nullable(),
  numbered: z.boolean().default(false),
  source: Source,
  sentences: z.array(Sentence).max(12),
  empty: z.enum(['leave-out', 'say-none']).describe('A section without records is left out or says "Không phát sinh": never an empty heading, never a false 0'),
})
export type Section = z.infer<typeof Section>

const Template = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{1,38}$/),
  name: TwoLanguages,
  paperKind: z.strictObject({ code: z.string().min(1).max(40), name: z.string().min(1).max(60), symbol: z.string().min(1).max(10) }),
  title: z.string().trim().min(1).max(500),
  opening: z.string().trim().min(1).max(2000),
  tells: z.enum(['half-year', 'year']).optional().describe('of which periods; of half-years without it'),
  compare: z.boolean().optional().describe('Keeps the figures of the period before and of the same one last year, to be named in sentences and annexes'),
  later: z.string().trim().min(1).max(500).optional().describe('In the report of a year: what stands before that which no half-year report could tell'),
  parts: z
    .array(z.strictObject({ code: z.string().regex(/^[a-z][a-z0-9-]{1,38}$/), heading: z.string().trim().min(1).max(300) }))
    .max(10)
    .optional()
    .describe('A part none of whose sections stands is left out with its heading'),
  sections: z.array(Section).min(1).max(40),
  annex: z
    .strictObject({
      title: z.string().trim().min(1).max(300),
      mostRows: z.int().min(1).max(3000).describe('Beyond so many agencies the paper lists blocks only; a Word file of 10,000 rows takes a gigabyte to make'),
    })
    .nullable(),
  annexes: z.array(AnnexTemplate).max(8).optional().describe('tables beside or in place of the one above, in their order'),
})

const common = ['issuer', 'period', 'next.period', 'dataDate', 'edition'] as const
const compared = ['before.period', 'lastYear.period'] as const
const halves = ['first.period', 'second.period', 'cuts'] as const
const ofRecord: Readonly<Record<Source['of'], readonly string[]>> = {
  papers: ['paper.kind', 'paper.number', 'paper.date', 'paper.abstract', 'paper.issuer'],
  activities: ['activity.title', 'activity.when', 'activity.doer', 'activity.product', 'activity.channels'],
  progress: ['block.name', 'block.n', 'block.N', 'block.notYet', 'block.noData', 'block.percent'],
  directions: ['direction.task', 'direction.owner', 'direction.cooperating', 'direction.deadline'],
  outcomes: ['direction.task', 'direction.outcome', 'direction.works'],
  words: [],
}
const ofTarget = ['target.percent', 'target.by', 'target.list', 'target.needed', 'target.N'] as const

type Comparing = Pick<ReportTemplate, 'sections' | 'compare' | 'tells'>

/** What a sentence may say of the other periods beside a figure; the year before is a year's period before. */
const comparisonsOf = ({ compare, tells }: Comparing): string[] => [
  ...(compare ? ['before', 'difference'] : []),
  ...(compare && tells !== 'year' ? ['lastYear', 'differenceLastYear'] : []),
]

const figuresOf = (template: Comparing, section: Section): string[] => {
  const { code, source } = section
  if (source.of === 'words') return []
  const halfYears = template.tells === 'year' ? ['first', 'second'] : []
  const named = (parts: readonly string[]) => parts.map((part) => `${code}.${part}`)
  if (source.of === 'progress')
    return source.blocks === 'main' ? named(['n', 'N', 'notYet', 'noData', 'percent', ...comparisonsOf(template), ...halfYears]) : []
  const counted = source.of === 'papers' || source.of === 'activities'
  return named([
    'n',
    ...(source.of === 'activities' ? ['channels'] : []),
    ...comparisonsOf(template),
    ...(counted ? [...halfYears, ...(template.tells === 'year' ? ['later'] : [])] : []),
  ])
}

/** What a sentence may name between `{{` and `}}`: the frame, every figure of the report, and what the record at hand has. */
export function placeholdersFor(template: Comparing, section: Section | undefined, per: Sentence['per']): string[] {
  return [
    ...common,
    ...(template.compare ? compared.slice(0, template.tells === 'year' ? 1 : 2) : []),
    ...(template.tells === 'year' ? halves : []),
    ...template.sections.flatMap((one) => figuresOf(template, one)),
    ...(section && per !== 'section' ? ofRecord[section.source.of] : []),
    ...(section?.source.of === 'progress' && per !== 'section' ? comparisonsOf(template).map((part) => `block.${part}`) : []),
    ...(per === 'target' ? ofTarget : []),
  ]
}

/** A template whose every placeholder is known; a sentence with another would print a hole. */
export const ReportTemplate = Template.superRefine((template, context) => {
  const seen = new Set<string>()
  for (const [n, section] of template.sections.entries()) {
    if (seen.has(section.code)) context.addIssue({ code: 'custom', message: 'report.section-twice', path: ['sections', n, 'code'] })
    seen.add(section.code)
    if (section.part !== undefined && !template.parts?.some(({ code }) => code === section.part))
      context.addIssue({ code: 'custom', message: 'report.part-unknown', path: ['sections', n, 'part'] })
    for (const [m, sentence] of section.sentences.entries()) {
      const unknown = unknownIn(sentence.text, placeholdersFor(template, section, sentence.per))
      if (unknown)
        context.addIssue({
          code: 'custom',
          message: 'report.placeholder-unknown',
          path: ['sections', n, 'sentences', m, 'text'],
          params: { placeholder: unknown },
        })
    }
  }
  for (const field of ['title', 'opening', 'later'] as const) {
    const unknown = unknownIn(template[field] ?? '', placeholdersFor(template, undefined, 'section'))
    if (unknown) context.addIssue({ code: 'custom', message: 'report.placeholder-unknown', path: [field], params: { placeholder: unknown } })
  }
})
export type ReportTemplate = z.infer<typeof Template>

/** The first placeholder of a text that means nothing; undefined when all are known. */
export function unknownIn(text: string, known: readonly string[]): string | undefined {
  return placeholdersIn(text).find((name) => !known.includes(name))
}
