import { Day, addDays } from '../kernel/day.ts'
import { DeclarationId } from '../kernel/identity.ts'
import { type DemoAgency, demoBodies } from './demo-agencies.ts'
import { facts } from './facts.ts'
import { demoId, draw, drawn } from './seed.ts'
import { workdaysOf } from './workdays.ts'

export interface DemoDeclaration {
  key: string
  id: DeclarationId
  /** Key of the agency that declares. */
  agency: string
  number: string
  issuedOn: Day
  effectiveOn: Day
  edition: string
  kind: 'initial' | 'redeclaration'
  /** No person of the real offices is named. */
  signerName: null
  signerTitle: string
  annex: 'none-yet' | 'on-paper'
}

/**
 * Seed rule, first half: which of the 63 had declared was not published, only 47. Each block gets its share of the 47 by
 * the largest remainder (15 of 21, 18 of 24, 7 of 9, 4 of 5, 3 of 4), so that every block has some missing; within a
 * block the agencies are taken in the order of a SHA-256 drawing over their keys.
 */
export function demoChoice(): { declared: DemoAgency[]; missing: DemoAgency[] } {
  const all = demoBodies()
  const blocks = [...new Set(all.map((agency) => agency.block))].map((block) => {
    const members = all.filter((agency) => agency.block === block)
    const share = (facts.results.converted.n * members.length) / all.length
    return { members: drawn('declared', members), seats: Math.floor(share), remainder: share % 1 }
  })
  const left = facts.results.converted.n - blocks.reduce((sum, block) => sum + block.seats, 0)
  for (const block of [...blocks].sort((a, b) => b.remainder - a.remainder).slice(0, left)) block.seats++
  const chosen = new Set(blocks.flatMap((block) => block.members.slice(0, block.seats)))
  return { declared: all.filter((agency) => chosen.has(agency)), missing: all.filter((agency) => !chosen.has(agency)) }
}

/**
 * Seed rule, second half: how many declared in which month. Slow at first, a rush before each year's end, nothing while
 * offices were closed in April 2020; invented so that a chart by month has a course to show.
 */
const perMonth: readonly (readonly [month: string, count: number])[] = [
  ['2018-01', 1],
  ['2018-03', 1],
  ['2018-05', 1],
  ['2018-06', 2],
  ['2018-07', 1],
  ['2018-08', 2],
  ['2018-09', 1],
  ['2018-10', 2],
  ['2018-11', 2],
  ['2018-12', 3],
  ['2019-01', 1],
  ['2019-03', 2],
  ['2019-04', 2],
  ['2019-05', 1],
  ['2019-06', 3],
  ['2019-07', 2],
  ['2019-08', 1],
  ['2019-09', 2],
  ['2019-10', 2],
  ['2019-11', 3],
  ['2019-12', 4],
  ['2020-01', 2],
  ['2020-02', 1],
  ['2020-03', 1],
  ['2020-05', 2],
  ['2020-06', 2],
]
const lastIssue = Day.parse('2020-06-12')
const before2015 = ['2017-04', '2017-10'] as const

/** The 47 to the edition of 2015 by date of issue, then two of the 16 that declared to the edition of 2008 only. */
export function demoDeclarations(): DemoDeclaration[] {
  const { declared, missing } = demoChoice()
  const months = perMonth.flatMap(([month, count]) => Array.from({ length: count }, () => month))
  const to2015 = drawn('month', declared).map((agency, i) => ({ agency, month: months[i] ?? '2020-06', edition: facts.results.converted.edition }))
  // From two different blocks, so that both lists of "chưa" have one.
  const old = drawn('edition-2008', missing)
    .filter((agency, i, all) => all.findIndex((other) => other.block === agency.block) === i)
    .slice(0, before2015.length)
  const to2008 = old.map((agency, i) => ({ agency, month: before2015[i] ?? '2017-04', edition: 'TCVN ISO 9001:2008' }))
  const numbers = new Set<string>()
  const dated = (rows: typeof to2015) =>
    rows
      .map((row) => ({ ...row, issuedOn: issueDay(row.agency, row.month) }))
      .sort((a, b) => a.issuedOn.localeCompare(b.issuedOn) || a.agency.key.localeCompare(b.agency.key))
  return [...dated(to2015), ...dated(to2008)].map((row, place) => declaration(row, place, numbers))
}

function issueDay(agency: DemoAgency, month: string): Day {
  const days = workdaysOf(month).filter((day) => day <= lastIssue)
  return days[draw('day', agency.key) % days.length] ?? lastIssue
}

function declaration(row: { agency: DemoAgency; issuedOn: Day; edition: string }, place: number, numbers: Set<string>): DemoDeclaration {
  const { agency, issuedOn, edition } = row
  const later = addDays(issuedOn, [0, 0, 1, 10][draw('effective', agency.key) % 4] ?? 0)
  const year = edition.slice(-4)
  const redeclared = year !== '2008' && draw('kind', agency.key) % 4 === 0
  const key = `${agency.key}-${year}`
  return {
    key,
    id: DeclarationId.parse(demoId('declaration', key, place)),
    agency: agency.key,
    number: numberOf(agency, issuedOn, numbers),
    issuedOn,
    effectiveOn: later <= facts.dataDate ? later : issuedOn,
    edition,
    kind: redeclared ? 'redeclaration' : 'initial',
    signerName: null,
    signerTitle: agency.signer,
    annex: draw('annex', agency.key) % 3 === 0 ? 'none-yet' : 'on-paper',
  }
}

/** Numbers grow through the year, faster in a district than in a department; never twice in one year, whoever issues. */
function numberOf(agency: DemoAgency, issuedOn: Day, taken: Set<string>): string {
  const dayOfYear = (Date.parse(issuedOn) - Date.parse(`${issuedOn.slice(0, 4)}-01-01`)) / 86_400_000 + 1
  const pace = agency.symbol === 'UBND' ? 9 : 1
  let serial = dayOfYear * pace + (draw('serial', agency.key) % (pace + 2))
  const text = () => `${String(serial).padStart(2, '0')}/QĐ-${agency.symbol}`
  while (taken.has(`${issuedOn.slice(0, 4)} ${text()}`)) serial++
  taken.add(`${issuedOn.slice(0, 4)} ${text()}`)
  return text()
}
