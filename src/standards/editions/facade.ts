import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import type { Asked } from '../../platform/db/together.ts'
import type { SupposedValidity } from './edition-consequence.queries.ts'

/**
 * The editions with the days from when to when they hold for an authority, as a table within a statement (code, standard, year,
 * valid_from, valid_to, former_accepted_until): what an officer recorded on a paper, else the dates the product came with. As known at an instant, or now.
 */
export const editionsFor = (authority: Asked<AuthorityId>, knownAt: Date | null = null, supposed?: SupposedValidity): RawBuilder<unknown> => sql`(
  SELECT b.code, b.standard, b.year,
    ${orSupposed(supposed?.validFrom, supposed, sql`CASE WHEN h.edition IS NULL THEN b.valid_from ELSE h.valid_from END`)} AS valid_from,
    ${orSupposed(supposed?.validTo, supposed, sql`CASE WHEN h.edition IS NULL THEN b.valid_to ELSE h.valid_to END`)} AS valid_to,
    ${orSupposed(supposed?.formerAcceptedUntil, supposed, sql`h.former_accepted_until`)} AS former_accepted_until
  FROM standard_edition b LEFT JOIN edition_validity h ON h.authority_id = ${authority} AND h.edition = b.code AND ${
    knownAt === null
      ? sql`h.recorded_to IS NULL`
      : sql`h.recorded_from <= ${knownAt}::timestamptz AND (h.recorded_to IS NULL OR h.recorded_to > ${knownAt}::timestamptz)`
  })`

const orSupposed = (day: Day | null | undefined, supposed: SupposedValidity | undefined, held: RawBuilder<unknown>): RawBuilder<unknown> =>
  supposed === undefined ? held : sql`CASE WHEN b.code = ${supposed.edition} THEN ${day ?? null}::date ELSE ${held} END`

export type { EditionConsequences, SupposedValidity } from './edition-consequence.queries.ts'
export type { CountedEdition } from './edition.contract.ts'
