import { z } from 'zod'
import { sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, type BodyId, type FileId, PaperId } from '../../kernel/identity.ts'
import { readOfficialNumber } from '../../kernel/official-number.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { PaperTopic } from './paper.ts'
import { addPaper } from './paper.store.ts'

export const PaperFact = z.object({
  id: PaperId,
  kind: z.string(),
  number: z.string(),
  issuedOn: Day,
  issuerName: z.string(),
  /** null when the issuer is not one of the authority's own bodies. */
  issuerSymbol: z.string().nullable(),
  abstract: z.string(),
  topic: PaperTopic.nullable(),
  hasFile: z.boolean(),
})
export type PaperFact = z.infer<typeof PaperFact>

/** Papers by their own date, in the order of date and number; as known at an instant when one is given. */
export async function papersOf(tx: Tx, of: { authority: AuthorityId; from: Day; to: Day; knownAt?: Date }): Promise<PaperFact[]> {
  const { knownAt } = of
  const rows = await tx
    .selectFrom('paperVersion as v')
    .leftJoin('issuingBody as b', (join) => join.onRef('b.authorityId', '=', 'v.authorityId').onRef('b.id', '=', 'v.issuerId'))
    .select(['v.paperId as id', 'v.kind', 'v.number', 'v.issuedOn', 'v.issuerName', 'b.symbol as issuerSymbol', 'v.abstract', 'v.topic'])
    .select(sql<boolean>`v.file_id IS NOT NULL`.as('hasFile'))
    .where('v.authorityId', '=', of.authority)
    .where('v.issuedOn', '>=', of.from)
    .where('v.issuedOn', '<=', of.to)
    .$if(knownAt === undefined, (q) => q.where('v.recordedTo', 'is', null))
    .$if(knownAt !== undefined, (q) =>
      q
        .where('v.recordedFrom', '<=', knownAt ?? new Date(0))
        .where((eb) => eb.or([eb('v.recordedTo', 'is', null), eb('v.recordedTo', '>', knownAt ?? new Date(0))])),
    )
    .orderBy('v.issuedOn')
    .orderBy('v.serial')
    .orderBy('v.paperId')
    .execute()
  return z.array(PaperFact).parse(rows)
}

export interface OwnPaper {
  by: Actor
  at: Date
  id?: PaperId
  kind: string
  number: string
  issuedOn: Day
  issuer: { id: BodyId; name: string }
  abstract: string
  signerName: string | null
  signerTitle: string | null
  fileId: FileId | null
  topic?: PaperTopic
}

/**
 * A paper that a room above issues through this product enters the register in one statement, under the same unique number.
 * It records no deed of its own: the caller's deed is the act and names the paper and its number among its facts.
 */
export async function recordIssuedPaper(tx: Tx, own: OwnPaper): Promise<PaperId> {
  const { by, at, id = PaperId.parse(uuidv7(at)), issuer, topic = null, ...paper } = own
  if (readOfficialNumber(own.number) === undefined) refuse('invalid', 'official-number.unreadable', { number: own.number })
  await addPaper(tx, by.authority, id, { ...paper, issuerId: issuer.id, issuerName: issuer.name, note: null, topic }, by.officer, at)
  return id
}
