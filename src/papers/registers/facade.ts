import { z } from 'zod'
import { type QueryCreator, sql } from 'kysely'
import type { Actor } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { type AuthorityId, type BodyId, type FileId, PaperId } from '../../kernel/identity.ts'
import { numberKey, readOfficialNumber } from '../../kernel/official-number.ts'
import { refuse } from '../../kernel/refusal.ts'
import { uuidv7 } from '../../kernel/uuid.ts'
import type { DB } from '../../platform/db/schema.ts'
import { type Asked, type Part, rowsOf, together } from '../../platform/db/together.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { PaperTopic } from './paper.ts'
import { addPaper } from './paper.store.ts'

/** A paper that came from elsewhere is recorded by the act of receiving it, by the same rules. */
export { decidePaper } from './paper.ts'
export { addPaper, surroundingsPart } from './paper.store.ts'
export { viewKinds } from './paper.queries.ts'

/** For the act of publishing: the record as it is held, with its file. */
export { heldPaper, type HeldPaper } from './held-paper.queries.ts'

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

interface PapersAsked {
  authority: AuthorityId
  from: Asked<Day>
  to: Asked<Day>
  knownAt?: Date
}

function papersQuery(tx: Tx, of: PapersAsked) {
  const { knownAt } = of
  return tx
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
}

/** Papers by their own date, in the order of date and number; as known at an instant when one is given. */
export const papersOf = (tx: Tx, of: PapersAsked): Promise<PaperFact[]> => together(tx, { papers: papersPart(tx, of) }).then(({ papers }) => papers)

/** The same as a part of a greater statement. */
export const papersPart = (tx: Tx, of: PapersAsked): Part<PaperFact[]> => rowsOf(papersQuery(tx, of), (rows) => z.array(PaperFact).parse(rows))

const NumberedPaper = z.object({ id: PaperId, number: z.string(), numberKey: z.string(), issuedOn: Day, issuerName: z.string() })

/** Held papers that bear one of these numbers, however they are spelled and whoever issued them; a part of a greater statement. */
export const numberedPart = (tx: Tx, { authority, numbers }: { authority: AuthorityId; numbers: readonly string[] }): Part<z.infer<typeof NumberedPaper>[]> =>
  rowsOf(
    tx
      .selectFrom('paperVersion')
      .select(['paperId as id', 'number', 'numberKey', 'issuedOn', 'issuerName'])
      .where('authorityId', '=', authority)
      .where('numberKey', '=', sql<string>`ANY (${[...new Set(numbers.map(numberKey))]}::text[])`)
      .where('recordedTo', 'is', null),
    (rows) => z.array(NumberedPaper).parse(rows),
  )

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
  recipients?: string[]
  filingUnits?: string[]
  copies?: number | null
}

/**
 * A paper that a room above issues through this product enters the register in one statement, under the same unique number.
 * `tx` may have begun its statement with the files (`withFiles`). It records no deed of its own: the caller's deed is the act and names the paper and its number among its facts.
 */
export async function recordIssuedPaper(tx: QueryCreator<DB>, own: OwnPaper): Promise<PaperId> {
  const { by, at, id = PaperId.parse(uuidv7(at)), issuer, topic = null, recipients = [], filingUnits = [], copies = null, ...paper } = own
  if (readOfficialNumber(own.number) === undefined) refuse('invalid', 'official-number.unreadable', { number: own.number })
  await addPaper(
    tx,
    by.authority,
    id,
    { ...paper, issuerId: issuer.id, issuerName: issuer.name, expiresOn: null, note: null, topic, recipients, filingUnits, copies },
    by.officer,
    at,
  )
  return id
}
