import { sql } from 'kysely'
import { z } from 'zod'
import type { AuthorityId, PaperId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import { isoInstant } from '../../platform/db/instant.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { HeldPaper } from '../../papers/registers/facade.ts'
import { issuerKey, searchText } from '../../papers/registers/paper.ts'
import { headLaidDown } from '../news/facade.ts'
import { PaperPublication } from './publication.contract.ts'

export async function viewPublication(tx: Tx, authority: AuthorityId, paper: PaperId): Promise<PaperPublication | null> {
  const row = await tx
    .selectFrom('paper as p')
    .leftJoin('publishedPaper as c', (join) => join.onRef('c.authorityId', '=', 'p.authorityId').onRef('c.paperId', '=', 'p.id'))
    .select(['c.slug', 'c.paperVersion'])
    .select([
      isoInstant('c.publishedAt').as('publishedAt'),
      isoInstant('c.changedAt').as('changedAt'),
      isoInstant('c.withdrawnAt').as('withdrawnAt'),
      sql<boolean>`c.file_sha256 IS NOT NULL`.as('withFile'),
    ])
    .where('p.authorityId', '=', authority)
    .where('p.id', '=', paper)
    .executeTakeFirst()
  if (row === undefined) return refuse('not-found', 'paper.not-found')
  return row.slug === null ? null : PaperPublication.parse(row)
}

interface Copy {
  paper: HeldPaper
  slug: string
  withFile: boolean
  at: Date
}

const Written = z.object({ slug: z.string(), again: z.boolean() })

/** The copy the public reads, with the head of the public pages where there is none yet. An address that was given stays. */
export async function writePublication(tx: Tx, authority: AuthorityId, { paper, slug, withFile, at }: Copy): Promise<z.infer<typeof Written>> {
  const file = withFile ? paper.file : null
  const shown = {
    kind: paper.kind,
    number: paper.number,
    issuedOn: paper.issuedOn,
    issuerName: paper.issuerName,
    issuerKey: issuerKey(paper.issuerName),
    abstract: paper.abstract,
    searchNorm: searchText(paper),
    paperVersion: paper.version,
    fileName: file?.name ?? null,
    fileSha256: file?.sha256 ?? null,
    fileSize: file?.size ?? null,
    changedAt: at,
  }
  const row = await tx
    .with('head', () => sql`(${headLaidDown(authority)})` as never)
    .insertInto('publishedPaper')
    .values({ authorityId: authority, paperId: paper.id, slug, ...shown, publishedAt: at })
    .onConflict((oc) =>
      oc.columns(['authorityId', 'paperId']).doUpdateSet({
        ...shown,
        // What was withdrawn is published anew; what still stands keeps the time it is known by.
        publishedAt: sql<Date>`CASE WHEN published_paper.withdrawn_at IS NULL THEN published_paper.published_at ELSE excluded.published_at END`,
        withdrawnAt: null,
      }),
    )
    .returning(['slug', sql<boolean>`xmax <> 0`.as('again')])
    .executeTakeFirstOrThrow()
  return Written.parse(row)
}

/** Kind, number, day, issuer and address stay, so that the address can say what became of it; abstract and file leave the public copy. */
export async function endPublication(tx: Tx, authority: AuthorityId, paper: PaperId, at: Date): Promise<string> {
  const row = await tx
    .with('ended', (db) =>
      db
        .updateTable('publishedPaper')
        .set({ withdrawnAt: at, changedAt: at, abstract: '', searchNorm: '', fileName: null, fileSha256: null, fileSize: null })
        .where('authorityId', '=', authority)
        .where('paperId', '=', paper)
        .where('withdrawnAt', 'is', null)
        .returning(['authorityId', 'paperId', 'slug']),
    )
    .selectFrom('paper as p')
    .leftJoin('ended as e', (join) => join.onRef('e.authorityId', '=', 'p.authorityId').onRef('e.paperId', '=', 'p.id'))
    .select('e.slug')
    .where('p.authorityId', '=', authority)
    .where('p.id', '=', paper)
    .executeTakeFirst()
  if (row === undefined) return refuse('not-found', 'paper.not-found')
  return row.slug ?? refuse('conflict', 'library.not-public')
}
