import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, PaperId } from '../../kernel/identity.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const KeptFile = z.object({ name: z.string(), sha256: z.string(), size: z.coerce.number(), mediaType: z.string() })

const HeldPaper = z.object({
  id: PaperId,
  version: z.int(),
  kind: z.string(),
  kindName: z.string(),
  number: z.string(),
  issuedOn: Day,
  issuerName: z.string(),
  abstract: z.string(),
})
export type HeldPaper = z.infer<typeof HeldPaper> & { file: z.infer<typeof KeptFile> | null }

/** A paper as its record holds it now, with its file; its identity is locked. Refuses one whose record was retracted. */
export async function heldPaper(tx: Tx, authority: AuthorityId, id: PaperId): Promise<HeldPaper> {
  const row = await tx
    .selectFrom('paper as p')
    .leftJoin('paperVersion as v', (join) => join.onRef('v.authorityId', '=', 'p.authorityId').onRef('v.paperId', '=', 'p.id').on('v.recordedTo', 'is', null))
    .leftJoin('paperKind as k', 'k.code', 'v.kind')
    .leftJoin('storedFile as f', (join) => join.onRef('f.authorityId', '=', 'v.authorityId').onRef('f.id', '=', 'v.fileId'))
    .select(['p.id', 'v.version', 'v.kind', 'k.nameVi as kindName', 'v.number', 'v.issuedOn', 'v.issuerName', 'v.abstract'])
    .select(['f.name', 'f.sha256', 'f.size', 'f.mediaType'])
    .where('p.authorityId', '=', authority)
    .where('p.id', '=', id)
    .forUpdate('p')
    .executeTakeFirst()
  if (!row) return refuse('not-found', 'paper.not-found')
  if (row.version === null) return refuse('conflict', 'paper.retracted')
  return { ...HeldPaper.parse(row), file: row.sha256 === null ? null : KeptFile.parse(row) }
}
