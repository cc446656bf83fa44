import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { demonstrationNotice } from '../kernel/demonstration.ts'
import { UnitKind } from '../register/agencies/naming-rule.ts'
import facts2020 from './hcmc-2020.json' with { type: 'json' }
import units2019 from './hcmc-2019-units.json' with { type: 'json' }

const count = z.int().min(0)
const Paper = z.object({
  number: z.string(),
  date: Day,
  issuer: z.enum(['UBND', 'SKHCN']),
  kind: z.enum(['decision', 'officialLetter']),
  abstractVi: z.string(),
  series: z.literal('external'),
  list: z.object({ of: z.string(), note: z.string() }).optional(),
})
const Target = z.object({ percent: z.number(), by: Day, denominatorVi: z.string(), note: z.string().optional(), N: count.optional(), needed: count.optional() })

const Facts = z.object({
  about: z.string(),
  dataDate: Day,
  authority: z.object({
    name: z.string(),
    peoplesCommittee: z.string(),
    department: z.string(),
    subDepartment: z.string(),
    division: z.string(),
    eGovCode: z.string(),
    statisticsCode: z.string(),
  }),
  papers: z.array(Paper),
  results: z.object({
    order: z.array(z.string()),
    parIndex: z.object({ year: z.int(), vi: z.string() }),
    newsletters: z.object({ n: count, channels: z.array(z.string()), dates: z.null(), countRule: z.string() }),
    guidance: z.object({ vi: z.string(), date: z.null() }),
    secondedOfficials: z.object({ n: count, purposeVi: z.string(), host: z.null(), from: z.null() }),
    converted: z.object({ n: count, N: count, edition: z.string(), ruleVi: z.string() }),
    training: z.object({ vi: z.string(), expectedFrom: z.string() }),
  }),
  secondHalf: z.array(
    z.object({
      no: z.int(),
      vi: z.string(),
      quantity: count.optional(),
      unit: z.string().optional(),
      year: z.int().optional(),
      targets: z.array(Target).optional(),
    }),
  ),
  blocks: z.array(
    z.object({
      block: z.string(),
      count,
      agencies: z.array(z.string()).optional(),
      inferred: z.boolean().optional(),
      parents: z.union([z.record(z.string(), z.string()), z.string()]).optional(),
    }),
  ),
  article: z.object({ title: z.string(), publishedAt: z.iso.datetime({ offset: true }), sourceLine: z.string() }),
})

const Units = z.object({
  listedOn: Day,
  districts: z.array(z.object({ code: z.string().regex(/^\d{3}$/), kind: UnitKind, name: z.string() })),
  communes: z.array(z.object({ code: z.string().regex(/^\d{5}$/), kind: UnitKind, name: z.string(), districtCode: z.string() })),
})

/** What was published of the programme's first half of 2020. */
export const facts = Facts.parse(facts2020)
/** The districts and communes as listed on 2019-10-06. */
export const units = Units.parse(units2019)

/** Goes on every screen, page and export that names who had declared: that part was never published, and is drawn. */
export const demoNotice = demonstrationNotice

/** The facts begin small, as parts of sentences. */
export function sentence(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
}
