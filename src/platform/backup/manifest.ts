import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonical, type Json } from '../../kernel/canonical-json.ts'
import { refuse } from '../../kernel/refusal.ts'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Count = z.int().min(0)
const Name = z.string().regex(/^[a-z_][a-z0-9_]*$/)
const Measure = z.strictObject({ rows: Count, bytes: Count, sha256: Sha256 })

export const Table = z.strictObject({
  schema: Name,
  name: Name,
  columns: z.array(z.strictObject({ name: Name, type: z.string() })),
  ...Measure.shape,
})

const Content = z.strictObject({
  format: z.literal('hopchuan-backup'),
  version: z.literal(1),
  product: z.string(),
  postgres: z.string(),
  /** The moment the database shows: everything acknowledged before is in, nothing begun after. */
  takenAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string().regex(/^\d{4}-[a-z0-9-]+$/), sha256: Sha256 })).min(1),
  tables: z.array(Table).min(1),
  /** Long works and letters that waited: held in a restored copy. */
  jobs: Measure,
  sequences: z.array(z.strictObject({ schema: Name, name: Name, last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  /** The list names hash and length of every file; `lost` are those that were gone or changed when the backup was taken. */
  files: z.strictObject({ list: Measure, bytes: Count, lost: z.array(Sha256) }),
  heads: z.array(z.strictObject({ authority: Count, organisation: z.guid(), seq: Count, hash: Sha256 })),
})

export type ManifestContent = z.infer<typeof Content>
export type BackedTable = z.infer<typeof Table>

/** Told apart from a damaged manifest: a backup of a later product is whole, it needs a later product. */
const Any = z.looseObject({ format: z.literal('hopchuan-backup'), version: z.number(), product: z.string() })

export const manifestName = 'manifest.json'
export const jobsName = 'jobs.copy'
export const filesName = 'files.copy'
export const tableName = (table: { schema: string; name: string }): string => `tables/${table.schema}.${table.name}.copy`
export const fileName = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256}`

const digestOf = (content: ManifestContent) =>
  createHash('sha256')
    .update(canonical(content as unknown as Json))
    .digest('hex')

/** Canonical JSON that carries its own hash. */
export const writeManifest = (content: ManifestContent): string => `${canonical({ ...content, digest: digestOf(content) } as unknown as Json)}\n`

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('invalid', 'backup.manifest-damaged')
    throw error
  }
}

/** Refuses one that was changed, or that only a later product understands. */
export function readManifest(text: string): ManifestContent {
  const found = jsonOf(text)
  const any = Any.safeParse(found)
  if (!any.success) return refuse('invalid', 'backup.manifest-damaged')
  if (any.data.version > 1) return refuse('invalid', 'backup.later-format', { product: any.data.product })
  const read = Content.extend({ digest: Sha256 }).safeParse(found)
  if (!read.success) return refuse('invalid', 'backup.manifest-damaged')
  const { digest, ...content } = read.data
  return digestOf(content) === digest ? content : refuse('invalid', 'backup.manifest-damaged')
}
