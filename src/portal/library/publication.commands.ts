import type { Actor } from '../../kernel/actor.ts'
import type { PaperId } from '../../kernel/identity.ts'
import { refuse, refuseAt } from '../../kernel/refusal.ts'
import { record } from '../../platform/audit-log/record.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { heldPaper } from '../../papers/registers/facade.ts'
import { newsSlug } from '../news/facade.ts'
import { endPublication, writePublication } from './publication.store.ts'

interface By {
  by: Actor
  at: Date
  id: PaperId
}

/** The public copy of a paper as its record holds it now. A later correction of the record changes the copy only by this act again. */
export async function publishPaper(
  tx: Tx,
  { by, at, id }: By,
  { version, withFile }: { version: number; withFile: boolean },
): Promise<{ id: PaperId; slug: string }> {
  const paper = await heldPaper(tx, by.authority, id)
  if (paper.version !== version) refuse('conflict', 'record.changed-meanwhile', { version: paper.version })
  if (withFile && paper.file === null) refuseAt('invalid', 'withFile', 'library.no-file')
  // The public page shows it in the browser: nothing but a PDF is safe there.
  if (withFile && paper.file?.mediaType !== 'application/pdf') refuseAt('invalid', 'withFile', 'library.file-not-pdf')
  const { slug, again } = await writePublication(tx, by.authority, {
    paper,
    slug: newsSlug(`${paper.kindName} ${paper.number} ${paper.issuedOn.slice(0, 4)}`, id.slice(-6)),
    withFile,
    at,
  })
  record(tx, { at, by, type: again ? 'paper.published-again' : 'paper.published', subject: { kind: 'paper', id }, facts: { version, slug, withFile } })
  return { id, slug }
}

export async function withdrawPaper(tx: Tx, { by, at, id }: By, reason: string): Promise<{ id: PaperId }> {
  const slug = await endPublication(tx, by.authority, id, at)
  record(tx, { at, by, type: 'paper.taken-off-portal', subject: { kind: 'paper', id }, facts: { slug }, personal: { reason } })
  return { id }
}
