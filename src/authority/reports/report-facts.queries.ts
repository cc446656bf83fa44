import { editionInForce, progressOf, standingsOf } from '../../conformity/declarations/facade.ts'
import { type Day, type HalfYear, nextHalfYear, spanOf } from '../../kernel/day.ts'
import type { AuthorityId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { papersOf } from '../../papers/registers/facade.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { activitiesOf, directionsOf } from '../programme/facade.ts'
import type { ReportFacts } from './report-facts.ts'

export interface FactsAsked {
  authority: AuthorityId
  period: HalfYear
  dataDate: Day
  knownAt: Date
  /** Papers that are issued reports of this kind: a report does not report itself. */
  ownPapers: readonly string[]
  kindNames: Readonly<Record<string, string>>
}

/** "Quận 2" before "Quận 10". */
const names = new Intl.Collator('vi', { numeric: true })

/**
 * Everything a report is computed from, as known at one instant. Set-based: the number of statements does not depend on
 * the number of agencies. Papers and activities are asked for the whole period, so that what came after the data date can be told.
 */
export async function loadFacts(tx: Tx, of: FactsAsked): Promise<ReportFacts> {
  const { authority, period, dataDate: on, knownAt } = of
  const edition = (await editionInForce(tx, on)) ?? refuse('invalid', 'edition.none-in-force', { day: on })
  const asOf = { authority, edition, on, knownAt }
  const blocks = await progressOf(tx, asOf)
  const standings = await standingsOf(tx, asOf)
  const papers = await papersOf(tx, { authority, ...spanOf(period), knownAt })
  const activities = await activitiesOf(tx, { authority, period, knownAt })
  const directions = await directionsOf(tx, { authority, period: nextHalfYear(period), knownAt })
  const own = new Set(of.ownPapers)
  const position = new Map(blocks.map((block, n) => [block.block, n]))
  return {
    edition,
    blocks: blocks.map((block) => ({ code: block.block, name: block.name, apart: block.apart })),
    agencies: standings
      .toSorted((a, b) => (position.get(a.block) ?? 0) - (position.get(b.block) ?? 0) || names.compare(a.name, b.name))
      .map((row) => ({
        id: row.agencyId,
        name: row.name,
        block: row.block,
        standing: row.standing,
        reason: row.reason,
        declaration: row.declaration && {
          id: row.declaration.id,
          number: row.declaration.number,
          issuedOn: row.declaration.issuedOn,
          edition: row.declaration.edition,
          annex: row.declaration.annex,
        },
      })),
    papers: papers
      .filter((paper) => !own.has(paper.id))
      .map((paper) => ({
        id: paper.id,
        kind: paper.kind,
        kindName: of.kindNames[paper.kind] ?? paper.kind,
        number: paper.number,
        issuedOn: paper.issuedOn,
        issuer: paper.issuerName,
        issuerSymbol: paper.issuerSymbol,
        abstract: paper.abstract,
        topic: paper.topic,
      })),
    activities: activities.map(({ id, kind, title, began, doer, quantity, unit, product, channels }) => ({
      id,
      kind,
      title,
      began,
      doer,
      quantity,
      unit,
      product,
      channels,
    })),
    directions: directions.map((direction) => ({
      id: direction.id,
      position: direction.place,
      task: direction.task,
      quantity: direction.quantity,
      unit: direction.unit,
      owner: direction.owner,
      cooperating: direction.cooperating,
      deadline: direction.deadline,
      targets: direction.targets.map((target) => ({
        percent: target.percent,
        by: target.by,
        list: target.listName,
        total: target.listCount ?? null,
        needed: target.needed,
        note: target.note ?? null,
      })),
    })),
  }
}
