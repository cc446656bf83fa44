import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { DeclarationId } from '../../kernel/identity.ts'
import { lines } from '../../kernel/text.ts'
import { AnnexRow, Difference } from './annex.ts'
import { AsOfQuery } from './declaration.contract.ts'
import { FactId, FactKind, WebAddress } from './fact.ts'

const oneDeclaration = z.strictObject({ declarationId: DeclarationId })

export const FactView = z.strictObject({
  id: FactId,
  kind: FactKind,
  happenedOn: Day,
  note: z.string().nullable(),
  address: z.string().nullable(),
  side: z.enum(['authority', 'agency']).describe('who told it'),
  by: z.string().nullable().describe('name of the person, where this seat may know it'),
  recordedAt: z.iso.datetime(),
  corrects: FactId.nullable(),
  correctedBy: FactId.nullable(),
  holds: z.boolean().describe('false: says that the corrected one was not so'),
})
export type FactView = z.infer<typeof FactView>

/** What stands beside a declaration: its facts with their history, the frozen annex, and what it changed. */
export const showBeside = endpoint({
  name: 'showBeside',
  summary: 'Facts beside a declaration, its frozen annex and the difference to the one before',
  method: 'GET',
  path: '/declarations/:declarationId/beside',
  access: 'declaration.read',
  params: oneDeclaration,
  query: AsOfQuery,
  reply: z.strictObject({
    facts: z.array(FactView),
    annex: z
      .strictObject({ rows: z.array(AnnexRow), sha256: z.string(), frozenAt: z.iso.datetime(), templateSet: z.string(), signedOn: Day.nullable() })
      .nullable()
      .describe('null for a recorded or imported declaration'),
    files: z.array(z.strictObject({ part: z.enum(['docx', 'pdf']), name: z.string(), mediaType: z.string(), size: z.number() })),
    difference: Difference.nullable(),
    agencyUntil: Day.nullable().describe('first day on which the agency no longer existed'),
    supersededOn: Day.nullable(),
    supersededBy: z.strictObject({ id: DeclarationId, number: z.string() }).nullable(),
    drafted: z.boolean(),
    scope: z.string().nullable(),
    withdrawal: z.string().nullable(),
  }),
})

const told = {
  kind: FactKind,
  happenedOn: Day,
  note: lines(2000).nullable().default(null),
  address: WebAddress.nullable().default(null),
}

export const tellFact = endpoint({
  name: 'tellFact',
  summary: 'Note a dated fact beside a declaration: sent, received, remark, posted, web link',
  method: 'POST',
  path: '/declarations/:declarationId/facts',
  access: 'declaration.draft',
  status: 201,
  params: oneDeclaration,
  body: z.strictObject(told),
  reply: z.strictObject({ id: FactId, version: z.int() }),
})

export const correctFact = endpoint({
  name: 'correctFact',
  summary: 'Correct a fact by adding the right one, or by saying that it was not so',
  method: 'POST',
  path: '/declarations/:declarationId/facts/:factId/correction',
  access: 'declaration.draft',
  status: 201,
  params: oneDeclaration.extend({ factId: FactId }),
  body: z.strictObject({ ...told, holds: z.boolean().default(true), reason: lines(2000) }),
  reply: z.strictObject({ id: FactId, version: z.int() }),
})
