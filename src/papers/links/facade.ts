import { type RawBuilder, type QueryCreator, sql } from 'kysely'
import type { Day } from '../../kernel/day.ts'
import type { AuthorityId, PaperLinkId } from '../../kernel/identity.ts'
import { refuseAt } from '../../kernel/refusal.ts'
import type { DB } from '../../platform/db/schema.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { ActingRelation, checkLink, type NewLink, oneWay } from './paper-link.ts'
import { addLinks, type Linking, lockPapers, withNewLinks } from './paper-link.store.ts'

export { viewLinks as linksOf } from './paper-link.queries.ts'

const different = (links: readonly NewLink[]) => {
  const key = ({ from, to, relation }: NewLink) => `${from} ${to} ${relation}`
  return links.filter((link, n) => links.findIndex((other) => key(other) === key(link)) === n)
}

/**
 * Links of a paper that the same statement adds: no statement of its own. Nothing is checked but that the papers are there,
 * and a link from a paper to itself is left out; whoever calls has read the others from the register.
 */
export const withLinks = (tx: QueryCreator<DB>, by: Linking, links: readonly NewLink[]): QueryCreator<DB> =>
  withNewLinks(
    tx,
    by,
    different(links.map(oneWay)).filter(({ from, to }) => from !== to),
  )

/**
 * Links papers of the register in the caller's transaction, by two statements: lock and look, then add. Refuses a link to
 * itself, to a paper that is not held, upon a later-dated one, and one that closes a circle; what is there already stays.
 * It records no deed: the caller's deed is the act.
 */
export async function linkPapers(tx: Tx, by: Linking, links: readonly NewLink[]): Promise<PaperLinkId[]> {
  const wanted = different(links.map(oneWay))
  if (wanted.length === 0) return []
  const held = await lockPapers(
    tx,
    by.authority,
    wanted.flatMap(({ from, to }) => [from, to]),
  )
  for (const link of wanted) checkLink(link, held)
  const { circular, added } = await addLinks(tx, by, wanted)
  if (circular) refuseAt('conflict', 'otherId', 'paper-link.circle')
  return added
}

interface UponAsked {
  authority: AuthorityId
  /** Column or expression of the paper's id. */
  paper: RawBuilder<unknown>
  on: Day
  knownAt?: Date | undefined
}

/** Beside a row of papers: the strongest link that works upon it on a day, or NULL. `WorkedUpon` of standing.ts reads it. */
export function workedUponJson({ authority, paper, on, knownAt }: UponAsked): RawBuilder<unknown> {
  const known = (row: string) =>
    knownAt === undefined
      ? sql`${sql.ref(`${row}.recorded_to`)} IS NULL`
      : sql`${sql.ref(`${row}.recorded_from`)} <= ${knownAt} AND (${sql.ref(`${row}.recorded_to`)} IS NULL OR ${sql.ref(`${row}.recorded_to`)} > ${knownAt})`
  return sql`(
    SELECT json_build_object('relation', wl.relation, 'since', coalesce(wl.since, wf.issued_on), 'id', wf.paper_id, 'number', wf.number)
    FROM paper_link wl JOIN paper_facts wf ON wf.authority_id = wl.authority_id AND wf.paper_id = wl.from_id AND ${known('wf')}
    WHERE wl.authority_id = ${authority} AND wl.to_id = ${paper} AND ${known('wl')}
      AND wl.relation = ANY (${ActingRelation.options}::text[]) AND coalesce(wl.since, wf.issued_on) <= ${on}::date
    ORDER BY array_position(${ActingRelation.options}::text[], wl.relation), coalesce(wl.since, wf.issued_on) DESC, wl.id LIMIT 1)`
}
