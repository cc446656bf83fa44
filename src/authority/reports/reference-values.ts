import type { FigureValue, ProgressValue } from './figure-value.ts'
import { computeFigures, type Figure } from './figures.ts'
import type { Reference } from './reference.ts'
import type { BlockCount, FoundReference } from './found-reference.ts'
import type { ReportFacts } from './report-facts.ts'
import type { ReportTemplate, Section } from './report-template.ts'

const summed = (blocks: readonly BlockCount[]): FigureValue =>
  blocks.reduce<ProgressValue>(
    (sum, { n, notYet, noData }) => ({
      kind: 'progress',
      n: sum.n + n,
      N: sum.N + n + notYet + noData,
      notYet: sum.notYet + notYet,
      noData: sum.noData + noData,
    }),
    { kind: 'progress', n: 0, N: 0, notYet: 0, noData: 0 },
  )

function progressIn({ code, source }: Section, blocks: readonly BlockCount[]): [string, FigureValue][] {
  if (source.of !== 'progress') return []
  const own = blocks.filter(({ apart }) => apart === (source.blocks === 'apart'))
  const each = own.map((one): [string, FigureValue] => [`${code}/${one.block}`, summed([one])])
  return source.blocks === 'main' && own.length > 0 ? [[code, summed(own)], ...each] : each
}

/** Where the register holds nothing of a period, nobody knows whether there was nothing: no figure, rather than a 0. */
const told = ({ value }: Figure, source: Reference['source']) => value.kind === 'count' && (value.records > 0 || source !== 'register')

/** The figures of another period, counted by the sections of this report's template. */
export function referenceOf(template: ReportTemplate, found: FoundReference): Reference {
  const { slot, period, dataDate, source, number, edition, blocks, papers, activities, directions, outcomes } = found
  const facts: ReportFacts = {
    edition: edition ?? '',
    blocks: [],
    agencies: [],
    papers: papers.map((paper) => ({ ...paper, kindName: '', number: '', issuer: '', issuerSymbol: null, abstract: '' })),
    activities: activities.map((activity) => ({ ...activity, title: '', doer: null, unit: null, product: null, channels: [] })),
    directions: directions.map(({ id }, n) => ({ ...task(n), id, owner: null, cooperating: [], deadline: { precision: 'unknown' }, targets: [] })),
    outcomes: (outcomes ?? []).map(({ id }, n) => ({ ...task(n), id, outcome: null })),
  }
  const ofOutcomes = new Set(template.sections.filter((section) => section.source.of === 'outcomes').map(({ code }) => code))
  const counted = computeFigures(template, facts, { dataDate }).filter((one) => told(one, source) && !(outcomes === null && ofOutcomes.has(one.section)))
  return {
    slot,
    period,
    dataDate,
    source,
    number,
    edition,
    values: Object.fromEntries([
      ...counted.map(({ key, value }) => [key, value] as const),
      ...template.sections.flatMap((section) => progressIn(section, blocks)),
    ]),
  }
}

const task = (position: number) => ({ position, task: '', quantity: null, unit: null })
