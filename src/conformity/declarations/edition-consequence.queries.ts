import { addDays, type Day, dayOf } from '../../kernel/day.ts'
import { sql } from 'kysely'
import { refuse } from '../../kernel/refusal.ts'
import { type Part, together } from '../../platform/db/together.ts'
import type { CountedEdition, EditionConsequences, SupposedValidity } from '../../standards/editions/facade.ts'
import { type Conversion, conversionPart } from './standing.queries.ts'

type Sum = CountedEdition['main']

const sum = (blocks: Conversion['blocks'], apart: boolean): Sum =>
  blocks
    .filter((block) => block.apart === apart)
    .reduce(
      (all, { n, notYet, noData, total, former }) => ({
        n: all.n + n,
        notYet: all.notYet + notYet,
        noData: all.noData + noData,
        total: all.total + total,
        former: all.former + former,
      }),
      { n: 0, notYet: 0, noData: 0, total: 0, former: 0 },
    )

const counted = ({ edition, accepted, blocks }: Conversion): CountedEdition | null =>
  edition === null ? null : { edition, accepted, main: sum(blocks, false), apart: sum(blocks, true) }

const editionThere = (edition: string): Part<void> => ({
  json: sql`EXISTS (SELECT FROM standard_edition WHERE code = ${edition})`,
  read: (there) => {
    if (there !== true) refuse('not-found', 'edition.unknown', { edition })
  },
})

/** n/N with the days that are recorded and with those that would be, on one day; the same rule answers both. */
export const editionConsequences: EditionConsequences = async (tx, { actor, at, supposed }) => {
  const today = dayOf(at)
  const on = supposed.validFrom !== null && supposed.validFrom > today ? supposed.validFrom : today
  const { formerAcceptedUntil: until } = supposed
  const after = until === null || until < on ? null : addDays(until, 1)
  const ask = (day: Day, as?: SupposedValidity) =>
    conversionPart({ authority: actor.authority, agencies: null, edition: null, on: day, knownAt: null, ...(as ? { supposed: as } : {}) })
  const found = await together(tx, { there: editionThere(supposed.edition), before: ask(on), after: ask(on, supposed), ending: ask(after ?? on, supposed) })
  const is = new Map(found.after.standings.map(({ agencyId, standing }) => [agencyId, standing]))
  const ending = after === null ? null : counted(found.ending)
  return {
    on,
    before: counted(found.before),
    after: counted(found.after),
    ending: after === null || ending === null ? null : { on: after, counted: ending },
    affected: found.before.standings.flatMap(({ agencyId: id, name, block, standing: was }) => {
      const now = is.get(id) ?? 'no-data'
      return now === was ? [] : { id, name, block, was, is: now }
    }),
  }
}
