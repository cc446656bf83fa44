// W5: n/N by block as of the data date, by the one rule.
import { z } from 'zod'
import { standing } from '../../src/conformity/declarations/standing.ts'
import { projectVersions } from '../../src/register/agencies/agency-version.ts'
import { eventsOf, range } from '../dataset/agencies.ts'
import { dataDate, declarationsOf, editions, reviews } from '../dataset/declarations.ts'
import type { Caller } from '../product/people.ts'
import { type Reads, reads } from './reads.ts'

const Counted = z.object({ block: z.string(), n: z.int(), notYet: z.int(), noData: z.int(), total: z.int() })
const Answer = z.object({ blocks: z.array(Counted) })

/** The figures by the rule itself, agency by agency from the data, no database involved. */
export function truth(agencies: number): Map<string, { n: number; notYet: number; noData: number; total: number }> {
  const all = [editions.old, editions.current].map((code, n) => ({ code, year: n === 0 ? 2008 : 2015, validFrom: null, validTo: null }))
  const edition = { code: editions.current, year: 2015, validFrom: null, validTo: null }
  const known = reviews.map((review) => ({ ...review, recordedTo: null }))
  const blocks = new Map<string, { n: number; notYet: number; noData: number; total: number }>()
  for (const i of range(0, agencies)) {
    const versions = projectVersions(eventsOf(i)).map((version) => ({ ...version, block: version.facts.block }))
    const answer = standing(versions, declarationsOf(i), known, all, { edition, on: dataDate })
    if (!answer) continue
    const counts = blocks.get(answer.block) ?? { n: 0, notYet: 0, noData: 0, total: 0 }
    blocks.set(answer.block, counts)
    counts.total++
    if (answer.standing === 'declared') counts.n++
    else if (answer.standing === 'not-yet') counts.notYet++
    else counts.noData++
  }
  return blocks
}

export function progress(urls: { product: URL; limit: URL }, people: readonly Caller[], agencies: number): Promise<Reads> {
  const wanted = truth(agencies)
  const path = `/api/conversion/progress?${new URLSearchParams({ edition: editions.current, on: dataDate })}`
  return reads(urls, people, [path], (_, body) => {
    for (const { block, ...counts } of Answer.parse(JSON.parse(body)).blocks) {
      const right = wanted.get(block) ?? { n: 0, notYet: 0, noData: 0, total: 0 }
      if (JSON.stringify(counts) !== JSON.stringify(right)) throw new Error(`n/N of ${block}: ${JSON.stringify(counts)} instead of ${JSON.stringify(right)}`)
    }
  })
}
